"""Lives of cases that somebody takes, over two months: with an outcome, without one, and raised."""

from tests.escalating.lives import (
    GRADES,
    GRAVE,
    TWO_MONTHS,
    Begins,
    amber_mornings,
    dates,
    grave_mornings,
    instant,
    school_days,
    stamp,
    told,
)

STAFF = ("y tế", "phó", "hiệu trưởng", "chủ nhiệm")


def a_round(day: str, *asked: str) -> str:
    """What a round says to those it asks, and of itself to the school and to whoever looks after it from above."""
    weekday = stamp(instant(day, "08:00"))[:2]
    on = ("thứ Hai " if weekday == "T2" else "thứ Sáu ") + day
    return f"""
        {weekday} {day} 06:15  Khai báo sức khỏe {on} → {", ".join([*asked, "mẹ"])}
        {weekday} {day} 07:10  Y tế trường: MN Hoa Ban, {on}, 07:10. → y tế
        {weekday} {day} 07:10  Lớp Thỏ Ngọc: 1/1 đã khai báo → chủ nhiệm
        {weekday} {day} 07:35  Báo cáo thầy/cô Hiệu trưởng: MN Hoa Ban, {on}, 07:35. → hiệu trưởng
        {weekday} {day} 08:30  Báo cáo Phù Lam, {on}, 08:30. → đầu mối
        {weekday} {day} 08:30  Báo cáo Hà Nội, {on}, 08:30. → Sở
        """


def test_amber_taken_and_left_is_asked_about_at_the_end_of_the_day_then_climbs_then_comes_back(begins: Begins) -> None:
    with begins("23/11", "06:41", "amber") as life:
        life.at("23/11", "06:43").takes("nurse")
        assert life.until(TWO_MONTHS) == told(
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 17:00  Thầy/cô đã nhận 1 học sinh, chưa ghi kết quả → y tế
            T4 25/11 17:00  Có 1 học sinh cần hỏi thăm → phó ♪
            T4 25/11 17:30  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T4 25/11 18:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            amber_mornings(school_days("26/11", TWO_MONTHS), "23/11"),
        )


@GRAVE
def test_red_or_emergency_taken_and_left_is_asked_about_once_then_climbs_then_comes_back(
    begins: Begins, severity: str
) -> None:
    grade = GRADES[severity]
    with begins("23/11", "06:41", severity) as life:
        life.at("23/11", "06:43").takes("nurse")
        assert life.until(TWO_MONTHS) == told(
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 07:13  Ca đã nhận có kết quả chưa ạ? Mức {grade} → y tế ♪
            T2 23/11 07:43  Có 1 ca cần theo dõi, mức {grade} → phó ♪
            T2 23/11 07:53  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 08:08  Có 1 ca cần theo dõi, mức {grade} → Sở ♪
            T2 23/11 08:08  MN Hoa Ban: có ca mức {grade} chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("24/11", "03/12"), "23/11"),
        )


def test_amber_taken_watched_and_ended_says_nothing_more_to_anybody(begins: Begins) -> None:
    with begins("23/11", "06:41", "amber") as life:
        life.at("23/11", "06:43").takes("nurse")
        life.at("23/11", "07:00").concludes("nurse", "Theo dõi tại nhà")
        life.at("30/11", "09:00").concludes("nurse", "Đi học lại")
        assert life.until(TWO_MONTHS) == told(
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 07:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T2 30/11 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


@GRAVE
def test_red_or_emergency_taken_watched_and_ended_says_nothing_more_to_anybody(begins: Begins, severity: str) -> None:
    with begins("23/11", "06:41", severity) as life:
        life.at("23/11", "06:43").takes("nurse")
        life.at("23/11", "07:00").concludes("nurse", "Đã đi khám")
        life.at("30/11", "09:00").concludes("nurse", "Đi học lại")
        assert life.until(TWO_MONTHS) == told(
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {GRADES[severity]} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 07:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T2 30/11 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_amber_raised_to_red_after_it_was_taken_rings_anew_and_asks_for_somebody_anew(begins: Begins) -> None:
    with begins("23/11", "06:41", "amber") as life:
        life.at("23/11", "06:43").takes("nurse")
        life.at("23/11", "09:00").flagged("red")
        life.at("23/11", "09:02").takes("principal").concludes("principal", "Nhập viện")
        life.at("30/11", "09:00").concludes("nurse", "Đi học lại")
        assert life.until(TWO_MONTHS) == told(
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 09:00  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 09:02  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 09:02  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T2 30/11 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_of_a_watched_child_the_family_is_asked_each_round_and_nobody_but_the_round_is_heard_of(begins: Begins) -> None:
    """To the end of the first half year. The staff leave three rounds unanswered and are not asked a fourth time."""
    rounds = [day for day in school_days("24/11", "15/01") if stamp(instant(day, "08:00"))[:2] in ("T2", "T6")]
    with begins("23/11", "06:41", "red", rounds=True) as life:
        life.takes("nurse").concludes("nurse", "Theo dõi tại nhà")
        for day in rounds:
            life.at(day, "06:30").mother.actor.hears(f"{day}\nTuệ (Thỏ Ngọc): hôm nay con đã đỡ chưa ạ?", rings=False)
            life.mother.actor.taps("Đỡ hơn")
        assert life.until("15/01") == told(
            """
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:41  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 06:41  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
            *[a_round(day, *(STAFF if number <= 3 else ())) for number, day in enumerate(rounds, start=1)],
        )
