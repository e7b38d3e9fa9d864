"""What a teacher reports of a class, beside what is said of the teacher."""

import re

from bot.understanding.folding import clean, plain

_CUTS = re.compile(r"(?<=[,;!?\n])|(?<=\.)(?!\d)")
_OF_A_CLASS = re.compile(
    r"\b(?:lop|hoc sinh|hs|si so)\b|\b\d+ (?:em|chau|ban|hoc sinh|hs|be|tre)\b"
    r"|\b(?:mot|hai|ba|bon|may|vai) (?:em|ban|be) "
)
_MYSELF = re.compile(
    r"^\W*(?:con |rieng |phan |ve phan |ban than )?(?:toi|minh|em|tui|co|thay)\b(?! (?:\w+ )?(?:nghi|vang))"
)
_TEACHES = re.compile(
    r"\b(?:day|len|dung|vao|vo|den|toi|xuong|nghi) lop\b|\bdang o lop|\blop (?:van|toi van)\b|\bday\b"
)


def of_the_teacher(text: str) -> str:
    """The text without the clauses that report on a class: "em khỏe, lớp Chồi 2 vắng 4 bé, 2 bé vì tay chân miệng"."""
    if len(text) > 1000:
        return text
    kept, is_of_class = [], False
    for part in _CUTS.split(text):
        bare = plain(clean(part))
        if _OF_A_CLASS.search(bare) and not _TEACHES.search(bare):
            is_of_class = True
        elif _MYSELF.search(bare):
            is_of_class = False
        kept += [] if is_of_class else [part]
    return "".join(kept)
