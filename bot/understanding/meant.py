"""Choosing by what a sentence means where it has not the words of the labels: signs, days, degrees, going to school."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from bot.understanding.accounting import is_accounted
from bot.understanding.attending import goes
from bot.understanding.by_degrees import by_degrees, ranges_of
from bot.understanding.causes import GENERAL
from bot.understanding.folding import clean, fold, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.of_options import Options, as_options
from bot.understanding.on_days import by_day, days_of
from bot.understanding.screening import Screened, any_of, seen_in
from bot.understanding.statements import tell
from bot.understanding.temperature import read_temperature
from bot.understanding.told import HAS, HASNT, MAYBE
from bot.understanding.values import Named, NotUnderstood, Understood, Unsure
from bot.understanding.ways import DENYING, FILLERS

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_SOMEBODY = re.compile(r"\b(?:nguoi|ai)\b")
_BESIDES = re.compile(r"\b(?:ngoài|ngoai) ra\b")
_NONE_AT_ALL = Screened(r"^(?:da )?(?:tat ca )?deu (?:khong|ko)\b(?! biet| ro| nho)")
_PARTS = re.compile(r"[,;/]")
_WORD = re.compile(r"\w+")


def by_meaning(text: str, options: Options, *, many: bool) -> Read | None:
    """What a list of signs, of days, of degrees or of coming and staying is chosen from by a sentence; None where it
    is no such list, or the sentence says nothing of it."""
    labels = options.labels
    if is_list_of_signs(options):
        return by_signs(text, options)
    if not many and len(days := days_of(labels)) > 1:
        return by_day(text, options, days)
    if not many and len(ranges := ranges_of(labels)) > 1:
        return by_degrees(text, options, ranges)
    return None if many else by_going(text, options)


@lru_cache(maxsize=256)
def _goings_of(labels: tuple[str, ...]) -> tuple[tuple[str | None, bool], ...]:
    """Of each label whether it is going to school, and whether it is coming late."""
    return tuple((goes(items), any(i.tag == "late" for i in items)) for items in map(items_of, labels))


def by_going(text: str, options: Sequence[Named]) -> Read | None:
    """Going to school or staying at home, where these are the labels."""
    each = _goings_of(tuple(o.label for o in options))
    late = [i for i, (_, is_late) in enumerate(each) if is_late]
    plain_going = [i for i, (going, is_late) in enumerate(each) if going == HAS and not is_late]
    staying = [i for i, (going, _) in enumerate(each) if going == HASNT]
    if len(plain_going) != 1 or len(staying) != 1 or len(late) > 1 or len(late) + 2 != len(options):
        return None
    told, items = tell(items_of(text)), items_of(text)
    going = goes(items)
    if going not in (HAS, HASNT) or told.is_question or told.is_unsure or told.unknown > 1:
        return None
    if any(i.tag in ("maybe", "depends") for i in items):
        return None
    is_late = any(item.tag == "late" for item in items)
    chosen = staying if going == HASNT else late if is_late and late else plain_going
    return Understood((options[chosen[0]].key,))


@lru_cache(maxsize=256)
def codes_of(labels: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The signs that each label names, as the lexicon knows them."""
    return tuple(
        frozenset(code.rstrip("?") for item in items_of(label) for code in item.codes) - {"other"} for label in labels
    )


def is_list_of_signs(options: Sequence[Named]) -> bool:
    """Whether at least three labels are signs of illness."""
    return sum(map(bool, codes_of(as_options(options).labels))) > 2


def by_signs(text: str, options: Sequence[Named]) -> Read | None:
    """Labels that are signs of illness, chosen by what a sentence says a child has; None where it is no such list."""
    codes = codes_of(tuple(o.label for o in options))
    told = tell(items_of(text))
    slight = {e.code for e in told.entries if e.is_slight and not e.is_sense and told.status(e.code) == MAYBE}
    has = [*told.codes(HAS), *(code for code in told.codes(MAYBE) if code in slight)]
    may_be = set(told.codes(MAYBE)) - slight
    asks_of_others = any(_SOMEBODY.search(fold(o.label)) for o in options)
    of_list = frozenset().union(*codes)
    is_of_others = not asks_of_others and not told.is_question and any(set(i.codes) & of_list for i in items_of(text))
    none = [o.key for o in options if NONE_LABEL.search(fold(o.label))]
    is_clear = not (told.is_unsure or told.is_question or told.is_unreal or told.is_partial or told.codes(MAYBE))
    if not has and len(none) == 1 and {"well", "fine"} & set(told.well) and is_clear and is_accounted(items_of(text)):
        return Understood((none[0],))
    if not has and (told.codes(HASNT) or told.codes(MAYBE) or is_of_others):
        return Unsure()
    if not has or may_be or told.is_question or told.is_unsure or told.is_unreal or told.unknown > 1:
        return None
    if told.is_partial or _is_of_two_labels(text, options):
        return Unsure()
    keys: list[str] = []
    for code in has:
        fitting = [o.key for o, each in zip(options, codes, strict=True) if code in each]
        if code == "other":
            fitting = _others(text, options)
        if len(fitting) != 1:
            return None
        keys += fitting
    return Unsure() if _is_out_of_bounds(text, options, keys) else Understood(tuple(dict.fromkeys(keys)))


_HIGH = re.compile(r"\bsot (?:rat )?(?:cao|dung dung)\b")


def _is_out_of_bounds(text: str, options: Sequence[Named], keys: Sequence[str]) -> bool:
    """Whether a label among these names degrees, and the text neither these nor that it is high: "sốt 38 thôi"."""
    ranges = ranges_of(tuple(o.label for o in options))
    bounds = [span for i, span in ranges.items() if options[i].key in keys]
    read = read_temperature(text) if bounds else None
    if isinstance(read, Understood) and isinstance(read.value, Decimal):
        return not all(low <= read.value <= high for low, high in bounds)
    return bool(bounds) and not _HIGH.search(fold(text))


def _is_of_two_labels(text: str, options: Sequence[Named]) -> bool:
    """Whether a single word that names a sign stands in several labels: "giật" of "co giật" and "giật mình"."""
    words = [fold(o.label).split() for o in options]
    return any(
        sum(fold(i.typed) in label for label in words) > 1 and all(fold(i.typed) != " ".join(label) for label in words)
        for i in items_of(text)
        if i.tag == "sign" and " " not in i.typed
    )


def _others(text: str, options: Sequence[Named]) -> list[str]:
    """The label of a sign that has no code of its own: its words, else "khác"; none where it is a part of a label."""
    said = {fold(item.typed) for item in items_of(text) if "other" in item.codes}
    same = [o.key for o in options if said & {fold(part) for part in (o.label, *_PARTS.split(o.label))}]
    if same or any(set(one.split()) < set(fold(o.label).split()) for o in options for one in said):
        return same
    return [o.key for o in options if fold(o.label).endswith("khac")]


@lru_cache(maxsize=512)
def _ill_of(options: Options) -> list[str]:
    return [o.key for o in options if any(i.text in GENERAL for i in items_of(o.label))]


def by_illness(text: str, options: Options) -> Read | None:
    """The one label that is being ill, for whoever names a sign: "sốt" among reasons to stay at home."""
    ill = _ill_of(options)
    if len(ill) != 1:
        return None
    told = tell(items_of(text))
    is_open = told.is_unsure or told.is_question or told.is_unreal or told.is_partial or told.codes(MAYBE)
    if is_open or told.unknown or not told.codes(HAS) or told.codes(HASNT):
        return None
    return Understood((ill[0],))


_NONE_SAID = Screened(
    r"\b(?:khong|ko|k|kg|hong|hok|chang|khg|kh|hem|chua) (?!(?:ro|biet|nho|chac)\b)(?:\w+ ){0,4}?(?:gi|j|nao|sao|ai)\b"
)
NONE_LABEL = re.compile(
    r"^(?:con |be |em |chau )?(?:khong|chua) (?:co |bi |thay )?(?:bieu hien|trieu chung|dau hieu|gi|ai|cai|muc)\b"
    r"|^khong$|^khong co$"
)


_MAY_BE_NONE = any_of(_NONE_SAID, _NONE_AT_ALL)


def none_of_them(typed: str, options: Sequence[Named]) -> Read | None:
    """ "Không có gì hết" where a label says so; where none does it is no answer."""
    if not seen_in(typed) & _MAY_BE_NONE:
        return None
    bare = fold(_BESIDES.sub(" ", typed))
    said = _NONE_SAID.search(bare) or _NONE_AT_ALL.search(bare)
    if said is None:
        return None
    labels = [o for o in options if NONE_LABEL.search(fold(o.label))]
    rest = bare[: said.start()] + bare[said.end() :]
    signs = [i for i in items_of(rest) if i.tag == "sign"]
    if len(labels) == 1 and not signs and len(rest.split()) <= 6:
        return Understood((labels[0].key,))
    return None


_NOT_YET = words_of("chưa chua ch chx chuwa")
_UNKNOWING = words_of("ro nho biet chac")


def bare_refusal(typed: str, options: Options) -> Read | None:
    """ "Chưa", "không ạ", where one label begins with it."""
    words = [w for w in _WORD.findall(typed) if fold(w) not in FILLERS or w == "đỡ"]
    bare = fold(typed).split()
    if "co" in bare and all(w in FILLERS and w not in ("con", "sao") for w in bare):
        having = [o for o, head in zip(options, options.heads, strict=True) if head == "có"]
        return Understood((having[0].key,)) if len(having) == 1 else None
    if not words or any(w not in DENYING for w in words) or _UNKNOWING & set(bare):
        return None
    labels = [o for o, head in zip(options, options.heads, strict=True) if head.strip(",") in DENYING]
    if len(labels) > 1:
        is_not_yet = set(words) <= _NOT_YET
        labels = [o for o in labels if (clean(o.label).split()[0] in _NOT_YET) == is_not_yet]
    labels = [o for o in labels if not (_UNKNOWING | {"khoi"}) & set(fold(o.label).split())]
    return Understood((labels[0].key,)) if len(labels) == 1 else None


_ANSWERS = ((words_of("roi xong r rui co duoc"), {"roi", "chua"}), (words_of("co"), {"co", "khong"}))


_DONE = words_of("rồi roi đã")


def _bare_done(typed: str, options: Options) -> Read | None:
    """ "Rồi ạ", "đã", where one label begins with "đã" and another denies it."""
    words = _WORD.findall(typed)
    if _DONE.isdisjoint(words):
        return None
    is_bare = all(fold(w) in FILLERS or w == "đã" for w in words)
    heads = [label.partition(" ")[0] for label in options.cleaned]
    is_one = is_bare and heads.count("đã") == 1 and "chưa" in heads
    return Understood((options[heads.index("đã")].key,)) if is_one else None


def by_answer(typed: str, options: Options) -> Read | None:
    """Where "rồi" and "chưa", or "có" and "không", are labels: what a short sentence answers."""
    done = _bare_done(typed, options)
    if done is not None:
        return done
    if not any(labels.issubset(options.folded) for _, labels in _ANSWERS):
        return None
    by_label = dict(zip(options.folded, options.keys, strict=True))
    words = _WORD.findall(typed)
    bare = [fold(w) for w in words]
    if len(words) > 6 or _UNKNOWING & set(bare) or {"le", "chac", "hay", "hoac"} & set(bare):
        return None
    for positive, labels in _ANSWERS:
        if not labels <= set(by_label):
            continue
        yes, no = sorted(labels, key=lambda one: one in ("chua", "khong"))
        if any(w in DENYING for w in words):
            return Understood((by_label[no],))
        if positive & set(bare) or "đã" in words:
            return Understood((by_label[yes],))
    return None
