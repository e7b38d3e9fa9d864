"""Choosing from what is offered: by number, by words, by "cả hai", by what the labels mean."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.all_of_list import Listed, all_of
from bot.understanding.amended import amended
from bot.understanding.asides import ALL_OF_THEM, ALL_RIGHT, ASKS, COURTESY, TO_COME, on_the_clock
from bot.understanding.at_once import at_once, corrected, names_past_signs, uncounted
from bot.understanding.children import read_child
from bot.understanding.exactly import said_exactly
from bot.understanding.folding import MOST, clean, fold, plain
from bot.understanding.half_meant import is_half_meant, is_half_right, without_reason
from bot.understanding.line_by_line import AGE, ticked_in, without_ages
from bot.understanding.listed import by_kind
from bot.understanding.meant import (
    NONE_LABEL,
    bare_refusal,
    by_answer,
    by_illness,
    by_meaning,
    codes_of,
    is_list_of_signs,
    none_of_them,
)
from bot.understanding.of_options import Options, as_options
from bot.understanding.placed import by_place
from bot.understanding.pointing import Pointing
from bot.understanding.screening import Screened, any_of, seen_in
from bot.understanding.set_apart import AND, LISTED, are_names, as_several, explicitly, set_apart
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood, Unsure
from bot.understanding.ways import FILLERS, HEDGES
from bot.understanding.wording import Heeded, wording_of

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_HOUR = re.compile(r"\b(\d{1,2}) ?(?:h|g) ?(\d{1,2})?\b")
_HALVES = Screened(r"\bsang\b.*\bchieu\b|\bchieu\b.*\bsang\b")
_OR = Screened(r"\bhoac\b")
_MAY_BE = Screened(r"\bduoc\b")
_GO_TO_SCHOOL = Screened(r"\b[đd]i h[oóòỏõọ][kc]\b")
_STOPS = Screened(r"[;.\n]")
_CAPITAL = re.compile(r"\b[A-Z]\b")
_THIS_OR_THAT = Screened(r"\b(?:hoac|hay)\b")
_PARTS = re.compile(r"[,;.]")
_HEDGE = Screened(HEDGES)


def read_choice(text: str, options: Sequence[Named], *, many: bool) -> Read:
    """The keys that were surely meant; Unsure with those that fit where only one may be chosen."""
    if len(text) > MOST or not options or not text.strip():
        return NOT_UNDERSTOOD
    typed = clean(text.replace("\n", " ; "))
    typed = typed if typed.replace(" ", "").isalpha() else _HOUR.sub(lambda m: f"{m[1]} giờ {m[2] or ''}", typed)
    typed = " ".join(typed.split())
    of = as_options(options)
    same = said_exactly(typed, of)
    if len(same) == 1:
        return Understood((same[0].key,))
    return _choosing(of, many).read(on_the_clock(typed), text)


_WHATEVER = Screened(r"\b(?:ai|gi|nao)\b")
_BUT_NOT = Screened(r"\b(?:nhung|ma) (?:\w+ )?((?:chua|khong|ko|k|chang|hong|hok)\b.*)")
_EITHER = Screened(r"\b(?:hay|hoac)\b.*\b(?:deu|cung|nao|sao)\b.*\bduoc\b")
_BOTH = any_of(_HALVES, _EITHER)
_CLAUSES = any_of(_STOPS, Screened(","))
_SHORT_WORDS = ("a", "e", "k", "u", "o", "r")


class _Choosing:
    """One list of labels and how many of them may be taken."""

    def __init__(self, options: Options, many: bool) -> None:
        self.options, self.many = options, many
        self.wording = wording_of(options.labels)
        self.words, self.said_words = self.wording.words, self.wording.said_words
        self.codes = codes_of(options.labels)
        self.has_signs = is_list_of_signs(options)
        self.are_names = are_names(options.labels)
        self.everyone = options.keys
        self.none_of_them = {o.key for o in options if NONE_LABEL.search(fold(o.label))}
        self.letters = {o.key.casefold(): o.key for o in options if len(o.key) == 1 and o.key.isalpha()}
        self.asks = ASKS.search(fold(" ".join(options.labels))) is not None
        self.pointing = Pointing(len(options), self.words, self.said_words, many=many)

    def read(self, typed: str, text: str) -> Read:
        """In the order of how sure each way is."""
        seen = seen_in(typed)
        asks = "?" in typed and len(fold(typed).split()) > 1
        if asks or (not self.asks and seen & ASKS.bit and ASKS.search(fold(typed))):
            return NOT_UNDERSTOOD
        if (settled := at_once(typed, self.options, many=self.many)) is not None:
            return settled
        typed, text = (ALL_OF_THEM.sub("", uncounted(one, self.words)) for one in (typed, text))
        if seen & AGE.bit and "tuoi" not in self.words:
            typed, text = without_ages(typed), without_ages(text)
        if (ticked := ticked_in(typed)) is not None:
            keys = [o.key for n, o in enumerate(self.options, 1) if n in ticked]
            return self.chosen(keys) if len(keys) == len(ticked) else Unsure(self.everyone)
        plainly = amended(typed, self.words, many=self.many)
        typed, text = (typed, text) if plainly == typed else (plainly, plainly)
        if (instead := corrected(typed, self.words)) is not None:
            return self.said(instead, instead) if fold(instead) else Unsure(self.everyone)
        typed, text = without_reason(typed, text, self.words)
        if is_half_right(typed, self.words) and not self.many:
            return Unsure(self.everyone)
        if self.has_signs and names_past_signs(typed):
            return Unsure(self.everyone)
        told = (
            set_apart(typed, self.wording, many=self.many, of_people=self.are_names)
            if not self.has_signs
            else as_several(typed)
            if self.many
            else typed
        )
        if told is None:
            return Unsure(self.everyone)
        typed, text = (typed, text) if told == typed else (told, told)
        seen = seen_in(typed)
        if (
            self.many
            and seen & _OR.bit
            and _OR.search(fold(typed))
            and "hoac" not in self.words
            and not _MAY_BE.search(fold(typed))
        ):
            around = self.said(typed, text)
            return Unsure(around.value) if isinstance(around, Understood) and len(around.value) > 1 else around
        is_to_come = self.wording.is_of_done and seen & TO_COME.bit and TO_COME.search(fold(typed))
        if is_to_come and not bare_refusal(typed.partition(",")[0], self.options):
            return Unsure(self.everyone)
        may_be_both = not self.many and seen & _BOTH
        if may_be_both and (_HALVES.search(fold(typed)) or _EITHER.search(fold(typed))):
            return Unsure(self.everyone)
        plainly = " ".join((COURTESY.sub(" ", typed) if seen & COURTESY.bit else typed).split())
        read = self.said(plainly, text)
        if not isinstance(read, Understood) and (chosen := explicitly(typed)):
            read = self.said(chosen, chosen)
        undone = _BUT_NOT.search(plain(plainly)) if seen & _BUT_NOT.bit and not self.many else None
        if isinstance(read, Understood) and undone:
            # "gọi rồi nhưng chưa được": what comes last holds, if a line says that
            last = self.said(at_last := plainly[undone.start(1) :], at_last)
            denied = {self.options[i].key for h in self.wording.listen(at_last).heard for i in h.speaks_against}
            is_kept = bool(denied) and denied.isdisjoint(read.value)  # "đỡ nhưng chưa khỏi"
            return last if isinstance(last, Understood) else read if is_kept else Unsure(read.value)
        if isinstance(read, Understood) and self.many and self.leaves_open(plainly):
            return Unsure(read.value)
        if isinstance(read, Understood) and not self.has_signs and is_half_meant(typed, self.words, many=self.many):
            return Unsure(read.value)
        return read

    def leaves_open(self, typed: str) -> bool:
        """Whether beside what is understood something is set that is not: "ho với chảy"."""
        parts = [part for part in (LISTED if self.has_signs else AND).split(typed) if fold(part)]
        if len(parts) < 2 or {"va", "voi"} & self.words:
            return False
        most = 2 if self.has_signs and not AND.search(typed) else 4
        short = [p for p in parts[1:] if len(fold(p).split()) < most and not _WHATEVER.search(fold(p))]
        return any(not isinstance(self.said(p, p), Understood) for p in short)

    def said(self, typed: str, text: str) -> Read:
        if not fold(typed):
            return NOT_UNDERSTOOD
        if "ba" in self.words and "ba" in typed.split():
            typed = re.sub(r"\bba (?=(?:noi|ngoai)\b)|(?<=\bong )ba\b", lambda m: m[0].replace("ba", "bà"), typed)
        if "hoc" in self.words:
            typed = _GO_TO_SCHOOL.sub("đi học", typed)
        lettered = self.by_key(typed, text) or by_kind(typed, self.options, many=self.many)
        if lettered is not None:
            return lettered
        placed = by_place(typed, self.options, self.said)
        if placed is not None:
            return placed
        pointed = self.pointing.read(typed, text)
        if pointed is not None:
            keys = tuple(self.options[n - 1].key for n in pointed.places)
            if pointed.is_doubtful:
                meant = None if keys else by_meaning(text, self.options, many=self.many)
                return meant or (Unsure(keys) if keys else NOT_UNDERSTOOD)
            return self.beside(keys, pointed.rest)
        whole = all_of(typed, Listed(self.options, self.wording, many=self.many), self.said)
        if whole is not None:
            return whole
        if self.are_names and isinstance(named := read_child(text, self.options), Understood | Unsure):
            return self.chosen(named.value) if isinstance(named, Understood) else named
        refused = bare_refusal(typed, self.options) or by_answer(typed, self.options)
        if refused is not None:
            return refused
        none = self.by_head(typed) or none_of_them(typed, self.options)
        if none is not None:
            return none
        meant = by_meaning(text, self.options, many=self.many)
        if isinstance(meant, Understood) and self.has_signs:
            return self.with_uncoded(meant.value, typed)
        return meant if meant is not None else self.by_words(typed)

    def by_head(self, typed: str) -> Read | None:
        """ "Chưa cô ạ, chiều mới đi": the first clause refuses, and the rest speaks for no other line."""
        if not seen_in(typed) & _CLAUSES:
            return None
        head, _, rest = _STOPS.sub(",", typed).partition(",")
        refused = bare_refusal(head, self.options) if fold(rest) else None
        if refused is None:
            return None
        said = self.by_words(rest)
        return refused if not isinstance(said, Understood) or said == refused else None

    def by_key(self, typed: str, text: str) -> Read | None:
        """Lines headed by letters, chosen by these: "c", "a và d"; a short word counts only beside others."""
        keys = self.letters
        if not keys:
            return None
        words = [w for w in fold(re.sub(r"\bạ\b", " ", typed)).split() if len(w) == 1 or w not in FILLERS]
        letters = [w for w in words if w in keys]
        if not letters or len(letters) < len(words) or set(letters) & self.words:
            return None
        if len(letters) == 1 and letters[0] in _SHORT_WORDS and not _CAPITAL.search(text):
            return None
        return self.chosen([keys[w] for w in letters])

    def chosen(self, keys: Sequence[str]) -> Read:
        keys = tuple(dict.fromkeys(keys))
        if not keys:
            return NOT_UNDERSTOOD
        is_one = len(keys) == 1 or (self.many and self.none_of_them.isdisjoint(keys))
        return Understood(keys) if is_one else Unsure(keys)

    def beside(self, keys: tuple[str, ...], rest: str) -> Read:
        """A number, and words behind it that may speak for another line."""
        if not rest:
            return self.chosen(keys)
        said = self.said(rest, rest)
        if isinstance(said, Understood) and self.many:
            return self.chosen([*keys, *said.value])
        if isinstance(said, Understood) and not set(said.value) <= set(keys):
            return Unsure((*keys, *said.value))
        return self.chosen(keys)

    def by_words(self, typed: str) -> Read:
        heeded = self.wording.listen(typed)
        if not heeded.heard:
            return by_illness(typed, self.options) or NOT_UNDERSTOOD
        own = {next(iter(h.speaks_for)) for h in heeded.heard if len(h.speaks_for) == 1 and not h.is_weak}
        weak = [next(iter(h.speaks_for)) for h in heeded.heard if len(h.speaks_for) == 1 and h.is_weak]
        own |= {one for one in weak if weak.count(one) > 1}
        heads = {(h.clause, h.at - 1) for h in heeded.heard if len(h.speaks_for) == 1 and not h.is_weak}
        shared = [h for h in heeded.heard if len(h.speaks_for) > 1 and not h.is_weak]
        if any(self.wording.is_whole(i, heeded) for i in own):
            # "thuốc kháng sinh" is "Kháng sinh" also among other "Thuốc ..."
            shared = [h for h in shared if (h.clause, h.at) not in heads]
        others = {i for h in shared if not h.speaks_for & own for i in h.speaks_for}
        if not own:
            own = {one for one in weak if one in others}
            own = own if len(own) == 1 else set()
            others = set() if own else others
        if not own:
            full = [i for i in range(len(self.options)) if self.wording.is_whole(i, heeded)]
            most = max((len(self.wording.meanings[i]) for i in full), default=0)
            own = {i for i in full if len(self.wording.meanings[i]) == most}
            others -= own if len(own) == 1 else set()
            others = others if not own else set()
        own = self.wholly(own, heeded)
        denied = {i for h in heeded.heard for i in h.speaks_against if not h.is_weak and not h.speaks_for}
        keys = [self.options[i].key for i in sorted(own)]
        hedge = _HEDGE.search(fold(typed)) if seen_in(typed) & _HEDGE.bit else None
        hedged = hedge is not None and not set(hedge[0].split()[1:]) & self.said_words
        is_half_denied = any(self.wording.is_half_denied(i, denied, heeded) for i in own)
        is_open = not own or hedged or is_half_denied or bool(others or own & denied)
        if is_open or self.wording.is_of_both(own, heeded, typed):
            around = sorted(own | others | denied)
            talks = sum(heeded.unknown.values()) > 3
            return Unsure(tuple(self.options[i].key for i in around)) if around and not talks else NOT_UNDERSTOOD
        if any(not self.accepts(i, heeded) for i in own):
            return Unsure(tuple(keys)) if sum(heeded.unknown.values()) < 2 else NOT_UNDERSTOOD
        if self.many and _THIS_OR_THAT.search(fold(typed)) and not _MAY_BE.search(fold(typed)):
            return Unsure(tuple(keys))
        return self.chosen(keys)

    def wholly(self, own: set[int], heeded: Heeded) -> set[int]:
        """Where one is to be chosen and one label is said wholly, a few words of others are its details."""
        shares = {i: self.wording.share(i, heeded) for i in own}
        whole = [i for i, (matched, length) in shares.items() if matched == length]
        are_slight = all(2 * matched < length for i, (matched, length) in shares.items() if i not in whole)
        return set(whole) if not self.many and len(whole) == 1 and are_slight else own

    def with_uncoded(self, keys: Sequence[str], typed: str) -> Read:
        """Signs that the lexicon found, and labels it does not know of which all words were said."""
        typed = ", ".join(part for part in _PARTS.split(typed) if not ALL_RIGHT.search(fold(part)))
        heeded = self.wording.listen(typed)
        against = {i for h in heeded.heard for i in h.speaks_against}
        whole = [i for i in range(len(self.options)) if i not in against and self.wording.is_whole(i, heeded)]
        found = [
            *keys,
            *(
                self.options[i].key
                for i in whole
                if not self.codes[i] and not NONE_LABEL.search(fold(self.options[i].label))
            ),
        ]
        missed = {self.options[i].key for i in whole} - set(found)
        return (
            Unsure((*found, *missed))
            if missed and not re.search(r"\b(?:het|khoi|khong|ko|k|hong|chua|do|dut)\b", fold(typed))
            else self.chosen(found)
        )

    def accepts(self, index: int, heeded: Heeded) -> bool:
        """Whether what else was said beside the words of a label leaves no doubt of it."""
        clauses = {h.clause for h in heeded.heard if index in h.speaks_for}
        unknown = sum(heeded.unknown.get(c, 0) for c in clauses)
        details = sum(heeded.details.get(c, 0) for c in clauses)
        before = sum(heeded.before.get(c, 0) for c in clauses)
        matched, length = self.wording.share(index, heeded)
        if all(h.is_weak for h in heeded.heard if index in h.speaks_for):
            clause = min(clauses)
            unknown, details = heeded.unknown.get(clause, 0), heeded.details.get(clause, 0)
            return (matched == length or matched > 1) and unknown + details == 0
        if self.codes[index] and self.has_signs:
            return (matched == length or matched > 1) and unknown + details == 0
        if self.wording.is_led_by(index, heeded) and before == 0 and unknown <= 3:
            return True
        if unknown == 0:
            return details == 0 or matched > 1 or 2 * matched >= length
        if matched == length and before < 2 and unknown <= (3 if matched > 1 else 2):
            return True
        return (2 * matched >= length and unknown == 1) or (matched > 1 and unknown <= 2)


_choosing = lru_cache(maxsize=512)(_Choosing)
"""The same list is chosen from again and again."""
