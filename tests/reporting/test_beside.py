"""Figures that go up are read beside the writer: asked for, sent at the fixed hour, drawn."""

import re

import pytest

from tests.reporting.areas import AreaTown
from tests.town import Town
from tests.turns.test_indexes import statements

SUMS = re.compile(r"\bround_sum\b")


@pytest.fixture
def area(town: Town) -> AreaTown:
    made = AreaTown(town)
    made.school("Tiểu học Phù Lam A", made.phu_lam, 12)
    made.declare("Tiểu học Phù Lam A", 7)
    return made


def test_no_figure_of_an_area_is_read_where_others_write(area: AreaTown) -> None:
    contact, database = area.contact("Nguyễn Văn Hùng", "province_contact", area.ministry), area.town.database
    with statements(database, database.engine) as written, statements(database, database.reader_engine) as beside:
        area.town.to("Mon", "08:30")
        contact.hears("Báo cáo", "7/12")
        contact.says("/baocao").sees("7/12")
        contact.taps("Xem biểu đồ")
    assert [message.picture for message in contact.messages if message.picture]
    assert any(SUMS.search(text) for text in beside)
    assert not [text for text in written if SUMS.search(text) and text.startswith(("SELECT", "WITH"))]
