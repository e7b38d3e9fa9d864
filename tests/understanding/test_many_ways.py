"""Whole classes of ways to pick from a list, to say which child and to say yes or no: what is meant, and what is asked.

In `frames/choosing.txt` and `frames/children.txt` a line "= ..." is a list ("+=": several may be chosen), and the lines
below it are sentences, after the places that they choose; none: asked again, or nothing to do with the list. Before the
children may stand who is asked for ("= Bé nào đi học? ..."). In `frames/answering.txt` "= ..." is what a question is
about and the question; "yes" or "no" stands before the sentences.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.understanding.children import read_child
from bot.understanding.choices import read_choice
from bot.understanding.values import Named, NotUnderstood, Understood, Unsure
from bot.understanding.yes_no import read_yes_no

FRAMES = Path(__file__).parent / "frames"
Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood


def _lists(name: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for part in (FRAMES / name).read_text("utf-8").strip().split("\n\n"):
        head, *lines = part.splitlines()
        told = [line.split("|", 1) for line in lines]
        yield head, [(places.strip(), text.strip()) for places, text in told]


def _places(read: Read) -> str:
    return " ".join(sorted(read.value)) if isinstance(read, Understood) else ""


def _chosen(head: str, text: str) -> str:
    """What a list headed "= ..." has chosen from it."""
    labels = head.partition("= ")[2].split("; ")
    options = [Named(str(n), label) for n, label in enumerate(labels, 1)]
    return _places(read_choice(text, options, many=head.startswith("+")))


def _meant(head: str, text: str) -> str:
    asked, _, children = head.removeprefix("= ").rpartition("? ")
    named = [Named(str(n), *child.split(", ")) for n, child in enumerate(children.split("; "), 1)]
    return _places(read_child(text, named, asked))


@pytest.mark.parametrize(("head", "lines"), list(_lists("choosing.txt")))
def test_a_list_is_chosen_from_in_all_these_ways(head: str, lines: list[tuple[str, str]]) -> None:
    wrong = [(text, got, places) for places, text in lines if (got := _chosen(head, text)) != places]
    assert not wrong


@pytest.mark.parametrize(("head", "lines"), list(_lists("children.txt")))
def test_a_child_is_meant_in_all_these_ways(head: str, lines: list[tuple[str, str]]) -> None:
    wrong = [(text, got, places) for places, text in lines if (got := _meant(head, text)) != places]
    assert not wrong


def _answered(head: str, text: str) -> str:
    about, _, question = head.removeprefix("= ").partition(": ")
    read = read_yes_no(text, question, about)
    return ("yes" if read.value else "no") if isinstance(read, Understood) and read.value is not None else ""


@pytest.mark.parametrize(("head", "lines"), list(_lists("answering.txt")))
def test_yes_and_no_are_said_in_all_these_ways(head: str, lines: list[tuple[str, str]]) -> None:
    wrong = [(text, got, answer) for answer, text in lines if (got := _answered(head, text)) != answer]
    assert not wrong
