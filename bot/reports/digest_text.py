"""A digest in words: the message of the fixed hour, the page that is asked for, what stands beside a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.numbers import format_decimal, format_percent

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.report_actions import DrawFigures, OpenFigures
from bot.dialogue.wording import area_words, day_words, letter_lines, moment_words, time_words
from bot.i18n import Voice
from bot.messages import Choice, Reply, in_rows, stacked
from bot.reports.digests import OTHER, UNANSWERED, UNCONNECTED, Digest, Line
from bot.reports.small_counts import Cell
from bot.turn import plain

MOST_LINES = 8
"""Units that a message of the fixed hour names, for each part of it."""
PAGE_LINES = 20
MOST_PARTS = 6
LINES_IN_ALL = 16
MOST_SILENT = 10
REASON_SENTENCES = {
    UNANSWERED: "{n} have not answered",
    UNCONNECTED: "{n} are not connected",
    OTHER: "{n} for other reasons",
}


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of a table: from which on, and how many."""

    first: int = 0
    most: int = MOST_LINES

    def of(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Those on the page."""
        return lines[self.first : self.first + self.most]

    def left(self, lines: Sequence[Line]) -> int:
        """How many follow."""
        return max(len(lines) - self.first - self.most, 0)


def heading(voice: Voice, digest: Digest, now: datetime) -> list[str]:
    """Whose figures of which day, and by which letter: all that a lock screen shows."""
    unit, day = area_words(voice, digest.whole.unit.name), day_words(voice, digest.ask.held_on)
    msgid = "Report of {unit}, {day}, {time}."
    if digest.ask.letter is not None:
        msgid = "Report of {unit} on declarations by order, {day}, {time}."
    time = time_words(now)
    if local_date(now) != digest.ask.held_on:
        time = voice.say("seen at {time}", time=moment_words(now, digest.ask.held_on))
    return [voice.say(msgid, unit=unit, day=day, time=time), *letter_lines(voice, digest.ask.letter)]


def digest_lines(voice: Voice, digest: Digest, now: datetime, page: Page) -> list[str]:
    """Everything of a digest, a line each."""
    lines = [*heading(voice, digest, now), *_whole(voice, digest, now)]
    shown = page.of(digest.lines)
    lines += [_line(voice, line) for line in shown]
    left = page.left(digest.lines)
    if left:
        lines.append(voice.say_n("… and {n} more unit.", "… and {n} more units.", left))
    if any(line.hides_something for line in (digest.whole, *shown)):
        lines.append(voice.say("Counts under five are not told exactly, to protect people; some totals are a range."))
    return lines


def count(voice: Voice, number: int) -> str:
    """ "118.400" in Vietnamese."""
    return str(format_decimal(number, locale=voice.language))


def told(voice: Voice, cell: Cell) -> str:
    """A count as far as it may be told: "742", "<5", "1.166–1.169"."""
    return cell.words(lambda number: count(voice, number))


def figures(voice: Voice, line: Line) -> str:
    """ "742/780 (95,1%)"."""
    done = line.declared
    said = f"{told(voice, done)}/{count(voice, line.owed)}"
    if not done.is_exact or not line.owed:
        return said
    return f"{said} ({format_percent(done.low / line.owed, '0.#%', locale=voice.language)})"


def totals_lines(voice: Voice, digest: Digest, now: datetime) -> list[str]:
    """The figures of the unit alone, as they stand below a chart of those below it."""
    return [*heading(voice, digest, now), *_whole(voice, digest, now)]


def _whole(voice: Voice, digest: Digest, now: datetime) -> list[str]:
    say, whole = voice.say, digest.whole
    if digest.nothing_came(now):
        lines = [
            say(
                "<b>NOT ONE DECLARATION HAS COME</b> from {schools} schools ({owed} people). This may well be a "
                "failure of the system and not of the schools: please call the operator before you call the schools.",
                schools=count(voice, whole.asked),
                owed=count(voice, whole.owed),
            )
        ]
        return [*lines, _cases(voice, whole)]
    lines = [
        say(
            "Asked: {asked} of {schools} schools.", asked=count(voice, whole.asked), schools=count(voice, whole.schools)
        )
    ]
    if digest.all_declared:
        lines.append(say("All have declared: {done}.", done=figures(voice, whole)))
    else:
        lines += [say("Declared: {done}.", done=figures(voice, whole)), _owing(voice, digest)]
    lines += [
        say(
            "To follow up: {n} of {done} declarations.", n=told(voice, whole.flagged), done=told(voice, whole.declared)
        ),
        _cases(voice, whole),
        _silent(voice, digest),
    ]
    return lines


def _owing(voice: Voice, digest: Digest) -> str:
    whole = digest.whole
    values = {"n": told(voice, whole.owing), "owed": count(voice, whole.owed)}
    if not digest.reasons:
        return voice.say("Not declared: {n} of {owed}.", **values)
    reasons = ", ".join(voice.say(REASON_SENTENCES[name], n=count(voice, n)) for name, n in digest.reasons.items())
    return voice.say("Not declared: {n} of {owed}: {reasons}.", reasons=reasons, **values)


def _cases(voice: Voice, line: Line) -> str:
    if line.open_cases.high == 0:
        return voice.say("There is no open case.")
    values = {"n": told(voice, line.open_cases), "untaken": told(voice, line.untaken)}
    return voice.say("Open cases: {n}, taken by nobody: {untaken}.", **values)


def _silent(voice: Voice, digest: Digest) -> str:
    whole = digest.whole
    if not whole.silent:
        return voice.say("Schools from which nothing came: 0 of {asked}.", asked=count(voice, whole.asked))
    names = ", ".join(digest.silent[:MOST_SILENT]) + (", …" if len(digest.silent) > MOST_SILENT else "")
    return voice.say(
        "Schools from which nothing came: {n} of {asked}: {names}.",
        n=count(voice, whole.silent),
        asked=count(voice, whole.asked),
        names=names,
    )


def _line(voice: Voice, line: Line) -> str:
    say, name = voice.say, line.unit.name
    if not line.asked:
        return "• " + say("{unit}: not asked in this round", unit=name)
    parts = [say("{unit}: {done}", unit=name, done=figures(voice, line))]
    if line.unit.kind == "school" and line.silent:
        parts.append(say("nothing came"))
    elif line.silent:
        parts.append(say("{n} of {asked} schools silent", n=count(voice, line.silent), asked=count(voice, line.asked)))
    counted = (
        ("owing {n}", line.owing),
        ("to follow up {n}", line.flagged),
        ("open cases {n}", line.open_cases),
        ("taken by nobody {n}", line.untaken),
    )
    parts += [say(msgid, n=told(voice, cell)) for msgid, cell in counted if cell.high]
    return "• " + " · ".join(parts)


def overview(voice: Voice, found: Sequence[Digest], now: datetime) -> Reply:
    """One message with a part for each unit and order; more parts name fewer units each."""
    parts = found[:MOST_PARTS]
    page = Page(most=min(MOST_LINES, max(1, LINES_IN_ALL // len(parts))))
    texts = ["\n".join(digest_lines(voice, each, now, page)) for each in parts]
    if len(found) > len(parts):
        texts.append(voice.say("More units are under /baocao."))
    choices = [button(voice, each, parts) for each in parts for button in (_see_all, see_chart)]
    return Reply("\n\n".join(texts), stacked(*choices), is_new=True, says_health=True)


def table(voice: Voice, digest: Digest, now: datetime, number: int) -> Reply:
    """One page of a unit's table, from 0; the units on it are buttons."""
    first = number * PAGE_LINES if 0 <= number * PAGE_LINES < len(digest.lines) else 0
    page = Page(first, PAGE_LINES)
    left = min(page.left(digest.lines), PAGE_LINES)
    below = [
        Choice(line.unit.name, _opens(line, digest).encode())
        for line in page.of(digest.lines)
        if line.unit.kind != "school" or digest.ask.held_on == local_date(now)
    ]
    rows = in_rows(below, 2)
    if left:
        following = OpenFigures(digest.whole.unit.id, digest.ask.held_on, digest.ask.order_id, first // PAGE_LINES + 1)
        label = plain(voice.say_n("Show the next {n} unit", "Show the next {n} units", left))
        rows += stacked(Choice(label, following.encode()))
    rows += stacked(see_chart(voice, digest))
    return Reply("\n".join(digest_lines(voice, digest, now, page)), rows, is_new=True, says_health=True)


def _opens(line: Line, digest: Digest) -> Action:
    if line.unit.kind == "school":
        return OpenMySchool(line.unit.id)
    return OpenFigures(line.unit.id, digest.ask.held_on, digest.ask.order_id, 0)


def _see_all(voice: Voice, digest: Digest, beside: Sequence[Digest]) -> Choice:
    unit, ask = digest.whole.unit, digest.ask
    label = plain(voice.say("See all of {unit}", unit=_told_apart(voice, digest, beside)))
    return Choice(label, OpenFigures(unit.id, ask.held_on, ask.order_id, 0).encode())


def see_chart(voice: Voice, digest: Digest, beside: Sequence[Digest] = ()) -> Choice:
    """The button under which a chart of a unit is had."""
    unit, ask = digest.whole.unit, digest.ask
    label = plain(voice.say("See the chart of {unit}", unit=_told_apart(voice, digest, beside)))
    return Choice(label, DrawFigures(unit.id, ask.held_on, ask.order_id).encode())


def _told_apart(voice: Voice, digest: Digest, beside: Sequence[Digest]) -> str:
    """A unit, and where others beside it are of the same one its round: by which letter, or the regular one."""
    name, letter = area_words(voice, digest.whole.unit.name), digest.ask.letter
    if sum(each.whole.unit.id == digest.whole.unit.id for each in beside) < 2:
        return name
    of_round = voice.say("regular round") if letter is None else letter.number or letter.issuer
    return f"{name} ({of_round})" if of_round else name
