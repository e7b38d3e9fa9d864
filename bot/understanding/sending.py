"""What is said under a summary that waits to be sent: send it, yes, not yet, is it sent, something is wrong."""

import re
from typing import Literal

from bot.understanding.folding import MOST, clean, fold, words_of

Said = Literal["send", "yes", "no", "wait", "asks"]

_VERB = r"(?:gui|guj|guii|guwri|guir|send|nop|xac nhan)"
_SEND = re.compile(rf"\b{_VERB}\b")
_GO_SENDING = re.compile(r"^(?:(?:da|vang|ok|oke|u|a) )*goi (?:di|lun|luon|ik|lien|ngay)(?: (?:a|co|nha|nhe|oi|nao))*$")
""" "Gởi đi" without its marks; any other "goi" may be a call."""
_CALL = re.compile(r"gọi")
_VERBS = words_of("gui guj guii guwri guir send nop goi xac nhan")
_ONLY = re.compile(rf"\b{_VERB} .*\bthoi\b")
""" "Gửi con Minh thôi": not with the others, perhaps."""
_IS_SENT = re.compile(
    rf"\b(?:da|duoc|dc) {_VERB}\b(?! (?:di|lun|luon)\b)"
    rf"|\b{_VERB} (?:\w+ ){{0,2}}?(?:chua|chx|roi|r|ha|hong|hok|khong|ko)\b"
)
_AROUND = words_of(
    "a ah da vang u uh uhm um ok oke okie okela okay okk roi r di ik i nao nha nhe nhen nghen ne luon lun lien ngay "
    "cho co thay giup dum ho em con chau minh me ma bo ba ong toi tui chi anh nha truong y te hen voi dung chinh xac "
    "chuan vay the z v do day ban khai cai nay bay gio len oi xong het thoi duoc dc ad bot tro ly phai so gium hoi "
    "cam on nhieu e dong lai"
)
"""Words that change nothing of sending."""
_YES = re.compile(
    r"^(?:(?:a|da|vang|u|uh|uhm|um|roi|co|thay|em|con|chau|oi|nha) )*"
    r"(?:da|vang|vag|vg|u|uh|uhm|um|o+k+(?:e|ie|ela|ay|i)?|dung|dug|chuan|chinh xac|phai|yes|dong y|duoc|dc|on)\b"
)
_BARE = words_of(
    "a ah da vang vag vg u uh uhm um ok oke okie okela okay oki okk roi r nha nhe nhen nghen ne co thay em con chau "
    "minh me ba toi dung dug chuan chinh xac phai yes dong y duoc dc on vay the z v do day het luon ca "
    "oi ad cam nhieu hen e"
)
_NOT_YET = {"đã", "đừng", "dừng", "đợi", "chờ", "đo", "bỏ"}
"""With these marks what looks like a yes is none."""
_WRONG = re.compile(
    r"^(?:(?:a|da|o|ua|u|em|con|chau|minh|co|thay|oi|thoi) )*"
    r"(?:khong|ko|k|hong|hok|chua|sai|nham|lon|sua|bo|huy|xoa|thoi|(?:ghi|khai|bam|go|viet|nhan|chon) (?:nham|sai|lon)"
    r"|(?:khong|ko|k|hong|chua) (?:dung|phai|chinh xac|gui|khai|can gui)|khoi gui|khoi)\b"
)
_WRONG_AROUND = _BARE | words_of(
    "khong ko k hong hok chua sai nham lon sua lai bo huy xoa thoi ghi khai bam go viet nhan chon gui nua di ban nay "
    "khoi can mat tum lum phai cho ti xiu mot chut cai"
)
_WAIT = re.compile(rf"\b(?:khoan|tu tu|doi|hoan|de xem|cho (?:ti|xiu|chut|mot|da)|dung (?:co )?{_VERB}|chua {_VERB})\b")


def read_sending(text: str) -> Said | None:
    """What was said of sending; None where it is something else, or more than that.

    A bare "dung gui" may be "đúng, gửi" and "đừng gửi": it waits.
    """
    if len(text) > MOST:
        return None
    folded, marked = fold(text), set(re.split(r"\W+", clean(text)))
    words = set(folded.split())
    if any(sign in text for sign in "👍👌✅") and not words:
        return "yes"
    if _of_sending(folded, clean(text)):
        if "?" in text or _IS_SENT.search(folded):
            return "asks" if words <= _AROUND | _ASKING | _VERBS else None
        if marked & {"đừng", "chờ", "đợi"} or (_WAIT.search(folded) and "đúng" not in marked):
            return "wait"
        if words <= _AROUND | _VERBS and not _ONLY.search(folded):
            return "send"
    if "?" in text:
        return None
    if _WAIT.search(folded) and len(words) < 8:
        return "wait"
    if _YES.match(folded) and words <= _BARE and not marked & _NOT_YET:
        return "yes"
    if _WRONG.match(folded) and words <= _WRONG_AROUND:
        return "no"
    return None


_ASKING = words_of("chua chx roi ha hong hok khong ko k ua uh vay sao the nao da nhi a hen biet")


def _of_sending(folded: str, marked: str) -> bool:
    if _SEND.search(folded):
        return True
    if _CALL.search(marked):
        return False
    return _GO_SENDING.match(folded) is not None or re.search(r"\bgởi\b", marked) is not None
