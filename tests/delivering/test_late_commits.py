"""A turn commits a while after its instant: words made in that while may not know of it, and are brought up to date."""

from datetime import datetime, timedelta

import pytest

from storage.queries.outbox import COMMITS_WITHIN
from storage.tables import OUTBOX
from tests.escalating.hoa_ban import HoaBan, pushes
from tests.town import Town


@pytest.mark.parametrize(
    ("after", "state"),
    [(timedelta(milliseconds=10), "sent"), (COMMITS_WITHIN, "sent"), (COMMITS_WITHIN * 2, "dropped")],
)
def test_an_edit_is_dropped_only_where_the_message_surely_holds_it(town: Town, after: timedelta, state: str) -> None:
    """Another process made the message from rows without the turn, though later by the clock; then the turn commits."""
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    row = next(row for row in pushes(town) if row.kind == "alert")
    rendered(town, row.key, town.clock.now() + after)
    hoa_ban["principal"].taps("Mở")
    hoa_ban["principal"].taps("Nhận ca này")
    assert {each.state for each in pushes(town) if each.edits == row.key} == {state}
    assert ("Cô Hạnh đã nhận" in hoa_ban["nurse"].last.plain) is (state == "sent")


def rendered(town: Town, key: str, at: datetime) -> None:
    """The message's words were made at an instant."""
    made = OUTBOX.update().where(OUTBOX.c.key == key).values(rendered_at=at)
    town.database.write(lambda connection: connection.execute(made)).result()
