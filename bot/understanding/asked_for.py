"""The signs that a question names, where an answer speaks of all of them or of the rest."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.folding import MOST, fold
from bot.understanding.lexicon import items_of
from bot.understanding.told import HAS

_NO = r"(?:khong|ko|k|hong|hok|hem|chua|chang|0)"
_REST = re.compile(
    rf"\b(?:may|ba|hai|bon|cac|nhung|2|3|4) (?:cai|thu|mon|dau|trieu chung|bieu hien|dau hieu|muc)"
    rf"(?: con lai| kia| khac| do| ay)+(?: thi| deu| cung)* {_NO}(?: co| bi| thay)?(?: (?:gi|dau|a|co|het))*(?:$|[,.;!])"
    rf"|\b(?:con lai|cai khac|thu khac|may cai kia|may cai khac)(?: thi| deu| cung)* {_NO}(?: co| bi| thay)?(?: (?:gi|dau|a|co|het))*(?:$|[,.;!])"
    rf"|\b{_NO} (?:co |bi |dinh )?(?:cai|muc|mon|thu|trieu chung|dau hieu|bieu hien) nao\b.*\b(?:tru|ngoai|chi)\b"
)
_ALL = re.compile(
    r"^(?:da |vang |u |uh |um )*(?:(?:tat ca|ca (?:hai|ba|bon|2|3|4)|may cai (?:do|ay|tren)) (?:thu |cai )?(?:deu |cung )*(?:co|bi|dinh)"
    r"|(?:co|bi|dinh) (?:du |day du )?(?:ca (?:hai|ba|bon|2|3|4)|du ca|tat ca|du het|het ca|het tron))(?! (?:khong|ko|k)\b)\b"
)


_TO_SCHOOL = re.compile(
    r"\b(?:co |van )?(?:di hoc|den truong|toi truong|den lop|toi lop)(?: duoc)?(?: [^?,]*)? (?:khong|chua)\b"
)
_GOES = re.compile(
    r"^(?:da |vang |u |uh |um )*(?:co|di duoc|di dc|da di duoc|da di dc|di|duoc|van di|co di)(?: (?:nha|nhe|a|roi|chu|luon|co|thay|cu|nhen|nghen|binh thuong|chi))*(?:$|[,.;!])"
)


def goes_as_asked(head: str | None, bare: str, question: str) -> str | None:
    """Whether a bare answer at the head says that the child goes to school, where that was asked first."""
    return HAS if head in ("yes", "ok", "", None) and _asks_of_school(question) and _GOES.search(bare) else None


@lru_cache(maxsize=512)
def _asks_of_school(question: str) -> bool:
    return _TO_SCHOOL.search(fold(question[:MOST]).split(" suc khoe")[0]) is not None


@lru_cache(maxsize=512)
def asked_for(question: str) -> tuple[str, ...]:
    """The codes of the signs that a question names."""
    codes = [code.rstrip("?") for item in items_of(question[:MOST]) if item.tag == "sign" for code in item.codes]
    return tuple(code for code in dict.fromkeys(codes) if code != "other")


def the_rest(bare: str, question: str, told: Sequence[str]) -> list[str]:
    """What of the signs that were asked for is denied as "mấy cái khác thì không"."""
    return [code for code in asked_for(question) if code not in told] if _REST.search(bare) else []


def all_of_them(bare: str, question: str, told: Sequence[str]) -> list[str]:
    """What of them is told as "tất cả đều có"."""
    return [code for code in asked_for(question) if code not in told] if _ALL.search(fold(bare)) else []
