"""Our own columns that say where a wording is from and what a criterion counts, read from a row's bind:: cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bot.forms.criteria import RESULTS
from bot.forms.misjudgements import Misjudgement
from bot.forms.values import Question, Source

COLUMNS = ("kb:source", "kb:cite", "kb:must_pass", "kb:points", "kb:result")
SOURCES: Mapping[str, Source] = MappingProxyType({"verbatim": "verbatim", "paraphrased": "paraphrased", "ours": "ours"})
YES = ("yes",)

Wrong = Callable[..., None]
"""Called with column and msgid, and the msgid's parameters by name."""


def marked(question: Question, bind: Mapping[str, Any], wrong: Wrong) -> Question:
    """The question with what our columns say of it; `wrong` hears what they cannot say."""
    cells = {column: str(bind.get(column) or "").strip() for column in COLUMNS}
    known = {"kb:source": (*SOURCES,), "kb:must_pass": (*YES, "no"), "kb:result": RESULTS}
    for column, words in known.items():
        if cells[column] not in ("", *words):
            wrong(column, Misjudgement.NOT_ONE_OF, names=", ".join(words))
    if cells["kb:source"] in ("verbatim", "paraphrased") and not cells["kb:cite"]:
        wrong("kb:cite", Misjudgement.NO_CITE)
    if cells["kb:points"] and (question.kind != "integer" or not _most(cells["kb:points"])):
        wrong("kb:points", Misjudgement.BAD_POINTS)
    if cells["kb:result"] and question.kind != "hidden":
        wrong("type", Misjudgement.NOT_HIDDEN)
    return replace(
        question,
        source=SOURCES.get(cells["kb:source"], ""),
        cite=cells["kb:cite"],
        must_pass=cells["kb:must_pass"] in YES,
        points=_most(cells["kb:points"]),
        result=cells["kb:result"],
    )


def _most(cell: str) -> int:
    plain = cell.removesuffix(".0")
    return int(plain) if plain.isdecimal() else 0
