"""Yes or no to a question about signs, school, agreeing or being well; in doubt unsure, never a "no" by default."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.accounting import is_accounted
from bot.understanding.answering import NO, UNSURE, YES, Read, is_of_the_speaker, talk
from bot.understanding.asked_away import asked_away
from bot.understanding.asked_yet import read_yet
from bot.understanding.at_play import is_of_play, tired
from bot.understanding.attendance import read_attendance
from bot.understanding.consents import read_consent
from bot.understanding.degrees import holds_number
from bot.understanding.echoing import as_asked, asked_items, echoed
from bot.understanding.folding import MOST, clean
from bot.understanding.items import Item
from bot.understanding.lexicon import items_of
from bot.understanding.of_asked import read_beside, topic_answered
from bot.understanding.so_often import comes_at_hours, counts_times, is_told_at_times
from bot.understanding.spared import of_this_one, reports_differ, spared
from bot.understanding.speaking_aside import answering
from bot.understanding.statements import tell
from bot.understanding.temperature import is_at_least_a_fever, read_temperature
from bot.understanding.told import HAS, HASNT, MAYBE, Told
from bot.understanding.topics import asked_topics, set_apart
from bot.understanding.undoing import is_counterfactual
from bot.understanding.unmarked import may_be_turned
from bot.understanding.values import NOT_UNDERSTOOD, TALK, Understood, Unsure
from bot.understanding.ways import taken_back
from bot.understanding.wellness import read_wellness
from bot.understanding.whose import (
    asks_adult,
    asks_household,
    asks_of_teacher,
    denies_this_child,
    of_household,
    of_oneself,
    tells_children_apart,
)

FEVER, WELL_BELOW, WELL_FROM = Decimal("38"), Decimal("37.2"), Decimal("35.5")
"""°C that are surely a fever, and between which there surely is none; all else is asked."""

SYMPTOM, ATTENDANCE, CONSENT, WELLNESS = "symptom", "attendance", "consent", "wellness"


_LAUGHTER = re.compile(r"(?i)(?:k{2,}|(?:ha|he|hi|hí|ka){2,})[\s.!]*$")


_CODE = re.compile(r"<\s*/?\s*\w+[^>]*>|\w\s*\(\s*['\"]|['\"]\s*\)?\s*;|--\s*$|\{\{|\$\{")
"""What no person types as an answer."""
_MARKS_OF_CODE = frozenset("<(-'\"{")
"""With one of these each of its parts begins or goes on."""


def read_yes_no(text: str, question: str, about: str) -> Read:
    """What was answered to the question as it was asked; `about`: symptom, attendance, consent or wellness."""
    if len(text) > MOST or len(question) > MOST:
        return NOT_UNDERSTOOD
    if _LAUGHTER.match(text.strip()) or (not _MARKS_OF_CODE.isdisjoint(text) and _CODE.search(text)):
        return NOT_UNDERSTOOD
    text = taken_back(text)
    asked = asked_items(question)
    items = _without_thumbs(items_of(as_asked(text, asked) if about == SYMPTOM else text))
    if not any(item.tag != "separator" for item in items):
        return TALK if "?" in text else NOT_UNDERSTOOD
    items = of_oneself(items) if asks_adult(asked) else items
    if about in (SYMPTOM, WELLNESS) and asks_of_teacher(items):
        return NOT_UNDERSTOOD
    if (yet := read_yet(items, asked, about)) is not None:
        return yet if is_accounted(items) else UNSURE
    match about:
        case "attendance":
            return read_attendance(items, asked)
        case "consent":
            return read_consent(items, asked)
        case "wellness":
            read = read_wellness(tell(said := answering(asked_away(items))), said, asked)
            return read if read != YES or (is_accounted(items) and not may_be_turned(text)) else UNSURE
    items = asked_away(echoed(of_household(items) if asks_household(asked) else items, asked))
    if (of_topic := topic_answered(said := answering(items), _codes(asked))) is not None:
        return YES if of_topic else NO
    told = tell(said)
    set_apart(told, asked_topics(asked), is_one_of_several=len(_codes(asked)) > 1)
    read = _symptom(told, said, asked, None if told.is_of_others("fever") else _celsius(text))
    is_open = (
        (is_told_at_times(said) and of_this_one(said) is None) or _may_be_a_pain(said, asked) or may_be_turned(text)
    )
    return read if read != NO or (is_accounted(items) and not is_open) else UNSURE


_THUMBS = {"👍", "👌", "✅"}


def _without_thumbs(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "👍 không có nha cô": beside a "không" a raised thumb is but kind."""
    if _THUMBS.isdisjoint([i.typed for i in items]) or all(i.tag != "not" for i in items):
        return items
    return tuple(i for i in items if i.typed not in _THUMBS)


_OF_PAIN = {"sore_throat", "mouth_sores", "red_eyes", "other"}


def _may_be_a_pain(items: Sequence[Item], asked: Sequence[Item]) -> bool:
    """Where pain may be meant, "dau co" is "đau có" and "đau cổ" as well as "đâu có"."""
    return "dau co" in [item.typed for item in items] and not _OF_PAIN.isdisjoint(_codes(asked))


def _codes(asked: Sequence[Item]) -> set[str]:
    return {code.rstrip("?") for item in asked for code in item.codes}


def _celsius(text: str) -> Decimal | None:
    """A temperature that answers whether there is a fever; one that is only about so much is the least of it."""
    if not holds_number(clean(text)):
        return None
    found = read_temperature(text)
    if isinstance(found, Unsure) and found.candidates:
        return FEVER if is_at_least_a_fever(clean(text)) else WELL_BELOW
    return found.value if isinstance(found, Understood) and isinstance(found.value, Decimal) else None


def _symptom(told: Told, items: Sequence[Item], asked: Sequence[Item], celsius: Decimal | None) -> Read:
    codes = _codes(asked)
    is_any = not codes or (codes == {"other"} and not asked_topics(asked))
    statuses = {code: told.status(code) for code in codes}
    if is_any:
        statuses = {entry.code: told.status(entry.code) for entry in told.entries}
    said = {status for status in statuses.values() if status}
    others = [e for e in told.entries if e.code not in codes and e.status in (HAS, MAYBE)]
    bare = set(told.bare)
    if denies_this_child(items):
        return NO
    if (of_this := of_this_one(items)) is not None:
        return YES if of_this else NO
    if _is_something_else(items) and said == {HAS}:
        return UNSURE
    if spared(items):
        return NO if said == {HAS} or {e.code for e in told.entries} & codes else UNSURE
    if is_counterfactual(items) or reports_differ(items) or (HAS not in said and comes_at_hours(items)):
        return UNSURE
    if tells_children_apart(items):
        return UNSURE
    if (beside := read_beside(items, told, codes, asked)) is not None:
        return beside
    if _affirms_at_once(items):
        return YES
    if told.head == "yes" and said == {HAS} and not (told.is_unsure or told.is_question or "no" in bare):
        return YES if not ({"well", "fine"} & set(told.well) or told.is_changed) else UNSURE
    if HAS in said and (told.is_open or (told.is_unsure and any(e.status == MAYBE for e in told.entries))):
        return UNSURE
    if said & {HAS, MAYBE} and _is_past_and_over(told, codes):
        return NO
    if HAS in said:
        if {"well", "fine"} & set(told.well) and not told.is_only:
            return UNSURE
        if is_of_play(items, codes) or ("no" in bare and told.bare[0] == "no" and not told.is_only):
            return UNSURE
        if codes & told.parts or (told.is_changed and all(e.is_past for e in told.entries if e.status == HAS)):
            # it was so, and something else is told of now
            had = all(e.is_past for e in told.entries if e.status == HAS)
            return NO if had and codes <= told.parts and not told.is_unsure else UNSURE
        return YES
    is_measured = "fever" in codes and not is_any and celsius is not None and celsius >= FEVER
    if MAYBE in said and is_measured and HASNT not in said and not _is_of_another_time(told, codes):
        return YES
    is_normal = celsius is not None and WELL_FROM <= celsius < WELL_BELOW
    is_denied = any(e.code == "fever" and e.status == HASNT for e in told.entries)
    if MAYBE in said and is_denied and is_normal and "fever" in codes and not (told.is_unsure or told.is_question):
        # "không phải sốt mà là nóng do mặc nhiều áo, cặp lại 36.9"
        return NO
    if MAYBE in said:
        return YES if told.head == "yes" and not (told.is_unsure or told.is_question or HASNT in said) else UNSURE
    if told.is_partial and not told.head:
        return UNSURE
    if told.head == "yes" and HASNT not in said and (celsius is None or celsius >= WELL_BELOW):
        is_open = told.is_unsure or told.is_question or set(told.well) - {"part"}
        return YES if bare <= {"yes", "still"} and not is_open else UNSURE
    is_over = "done" in told.bare or (is_denied and any(i.tag == "done" for i in items) and HAS not in said)
    if "fever" in codes and not is_any and celsius is not None and is_over and not is_normal:
        return NO if any(i.tag == "past" for i in items) and not told.is_unsure else UNSURE
    if "fever" in codes and not is_any and celsius is not None:
        if celsius >= FEVER:
            return YES
        return (
            NO if celsius < WELL_BELOW and not (told.is_question or told.is_unsure) and celsius >= WELL_FROM else UNSURE
        )
    if HASNT in said:
        return _denied(told, codes, statuses, is_any, bool(others))
    is_excluded = (
        bool(codes)
        and (codes - tired(asked)) <= told.parts
        and bool(told.parts)
        and not told.is_question
        and not told.is_unsure
    )
    if is_excluded and not told.entries and not set(told.bare) & {"yes", "maybe", "still"}:
        return NO
    if codes & {"vomiting", "diarrhoea"} and not told.entries and counts_times(items, told):
        return YES
    return _by_answer(told, bool(others), items, is_of_speaker=asks_adult(asked))


def _is_something_else(items: Sequence[Item]) -> bool:
    """ "Vết bỏng do bô xe chứ không phải": something was named in its place."""
    said = [i for i in items if i.tag not in ("soft", "separator", "adult", "ack")]
    return len(said) > 2 and said[-1].text == "chứ không phải"


_TAKEN_BACK = {
    *("not", "nobare", "easing", "maybe", "tailmaybe", "unknown", "well", "fine", "irony", "wrong", "thereis", "back"),
    *("other", "past", "only", "but", "metaphor", "little", "cool", "depends"),
}
_AFFIRMING = {"có", "có đấy", "có chứ", "vẫn còn", "còn", "vẫn có", "còn có", "có bị", "có thấy", "vẫn bị", "có mà"}


def _affirms_at_once(items: Sequence[Item]) -> bool:
    """ "Có ạ, em đang đưa con xuống phòng y tế": the first clause says yes, and nothing takes it back."""
    cut = next((at for at, i in enumerate(items) if i.tag == "separator"), len(items))
    said = [i for i in items[:cut] if i.tag not in ("soft", "ack", "talk", "adult", "child")]
    rest = [i for i in items[cut:] if i.tag != "separator"]
    if not said or not rest or any(i.text not in _AFFIRMING for i in said):
        return False
    is_over = any(i.tag == "done" for i in rest) and not any(i.text.startswith("lại") for i in rest)
    asks = [at for at, i in enumerate(rest) if i.tag == "ask"]
    tags = {i.tag for i in rest[: asks[0]]} if asks else {i.tag for i in rest}
    return not is_over and not tags & _TAKEN_BACK and not ("sign" in tags and asks)


def _is_of_another_time(told: Told, codes: set[str]) -> bool:
    """Whether a sign or a reading may be of a time gone by, or in doubt."""
    is_of_then = any(e.is_past or e.is_eased for e in told.entries if e.code in codes)
    return is_of_then or told.is_unsure or bool(set(told.bare) - {"yes"})


def _is_past_and_over(told: Told, codes: set[str]) -> bool:
    """ "Tối qua thở gấp, giờ ổn rồi": what was told has gone by, and being well is told of now."""
    had = [e for e in told.entries if e.status in (HAS, MAYBE)]
    is_over = told.is_well_now or (bool(codes) and codes <= told.parts)
    return all(e.is_past for e in had) and is_over and not (told.is_unsure or told.is_question)


def _denied(told: Told, codes: set[str], statuses: dict[str, str | None], is_any: bool, has_others: bool) -> Read:
    is_whole = all(statuses.get(code) == HASNT for code in codes) if not is_any else not has_others
    agrees = "no" in told.bare or "fine" in told.well or "well" in told.well
    if told.is_question or told.is_unsure or told.is_unreal or "yes" in told.bare or "still" in told.bare:
        return UNSURE
    if is_any:
        return NO if is_whole and (agrees or len(statuses) > 1) else UNSURE
    return NO if is_whole or (agrees and not has_others) else UNSURE


def _by_answer(told: Told, has_others: bool, items: Sequence[Item], *, is_of_speaker: bool) -> Read:
    """No sign that was asked for is named."""
    bare = set(told.bare)
    wells = set(told.well)
    says_no = bool(bare & {"no", "done"}) or bool(wells & {"fine", "well"})
    if _is_blurred(told, wells, bare, items) or (wells == {"part"} and not says_no):
        return UNSURE
    if "still" in bare:
        return YES if not says_no else UNSURE
    if "yes" in bare:
        return UNSURE if says_no else YES
    if "unwell" in wells:
        return UNSURE
    if told.head == "no":
        return NO
    if wells == {"well"} and not bare and not is_of_speaker and is_of_the_speaker(items):
        return NOT_UNDERSTOOD
    if told.is_question or told.is_unreal:
        return NOT_UNDERSTOOD
    if told.bare and told.bare[-1] == "easing" and "done" in bare:
        return UNSURE
    if has_others:
        return NO if "no" in bare and told.bare[0] == "no" else NOT_UNDERSTOOD
    if "easing" in bare:
        return NO if len(items) <= 4 and any(i.text == "đỡ" for i in items) else UNSURE
    if says_no:
        return NO
    if "right" in bare:
        return YES
    if "ok" in bare:
        return NO if any(i.tag == "child" for i in items) else TALK
    return UNSURE if "cool" in bare else talk(told)


def _follows_from(items: Sequence[Item], at: int) -> bool:
    """Whether a "thì" or "nên" makes a condition or a cause of what stands before: "khỏe thì đã đi học rồi"."""
    item = items[at]
    return item.tag == "then" and item.text != "do" and (item.text != "thì" or (at > 0 and items[at - 1].tag == "well"))


def _is_blurred(told: Told, wells: set[str], bare: set[str], items: Sequence[Item]) -> bool:
    """Whether a hedge, or words that nobody knows beside being well, leave it open."""
    if told.is_unsure or "maybe" in bare or "maybe" in wells:
        return True
    spoken = [item for item in items if item.tag not in ("soft", "separator", "adult")]
    more = any(i.tag == "number" or _follows_from(items, at) for at, i in enumerate(items))
    goes_on = more or not is_accounted(items)
    if wells == {"well"} and not bare and goes_on and not told.is_well_now:
        return True
    return "well" in wells and bool(spoken) and spoken[-1].text == "chưa"
