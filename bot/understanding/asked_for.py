"""What a question names, where an answer speaks of all of it, of the rest of it, or just says yes to the first half."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.folding import MOST, fold
from bot.understanding.lexicon import items_of
from bot.understanding.told import HAS

_NO = r"(?:khong|ko|k|hong|hok|hem|chua|chang|0)"
_NOT_ONE = rf"(?: thi| deu| cung)* {_NO}(?: co| bi| thay)?(?: (?:gi|dau|a|co|het))*(?:$|[,.;!])"
_THING = r"(?:cai|thu|mon|muc|trieu chung|bieu hien|dau hieu)"
_REST = re.compile(
    rf"\b(?:may|ba|hai|bon|cac|nhung|2|3|4) {_THING}(?: con lai| kia| khac| do| ay)+{_NOT_ONE}"
    rf"|\b(?:con lai|cai khac|thu khac){_NOT_ONE}"
    rf"|\b{_NO} (?:co |bi |dinh )?{_THING} nao\b.*\b(?:tru|ngoai|chi)\b"
)
_SAYS_REST = re.compile(r"\b(?:kia|khac|con lai|do|ay|nao)\b")
_YES = r"^(?:da |vang |u |uh |um )*"
_SEVERAL = r"ca (?:hai|ba|bon|2|3|4)"
_ALL = re.compile(
    rf"{_YES}(?:(?:tat ca|{_SEVERAL}|may cai (?:do|ay|tren)) (?:thu |cai )?(?:deu |cung )*(?:co|bi|dinh)"
    rf"|(?:co|bi|dinh) (?:du |day du )?(?:{_SEVERAL}|du ca|tat ca|du het|het ca|het tron))(?! (?:khong|ko|k)\b)\b"
)
_TO_SCHOOL = re.compile(
    r"\b(?:co |van )?(?:di hoc|den truong|toi truong|den lop|toi lop)(?: duoc)?(?: [^?,]*)? (?:khong|chua)\b"
)
_SO = r"(?: (?:nha|nhe|a|oi|ui|roi|chu|luon|co|thay|cu|nhen|nghen|binh thuong|chi))*(?:$|[,.;!])"
_GOES = re.compile(rf"{_YES}(?:co|di duoc|di dc|da di duoc|da di dc|di|duoc|van di|co di){_SO}")


@lru_cache(maxsize=512)
def asked_for(question: str) -> tuple[str, ...]:
    """The codes of the signs that a question names."""
    codes = [code.rstrip("?") for item in items_of(question[:MOST]) if item.tag == "sign" for code in item.codes]
    return tuple(code for code in dict.fromkeys(codes) if code != "other")


def the_rest(bare: str, question: str, told: Sequence[str]) -> list[str]:
    """What of the signs that were asked for is denied as "mấy cái khác thì không"."""
    rest = [code for code in asked_for(question) if code not in told]
    return rest if rest and _SAYS_REST.search(bare) and _REST.search(bare) else []


def all_of_them(bare: str, question: str, told: Sequence[str]) -> list[str]:
    """What of them is told as "tất cả đều có"."""
    rest = [code for code in asked_for(question) if code not in told]
    return rest if rest and _ALL.search(bare) else []


def goes_as_asked(head: str | None, bare: str, question: str) -> str | None:
    """Whether a bare answer at the head says that the child goes to school, where that was asked first."""
    return HAS if head in ("yes", "ok", "", None) and _asks_of_school(question) and _GOES.search(bare) else None


@lru_cache(maxsize=512)
def _asks_of_school(question: str) -> bool:
    return _TO_SCHOOL.search(fold(question[:MOST]).split(" suc khoe")[0]) is not None
