"""Writes down what this build offers in a term: python -m tests.replaying.record 2026-11."""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.dialogue.actions import Action
from bot.parts import find_parts
from tests.replaying.term import Offered, Recorder, Said, Term

RECORDED = Path(__file__).parent / "recorded"
OF_A_KIND = 3


def lines(term: Term) -> Iterator[dict[str, Any]]:
    """Some buttons of each kind, by different people where there are such, and what was typed at each kind of place."""
    taken: Counter[str] = Counter()
    for each in sorted(term.offered, key=_kind):
        if (each.kind, each.who) not in taken and taken[each.kind] < OF_A_KIND:
            taken[each.kind] += 1
            taken[each.kind, each.who] += 1  # type: ignore[index]
            yield {"who": each.who, "action": each.action, "label": each.label}
    for said in sorted(term.said, key=_place):
        place = _place(said)
        if taken[place] < OF_A_KIND:
            taken[place] += 1
            yield {"who": said.screen.who, "text": said.text, "place": said.screen.place, "menu": said.screen.menu}


def _kind(offered: Offered) -> str:
    return offered.kind


def _place(said: Said) -> str:
    return "place " + (Action.decode(said.screen.place).code if said.screen.place else "none")


def main(name: str) -> None:
    """Live through the term and keep what it showed."""
    find_parts()
    with tempfile.TemporaryDirectory() as folder:
        town = Recorder(f"sqlite:///{folder}/term.db")
        term = Term(town).live()
        town.close()
    written = [json.dumps(line, ensure_ascii=False, sort_keys=True) for line in lines(term)]
    (RECORDED / f"{name}.jsonl").write_text("\n".join(written) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
