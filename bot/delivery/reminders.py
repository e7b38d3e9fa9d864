"""Renders reminders: what is owed when the message leaves, with its buttons; and the notice to boarders' families."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.calling import called
from bot.dialogue.class_actions import OpenBoarding
from bot.dialogue.declare_actions import NotWell
from bot.dialogue.names import given_name
from bot.dialogue.prompts import declare_prompt, order_of, owed_now
from bot.dialogue.wording import letter_lines, title_words
from bot.forms import Form
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, stacked
from bot.shelf import forms_in_force
from storage.needs import Reading
from storage.queries.boarders import BoardingDebt, boarding_debts
from storage.queries.declaring import DraftView, begun_by
from storage.queries.order_work import held_rounds
from storage.values import Debt, Sender


@renders("reminder")
def reminder(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Remind of everything still owed before its due time; nothing, if it was declared meanwhile or may not be said."""
    schools = sorted({_boarding_school(each.recipient) for each in waiting} - {0})
    boarders = boarding_debts(reading, schools)
    forms, held = forms_in_force(reading.connection), held_rounds(reading.connection)
    begun = begun_by(reading, {each.recipient.account.id for each in waiting})
    said = [_one(reading, each, each.voice(catalogs), boarders, forms, held) for each in waiting]
    return [
        Rendered(_with_begun(each, each.voice(catalogs), made.reply, begun, reading))
        if isinstance(made, Rendered)
        else made
        for each, made in zip(waiting, said, strict=True)
    ]


def _one(
    reading: Reading,
    waiting: Waiting,
    voice: Voice,
    boarders: dict[int, BoardingDebt],
    forms: Mapping[str, Form],
    held: Collection[int],
) -> Rendered | Dropped:
    account = waiting.recipient.account
    if account.paused:
        return Dropped("reminders are paused")
    if account.muted_until is not None and account.muted_until > reading.now:
        return Dropped("reminders are muted")
    said = declare_prompt(voice, _to_be_reminded(waiting.recipient, reading, held), reading.now, forms)
    boarding = boarders.get(_boarding_school(waiting.recipient))
    if boarding is None:
        return Dropped("nothing is owed") if said is None else Rendered(said)
    return Rendered(_with_boarders(voice, said, boarding))


def _to_be_reminded(sender: Sender, reading: Reading, held: Collection[int]) -> Sender:
    """The sender with only the persons they may be reminded of, and the rounds that are not due yet or stopped."""
    return replace(
        sender,
        subjects=tuple(s for s in sender.subjects if s.kind == "staff" or "remind" in s.consents),
        rounds=tuple(r for r in sender.rounds if r.due_at > reading.now and r.id not in held),
    )


def _with_begun(waiting: Waiting, voice: Voice, said: Reply, begun: Sequence[DraftView], reading: Reading) -> Reply:
    """Name what its reader began of it and has not sent: going on with that is a line more, so that no number moves."""
    sender = waiting.recipient
    owed = {(debt.round.id, debt.subject.person_id): debt for debt in owed_now(sender, reading.now)}
    found = [
        owed[draft.round.id, draft.subject_id]
        for draft in begun
        if draft.account_id == sender.account.id
        and (draft.round.id, draft.subject_id) in owed
        and any(draft.answers.get("answers", {}).values())
    ]
    if not found:
        return said
    lines = [
        voice.say("A declaration for {who} was begun and is not sent yet.", who=called(voice, sender, debt.subject))
        for debt in found
    ]
    going_on = stacked(*(_go_on(voice, sender, debt, alone=len(found) == 1) for debt in found))
    return replace(said, text="\n".join([said.text, *lines]), rows=(*said.rows, *going_on))


def _go_on(voice: Voice, sender: Sender, debt: Debt, *, alone: bool) -> Choice:
    about = NotWell(order_of(debt.round), debt.round.held_on, debt.subject.person_id)
    if alone:
        return Choice(voice.say("Go on"), about.encode())
    return Choice(voice.say("Go on for {name}", name=called(voice, sender, debt.subject)), about.encode())


def _boarding_school(sender: Sender) -> int:
    duty = sender.holds("boarding")
    return duty.unit_id if duty else 0


def _with_boarders(voice: Voice, said: Reply | None, boarding: BoardingDebt) -> Reply:
    line = voice.say_n(
        "{n} boarding pupil is to be declared by you.", "{n} boarding pupils are to be declared by you.", boarding.owing
    )
    button = Choice(voice.say("Boarding pupils"), OpenBoarding(boarding.school_id, 0).encode())
    if said is None:
        title = title_words(voice, boarding.held_on, boarding.letter)
        return Reply("\n".join((title, *letter_lines(voice, boarding.letter), line)), stacked(button))
    return replace(said, text=f"{said.text}\n{line}", rows=(*said.rows, (button,)))


@renders("boarding")
def boarding_notice(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Tell a boarder's family that the school declared; never what."""
    return [_notice(each, each.voice(catalogs)) for each in waiting]


def _notice(waiting: Waiting, voice: Voice) -> Rendered | Dropped:
    child = waiting.recipient.subject(int(waiting.about["person"]))
    if child is None or not child.may_declare or child.relation == "self":
        return Dropped("no right to this child, or no consent")
    name, school = given_name(child.name), child.school_name
    return Rendered(Reply(voice.say("{school} has made today's declaration for {name}.", school=school, name=name)))
