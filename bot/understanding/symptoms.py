"""Every fact that a sentence about a child holds: signs, temperature, first day, at school or not, well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from bot.understanding.accounting import strange_words
from bot.understanding.answering import is_of_the_speaker
from bot.understanding.asked_for import all_of_them, goes_as_asked, the_rest
from bot.understanding.attending import NAMING_SCHOOL, asks_only, goes
from bot.understanding.begun import onset
from bot.understanding.causes import ELSE
from bot.understanding.classes import of_the_teacher
from bot.understanding.danger import names_danger
from bot.understanding.fainting import SAID, has_fainted
from bot.understanding.folding import MOST, fold
from bot.understanding.heated import FEVER, heated, weigh
from bot.understanding.items import NAME, Item
from bot.understanding.lexicon import items_of, names_in
from bot.understanding.statements import tell
from bot.understanding.told import DROPPED, HAS, HASNT, MAYBE, Told
from bot.understanding.unmarked import may_be_turned
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood
from bot.understanding.whose import of_themselves, tells_children_apart

_ANY_SIGN = re.compile(
    r"\b(?:bieu hien|trieu chung|dau hieu|van de) (?:gi|nao|bat thuong)\b.*\bkhong\b|\bco gi (?:la|bat thuong)\b"
)

_ASKS_MORE = re.compile(
    r"\bcon (?:co |bi )?(?:bieu hien|dau hieu|trieu chung|van de|gi)\b.*\b(?:khac|nua)\b(?! thuong)"
    r"|\bthem (?:bieu hien|dau hieu|trieu chung|gi)\b|\bgi them\b"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was told; None and empty: nothing was said of it. `at_school` is of today, `celsius` of now.

    `highest` (of several temperatures, where it is lower now) and `in_hospital` are read by `told_by_family` alone.
    """

    has: tuple[str, ...] = ()
    hasnt: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    celsius: Decimal | None = None
    onset: date | None = None
    at_school: bool | None = None
    is_well: bool = False
    highest: Decimal | None = None
    in_hospital: bool = False


_NO_FACTS = Facts()
_MOST_STRANGE = 1
"""Words that nobody knows beside a denial, or beside being well: with more it is asked again."""
Read = Understood[Facts] | NotUnderstood


def read_symptoms(text: str, today: date, question: str = "") -> Read:
    """The facts of a sentence, not understood where it holds none; a bare "không" is one if any sign was asked for.

    Danger of life is a sign that is in no list, however the rest reads; a teacher tells it of a pupil.
    """
    found = _read(text, today, question)
    if not names_danger(text) or (not isinstance(found, Understood) and _asks_a_teacher(question)):
        return found
    facts = found.value if isinstance(found, Understood) else _NO_FACTS
    hasnt, maybe = (tuple(code for code in codes if code != "other") for codes in (facts.hasnt, facts.maybe))
    has = facts.has if "other" in facts.has else (*facts.has, "other")
    return Understood(replace(facts, has=has, hasnt=hasnt, maybe=maybe, is_well=False))


def _read(text: str, today: date, question: str) -> Read:
    if len(text) > MOST:
        return NOT_UNDERSTOOD
    is_teacher = _asks_a_teacher(question)
    text = of_the_teacher(text) if is_teacher else text
    heat = heated(text)
    items = items_of(heat.rest, names_in(text) | _name_of_the_child(question))
    if called := _called(question):
        items = tuple(_as_child(item) if item.text in called else item for item in items)
    if is_teacher:
        items = tuple(
            _as_other(item) if item.text in _PUPILS or item.text.startswith(_CHILDREN) else item for item in items
        )
        items = tuple(
            _as_other(item) if item.tag == "child" and before.typed in _CARING else item
            for before, item in pairwise((_NOBODY, *items))
        )
    told = tell(of_themselves(items) if is_teacher else items)
    _settle(told)
    if _CONTACT.search(heat.bare):
        for entry in told.entries:
            # "bạn bên cạnh bị thủy đậu, con có tiếp xúc": whose it is nobody knows
            entry.status = DROPPED if entry.is_disease and entry.status == HAS else entry.status
    if is_teacher and not told.well and (_OF_A_CLASS.search(heat.bare) or _is_of_a_pupil(items)):
        return NOT_UNDERSTOOD
    if (
        heat.are_several
        and not heat.is_low
        and heat.celsius is None
        and all(e.is_past for e in told.entries if (e.code, e.status) == ("fever", HAS))
    ):
        return NOT_UNDERSTOOD
    if _is_in_doubt(told, items, heat.bare, is_measured=heat.celsius is not None) or two_are_named(text, question):
        return NOT_UNDERSTOOD
    by_status = told.by_status()
    has, hasnt, maybe = by_status[HAS], by_status[HASNT], by_status[MAYBE]
    if has or maybe or hasnt:
        hasnt += the_rest(heat.bare, question, (*has, *hasnt, *maybe))
    has += all_of_them(heat.bare, question, (*has, *hasnt, *maybe))
    celsius = None if told.is_of_others("fever") or (heat.is_past and "fever" not in has + maybe) else heat.celsius
    is_over = False
    if celsius is not None:
        was_before = all(e.is_past for e in told.entries if e.code == "fever")
        weigh(celsius, has, hasnt, maybe, is_unsure=told.is_unsure, was_before=was_before and not heat.is_past)
        is_over = celsius < FEVER and was_before and has + maybe == ["fever"]
    if "other" in hasnt and (len(hasnt) > 1 or ("part" in told.well and not (has or maybe))):
        # "mệt chi mô, chạy nhảy ầm ầm": well, and nothing more is denied
        hasnt.remove("other")
    if hasnt or has or maybe:
        hasnt += [code for code in sorted(told.parts) if code in _PLAIN_PARTS and code not in has + hasnt + maybe]
    if "other" in has and "lethargic" not in has and has_fainted(told, heat.bare):
        has[has.index("other")] = "lethargic"
        has += (
            ["other"] if any(e.code == "other" and e.status == HAS and e.said not in SAID for e in told.entries) else []
        )
    if "unwell" in told.well and not (has or maybe):
        has.append("other")
    spoken = items if heat.celsius is None and "°" not in heat.rest else items_of(text)
    going = goes(spoken) if _speaks_of_school(spoken) else None
    if going is None and (asked := goes_as_asked(told.head, heat.bare, question)):
        going = asked
    facts = Facts(
        tuple(has),
        tuple(hasnt),
        tuple(maybe),
        celsius,
        onset(heat.rest, heat.bare, told, today) if (has or maybe) and not is_over else None,
        None if going in (None, MAYBE) or asks_only(spoken) else going == HAS,
        (
            not (has or maybe or (heat.was_high and not {"well", "fine"} & set(told.well)))
            or _is_but_little(told, has, maybe)
        )
        and _is_well(told, hasnt, question, items)
        and not _is_of_a_parent(items, question),
    )
    denies = bool(hasnt) or facts.is_well
    if facts == _NO_FACTS or (denies and (may_be_turned(text) or strange_words(items) > _MOST_STRANGE)):
        return NOT_UNDERSTOOD
    return Understood(facts)


def _as_child(item: Item) -> Item:
    return Item("child", frozenset({"child"}), item.text, typed=item.typed)


def _speaks_of_school(items: Sequence[Item]) -> bool:
    names_it = not NAMING_SCHOOL.isdisjoint([item.tag for item in items])
    return names_it or "không cho" in [item.text for item in items]


def _settle(told: Told) -> None:
    """What is eased is still there, and who is not ill is well."""
    if not told.entries:
        return
    _leave_to_causes(told)
    concrete = [e for e in told.entries if not (e.is_disease or e.is_cause or e.is_vague)]
    has_signs = any(e.status in (HAS, MAYBE) for e in concrete)
    is_sure = any(e.status == HAS for e in concrete)
    # "dị ứng phấn hoa nên hắt xì, không phải cảm": another name is denied, and nothing that ails
    has_causes = is_sure and any(e.is_cause and e.status == HAS for e in told.entries)
    for entry in told.entries:
        if (
            (entry.is_cause and entry.status != HASNT and has_signs)
            or (entry.is_disease and (has_signs or entry.status == HASNT))
            or (entry.is_vague and (is_sure if entry.status in (HAS, MAYBE) else has_causes))
        ):
            # "bị cảm, sổ mũi": a name beside what it names claims nothing of its own
            entry.status = DROPPED
        elif entry.is_eased and entry.status == MAYBE:
            entry.status = HAS
        elif entry.is_general and entry.status == HASNT:
            entry.status = DROPPED
            told.well.append("fine")
            told.denies_illness = True
    denied = {e.code for e in told.entries if e.status == HASNT}
    for entry in told.entries:
        is_told = entry.is_sense and entry.status in (HAS, MAYBE)
        if entry.code == "fever" and is_told and "fever" in denied and _COLD & set(entry.said.split()):
            # "không sốt nhưng người ớn lạnh": it is cold, and no fever
            entry.code = "other"
    for entry in told.entries:
        if entry.is_sense and entry.code == "vomiting" and entry.code in denied and entry.status == MAYBE:
            # "buồn nôn chứ không nôn"
            entry.status = DROPPED


_BITES = ("đốt", "cắn", "chích", "kiến ba khoang", "ngã", "té", "va đập", "đập đầu", "dị ứng", "bị đánh")
_BESIDE = {
    *("ghèn", "gỉ mắt", "dử mắt", "có đờm", "có đàm", "đờm xanh", "nhiều ghèn", "ra ghèn", "đổ ghèn"),
    *("cộm mắt", "cộm"),
}
"""What may be missing while the sign itself is there."""


def _leave_to_causes(told: Told) -> None:
    """A swollen eye is the bite that was told; "mắt đỏ, không ghèn" denies no red eyes."""
    is_bitten = any(e.status == HAS and e.said.endswith(_BITES) for e in told.entries)
    for entry in told.entries:
        if (is_bitten and entry.code == "red_eyes" and "sưng" in entry.said) or (
            entry.status == HASNT
            and entry.said in _BESIDE
            and any(e.code == entry.code and e is not entry and e.status in (HAS, MAYBE) for e in told.entries)
        ):
            entry.status = DROPPED


def _is_well(told: Told, hasnt: Sequence[str], question: str, items: Sequence[Item]) -> bool:
    is_of_all = any(item.text.startswith(_NO_MORE) for item in items)
    if not ({"well", "part"} & set(told.well) or is_of_all) and _ASKS_MORE.search(fold(question[:MOST])):
        # "Con còn biểu hiện nào khác không ạ?" - "Dạ không ạ": no more than was told before
        return False
    if told.bare == ["no"] and not (told.entries or told.well or told.is_question or told.unknown):
        return _ANY_SIGN.search(fold(question[:MOST])) is not None
    if (
        set(told.bare) == {"ok"}
        and any(i.tag in ("child", "now") or i.text in _SELF for i in items)
        and not (told.entries or told.unknown or told.is_question)
    ):
        return True
    is_over = any(
        i.text in _CURED or (i.text.startswith("hết") and _ASKS_OF_END.search(fold(question[:MOST]))) for i in items
    )
    if "done" in told.bare and not told.entries and not told.is_question and is_over:
        return True
    says = {"well", "fine", "rest"} if hasnt else {"well", "fine", "rest", "part"}
    return bool(says & set(told.well)) and not told.is_question and not (told.is_pending and not hasnt)


def _is_but_little(told: Told, has: Sequence[str], maybe: Sequence[str]) -> bool:
    """Whether beside something outside the list every illness was denied: "mỏi chân tí, không bệnh gì"."""
    return set(has) | set(maybe) <= {"other"} and told.denies_illness and not told.is_pending


def _is_of_a_parent(items: Sequence[Item], question: str) -> bool:
    """Whether it is a grown-up who is well, and a child that was asked about."""
    return _OF_A_CHILD.search(question[:MOST].casefold()) is not None and is_of_the_speaker(items)


_NO_MORE = ("không còn triệu chứng", "không còn biểu hiện", "không còn dấu hiệu", "hết triệu chứng")
_SELF = {"mình", "tôi", "tui", "tớ"}
_ASKS_OF_END = re.compile(r"\b(?:do|het|khoi|bot)(?: (?:hon|benh|han|nhieu))* chua\b")
_COLD = {"lạnh", "rét", "ớn", "gai", "rùng"}
_CURED = {"khỏi", "khỏi hẳn", "đã khỏi", "khỏi rồi", "khỏi hẳn rồi", "mới khỏi", "qua khỏi"}
_OF_A_CHILD = re.compile(r"(?<!\w)(?:con|bé|cháu)(?!\w)")
_PLAIN_PARTS = {"runny_nose", "sore_throat", "red_eyes", "rash"}
_HURT = {
    "trầy",
    "xước",
    "gãy",
    "bỏng",
    "phỏng",
    "khâu",
    "rách",
    "trật",
    "trẹo",
    "bong",
    "bó",
    "mổ",
    "sưng",
    "bầm",
    "rạn",
    "ngã",
    "té",
}
_PASSING = {"other", "vomiting", "cough", "runny_nose", "startle", "breathless", "diarrhoea", "sore_throat"}
"""What was yesterday and is over when somebody is well today."""
_CORRECTED = re.compile(r"\by (?:em|toi|minh|chi|anh|con|tui) la\b")
"""Who corrects herself is asked again."""


def _is_in_doubt(told: Told, items: Sequence[Item], bare: str, *, is_measured: bool) -> bool:
    """Whether a text says two things of one child, or of two children, and nothing tells which holds."""
    told_of = [e for e in told.entries if e.status in (HAS, MAYBE)]
    is_over = told_of and {"well", "fine"} & set(told.well) and all(e.is_past for e in told_of)
    if is_over and {item.text for item in items}.isdisjoint(ELSE):
        if told.is_question or any(e.code not in _PASSING for e in told_of):
            return True
        says_now = "well" in told.well or told.is_well_now or told.is_well_since or told.is_changed
        for entry in told_of:
            # "hôm qua đau bụng, nay khỏe rồi"; "đêm qua tè dầm, không bệnh gì" denies nothing of the night
            is_left = entry.code == "other" and not _HURT.isdisjoint(entry.said.split())
            is_judged = any(item.tag == "doctor" for item in items)
            # a graze of yesterday is there still, and what a doctor named nobody knows
            entry.status = HAS if is_left else DROPPED if entry.is_vague or is_judged or not says_now else HASNT
    has_told = told_of or any(e.status == HASNT for e in told.entries)
    if told.is_question and has_told and any(e.is_asked for e in told.entries):
        return True
    named = [e.code for e in told.entries if e.status in (MAYBE, HASNT)]
    denies = any(e.status == HASNT for e in told.entries)
    if told.entries and not is_measured and not _TRADE.isdisjoint([item.typed for item in items]):
        return True
    if (" la" in bare and _CORRECTED.search(bare)) or (told.is_unsure and denies and len(set(named)) < len(named)):
        return True
    return told.is_partial or told.contradicts() or tells_children_apart(items)


_OF_A_TEACHER = re.compile(
    r"(?i)(?<!\w)(?:thầy/cô|thầy cô|cô/thầy|quý thầy|quý cô)(?!\w)|^\W*(?:chào |thưa )?cô (?:hôm nay|sáng nay)"
)
_OF_A_CLASS = re.compile(r"\blop \d+\w*\b|\b\d+ (?:em|chau|ban|hoc sinh|hs|be)\b")
_CONTACT = re.compile(r"\b(?:tiep xuc|choi chung|choi cung|o chung|ngoi canh|ben canh|cung ban)\b")
_TRADE = {"bán", "ủng hộ", "ship", "inbox", "mua ủng hộ"}
"""Of goods, not of a child."""
_PUPILS = {"bé", "cháu", "các cháu", "em bé", "học sinh"}
"""Of whom a teacher tells who was asked about herself; "em" may be she."""
_CARING = {"trông", "chăm", "nuôi", "giữ", "coi", "đưa", "chở"}
_NOBODY = Item("", frozenset(), "")
_CHILDREN = (
    *("con tôi", "con em", "con mình", "con tui", "cháu nhà", "con nhà", "bé nhà", "con gái", "con trai", "con bé"),
)


def _is_of_a_pupil(items: Sequence[Item]) -> bool:
    """ "Cháu đã đi khám, bác sĩ bảo tay chân miệng": of a child, and nothing of the teacher who writes it."""
    return any(item.text in _PUPILS for item in items) and not any(item.text in _SELF for item in items)


def _as_other(item: Item) -> Item:
    """A teacher's own child, where the teacher was asked about herself."""
    return Item("other", frozenset({"other"}), item.text, typed=item.typed) if item.tag == "child" else item


@lru_cache(maxsize=512)
def _asks_a_teacher(question: str) -> bool:
    """Whether a question is put to a teacher about herself; the same is asked again and again."""
    asked = question[:MOST]
    return _OF_A_TEACHER.search(asked) is not None and _OF_A_CHILD.search(asked.casefold()) is None


@lru_cache(maxsize=512)
def _name_of_the_child(question: str) -> frozenset[str]:
    """The words of a name in a question."""
    return frozenset(word for name in _NAME.findall(question) for word in name.casefold().split())


@lru_cache(maxsize=512)
def _called(question: str) -> frozenset[str]:
    """The name by which a question calls the child, as an item of an answer: "Em Khang hôm nay thế nào?"."""
    return frozenset(NAME + name.casefold() for name in _CALLED.findall(question))


_CALLED = re.compile(r"\b(?:[Ee]m|[Bb]é|[Cc]háu|[Cc]on) ([A-ZĐ][a-zà-ỹđ]+)\b(?! [A-ZĐ])")
_NAME = re.compile(r"\b[A-ZĐ][a-zà-ỹđ]+(?: [A-ZĐ][a-zà-ỹđ]+)+")


def two_are_named(text: str, question: str) -> bool:
    """Whether beside the child of the question another name stands."""
    named = set(_NAME.findall(text)) if not text.islower() else ()
    return len(named) > 1 and any(name in question for name in named)
