"""An accident as staff tell of it: a fall with blood or on the head, a broken bone, much blood; no graze."""

import re

from bot.understanding.danger import is_said, words_said
from bot.understanding.folding import fold
from bot.understanding.opening import Opening

_NO = r"(?<!\bkhong )(?<!\bko )(?<!\bchua )(?<!\bsuyt )(?<!\bkhong bi )(?<!\bko bi )(?<!\bchua bi )"
_FALL = (
    r"\b(?:nga|te|roi|danh nhau|xe (?:\w+ )?(?:dung|tong|quet))\b"
    r"(?! (?:benh|ba|tu(?! (?:tang|tren|lau|cau))|re|ra|lung|mu)\b)"
    r"|\b(?:fell|fallen)\b"
)
_BLOOD = r"\b(?:(?:chay|ra|do) (?:nhieu )?mau|mau me|bleed\w*|blood)\b(?! (?:cam|mui|rang|loi|chan rang)\b)"
_HEAD = (
    r"\b(?:dap|va|vo|trung|sung|u|rach|be|toac|chan thuong) (?:\w+ )?(?:dau|tran|gay)\b(?! goi)|\bso nao\b"
    r"|\bbleeding head\b"
)
_BADLY = Opening(
    rf"{_NO}(?:\b(?:gay|trat) (?:\w+ )?(?:tay|chan|xuong|co|dui|vai|suon|khop)\b|\bbroken (?:arm|leg|bone|wrist)\b"
    rf"|(?:{_BLOOD}) (?:\w+ )?(?:nhieu|qua|dam dia|lenh lang|khong cam|ko cam|dau|tran|mat|badly)\b(?! goi)"
    rf"|(?:{_FALL}).*(?:{_HEAD}|\b(?:bat tinh|khong day duoc)\b)"
    rf"|(?:{_FALL}) (?:\w+ )?(?:cau thang|lan can|lau|tang(?: \d| hai| ba)|mai nha|down the stairs)\b"
    r"|\brach (?:\w+ )?(?:dau|tran)\b(?! goi))"
)
_BLEEDING = Opening(rf"{_NO}(?:(?:{_FALL}).*(?:{_BLOOD})|(?:{_BLOOD}).*(?:{_FALL}))")
_SLIGHT = re.compile(r"\b(?:nhe|khong sao|ko sao|xay xat|tray|xuoc|dau goi|khuyu|scratch\w*)\b")
_NEARLY = re.compile(r"\b(?:suyt|xiu nua|coi chung|de phong|phong tranh)\b")


def tells_of_injury(text: str) -> bool:
    """Whether somebody is said to be badly hurt; a fall with a little blood only where it is not called slight."""
    words = words_said(text)
    said = " ".join(map(fold, words))
    if _NEARLY.search(said):
        return False
    if is_said(_BADLY, said, words):
        return True
    return not _SLIGHT.search(said) and is_said(_BLEEDING, said, words)
