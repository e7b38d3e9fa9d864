"""What every press of declaring starts with: whose right it is, and whether the round of the button is still open."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.clock import VIETNAM, local, local_date
from bot.dialogue.declare_actions import SELF, OpenDeclaring, ReportIll
from bot.dialogue.prompts import declare_prompt, order_of, owed_now, same_order
from bot.dialogue.wording import day_words, letter_lines, time_words
from bot.errors import Mistake, NotAllowed, OldButton
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn
from storage.changes.self_rounds import OpenSelfRound
from storage.queries.declaring import RoundOf
from storage.values import Declared, RoundView, Sender, Subject

JUST_NOW = timedelta(minutes=2)
"""How long after sending or signing another press is taken for the same one."""
FORM = "person-2026"
"""The questionnaire of rounds that nobody planned."""


class NotByChat(Mistake):
    """Nobody agreed to declare for this person by chat, or the consent was withdrawn."""

    sentence = (
        "There is no consent (any more) to declare here by chat. Type /rutdongy to see and change what is agreed to."
    )


def subject_of(turn: Turn, person_id: int) -> Subject:
    """Whoever the sender may declare for. Raises NotAllowed, NotByChat."""
    subject = turn.sender.declares_for(person_id)
    if subject is None or subject.is_suspended:
        raise NotAllowed
    if not subject.may_declare:
        raise NotByChat
    return subject


def subjects_of(turn: Turn, person_ids: Sequence[int]) -> list[Subject]:
    """Those of a button for whom the sender (still) may. Raises as `subject_of` if there is none of them; OldButton
    if it names nobody."""
    if not person_ids:
        raise OldButton
    found = [s for s in map(turn.sender.declares_for, dict.fromkeys(person_ids)) if s is not None and s.may_declare]
    return found or [subject_of(turn, person_id) for person_id in person_ids]


def own_subjects(turn: Turn) -> list[Subject]:
    """The sender and their children, as far as they may be declared for by chat; nobody of a class."""
    return [s for s in turn.sender.subjects if s.may_declare and not s.is_proxied]


def open_round(turn: Turn, subject: Subject, order: int, held_on: date) -> RoundView | None:
    """The open round of somebody's school that a button names."""
    return next(
        (r for r in open_rounds(turn, subject) if r.held_on == held_on and order_of(r) == order),
        None,
    )


def open_rounds(turn: Turn, subject: Subject) -> list[RoundView]:
    """What can be declared in now, rounds that owe first."""
    found = [r for r in turn.sender.rounds if r.school_id == subject.school_id and r.opens_at <= turn.now < r.closes_at]
    return sorted(found, key=lambda r: (r.order_kind == "self", r.due_at, r.id))


def declared_by_now(turn: Turn, subject: Subject, round_: RoundView) -> Declared | None:
    """What was declared of somebody in a round."""
    return turn.sender.declared.get((round_.id, subject.person_id))


def open_self_round(turn: Turn, subject: Subject) -> date:
    """Have the school's round *tự báo* of today made (or joined); it closes at the end of the day."""
    today = local_date(turn.now)
    closes_at = (local(turn.now) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=VIETNAM)
    turn.note(OpenSelfRound(subject.school_id, FORM, today, turn.now, closes_at))
    return today


def round_over(turn: Turn, subject: Subject, order: int, held_on: date) -> Asking[Reply]:
    """Explain an old button and offer what is open now; never declare for another day (storyboard, scene 13)."""
    over: RoundView | None = yield RoundOf(subject.school_id, None if order == SELF else order, held_on)
    voice = turn.voice
    if over is None:
        text = voice.say("This declaration is not open.")
    else:
        # a round of reports closes as its day ends: "00:00" would be read as that morning
        ends_at_midnight = local(over.closes_at).time() == time.min
        day, at = day_words(voice, held_on), "24:00" if ends_at_midnight else time_words(over.closes_at)
        text = voice.say("The declaration of {day} ended at {time}.", day=day, time=at)
        text = " ".join([text, *letter_lines(voice, over.letter)])
    if declare_prompt(voice, turn.sender, turn.now, turn.forms) is not None:
        text += " " + voice.say("There is a new one today:")
        return Reply(text, stacked(turn.choice("Declare today", OpenDeclaring())), is_new=True)
    text += " " + voice.say("If somebody is not well, it can be reported at any time:")
    return Reply(text, stacked(report_choice(turn)), is_new=True)


def report_choice(turn: Turn) -> Choice:
    """[Báo con không khỏe]."""
    return turn.choice("Report that my child is not well", ReportIll())


def with_what_is_left(
    turn: Turn,
    reply: Reply,
    made: Sequence[Declared],
    declared: Mapping[tuple[int, int], Declared] | None = None,
) -> Reply:
    """A reply, followed by the question for whoever still owes once `made` is stored (`declared`: all there was).

    Where that is asked by another letter than what was just declared, it says by which, and not before that reminds.
    """
    before = turn.sender.declared if declared is None else declared
    after = replace(turn.sender, declared={**before, **{(d.round_id, d.person_id): d for d in made}})
    is_another = _is_another_letter(turn, after, made)
    if is_another and _is_asked_later(owed_now(after, turn.now)[0].round, turn.now):
        return reply
    rest = declare_prompt(turn.voice, after, turn.now, turn.forms, titled=is_another)
    if rest is None:
        return reply
    return replace(reply, text=f"{reply.text}\n\n{rest.text}", rows=reply.rows + rest.rows)


def _is_asked_later(round_: RoundView, now: datetime) -> bool:
    return round_.remind_at is not None and now < round_.remind_at


def _is_another_letter(turn: Turn, after: Sender, made: Sequence[Declared]) -> bool:
    left = owed_now(after, turn.now)
    if not made or not left or left[0].round.letter is None:
        return False
    stored = {declared.round_id for declared in made}
    answered = [debt.round for debt in turn.sender.debts() if debt.round.id in stored]
    return left[0].round.id not in stored and not any(same_order(round_, left[0].round) for round_ in answered)
