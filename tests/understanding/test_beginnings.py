"""The first day is that of what is told to begin, wherever in the sentence it stands; typed with marks and without."""

import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest

from bot.understanding.symptoms import read_symptoms
from bot.understanding.understand import understand
from bot.understanding.values import Understood

TODAY = date(2026, 11, 25)
TIMES = {
    "hôm qua": 1,
    "hôm kia": 2,
    "tối qua": 1,
    "trưa hôm qua": 1,
    "hồi chiều qua": 1,
    "đêm hôm kia": 2,
    "thứ hai": 2,
    "tối thứ 7": 4,
    "chủ nhật": 3,
    "cách đây 2 ngày": 2,
    "2 ngày trước": 2,
    "hai hôm trước": 2,
    "ngày 20/11": 5,
    "bữa kia": 2,
    "sáng qua": 1,
}
TODAYS = {"sáng nay": 0, "trưa nay": 0, "hôm nay": 0, "bữa nay": 0, "hồi sáng": 0}
BEGINNINGS = [
    "{time} con bắt đầu sốt",
    "{time} bắt đầu sốt, ho",
    "con bắt đầu sốt {time}",
    "con sốt bắt đầu từ {time}",
    "sốt và ho {time} bắt đầu",
    "{time} mới sốt",
    "{time} con mới bị sốt",
    "con mới sốt {time}",
    "{time} con vừa sốt",
    "{time} con chớm sốt",
    "{time} khởi phát sốt",
]
STANDING = [
    "{time}, con sốt và ho",
    "dạ {time}, con sốt",
    "con sốt từ {time}",
    "{time} đi bơi về là sốt liền",
    "{time} ăn xong về nhà là nôn",
]


def told(text: str) -> dict[str, Any]:
    return understand({"kind": "symptoms", "text": text, "question": "Con có biểu hiện gì không ạ?"}, TODAY) or {}


def bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@pytest.mark.parametrize("way", [str, bare])
@pytest.mark.parametrize(
    ("frames", "times"), [(BEGINNINGS, TIMES | TODAYS), (STANDING, TIMES)], ids=["begins", "stands"]
)
def test_what_begins_begins_on_the_day_that_is_named(frames: list[str], times: dict[str, int], way: Any) -> None:
    texts = {way(frame.format(time=time)): back for frame in frames for time, back in times.items()}
    wrong = {
        text: found
        for text, back in texts.items()
        if (found := told(text)).get("onset") != (TODAY - timedelta(days=back)).isoformat() or found.get("hasnt")
    }
    assert not wrong, (len(wrong), len(texts))


@pytest.mark.parametrize(
    "text",
    [
        *("con mới tiêm phòng hôm qua, hơi sốt", "con sốt, hôm nay mới đi khám", "sáng nay con sốt"),
        "ho, hôm qua cô hỏi",
        *("đêm qua con không ho", "hôm qua con mới đi học lại, giờ lại ho", "sáng nay mới hết sốt, còn ho"),
    ],
)
def test_a_day_of_something_else_is_no_first_one(text: str) -> None:
    assert "onset" not in told(text)


def test_a_day_some_days_ago_is_told_of_now() -> None:
    assert told("hai hôm trước con bắt đầu ho")["has"] == ["cough"]
    assert told("mấy hôm trước con ho") == {}


@pytest.mark.parametrize(
    ("text", "back"), [("minh sot 38 ho, nghi o nha, moi sang nay", 0), ("con ho, mới hôm qua thôi ạ", 1)]
)
def test_a_clause_may_say_nothing_but_since_when(text: str, back: int) -> None:
    found = read_symptoms(text, TODAY)
    assert isinstance(found, Understood)
    assert found.value.onset == TODAY - timedelta(days=back)
