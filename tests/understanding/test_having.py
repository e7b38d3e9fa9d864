"""Whoever tells of a sign is never read as denying it or as well: frames in which it is there, or may be."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from bot.understanding.understand import understand

TODAY = date(2026, 11, 25)
FRAMES = (Path(__file__).parent / "frames" / "having.txt").read_text("utf-8").splitlines()
"""What people say with a sign in the place of "…": ends that are waited for, denials asked away, others being well."""
SIGNS = {
    "sốt": "fever",
    "ho": "cough",
    "sổ mũi": "runny_nose",
    "đau họng": "sore_throat",
    "phát ban": "rash",
    "nổi mụn nước": "blisters",
    "loét miệng": "mouth_sores",
    "đỏ mắt": "red_eyes",
    "nôn": "vomiting",
    "tiêu chảy": "diarrhoea",
    "khó thở": "breathless",
    "li bì": "lethargic",
    "co giật": "convulsion",
    "chảy máu cam": "bleeding",
    "đau bụng": "other",
}


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


WAYS = {
    "as it stands": lambda text: text,
    "short": lambda text: text.replace("không", "ko").replace("rồi", "r").replace("được", "đc").replace("gì", "j"),
    "of the South": lambda text: text.replace("không", "hông").replace("con ", "bé "),
    "a pupil's": lambda text: text.replace("con ", "em "),
    "without marks": _bare,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", range(3))
def test_a_sign_that_is_there_is_never_taken_away(way: str, number: int) -> None:
    wrong = []
    signs = list(SIGNS.items())
    for at, frame in enumerate(FRAMES):
        sign, code = signs[(at + 5 * number) % len(signs)]
        text = WAYS[way](frame.replace("…", sign))
        facts = understand({"kind": "symptoms", "question": "Con hôm nay thế nào ạ?", "text": text}, TODAY) or {}
        asked = {"kind": "yesno", "question": f"Con có {sign} không ạ?", "about": "symptom", "text": text}
        well = {"kind": "yesno", "question": "Hôm nay con có khỏe không ạ?", "about": "wellness", "text": text}
        if code in facts.get("hasnt", ()) or facts.get("well"):
            wrong.append((text, facts))
        if understand(asked, TODAY) == {"value": "no"} or understand(well, TODAY) == {"value": "yes"}:
            wrong.append((text, "yes or no"))
    assert not wrong


def test_there_are_many_frames() -> None:
    assert len(FRAMES) > 800 and all("…" in frame for frame in FRAMES)
