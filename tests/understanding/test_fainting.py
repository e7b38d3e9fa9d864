"""Who has fainted or does not breathe is an emergency, and what only sounds like it is none."""

from datetime import date
from typing import Any

import pytest

from bot.understanding.understand import understand

TODAY = date(2026, 11, 23)


def facts(text: str) -> dict[str, Any]:
    return understand({"kind": "symptoms", "question": "Hôm nay con thế nào ạ?", "text": text}, TODAY) or {}


@pytest.mark.parametrize(
    "text",
    ["minh ngất xỉu rồi", "ngan bi ngat", "con bị ngất ở nhà", "be xiu roi", "ngân ngất rồi", "chau ngat xiu o truong"],
)
def test_who_has_fainted_is_hard_to_wake(text: str) -> None:
    assert "lethargic" in facts(text)["has"]


@pytest.mark.parametrize(
    "text",
    [
        "con hóc xương, nghẹn không thở",
        "con khong tho",
        "bé ngừng thở",
        "be ngung tho roi",
        "con không thở nữa",
        "ko thở",
    ],
)
def test_who_does_not_breathe_is_not_read_as_denying(text: str) -> None:
    assert "breathless" in facts(text)["has"]


@pytest.mark.parametrize(
    "text",
    [
        *("em mệt xỉu", "mệt muốn xỉu", "đói xỉu", "cười xỉu", "con xỉu hôm qua, nay tỉnh rồi", "con bi ngat mui"),
        *("con không thở gấp", "con so mui xiu roi", "mẹ tôi bị ngất, con vẫn khỏe", "suýt ngất vì đề toán"),
    ],
)
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert not {"lethargic", "breathless"} & {*facts(text).get("has", ()), *facts(text).get("maybe", ())}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("à quên e bị đau mắt đỏ á", {"has": ["red_eyes"]}),
        ("a quen e bi ho a", {"has": ["cough"]}),
        ("ủa con bị ho mà", {"has": ["cough"]}),
        ("quên mất, con bị sốt", {"has": ["fever"]}),
        ("con tiêm phòng hôm qua hơi sốt", {"maybe": ["fever"], "onset": "2026-11-22"}),
        ("hôm qua con tiêm phòng sởi", {}),
        ("à con có sốt không", {}),
        ("mọc mụn ở lòng bàn tay", {"has": ["rash"]}),
    ],
)
def test_an_afterthought_is_told_like_anything_else(text: str, told: dict[str, Any]) -> None:
    assert facts(text) == told
