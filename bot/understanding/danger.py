"""Danger of life that is no sign of an illness: swallowed, choking, electricity, water, burns, a cry for help."""

import re

from bot.understanding.folding import MOST, fold

_NO = r"(?<!\bkhong )(?<!\bko )(?<!\bk )(?<!\bchua )(?<!\bsuyt )(?<!\bso )(?<!\bkhong bi )(?<!\bko bi )(?<!\bchua bi )"
_THINGS = (
    r"(?:dong xu|cuc pin|vien pin|pin|cuc ao|nam cham|dinh|kim|di vat|vien bi|hon bi|ngoi but|nap but"
    r"|manh (?:kinh|chai)|thuoc (?:chuot|sau|tru sau|diet|tay|xit|nguoi lon|ngu)|hoa chat|xang|dau hoa"
    r"|nuoc (?:rua|tay|lau)|javen|javel|axit)"
)
_DANGER = re.compile(
    rf"{_NO}(?:"
    rf"\b(?:uong|an|hit|liem) (?:\w+ )?(?:nham|lon|phai|trung) (?:\w+ )?(?:{_THINGS}|thuoc|la ngon|nam doc)"
    rf"|\b(?:uong|an) {_THINGS}"
    rf"|\bnuot (?:\w+ ){{0,2}}{_THINGS}"
    r"|\b(?:hoc|mac) (?:xuong|hat|keo|di vat|thach|thuc an|com|nghen)\b|\bhoc di vat\b"
    r"|\bdien giat\b|\bgiat dien\b(?! thoai)"
    r"|\b(?:bi )?duoi nuoc\b|\bchet duoi\b|\b(?:nga|roi|te) (?:xuong )?(?:song|ho nuoc|ao|gieng|be boi|muong|kenh)\b"
    r"|\b(?:bong|phong) (?:nuoc soi|dien|nang|lua|toan than|axit)\b"
    r"|\bran (?:doc )?can\b|\btai nan (?:xe|giao thong)\b|\bxe (?:dung|tong|can)\b"
    r"|\b(?:chay mau|mau chay|mau) (?:\w+ )?(?:khong cam|ko cam|o at|xoi xa|phun|rat nhieu|qua nhieu)"
    r"|\bnguy kich\b|\bsap chet\b|\bhap hoi\b|\bngung tim\b|\bbat tinh\b|\bhon me\b"
    r"|\bcuu (?:em|chau|con|be|toi|tui|minh|no)\b|\bcuu voi\b"
    r"|^(?:\W|a |oi |co |thay |ca )*cap cuu\b|\bcan cap cuu\b|\bcap cuu (?:voi|gap|ngay|di|giup)\b"
    r"|\b(?:choking|drown(?:ed|ing)|electrocuted|dying|swallowed (?:a |some )?(?:coin|battery|poison|pills?|magnet))\b"
    r"|\bbleeding (?:heavily|a lot)\b|^(?:please )?help(?: me| us)?\b(?! page)"
    r")"
)
_OVER = re.compile(
    r"\b(?:da (?:on|khoe|qua|lay ra)|on roi|lay ra roi|tap|dien tap|phong chong|bai hoc|tiet hoc|tuyen truyen"
    r"|hom qua|hom kia|tuan truoc|thang truoc|nam ngoai|hoi nho|xem phim)\b"
)
""" "Hôm qua hóc xương, lấy ra rồi", "diễn tập đuối nước": nobody is in danger now."""


def tells_of_danger(text: str) -> bool:
    """Whether somebody is said to be in danger of life now, or calls for help; a question too much is no harm."""
    said = " ".join(re.findall(r"\w+", fold(text[:MOST])))
    return _DANGER.search(said) is not None and _OVER.search(said) is None
