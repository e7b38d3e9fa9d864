"""Lists of cases: the growing message of a school's day, opened and taken; and all open cases of the sender."""

from bot.cases.acting import follow_cases, may_act, take, tell_family
from bot.cases.station.words import clock_words
from bot.cases.telling import follow
from bot.cases.wording import GRADES, STATES, called, dated
from bot.delivery.alert_pages import SHOWN_FOR
from bot.delivery.cluster_pages import listed
from bot.dialogue.case_actions import (
    ListAmbers,
    ListCases,
    MoreAmbers,
    MoreCases,
    OpenMyCase,
    TakeAllAmbers,
    TakeAmber,
    TakeShownAmbers,
)
from bot.dialogue.names import short_names
from bot.handlers.cases import (
    NotYourCase,
    already_taken,
    answered,
    ended,
    looked,
    my_person,
    open_messages,
    the_case,
    toast,
)
from bot.handlers.duty_over import duty_over
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, on, on_command
from storage.changes.cases import Tells
from storage.changes.outbox import Priority
from storage.queries.case_lists import FamiliesOf, GrowingCases, MyCases, growing_keys
from storage.queries.cases import NAMED, CaseFile
from storage.queries.cluster_pages import ClusterSeen, MyClusters
from storage.queries.responders import Responders, SchoolPeople
from storage.queries.said import instant_of
from storage.sealing import new_uid

RANK = {"emergency": 0, "red": 1, "amber": 2, "note": 3}
MOST_LISTED = 30


@on(ListAmbers)
def list_ambers(turn: Turn, action: ListAmbers) -> Asking[Reply]:
    """Name the children behind the growing message."""
    return (yield from _shown(turn, action, 0))


@on(MoreAmbers)
def more_ambers(turn: Turn, action: MoreAmbers) -> Asking[Reply]:
    """Name those who did not fit before."""
    return (yield from _shown(turn, action, action.page))


def _shown(turn: Turn, action: ListAmbers | MoreAmbers, page: int) -> Asking[Reply]:
    files: tuple[CaseFile, ...] = yield GrowingCases(action.school, action.on)
    if not files:
        raise NotYourCase
    named = [file for file in files if file.roles & NAMED and file.state != "closed"]
    if not named:
        # an old button: an edit that changes nothing would look as if the bot were dead
        turn.note(*follow_cases(list(files), turn.now))
        return toast(turn, "Everybody on the list has an outcome. Type /ca to see what is open.")
    open_messages(turn, named, "ambers", page)
    return toast(turn, "Opened")


@on(TakeAllAmbers)
def list_first(turn: Turn, action: TakeAllAmbers) -> Asking[Reply]:
    """Show the names behind an old button, which does not know what its reader has seen."""
    return (yield from _shown(turn, ListAmbers(action.school, action.on), 0))


@on(TakeShownAmbers)
def take_shown(turn: Turn, action: TakeShownAmbers) -> Asking[Reply]:
    """Take every case that the message showed and nobody has; what came into it since waits to be read."""
    files: tuple[CaseFile, ...] = yield GrowingCases(action.school, action.on)
    if not any(may_act(file) for file in files):
        raise NotYourCase
    keys = growing_keys(action.school, action.on, turn.sender.account.id)
    shown = [f for f in files if any(row.key in keys and instant_of(row.at) <= action.until for row in f.told)]
    waiting = [file for file in shown if file.state == "open" and file.severity == "amber" and may_act(file)]
    yield from _taken(turn, waiting)
    turn.note(*follow_cases(waiting or list(files), turn.now))
    if not waiting:
        return toast(turn, "Everybody on the list has somebody already.")
    return Reply(toast=turn.voice.say_n("You have {n} case now.", "You have {n} cases now.", len(waiting)))


@on(TakeAmber)
def take_one(turn: Turn, action: TakeAmber) -> Asking[Reply]:
    """Take one child of the list."""
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    turn.note(*follow_cases([file], turn.now))
    if file.state != "open":
        return already_taken(turn, file)
    yield from _taken(turn, [file])
    return toast(turn, "You have it now. Thank you.")


def _taken(turn: Turn, files: list[CaseFile]) -> Asking[None]:
    if not files:
        return
    families = yield FamiliesOf(tuple(file.id for file in files))
    for file in files:
        school: SchoolPeople = yield Responders(file.school_id)
        answered(turn, file)
        turn.note(*take(file, school, my_person(turn), turn.now))
        turn.note(*tell_family(file, "taken", families.get(file.id, ()), turn.now, turn.sender.account.id))


@on_command("ca")
def my_cases(turn: Turn) -> Asking[Reply]:
    """List the open cases of the sender's schools, the gravest first, each with its legal clock where it has one."""
    return (yield from _listed(turn))


@on(ListCases)
def list_cases(turn: Turn, action: ListCases) -> Asking[Reply]:
    """The same from a button."""
    return (yield from _listed(turn))


@on(MoreCases)
def more_cases(turn: Turn, action: MoreCases) -> Asking[Reply]:
    """Those that did not fit into the list before."""
    return (yield from _listed(turn, action.page))


def _listed(turn: Turn, page: int = 0) -> Asking[Reply]:
    files: tuple[CaseFile, ...] = yield MyCases()
    clusters: tuple[ClusterSeen, ...] = yield MyClusters()
    no_case = turn.voice.say("There is no open case.")
    if not files and not clusters:
        over = yield from duty_over(turn)
        return over or Reply(no_case, is_new=True, says_health=True)
    ordered = sorted(files, key=lambda f: (f.is_drill, RANK[f.severity], f.opened_at, f.id))
    first = page * MOST_LISTED if page * MOST_LISTED < len(ordered) else 0
    shown = ordered[first : first + MOST_LISTED]
    lines = [turn.voice.say_n("{n} open case", "{n} open cases", len(files)) if files else no_case]
    lines += [_line(turn, number, file) for number, file in enumerate(shown, start=first + 1)]
    told, openers = listed(turn.voice, [] if first else clusters[:MOST_LISTED], turn.now)
    buttons = [*_buttons(turn, shown, first), *openers]
    rest = min(len(ordered) - first - MOST_LISTED, MOST_LISTED)
    if rest > 0:
        buttons.append(turn.choice("Show the next {n} cases", MoreCases(first // MOST_LISTED + 1), n=rest))
    return Reply("\n".join(lines + told), stacked(*buttons), is_new=True, says_health=True)


def _line(turn: Turn, number: int, file: CaseFile) -> str:
    """A case without a name: grade, place, since when, who has it, the legal clock where it runs; drills marked."""
    say = turn.voice.say
    if file.is_drill:
        return say(
            "{number}. EXERCISE · Grade <b>{grade}</b> · {place} · since {date} · {state}",
            number=number,
            grade=say(GRADES[file.severity]),
            place=file.school_name,
            date=dated(file.opened_at),
            state=_state(turn, file),
        )
    place = f"{file.school_name} · {file.class_name}" if file.class_name else file.school_name
    clock = clock_words(turn.voice, file, turn.now)
    line = say(
        "{number}. Grade <b>{grade}</b> · {place} · since {date} · {state}",
        number=number,
        grade=say(GRADES[file.severity]),
        place=place,
        date=dated(file.opened_at),
        state=_state(turn, file),
    )
    return f"{line} · {clock}" if clock else line


def _state(turn: Turn, file: CaseFile) -> str:
    """Who has it, by name, or that nobody has."""
    say, taker = turn.voice.say, file.taker
    if taker is None or file.state not in ("taken", "watched"):
        return say(STATES[file.state])
    if turn.sender.person is not None and taker.person_id == turn.sender.person.id:
        return say("you have taken it") if file.state == "taken" else say("you watch it")
    name = called(turn.voice, taker.name, taker.gender)
    return say("taken by {name}", name=name) if file.state == "taken" else say("watched by {name}", name=name)


def _buttons(turn: Turn, shown: list[CaseFile], first: int) -> list[Choice]:
    names = short_names([file.subject_name or "" for file in shown])
    return [
        turn.choice("Open case {number}: {name}", OpenMyCase(file.id), number=number, name=name)
        if file.subject_name and not file.is_drill
        else turn.choice("Open case {number}: exercise", OpenMyCase(file.id), number=number)
        if file.is_drill
        else turn.choice("Open case {number}", OpenMyCase(file.id), number=number)
        for number, (file, name) in enumerate(zip(shown, names, strict=True), start=first + 1)
    ]


def show_anew(turn: Turn, file: CaseFile) -> None:
    """Have a case in a message of its own, which follows it like an alert."""
    account = turn.sender.account
    key = f"alert:{file.uid.hex()}:m{new_uid().hex()[:8]}:{account.id}"
    told = Tells(file.uid, my_person(turn), *account.to, "alert", key, "asked", turn.now)
    looked(turn, file, [key])
    turn.note(told)
    turn.push(key, account.to, "alert", Priority.ALERT, about={"case": file.uid.hex(), "root": key})
    turn.note(follow(told, turn.now, due_at=turn.now + SHOWN_FOR))


@on(OpenMyCase)
def open_my_case(turn: Turn, action: OpenMyCase) -> Asking[Reply]:
    """Show one of the sender's cases."""
    file = yield from the_case(turn, action.case)
    if file.state == "closed":
        return ended(turn, file)
    show_anew(turn, file)
    return toast(turn, "Opened")
