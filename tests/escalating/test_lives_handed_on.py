"""Lives of cases that go from hand to hand: the duty of who has it ends, or whoever has it passes it on."""

from tests.escalating.lives import (
    GRADES,
    GRAVE,
    TWO_MONTHS,
    Begins,
    amber_mornings,
    dates,
    grave_mornings,
    school_days,
    told,
)

GAP = """
    T2 23/11 16:00  Thứ Tư 25/11: MN Hoa Ban chưa có ai trực y tế trường mà trợ lý liên hệ được \
trong khoảng 06:00-17:00. Thầy/cô vui lòng nhờ đồng nghiệp trực thay. → hiệu trưởng
    """
"""The school has one nurse; her last day is the holiday of 24/11."""
NO_NURSE = "MN Hoa Ban: chưa liên hệ được y tế trường nên ca đã chuyển lên bậc tiếp theo."


def without_nurse(mornings: list[str]) -> list[str]:
    """The same mornings at a school without school health."""
    return [line.replace("y tế ♪, ", "").replace("y tế, ", "") for line in mornings]


def test_amber_taken_then_the_duty_ends_and_the_deputy_has_it_from_the_morning_on(begins: Begins) -> None:
    with begins("23/11", "06:41", "amber") as life:
        life.at("23/11", "06:43").takes("nurse").ends_duty("nurse", "25/11")
        life.at("25/11", "06:10").takes("deputy").concludes("deputy", "Đi học lại")
        assert life.until(TWO_MONTHS) == told(
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            """,
            GAP,
            """
            T2 23/11 17:00  Thầy/cô đã nhận 1 học sinh, chưa ghi kết quả → y tế
            T4 25/11 06:00  Thầy/cô được bàn giao 1 ca → phó
            T4 25/11 06:00  Nhiệm vụ y tế trường của thầy/cô đã kết thúc → y tế
            T4 25/11 06:10  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T4 25/11 06:10  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
        )


def test_amber_taken_then_the_duty_ends_and_nobody_takes_it_over(begins: Begins) -> None:
    with begins("23/11", "06:41", "amber") as life:
        life.at("23/11", "06:43").takes("nurse").ends_duty("nurse", "25/11")
        assert life.until(TWO_MONTHS) == told(
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            """,
            GAP,
            f"""
            T2 23/11 17:00  Thầy/cô đã nhận 1 học sinh, chưa ghi kết quả → y tế
            T4 25/11 06:00  Thầy/cô được bàn giao 1 ca → phó
            T4 25/11 06:00  Nhiệm vụ y tế trường của thầy/cô đã kết thúc → y tế
            T4 25/11 06:30  Có 1 học sinh cần hỏi thăm → phó
            T4 25/11 06:30  {NO_NURSE} Vui lòng giúp những người này kết nối với trợ lý. → vận hành
            T4 25/11 07:30  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T4 25/11 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            without_nurse(amber_mornings(school_days("26/11", TWO_MONTHS), "23/11")),
        )


@GRAVE
def test_red_or_emergency_taken_then_the_duty_ends_and_the_principal_takes_it_after_half_an_hour(
    begins: Begins, severity: str
) -> None:
    grade = GRADES[severity]
    with begins("23/11", "06:41", severity) as life:
        life.at("23/11", "06:43").takes("nurse").ends_duty("nurse", "23/11")
        life.at("23/11", "07:14").takes("principal").concludes("principal", "Đi học lại")
        assert life.until(TWO_MONTHS) == told(
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 06:43  Thầy/cô được bàn giao 1 ca → phó
            T2 23/11 06:43  Nhiệm vụ y tế trường của thầy/cô đã kết thúc → y tế
            T2 23/11 07:13  Có 1 ca cần theo dõi, mức {grade} → hiệu trưởng ♪, đầu mối ♪
            T2 23/11 07:14  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 07:14  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


@GRAVE
def test_red_or_emergency_taken_then_the_duty_ends_and_nobody_takes_it_over(begins: Begins, severity: str) -> None:
    grade = GRADES[severity]
    with begins("23/11", "06:41", severity) as life:
        life.at("23/11", "06:43").takes("nurse").ends_duty("nurse", "23/11")
        assert life.until(TWO_MONTHS) == told(
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 06:43  Thầy/cô được bàn giao 1 ca → phó
            T2 23/11 06:43  Nhiệm vụ y tế trường của thầy/cô đã kết thúc → y tế
            T2 23/11 07:13  Có 1 ca cần theo dõi, mức {grade} → hiệu trưởng ♪, đầu mối ♪
            T2 23/11 07:18  Có 1 ca cần theo dõi, mức {grade} → phó ♪
            T2 23/11 07:28  Có 1 ca cần theo dõi, mức {grade} → phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 07:43  Có 1 ca cần theo dõi, mức {grade} → Sở ♪
            T2 23/11 07:43  MN Hoa Ban: có ca mức {grade} chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            without_nurse(grave_mornings(dates("24/11", "03/12"), "23/11")),
        )


@GRAVE
def test_red_or_emergency_watched_then_the_duty_ends_and_the_deputy_watches_on(begins: Begins, severity: str) -> None:
    with begins("23/11", "06:41", severity) as life:
        life.at("23/11", "06:43").takes("nurse").concludes("nurse", "Nhập viện").ends_duty("nurse", "25/11")
        life.at("27/11", "09:00").concludes("deputy", "Đi học lại")
        assert life.until(TWO_MONTHS) == told(
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {GRADES[severity]} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 06:43  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
            GAP,
            """
            T4 25/11 06:00  Thầy/cô được bàn giao 1 ca → phó
            T4 25/11 06:00  Nhiệm vụ y tế trường của thầy/cô đã kết thúc → y tế
            T6 27/11 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
        )


@GRAVE
def test_red_or_emergency_passed_on_twice_reaches_the_next_each_time_and_never_who_passed_it_on(
    begins: Begins, severity: str
) -> None:
    grade = GRADES[severity]
    with begins("23/11", "06:41", severity) as life:
        life.at("23/11", "06:43").passes_on("nurse").at("23/11", "06:45").passes_on("deputy")
        life.at("23/11", "06:50").takes("principal").concludes("principal", "Đi học lại")
        assert life.until(TWO_MONTHS) == told(
            f"""
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:43  Có 1 ca cần theo dõi, mức {grade} → phó ♪
            T2 23/11 06:45  Có 1 ca cần theo dõi, mức {grade} → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:50  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 06:50  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_red_passed_on_after_weeks_rings_all_others_again_and_has_its_mornings_before_it_again(begins: Begins) -> None:
    with begins("23/11", "06:41", "red") as life:
        life.at("11/12", "09:00").takes("nurse").passes_on("nurse")
        life.at("14/12", "09:00").takes("principal").concludes("principal", "Báo nhầm")
        assert life.until(TWO_MONTHS) == told(
            """
            T2 23/11 06:41  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:46  Có 1 ca cần theo dõi, mức đỏ → phó ♪
            T2 23/11 06:56  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 07:11  Có 1 ca cần theo dõi, mức đỏ → Sở ♪
            T2 23/11 07:11  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("24/11", "03/12"), "23/11", weeks_until="10/12"),
            """
            T6 11/12 09:00  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T6 11/12 09:00  Có 1 ca cần theo dõi, mức đỏ → phó ♪, hiệu trưởng ♪, đầu mối ♪, Sở ♪
            T6 11/12 09:00  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành
            """,
            grave_mornings(dates("12/12", "14/12"), "23/11"),
            """
            T2 14/12 09:00  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 14/12 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """,
        )


def test_amber_passed_on_twice_and_taken_by_nobody_comes_back_each_school_morning(begins: Begins) -> None:
    with begins("23/11", "06:41", "amber") as life:
        life.at("23/11", "06:43").passes_on("nurse").at("23/11", "06:45").passes_on("deputy")
        assert life.until(TWO_MONTHS) == told(
            """
            T2 23/11 06:41  Sáng nay có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:43  Sáng nay có 1 học sinh cần hỏi thăm → phó ♪
            T2 23/11 06:45  Sáng nay có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T2 23/11 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            amber_mornings(school_days("25/11", TWO_MONTHS), "23/11"),
        )
