"""Yes or no to a question about signs, school, agreeing or being well; in doubt unsure, never a "no" by default."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.understanding.attending import ends, goes, tells_children_apart
from bot.understanding.degrees import holds_number
from bot.understanding.folding import MOST, clean
from bot.understanding.items import Item
from bot.understanding.lexicon import items_of
from bot.understanding.statements import tell
from bot.understanding.temperature import read_temperature
from bot.understanding.told import HAS, HASNT, MAYBE, Told
from bot.understanding.values import NOT_UNDERSTOOD, TALK, NotUnderstood, Understood, Unsure

Read = Understood[bool] | Unsure[bool] | NotUnderstood
FEVER, WELL_BELOW, WELL_FROM = Decimal("38"), Decimal("37.2"), Decimal("35.5")
"""°C that are surely a fever, and between which there surely is none; all else is asked."""

YES: Read = Understood(True)
NO: Read = Understood(False)
UNSURE: Read = Unsure()

SYMPTOM, ATTENDANCE, CONSENT, WELLNESS = "symptom", "attendance", "consent", "wellness"


_LAUGHTER = re.compile(r"(?i)(?:k{2,}|(?:ha|he|hi|hí|ka){2,})[\s.!]*$")


_CODE = re.compile(r"<\s*/?\s*\w+[^>]*>|\w\s*\(\s*['\"]|['\"]\s*\)?\s*;|--\s*$|\{\{|\$\{")
"""What no person types as an answer."""


def read_yes_no(text: str, question: str, about: str) -> Read:
    """What was answered to the question as it was asked; `about`: symptom, attendance, consent or wellness."""
    if len(text) > MOST or len(question) > MOST:
        return NOT_UNDERSTOOD
    if _LAUGHTER.match(text.strip()) or _CODE.search(text):
        return NOT_UNDERSTOOD
    items = items_of(text)
    if not any(item.tag != "separator" for item in items):
        return TALK if "?" in text else NOT_UNDERSTOOD
    asked = items_of(_PART_ASKED.sub(r"\2 \1", clean(question)))
    items = _echoed(items, asked, clean(question))
    match about:
        case "attendance":
            return _attendance(items, asked)
        case "consent":
            return _consent(items)
        case "wellness":
            return _wellness(tell(items), asked)
    return _symptom(tell(items), items, asked, _celsius(text))


_PART_ASKED = re.compile(
    r"\b(mắt|miệng|họng|mũi|bụng|tai)(?: của)?(?: con| em| cháu| bé)?(?: hôm nay)?(?: có)?(?: bị)?"
    r" (đỏ|loét|lở|đau|chảy|sưng|rát)\b"
)
_ECHOES = {"đỏ", "loét", "lở", "đau", "chảy", "sưng", "rát"}


def _echoed(items: tuple[Item, ...], asked: Sequence[Item], question: str) -> tuple[Item, ...]:
    """Half of what was asked for, said again, is all of it: "không đỏ" to "Mắt con có đỏ không?"."""
    signs = [item for item in asked if item.tag == "sign"]
    words = _ECHOES & set(question.split())
    if len(signs) != 1 or not words:
        return items
    return tuple(replace(signs[0], typed=i.typed) if i.tag == "word" and i.text in words else i for i in items)


def _codes(asked: Sequence[Item]) -> set[str]:
    return {code.rstrip("?") for item in asked for code in item.codes}


def _celsius(text: str) -> Decimal | None:
    """A temperature that answers whether there is a fever; one that is only about so much is the least of it."""
    if not holds_number(clean(text)):
        return None
    found = read_temperature(text)
    if isinstance(found, Unsure) and found.candidates:
        return WELL_BELOW
    return found.value if isinstance(found, Understood) and isinstance(found.value, Decimal) else None


def _symptom(told: Told, items: Sequence[Item], asked: Sequence[Item], celsius: Decimal | None) -> Read:
    codes = _codes(asked)
    is_any = not codes or codes == {"other"}
    statuses = {code: told.status(code) for code in codes}
    if is_any:
        statuses = {entry.code: told.status(entry.code) for entry in told.entries}
    said = {status for status in statuses.values() if status}
    others = [e for e in told.entries if e.code not in codes and e.status in (HAS, MAYBE)]
    bare = set(told.bare)
    if tells_children_apart(items):
        return UNSURE
    if HAS in said:
        if {"well", "fine"} & set(told.well) and not told.is_only:
            return UNSURE
        if "no" in bare and told.bare[0] == "no" and not told.is_only:
            return UNSURE
        return YES
    if MAYBE in said:
        return UNSURE
    if "fever" in codes and not is_any and celsius is not None:
        if celsius >= FEVER:
            return YES
        return (
            NO if celsius < WELL_BELOW and not (told.is_question or told.is_unsure) and celsius >= WELL_FROM else UNSURE
        )
    if HASNT in said:
        return _denied(told, codes, statuses, is_any, bool(others))
    is_excluded = bool(codes) and codes <= told.parts and not told.is_question and not told.is_unsure
    if is_excluded and not told.entries and not set(told.bare) & {"yes", "maybe", "still"}:
        return NO
    return _by_answer(told, bool(others), items)


def _denied(told: Told, codes: set[str], statuses: dict[str, str | None], is_any: bool, has_others: bool) -> Read:
    is_whole = all(statuses.get(code) == HASNT for code in codes) if not is_any else not has_others
    agrees = "no" in told.bare or "fine" in told.well or "well" in told.well
    if told.is_question or told.is_unsure or told.is_unreal or "yes" in told.bare or "still" in told.bare:
        return UNSURE
    if is_any:
        return NO if is_whole and (agrees or len(statuses) > 1) else UNSURE
    return NO if is_whole or (agrees and not has_others) else UNSURE


def _by_answer(told: Told, has_others: bool, items: Sequence[Item]) -> Read:
    """No sign that was asked for is named."""
    bare = set(told.bare)
    wells = set(told.well)
    says_no = bool(bare & {"no", "done"}) or bool(wells & {"fine", "well"})
    spoken = [item for item in items if item.tag not in ("soft", "separator", "adult")]
    goes_on = told.unknown or any(i.tag in ("then", "number") and i.text != "do" for i in items)
    if wells == {"well"} and not bare and goes_on:
        return UNSURE
    if "well" in wells and spoken and spoken[-1].text == "chưa":
        return UNSURE
    if told.is_unsure or bare & {"maybe"} or "maybe" in wells or (wells == {"part"} and not says_no):
        return UNSURE
    if "still" in bare:
        return YES if not says_no else UNSURE
    if "yes" in bare:
        return UNSURE if says_no else YES
    if "unwell" in wells:
        return UNSURE
    if told.is_question or told.is_unreal:
        return NOT_UNDERSTOOD
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
    return _talk(told, items)


def _talk(told: Told, items: Sequence[Item]) -> Read:
    talks = told.is_acknowledged or told.is_talk
    return TALK if talks and not told.entries and told.unknown <= 3 else NOT_UNDERSTOOD


def _attendance(items: Sequence[Item], asked: Sequence[Item]) -> Read:
    is_about_staying = any(i.tag == "stay" for i in asked) and not any(i.tag in ("go",) for i in asked)
    going = goes(items)
    told = tell(items)
    hedges = any(i.tag == "maybe" and not i.text.endswith(("mức", "độ")) for i in items)
    if told.is_unsure or "depends" in {i.tag for i in items} or hedges:
        return UNSURE
    if going == MAYBE:
        return UNSURE
    if going in (HAS, HASNT):
        if told.is_question:
            return NOT_UNDERSTOOD
        return YES if (going == HAS) != is_about_staying else NO
    bare = set(told.bare)
    if told.is_question:
        return NOT_UNDERSTOOD
    if told.entries or told.well:
        return NOT_UNDERSTOOD
    if {"yes", "no"} <= bare:
        return UNSURE
    if bare & {"yes", "right"}:
        return YES
    if bare & {"no", "wrong"}:
        return NO
    return _talk(told, items) if "ok" not in bare else TALK


def _consent(items: Sequence[Item]) -> Read:
    tags = [item.tags | {item.tag} for item in items if item.tag != "separator"]
    flat = set().union(*tags)
    told = tell(items)
    negated = refused = False
    found: set[str] = set()
    for at, item in enumerate(items):
        if item.tag == "separator":
            negated = refused = False
        elif "refuse" in item.tags:
            found |= {"yes", "no"} if negated else {"no"}
            refused = item.text.startswith(("không", "chưa", "đừng", "khỏi"))
        elif refused and item.text in ("nhận", "tham gia", "đăng ký", "cho", "cho phép", "gửi", "xác nhận"):
            continue
        elif item.tags & {"agree", "ok", "right"} or item.tag == "ok":
            found.add("no" if negated else "yes")
        elif item.tag in ("not", "nobare") or "thereis" in item.tags:
            negated = True
            if ends(items, at) or (at + 1 < len(items) and items[at + 1].tag in ("separator", "soft")):
                found.add("no")
        elif item.tag in ("have", "really") and item.text in ("có", "có chứ", "có mà", "thì có") and not negated:
            found.add("yes")
        elif item.tag == "wrong":
            found.add("no")
    if told.is_question:
        return NOT_UNDERSTOOD if not found - {"yes"} else UNSURE
    agrees = any("agree" in item.tags and "refuse" not in item.tags for item in items) and "not" not in flat
    if found == {"no"} or (found and not agrees and "refuse" in _tags(tags[_last_but(items) :]) and "but" in flat):
        return NO if told.unknown <= 4 and "depends" not in flat else UNSURE
    if "depends" in flat or "unknown" in flat or "maybe" in flat or "unreal" in flat or "but" in flat:
        return UNSURE
    if found == {"yes"} and told.unknown <= 3:
        return YES
    if found == {"no"} and told.unknown <= 4:
        return NO
    if found:
        return UNSURE
    if told.is_acknowledged and not told.entries and told.unknown == 0 and not told.is_talk:
        return YES
    return _talk(told, items)


def _tags(each: Sequence[frozenset[str]]) -> set[str]:
    return {tag for tags in each for tag in tags}


def _last_but(items: Sequence[Item]) -> int:
    """How many phrases stand before the last "nhưng"."""
    words = [item for item in items if item.tag != "separator"]
    return max((at for at, item in enumerate(words) if item.tag == "but"), default=0)


def _wellness(told: Told, asked: Sequence[Item]) -> Read:
    """ "Con có khỏe không?": whatever ails is a no, and only being well is a yes."""
    is_about_illness = any(i.tag in ("sign", "unwell") for i in asked) and not any(i.tag == "well" for i in asked)
    found = _well(told)
    if found in (YES, NO) and is_about_illness and not (told.entries or told.well):
        return found
    if is_about_illness and found in (YES, NO):
        return NO if found == YES else YES
    return found


def _well(told: Told) -> Read:
    statuses = {told.status(entry.code) for entry in told.entries}
    bare, wells, denied = set(told.bare), set(told.well), {entry.code for entry in told.entries}
    ails = HAS in statuses or wells & {"unwell", "hospital"} or "still" in bare
    good = bool(wells & {"well", "fine"}) or ("part" in wells and statuses <= {HASNT})
    if ails and good:
        return UNSURE
    if ails:
        return UNSURE if told.is_question and HAS not in statuses else NO
    if told.is_unsure or MAYBE in statuses or bare & {"maybe", "easing"} or "maybe" in wells:
        return UNSURE
    if told.is_question or told.is_unreal:
        return NOT_UNDERSTOOD if told.is_question and not wells else UNSURE
    if good:
        return UNSURE if "no" in bare and "well" in wells else YES
    if "yes" in bare or "right" in bare:
        return UNSURE if "no" in bare else YES
    if "no" in bare or "wrong" in bare:
        return UNSURE if HASNT in statuses else NO
    if len(denied) > 1 and statuses == {HASNT} and not told.unknown and "done" not in bare:
        return YES
    if "done" in bare or HASNT in statuses:
        return UNSURE
    if "ok" in bare:
        return YES
    if told.is_only and not told.entries:
        return NOT_UNDERSTOOD
    return TALK if (told.is_acknowledged or told.is_talk) and told.unknown <= 3 else NOT_UNDERSTOOD
