"""What a school has to put right: who sees to it, how, until when; that it is done (issue of a failed criterion)."""

from datetime import date, datetime, time, timedelta

from bot.clock import instant, local_date
from bot.dialogue.filing_actions import (
    OpenFilings,
    OpenRemedies,
    OpenRemedy,
    PlanRemedy,
    RemedyDay,
    RemedyDone,
    RemedyHow,
    RemedyOpenAgain,
    RemedyPerson,
    RemedyUntil,
)
from bot.dialogue.typed import read_day
from bot.dialogue.wording import moment_words
from bot.errors import NotAllowed
from bot.handlers.filing_pages import item_words
from bot.messages import Reply, Rows, in_rows, stacked
from bot.texts import clipped
from bot.turn import Asking, Turn, on, on_words
from storage.changes.filings import ChangeRemedy
from storage.changes.outbox import Priority
from storage.queries.filings import RemedyRow, filing_schools
from storage.queries.remedies import RemediesOf, RemedyOf

MOST_LISTED = 15
MOST_LABEL = 32
MOST_PERSON, MOST_HOW = 80, 400
ASKED_AT = time(8, 0)
"""When whoever prepares is asked on the day until which something is to be done."""
ENDS = time(17, 0)


def _item(turn: Turn, remedy: RemedyRow, most: int = 90) -> str:
    form = turn.forms.get(remedy.form)
    question = form.by_name.get(remedy.item) if form is not None else None
    return clipped(item_words(question, turn.voice.language), most) if question is not None else remedy.item


def _due(turn: Turn, remedy: RemedyRow) -> str:
    return moment_words(remedy.due_at, local_date(turn.now)) if remedy.due_at is not None else ""


def _meant(turn: Turn, remedy_id: int) -> Asking[RemedyRow]:
    remedy: RemedyRow | None = yield RemedyOf(remedy_id)
    if remedy is None:
        raise NotAllowed
    return remedy


@on(OpenRemedies)
def open_remedies(turn: Turn, action: OpenRemedies) -> Asking[Reply]:
    """Everything that is open, the earliest due first."""
    if action.school not in filing_schools(turn.sender):
        raise NotAllowed
    found: dict[int, tuple[RemedyRow, ...]] = yield RemediesOf()
    remedies, say = found.get(action.school, ()), turn.voice.say
    back = turn.choice("What the school declares", OpenFilings())
    if not remedies:
        return Reply(say("Nothing is to be put right."), stacked(back), is_new=True)
    lines = [say("What is to be put right:")]
    buttons = []
    for each in remedies[:MOST_LISTED]:
        lines.append(say("• {item}", item=_item(turn, each)))
        lines += [f"   {line}" for line in _plan_lines(turn, each)]
        buttons.append(turn.choice("{item}", OpenRemedy(each.id), item=_item(turn, each, MOST_LABEL)))
    if len(remedies) > MOST_LISTED:
        lines.append(say("… and {n} more.", n=len(remedies) - MOST_LISTED))
    return Reply("\n".join(lines), stacked(*buttons, back), is_new=True)


def _plan_lines(turn: Turn, remedy: RemedyRow) -> list[str]:
    say, lines = turn.voice.say, []
    if remedy.plan.get("person"):
        lines.append(say("Who: {person}. How: {how}", person=remedy.plan["person"], how=remedy.plan.get("how", "…")))
    if remedy.due_at is not None:
        is_late = remedy.state == "open" and remedy.due_at < turn.now
        msgid = "Was due by {time}, not reported done yet" if is_late else "Until {time}"
        lines.append(say(msgid, time=_due(turn, remedy)))
    if not lines:
        lines.append(say("Nobody named yet"))
    return lines


@on(OpenRemedy)
def open_remedy(turn: Turn, action: OpenRemedy) -> Asking[Reply]:
    """One of them, with what can be done."""
    remedy = yield from _meant(turn, action.remedy)
    return _screen(turn, remedy)


def _screen(turn: Turn, remedy: RemedyRow, before: str = "") -> Reply:
    say = turn.voice.say
    lines = [before, say("To be put right: <b>{item}</b>", item=_item(turn, remedy, 300)), *_plan_lines(turn, remedy)]
    if remedy.state == "open":
        rows: Rows = stacked(
            turn.choice("It is done", RemedyDone(remedy.id)),
            turn.choice("Say who, how and until when", PlanRemedy(remedy.id)),
        )
    else:
        lines.append(say("Reported done."))
        rows = stacked(turn.choice("Not done yet after all", RemedyOpenAgain(remedy.id)))
    rows += stacked(turn.choice("Back", OpenRemedies(remedy.school_id)))
    return Reply("\n".join(line for line in lines if line), rows)


@on(PlanRemedy)
def plan_remedy(turn: Turn, action: PlanRemedy) -> Asking[Reply]:
    """First: who sees to it."""
    remedy = yield from _meant(turn, action.remedy)
    turn.ask_next(RemedyPerson(remedy.id))
    text = turn.voice.say("Who sees to it? Please type the name or the duty.")
    return Reply(text, stacked(turn.choice("Back", OpenRemedy(remedy.id))))


@on_words(RemedyPerson)
def person_typed(turn: Turn, place: RemedyPerson, text: str) -> Asking[Reply]:
    """Then: what is done."""
    remedy = yield from _meant(turn, place.remedy)
    said = " ".join(text.split())
    if not said or len(said) > MOST_PERSON:
        turn.ask_next(RemedyPerson(remedy.id))
        return Reply(turn.voice.say("Please keep it to at most {n} letters.", n=MOST_PERSON), is_new=True)
    turn.note(ChangeRemedy(remedy.id, remedy.uid, remedy.version, {}, {**remedy.plan, "person": said}))
    turn.ask_next(RemedyHow(remedy.id))
    return Reply(turn.voice.say("What is done about it? One or two sentences are enough."), is_new=True)


@on_words(RemedyHow)
def how_typed(turn: Turn, place: RemedyHow, text: str) -> Asking[Reply]:
    """Then: until when."""
    remedy = yield from _meant(turn, place.remedy)
    said = text.strip()
    if not said or len(said) > MOST_HOW:
        turn.ask_next(RemedyHow(remedy.id))
        return Reply(turn.voice.say("Please keep it to at most {n} letters.", n=MOST_HOW), is_new=True)
    turn.note(ChangeRemedy(remedy.id, remedy.uid, remedy.version, {}, {**remedy.plan, "how": said}))
    return _ask_day(turn, remedy)


def _ask_day(turn: Turn, remedy: RemedyRow, before: str = "") -> Reply:
    turn.ask_next(RemedyDay(remedy.id))
    today = local_date(turn.now)
    named = (("Today", 0), ("Tomorrow", 1), ("In three days", 3), ("In a week", 7))
    choices = [turn.choice(msgid, RemedyUntil(remedy.id, today + timedelta(days=days))) for msgid, days in named]
    lines = [before, turn.voice.say("Until when? Please choose or type the day, for example 30/11.")]
    return Reply("\n".join(line for line in lines if line), in_rows(choices, 2), is_new=True)


@on_words(RemedyDay)
def day_typed(turn: Turn, place: RemedyDay, text: str) -> Asking[Reply]:
    """The day in words; one that is over is asked again."""
    remedy = yield from _meant(turn, place.remedy)
    day = read_coming_day(text, local_date(turn.now))
    if day is None:
        return _ask_day(turn, remedy, turn.voice.say("This is no day from today on."))
    return _until(turn, remedy, day)


def read_coming_day(text: str, today: date) -> date | None:
    """A typed day from today on, within a year; days without a year are read as the next ones."""
    found = read_day(text, today)
    if found is not None and found < today:
        found = found.replace(year=found.year + 1) if (found.month, found.day) != (2, 29) else None
    return found if found is not None and today <= found <= today + timedelta(days=366) else None


@on(RemedyUntil)
def until(turn: Turn, action: RemedyUntil) -> Asking[Reply]:
    """The day of a button."""
    remedy = yield from _meant(turn, action.remedy)
    if action.day < local_date(turn.now):
        return _ask_day(turn, remedy)
    return _until(turn, remedy, action.day)


def _until(turn: Turn, remedy: RemedyRow, day: date) -> Reply:
    due_at = instant(day, ENDS)
    turn.note(ChangeRemedy(remedy.id, remedy.uid, remedy.version, {"due_at": due_at}))
    _ask_then(turn, remedy, day)
    said = turn.voice.say("Noted: until {time}. The assistant asks again on that day.", time=f"{day:%d/%m}")
    return Reply(said, stacked(turn.choice("What is to be put right", OpenRemedies(remedy.school_id))), is_new=True)


def _ask_then(turn: Turn, remedy: RemedyRow, day: date) -> None:
    """On its day whoever planned it is asked, unless it is done by then."""
    account = turn.sender.account
    at: datetime = max(instant(day, ASKED_AT), turn.now)
    turn.push(
        f"remedy:{remedy.id}:{day.isoformat()}:{account.id}",
        (account.id, f"{account.channel}:{account.bot}"),
        "remedy",
        Priority.REMINDER,
        about={"remedy": remedy.id},
        due_at=at,
        expires_at=instant(day + timedelta(days=3), ENDS),
    )


@on(RemedyDone)
def done(turn: Turn, action: RemedyDone) -> Asking[Reply]:
    """The school says that it is done; the next declaration judges it."""
    remedy = yield from _meant(turn, action.remedy)
    if remedy.state == "open":
        person = turn.sender.person.id if turn.sender.person else None
        values = {"state": "done", "done_at": turn.now, "by_person_id": person}
        turn.note(ChangeRemedy(remedy.id, remedy.uid, remedy.version, values))
        turn.looked("remedy_done", unit_id=remedy.school_id, remedy=remedy.id)
    said = turn.voice.say(
        "Noted as done at {time}: {item}.", time=moment_words(turn.now, local_date(turn.now)), item=_item(turn, remedy)
    )
    again = turn.choice("Not done yet after all", RemedyOpenAgain(remedy.id))
    rest = turn.choice("What is to be put right", OpenRemedies(remedy.school_id))
    return Reply(said, stacked(rest, again))


@on(RemedyOpenAgain)
def open_again(turn: Turn, action: RemedyOpenAgain) -> Asking[Reply]:
    """It was not done after all; unless the same criterion has failed anew meanwhile."""
    remedy = yield from _meant(turn, action.remedy)
    open_now: dict[int, tuple[RemedyRow, ...]] = yield RemediesOf()
    others = {(each.form, each.item) for each in open_now.get(remedy.school_id, ())}
    if remedy.state == "done" and (remedy.form, remedy.item) not in others:
        turn.note(ChangeRemedy(remedy.id, remedy.uid, remedy.version, {"state": "open", "done_at": None}))
    said = turn.voice.say("It is open again: {item}.", item=_item(turn, remedy))
    return Reply(said, stacked(turn.choice("What is to be put right", OpenRemedies(remedy.school_id))))
