"""/xuat: a workbook, never in the chat itself: a link for ten minutes and one download, or the operator's command."""

import shlex
from collections.abc import Iterator
from datetime import date, timedelta

from bot.clock import local_date
from bot.dialogue.export_actions import ExportForm, ExportTable, ListExports, MakeExport, OpenExports
from bot.dialogue.wording import time_words
from bot.errors import Mistake, NotAllowed, OldButton
from bot.messages import Choice, Reply, stacked
from bot.reports.link_words import NAMING, PERIOD_SENTENCES, TABLE_SENTENCES, days_words, periods, table_words
from bot.reports.wanted import Wanted, What
from bot.turn import Asking, Turn, on, on_command
from storage.changes.export_links import VALID, MakeExportLink, hashed, new_token
from storage.queries.exportable import AN_HOUR, Exports, ExportsOf, exportable

MOST_AN_HOUR = 6
PATH = "/export/"
"""Where the pages of links lie under PUBLIC_URL."""


class TooManyLinks(Mistake):
    """The links of this hour are used up."""

    sentence = "{n} links within an hour are the most. The next one can be made from {time} on."


class NothingAsked(Mistake):
    """No round was held at the unit."""

    sentence = "Nobody has been asked to declare there yet, so there is no table to give."


class NoSchool(Mistake):
    """No school lies below the unit."""

    sentence = "No school belongs to this unit today, so there is no table to give."


@on_command("xuat")
def exports(turn: Turn) -> Asking[Reply]:
    """Ask of which unit, or which table of the only one."""
    return (yield from _units(turn))


@on(ListExports)
def list_exports(turn: Turn, action: ListExports) -> Asking[Reply]:
    """The same under a button."""
    return (yield from _units(turn))


@on(OpenExports)
def open_exports(turn: Turn, action: OpenExports) -> Asking[Reply]:
    """Ask which table of a unit."""
    return _tables(turn, (yield from _meant(turn, action.unit)))


@on(ExportTable)
def export_table(turn: Turn, action: ExportTable) -> Asking[Reply]:
    """Ask of which questionnaire where there are several, else of which days."""
    found = yield from _meant(turn, action.unit, action.what)
    what = _what(action.what)
    if what == "schools":
        return _give(turn, found, Wanted(what))
    if what != "declarations":
        latest = max((form.latest for form in found.forms if form.asked_of == "person"), default=None)
        return _days(turn, found, Wanted(what), latest)
    if not found.forms:
        raise NothingAsked
    if len(found.forms) == 1:
        return _days(turn, found, Wanted(what, found.forms[0].name), found.forms[0].latest)
    choices = [Choice(_title(turn, form.name), ExportForm(action.unit, form.name).encode()) for form in found.forms]
    return Reply(turn.voice.say("Of which questionnaire?"), stacked(*choices))


@on(ExportForm)
def export_form(turn: Turn, action: ExportForm) -> Asking[Reply]:
    """Ask of which days."""
    found = yield from _meant(turn, action.unit, "declarations")
    form = next((form for form in found.forms if form.name == action.form), None)
    if form is None:
        raise OldButton
    return _days(turn, found, Wanted("declarations", form.name), form.latest)


@on(MakeExport)
def make_export(turn: Turn, action: MakeExport) -> Asking[Reply]:
    """Give the link, or say by which command it is done."""
    found = yield from _meant(turn, action.unit, action.what)
    is_asked = any(form.name == action.form for form in found.forms)
    if action.from_on > action.to_on or (action.what == "declarations") is not is_asked:
        raise OldButton
    days = {"from_on": action.from_on, "to_on": action.to_on}
    return _give(turn, found, Wanted(_what(action.what), action.form or None, None, **days))


def _units(turn: Turn) -> Asking[Reply]:
    units = list(exportable(turn.sender.duties).values())
    if not units:
        raise NotAllowed
    if len(units) == 1:
        return _tables(turn, (yield from _meant(turn, units[0].unit_id)), is_new=True)
    choices = [Choice(unit.name, OpenExports(unit.unit_id).encode()) for unit in units]
    return Reply(turn.voice.say("Spreadsheet of which unit?"), stacked(*choices), is_new=True)


def _meant(turn: Turn, unit: int, what: str | None = None) -> Asking[Exports]:
    """What there is of a unit. That it is not the sender's looks the same whatever the button names."""
    found: Exports | None = yield ExportsOf(unit)
    if found is None or (what is not None and what not in found.unit.tables):
        raise NotAllowed
    if not found.schools:
        raise NoSchool
    return found


def _what(name: str) -> What:
    """The table of a button."""
    return next(what for what in TABLE_SENTENCES if what == name)


def _tables(turn: Turn, found: Exports, *, is_new: bool = False) -> Reply:
    tables = [what for what in TABLE_SENTENCES if what in found.unit.tables]
    choices = [turn.choice(TABLE_SENTENCES[what], ExportTable(found.unit.unit_id, what)) for what in tables]
    text = turn.voice.say("<b>{unit}</b>: which table should the spreadsheet hold?", unit=found.unit.name)
    return Reply(text, stacked(*choices), is_new=is_new)


def _days(turn: Turn, found: Exports, wanted: Wanted, latest: date | None) -> Reply:
    """Ask of which days."""
    unit, form = found.unit.unit_id, wanted.form or ""
    choices = [
        turn.choice(
            PERIOD_SENTENCES[each.name],
            MakeExport(unit, wanted.what, form, each.from_on, each.to_on),
            day=f"{each.from_on:%d/%m/%Y}",
        )
        for each in periods(wanted.what, latest, local_date(turn.now))
    ]
    lines = [_table(turn, wanted), turn.voice.say("Of which days?")]
    return Reply("\n".join(lines), stacked(*choices))


def _table(turn: Turn, wanted: Wanted) -> str:
    return table_words(turn.voice, wanted, _title(turn, wanted.form) if wanted.form else None)


def _title(turn: Turn, form: str) -> str:
    return turn.forms[form].title or form if form in turn.forms else form


def _give(turn: Turn, found: Exports, wanted: Wanted) -> Reply:
    """A link, with what it is for; where no page is served, the command."""
    say = turn.voice.say
    lines = [say("<b>{unit}</b>", unit=found.unit.name), _table(turn, wanted), days_words(turn.voice, wanted)]
    kept_from = local_date(turn.now) - timedelta(days=turn.retain_days)
    if wanted.what in NAMING and wanted.from_on is not None and wanted.from_on < kept_from:
        lines.append(say("What is older than {n} days has been deleted and is not in the file.", n=turn.retain_days))
    lines += _link(turn, found, wanted) if turn.public_url else _command(turn, found, wanted)
    return Reply("\n".join(lines), is_new=True)


def _link(turn: Turn, found: Exports, wanted: Wanted) -> Iterator[str]:
    person, account, unit = turn.sender.person, turn.sender.account, found.unit.unit_id
    if person is None:
        raise NotAllowed
    if len(found.made) >= MOST_AN_HOUR:
        raise TooManyLinks(n=MOST_AN_HOUR, time=time_words(found.made[-MOST_AN_HOUR] + AN_HOUR))
    token, days = new_token(), (wanted.from_on, wanted.to_on)
    turn.note(MakeExportLink(hashed(token), account.id, person.id, unit, wanted.what, wanted.form, *days, turn.now))
    turn.looked("export_link_made", unit_id=unit, **wanted.told())
    say = turn.voice.say
    yield f"{turn.public_url.rstrip('/')}{PATH}{token}"
    yield say(
        "The link is for one download, until {time}; please pass it on to nobody.", time=time_words(turn.now + VALID)
    )
    if wanted.what in NAMING:
        yield say("The file holds names and health data: keep it on a work computer, send it to no chat and no group.")


def _command(turn: Turn, found: Exports, wanted: Wanted) -> Iterator[str]:
    """What the operator types to get the same file."""
    words = ["khaibao", "export", wanted.what, "--unit", found.code]
    words += ["--form", wanted.form] if wanted.form else []
    if wanted.from_on and wanted.to_on:
        words += ["--from", wanted.from_on.isoformat(), "--to", wanted.to_on.isoformat()]
    words += ["--out", f"{wanted.what}-{found.code}.xlsx"]
    say = turn.voice.say
    yield say("There is no link here: this installation has no public address, so the file is made by command only.")
    yield say("Please send this line to the operator: {command}", command=shlex.join(words))
