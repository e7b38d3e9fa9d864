"""Every fact that a sentence about a child holds: signs, temperature, first day, at school or not, well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from bot.understanding.accounting import strange_words
from bot.understanding.asked_for import all_of_them, goes_as_asked, the_rest
from bot.understanding.attending import asks_only, goes
from bot.understanding.begun import onset
from bot.understanding.classes import of_the_teacher
from bot.understanding.concluding import (
    OF_A_CHILD,
    SELF,
    is_but_little,
    is_in_doubt,
    is_of_a_parent,
    settle,
    tells_well,
)
from bot.understanding.danger import names_danger
from bot.understanding.fainting import SAID, has_fainted
from bot.understanding.folding import MOST, plain
from bot.understanding.heated import FEVER, heated, weigh
from bot.understanding.in_case import NAMING_SCHOOL
from bot.understanding.items import NAME, Item
from bot.understanding.lexicon import items_of, names_in
from bot.understanding.sparing import Sparing
from bot.understanding.statements import tell
from bot.understanding.told import DROPPED, HAS, HASNT, MAYBE
from bot.understanding.unmarked import may_be_sore, may_be_turned
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood
from bot.understanding.whose import of_themselves, of_this_child


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
    # "ho ra máu" is a sign of the list already
    is_named = "other" in facts.has or "bleeding" in facts.has
    has = facts.has if is_named else (*facts.has, "other")
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
    items = of_this_child(items)
    told = tell(of_themselves(items) if is_teacher else items)
    settle(told)
    if told.entries and _CONTACT.search(heat.bare):
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
    if is_in_doubt(told, items, heat.bare, is_measured=heat.celsius is not None) or two_are_named(text, question):
        return NOT_UNDERSTOOD
    by_status = told.by_status()
    has, hasnt, maybe = by_status[HAS], by_status[HASNT], by_status[MAYBE]
    if has or maybe or hasnt:
        hasnt += the_rest(heat.bare, question, (*has, *hasnt, *maybe))
    has += all_of_them(heat.bare, question, (*has, *hasnt, *maybe))
    celsius = None if told.is_of_others("fever") or (heat.is_past and "fever" not in has + maybe) else heat.celsius
    is_over = False
    if celsius is not None:
        was_before = all(e.is_past for e in told.entries if e.code == "fever") or _has_fallen(heat.rest)
        weigh(heat, has, hasnt, maybe, is_unsure=told.is_unsure, was_before=was_before and not heat.is_past)
        is_over = celsius < FEVER and was_before and has + maybe in (["fever"], [])
    if "other" in hasnt and (len(hasnt) > 1 or ("part" in told.well and not (has or maybe))):
        # "mệt chi mô, chạy nhảy ầm ầm": well, and nothing more is denied
        hasnt.remove("other")
    if hasnt or has or maybe:
        plain_parts = _PLAIN_PARTS - (set() if _is_felt_cool(items) else {"fever"})
        hasnt += [code for code in sorted(told.parts & plain_parts) if code not in has + hasnt + maybe]
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
            or is_but_little(told, has, maybe)
        )
        and tells_well(told, hasnt, question, items)
        and not is_of_a_parent(items, question),
    )
    denies = bool(hasnt) or facts.is_well
    if (
        facts == _NO_FACTS
        or (may_be_sore(text) and "sore_throat" not in has and not maybe)
        or (denies and (may_be_turned(text) or strange_words(items) > _MOST_STRANGE))
    ):
        return NOT_UNDERSTOOD
    return Understood(facts)


_FALLEN = re.compile(
    r"\b(?:sot|nong) (?:cao |nhe )?tu [^,.;°]*(?:[,.;] ?|\b(?:nhung|ma) )(?:den |toi )?"
    r"(?:hom nay|sang nay|bua nay|nay|gio|bay gio|hien)\b[^,.;°]{0,20}°"
)


def _has_fallen(rest: str) -> bool:
    """ "Sốt từ hôm kia, hôm nay còn 36,9": a fever that went on until what was measured now."""
    return "°" in rest and _FALLEN.search(plain(rest)) is not None


def _as_child(item: Item) -> Item:
    return Item("child", frozenset({"child"}), item.text, typed=item.typed)


def _speaks_of_school(items: Sequence[Item]) -> bool:
    for item in items:  # noqa: SIM110
        if item.tag in NAMING_SCHOOL or item.text == "không cho":
            return True
    return False


def _is_felt_cool(items: Sequence[Item]) -> bool:
    """ "Trán mát": the child, not "bánh chưng nguội"."""
    return any(i.tag == "cool" and not _FELT.isdisjoint(i.text.split()) for i in items)


_FELT = {"trán", "đầu", "người", "mình", "sờ", "rờ", "thân", "da"}
_PLAIN_PARTS = {"fever", "breathless", "runny_nose", "sore_throat", "red_eyes", "rash", "mouth_sores"}


_OF_A_TEACHER = re.compile(
    r"(?i)(?<!\w)(?:thầy/cô|thầy cô|cô/thầy|quý thầy|quý cô)(?!\w)|^\W*(?:chào |thưa )?cô (?:hôm nay|sáng nay)"
)
_OF_A_CLASS = re.compile(r"\blop \d+\w*\b|\b\d+ (?:em|chau|ban|hoc sinh|hs|be)\b")
_CONTACT = Sparing(re.compile(r"\b(?:tiep xuc|choi chung|choi cung|o chung|ngoi canh|ben canh|cung ban)\b"))
_PUPILS = {"bé", "cháu", "các cháu", "em bé", "học sinh"}
"""Of whom a teacher tells who was asked about herself; "em" may be she."""
_CARING = {"trông", "chăm", "nuôi", "giữ", "coi", "đưa", "chở"}
_NOBODY = Item("", frozenset(), "")
_CHILDREN = (
    *("con tôi", "con em", "con mình", "con tui", "cháu nhà", "con nhà", "bé nhà", "con gái", "con trai", "con bé"),
)


def _is_of_a_pupil(items: Sequence[Item]) -> bool:
    """ "Cháu đã đi khám, bác sĩ bảo tay chân miệng": of a child, and nothing of the teacher who writes it."""
    return any(item.text in _PUPILS for item in items) and not any(item.text in SELF for item in items)


def _as_other(item: Item) -> Item:
    """A teacher's own child, where the teacher was asked about herself."""
    return Item("other", frozenset({"other"}), item.text, typed=item.typed) if item.tag == "child" else item


@lru_cache(maxsize=512)
def _asks_a_teacher(question: str) -> bool:
    """Whether a question is put to a teacher about herself; the same is asked again and again."""
    asked = question[:MOST]
    return _OF_A_TEACHER.search(asked) is not None and OF_A_CHILD.search(asked.casefold()) is None


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
