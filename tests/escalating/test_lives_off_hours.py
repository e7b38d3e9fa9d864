"""Lives that begin when nobody is at school: Sunday at 21:00, the eve of Tết, a night, a late Friday."""

from tests.escalating.lives import PAST_TET, Begins, amber_mornings, dates, grave_mornings, school_days, told


def test_amber_on_a_sunday_evening_waits_for_monday_and_climbs_then(begins: Begins) -> None:
    with begins("22/11", "21:00", "amber") as life:
        assert life.until(PAST_TET) == told(
            """
            T2 23/11 06:00  Có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:30  Có 1 học sinh cần hỏi thăm → phó ♪
            T2 23/11 07:00  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T2 23/11 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            amber_mornings(school_days("24/11", PAST_TET), "22/11", weeks_until=PAST_TET),
        )


def test_amber_on_a_sunday_evening_taken_on_monday_reaches_the_nurse_and_the_family_alone(begins: Begins) -> None:
    with begins("22/11", "21:00", "amber") as life:
        life.at("23/11", "06:10").takes("nurse").at("23/11", "07:00").concludes("nurse", "Đi học lại")
        assert life.until(PAST_TET) == told(
            """
            T2 23/11 06:00  Có 1 học sinh cần hỏi thăm → y tế
            T2 23/11 06:10  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 23/11 07:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_red_on_a_sunday_evening_is_silent_and_climbs_on_monday_from_six(begins: Begins) -> None:
    with begins("22/11", "21:00", "red") as life:
        assert life.until(PAST_TET) == told(
            """
            CN 22/11 21:00  Có 1 ca cần theo dõi, mức đỏ → y tế, hiệu trưởng
            T2 23/11 06:00  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:05  Có 1 ca cần theo dõi, mức đỏ → phó ♪
            T2 23/11 06:15  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 23/11 06:30  Có 1 ca cần theo dõi, mức đỏ → Sở ♪
            T2 23/11 06:30  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("24/11", "03/12"), "22/11", weeks_until=PAST_TET),
        )


def test_red_on_a_sunday_evening_taken_at_home_is_told_to_the_contact_on_monday_without_a_sound(begins: Begins) -> None:
    with begins("22/11", "21:00", "red") as life:
        life.at("22/11", "21:05").takes("nurse").at("22/11", "21:30").concludes("nurse", "Theo dõi tại nhà")
        life.at("27/11", "09:00").concludes("nurse", "Đi học lại")
        assert life.until(PAST_TET) == told(
            """
            CN 22/11 21:00  Có 1 ca cần theo dõi, mức đỏ → y tế, hiệu trưởng
            CN 22/11 21:05  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            CN 22/11 21:30  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T2 23/11 06:00  Có 1 ca cần theo dõi, mức đỏ → đầu mối
            T6 27/11 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_an_emergency_on_a_sunday_evening_rings_everybody_within_half_an_hour(begins: Begins) -> None:
    with begins("22/11", "21:00", "emergency") as life:
        assert life.until(PAST_TET) == told(
            """
            CN 22/11 21:00  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            CN 22/11 21:15  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            CN 22/11 21:30  Có 1 ca cần theo dõi, mức khẩn cấp → Sở ♪
            CN 22/11 21:30  MN Hoa Ban: có ca mức khẩn cấp chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("23/11", "02/12"), "22/11", weeks_until=PAST_TET),
        )


def test_an_emergency_on_a_sunday_evening_taken_at_home_and_in_hospital_rings_nobody_again(begins: Begins) -> None:
    with begins("22/11", "21:00", "emergency") as life:
        life.at("22/11", "21:05").takes("nurse").at("22/11", "21:30").concludes("nurse", "Nhập viện")
        life.at("27/11", "09:00").concludes("nurse", "Đi học lại")
        assert life.until(PAST_TET) == told(
            """
            CN 22/11 21:00  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            CN 22/11 21:05  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            CN 22/11 21:30  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T6 27/11 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_amber_on_the_eve_of_tet_is_known_to_the_nurse_next_morning_and_climbs_after_the_holidays(
    begins: Begins,
) -> None:
    with begins("29/01", "21:00", "amber") as life:
        assert life.until(PAST_TET) == told(
            """
            T7 30/01 08:00  Sáng 30/01 còn 1 ca chưa có người nhận → y tế
            T2 15/02 06:00  Có 1 học sinh cần hỏi thăm → y tế
            T2 15/02 06:30  Có 1 học sinh cần hỏi thăm → phó ♪
            T2 15/02 07:00  Có 1 học sinh cần hỏi thăm → hiệu trưởng ♪
            T2 15/02 17:00  Có 1 học sinh cần hỏi thăm → đầu mối ♪
            """,
            amber_mornings(school_days("16/02", PAST_TET), "29/01", weeks_until=PAST_TET),
        )


def test_amber_on_the_eve_of_tet_taken_next_morning_is_asked_about_when_school_is_back(begins: Begins) -> None:
    with begins("29/01", "21:00", "amber") as life:
        life.at("30/01", "08:30").takes("nurse").at("16/02", "09:00").concludes("nurse", "Đi học lại")
        assert life.until(PAST_TET) == told(
            """
            T7 30/01 08:00  Sáng 30/01 còn 1 ca chưa có người nhận → y tế
            T7 30/01 08:30  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T2 15/02 17:00  Thầy/cô đã nhận 1 học sinh, chưa ghi kết quả → y tế
            T3 16/02 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_red_on_the_eve_of_tet_does_not_wait_for_school_to_open_again(begins_anywhere: Begins) -> None:
    with begins_anywhere("29/01", "21:00", "red") as life:
        assert life.until(PAST_TET) == told(
            "T6 29/01 21:00  Có 1 ca cần theo dõi, mức đỏ → y tế, hiệu trưởng",
            grave_mornings(dates("30/01", "08/02"), "29/01", weeks_until="08/02"),
            """
            T2 15/02 06:00  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T2 15/02 06:05  Có 1 ca cần theo dõi, mức đỏ → phó ♪
            T2 15/02 06:15  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 15/02 06:30  Có 1 ca cần theo dõi, mức đỏ → Sở ♪
            T2 15/02 06:30  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("16/02", "25/02"), "29/01", weeks_until=PAST_TET),
        )


def test_red_on_the_eve_of_tet_taken_that_evening_is_told_to_the_contact_when_school_is_back(begins: Begins) -> None:
    with begins("29/01", "21:00", "red") as life:
        life.at("29/01", "21:10").takes("principal").at("30/01", "08:10").concludes("principal", "Nhập viện")
        life.at("16/02", "09:00").concludes("nurse", "Đi học lại")
        assert life.until(PAST_TET) == told(
            """
            T6 29/01 21:00  Có 1 ca cần theo dõi, mức đỏ → y tế, hiệu trưởng
            T6 29/01 21:10  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T7 30/01 08:00  Ca đã nhận có kết quả chưa ạ? Mức đỏ → hiệu trưởng ♪
            T7 30/01 08:10  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T2 15/02 06:00  Có 1 ca cần theo dõi, mức đỏ → đầu mối
            T3 16/02 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_an_emergency_on_the_eve_of_tet_climbs_that_evening_and_comes_back_through_the_holidays(begins: Begins) -> None:
    with begins("29/01", "21:00", "emergency") as life:
        assert life.until(PAST_TET) == told(
            """
            T6 29/01 21:00  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T6 29/01 21:15  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T6 29/01 21:30  Có 1 ca cần theo dõi, mức khẩn cấp → Sở ♪
            T6 29/01 21:30  MN Hoa Ban: có ca mức khẩn cấp chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("30/01", "08/02"), "29/01", weeks_until=PAST_TET),
        )


def test_an_emergency_on_the_eve_of_tet_taken_that_evening_is_asked_about_once_by_night(begins: Begins) -> None:
    with begins("29/01", "21:00", "emergency") as life:
        life.at("29/01", "21:10").takes("principal").at("29/01", "21:50").concludes("principal", "Nhập viện")
        life.at("16/02", "09:00").concludes("nurse", "Đi học lại")
        assert life.until(PAST_TET) == told(
            """
            T6 29/01 21:00  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T6 29/01 21:10  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T6 29/01 21:40  Ca đã nhận có kết quả chưa ạ? Mức khẩn cấp → hiệu trưởng
            T6 29/01 21:50  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            T3 16/02 09:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_an_emergency_at_two_in_the_night_taken_and_left_wakes_nobody_again_before_six(begins: Begins) -> None:
    with begins("25/11", "02:00", "emergency") as life:
        life.at("25/11", "02:17").takes("principal")
        life.at("25/11", "12:00").takes("nurse").concludes("nurse", "Đi học lại")
        assert life.until(PAST_TET) == told(
            """
            T4 25/11 02:00  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T4 25/11 02:15  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T4 25/11 02:17  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T4 25/11 02:47  Ca đã nhận có kết quả chưa ạ? Mức khẩn cấp → hiệu trưởng
            T4 25/11 06:00  Có 1 ca cần theo dõi, mức khẩn cấp → Sở ♪
            T4 25/11 06:00  MN Hoa Ban: có ca mức khẩn cấp chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            T4 25/11 12:00  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T4 25/11 12:00  Nhà trường cập nhật thông tin về Tuệ. → mẹ
            """
        )


def test_an_emergency_at_two_in_the_night_that_nobody_takes_comes_back_the_same_morning(begins: Begins) -> None:
    with begins("25/11", "02:00", "emergency") as life:
        assert life.until(PAST_TET) == told(
            """
            T4 25/11 02:00  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T4 25/11 02:15  Có 1 ca cần theo dõi, mức khẩn cấp → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T4 25/11 02:30  Có 1 ca cần theo dõi, mức khẩn cấp → Sở ♪
            T4 25/11 02:30  MN Hoa Ban: có ca mức khẩn cấp chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("25/11", "04/12"), "25/11", weeks_until=PAST_TET),
        )


def test_red_taken_late_on_a_friday_and_left_is_asked_about_on_saturday_and_climbs_on_monday(begins: Begins) -> None:
    with begins("27/11", "19:45", "red") as life:
        life.at("27/11", "19:50").takes("nurse")
        _, *sunday = grave_mornings(dates("28/11", "29/11"), "27/11", weeks_until=PAST_TET)
        assert life.until(PAST_TET) == told(
            """
            T6 27/11 19:45  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪
            T6 27/11 19:50  Có 1 ca cần theo dõi, mức đỏ → phó ♪
            T6 27/11 19:50  Nhà trường đã nhận được thông tin về Tuệ. → mẹ
            T7 28/11 08:00  Ca đã nhận có kết quả chưa ạ? Mức đỏ → y tế ♪
            T7 28/11 08:30  Sáng 28/11 còn 1 ca chưa có người nhận → y tế ♪, hiệu trưởng ♪
            """,
            sunday,
            """
            T2 30/11 06:00  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, phó ♪, hiệu trưởng ♪, đầu mối ♪
            T2 30/11 06:15  Có 1 ca cần theo dõi, mức đỏ → Sở ♪
            T2 30/11 06:15  MN Hoa Ban: có ca mức đỏ chưa có người nhận. Vui lòng gọi nhà trường. → vận hành ♪
            """,
            grave_mornings(dates("01/12", "10/12"), "27/11", weeks_until=PAST_TET),
        )
