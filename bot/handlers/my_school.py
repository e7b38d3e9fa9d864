"""/truongcuatoi: how a school stands today, class by class, and for officials their unit's schools. Counts only."""

from bot.cases.wording import GRADES, STATES
from bot.clock import local_date
from bot.dialogue.case_actions import ListCases
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.wording import day_words, time_words
from bot.errors import NotAllowed
from bot.messages import Choice, Reply, in_rows, stacked
from bot.turn import Asking, Turn, on, on_command
from storage.queries.school_days import ClassDay, MySchools, SchoolDay

MOST_SCHOOLS = 30
MOST_CLASSES = 60
STATE_ORDER = ("open", "taken", "watched")
GRADE_ORDER = ("emergency", "red", "amber")


@on_command("truongcuatoi")
def my_school(turn: Turn) -> Asking[Reply]:
    """Show the sender's school, or the schools of their unit."""
    schools: tuple[SchoolDay, ...] = yield MySchools()
    if not schools:
        raise NotAllowed
    if len(schools) == 1:
        return _page(turn, schools[0])
    return _list(turn, schools)


@on(OpenMySchool)
def open_my_school(turn: Turn, action: OpenMySchool) -> Asking[Reply]:
    """Show one school (0: the sender's own, or the list of them)."""
    schools: tuple[SchoolDay, ...] = yield MySchools()
    if not schools:
        raise NotAllowed
    if action.school == 0:
        return _page(turn, schools[0]) if len(schools) == 1 else _list(turn, schools)
    found = next((school for school in schools if school.school_id == action.school), None)
    if found is None:
        raise NotAllowed
    return _page(turn, found)


def _page(turn: Turn, school: SchoolDay) -> Reply:
    turn.looked("school_day", unit_id=school.school_id)
    say = turn.voice.say
    lines = [say("<b>{school}</b>, {day}, {time}", school=school.name, day=_day(turn), time=time_words(turn.now))]
    round_ = school.today.round
    if round_ is None:
        lines.append(say("There is no round today."))
    else:
        lines.append(_declared(turn, school))
        lines += [_class_line(turn, each) for each in school.classes[:MOST_CLASSES]]
    lines += _cases(turn, school)
    rows = stacked(turn.choice("My open cases", ListCases())) if school.cases else ()
    refresh = (turn.choice("Refresh", OpenMySchool(school.school_id)),)
    return Reply("\n".join(lines), (*rows, refresh), is_new=True, says_health=True)


def _day(turn: Turn) -> str:
    return day_words(turn.voice, local_date(turn.now))


def _declared(turn: Turn, school: SchoolDay) -> str:
    share = f"{100 * school.declared / school.owed:.1f}".replace(".", ",") if school.owed else "0"
    values = {"declared": school.declared, "owed": school.owed, "share": share}
    if school.by_proxy:
        return turn.voice.say(
            "Declared {declared}/{owed} ({share}%), {n} of them by staff.", n=school.by_proxy, **values
        )
    return turn.voice.say("Declared {declared}/{owed} ({share}%).", **values)


def _class_line(turn: Turn, each: ClassDay) -> str:
    name = each.name or turn.voice.say("staff")
    return turn.voice.say("{name}: {declared}/{owed}", name=name, declared=each.declared, owed=each.owed)


def _cases(turn: Turn, school: SchoolDay) -> list[str]:
    """Open cases by grade and state."""
    say = turn.voice.say
    if not school.cases:
        return [say("There is no open case.")]
    lines = []
    for grade in GRADE_ORDER:
        states = [(state, school.cases.get((grade, state), 0)) for state in STATE_ORDER]
        if any(n for _, n in states):
            shown = ", ".join(f"{n} {say(STATES[state])}" for state, n in states if n)
            lines.append(say("Grade <b>{grade}</b>: {states}", grade=say(GRADES[grade]), states=shown))
    return lines


def _list(turn: Turn, schools: tuple[SchoolDay, ...]) -> Reply:
    """The schools of an official's unit, those with untaken cases first."""
    say = turn.voice.say
    ordered = sorted(schools, key=lambda s: (-_untaken(s), s.name))[:MOST_SCHOOLS]
    lines = [say("{n} schools, {day}, {time}", n=len(schools), day=_day(turn), time=time_words(turn.now))]
    buttons: list[Choice] = []
    for school in ordered:
        total = sum(school.cases.values())
        lines.append(
            say(
                "{school}: declared {declared}/{owed} · {n} open cases, {untaken} without anybody",
                school=school.name,
                declared=school.declared,
                owed=school.owed if school.today.round else 0,
                n=total,
                untaken=_untaken(school),
            )
        )
        buttons.append(Choice(school.name, OpenMySchool(school.school_id).encode()))
    return Reply("\n".join(lines), in_rows(buttons, 2), is_new=True, says_health=True)


def _untaken(school: SchoolDay) -> int:
    return sum(n for (_, state), n in school.cases.items() if state == "open")
