"""Patterns that are not tried would not have matched: what the words of a text tell leaves no match out."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

import bot.understanding
from bot.understanding import described, pointing, screening
from bot.understanding.folding import clean, fold, plain
from bot.understanding.screening import Screened, seen_in
from bot.understanding.understand import understand

CORPUS = Path(__file__).parent / "corpus"
EVERY, MIXED = 37, 900
"""Every so many lines of the corpus; texts of words that are put together from lines and patterns."""
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    files = sorted(CORPUS.rglob("*.jsonl"))
    return [json.loads(line)["in"] for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def _all_screened() -> list[Screened]:
    """Every one that a module of understanding holds, also in its tables."""

    def held(value: object) -> Iterator[Screened]:
        if isinstance(value, Screened):
            yield value
        elif isinstance(value, (list, tuple)):
            for one in value:
                yield from held(one)

    modules = [import_module(f"bot.understanding.{one.name}") for one in iter_modules(bot.understanding.__path__)]
    found = {id(one): one for module in modules for value in vars(module).values() for one in held(value)}
    return list(found.values())


def test_no_match_is_left_out(lines: list[dict[str, Any]]) -> None:
    chance = random.Random(5)
    screened = [one for one in _all_screened() if one.needed]
    assert len(screened) > 100
    words = [word for line in lines[::EVERY] for word in line["text"].split()]
    own = [re.findall(r"[^\W\d_]+|\d", one.pattern.pattern) for one in screened]
    mixed = [" ".join(chance.choices(chance.choice(own) + words[:40], k=chance.randint(1, 8))) for _ in range(MIXED)]
    odd = ["co\u200bn ca hai", "bé\u200b hai", "KHÔNG ph\u1ea3i An", "cả haiii", "con trı", "còn\nlại", "ca\u0301c con"]
    typed = [*odd, *mixed, *(line["text"] for line in lines[::EVERY])]
    for text in {*typed, *map(str.upper, mixed[:300])}:
        for view in {text, clean(text), plain(clean(text)), fold(text), fold(clean(text))}:
            seen = seen_in(text) & seen_in(view)
            hidden = [one.pattern.pattern for one in screened if not seen & one.bit and one.pattern.search(view)]
            assert not hidden, (text, view)


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        (r"\b(?:hay|hoặc)\b", (" hay ", " hoac ")),
        (r"\bgiáo (?:viên)?", (" giao ",)),
        (r"[,;]|\bcòn\b", (" con ", ",", ";")),
        (r"(?<=rồi )(?=tới)", ("roi ",)),
        (r"^(?:dạ )*\w+", ()),
    ],
)
def test_what_a_word_has_to_be_is_read_from_the_pattern(source: str, needed: tuple[str, ...]) -> None:
    assert Screened(source).needed == needed


def test_the_long_way_reads_the_same(lines: list[dict[str, Any]]) -> None:
    some = [line for line in lines if line["kind"] in ("child", "choice")][::8]
    short = [understand(line, TODAY) for line in some]
    known = dict(screening._WORDS)
    try:
        # every pattern is tried at every word
        screening._WORDS.update(
            {word: -1 for line in some for word in (line["text"] + " " + fold(line["text"])).split()}
        )
        screening._WORDS.update(dict.fromkeys(known, -1))
        seen_in.cache_clear()
        assert [understand(line, TODAY) for line in some] == short
    finally:
        screening._WORDS.clear()
        seen_in.cache_clear()


def test_what_says_nothing_of_others_is_not_looked_through(lines: list[dict[str, Any]]) -> None:
    four = pointing.Pointing(4, frozenset(), frozenset(), many=True)
    two = pointing.Pointing(2, frozenset(), frozenset(), many=False)
    three = pointing.Pointing(3, frozenset(), frozenset(), many=True)
    for line in lines[::EVERY]:
        folded = fold(line["text"])
        long = described._strange_in(described._WHO.sub(" ", folded), frozenset())
        assert described.strange_words(folded, ()) == long, folded
        if pointing._AT_PLACES.isdisjoint(folded.split()):
            assert not any(one.place(folded, folded) for one in (two, three, four)), folded
