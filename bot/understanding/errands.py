"""Where somebody goes or has been that is no school, who else of the family does, and days that are not today."""

import re
from collections.abc import Sequence

from bot.understanding.accounting import is_small
from bot.understanding.items import Item
from bot.understanding.told import HAS, HASNT

ASKED_FOR = ("cho", "xin", "đón", "được", "để", "giữ", "bắt", "theo dõi", "chở", "đưa", "dẫn", "dắt", "rước")
_BROUGHT = ("vẫn cho", "đã cho", "gửi", "không cho", "chưa cho", "cứ cho", "đã đón")
FAMILY = {
    *("mẹ", "bố", "ba", "má", "ông", "bà", "nội", "ngoại", "bác", "dì", "chú", "cậu", "tía", "bà ngoại", "bà nội"),
    *("ông ngoại", "ông nội", "mẹ con", "bố con", "vợ", "chồng", "bà nội cháu", "bà ngoại cháu", "chị gái", "anh trai"),
    *("em gái", "em trai", "người nhà", "mợ", "thím", "dượng", "mệ"),
}
_CAUSING = {"cho", "để", "đưa", "chở", "dẫn", "dắt", "rước", "gửi", "giữ", "bắt", "đón"}
WHO_DOES = {"có", "đang", "vẫn", "phải", "cũng", "đều", "lại", "mới", "còn", "nên", "bận", "hay", "đi làm", "thì"}
TO_COME = {"mai", "ngày mai", "mốt"}
AWAY = {"về quê", "về nội", "về ngoại", "đi du lịch", "đi ăn cưới", "ăn giỗ"}
_BACK = ("về", "lên", "xong", "ra", "vô", "vào")


def was_away(clause: Sequence[Item], at: int) -> bool:
    """ "Mới đi du lịch về mệt", "về quê lạnh nên con ho": where it comes from, and not where somebody is today."""
    after = clause[at + 1 : at + 2]
    is_back = any(i.typed in ("mới", "vừa") for i in clause[max(at - 1, 0) : at]) or any(
        i.typed in _BACK for i in after
    )
    return is_back or any(i.tag == "sign" for i in clause[at + 1 :])


_HOW_GONE = {"muộn", "muon", "trễ", "tre", "sớm", "som", "âu", "au"}


def leads_elsewhere(following: Item | None) -> bool:
    """Whether a "đi" goes on to another errand: "mai mới đi nhổ răng", "đang đi biển"."""
    if following is None or is_small(following.typed) or following.typed in _HOW_GONE | _LEARNING:
        return False
    return following.tag in ("word", "daily", "doctor", "metaphor", "home")


_LEARNING = {"học", "hoc"}
"""After "đang thay đồ đi" it is to school."""


_LATER = {"tuần sau", "tháng sau", "hôm sau", "sang tuần", "qua tết", "ra tết", "ngày kia", "bữa sau"}
_WEEKDAY = re.compile(r"(?:t[2-7]|cn|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)")


def is_to_come(clause: Sequence[Item], at: int) -> bool:
    """Whether a day is named that is not the one asked about: "mai", "thứ 5", "tuần sau"."""
    item = clause[at]
    following = clause[at + 1] if at + 1 < len(clause) else None
    if item.text in TO_COME or item.text in _LATER or _WEEKDAY.fullmatch(item.text):
        return True
    if item.typed in ("hôm thứ", "hom thu", "bữa thứ", "bua thu"):
        return True
    return item.typed in ("thứ", "thu") and following is not None and following.typed in tuple("234567")


def is_of_family(clause: Sequence[Item], at: int) -> bool:
    """Whether it is a grown-up of the family who stays or goes: "có nội ở nhà", "mẹ về quê"."""
    if clause[at].text.startswith((*ASKED_FOR, *_BROUGHT)) or any(
        i.text in ("với", "cùng") or _CAUSING & set(i.text.split()) for i in clause[:at]
    ):
        return False
    before = next((i for i in reversed(clause[:at]) if i.text not in WHO_DOES), None)
    return before is not None and before.text in FAMILY


_A_WHILE = {"thì", "là", "một lúc", "một lát", "một tí", "một chút", "chút", "tí", "xíu", "lúc", "lát"}


def is_a_rest(clause: Sequence[Item], at: int) -> bool:
    """ "Khó thở khi chạy, nghỉ thì đỡ": a rest after which it is better."""
    after = clause[at + 1 :]
    is_after = any(i.tag in ("easing", "done", "well", "fine", "cool") or i.text == "là hết" for i in after[1:4])
    return bool(after) and (after[0].text in _A_WHILE or after[0].tag == "little") and is_after


_WANTED = ("đòi", "cố đòi", "muốn", "thích", "xin", "định", "tính", "năn", "vòi")


def of_refused_wish(items: Sequence[Item]) -> str | None:
    """What comes of a wish that was refused: "muốn nghỉ mà mẹ không cho" goes, "đòi đi mà không cho" stays."""
    first = next((at for at, item in enumerate(items) if item.text.startswith(_WANTED)), None)
    if first is None:
        return None
    wish = next((i for i in items[first:] if i.tag in ("stay", "go", "goes", "home", "back", "late")), None)
    return HAS if wish and (wish.tag == "stay" or wish.text.endswith(("nghỉ", "ở nhà"))) else HASNT


_LIMBS = {"chân", "gối", "lưng", "giò", "đùi", "háng", "gân", "khớp", "ngã", "té"}


def is_of_walking(items: Sequence[Item]) -> bool:
    """ "Đau chân do đá bóng, đi lại được": of walking, where a leg hurts."""
    return any(item.tag in ("sign", "body") and not _LIMBS.isdisjoint(item.text.split()) for item in items)
