"""Under the summary: changing an answer, throwing the draft away, sending (storyboard, scene 3)."""

from bot.cases.opening import Receiver
from bot.dialogue.calling import called
from bot.dialogue.declare_actions import (
    ChangeAnswer,
    ChangeAnswers,
    ChangePage,
    Discard,
    Send,
    SummaryPage,
)
from bot.dialogue.one_tap import asks_if_well, has_one_tap
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import time_words
from bot.forms import flag_of, pack_answers
from bot.handlers.at_hand import JUST_NOW, declared_by_now, open_round, report_choice, subject_of, with_what_is_left
from bot.handlers.beginning import begin
from bot.handlers.declaring import say_settled
from bot.handlers.filing import sign_or_hand_over, throw_filing_away
from bot.handlers.not_well import question_of, take_up
from bot.handlers.noting import new_code, note_flagged, note_well
from bot.handlers.questionnaire import Work, unsure_signs
from bot.handlers.receipts import (
    change_choice,
    declared_receipt,
    flagged_receipt,
    more_choices,
    received_lines,
    well_note,
)
from bot.handlers.summarising import changes_screen, summary_screen
from bot.handlers.urgent import step
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, again, on
from storage.changes.accounts import DropDraft
from storage.queries.declaring import Author, Authors, Drafts, DraftView
from storage.values import Declared, RoundView, Subject


@on(ChangeAnswers)
def change_answers(turn: Turn, action: ChangeAnswers) -> Asking[Reply]:
    """Choose which answer to change."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    return changes_screen(turn, work)


@on(ChangePage)
def change_page(turn: Turn, action: ChangePage) -> Asking[Reply]:
    """Turn the page of the answers to change."""
    work = yield from begin(turn, action)
    return work if isinstance(work, Reply) else changes_screen(turn, work, action.page)


@on(SummaryPage)
def summary_page(turn: Turn, action: SummaryPage) -> Asking[Reply]:
    """Turn the page of the summary."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    evaluation = work.evaluation(turn.now)
    if unsure_signs(work, turn.now) or not work.is_ready(evaluation):
        return step(turn, work)
    return summary_screen(turn, work, evaluation, page=action.page)


@on(ChangeAnswer)
def change_answer(turn: Turn, action: ChangeAnswer) -> Asking[Reply]:
    """Ask one question again; the other answers stay."""
    found = yield from question_of(turn, action)
    if isinstance(found, Reply):
        return found
    work, question = found
    work.open = work.standing(question).name
    return step(turn, work)


@on(Discard)
def discard(turn: Turn, action: Discard) -> Asking[Reply]:
    """Throw a draft away, also after its round closed; what was sent stays."""
    if action.person < 0:
        return (yield from throw_filing_away(turn, action))
    subject = subject_of(turn, action.person)
    drafts: tuple[DraftView, ...] = yield Drafts()
    for draft in drafts:
        meant = (order_of(draft.round), draft.round.held_on, draft.subject_id)
        if meant == (action.order, action.held_on, action.person):
            if draft.silent_at is not None and open_round(turn, subject, action.order, action.held_on) is not None:
                # an emergency sign waits for its answer first
                return (yield from take_up(turn, action))
            turn.note(DropDraft(draft.round.id, subject.person_id, turn.sender.account.id))
    who = called(turn.voice, turn.sender, subject)
    declared = (turn.sender.declared.get((draft.round.id, action.person)) for draft in drafts)
    if any(each is not None and each.severity == "emergency" for each in declared):
        text = turn.voice.say("What was begun for {who} is thrown away; what the school was told stays.", who=who)
    else:
        text = turn.voice.say("What was begun for {who} is thrown away; nothing was sent.", who=who)
    reply = with_what_is_left(turn, Reply(text), ())
    return reply if reply.rows else again(reply, rows=stacked(report_choice(turn)))


@on(Send)
def send(turn: Turn, action: Send) -> Asking[Reply]:
    """Declare what the summary says, open the case it calls for, and declare the others well if that was said."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    if work.filing is not None:
        return sign_or_hand_over(turn, work)
    declared = declared_by_now(turn, work.subject, work.round)
    if work.is_new and declared is not None:
        return (yield from _sent_already(turn, work, declared))
    evaluation = work.evaluation(turn.now)
    if any(
        unsure_signs(each, turn.now) or not each.is_ready(each.evaluation(turn.now)) for each in (work, *work.besides)
    ):
        return step(turn, work)
    flag, code = flag_of(evaluation), new_code()
    answers = pack_answers(evaluation.stored)
    made, receiver = yield from note_flagged(turn, work.subject, work.round, code, answers, flag, work.form.version)
    turn.note(DropDraft(work.round.id, work.subject.person_id, turn.sender.account.id))
    well = _others(turn, action)
    beside = []
    for each in work.besides:
        beside.append((yield from _sent_beside(turn, each, code)))
    all_made = [
        made,
        *(each for each, _ in beside),
        *(note_well(turn, s, r, code) for s in well if (r := _round(turn, s, action)) is not None),
    ]
    questions = [name for name in evaluation.unanswered if evaluation.stages[name] == "after_receipt"]
    more = more_choices(turn, work.subject, work.round, work.form, questions)
    if not flag.severity and not asks_if_well(work.form):
        return with_what_is_left(turn, declared_receipt(turn, work.subject, work.round, made, more), all_made)
    if beside:
        return with_what_is_left(turn, _received_together(turn, work, made, receiver, beside, well), all_made)
    reply = flagged_receipt(
        turn,
        work.subject,
        work.round,
        made,
        receiver,
        severity=flag.severity,
        more=more,
        also=[well_note(turn, well)] if well else [],
    )
    return with_what_is_left(turn, reply, all_made)


def _sent_beside(turn: Turn, work: Work, code: str) -> Asking[tuple[Declared, list[str]]]:
    """Declare another of whom the same sentence told; what the receipt says of them."""
    evaluation = work.evaluation(turn.now)
    flag, answers = flag_of(evaluation), pack_answers(evaluation.stored)
    made, receiver = yield from note_flagged(turn, work.subject, work.round, code, answers, flag, work.form.version)
    turn.note(DropDraft(work.round.id, work.subject.person_id, turn.sender.account.id))
    return made, received_lines(turn, work.subject, made, receiver, flag.severity)


def _received_together(
    turn: Turn,
    work: Work,
    made: Declared,
    receiver: Receiver | None,
    beside: list[tuple[Declared, list[str]]],
    well: list[Subject],
) -> Reply:
    """One receipt; what it asks further and [Sửa] ask whose it is, so that nothing of one is another's."""
    lines = received_lines(turn, work.subject, made, receiver, made.severity or "")
    lines += [line for _, said in beside for line in said]
    lines += [well_note(turn, well)] if well else []
    change = change_choice(turn, [work.subject, *(each.subject for each in work.besides)], work.round)
    return Reply("\n".join(lines), ((change,),), is_sure=True)


def _sent_already(turn: Turn, work: Work, declared: Declared) -> Asking[Reply]:
    """Pressed twice: the receipt of somebody not well, with whom to call, stands there and is not written over."""
    page = yield from say_settled(turn, work.subject, work.round, declared)
    authors: dict[bytes, Author] = yield Authors((declared.uid,))
    author = authors.get(declared.uid)
    if declared.well or author is None or author.account_id != turn.sender.account.id:
        return page
    if turn.now - declared.at < JUST_NOW:
        time = time_words(declared.at)
        return Reply(toast=turn.voice.say("Sent at {time}. Code: {code}.", time=time, code=declared.code))
    return again(page, is_new=True)


def _others(turn: Turn, action: Send) -> list[Subject]:
    """Whom the button named as well, and who still owes."""
    found = []
    for person_id in action.with_well:
        subject = turn.sender.subject(person_id)
        if subject is None or not subject.may_declare or subject.case is not None:
            continue
        round_ = _round(turn, subject, action)
        if (
            round_ is not None
            and has_one_tap(turn.forms, round_.form)
            and declared_by_now(turn, subject, round_) is None
        ):
            found.append(subject)
    return found


def _round(turn: Turn, subject: Subject, action: Send) -> RoundView | None:
    return open_round(turn, subject, action.order, action.held_on)
