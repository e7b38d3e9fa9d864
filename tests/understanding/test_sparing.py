"""What is not looked for is not there: a guard that is derived from a pattern never hides a match of it."""

import json
import random
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import bot.understanding
from bot.understanding import danger, injured
from bot.understanding.folding import clean, fold, plain
from bot.understanding.lines import line_of, sparing
from bot.understanding.opening import heads_of
from bot.understanding.sparing import Sparing

CORPUS = Path(__file__).parent / "corpus"
MIXED = 4000
"""Texts of words taken together from everywhere."""


def _sparing_in(value: object) -> Iterator[Sparing]:
    if isinstance(value, Sparing):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _sparing_in(one)


def _all_sparing() -> list[Sparing]:
    """Every one that a module of understanding holds, also in its tables."""
    modules = [import_module(f"bot.understanding.{one.name}") for one in iter_modules(bot.understanding.__path__)]
    found = {id(one): one for module in modules for value in vars(module).values() for one in _sparing_in(value)}
    return list(found.values())


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Every line of the corpus as patterns meet it, and words of the lines and of the patterns mixed together."""
    lines = [
        json.loads(line)["in"]["text"]
        for file in sorted(CORPUS.rglob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]
    cleaned = [clean(line) for line in lines]
    met = {*lines, *cleaned, *map(plain, cleaned), *map(fold, lines), *(line_of(one).text for one in cleaned)}
    chance = random.Random(6)
    words = [word for line in cleaned for word in line.split()]
    for one in _all_sparing():
        words += 40 * re.findall(r"[^\W\d_]+|\d", one.pattern.pattern)
    met |= {" ".join(chance.choices(words, k=chance.randint(1, 9))) for _ in range(MIXED)}
    return sorted(met | {one.upper() for one in chance.sample(lines, 500)})


def test_a_match_begins_with_one_of_the_first_words(texts: list[str]) -> None:
    chance = random.Random(6)
    for one in (danger._DANGER, danger._LASTING, injured._BADLY, injured._BLEEDING):
        own = re.findall(r"[a-z]{2,}", one.pattern.pattern)
        mixed = [" ".join(chance.choices(own, k=chance.randint(2, 6))) for _ in range(MIXED)]
        said = [" ".join(re.findall(r"\w+", fold(text))) for text in texts[::5]] + mixed
        found = [(text, [match.span() for match in one.pattern.finditer(text)]) for text in said]
        assert sum(bool(spans) for _, spans in found) > 20
        for text, spans in found:
            assert [match.span() for match in one.finditer(text.split(" "), text)] == spans, text
    with pytest.raises(ValueError, match="any word"):
        heads_of(r"\b(?:con )?")
    with pytest.raises(ValueError, match="any letters"):
        heads_of(r"\w+ mau")


def test_no_guard_hides_a_match(texts: list[str]) -> None:
    guarded = [one for one in _all_sparing() if one.needed]
    assert len(guarded) > 15
    for one in guarded:
        hidden = [text for text in texts if not one.may_match(text) and one.pattern.search(text)]
        assert not hidden, (one.pattern.pattern, one.needed)


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("(?:hôm|bữa) qua", ("hom qua", "hôm qua", "bua qua", "bữa qua")),
        (r"=mốt(?: nghỉ)?", ("mốt",)),
        (r"(?:xa )?gần", ("gan", "gần")),
        (r"(?:mai|sau)*kia", ("kia",)),
        (r"\d+|mai", ()),
        (r"(?!mai)\w+", ()),
        (r"(?<=mai )kia(?! nay)", ("kia",)),
    ],
)
def test_what_every_match_has_is_read_from_the_pattern(source: str, needed: tuple[str, ...]) -> None:
    assert sparing(source).needed == tuple(sorted(needed))


def test_capitals_are_seen_where_the_pattern_sees_them() -> None:
    blind = Sparing(re.compile("con trai", re.IGNORECASE))
    assert blind.sub("bé", "CON TRAI") == "bé" and blind.sub("bé", "con traı") == "bé"
