"""Whatever is typed: nothing is raised, nothing takes long, and the same text is always read the same."""

import json
import random
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.understand import KINDS, understand

TODAY = date(2026, 11, 23)
OPTIONS = [
    {"key": "a", "label": "Nghỉ ở nhà", "name": "Trần Minh An", "class": "2A", "sex": "male"},
    {"key": "b", "label": "Đi học", "name": "Trần Khánh Ngân", "class": "Thỏ Ngọc", "sex": "female"},
]
HOSTILE = [
    "",
    " ",
    "\x00",
    "\ud800\udc00\ud800",
    "a" * 100_000,
    "không " * 20_000,
    "🙂" * 5_000,
    "\u200b\u202e\u2066không\u202c",
    "'; DROP TABLE declaration;--",
    "<script>alert('có')</script>",
    "%s%n{}{0}\\",
    "٣٨٫٥",
    "३८",
    "²",
    "99999999999999999999/99/9999",
    "0" * 900,
    "38" * 400,
    "ba mươi " * 110,
    "từ đến " * 140,
    "\n" * 900,
    "?" * 900,
    "không không không phải là không chưa hết " * 20,
    "a\u0301" * 450,
    "ﬁﬃ½①②㊿℃℉",
    "1️⃣",
    "NaN",
    "inf",
    "29/2",
    "31/11/2026",
    "0/0/0",
    "thứ 9",
]

PIECES = [
    *("con", "không", "ko", "sốt", "ho", "38", ",", ".", "?", "5", "độ", "hết", "chưa", "đỡ", "hôm", "qua", "thứ", "2"),
    *(
        "từ",
        "nay",
        "nghỉ",
        "đi",
        "học",
        "an",
        "ngân",
        "cả",
        "và",
        "nhưng",
        "là",
        "sao",
        "chỉ",
        "gì",
        "đâu",
        "chị",
        "nó",
    ),
]


def ask(kind: str, text: str, about: str = "symptom", question: str = "Con có sốt, ho không?") -> object:
    line = {"kind": kind, "question": question, "about": about, "options": OPTIONS, "many": True, "text": text}
    return understand(line, TODAY)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_strings_are_read_quickly_and_alike(kind: str) -> None:
    for text in HOSTILE:
        for about in ("symptom", "attendance", "consent", "wellness"):
            begun = time.perf_counter()
            first = ask(kind, text, about)
            assert time.perf_counter() - begun < 1, (kind, text[:40])
            assert ask(kind, text, about) == first


@given(
    kind=st.sampled_from(KINDS),
    about=st.sampled_from(["symptom", "attendance", "consent", "wellness", ""]),
    text=st.text(st.characters(), max_size=80) | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    question=st.text(max_size=30),
)
@settings(max_examples=400, deadline=None)
def test_nothing_is_ever_raised(kind: str, about: str, text: str, question: str) -> None:
    assert ask(kind, text, about, question) == ask(kind, text, about, question)


def test_what_people_typed_raises_nothing_however_it_is_torn() -> None:
    files = sorted((Path(__file__).parent / "corpus").rglob("*.jsonl"))
    lines = [json.loads(line)["in"] for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    understand({"kind": "yesno", "question": "Con có tiêu chảy không ạ?", "text": "táo bón thì/ có"}, TODAY)
    draw = random.Random(6)
    for line in draw.sample(lines, 3000):
        words = line["text"].split() or [""]
        at, other = draw.randrange(len(words)), draw.choice(lines)["text"].split()
        torn = [words[at:], words[: at + 1], [*words[:at], *words[at + 1 :]], words + other, [*words[:at], *other[:1]]]
        text = draw.choice((" ", "/", ", ", " ? ")).join(draw.choice(torn))
        understand({**line, "text": text}, TODAY)


def test_a_day_is_never_to_come() -> None:
    for text in ("mai", "ngày mai", "30/11", "24/11", "25.11.2026", "thứ 7 này", "thứ hai tuần sau", "ngày kia"):
        assert ask("date", text) == {"value": "ask"}, text
