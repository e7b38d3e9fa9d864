"""Lives of cases that nobody takes, to the end of the school year: who heard what at which minute, and nothing else."""

from tests.escalating.lives import (
    END_OF_TERM,
    GRADES,
    GRAVE,
    TWO_MONTHS,
    Begins,
    amber_mornings,
    dates,
    grave_mornings,
    school_days,
    told,
    weekly,
)


def test_amber_climbs_on_its_day_then_comes_back_on_ten_school_mornings_then_each_week(begins: Begins) -> None:
    with begins("23/11", "06:41", "amber") as life:
        assert life.until(END_OF_TERM) == told(
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 07:11  Sáng nay có 1 học sinh cần hỏi thăm → phó ♪
            T2 23/11 07:41  Sáng nay có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T2 23/11 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            amber_mornings(school_days("24/11", END_OF_TERM), "23/11", weeks_until=END_OF_TERM),
        )


@GRAVE
def test_red_or_emergency_climbs_within_half_an_hour_then_comes_back_on_ten_mornings_then_each_week(
    begins: Begins, severity: str
) -> None:
    grade = GRADES[severity]
    with begins("23/11", "06:41", severity) as life:
        assert life.until(END_OF_TERM) == told(
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:46  Có 1 ca cần theo dõi, mức {grade} → phó ♪
            T2 23/11 06:56  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 07:11  Có 1 ca cần theo dõi, mức {grade} → Sở ♪
            T2 23/11 07:11  MN Hoa Ban: có ca mức {grade} chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("24/11", "03/12"), "23/11", weeks_until=END_OF_TERM),
        )


def test_the_weeks_fall_on_school_days_whatever_is_free() -> None:
    assert weekly("03/12", END_OF_TERM) == [
        *("10/12", "17/12", "24/12", "31/12", "07/01", "14/01", "21/01", "28/01"),
        *("15/02", "22/02", "01/03", "08/03", "15/03", "22/03", "29/03", "05/04", "12/04", "19/04", "26/04"),
        *("04/05", "11/05", "18/05", "25/05"),
    ]


def test_amber_at_ten_to_five_on_a_friday_climbs_that_evening(begins: Begins) -> None:
    with begins("27/11", "16:50", "amber") as life:
        assert life.until(TWO_MONTHS) == told(
            """
            T6 27/11 16:50  Có 1 học sinh cần hỏi thăm → y tế
            T6 27/11 17:20  Có 1 học sinh cần hỏi thăm → phó ♪
            T6 27/11 17:50  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T6 27/11 18:20  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            amber_mornings(school_days("30/11", TWO_MONTHS), "27/11"),
        )


def test_a_red_case_that_is_taken_after_weeks_and_left_has_its_mornings_before_it_again(begins: Begins) -> None:
    with begins("23/11", "06:41", "red") as life:
        life.at("11/12", "09:00").takes("nurse")
        _, *mornings = grave_mornings(dates("11/12", "20/12"), "23/11")
        assert life.until(TWO_MONTHS)[5:] == told(
            grave_mornings(dates("24/11", "03/12"), "23/11", weeks_until="10/12"),
            """
            T6 11/12 09:00  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T6 11/12 09:30  Ca đã nhận có kết quả chưa ạ? Mức đỏ → y tế ♪
            T6 11/12 10:00  Sáng 11/12 còn 1 ca chưa có người nhận → y tế ♪, hiệu trưởng ♪
            """,
            mornings,
        )
