"""Parents who write English: what they say of a child is read as what it says, a denial as a denial."""

from datetime import date
from typing import Any

import pytest

from bot.understanding.understand import understand

TODAY = date(2026, 11, 23)


def facts(text: str) -> dict[str, Any]:
    return understand({"kind": "symptoms", "question": "How is your child today?", "text": text}, TODAY) or {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((one, {"has": ["breathless"]}) for one in ("he cannot breathe", "Minh can't breathe", "short of breath")),
        *(
            (one, {"has": ["breathless"]})
            for one in ("difficulty breathing", "lips turning blue", "he is not breathing")
        ),
        *((one, {"has": ["convulsion"]}) for one in ("Minh has a seizure", "he is having a seizure")),
        *((one, {"has": ["lethargic"]}) for one in ("won't wake up", "she is unconscious", "my son fainted")),
        ("My son Minh has a fever of 38.5 since yesterday", {"has": ["fever"], "celsius": 38.5, "onset": "2026-11-22"}),
        ("he threw up last night and has a sore throat", {"has": ["vomiting", "sore_throat"], "onset": "2026-11-22"}),
        ("no fever but runny nose since yesterday", {"has": ["runny_nose"], "hasnt": ["fever"], "onset": "2026-11-22"}),
        *((one, {"hasnt": ["fever"]}) for one in ("he doesn't have a fever", "his fever is gone", "she has no fever")),
        *((one, {"well": True}) for one in ("he is fine", "she is well")),
        ("I am fine but my son cannot breathe", {"has": ["breathless"]}),
        ("He has no trouble breathing", {"hasnt": ["breathless"]}),
    ],
)
def test_what_is_said_in_english_is_understood(text: str, told: dict[str, Any]) -> None:
    assert facts(text) == told


@pytest.mark.parametrize("text", ["it is a good day", "thank you", "he was fine until last night, now fever 39", "ok"])
def test_what_says_nothing_sure_is_asked(text: str) -> None:
    assert not facts(text).get("well") and not facts(text).get("hasnt")
