"""A message that arrived, was pressed, and leaves a second time because its sender was killed before ticking it off."""

from datetime import timedelta

import pytest

from bot.forms import Flag
from storage.tables import OUTBOX
from tests.escalating.hoa_ban import AMBER, RED, HoaBan
from tests.town import Town


def is_not_ticked_off(town: Town, kind: str) -> None:
    """What a process leaves that was killed after the messenger took its messages."""
    lost = (
        OUTBOX.update()
        .where(OUTBOX.c.kind == kind, OUTBOX.c.edits.is_(None))
        .values(state="leased", message=None, due_at=town.clock.now() + timedelta(seconds=90), owner="killed")
    )
    town.database.write(lambda connection: connection.execute(lost)).result()


@pytest.mark.parametrize(
    ("flag", "kind", "names", "button"),
    [
        (AMBER, "ambers", ["Trần Gia Tuệ"], "Xem danh sách"),
        (RED, "alert", ["Trần Gia Tuệ"], "Mở"),
        (RED, "cluster", ["Lê Gia Minh", "Trần Gia Tuệ"], "Mở"),
    ],
)
def test_what_was_pressed_is_shown_in_the_second_message_or_in_one_of_its_own(
    town: Town, flag: Flag, kind: str, names: list[str], button: str
) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    children = [hoa_ban.child(name) for name in names]
    town.to("Mon", "06:41")
    for child in children:
        hoa_ban.mother_of(child).declares(child, flag)
    town.by(seconds=5)
    town.is_broken = True  # what waits for a dead process is late, and the auditor says so
    is_not_ticked_off(town, kind)
    nurse = hoa_ban["nurse"]
    before = len(nurse.messages)
    nurse.taps(button)
    town.to("Mon", "06:42")  # the auditor looks, whatever else is due
    town.by(seconds=40)
    came = [message.plain for message in nurse.messages[before:]]
    assert [said for said in came if "Trần Gia Tuệ" in said], came
    assert not [push for push in town.pushes if "Trần Gia" in push]
