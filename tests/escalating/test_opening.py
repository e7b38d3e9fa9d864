"""A flagged declaration becomes one case, with its first alerts, in one commit."""

from tests.escalating.hoa_ban import AMBER, RED, HoaBan, cases, events, pushes
from tests.town import Town


def test_a_red_case_reaches_school_health_principal_and_contact_at_once(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    [case] = cases(town)
    assert (case.severity, case.state) == ("red", "open")
    assert events(town) == ["opened", "told"]
    assert len(pushes(town)) == 3
    for office in ("nurse", "principal", "contact"):
        assert len(hoa_ban[office].heard()) == 1


def test_both_parents_are_one_case_and_a_graver_word_raises_it(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue, AMBER)
    hoa_ban.mother_of(tue, name="Trần Văn Nam", relation="father").declares(tue, RED)
    [case] = cases(town)
    assert case.severity == "red"
