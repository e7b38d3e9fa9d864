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


def is_bare(text: str) -> bool:
    """Whether no more than a day, a number or a place is said: "hqua", "từ tối qua", "38 độ 5", "ở nhà"."""
    words = fold(text).split()
    return 0 < len(words) <= MOST_WORDS and all(word in _BARE or word.isdigit() for word in words)
