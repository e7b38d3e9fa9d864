"""A sign that is said is never denied by what hurts beside it: pains, counts, parts of the body, marks or none."""

import random
from datetime import date
from typing import Any

import pytest

from bot.understanding.days import read_day
from bot.understanding.folding import plain
from bot.understanding.understand import understand
from bot.understanding.values import Understood

TODAY = date(2026, 11, 23)
SIGNS = {
    "sốt": "fever",
    "ho nhiều": "cough",
    "sổ mũi": "runny_nose",
    "rát họng": "sore_throat",
    "nổi mẩn đỏ": "rash",
    "nổi mụn nước": "blisters",
    "loét miệng": "mouth_sores",
    "đau mắt": "red_eyes",
    "nôn": "vomiting",
    "tiêu chảy": "diarrhoea",
    "khó thở": "breathless",
    "li bì": "lethargic",
    "co giật": "convulsion",
    "chảy máu cam": "bleeding",
    "đau bụng": "other",
}
STARTS = ["con ", "con bị ", "hqua con bị ", "bé nhà em ", "cháu nó ", ""]
JOINTS = ["và ", "với ", ", ", "+ ", "kèm ", "rồi ", "thêm ", "lại ", "nên ", "mà ", ""]
ACHES = ["đau ", "nhức ", "sưng ", "ngứa ", "mỏi ", "tê ", "đỏ ", "lạnh ", "run "]
WHERE = ["", "2 ", "hai ", "cả 2 ", "1 bên ", "hai bên ", "cái ", "ở ", "khắp ", "hết cả ", "trên "]
PARTS = ["tai", "chân", "tay", "bụng", "đầu", "mắt", "họng", "lưng", "vai", "người", "miệng", "gối", "ngực"]
ENDS = ["", " từ hôm qua", " 2 hôm nay", " nữa", " lắm", " cô ạ", " từ tối"]
BEHIND = ["đau từ tối", "đau nữa", "đau hơn", "đau suốt", "đau lắm", "cổ đau", "đỏ hết", "mỏi hết cả người", "sưng lắm"]
BEHIND += ["đau khắp người", "tái hết", "khô hết cả người", "và họng đau", "đau khó chịu", "đau 2 hôm nay", "lạnh lắm"]


def facts(text: str) -> dict[str, Any]:
    return understand({"kind": "symptoms", "question": "Hôm nay con thế nào ạ?", "text": text}, TODAY) or {}


def taken_away(text: str, sign: str, code: str) -> object:
    found = facts(text)
    if code in found.get("hasnt", ()) or found.get("well"):
        return text, found
    asked = {"kind": "yesno", "question": f"Con có {sign} không ạ?", "about": "symptom", "text": text}
    return (text, "no") if understand(asked, TODAY) == {"value": "no"} else None


@pytest.mark.parametrize("way", [str, plain], ids=["with marks", "without marks"])
@pytest.mark.parametrize(("sign", "code"), SIGNS.items())
def test_no_pain_beside_a_sign_denies_it(sign: str, code: str, way: Any) -> None:
    chance = random.Random(sign)
    ways = [STARTS, JOINTS, ACHES, WHERE, PARTS, ENDS]
    texts = []
    for _ in range(100):
        start, joint, ache, where, part, end = map(chance.choice, ways)
        texts.append(f"{start}{sign} {joint}{ache}{where}{part}{end}".replace(" ,", ","))
    texts += [f"con {sign} {behind}" for behind in BEHIND]
    assert not [wrong for text in texts if (wrong := taken_away(way(text), sign, code))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hqua con bi ho va dau 2 tai", {"has": ["cough", "other"], "onset": "2026-11-22"}),
        ("con sot va dau 2 chan", {"has": ["fever", "other"]}),
        ("con bị đỏ 2 mắt từ hôm qua", {"has": ["red_eyes"], "onset": "2026-11-22"}),
        ("đỏ cả 2 mắt", {"has": ["red_eyes"]}),
        ("be sung 2 mat", {"has": ["red_eyes"]}),
        ("con bi do 1 ben mat", {"has": ["red_eyes"]}),
        ("hong con bi dau", {"has": ["sore_throat"]}),
        ("minh sot va khoi", {"has": ["fever"]}),
        ("con noi man lan roi", {"has": ["rash"]}),
        ("con sot hong dau", {"maybe": ["fever"]}),
        ("con sot dau kho tho", {"has": ["fever"], "maybe": ["breathless"]}),
        ("con ho va dau 2 hom nay", {"has": ["cough", "other"], "onset": "2026-11-22"}),
    ],
)
def test_what_hurts_on_both_sides_is_what_hurts(text: str, told: dict[str, Any]) -> None:
    assert facts(text) == told


@pytest.mark.parametrize("text", ["con sot dau", "sot dau a", "con co sot dau", "dau co sot", "con co sot dau nhe co"])
def test_what_denies_without_marks_still_denies(text: str) -> None:
    assert facts(text) == {"hasnt": ["fever"]}


@pytest.mark.parametrize("way", [str, plain], ids=["with marks", "without marks"])
@pytest.mark.parametrize(
    "text",
    [
        "hôm qua bé nổi mẩn đỏ ở bụng với 2 tay",
        "hôm qua con nổi mẩn ở 2 tay",
        "con bị 2 mắt đỏ từ hôm qua",
        "tối qua 2 chân con đau",
    ],
)
def test_hands_and_eyes_are_no_days_of_the_month(text: str, way: Any) -> None:
    assert facts(way(text)).get("onset") == "2026-11-22"


def test_a_day_by_the_sun_is_still_one() -> None:
    assert read_day("từ hôm 2 tây", TODAY) == read_day("tu ngay 2 tay", TODAY) == Understood(date(2026, 11, 2))
