"""Who took a case and gave no outcome is asked; what is lost of that is found, and nobody is asked twice."""

from typing import Any

import pytest
import sqlalchemy as sa

from storage.tables import CASE_EVENT, CASE_TOLD, OUTBOX
from tests.auditing.breaking import a_quarter_later, by_hand, findings, school
from tests.escalating.hoa_ban import AMBER, HoaBan
from tests.town import Town

FEVER = {"well": "no", "signs": ["fever"], "temperature": "37.8", "onset": "2026-11-23", "at_school": "no"}


def asked(town: Town, grade: str) -> tuple[HoaBan, int]:
    """A nurse who took a case and is asked how it went: red after half an hour, amber at the end of the day."""
    hoa_ban = school(town)
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    mother.declares(tue) if grade == "red" else mother.declares(tue, AMBER, FEVER)
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:43")
    if grade == "red":
        nurse.taps("Mở")
    nurse.taps("Nhận ca này" if grade == "red" else "Nhận")
    before = len(nurse.messages)
    town.to("Mon", "07:13" if grade == "red" else "17:00")
    assert len(nurse.messages) == before + 1
    return hoa_ban, before


LOST: dict[str, list[Any]] = {
    "every trace": [
        sa.delete(CASE_EVENT).where(CASE_EVENT.c.kind == "asked"),
        sa.delete(OUTBOX).where(OUTBOX.c.key.in_(sa.select(CASE_TOLD.c.key).where(CASE_TOLD.c.post == "asked"))),
        sa.delete(CASE_TOLD).where(CASE_TOLD.c.post == "asked"),
    ],
    "the messages": [
        sa.delete(OUTBOX).where(OUTBOX.c.key.in_(sa.select(CASE_TOLD.c.key).where(CASE_TOLD.c.post == "asked"))),
        sa.delete(CASE_TOLD).where(CASE_TOLD.c.post == "asked"),
    ],
    "the event": [sa.delete(CASE_EVENT).where(CASE_EVENT.c.kind == "asked")],
}


@pytest.mark.parametrize("grade", ["red", "amber"])
@pytest.mark.parametrize(
    ("what", "kind", "again"), [("every trace", "unasked", 1), ("the messages", "lost", 1), ("the event", "unasked", 0)]
)
def test_a_question_of_which_something_is_gone(broken: Town, grade: str, what: str, kind: str, again: int) -> None:
    hoa_ban, before = asked(broken, grade)
    for statement in LOST[what]:
        by_hand(broken, statement)
    broken.by(minutes=6)
    broken.by(minutes=3)
    assert len(hoa_ban["nurse"].messages) == before + 1 + again
    assert findings(broken) == [(kind, True)]
    a_quarter_later(broken)
    hoa_ban["operator"].hears("Tất cả đã được khắc phục")
