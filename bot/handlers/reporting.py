"""Reporting illness on any day, with or without an open round ("Báo con không khỏe", always in the menu)."""

from collections.abc import Callable, Sequence

from bot.dialogue.actions import Action
from bot.dialogue.calling import called
from bot.dialogue.declare_actions import SELF, CorrectToNotWell, NotWell, ReportIll, ReportIllOf
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import capital
from bot.handlers.at_hand import (
    FORM,
    NotByChat,
    declared_by_now,
    open_rounds,
    open_self_round,
    own_subjects,
    subject_of,
)
from bot.handlers.beginning import begin
from bot.handlers.correcting import ask_again, with_what_was_declared
from bot.handlers.going_on import first_question
from bot.handlers.not_well import take_up
from bot.handlers.questionnaire import Work, work_of
from bot.i18n import Markup
from bot.messages import Choice, Reply, in_rows
from bot.turn import Asking, Turn, on
from storage.queries.declaring import RecentAnswers
from storage.values import RoundView, Subject


@on(ReportIll)
def report_ill(turn: Turn, action: ReportIll) -> Asking[Reply]:
    """Ask who is not well, or go straight on when there is but one."""
    subjects = own_subjects(turn)
    if not subjects:
        raise NotByChat
    if len(subjects) == 1:
        return (yield from not_well_today(turn, subjects[0]))
    return who_is_not_well(turn, subjects)


def who_is_not_well(turn: Turn, subjects: Sequence[Subject], about: Callable[[int], Action] = ReportIllOf) -> Reply:
    """Ask which of several; `about` makes the button of one of them."""
    choices = []
    for subject in subjects:
        name = Markup(capital(called(turn.voice, turn.sender, subject)))
        label = turn.voice.say("I myself") if subject.relation == "self" else name
        choices.append(Choice(label, about(subject.person_id).encode()))
    return Reply(turn.voice.say("Who is not well?"), in_rows(choices, 2))


@on(ReportIllOf)
def report_ill_of(turn: Turn, action: ReportIllOf) -> Asking[Reply]:
    """Ask what is wrong with one person."""
    return (yield from not_well_today(turn, subject_of(turn, action.person)))


def not_well_today(turn: Turn, subject: Subject) -> Asking[Reply]:
    """In the open round of the school; without one the day's round *tự báo* is made or joined."""
    about = reported_in(turn, subject)
    if about is None:
        return first_question(turn, (yield from begin_today(turn, subject)))
    return (yield from (ask_again if isinstance(about, CorrectToNotWell) else take_up)(turn, about))


def reported_in(turn: Turn, subject: Subject) -> CorrectToNotWell | NotWell | None:
    """The open round to which a report belongs, as a correction where somebody is declared in it already."""
    rounds = [each for each in open_rounds(turn, subject) if has_one_tap(turn.forms, each.form)]
    if not rounds:
        return None
    about = (order_of(rounds[0]), rounds[0].held_on, subject.person_id)
    return NotWell(*about) if declared_by_now(turn, subject, rounds[0]) is None else CorrectToNotWell(*about)


def taken_up(turn: Turn, subject: Subject) -> Asking[Work | None]:
    """What is begun of somebody today, or its beginning, over what was declared; None where that is not to be had."""
    about = reported_in(turn, subject)
    work = yield from begin_today(turn, subject) if about is None else begin(turn, about)
    if isinstance(work, Reply):
        return None
    yield from with_what_was_declared(turn, work)
    return work


def begin_today(turn: Turn, subject: Subject) -> Asking[Work]:
    """A report in the day's round *tự báo*, which this turn makes or joins."""
    today = open_self_round(turn, subject)
    recent = yield RecentAnswers(subject.person_id)
    closes_at = turn.now
    round_ = RoundView(0, subject.school_id, FORM, today, SELF, "self", "open", turn.now, closes_at, closes_at)
    return work_of(turn.forms[FORM], subject, round_, None, recent, turn.now)
