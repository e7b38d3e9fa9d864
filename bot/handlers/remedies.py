"""What a school has to put right: who sees to it, how, until when; that it is done (issue of a failed criterion)."""

from datetime import date, datetime, time, timedelta

from bot.clock import instant, local_date
from bot.dialogue.evidence_actions import SeePicture
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
    RemedyPicture,
    RemedyUntil,
)
from bot.dialogue.typed import read_day
from bot.dialogue.wording import capital, moment_words, time_words
from bot.errors import NotAllowed
from bot.handlers.filing_pages import item_words
from bot.messages import Reply, Rows, in_rows, stacked
from bot.texts import clipped
from bot.turn import Asking, Turn, on, on_words
from storage.changes.filings import ChangeRemedy
from storage.changes.outbox import Priority
from storage.queries.filings import RemedyRow, filing_schools
from storage.queries.remedies import RemediesOf, RemediesSeen, RemedyOf, SchoolsRemedies

MOST_LISTED = 15
MOST_LABEL = 32
MOST_PERSON, MOST_HOW = 80, 400
ASKED_AT = time(8, 0)
"""When whoever prepares is asked on the day until which something is to be done."""
EXAMPLE = timedelta(days=10)
"""How far away the day is that is named as an example of one."""
ENDS = time(17, 0)
MOST_CLOSED = 8
TAKES_PICTURES = ("open", "done")
"""States in which a picture is taken: what a later declaration passed needs none any more."""
CLOSED_SENTENCES = {"done": "• {item} · reported done on {day}", "passed": "• {item} · passed since {day}"}
OVER_SENTENCES = {
    "passed": "A later declaration has passed it.",
    "gone": "The questionnaire does not ask for it any more.",
}


def item_of(turn: Turn, remedy: RemedyRow, most: int = 90) -> str:
    """The criterion in the words of today."""
    form = turn.forms.get(remedy.form)
    question = form.by_name.get(remedy.item) if form is not None else None
    return clipped(item_words(question, turn.voice.language), most) if question is not None else remedy.item


def _due(turn: Turn, remedy: RemedyRow) -> str:
    return moment_words(remedy.due_at, local_date(turn.now)) if remedy.due_at is not None else ""


def remedy_meant(turn: Turn, remedy_id: int) -> Asking[RemedyRow]:
    """A remedy of a school of the sender's. Raises NotAllowed."""
    remedy: RemedyRow | None = yield RemedyOf(remedy_id)
    if remedy is None:
        raise NotAllowed
    return remedy


@on(OpenRemedies)
def open_remedies(turn: Turn, action: OpenRemedies) -> Asking[Reply]:
    """Everything that is open, the earliest due first; then what was put right lately."""
    if action.school not in filing_schools(turn.sender):
        raise NotAllowed
    found: SchoolsRemedies | None = yield RemediesSeen(action.school)
    rows, say = [each.row for each in found.remedies] if found is not None else [], turn.voice.say
    remedies, closed = [one for one in rows if one.state == "open"], [one for one in rows if one.state != "open"]
    lines = [say("What is to be put right:" if remedies else "Nothing is to be put right.")]
    for each in remedies[:MOST_LISTED]:
        lines.append(say("• {item}", item=item_of(turn, each)))
        lines += [f"   {line}" for line in _plan_lines(turn, each)]
    if len(remedies) > MOST_LISTED:
        lines.append(say("… and {n} more.", n=len(remedies) - MOST_LISTED))
    if closed:
        lines.append(say("Put right lately:"))
        lines += [closed_line(turn, each, item_of(turn, each)) for each in closed[:MOST_CLOSED]]
    listed = [*remedies[:MOST_LISTED], *closed[:MOST_CLOSED]]
    buttons = [turn.choice("{item}", OpenRemedy(one.id), item=item_of(turn, one, MOST_LABEL)) for one in listed]
    back = turn.choice("What the school declares", OpenFilings())
    return Reply("\n".join(lines), stacked(*buttons, back), is_new=True)


def closed_line(turn: Turn, remedy: RemedyRow, item: str) -> str:
    """What was put right: when, who says so, whether there is a picture."""
    msgid = CLOSED_SENTENCES[remedy.state]
    day = f"{local_date(remedy.done_at):%d/%m}" if remedy.done_at is not None else ""
    line = turn.voice.say(msgid, item=item, day=day)
    return f"{line} · {turn.voice.say('there is a picture')}" if remedy.evidence else line


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
    if remedy.evidence:
        lines.append(capital(say("there is a picture")))
    return lines


@on(OpenRemedy)
def open_remedy(turn: Turn, action: OpenRemedy) -> Asking[Reply]:
    """One of them, with what can be done."""
    remedy = yield from remedy_meant(turn, action.remedy)
    if remedy.state in TAKES_PICTURES:
        turn.ask_next(RemedyPicture(remedy.id))
    return remedy_screen(turn, remedy)


def remedy_screen(turn: Turn, remedy: RemedyRow, before: str = "") -> Reply:
    """What failed, who sees to it and until when, whether there is a picture, and what can be done."""
    say = turn.voice.say
    item = item_of(turn, remedy, 300)
    lines = [before, say("To be put right: <b>{item}</b>", item=item), *_plan_lines(turn, remedy)]
    rows: Rows = ()
    if remedy.state == "open":
        rows = stacked(
            turn.choice("It is done", RemedyDone(remedy.id)),
            turn.choice("Say who, how and until when", PlanRemedy(remedy.id)),
        )
    elif remedy.state == "done":
        lines.append(say("Reported done."))
        rows = stacked(turn.choice("Not done yet after all", RemedyOpenAgain(remedy.id)))
    else:
        lines.append(say(OVER_SENTENCES[remedy.state]))
    rows += _picture_row(turn, remedy)
    rows += stacked(turn.choice("Back", OpenRemedies(remedy.school_id)))
    return Reply("\n".join(line for line in lines if line), rows)


def _picture_row(turn: Turn, remedy: RemedyRow) -> Rows:
    """Looking at its picture, sending one."""
    row = []
    if remedy.evidence:
        row.append(turn.choice("See the picture", SeePicture(remedy.evidence)))
    if remedy.state in TAKES_PICTURES:
        label = "Send another picture" if remedy.evidence else "Send a picture"
        row.append(turn.choice(label, RemedyPicture(remedy.id)))
    return (tuple(row),) if row else ()


@on(PlanRemedy)
def plan_remedy(turn: Turn, action: PlanRemedy) -> Asking[Reply]:
    """First: who sees to it."""
    remedy = yield from remedy_meant(turn, action.remedy)
    turn.ask_next(RemedyPerson(remedy.id))
    text = turn.voice.say("Who sees to it? Please type the name or the duty.")
    return Reply(text, stacked(turn.choice("Back", OpenRemedy(remedy.id))))


@on_words(RemedyPerson)
def person_typed(turn: Turn, place: RemedyPerson, text: str) -> Asking[Reply]:
    """Then: what is done."""
    remedy = yield from remedy_meant(turn, place.remedy)
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
    remedy = yield from remedy_meant(turn, place.remedy)
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
    example = f"{today + EXAMPLE:%d/%m}"
    lines = [before, turn.voice.say("Until when? Please choose or type the day, for example {day}.", day=example)]
    return Reply("\n".join(line for line in lines if line), in_rows(choices, 2), is_new=True)


@on_words(RemedyDay)
def day_typed(turn: Turn, place: RemedyDay, text: str) -> Asking[Reply]:
    """The day in words; one that is over is asked again."""
    remedy = yield from remedy_meant(turn, place.remedy)
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
    remedy = yield from remedy_meant(turn, action.remedy)
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
        account.to,
        "remedy",
        Priority.REMINDER,
        about={"remedy": remedy.id},
        due_at=at,
        expires_at=instant(day + timedelta(days=3), ENDS),
    )


@on(RemedyDone)
def done(turn: Turn, action: RemedyDone) -> Asking[Reply]:
    """The school says that it is done; the next declaration judges it."""
    remedy = yield from remedy_meant(turn, action.remedy)
    if remedy.state == "open":
        person = turn.sender.person.id if turn.sender.person else None
        values = {"state": "done", "done_at": turn.now, "by_person_id": person}
        turn.note(ChangeRemedy(remedy.id, remedy.uid, remedy.version, values))
        turn.looked("remedy_done", unit_id=remedy.school_id, remedy=remedy.id)
    if remedy.state not in TAKES_PICTURES:
        return remedy_screen(turn, remedy)
    say = turn.voice.say
    lines = [
        say("Noted as done at {time}: {item}.", time=time_words(turn.now), item=item_of(turn, remedy)),
        say("There is a picture of it." if remedy.evidence else "If there is a photo of it, please send it here."),
    ]
    turn.ask_next(RemedyPicture(remedy.id))
    again = turn.choice("Not done yet after all", RemedyOpenAgain(remedy.id))
    rest = turn.choice("What is to be put right", OpenRemedies(remedy.school_id))
    return Reply("\n".join(lines), (*_picture_row(turn, remedy), *stacked(rest, again)))


@on(RemedyOpenAgain)
def open_again(turn: Turn, action: RemedyOpenAgain) -> Asking[Reply]:
    """It was not done after all; unless the same criterion has failed anew meanwhile."""
    remedy = yield from remedy_meant(turn, action.remedy)
    if remedy.state != "done":
        return remedy_screen(turn, remedy)
    open_now: dict[int, tuple[RemedyRow, ...]] = yield RemediesOf()
    anew = [one for one in open_now.get(remedy.school_id, ()) if (one.form, one.item) == (remedy.form, remedy.item)]
    if anew:
        return remedy_screen(turn, anew[0])
    turn.note(ChangeRemedy(remedy.id, remedy.uid, remedy.version, {"state": "open", "done_at": None}))
    said = turn.voice.say("It is open again: {item}.", item=item_of(turn, remedy))
    return Reply(said, stacked(turn.choice("What is to be put right", OpenRemedies(remedy.school_id))))
