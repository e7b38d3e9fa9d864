"""What an order reaches and sends before it goes out, what its readers would read, and handing it in (scene 11)."""

from datetime import datetime
from html import escape

from babel.numbers import format_decimal

from bot.clock import local_date
from bot.delivery.budget import PER_SECOND
from bot.dialogue.level_words import scope_line
from bot.dialogue.order_actions import (
    ChangeField,
    ChangeOrder,
    DropOrder,
    GoOnOrder,
    OpenOrder,
    SendOrder,
    ShowUnlevelled,
    ShowWording,
)
from bot.dialogue.order_words import asked_words, document, file_words, form_title, request, until
from bot.dialogue.wording import letter_lines, time_words, title_words
from bot.errors import Mistake, NotAllowed, OldButton
from bot.handlers.order_drafts import check_finished, finished
from bot.i18n import Markup
from bot.messages import Choice, Reply, stacked
from bot.rounds.one_letter import AskedAlready, check_letter
from bot.rounds.order_answers import check_hours
from bot.rounds.order_rules import STEPS, needs_second_person, next_step
from bot.rounds.order_sending import Sending, sending_of
from bot.rounds.orders import begun
from bot.turn import Asking, Turn, on
from storage.changes.outbox import Priority
from storage.changes.plans import ChangePlan, FixSchools
from storage.queries.letter_files import LetterFileOf, LetterFileView
from storage.queries.one_letter import OthersUnderLetter, UnderLetter
from storage.queries.plans import Approvers, MyDraft, Plan, PlanOf
from storage.queries.reach import Address
from storage.queries.scopes import InScope, Reaching, SchoolLevels, Weighing, Weight
from storage.values import Letter

MOST_NAMES = 60


class NobodyAsked(Mistake):
    """An order that no school would get."""

    sentence = "No school lies there any more, so nobody would be asked. Please choose others."


def weighed(turn: Turn, plan: Plan) -> Asking[Weight]:
    """What an order would reach and send."""
    form = turn.forms.get(plan.form)
    asked_of = form.asked_of if form else "person"
    weight: Weight = yield Weighing(plan.unit_id, plan.scope or (), asked_of, plan.levels)
    return weight


def reached(turn: Turn, plan: Plan) -> Asking[tuple[int, ...]]:
    """The schools of an order alone: persons and messages take a large province over a second to count."""
    found: InScope = yield Reaching(plan.unit_id, plan.scope or (), plan.levels)
    return found.schools


def check_begin(turn: Turn, plan: Plan, schools: tuple[int, ...]) -> Asking[None]:
    """Raise AskedAlready where its letter asks these schools for another questionnaire on the day it opens."""
    others: tuple[UnderLetter, ...] = yield OthersUnderLetter(plan.id, schools)
    try:
        check_letter(plan.form, plan.opens_at, others, turn.forms, turn.now)
    except AskedAlready as clash:
        raise AskedAlready(form=form_title(turn.voice, turn.forms, str(clash.values["form"]))) from clash


def preview(turn: Turn, plan: Plan) -> Asking[Reply]:
    """The whole of an order before it goes out; each look counts anew."""
    file: LetterFileView | None = yield LetterFileOf(plan.id, 0)
    return (yield from preview_with(turn, plan, file))


def preview_with(turn: Turn, plan: Plan, file: LetterFileView | None) -> Asking[Reply]:
    """The same where the letter that goes with it has just changed. Raises Unfinished."""
    check_finished(plan)
    weight = yield from weighed(turn, plan)
    needs_another = needs_second_person(len(weight.schools))
    send = turn.choice(
        "Hand in for approval" if needs_another else "Open the round", SendOrder(plan.unit_id, plan.version)
    )
    buttons = (
        send,
        *see_unlevelled(turn, plan, weight),
        turn.choice("See what they read", ShowWording(plan.id)),
        turn.choice(
            "Change the letter" if file or plan.link else "Attach the letter", ChangeField(plan.unit_id, "file")
        ),
        turn.choice("Change the order", ChangeOrder(plan.unit_id)),
        turn.choice("Throw it away", DropOrder(plan.unit_id)),
    )
    lines = preview_lines(turn, plan, weight) + attached_lines(turn, plan, file)
    if needs_another:
        lines.append(turn.voice.say("A second person has to approve it."))
    if plan.reason:
        lines.append(turn.voice.say("Not approved, because: {reason}", reason=plan.reason))
    return Reply("\n".join(lines), stacked(*buttons), is_new=True)


def attached_lines(turn: Turn, plan: Plan, file: LetterFileView | None) -> list[str]:
    """What goes with the order to be read."""
    lines = [turn.voice.say("Attached: {what}.", what=file_words(turn.voice, file))] if file else []
    return [*lines, turn.voice.say("The whole letter: {link}", link=plan.link)] if plan.link else lines


def preview_lines(turn: Turn, plan: Plan, weight: Weight) -> list[str]:
    """Letter, schools, persons, messages, hours."""
    say, form = turn.voice.say, turn.forms.get(plan.form)
    asked_of = form.asked_of if form else "person"
    values = {
        "letter": Markup(document(turn.voice, plan)),
        "schools": _number(turn, len(weight.schools)),
        "persons": _number(turn, weight.reminded.persons),
    }
    if asked_of == "school":
        lines = [say("Declaration <b>by order</b> following {letter}: {schools} schools.", **values)]
    else:
        lines = [say("Declaration <b>by order</b> following {letter}: {schools} schools, {persons} persons.", **values)]
    if plan.summary:
        lines.append(say("Subject: {summary}", summary=plan.summary))
    asked = asked_words(turn.voice, asked_of)
    lines.append(
        say("Questionnaire: {title} ({asked}).", title=form_title(turn.voice, turn.forms, plan.form), asked=asked)
    )
    lines.append(scope_line(turn.voice, plan.unit_name, plan.scope or (), plan.levels, weight.names))
    lines += [*_sending(turn, plan, weight, asked_of), _hours(turn, plan)]
    if weight.unreached:
        lines.append(say("{n} schools have nobody the letter can reach: please call them.", n=weight.unreached))
    if weight.unlevelled:
        lines.append(
            turn.voice.say_n(
                "{n} school has no level on record and is not in this round.",
                "{n} schools have no level on record and are not in this round.",
                weight.unlevelled,
            )
        )
    return [line for line in lines if line]


def see_unlevelled(turn: Turn, plan: Plan, weight: Weight) -> list[Choice]:
    """The button for the schools that are left out, if any are."""
    return [turn.choice("See these schools", ShowUnlevelled(plan.id))] if weight.unlevelled else []


@on(ShowUnlevelled)
def show_unlevelled(turn: Turn, action: ShowUnlevelled) -> Asking[Reply]:
    """Name the schools that have no level on record, and say what can be done."""
    plan: Plan | None = yield PlanOf(action.plan)
    if plan is None:
        raise NotAllowed
    schools: tuple[tuple[str, tuple[str, ...]], ...] = yield SchoolLevels(plan.unit_id, plan.scope or ())
    names = [name for name, levels in schools if not levels]
    lines = [
        turn.voice.say("Schools without a level on record:"),
        *(f"• {escape(name)}" for name in names[:MOST_NAMES]),
    ]
    if len(names) > MOST_NAMES:
        rest = len(names) - MOST_NAMES
        lines.append(turn.voice.say_n("… and {n} more school.", "… and {n} more schools.", rest))
    lines.append(
        turn.voice.say("Choose them by name, or have the operator write their level into the units file (Cấp học).")
    )
    back = GoOnOrder(plan.unit_id) if plan.state == "draft" else OpenOrder(plan.id, 0)
    return Reply("\n".join(lines), stacked(turn.choice("Back to the preview", back)))


def _sending(turn: Turn, plan: Plan, weight: Weight, asked_of: str) -> list[str]:
    """What leaves and when; apart from it, what may follow."""
    assert plan.due_at is not None
    say, now = turn.voice.say, turn.now
    sent = sending_of(weight, asked_of, now, plan.opens_at, plan.due_at, PER_SECOND)
    if sent.last_at is None:
        return []
    last = until(turn.voice, sent.last_at, now)
    leaves = [say("Sent now, the last of {n} messages leaves at {time}.", n=_number(turn, weight.messages), time=last)]
    if sent.first_at is not None:
        first = until(turn.voice, sent.first_at, now)
        leaves.append(say("Schools get the letter at once, people are asked from {time} on.", time=first))
    if sent.is_too_late:
        leaves.append(
            say("They cannot all leave before it is due: please make several orders that are due at different hours.")
        )
    return [" ".join(leaves), " ".join(_following(turn, sent, asked_of))]


def _following(turn: Turn, sent: Sending, asked_of: str) -> list[str]:
    """Who is reminded how often, at most."""
    say = turn.voice.say
    nudged = say("Schools that have not confirmed the letter are reminded only on request, once an hour at most.")
    if sent.again_at is None:
        return [say("Nobody is reminded again."), nudged] if asked_of == "person" else [nudged]
    at, n = until(turn.voice, sent.again_at, turn.now), _number(turn, sent.reminders)
    if asked_of == "school":
        return [say("Schools that have not signed by {time} are reminded once (at most {n}).", time=at, n=n), nudged]
    return [say("Who has not declared by {time} is reminded once more (at most {n} messages).", time=at, n=n), nudged]


def _hours(turn: Turn, plan: Plan) -> str:
    assert plan.due_at is not None
    due = until(turn.voice, plan.due_at, turn.now)
    if plan.opens_at is not None and plan.opens_at > turn.now:
        line = turn.voice.say("Opens {opens}, due {due}.", opens=until(turn.voice, plan.opens_at, turn.now), due=due)
    else:
        line = turn.voice.say("Due {due}.", due=due)
    if plan.closes_at is None:
        return line
    return f"{line} " + turn.voice.say("Closes {closes}.", closes=until(turn.voice, plan.closes_at, turn.now))


def _number(turn: Turn, n: int) -> str:
    return format_decimal(n, locale=turn.voice.language)


@on(ShowWording)
def show_wording(turn: Turn, action: ShowWording) -> Asking[Reply]:
    """What schools and families would read."""
    plan = yield from finished(action.plan)
    assert plan.due_at is not None
    form = turn.forms.get(plan.form)
    lines = [turn.voice.say("<b>The school reads:</b>"), request(turn.voice, plan, plan.due_at, turn.now)]
    if form is None or form.asked_of == "person":
        letter = Letter(plan.number, plan.issued_on, plan.issuer)
        family = turn.speaking_to("parent")
        lines += [turn.voice.say("<b>Families, teachers and staff read:</b>")]
        lines += [title_words(family, local_date(plan.opens_at or turn.now), letter), *letter_lines(family, letter)]
    back = GoOnOrder(plan.unit_id) if plan.state == "draft" else OpenOrder(plan.id, 0)
    return Reply("\n".join(lines), stacked(turn.choice("Back to the preview", back)))


@on(SendOrder)
def send_order(turn: Turn, action: SendOrder) -> Asking[Reply]:
    """Open it at once, or hand it to a second person; exactly what was shown."""
    plan: Plan | None = yield MyDraft(action.unit)
    if plan is None:
        raise OldButton
    if plan.version != action.seen or next_step({name: getattr(plan, name) for name in STEPS}):
        return (yield from preview(turn, plan))
    schools = yield from reached(turn, plan)
    if not schools:
        raise NobodyAsked
    check_hours(_ahead(turn, plan), plan.due_at, plan.closes_at, turn.now)
    yield from check_begin(turn, plan, schools)
    turn.note(FixSchools(plan.id, schools))
    turn.looked("order_sent", unit_id=plan.unit_id, order=plan.id, schools=len(schools))
    seen = turn.choice("See how far it is", OpenOrder(plan.id, 0))
    if not needs_second_person(len(schools)):
        assert turn.sender.person is not None
        turn.note(begun(plan, turn.now, turn.sender.person.id))
        text = turn.voice.say("The round opens now at {n} schools; they get the letter.", n=len(schools))
        return Reply(text, stacked(seen))
    turn.note(ChangePlan(plan.id, plan.version, {"state": "waiting"}))
    others: dict[int, Address] = yield Approvers(plan.unit_id)
    for address in others.values():
        key = f"order:{plan.id}:{plan.version}:{address.account_id}"
        turn.push(key, address.to, "order_waiting", Priority.REMINDER, about={"plan": plan.id}, rings=True)
    if others:
        text = turn.voice.say_n(
            "Handed in at {time}. {n} person who may approve it has been told.",
            "Handed in at {time}. {n} persons who may approve it have been told.",
            len(others),
            time=time_words(turn.now),
        )
    else:
        text = turn.voice.say(
            "Handed in at {time}. Nobody else who may approve it is connected to the assistant: please ask the "
            "operator (khaibao round approve {number}).",
            time=time_words(turn.now),
            number=plan.id,
        )
    return Reply(text, stacked(seen))


def _ahead(turn: Turn, plan: Plan) -> datetime | None:
    """The opening, if it still lies ahead; what was to open meanwhile opens at once."""
    return plan.opens_at if plan.opens_at is not None and plan.opens_at > turn.now else None
