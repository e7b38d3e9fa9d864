"""[Chuyển người khác]: whoever passes a case on reads whom it went to, or that nobody could be told and what to do."""

from tests.escalating.hoa_ban import AMBER, HoaBan, cases
from tests.town import Town


def alone(town: Town) -> HoaBan:
    """A school where the nurse is the only one with an account; the principal is on the roll with a number."""
    hoa_ban = HoaBan(town)
    hoa_ban.hires("nurse", "Nguyễn Thị Thảo", "school_health", hoa_ban.school, gender="female")
    principal = town.seeds.person("staff", "Đỗ Thị Hạnh", school=hoa_ban.school, phone="+84590000777", gender="female")
    town.seeds.duty(principal, "principal", hoa_ban.school)
    return hoa_ban


def takes_and_passes_on(hoa_ban: HoaBan) -> None:
    town = hoa_ban.town
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Chuyển người khác")
    nurse.taps("Hôm nay không ở trường")


def test_with_nobody_else_the_nurse_is_told_so_with_whom_to_call_and_may_take_it_again(town: Town) -> None:
    hoa_ban = alone(town)
    takes_and_passes_on(hoa_ban)
    nurse = hoa_ban["nurse"]
    nurse.sees(
        "Hiện trợ lý chưa liên hệ được ai khác của MN Hoa Ban.",
        "gọi trực tiếp cô Hạnh (hiệu trưởng) 0590 000 777; hoặc nhận lại ca này.",
        "Nhận ca này",
    )
    assert "người tiếp theo" not in nurse.last.plain
    assert "Đã báo" not in nurse.last.plain
    nurse.taps("Nhận ca này")
    assert cases(town)[0].state == "taken"


def test_nobody_at_school_but_the_contact_is_said_as_it_is(town: Town) -> None:
    hoa_ban = alone(town)
    hoa_ban.hires("contact", "Vũ Đình Lâm", "district_contact", hoa_ban.commune)
    hoa_ban.hires("operator", "Ngô Minh Đức", "operator", hoa_ban.province)
    takes_and_passes_on(hoa_ban)
    hoa_ban["nurse"].sees(
        "Hiện trợ lý chưa liên hệ được ai khác của MN Hoa Ban.",
        "Đã báo cán bộ đầu mối rằng ca chưa có người nhận.",
        "Nhận ca này",
    )
    assert "Lâm" not in hoa_ban["nurse"].last.plain


def test_what_is_said_is_what_was_heard(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    an = hoa_ban.child("Lê Minh An")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(an).declares(an, AMBER)
    nurse = hoa_ban["nurse"]
    for reason, office, whom in (
        ("Đang bận ca khác", "deputy", "thầy Hùng (phó hiệu trưởng)"),
        ("Không thuộc phần phụ trách", "principal", "cô Hạnh (hiệu trưởng)"),
    ):
        nurse.says("/ca")
        nurse.taps("1. An")
        nurse.taps("Chuyển người khác")
        nurse.taps(reason)
        nurse.sees(f"Đã chuyển ca và báo {whom}.")
        hoa_ban[office].hears("1 học sinh cần hỏi thăm")


def test_who_passes_on_what_a_colleague_has_is_told_so_first(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    principal.says("/ca").sees("cô Thảo đã nhận")
    principal.taps("1. Tuệ")
    principal.taps("Chuyển người khác")
    principal.sees("Cô Thảo đang phụ trách ca này.", "lý do chuyển ca")
    nurse.says("/ca").sees("thầy/cô đã nhận")
    nurse.taps("1. Tuệ")
    nurse.taps("Chuyển người khác")
    assert "phụ trách" not in nurse.last.plain
