"""Wanting a person instead of the assistant: somebody's number, speaking to them, or advice that only people give."""

import re
from collections.abc import Iterable

from bot.understanding.folding import fold, words_of

_AROUND = words_of(
    "a c vang thua oi co thay em chau con me bo ba ma chi anh ong tui toi minh ad admin cho hoi xin "
    "lam on giup voi vay "
    "the z v ha nhi ta di nhe nha ne thi la muon can duoc dc gium giao be no tro ly luon bac e m gio bay gap truc tiep "
    "nay do dum ho da hom va ma nhu voi trong luc sang chieu toi"
)
_DONE = words_of("roi chua dau")
_SOMEBODY = (
    "(?:(?:co|thay|chi|anh|bac)(?: (?:giao chu nhiem|giao|y te|y ta|chu nhiem|hieu truong|hieu pho))(?: truong)?"
    "|y te(?: truong)?|y ta(?: truong)?|can bo y te|nhan vien y te|giao vien(?: chu nhiem)?|gvcn|chu nhiem|nha truong"
    "|truong(?: hoc)?|ban giam hieu|hieu truong|van phong|nguoi that|nguoi (?:that|truc|phu trach)|ai(?: do)?|co|thay)"
)
_OF = r"(?: cua)?(?: (?:lop|truong|con|chau|be|em))*(?: (?:\d{1,2}[a-z]\d?))?"
_CALLING = (
    rf"(?:gap|goi dien|goi|dien|lien he|lien lac|noi chuyen|nhan tin|alo|hoi|trao doi|ket noi)"
    rf"(?: (?:dien|cho|voi|den|toi|truc tiep|duoc|thang))* {_SOMEBODY}{_OF}"
    r"(?: (?:the nao|nhu the nao|bang cach nao|o dau|so nao|day|sao))?"
)
_NUMBER = (
    r"(?:so dien thoai|so dt|sdt|dt|so may|dien thoai|so lien he|so lien lac|so goi|so phone|hotline|duong day nong|so)"
    rf"(?: (?:cua|nao|de goi|lien he|goi|cho))* {_SOMEBODY}{_OF}(?: (?:so may|la gi|la so may|bao nhieu|la bao nhieu))?"
    r"|(?:so dien thoai|so dt|sdt|hotline|so lien he|so lien lac)(?: (?:la )?(?:gi|bao nhieu|so may|nao))?"
    rf"|{_SOMEBODY}{_OF} (?:so may|so dien thoai(?: la)?(?: bao nhieu| gi| so may)?|sdt(?: bao nhieu"
    rf"| gi)?|ten gi|la ai)"
    r"|(?:goi|lien he|lien lac|hoi|bao)(?: (?:so|o|cho|voi))? (?:nao|dau|ai)(?: (?:the|day|bay gio))?"
)
_JUST_ASKING = (
    r"cho (?:(?:toi|em|minh|chau|con|me|bo|ba|ong|e|m|tui) )?hoi(?: (?:chut|ti|xiu|cai|cai nay|mot chut|1 chut|voi))*"
)
_PERSON = re.compile(rf"\b(?:{_NUMBER}|{_CALLING}|{_JUST_ASKING})\b")
_END = r"(?: (?:khong|ko|k|hok|hong|hem|kg))"
_TREATED = (
    "(?:vien|benh vien|kham|bac si|cap cuu|thuoc|khang sinh|ha sot|tiem|truyen nuoc|xet nghiem|tram"
    "|nghi|hoc|truong|nha|tam)"
)
_ADVICE = re.compile(
    r"\b(?:"
    rf"(?:co )?(?:phai|can|nen|duoc)(?: \w+){{0,5}}? {_TREATED}(?: \w+){{0,3}}?{_END}"
    r"|(?:cho )?(?:uong|an|dung|mua|boi)(?: (?:thuoc|cai))* (?:gi|nao|sao)(?: (?:duoc|tot"
    r"|cho (?:khoi|het|nhanh khoi)|ha sot))?"
    r"|(?:thuoc|kieng) (?:gi|nao)(?: (?:duoc|tot))?"
    rf"|(?:co )?(?:lay|nguy hiem|nang|sao|lam sao){_END}"
    r"|(?:la |bi )?benh gi|bi (?:lam )?sao|(?:phai|nen|can|gio|bay gio) (?:lam sao|lam gi|lam the nao|the nao)"
    r"|lam (?:sao|gi) (?:bay gio|day|gio)"
    r"|(?:khi nao|bao gio|hom nao|luc nao|may ngay)(?: (?:nua|thi|moi|duoc|lai))* (?:di hoc(?: lai)?"
    r"|khoi|het|do|het sot)(?: lai)?"
    r"|(?:nghi|cach ly) (?:may ngay|bao lau|den bao gio)"
    r"|(?:ha sot|cham soc|chua|dieu tri)(?: \w+){0,2} (?:the nao|nhu the nao|bang cach nao|cach nao|sao|ra sao)"
    r")\b"
)


_WHO = r"(?:ban|be|chau|em|dua|ca|nguoi|tre|hoc sinh)"
_OF_OTHERS = re.compile(
    rf"\b(?:lop|truong|khoi)\b.*?\b(?:co (?:ai|dich|nhieu|{_WHO})|may {_WHO}|bao nhieu|{_WHO} nao|ai)\b"
    rf"|\b(?:ai|co {_WHO}|may {_WHO}|bao nhieu {_WHO}|{_WHO} nao)\b.*?\b(?:trong|o|cua|cung) (?:lop|truong|khoi)\b"
)
_ASKED = re.compile(
    rf"\b(?:{_WHO} nao|may {_WHO}|bao nhieu|ai)\b"
    r"|\b(?:khong|ko|k|hok|hong|hem|chua)(?: (?:a|c|co|thay|vay|the|ha|nhi|ta|em|chi))*$"
)
_ILL = re.compile(
    r"\b(?:om|benh|sot|ho|soi|thuy dau|tay chan mieng|tcm|cum|dich|nghi|lay|mac|bi|dau mat|nhiem|quai bi)\b"
)
_OWN = re.compile(r"\b(?:cung|nha (?:em|toi|minh)|3[5-9]|4[0-2])\b")
""" "Lớp có bạn nào ho không, Tuệ cũng ho": told as well as asked."""


def asks_about_others(text: str) -> bool:
    """Whether it is asked who else at school is ill: "ở lớp bé Tuệ có bạn nào bị tay chân miệng không"."""
    said = " ".join(fold(text).replace(",", " ").replace("?", " ").replace(".", " ").split())
    asks = _OF_OTHERS.search(said) and _ILL.search(said) and _ASKED.search(said)
    return asks is not None and _OWN.search(said) is None


def asks_for_people(text: str, names: Iterable[str] = ()) -> str | None:
    """ "others" (who else is ill), "advice" (what to do, what to give) or "person" (a number, speaking to somebody), if
    the whole text asks nothing else. `names`: what the sender's children are called.
    """
    if asks_about_others(text):
        return "others"
    said = " ".join(fold(text).replace(",", " ").replace("?", " ").replace(".", " ").split())
    around = _AROUND | {word for name in names for word in fold(name).split()}
    for kind, pattern in (("advice", _ADVICE), ("person", _PERSON)):
        left, times = pattern.subn(" ", said, count=1)
        rest = set(left.split()) - ({"khong", "ko", "k", "hok", "hong"} if _ends_asking(left) else set())
        if times and rest <= around and not rest & _DONE:
            return kind
    return None


def _ends_asking(left: str) -> bool:
    """Whether a negation in it is the question's own: "gọi cô giáo được không"."""
    return re.search(r"\b(?:duoc|dc) (?:khong|ko|k|hok|hong)\b", left) is not None
