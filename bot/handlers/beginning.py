"""Taking up a declaration: what a button is about, what was begun of it, in which version of the questionnaire."""

from collections.abc import Sequence
from datetime import timedelta

from bot.dialogue.declare_actions import SELF, About, CorrectToNotWell, NotWell
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of
from bot.handlers.at_hand import (
    FORM,
    declared_by_now,
    open_round,
    open_rounds,
    open_self_round,
    round_over,
    subject_of,
)
from bot.handlers.crossing import cross, version_begun
from bot.handlers.filing_work import begin_filing
from bot.handlers.questionnaire import Work, work_of
from bot.messages import Reply
from bot.turn import Asking, Turn
from storage.queries.declaring import Drafts, DraftView, RecentAnswers, Revisions
from storage.values import RoundView, Subject

CARRIED_FOR = timedelta(hours=2)
"""How long after a round has closed what was begun in it still tells how somebody is on the day after, too."""


def begin(turn: Turn, action: About) -> Asking[Work | Reply]:
    """Take up what the sender began about a person in the round of a button, or start; a Reply if that is over."""
    if action.person < 0:
        return (yield from begin_filing(turn, action))
    subject = subject_of(turn, action.person)
    round_ = open_round(turn, subject, action.order, action.held_on)
    if round_ is None:
        return (yield from round_over(turn, subject, action.order, action.held_on))
    drafts: tuple[DraftView, ...] = yield Drafts()
    recent: Revisions = yield RecentAnswers(subject.person_id)
    draft = next((d for d in drafts if (d.round.id, d.subject_id) == (round_.id, subject.person_id)), None)
    begun = yield from version_begun(turn, round_.form, draft)
    work = work_of(turn.forms[round_.form], subject, round_, draft, recent, turn.now)
    if draft is None and round_.order_kind == "self":
        carry_over(turn, work, drafts)
    work.besides = yield from _besides(turn, work, drafts)
    work.waiting = begun_in(drafts, work)
    if draft is not None and begun is not None:
        cross(turn, work, begun, draft.answers.get("answers", {}))
    return work


def _besides(turn: Turn, work: Work, drafts: Sequence[DraftView]) -> Asking[tuple[Work, ...]]:
    """What is begun of the others of whom the same sentence told."""
    found = []
    for draft in drafts:
        subject = turn.sender.declares_for(draft.subject_id)
        is_other = draft.subject_id in work.together and draft.subject_id != work.subject.person_id
        if not is_other or subject is None or not subject.may_declare:
            continue
        round_ = open_round(turn, subject, work.order, work.held_on)
        if round_ is not None and round_.id == draft.round.id and draft.form_version == turn.forms[round_.form].version:
            recent: Revisions = yield RecentAnswers(draft.subject_id)
            found.append(work_of(turn.forms[round_.form], subject, round_, draft, recent, turn.now))
    return tuple(sorted(found, key=lambda each: work.together.index(each.subject.person_id)))


def begun_in(drafts: Sequence[DraftView], work: Work) -> frozenset[int]:
    """The others of whom something is begun in rounds of the same day."""
    return frozenset(
        each.subject_id
        for each in drafts
        if each.round.held_on == work.held_on
        and each.subject_id != work.subject.person_id
        and any(each.answers.get("answers", {}).values())
    )


def carry_over(turn: Turn, work: Work, drafts: Sequence[DraftView]) -> None:
    """What was begun of the same child in a round that closed meanwhile is not said in vain: the report has it."""
    held = [
        each
        for each in drafts
        if each.subject_id == work.subject.person_id
        and each.round.form == work.form.name
        and each.form_version == work.form.version
        and each.round.id != work.round.id
        and each.round.closes_at <= turn.now
        and (each.round.held_on == work.held_on or turn.now < each.round.closes_at + CARRIED_FOR)
        and any(each.answers.get("answers", {}).values())
    ]
    if held and work.is_new and work.pending is None:
        begun = work_of(work.form, work.subject, work.round, held[0], (), turn.now)
        work.answers, work.sure, work.open, work.is_new = begun.answers, begun.sure, begun.open, False


def reported_in(turn: Turn, subject: Subject) -> CorrectToNotWell | NotWell | None:
    """The open round to which a report belongs, as a correction where somebody is declared in it already."""
    rounds = [each for each in open_rounds(turn, subject) if has_one_tap(turn.forms, each.form)]
    if not rounds:
        return None
    about = (order_of(rounds[0]), rounds[0].held_on, subject.person_id)
    return NotWell(*about) if declared_by_now(turn, subject, rounds[0]) is None else CorrectToNotWell(*about)


def begin_today(turn: Turn, subject: Subject) -> Asking[Work]:
    """A report in the day's round *tự báo*, which this turn makes or joins."""
    today = open_self_round(turn, subject)
    drafts: tuple[DraftView, ...] = yield Drafts()
    recent = yield RecentAnswers(subject.person_id)
    closes_at = turn.now
    round_ = RoundView(0, subject.school_id, FORM, today, SELF, "self", "open", turn.now, closes_at, closes_at)
    work = work_of(turn.forms[FORM], subject, round_, None, recent, turn.now)
    carry_over(turn, work, drafts)
    return work


def begin_report(turn: Turn, subject: Subject) -> Asking[Work | None]:
    """A report of somebody where it belongs now: in the open round, else in that of today."""
    about = reported_in(turn, subject)
    work = yield from begin_today(turn, subject) if about is None else begin(turn, about)
    return None if isinstance(work, Reply) else work


def begun_before(turn: Turn, action: About) -> Asking[Work | None]:
    """The report of today that goes on with what was begun in a round which has closed; None where nothing was."""
    subject = turn.sender.declares_for(action.person) if action.person >= 0 else None
    if subject is None or not subject.may_declare or subject.is_suspended:
        return None
    work = yield from begin_report(turn, subject)
    is_carried = work is not None and not work.is_new and work.about != (action.order, action.held_on, action.person)
    return work if is_carried else None
