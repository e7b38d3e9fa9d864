"""Lives of cases in the school year from 23/11/2026 on: who heard what at which minute, and nothing else.

♪ rings; what makes no sound is silent. Two weeks of Tết (01/02 to 14/02) and the national holidays lie within.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.clock import local
from storage.tables import DUTY
from tests.escalating.lives import END_OF_TERM, Life, dates, instant, life, stamp

HOLIDAYS = {"24/11", "01/01", "16/04", "30/04", "03/05"}
TET = dates("01/02", "14/02")
Begins = Callable[..., AbstractContextManager[Life]]


@pytest.fixture
def begins(sqlite_with_tables: Path, tmp_path: Path) -> Begins:
    """Begins a life on a SQLite file."""
    shutil.copy(sqlite_with_tables, tmp_path / "life.db")
    return partial(life, f"sqlite:///{tmp_path}/life.db", days_off=TET)


@pytest.fixture
def begins_anywhere(url: str) -> Begins:
    """Begins a life on each database in turn."""
    return partial(life, url, days_off=TET)


def school_days(first: str, last: str) -> Iterator[str]:
    for day in dates(first, last):
        is_weekend = stamp(instant(day, "08:00"))[:2] in ("T7", "CN")
        if not is_weekend and day not in HOLIDAYS and day not in TET:
            yield day


def mornings(days: Iterator[str] | list[str], since: str, *, red: bool = False, before: int = 0) -> list[str]:
    """What a case that nobody takes says each morning at 08:00 to school health and the principal, and now and then to
    those above; a grave one rings the first three times. `before`: mornings that were already."""
    lines = []
    for number, day in enumerate(days, start=before + 1):
        at, ring = stamp(instant(day, "08:00")), " ♪" if red and number <= 3 else ""
        is_told_above = number >= (2 if red else 5) and (number - (2 if red else 5)) % 5 == 0
        lines.append(
            f"{at}  Sáng {day} còn 1 ca chưa có người nhận → y tế{ring}, hiệu trưởng{ring}"
            + (", đầu mối" if is_told_above else "")
        )
        if is_told_above:
            lines.append(
                f"{at}  MN Hoa Ban: còn 1 ca chưa có người nhận, lâu nhất từ ngày {since}. "
                "Vui lòng gọi nhà trường. → vận hành"
            )
    return lines


def heard(life: Life, *expected: str | list[str], all_year: bool = False) -> None:
    """The diary is exactly this, three weeks after the last act or up to the end of the school year."""
    until = END_OF_TERM if all_year else local(life.town.clock.now()).date() + timedelta(days=21)
    life.town.goes(f"{until:%d/%m}", "20:00")
    lines = [line for part in expected for line in (part if isinstance(part, list) else part.strip().split("\n"))]
    assert life.table.split("\n") == [line.strip() for line in lines]


def ends(life: Life, on: str) -> str:
    """The nurse takes what nobody had and ends it at noon; the family hears both."""
    life.town.goes(on, "12:00")
    life.takes("nurse")
    life.concludes("nurse", "Đi học lại")
    at = stamp(instant(on, "12:00"))
    return f"{at}  Nhà trường đã nhận được thông tin về Tuệ. → mẹ\n{at}  Nhà trường cập nhật thông tin về Tuệ. → mẹ"


def test_amber_that_nobody_ever_takes_is_brought_up_each_school_morning_until_the_year_ends(begins: Begins) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged("amber")
        heard(
            life,
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 07:11  Sáng nay có 1 học sinh cần hỏi thăm → phó ♪
            T2 23/11 07:41  Sáng nay có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T2 23/11 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            mornings(school_days("24/11", "28/05"), "23/11"),
            all_year=True,
        )


@pytest.mark.parametrize(("severity", "grade"), [("red", "đỏ"), ("emergency", "khẩn cấp")])
def test_red_or_emergency_that_nobody_takes_climbs_within_half_an_hour_and_comes_back_each_morning(
    begins: Begins, severity: str, grade: str
) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged(severity)
        ended = ends(life, "18/12")
        heard(
            life,
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:46  Có 1 ca cần theo dõi, mức {grade} → phó ♪
            T2 23/11 06:56  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 07:11  Có 1 ca cần theo dõi, mức {grade} → Sở ♪
            T2 23/11 07:11  MN Hoa Ban: có ca mức {grade} chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            mornings(dates("24/11", "18/12"), "23/11", red=True),
            ended,
        )


def test_amber_taken_and_left_is_asked_about_at_the_end_of_the_day_then_climbs_then_comes_back_each_morning(
    begins: Begins,
) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged("amber")
        life.town.goes("23/11", "06:43")
        life.takes("nurse")
        ended = ends(life, "18/12")
        heard(
            life,
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 17:00  Còn 1 học sinh đã nhận chưa có kết quả → y tế
            T4 25/11 17:00  Có 1 học sinh cần hỏi thăm → phó ♪
            T4 25/11 17:30  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T4 25/11 18:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            mornings(school_days("26/11", "18/12"), "23/11"),
            ended,
        )


@pytest.mark.parametrize(("severity", "grade"), [("red", "đỏ"), ("emergency", "khẩn cấp")])
def test_red_or_emergency_taken_and_left_is_asked_about_once_then_climbs(
    begins: Begins, severity: str, grade: str
) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged(severity)
        life.town.goes("23/11", "06:43")
        life.takes("nurse")
        ended = ends(life, "02/12")
        heard(
            life,
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 07:13  Ca đã nhận có kết quả chưa ạ? Mức {grade} → y tế ♪
            T2 23/11 07:43  Có 1 ca cần theo dõi, mức {grade} → phó ♪
            T2 23/11 07:53  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 08:08  Có 1 ca cần theo dõi, mức {grade} → Sở ♪
            T2 23/11 08:08  MN Hoa Ban: có ca mức {grade} chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            mornings(dates("24/11", "02/12"), "23/11", red=True),
            ended,
        )


@pytest.mark.parametrize("severity", ["amber", "red", "emergency"])
def test_taken_watched_and_ended_says_nothing_more_to_anybody(begins: Begins, severity: str) -> None:
    first = {
        "amber": "Sáng nay có 1 học sinh cần hỏi thăm → y tế",
        "red": "Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪",
        "emergency": "Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, hiệu trưởng ♪, đầu mối ♪",
    }[severity]
    with begins("23/11", "06:41") as life:
        life.flagged(severity)
        life.town.goes("23/11", "06:43")
        life.takes("nurse")
        life.town.goes("23/11", "07:00")
        life.concludes("nurse", "Theo dõi tại nhà")
        life.town.goes("30/11", "09:00")
        life.concludes("nurse", "Đi học lại")
        heard(
            life,
            f"""
            T2 23/11 06:41  {first}
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 07:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T2 30/11 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
            all_year=True,
        )


def test_amber_on_a_sunday_evening_waits_for_monday(begins: Begins) -> None:
    with begins("22/11", "21:00") as life:
        life.flagged("amber")
        ended = ends(life, "25/11")
        heard(
            life,
            """
            T2 23/11 06:00  Có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:30  Có 1 học sinh cần hỏi thăm → phó ♪
            T2 23/11 07:00  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T2 23/11 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            mornings(["25/11"], "22/11"),
            ended,
        )


def test_red_on_a_sunday_evening_is_silent_and_climbs_on_monday_from_six(begins: Begins) -> None:
    with begins("22/11", "21:00") as life:
        life.flagged("red")
        ended = ends(life, "25/11")
        heard(
            life,
            """
            CN 22/11 21:00  Có 1 ca cần theo dõi, mức đỏ → y tế, hiệu trưởng
            T2 23/11 06:00  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:05  Có 1 ca cần theo dõi, mức đỏ → phó ♪
            T2 23/11 06:15  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:30  Có 1 ca cần theo dõi, mức đỏ → Sở ♪
            T2 23/11 06:30  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            mornings(["24/11", "25/11"], "22/11", red=True),
            ended,
        )


def test_amber_on_the_eve_of_tet_is_known_to_the_nurse_next_morning_and_climbs_after_the_holidays(
    begins: Begins,
) -> None:
    with begins("29/01", "21:00") as life:
        life.flagged("amber")
        ended = ends(life, "22/02")
        heard(
            life,
            """
            T7 30/01 08:00  Sáng 30/01 còn 1 ca chưa có người nhận → y tế
            T2 15/02 06:00  Có 1 học sinh cần hỏi thăm → y tế
            T2 15/02 06:30  Có 1 học sinh cần hỏi thăm → phó ♪
            T2 15/02 07:00  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T2 15/02 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            mornings(school_days("16/02", "22/02"), "29/01", before=1),
            ended,
        )


def test_red_on_the_eve_of_tet_does_not_wait_for_school_to_open_again(begins_anywhere: Begins) -> None:
    with begins_anywhere("29/01", "21:00") as life:
        life.flagged("red")
        ended = ends(life, "17/02")
        heard(
            life,
            "T6 29/01 21:00  Có 1 ca cần theo dõi, mức đỏ → y tế, hiệu trưởng",
            mornings(dates("30/01", "14/02"), "29/01", red=True),
            """
            T2 15/02 06:00  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 15/02 06:05  Có 1 ca cần theo dõi, mức đỏ → phó ♪
            T2 15/02 06:15  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 15/02 06:30  Có 1 ca cần theo dõi, mức đỏ → Sở ♪
            T2 15/02 06:30  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            mornings(["16/02", "17/02"], "29/01", red=True, before=16),
            ended,
        )


def test_an_emergency_at_two_in_the_night_rings_until_somebody_has_it_and_then_nobody_before_six(
    begins: Begins,
) -> None:
    with begins("25/11", "02:00") as life:
        life.flagged("emergency")
        life.town.goes("25/11", "02:17")
        life.takes("principal")
        ended = ends(life, "25/11")
        heard(
            life,
            """
            T4 25/11 02:00  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T4 25/11 02:15  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T4 25/11 02:17  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T4 25/11 02:47  Ca đã nhận có kết quả chưa ạ? Mức khẩn cấp → hiệu trưởng
            T4 25/11 06:00  Có 1 ca cần theo dõi, mức khẩn cấp → Sở ♪
            T4 25/11 06:00  MN Hoa Ban: có ca mức khẩn cấp chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            ended,
        )


def test_an_emergency_at_two_in_the_night_that_nobody_takes(begins: Begins) -> None:
    with begins("25/11", "02:00") as life:
        life.flagged("emergency")
        ended = ends(life, "26/11")
        heard(
            life,
            """
            T4 25/11 02:00  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T4 25/11 02:15  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T4 25/11 02:30  Có 1 ca cần theo dõi, mức khẩn cấp → Sở ♪
            T4 25/11 02:30  MN Hoa Ban: có ca mức khẩn cấp chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            mornings(["25/11", "26/11"], "25/11", red=True),
            ended,
        )


def test_amber_at_ten_to_five_on_a_friday(begins: Begins) -> None:
    with begins("27/11", "16:50") as life:
        life.flagged("amber")
        ended = ends(life, "01/12")
        heard(
            life,
            """
            T6 27/11 16:50  Có 1 học sinh cần hỏi thăm → y tế
            T6 27/11 17:20  Có 1 học sinh cần hỏi thăm → phó ♪
            T6 27/11 17:50  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T6 27/11 18:20  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            mornings(["30/11", "01/12"], "27/11"),
            ended,
        )


def test_red_taken_late_on_a_friday_is_asked_about_on_saturday_when_nobody_sleeps_any_more(begins: Begins) -> None:
    with begins("27/11", "19:45") as life:
        life.flagged("red")
        life.town.goes("27/11", "19:50")
        life.takes("nurse")
        ended = ends(life, "30/11")
        heard(
            life,
            """
            T6 27/11 19:45  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T6 27/11 19:50  Có 1 ca cần theo dõi, mức đỏ → phó ♪
            T6 27/11 19:50  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T7 28/11 08:00  Ca đã nhận có kết quả chưa ạ? Mức đỏ → y tế ♪
            T7 28/11 08:30  Sáng 28/11 còn 1 ca chưa có người nhận → y tế ♪, hiệu trưởng ♪
            CN 29/11 08:00  Sáng 29/11 còn 1 ca chưa có người nhận → y tế ♪, hiệu trưởng ♪, đầu mối
            CN 29/11 08:00  MN Hoa Ban: còn 1 ca chưa có người nhận, lâu nhất từ ngày 27/11. Vui lòng gọi nhà trường. → vận hành
            T2 30/11 06:00  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 30/11 06:15  Có 1 ca cần theo dõi, mức đỏ → Sở ♪
            T2 30/11 06:15  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,  # noqa: E501
            ended,
        )


@pytest.mark.parametrize(("severity", "grade"), [("red", "đỏ"), ("emergency", "khẩn cấp")])
def test_passed_on_twice_reaches_the_next_each_time_and_never_who_passed_it_on(
    begins: Begins, severity: str, grade: str
) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged(severity)
        life.town.goes("23/11", "06:43")
        life.passes_on("nurse")
        life.town.goes("23/11", "06:45")
        life.passes_on("deputy")
        life.town.goes("23/11", "06:50")
        life.takes("principal")
        life.concludes("principal", "Đi học lại")
        heard(
            life,
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Có 1 ca cần theo dõi, mức {grade} → phó ♪
            T2 23/11 06:45  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:50  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 06:50  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
        )


def test_passed_on_at_the_end_of_the_ladder_all_others_ring_again(begins: Begins) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged("red")
        life.town.goes("23/11", "07:20")
        life.takes("nurse")
        life.passes_on("nurse")
        life.town.goes("23/11", "07:30")
        life.takes("principal")
        life.concludes("principal", "Báo nhầm")
        life.town.goes("18/12", "20:00")
        assert life.town.table()[5:] == [
            "T2 23/11 07:20  Nhà trường đã nhận được thông tin về Tuệ. → mẹ",
            "T2 23/11 07:20  Có 1 ca cần theo dõi, mức đỏ → phó ♪, hiệu trưởng ♪, đầu mối ♪, Sở ♪",
            "T2 23/11 07:20  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành",
            "T2 23/11 07:30  Nhà trường đã nhận được thông tin về Tuệ. → mẹ",
            "T2 23/11 07:30  Nhà trường cập nhật thông tin về Tuệ. → mẹ",
        ]


def test_amber_passed_on_twice(begins: Begins) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged("amber")
        life.town.goes("23/11", "06:43")
        life.passes_on("nurse")
        life.town.goes("23/11", "06:45")
        life.passes_on("deputy")
        ended = ends(life, "25/11")
        heard(
            life,
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Sáng nay có 1 học sinh cần hỏi thăm → phó ♪
            T2 23/11 06:45  Sáng nay có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T2 23/11 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            mornings(["25/11"], "23/11"),
            ended,
        )


def test_raised_after_it_was_taken_rings_anew_and_asks_for_somebody_anew(begins: Begins) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged("amber")
        life.town.goes("23/11", "06:43")
        life.takes("nurse")
        life.town.goes("23/11", "09:00")
        life.flagged("red")
        life.town.goes("23/11", "09:02")
        life.takes("principal")
        life.concludes("principal", "Nhập viện")
        life.town.goes("30/11", "09:00")
        life.concludes("nurse", "Đi học lại")
        heard(
            life,
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 09:00  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 09:02  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 09:02  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T2 30/11 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
            all_year=True,
        )


def test_of_a_watched_child_the_family_is_asked_each_round_whether_it_is_better_and_nobody_else_anything(
    begins: Begins,
) -> None:
    with begins("23/11", "06:41", rounds=True) as life:
        life.flagged("red")
        life.takes("nurse")
        life.concludes("nurse", "Theo dõi tại nhà")
        asked = []
        for day in dates("24/11", "28/05"):
            life.town.goes(day, "06:30")
            prompts = [m for m in life.mother.actor.messages if "đã đỡ chưa ạ?" in m.plain]
            if prompts and prompts[-1].at > instant(day, "06:00"):
                asked.append(day)
                life.mother.actor.taps("Đỡ hơn")
        rounds = [day for day in school_days("24/11", "28/05") if stamp(instant(day, "08:00"))[:2] in ("T2", "T6")]
        assert asked == rounds
        assert not [h for h in life.town.heard if "ca" in h.words.split() and h.at > instant("23/11", "07:00")]


def test_taken_and_then_the_duty_ends_the_case_is_handed_over_by_name_without_a_sound(begins: Begins) -> None:
    with begins("23/11", "06:41") as life:
        life.flagged("red")
        life.town.goes("23/11", "06:43")
        life.takes("nurse")
        nurse, today = life.school.persons["nurse"], instant("23/11", "07:00").date()
        gone = DUTY.update().where(DUTY.c.person_id == nurse).values(to_on=today)
        life.town.database.write(lambda connection: connection.execute(gone)).result()
        life.town.goes("23/11", "07:14")
        life.takes("principal")
        life.concludes("principal", "Đi học lại")
        heard(
            life,
            """
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 06:43  Bàn giao 1 ca đang theo dõi → phó
            T2 23/11 07:13  Có 1 ca cần theo dõi, mức đỏ → hiệu trưởng ♪, đầu mối ♪
            T2 23/11 07:14  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 07:14  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
        )
