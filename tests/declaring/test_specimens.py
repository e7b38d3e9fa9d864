"""A specimen of every button of declaring ever shipped: it must be read for ever (design.md 2, 3.8)."""

from datetime import date

import pytest

from bot.dialogue import declare_actions as d
from bot.dialogue.actions import LIMIT, Action
from bot.parts import find_parts

ON = date(2026, 11, 23)
ABOUT = (1, ON, 40)

SPECIMENS: dict[str, Action] = {
    "do1": d.OpenDeclaring(),
    "da1:1:1xy:12.13.14": d.AllWell(1, ON, (38, 39, 40)),
    "dr1": d.ReportIll(),
    "dp1:14": d.ReportIllOf(40),
    "dto1:14:1xy:1:2:0:ap:1xx:n": d.ToldOf(40, date(2026, 11, 23), 1, 2, 0, 385, (date(2026, 11, 22),), "n"),
    "dma1:14:1xy": d.MeantAfterAll(40, ON),
    "dmb1:14:1xy": d.MeantBy(40, ON),
    "dnm1:1xy": d.NobodyMeant(ON),
    "daw1": d.AskWhich(),
    "dwh1:1xy": d.WhichOf(ON),
    "dfa1:12.13": d.FalseAlarm((38, 39)),
    "dn1:1:1xy:14": d.NotWell(*ABOUT),
    "dta1:1:1xy:14": d.TakeUp(*ABOUT),
    "dbk1:1:1xy:14:onset": d.GoBack(*ABOUT, "onset"),
    "dke1:1:1xy:14:onset": d.Keep(*ABOUT, "onset"),
    "dpg1:1:1xy:14:signs:2": d.TurnPage(*ABOUT, "signs", 2),
    "dyt1:1:1xy:14:seen_at:1xx": d.TypedTime(*ABOUT, "seen_at", date(2026, 11, 22)),
    "dsp1:1:1xy:14:2": d.SummaryPage(*ABOUT, 2),
    "dhp1:1:1xy:14:2": d.ChangePage(*ABOUT, 2),
    "dt1:1:1xy:14:signs:fever:1": d.Toggle(*ABOUT, "signs", "fever", True),
    "dx1:1:1xy:14:signs": d.Next(*ABOUT, "signs"),
    "dc1:1:1xy:14:at_school:no": d.Chosen(*ABOUT, "at_school", "no"),
    "dd1:1:1xy:14:onset:1xx": d.OnDay(*ABOUT, "onset", date(2026, 11, 22)),
    "de1:1:1xy:14:onset": d.AnotherDay(*ABOUT, "onset"),
    "dm1:1:1xy:14:temperature:37a": d.Measured(*ABOUT, "temperature", 4150),
    "dk1:1:1xy:14:other_text": d.Skip(*ABOUT, "other_text"),
    "dy1:1:1xy:14:temperature": d.Typed(*ABOUT, "temperature"),
    "ds1:1:1xy:14:12.13": d.Send(*ABOUT, (38, 39)),
    "dys1:1:1xy:14": d.AtSummary(*ABOUT),
    "dh1:1:1xy:14": d.ChangeAnswers(*ABOUT),
    "dj1:1:1xy:14:onset": d.ChangeAnswer(*ABOUT, "onset"),
    "dz1:1:1xy:14": d.Discard(*ABOUT),
    "du1:1:1xy:14": d.ReallyUrgent(*ABOUT),
    "dv1:1:1xy:14": d.NotUrgent(*ABOUT),
    "dq1:1:1xy:14": d.Correct(1, ON, (40,)),
    "dw1:1:1xy:14": d.CorrectToWell(*ABOUT),
    "dl1:1:1xy:14": d.CorrectToNotWell(*ABOUT),
    "db1:1:1xy:14": d.TakeBack(*ABOUT),
    "di1:1:1xy:14": d.Mistaken(*ABOUT),
    "di2:1:1xy:14:2": d.MistakenThen(*ABOUT, 2),
    "dv2:1:1xy:14:2": d.NotUrgentAfterAll(*ABOUT, 2),
    "dg1:1:1xy:14:diagnosis:measles": d.MoreSaid(*ABOUT, "diagnosis", "measles"),
    "dfu1:1:1xy:14:better": d.FollowUp(*ABOUT, "better"),
}


@pytest.mark.parametrize("encoded", SPECIMENS)
def test_every_button_is_read_as_it_was_written(encoded: str) -> None:
    assert Action.decode(encoded) == SPECIMENS[encoded]
    assert SPECIMENS[encoded].encode() == encoded


def test_every_action_of_declaring_has_a_specimen_and_somebody_who_answers() -> None:
    kinds = {kind for kind in Action.kinds().values() if kind.__module__ == d.__name__}
    assert kinds == {type(action) for action in SPECIMENS.values()}
    router = find_parts().router
    assert {kind for kind in kinds if kind not in router.actions and kind not in router.places} == set()


def test_the_largest_fit_a_button() -> None:
    last, person = date(2099, 12, 31), 36**6 - 1
    for action in (
        d.AllWell(36**3, last, (person,) * 5),
        d.Send(36**3, last, person, (person,) * 4),
        d.Toggle(36**3, last, person, "a" * 16, "b" * 16, True),
    ):
        assert len(action.encode()) <= LIMIT
