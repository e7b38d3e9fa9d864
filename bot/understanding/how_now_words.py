"""The words of the four lines "Đã khỏe", "Đỡ hơn", "Vẫn như vậy", "Nặng hơn", each word in one spelling."""

import re
from collections.abc import Sequence

from bot.understanding.folding import ASKING, NO_TONE, TUMBLING, fold, spelled, words_of

_MEANT = {
    fold(word): word
    for word in sorted(
        words_of(
            "khỏe khỏi đỡ bớt giảm hơn vẫn vậy thế hết bệnh nặng rồi mệt ốm nguyên cũ nhẹ khá tốt tệ xấu yếu nhiều dần "
            "chút gần sắp thường bình giống trước"
        )
    )
}
"""Words as they are meant; another one with the same letters and other marks ("đo", "hét", "nắng") is not that word."""

_SHORT = {
    **dict.fromkeys(words_of("r rui rùi roài rầu rui òi rù ròi rr"), "roi"),
    **dict.fromkeys(words_of("k ko hok hong hông hem hk kg hổng hong khum chẳng chả"), "khong"),
    **dict.fromkeys(words_of("z v zậy dzậy zay dzay zị vại zạy"), "vay"),
    **dict.fromkeys(words_of("bt bth bthg btg"), "binh thuong"),
    **dict.fromkeys(words_of("cô thầy"), "gv"),
    **dict.fromkeys(words_of("hnay hn bữa"), "nay"),
    **{"còn": "still", "e": "em", "mik": "minh", "mk": "minh", "khoẻk": "khoe", "dc": "duoc", "đc": "duoc"},
    **{"khoẻ": "khoe", "lun": "luon", "wa": "qua", "nhìu": "nhieu", "cx": "cung", "cg": "cung", "chx": "chua"},
    **{"ch": "chua", "vẩn": "van", "đở": "do", "xí": "xiu", "tí": "ti", "bịnh": "benh", "nhiu": "nhieu"},
}

MOST_WORDS = 20
"""Words of a line; a longer part is none."""

_KIN = "(?:con|chau|be|em|thang|cu|cai|dua|no)"
_SEES = "(?:(?:me|ba|bo|toi|tui|minh|em|gv|bac si|bs) )?(?:thay|nhin|nhin chung)"
_LED = (
    rf"(?:(?:da|vang|thua|gv|co|oi|a|ah|um|uh|hom nay|bua nay|nay|sang nay|bay gio|gio|hien tai|hien|thi"
    rf"|may qua|mung qua|ma|{_KIN}|{_SEES}|deu|ca|still|va|nham|lai|bao|thoi) )*"
)
_WELL = (
    r"(?:(?:da|cung|duoc|van|hoan toan|thay|co) )*"
    r"(?:khoe(?: (?:khoan|manh|re|lai|han|hoan toan|nhu thuong|nhu cu|hoan))*"
    r"|khoi(?: (?:han|benh|om|met|hoan toan|het))*|(?:het|dut)(?: han)? (?:benh|om|met)(?: han)?|het(?: han)?(?= roi)"
    r"|(?:tro lai )?binh thuong(?: lai| tro lai)?|on(?: dinh| lai| han)?(?! hon)|lanh(?: han)?(?= roi)"
    r"|khong (?:con |bi )*(?:sao|benh|met|om|bi)(?: gi)? nua|khong sao(?= roi)|tot(?= roi))"
)
_AILS = "(?:benh|met|om|sot|ho|dau|bung|hong|so|mui|non|oi|ngua|tieu chay)"
_MUCH = (
    "(?:hon|nhieu|dan|xiu|ti|teo|chut|mot|it|phan nao|kha kha|kha|len|bot|lai|bi|truoc|hom qua|hom truoc|bua truoc"
    rf"|rat|lam|{_AILS})"
)
_BETTER = (
    r"(?:(?:da|cung|duoc|co|dang|hoi|thay|co ve|tam) )*"
    rf"(?:(?:do|bot|giam)(?: (?:do|{_MUCH}))*|(?:khoe|kha|on|tot|nhe|tuoi)(?: (?:hon|len|nhieu|dan|bot))(?: {_MUCH})*"
    r"|(?:gan|sap|chuan bi) (?:khoe|khoi|het|binh thuong|lanh)(?: (?:han|benh|om|met|hoan toan))*"
    r"|tam(?: tam)? on|tien trien(?: tot)?|hoi phuc(?: dan)?"
    r"|(?:van )?(?:chua|khong) (?:khoe|khoi|het|binh thuong|on)(?: benh| om)? (?:han|hoan toan))"
)
_AS_BEFORE = (
    "(?:cu|truoc|hom qua|hom truoc|hom bua|hom no|hom kia|bua truoc|bua gio|bua|hom|toi qua|ban dau|lan truoc|moi khi)"
)
_NOT = r"(?:(?:van|still) )*(?:chua|khong)(?: (?:thay|co|duoc|he|may|dau hieu))*"
_SAME = (
    r"(?:cung )?(?:"
    rf"(?:(?:van|cu|still|y|cung|thi) )*nhu (?:vay|the|{_AS_BEFORE})"
    r"|(?:(?:van|cu|y|still) )+(?:vay|the|nguyen)"
    rf"|(?:van )?giong(?: nhu)? {_AS_BEFORE}|(?:van )?(?:y|giu) (?:nguyen|chang|xi|vay|the|nhu cu)|nguyen xi|vay a"
    r"|(?:van|cung) (?:vay|the)|van"
    rf"|{_NOT} (?:do|bot|giam|khoi|het|kha|thay doi|tien trien|chuyen bien|doi|khac)"
    r"(?: (?:hon|gi|het|may|nao|benh|om|met|duoc|lai|chut|ti|len|bao nhieu|nhieu|nua))*"
    r"|(?:(?:van|still) )*chua (?:khoe|on|lanh|binh thuong)(?: (?:lai|gi|may|lam))*|(?:khong )(?:khoe|tot) hon"
    r"|(?:van|still|van still|van con) (?:met|om|benh|bi)(?: (?:vay|the|nhu cu|nhu vay))?)"
)
_WORSE = (
    rf"(?:(?:co|dang|lai|bi|cang|ngay cang|still|thay|hinh nhu|ve|cung) )*"
    rf"(?:(?:khong|chua) (?:do|bot|khoi) (?:ma )?)?(?:(?:con|still|lai|bi|benh|tinh hinh|{_KIN}) )*"
    r"(?:(?:nang|te|xau|met|benh|om|yeu)(?: (?:hon|them|len))(?: (?:nhieu|hom qua|truoc))*|(?:tro|chuyen) (?:nang|xau)"
    r"|nang(?= roi| lam| qua|$))"
)
_TAIL = (
    r"(?: (?:roi|a|ah|nhe|nha|nhen|nghe|ne|gv|co|thay|oi|luon|lam|qua|do|day|thoi|thui|hen|han|chu|cho|het|het roi|em"
    r"|nhieu|hi|hihi|haha|ha|cam on|nay|hom nay|ca|va|nham))*"
)
_LINES = {
    line: re.compile(rf"{_LED}(?:{said}){_TAIL}")
    for line, said in (("better", _BETTER), ("same", _SAME), ("worse", _WORSE), ("well", _WELL))
}
_BARE = {
    "better": re.compile(r"(?:da |vang )*(?:co )?roi(?: (?:a|gv|co|nhe|nha))*"),
    "same": re.compile(r"(?:da |vang )*(?:van )?chua(?: (?:a|gv|co|nhe|nha|em))*"),
}
""" "Rồi ạ", "chưa ạ": what was asked is whether it is better."""
_OF_TEACHER = re.compile(r"(?:^| )gv (?:khoe|khoi|do|bot|on|binh|van|chua|nang|met|het)\b")
_OF_MYSELF = re.compile(r"(?:^| )em (?:da )?(?:khoe|khoi|do|bot|on|binh|van|chua|nang|met|het)\b")
_COURTESY = words_of(
    "da vang thua gv co thay oi a ah cam on nhieu nhe nha chao em chau con chuc tot lanh u um ok oke de roi may qua "
    "mung nham hihi hi haha bao cho biet"
)
_AND_THEN = words_of("still ma")


def canonical(typed: str) -> str:
    """A word without marks where its marks fit the word that is meant; "#" where they make it another one."""
    short = _SHORT.get(typed)
    if short is not None:
        return short
    folded = fold(typed)
    meant = _MEANT.get(folded)
    if meant is None or typed.isascii():
        return folded
    (letters, tone), (own, right) = spelled(typed), spelled(meant)
    slips = {ASKING, TUMBLING} if right in (ASKING, TUMBLING) else {right}
    return folded if letters == own and tone in slips | {NO_TONE} and (tone != NO_TONE or right == NO_TONE) else "#"


def line_said(words: Sequence[str], *, of_self: bool) -> str:
    """The line that words say, and nothing else; "" for none. A mother's "em" may be she herself."""
    said = " ".join(words)
    if not 0 < len(words) <= MOST_WORDS or _OF_TEACHER.search(said) or (not of_self and _OF_MYSELF.search(said)):
        return ""
    return next((line for line, pattern in _LINES.items() if pattern.fullmatch(said)), "")


def bare_line(words: Sequence[str]) -> str:
    """The line that "rồi ạ", "chưa cô" are, where nothing else is said."""
    return next((line for line, pattern in _BARE.items() if pattern.fullmatch(" ".join(words))), "")


def is_courtesy(words: Sequence[str]) -> bool:
    """Whether a part says nothing but "dạ", "cảm ơn cô", "nhầm"."""
    return not set(words) - _COURTESY


def split_before(words: Sequence[str]) -> list[int]:
    """Where a line is followed by what still ails: "đỡ rồi còn ho"."""
    return [at for at, word in enumerate(words) if at and word in _AND_THEN and line_said(words[:at], of_self=True)]
