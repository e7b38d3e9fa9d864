"""What is typed to a question and is no answer to it: that it is not known, that there is no time, a bare day."""

import re

from bot.understanding.folding import MOST, fold, words_of

_NOT_KNOWN = re.compile(
    r"\b(?:khong|ko|k|kg|hong|hok|hem|hum|chua|chang|dau)(?: co)? (?:biet|bit|ro|nho|chac|de y)\b|^(?:da |em |con )*"
    r"(?:quen(?: mat)?(?: roi)?|kb|kbt|hong bt|ko bt|k bt)(?: a| co| nua| luon| roi)*$"
)
_PUT_OFF = re.compile(
    r"\b(?:(?:phai|dang|sap|gio|tranh thu|chuan bi|di) (?:\w+ )?(?:di lam|di cho|vao lam|chay xe|lai xe|hop)"
    r"|(?:dang |dag )?ban (?:qua|roi|xiu|chut|ti|viec|tay|lam)|lat (?:nua|khai|nhan|em|me|toi|tra loi|noi)"
    r"|(?:ti|ty|chut|xiu|lat|chap) nua (?:khai|nhan|em|me|toi|tra loi|noi|lam)?"
    r"|(?:de )?(?:khai|nhan|tra loi|noi|lam) sau|de (?:lat|ti|chut|xiu|sau|toi|chieu|trua)\b)"
)
_BARE = words_of(
    "tu hom qua hum homqua hqua hwa nay hnay homnay kia sang trua chieu toi dem khuya ngay thu hai ba tu nam sau bay "
    "chu nhat cn tuan truoc roi r vua do c bi con be em chau me co a da nha nhe ne luc tam khoang hoi luon o nghi di "
    "hoc khong ko k hok hong sot chua la thi"
)
MOST_WORDS = 8


def is_unknown(text: str) -> bool:
    """Whether no more is said than that it is not known: "chưa biết nữa", "không nhớ rõ"."""
    return len(text) <= MOST and len(fold(text).split()) <= MOST_WORDS and _NOT_KNOWN.search(fold(text)) is not None


def is_put_off(text: str) -> bool:
    """Whether whoever is asked has no time now: "mẹ phải đi làm đây", "lát nữa khai"."""
    return len(text) <= MOST and "?" not in text and _PUT_OFF.search(fold(text)) is not None


_GOES_ON = re.compile(
    r"^(?:(?:a|da|u|ok|vang|em|con|me|ba|bo|toi|cho|de|gio|co|oi) )*"
    r"(?:(?:khai|lam|nhap|tra loi) )?(?:tiep|tiep tuc|tip tuc)"
    r"(?: (?:khai|khai bao|lam|di|nhe|nha|a|luon|ban (?:dang )?do|ban do|phan con lai|cho (?:con|chau|be|xong)))*$"
    r"|\b(?:khai|lam|gui|nhan|bao|dien) (?:\w+ ){0,2}?(?:roi|r)(?: (?:ma|co|a|do|nha|nhe|day|chu|em|nay))*$"
    r"|\b(?:dang|ban|phan) (?:\w+ )?(?:khai )?do(?: dang)?\b"
)


def goes_on(text: str) -> bool:
    """Whether it is said to go on, or that it was declared already: "tiếp tục", "sáng nay mẹ khai rồi mà"."""
    return len(fold(text).split()) <= MOST_WORDS and _GOES_ON.search(fold(text)) is not None


def is_bare(text: str) -> bool:
    """Whether no more than a day, a number or a place is said: "hqua", "từ tối qua", "38 độ 5", "ở nhà"."""
    words = fold(text).split()
    return 0 < len(words) <= MOST_WORDS and all(word in _BARE or word.isdigit() for word in words)


_NOT_THEY = r"(?:không|khong|ko|k|kg|hông|hong|hok) (?:phải|phai)"
_BEHIND = re.compile(rf"[,. ]*(?:(?:chứ|chu|mà|ma) )?{_NOT_THEY}\b.*$", re.IGNORECASE)
_BEFORE_IT = re.compile(rf"^.*?{_NOT_THEY}\b.*?\b(?:mà|ma)(?: là| la)?\b", re.IGNORECASE)


def without_denial(text: str) -> tuple[str, ...]:
    """What is said of whom it is, without of whom it is not: "Minh sốt chứ không phải Tuệ", "không phải A mà B sốt"."""
    return tuple(said for said in (_BEHIND.sub("", text), _BEFORE_IT.sub("", text)) if said != text and fold(said))


_MISTAKEN = re.compile(r"\b(?:nham|lon|(?:khong|ko|k|kg|hong|hok) phai)\b")


def is_mistaken(text: str) -> bool:
    """Whether somebody says in a few words that something was taken wrongly: "nhầm, Minh cơ"."""
    return len(fold(text).split()) <= MOST_WORDS and "?" not in text and _MISTAKEN.search(fold(text)) is not None
