"""/motdot: an official makes an order step by step; what is begun is kept and offered again (storyboard, scene 11)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.clock import local, local_date
from bot.dialogue.actions import Action
from bot.dialogue.folding import fold
from bot.dialogue.marked import bare
from bot.dialogue.order_actions import (
    ChangeField,
    ChangeOrder,
    DropOrder,
    FillOrder,
    GoOnOrder,
    ListOrders,
    NewOrder,
    OrderForm,
    TypeOrder,
)
from bot.dialogue.order_words import asked_words
from bot.dialogue.word_lists import listed
from bot.dialogue.wording import moment_words, time_words
from bot.errors import Mistake, OldButton
from bot.handlers.order_drafts import ask_scope, draft_of, keep, office_at
from bot.handlers.order_preview import preview, preview_with
from bot.messages import Choice, Reply, Rows, in_rows, stacked
from bot.rounds.order_answers import (
    check_hours,
    hours_ahead,
    is_only_hour,
    read_day,
    read_hour,
    read_letter,
    read_link,
    read_office,
    read_words,
)
from bot.rounds.order_rules import STEPS, next_step
from bot.turn import Asking, Turn, again, on, on_words, plain, tapped
from bot.understanding.choices import read_choice
from bot.understanding.values import Named, Understood
from storage.changes.letter_files import DropLetterFiles
from storage.changes.plans import MakePlan
from storage.queries.plans import MyDraft, Plan
from storage.values import DutyView

_DAY = timedelta(days=1)
HOURS = ("opens_at", "due_at", "closes_at")
FIELDS = {
    "form": "Questionnaire",
    "scope": "Which schools",
    "number": "Number of the letter",
    "issued_on": "Date of the letter",
    "issuer": "Issuing office",
    "summary": "Subject",
    "opens_at": "Opening",
    "due_at": "Due",
    "closes_at": "Closing",
    "file": "The letter itself",
}
"""msgids of what an order is made of."""
QUESTION_SENTENCES = {
    "number": "What are the number and sign of the letter? For example 1234/SGDĐT-CTTT.",
    "issued_on": "What is the date of the letter? For example {day}.",
    "issuer": "Which office issued it? For example Sở GDĐT Hà Nội.",
    "summary": "What is its subject? For example: về việc khai báo tình hình đột xuất.",
    "opens_at": "When does declaring open? Choose, or type for example 07:00 {tomorrow}.",
    "due_at": "When is it due? Choose, or type for example 15:00, or 15:00 {tomorrow}.",
    "file": "Please send the letter here as a PDF or a photo (at most 5 MB), or type where it lies (https://…).",
    "closes_at": "When does it close? Choose, or type for example 17:00, or 17:00 {tomorrow}.",
}


@on(NewOrder)
def new_order(turn: Turn, action: NewOrder) -> Asking[Reply]:
    """Begin, or go on with what was begun."""
    duty = office_at(turn, action.unit)
    begun: Plan | None = yield MyDraft(action.unit)
    if begun is None:
        return _forms(turn, duty)
    text = turn.voice.say("You have begun an order for the schools of {unit}; it is kept.", unit=duty.unit_name)
    go_on = turn.choice("Go on with it", GoOnOrder(action.unit))
    return Reply(text, stacked(go_on, turn.choice("Throw it away and begin anew", DropOrder(action.unit))))


def _forms(turn: Turn, duty: DutyView) -> Reply:
    turn.ask_next(TypeOrder(duty.unit_id, "form"))
    choices = []
    for name, form in sorted(turn.forms.items(), key=lambda each: (each[1].asked_of, each[1].title)):
        label = f"{form.title} · {asked_words(turn.voice, form.asked_of)}"
        if ":" not in name and "." not in name:
            choices.append(Choice(plain(label), OrderForm(duty.unit_id, name).encode()))
    text = turn.voice.say("An order for the schools of {unit}. Which questionnaire is asked?", unit=duty.unit_name)
    return Reply(text, stacked(*choices))


@on(OrderForm)
def choose_form(turn: Turn, action: OrderForm) -> Asking[Reply]:
    """Take the questionnaire; the order is begun."""
    duty = office_at(turn, action.unit)
    if action.form not in turn.forms:
        raise OldButton
    begun: Plan | None = yield MyDraft(action.unit)
    if begun is not None:
        return (yield from ask_on(turn, keep(turn, begun, form=action.form)))
    assert turn.sender.person is not None
    turn.note(MakePlan(action.unit, action.form, turn.sender.person.id, turn.now))
    return (yield from ask_scope(turn, duty.unit_id, duty.unit_name))


@on(GoOnOrder)
def go_on(turn: Turn, action: GoOnOrder) -> Asking[Reply]:
    """The next question, else the preview."""
    return (yield from ask_on(turn, (yield from draft_of(turn, action.unit))))


def ask_on(turn: Turn, plan: Plan) -> Asking[Reply]:
    """Ask what is missing; nothing is: show the whole."""
    step = next_step({name: getattr(plan, name) for name in STEPS})
    return (yield from (preview(turn, plan) if step is None else _ask(turn, plan, step)))


def _ask(turn: Turn, plan: Plan, field: str) -> Asking[Reply]:
    if field == "form":
        return _forms(turn, office_at(turn, plan.unit_id))
    if field == "scope":
        return (yield from ask_scope(turn, plan.unit_id, plan.unit_name))
    today = local(turn.now)
    turn.ask_next(TypeOrder(plan.unit_id, field))
    values = {"day": f"{today:%d/%m/%Y}", "tomorrow": f"{today + _DAY:%d/%m}"}
    return Reply(turn.voice.say(QUESTION_SENTENCES[field], **values), _offered(turn, plan, field), is_new=True)


def _offered(turn: Turn, plan: Plan, field: str) -> Rows:
    def fill(msgid: str, value: str) -> Choice:
        return turn.choice(msgid, FillOrder(plan.unit_id, field, value))

    if field == "issued_on":
        return stacked(fill("Today", "today"))
    if field == "summary":
        return stacked(fill("Pass over", "skip"))
    if field == "file":
        return stacked(fill("No letter attached", "none"))
    if field == "opens_at":
        return stacked(fill("At once", "now"))
    if field == "closes_at":
        return stacked(fill("At the end of the school day", "now"))
    if field == "due_at":
        hours = [
            Choice(time_words(at), FillOrder(plan.unit_id, field, f"{local(at):%H%M}").encode())
            for at in hours_ahead(turn.now)
        ]
        return in_rows(hours, 3)
    return ()


@on(FillOrder)
def fill_order(turn: Turn, action: FillOrder) -> Asking[Reply]:
    """An answer by a button."""
    plan = yield from draft_of(turn, action.unit)
    if action.field in ("opens_at", "closes_at") and action.value == "now":
        return (yield from ask_on(turn, keep(turn, plan, **{action.field: None})))
    if action.field == "issued_on" and action.value == "today":
        return (yield from ask_on(turn, keep(turn, plan, issued_on=local_date(turn.now))))
    if action.field == "file" and action.value == "none":
        turn.note(DropLetterFiles(plan.id))
        return (yield from preview_with(turn, keep(turn, plan, link=None), None))
    if action.field == "summary" and action.value == "skip":
        return (yield from ask_on(turn, keep(turn, plan, summary="")))
    if action.field == "due_at" and len(action.value) == 4 and action.value.isdecimal():
        return (yield from take_typed(turn, plan, "due_at", f"{action.value[:2]}:{action.value[2:]}"))
    raise OldButton


@on_words(TypeOrder)
def type_order(turn: Turn, place: TypeOrder, text: str) -> Asking[Reply]:
    """An answer that was typed; where one is only chosen, it is what its words mean."""
    if place.field == "form":
        return (yield from _chosen_in_words(turn, _forms(turn, office_at(turn, place.unit)), text))
    plan = yield from draft_of(turn, place.unit)
    if place.field == "scope":
        return (yield from _chosen_in_words(turn, (yield from ask_scope(turn, plan.unit_id, plan.unit_name)), text))
    if place.field == "change":
        return (yield from _chosen_in_words(turn, _changes(turn, plan), text))
    if fold(text) in listed(turn.voice, "GOES BACK"):
        return again(_changes(turn, plan), is_new=True)
    if fold(text) in listed(turn.voice, "LEAVES IT"):
        passed = {"summary": "skip", "file": "none"}.get(place.field) if "qua" in fold(text).split() else None
        action = FillOrder(plan.unit_id, place.field, passed) if passed else NewOrder(plan.unit_id)
        return again((yield from tapped(turn, action)), is_new=True)
    if place.field not in HOURS and is_only_hour(text):
        return (yield from _due_beforehand(turn, plan, place.field, text))
    return (yield from take_typed(turn, plan, place.field, text))


def _due_beforehand(turn: Turn, plan: Plan, field: str, text: str) -> Asking[Reply]:
    """An hour that is said while something else is asked is when it is due; the question stands."""
    try:
        due_at = read_hour(text, turn.now)
        check_hours(plan.opens_at, due_at, plan.closes_at, now=turn.now)
    except Mistake:
        return (yield from _ask(turn, plan, field))
    asked = yield from _ask(turn, keep(turn, plan, due_at=due_at), field)
    said = turn.voice.say("Due: {time}.", time=moment_words(due_at, local_date(turn.now)))
    return replace(asked, text=f"{said}\n{asked.text}")


def _chosen_in_words(turn: Turn, asked: Reply, text: str) -> Asking[Reply]:
    """What is chosen by "tất cả" or "mẫu sức khỏe"; else the same question with its choices: what is begun is kept."""
    labels = [Named(str(at), bare(choice)) for at, choice in enumerate(asked.choices)]
    found = read_choice(text, labels, many=False)
    if isinstance(found, Understood) and len(found.value) == 1:
        return again((yield from tapped(turn, Action.decode(asked.choices[int(found.value[0])].action))), is_new=True)
    said = turn.voice.say("Please choose one of what is offered here:")
    return replace(asked, text=f"{said}\n{asked.text}", is_new=True)


def take_typed(turn: Turn, plan: Plan, field: str, text: str) -> Asking[Reply]:
    """Keep what was typed for a field and go on; what does not fit is asked again."""
    readers: dict[str, Callable[[str], Any]] = {
        "number": lambda words: read_letter(words, local_date(turn.now)),
        "issued_on": lambda words: read_day(words, local_date(turn.now)),
        "issuer": read_office,
        "summary": lambda words: read_words(words, "summary"),
        "opens_at": lambda words: read_hour(words, turn.now),
        "due_at": lambda words: read_hour(words, turn.now),
        "closes_at": lambda words: read_hour(words, turn.now),
        "file": read_link,
    }
    if field not in readers:
        raise OldButton
    hours: dict[str, datetime | None] = {name: getattr(plan, name) for name in HOURS}
    try:
        value = readers[field](text)
        if field in hours:
            check_hours(**{**hours, field: value}, now=turn.now)
    except Mistake as mistake:
        # asked again with its choices: where they are numbers an older message's are none any more
        turn.ask_next(TypeOrder(plan.unit_id, field))
        said = turn.voice.say(mistake.sentence, **mistake.values)
        return Reply(said, _offered(turn, plan, field), is_new=True)
    turn.place = None
    if field == "number":
        return (yield from ask_on(turn, keep(turn, plan, **value)))
    column = "link" if field == "file" else field
    return (yield from ask_on(turn, keep(turn, plan, **{column: value})))


@on(ChangeOrder)
def change_order(turn: Turn, action: ChangeOrder) -> Asking[Reply]:
    """Choose what to change."""
    return _changes(turn, (yield from draft_of(turn, action.unit)))


def _changes(turn: Turn, plan: Plan) -> Reply:
    turn.ask_next(TypeOrder(plan.unit_id, "change"))
    choices = [turn.choice(msgid, ChangeField(plan.unit_id, name)) for name, msgid in FIELDS.items()]
    back = turn.choice("Back to the preview", GoOnOrder(plan.unit_id))
    return Reply(turn.voice.say("What of the order is to be changed?"), (*in_rows(choices, 2), (back,)))


@on(ChangeField)
def change_field(turn: Turn, action: ChangeField) -> Asking[Reply]:
    """Ask one thing again."""
    plan = yield from draft_of(turn, action.unit)
    if action.field not in FIELDS:
        raise OldButton
    return (yield from _ask(turn, plan, action.field))


@on(DropOrder)
def drop_order(turn: Turn, action: DropOrder) -> Asking[Reply]:
    """Throw what was begun away."""
    plan = yield from draft_of(turn, action.unit)
    keep(turn, plan, state="dropped")
    turn.note(DropLetterFiles(plan.id))
    buttons = stacked(
        turn.choice("Make an order: {unit}", NewOrder(action.unit), unit=plan.unit_name),
        turn.choice("Declarations by order", ListOrders()),
    )
    return Reply(turn.voice.say("What was begun is thrown away; nothing was sent."), buttons)
