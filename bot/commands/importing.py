"""`khaibao import`: rosters, units, duties, calendars and policies from the files that schools and offices keep."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from html import unescape
from pathlib import Path
from typing import Annotated, Self

import typer

from bot.cases.policies import PolicyWrong
from bot.cases.wording import GRADES
from bot.clock import local_date
from bot.commands.common import fail, opened
from bot.i18n import Voice, load_catalogs
from bot.imports import Report, Severity, read_calendar, read_duties, read_roster, read_units
from bot.imports.policy import read_policy
from bot.imports.storing import Stored, store_roster, store_units
from bot.imports.storing_days import store_calendar
from bot.imports.storing_duties import store_duties
from bot.imports.storing_policy import store_policy
from bot.imports.telling import told_of, told_of_rows
from storage.database import Database, StoreFailed
from storage.one_import import one_import

bring_in = typer.Typer(
    help="Bring in units, duties, rosters, calendars and policies from spreadsheets.", no_args_is_help=True
)
File = Annotated[Path, typer.Argument(help=".xlsx, .xls, .ods or .csv")]
POLICY_SENTENCES = {
    "ladder": {
        "made": "The ladder holds for cases that open from its day on.",
        "changed": "The ladder of that day was replaced; no case had begun with it.",
        "unchanged": "The ladder was known already; nothing was changed.",
    },
    "clusters": {
        "made": "The cluster rules hold from their day on.",
        "changed": "The cluster rules of that day were replaced.",
        "unchanged": "The cluster rules were known already; nothing was changed.",
    },
}
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only report; store nothing.")]


@bring_in.command("units")
def import_units(file: File, dry_run: DryRun = False) -> None:
    """Units: Mã, Tên, Cấp, Mã cấp trên, Mã trạm y tế, Hiệu lực từ, Hiệu lực đến."""
    with opened() as (_, database, clock):
        with _Progress() as progress:
            units = read_units(file, progress)
        with _alone(database):
            stored = store_units(database, units.units, today=local_date(clock.now()), dry_run=dry_run)
        _report(units.report, stored, dry_run)


@bring_in.command("duties")
def import_duties(
    file: File,
    unit: Annotated[str | None, typer.Option("--unit", help="Take only the duties at this unit.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Duties: Họ và tên, SĐT, Nhiệm vụ, Mã đơn vị, Thứ tự, Từ giờ, Đến giờ, Thứ, Tuần trực, Từ ngày, Đến ngày."""
    with opened() as (_, database, clock):
        with _Progress() as progress:
            duties = read_duties(file, progress)
        rows = [row for row in duties.duties if unit is None or row.unit_code == unit]
        if unit is not None and not rows:
            fail(_voice().say("The file names no duty at {code}. Nothing was stored.", code=unit))
        with _alone(database):
            stored = store_duties(database, clock.now(), rows, dry_run=dry_run)
        _report(duties.report, stored, dry_run)


@bring_in.command("calendar")
def import_calendar(
    file: File,
    unit: Annotated[str | None, typer.Option("--unit", help="The unit of rows that name none.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Days without school: Ngày (or Từ ngày, Đến ngày), Mã đơn vị, Loại (Nghỉ, Đi học), Lý do, Nguồn."""
    with opened() as (_, database, clock):
        with _Progress() as progress:
            calendar = read_calendar(file, unit, progress)
        with _alone(database):
            stored = store_calendar(database, clock.now(), calendar.rows, dry_run=dry_run)
        _report(calendar.report, stored, dry_run)


@bring_in.command("policy")
def import_policy(
    file: File,
    unit: Annotated[str | None, typer.Option("--unit", help="Whose ladder it is, when the file does not say.")] = None,
    dry_run: DryRun = False,
) -> None:
    """A unit's ladder and cluster rules. `khaibao policy show --out FILE` writes them to edit."""
    with opened() as (_, database, clock):
        voice = _voice()
        try:
            with _Progress() as progress:
                found = read_policy(file, progress)
        except PolicyWrong as wrong:
            grade = {"grade": voice.say(GRADES[str(wrong.values["grade"])])} if "grade" in wrong.values else {}
            fail(unescape(voice.say(wrong.sentence, **{**wrong.values, **grade})))
        for line in found.report.lines(voice):
            typer.echo(line)
        is_broken = any(finding.severity is Severity.ERROR for finding in found.report.findings)
        if is_broken or (found.policy is None and not found.clusters):
            fail(voice.say("The file holds no policy that is whole. Nothing was stored; the old ones hold."))
        for kind, word in store_policy(database, clock.now(), found, unit, dry_run=dry_run):
            typer.echo(unescape(voice.say(POLICY_SENTENCES[kind][word])))
        _dry(voice, dry_run)


@bring_in.command("roster")
def import_roster(
    file: File,
    unit: Annotated[str, typer.Option("--unit", help="The school's code.")],
    dry_run: DryRun = False,
) -> None:
    """A school's pupils and staff; the same file twice changes nothing, who is gone is listed."""
    with opened() as (_, database, clock):
        with _Progress() as progress:
            roster = read_roster(file, progress, local_date(clock.now()))
        voice = _voice()
        for line in roster.report.lines(voice):
            typer.echo(line)
        if not roster.pupils and not roster.staff:
            fail(voice.say("The file holds no pupil and no staff. Nothing was stored."))
        written = _Written()
        with _alone(database), written.whole():
            plan = store_roster(database, clock.now(), unit, roster, dry_run=dry_run, told=written)
        for line in told_of(plan, voice):
            typer.echo(line)
        _dry(voice, dry_run)


def _alone(database: Database) -> AbstractContextManager[None]:
    """Imports come one after the other; who has to wait is told so."""
    return one_import(
        database, lambda: typer.echo(_voice().say("Another import is under way; this one goes on after it."), err=True)
    )


def _report(report: Report, stored: Stored, dry_run: bool) -> None:
    voice = _voice()
    for line in report.lines(voice):
        typer.echo(line)
    for line in told_of_rows(stored, voice):
        typer.echo(line)
    _dry(voice, dry_run)
    if left := len(stored.unknown) + len(stored.unfit) + len(getattr(stored, "misplaced", ())):
        fail(voice.say("{n} rows were not taken.", n=left))
    if partly := len(stored.alone) + len(stored.circular) + len(stored.no_station):
        fail(voice.say("{n} rows were taken only in part.", n=partly))


def _dry(voice: Voice, dry_run: bool) -> None:
    if dry_run:
        typer.echo(voice.say("This was a trial run; nothing was stored."))


def _voice() -> Voice:
    return load_catalogs().voice("vi", "official")


class _Progress:
    """How far a sheet is read; what is printed next begins on a line of its own, also where the reading is refused."""

    _is_open = False

    def __call__(self, sheet: str, row: int, height: int) -> None:
        self._is_open = row < height
        typer.echo(f"\r{sheet}: {row}/{height} ", err=True, nl=not self._is_open)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_open:
            typer.echo("", err=True)


class _Written:
    """How far a roster is written: shown, and said when the database takes no more."""

    done = total = 0

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        typer.echo(f"\r{done}/{total} ", err=True, nl=done >= total)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Turn a store that failed on the way into one line that says what is kept and what to do."""
        try:
            yield
        except StoreFailed as error:
            typer.echo("", err=True)
            line = _voice().say(
                "{done} of {total} entries are stored, each whole; then the database failed ({why}). Please bring "
                "the same file in again when that is mended: it goes on from there.",
                done=self.done,
                total=self.total,
                why=str(error),
            )
            fail(unescape(line))
