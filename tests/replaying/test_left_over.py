"""A number left from a day ago or longer: what would settle something is asked about, what lapses says so itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import tables as t
from tests.replaying.commune import Commune
from tests.replaying.replay import rows
from tests.replaying.test_recordings import commune_on
from tests.windows import Actor


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    """The commune on Zalo on a Monday evening, when nothing unasked comes before Friday."""
    made = commune_on(tmp_path, "zalo")
    made.town.to("Mon", "18:00")
    yield made
    made.town.close()


def asks_to_mute(commune: Commune) -> Actor:
    mother = commune.people["bà Mỷ"]
    mother.says("/ngungnhac").sees("1 tuần")
    return mother


def muted(commune: Commune) -> list[object]:
    return [row.muted_until for row in rows(commune.town, t.ACCOUNT)["account"] if row.muted_until is not None]


def test_a_number_within_a_day_is_a_press(commune: Commune) -> None:
    mother = asks_to_mute(commune)
    commune.town.to("Tue", "17:59")
    mother.says("1")
    assert muted(commune)


def test_a_number_after_a_day_is_asked_about_first(commune: Commune) -> None:
    mother = asks_to_mute(commune)
    commune.town.to("Tue", "18:00")
    mother.says("1").sees("Số 1 là để trả lời tin lúc 18:00 23/11 phải không ạ?")
    assert muted(commune) == []
    mother.says("1")
    assert muted(commune)


def test_a_number_after_a_day_may_be_for_nothing(commune: Commune) -> None:
    mother = asks_to_mute(commune)
    commune.town.to("Tue", "18:00")
    mother.says("1").says("2").sees("những việc có thể làm")
    assert muted(commune) == []


def test_a_number_left_under_a_withdrawal_shows_what_is_agreed_to(commune: Commune) -> None:
    mother = commune.people["bà Mỷ"]
    mother.says("/rutdongy").says("1").taps("Xong")
    mother.sees("Đúng, rút lại")
    before = rows(commune.town, t.CONSENT)
    commune.town.to("Tue", "18:01")
    mother.says("1").sees("chưa lưu gì cả", "Quý phụ huynh đồng ý")
    assert rows(commune.town, t.CONSENT) == before


def test_a_number_left_under_a_page_of_consent_agrees_to_nothing(commune: Commune) -> None:
    mother = commune.people["bà Mỷ"]
    mother.says("/rutdongy").says("3")
    done = next(key for key, action in commune.town.session(mother.chat).menu.items() if action.startswith("jd1"))
    before = rows(commune.town, t.CONSENT)
    commune.town.to("Tue", "18:01")
    mother.says(done if done.isdigit() else "Xong").sees("chưa lưu gì cả")
    assert rows(commune.town, t.CONSENT) == before
