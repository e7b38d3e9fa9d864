"""How staff are called to families and colleagues (domain.md 9.5)."""

import pytest

from bot.cases.wording import called, called_with_duty
from bot.i18n import load_catalogs

VOICE = load_catalogs().voice("vi", "parent")


@pytest.mark.parametrize(
    ("name", "gender", "expected"),
    [
        ("Nguyễn Thu Thảo", "female", "cô Thảo"),
        ("Trần Văn Nam", "Nam", "thầy Nam"),
        ("Nguyễn Thị Thảo", None, "cô Thảo"),
        ("NGUYỄN THỊ THẢO", None, "cô THẢO"),
        ("Nguyễn Thị Thảo", "male", "thầy Thảo"),
        ("Lê Thanh Thị", None, "thầy/cô Thị"),
        ("Lê Thanh Bình", None, "thầy/cô Bình"),
    ],
)
def test_nobody_is_called_by_a_bare_name(name: str, gender: str | None, expected: str) -> None:
    assert called(VOICE, name, gender) == expected


def test_the_duty_stands_beside_the_name_where_a_family_reads_it() -> None:
    assert called_with_duty(VOICE, "Lê Thanh Bình", None, "school_health", always=True) == "Thầy/cô Bình (y tế trường)"
