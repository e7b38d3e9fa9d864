"""Whether somebody comes to school, as it was asked."""

import re
from collections.abc import Sequence

from bot.understanding.answering import NO, UNSURE, YES, Read, talk
from bot.understanding.attending import asks_only, goes
from bot.understanding.items import Item, any_begins
from bot.understanding.sparing import Sparing
from bot.understanding.statements import tell
from bot.understanding.told import HAS, HASNT, MAYBE
from bot.understanding.values import NOT_UNDERSTOOD, TALK


def _asks_at_last(items: Sequence[Item]) -> bool:
    """ "Cúp học thì có tính không cô": asked, and nothing told."""
    said = [i for i in items if i.tag not in ("soft", "adult", "separator", "ack", "talk")]
    return len(said) > 3 and said[-1].text == "không" and said[-3].text in ("có", "thì có") and said[-2].tag == "word"


def read_attendance(items: Sequence[Item], asked: Sequence[Item]) -> Read:
    """ "Hôm nay con có đi học không?": a yes is that the child comes, late as well."""
    tags, texts = {i.tag for i in asked}, [i.text for i in asked]
    is_about_staying = "stay" in tags and "go" not in tags
    half = next((h for h in ("sáng", "chiều") if any_begins(texts, h)), "")
    going = goes(items, is_of_tomorrow="mai" in texts or "ngày mai" in texts, half=half)
    told = tell(items)
    if going is None and (word := _first_word(items)):
        return YES if word == "yes" else NO
    said = " ".join([i.text for i in items])
    if _ASKS_WHEN.search(said) or _asks_at_last(items):
        return NOT_UNDERSTOOD
    if not is_about_staying and ((going is None and _ARRIVED.search(said)) or _goes_of_course(items)):
        return YES
    hedges = any(i.tag == "maybe" and not i.text.endswith(("mức", "độ")) for i in items)
    if not is_about_staying and going is None and _COMES_LATE.search(said) and "maybe" not in {i.tag for i in items}:
        return YES
    says = HASNT if is_about_staying else HAS
    if told.head in ("no", "yes") and going in (None, HAS if (told.head == "yes") != is_about_staying else HASNT):
        return YES if told.head == "yes" else NO
    if going == HASNT and any(i.tag == "stay" and i.text.endswith(("viện", "cấp cứu")) for i in items):
        return YES if is_about_staying else NO
    waits = any(
        a.text == "để" and {"xem", "coi"} & {i.text for i in items[at + 1 : at + 4]} for at, a in enumerate(items)
    )
    doubts = waits or any(i.tag == "unknown" and i.text not in _ASLEEP_OR_AWAY for i in items)
    if going == HASNT and [i.text for i in items if i.tag == "unknown"] in (["coi sao"], ["xem sao"]):
        # "cho nó ở nhà coi sao"
        return YES if is_about_staying else NO
    if doubts or "depends" in {i.tag for i in items} or hedges or going == MAYBE:
        return UNSURE
    if going in (HAS, HASNT):
        if asks_only(items):
            return NOT_UNDERSTOOD
        return YES if going == says else NO
    bare = set(told.bare)
    first = next((i.text for i in items if i.tag not in _POLITE), "")
    if not is_about_staying and first in ("có", "có mà", "có chứ") and not {i.tag for i in items} & _OPEN:
        # "có mà em nghỉ tiết thể dục"
        return YES
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
    return talk(told) if "ok" not in bare else TALK


def _first_word(items: Sequence[Item]) -> str:
    """ "Dạ phải", "đúng rồi cô, con sốt", "tất nhiên rồi": what the first clause answers, "" if nothing."""
    cut = next((at for at, i in enumerate(items) if i.tag == "separator"), len(items))
    said = [i for i in items[:cut] if i.tag not in ("soft", "ack", "adult", "talk", "child")]
    if said and all(i.text in ("thôi khỏi", "khỏi", "thôi khỏi đi", "khỏi đi") for i in said) and cut < len(items):
        return "no"
    if any(i.text == "?" for i in items) or not said or any(i.tag in _OPEN for i in items):
        return ""
    if all(i.tag == "right" or (i.tag == "agree" and i.text in _SURELY) for i in said):
        return "yes"
    return "no" if all(i.tag == "wrong" for i in said) else ""


_ASKS_WHEN = Sparing(
    re.compile(
        r"^(?!.*,).*\bmấy giờ (?:vào|vô|tan|học|ra|đón)\b|\b(?:thứ mấy|ngày mấy|ngày gì|thứ gì|mấy giờ) (?:\w+ )?mà\b"
    )
)
""" "Hôm nay thứ mấy mà đi học": asked back."""
_COMES_LATE = re.compile(
    r"^(?:dạ |cô ơi )?(?:cho )?(?:con |bé |cháu |em )?(?:muộn|trễ) (?:\d+|một|xíu|tí|chút)|\b(?:vô|vào) tiết \d"
)
""" "Muộn 15 phút cô nhé", "em dậy trễ, vô tiết 2"."""
_ARRIVED = re.compile(
    r"\b(?:vừa|mới) (?:chạy|bước|phi|lao|ghé)? ?(?:vô|vào|tới|đến)\b"
    r"(?! (?:\w+ )?(?:vệ sinh|wc|toilet|viện|trạm|phòng|nhà|bếp|giường))"
)


_OF_COURSE = re.compile(r"(?:có |thì )?(?:đi|tới|đến|lên|vô|vào)(?: học| lớp| trường)? (?:chứ|mà$)")


def _goes_of_course(items: Sequence[Item]) -> bool:
    """ "Đi chứ sao nghỉ": it begins with a firm yes, and nothing after it puts that off."""
    said = [i for i in items if i.tag not in ("soft", "ack", "adult", "talk", "child", "now")]
    is_firm = bool(said) and said[0].tag == "go" and said[0].text.endswith((" chứ", " chứ sao"))
    # "di cho co": no pupil answers that she goes to a market
    is_firm |= len(said) > 1 and said[0].typed == "di cho" and said[1].typed == "co"
    is_firm |= bool(_OF_COURSE.match(" ".join([i.text for i in said])))
    return is_firm and not any(i.tag in ("but", "maybe", "unknown", "depends", "unreal", "sign") for i in said[1:])


_POLITE = {"soft", "ack", "adult", "talk"}
_SURELY = {"phải", "tất nhiên rồi", "chứ sao", "chứ sao không", "sao lại không", "vô tư", "chuẩn", "yes", "đúng"}
_OPEN = {"maybe", "unknown", "depends", "unreal", "ask", "not", "go", "stay"}
_ASLEEP_OR_AWAY = {"còn ngủ", "đang ngủ", "chưa dậy", "không ở nhà", "không có mặt", "đang đi làm", "đang ở cơ quan"}
"""What leaves open whether somebody is ill, but not whether they come."""
