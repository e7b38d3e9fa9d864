"""/truongcuatoi: how a school stands today, class by class, and for officials their unit's schools. Counts only.

Above the school they are told as in a digest: small ones are hidden, and classes are left out, for most of theirs are.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from bot.cases.wording import GRADES, STATES
from bot.clock import local_date
from bot.dialogue.case_actions import ListCases
from bot.dialogue.filing_actions import SchoolTrend
from bot.dialogue.menu_actions import MoreClasses, MoreSchools, OpenMySchool
from bot.dialogue.names import class_key
from bot.dialogue.order_words import standing_line
from bot.dialogue.wording import day_words, time_words
from bot.errors import NotAllowed
from bot.handlers.duty_over import duty_over
from bot.messages import Choice, Reply, in_rows, stacked
from bot.reports.digest_text import count, told
from bot.reports.small_counts import NOUGHT, Cell, count_cell, debt_cell
from bot.rounds.figures import who_is_away
from bot.turn import Asking, Turn, on, on_command
from storage.queries.figures import FactsOf, SchoolFacts
from storage.queries.school_days import LOOKING, ClassDay, MySchools, SchoolDay

MOST_SCHOOLS = 30
MOST_CLASSES = 60
MOST_AWAY = 10
"""Classes that are named with how many of them are away."""
STATE_ORDER = ("open", "taken", "watched")
GRADE_ORDER = ("emergency", "red", "amber")

T = TypeVar("T")


@on_command("truongcuatoi")
def my_school(turn: Turn) -> Asking[Reply]:
    """Show the sender's school, or the schools of their unit."""
    return (yield from _schools(turn))


@on(OpenMySchool)
def open_my_school(turn: Turn, action: OpenMySchool) -> Asking[Reply]:
    """Show one school (0: the sender's own, or the list of them)."""
    if action.school == 0:
        return (yield from _schools(turn))
    return (yield from _school(turn, action.school))


@on(MoreSchools)
def more_schools(turn: Turn, action: MoreSchools) -> Asking[Reply]:
    """Those that did not fit into the list before."""
    return (yield from _schools(turn, action.page))


@on(MoreClasses)
def more_classes(turn: Turn, action: MoreClasses) -> Asking[Reply]:
    """The classes of a school that did not fit before."""
    return (yield from _school(turn, action.school, action.page))


def _schools(turn: Turn, page: int = 0) -> Asking[Reply]:
    schools: tuple[SchoolDay, ...] = yield MySchools()
    if not schools:
        over = yield from duty_over(turn)
        if over is None:
            raise NotAllowed
        return over
    return _page(turn, schools[0]) if len(schools) == 1 else _list(turn, schools, page)


def _school(turn: Turn, school_id: int, page: int = 0) -> Asking[Reply]:
    schools: tuple[SchoolDay, ...] = yield MySchools()
    found = next((school for school in schools if school.school_id == school_id), None)
    if found is None:
        raise NotAllowed
    return _page(turn, found, page)


def away_today(turn: Turn) -> Asking[list[str]]:
    """How many pupils of the sender's own school are away, and of which classes; nothing above a school, or of none."""
    schools: tuple[SchoolDay, ...] = yield MySchools()
    round_ = schools[0].today.round if len(schools) == 1 else None
    if round_ is None:
        return []
    facts: SchoolFacts | None = yield FactsOf(schools[0].school_id, round_.order_id, round_.held_on)
    if facts is None:
        return []
    say, away = turn.voice.say, who_is_away(facts)
    counted = {"n": len(away), "ill": len(facts.ill_at_home), "owing": len(facts.roll.owing)}
    lines = [say("Pupils known to be away: {n}, ill at home {ill}. Not declared yet: {owing}.", **counted)]
    by_class = Counter(pupil.class_name for pupil in facts.roll.pupils if pupil.person_id in away)
    if by_class:
        shown = ", ".join(f"{name} {n}" for name, n in by_class.most_common(MOST_AWAY))
        lines.append(say("By class: {classes}.", classes=shown))
    return lines


def _page(turn: Turn, school: SchoolDay, page: int = 0) -> Reply:
    turn.looked("school_day", unit_id=school.school_id)
    say = turn.voice.say
    lines = [say("<b>{school}</b>, {day}, {time}", school=school.name, day=_day(turn), time=time_words(turn.now))]
    round_, buttons = school.today.round, list[Choice]()
    if not _is_own(turn, school):
        lines += _from_above(turn, school)
        return Reply("\n".join(lines), stacked(*_ways(turn, school)), is_new=True, says_health=True)
    # the staff, who have no class, stand last
    classes = sorted(school.classes, key=lambda each: (each.name is None, class_key(each.name or "")))
    first, shown, rest = _part(classes, page, MOST_CLASSES)
    if round_ is None:
        lines.append(say("There is no round today."))
    else:
        lines += [] if round_.letter else [standing_line(turn.voice)]
        lines.append(_declared(turn, school))
        lines += [_class_line(turn, each) for each in shown]
        if rest:
            more = MoreClasses(school.school_id, first // MOST_CLASSES + 1)
            buttons.append(turn.choice("Show the next {n} classes", more, n=rest))
    lines += _cases(turn, school)
    return Reply("\n".join(lines), stacked(*buttons, *_ways(turn, school)), is_new=True, says_health=True)


def _ways(turn: Turn, school: SchoolDay) -> list[Choice]:
    cases = [turn.choice("My open cases", ListCases())] if school.cases else []
    trend = turn.choice("What the school declared of itself", SchoolTrend(school.school_id))
    return [*cases, trend, turn.choice("Refresh", OpenMySchool(school.school_id))]


def _is_own(turn: Turn, school: SchoolDay) -> bool:
    """Whether the sender's duty is the school's own, not that of a unit above it or of its health station."""
    return any(duty.kind in LOOKING and duty.school_id == school.school_id for duty in turn.sender.duties)


def _from_above(turn: Turn, school: SchoolDay) -> list[str]:
    say, lines = turn.voice.say, list[str]()
    cells = _told_above(school)
    round_ = school.today.round
    if round_ is None:
        lines.append(say("There is no round today."))
    else:
        lines += [] if round_.letter else [standing_line(turn.voice)]
        done = f"{told(turn.voice, cells.declared)}/{count(turn.voice, school.owed)}"
        lines.append(say("Declared: {done}.", done=done))
    if cells.cases.high:
        values = {"n": told(turn.voice, cells.cases), "untaken": told(turn.voice, cells.untaken)}
        lines.append(say("Open cases: {n}, taken by nobody: {untaken}.", **values))
    else:
        lines.append(say("There is no open case."))
    return [*lines, *_why_hidden(turn, [cells])]


class _Told(NamedTuple):
    """A school's counts as far as those above it are told them."""

    declared: Cell
    cases: Cell
    untaken: Cell


def _told_above(school: SchoolDay) -> _Told:
    declared = debt_cell(max(school.owed - school.declared, 0), school.owed).rest_of(school.owed)
    cases = count_cell(sum(school.cases.values()))
    return _Told(declared if school.today.round is not None else NOUGHT, cases, count_cell(_untaken(school)))


def _exact(school: SchoolDay) -> _Told:
    n, untaken = sum(school.cases.values()), _untaken(school)
    return _Told(*(Cell(number, number) for number in (school.declared, n, untaken)))


def _why_hidden(turn: Turn, shown: Sequence[_Told]) -> list[str]:
    if all(cell.is_exact for each in shown for cell in each):
        return []
    return [turn.voice.say("Counts under five are not told exactly, to protect people; some totals are a range.")]


def _part(found: Sequence[T], page: int, most: int) -> tuple[int, Sequence[T], int]:
    """A page of something: the number of its first, what is on it, how many the next one holds; else the first page."""
    first = page * most if 0 <= page * most < len(found) else 0
    return first, found[first : first + most], min(max(len(found) - first - most, 0), most)


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


def _list(turn: Turn, schools: tuple[SchoolDay, ...], page: int = 0) -> Reply:
    """The schools of an official's unit, those with untaken cases first."""
    say = turn.voice.say
    counted = {each.school_id: _exact(each) if _is_own(turn, each) else _told_above(each) for each in schools}
    # by what is told: an order by hidden counts would tell them
    ordered = sorted(schools, key=lambda each: (-counted[each.school_id].untaken.high, each.name))
    first, shown, rest = _part(ordered, page, MOST_SCHOOLS)
    lines = [say("{n} schools, {day}, {time}", n=len(schools), day=_day(turn), time=time_words(turn.now))]
    if any(each.today.round is not None and not each.today.round.letter for each in shown):
        lines.append(standing_line(turn.voice))
    buttons: list[Choice] = []
    for school in shown:
        cells = counted[school.school_id]
        values = {"school": school.name, "n": told(turn.voice, cells.cases), "untaken": told(turn.voice, cells.untaken)}
        if school.today.round is None:
            lines.append(say("{school}: no round today · {n} open cases, {untaken} without anybody", **values))
        else:
            values |= {"declared": told(turn.voice, cells.declared), "owed": count(turn.voice, school.owed)}
            msgid = "{school}: declared {declared}/{owed} · {n} open cases, {untaken} without anybody"
            lines.append(say(msgid, **values))
        buttons.append(Choice(school.name, OpenMySchool(school.school_id).encode()))
    lines += _why_hidden(turn, [counted[school.school_id] for school in shown])
    rows = in_rows(buttons, 2)
    if rest:
        rows += stacked(turn.choice("Show the next {n} schools", MoreSchools(first // MOST_SCHOOLS + 1), n=rest))
    return Reply("\n".join(lines), rows, is_new=True, says_health=True)


def _untaken(school: SchoolDay) -> int:
    return sum(n for (_, state), n in school.cases.items() if state == "open")
