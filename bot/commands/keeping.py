"""`khaibao db|keys|retention|backup|restore`: looking after what is kept."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import make_url

from bot.commands.common import fail, one_clear_line, opened
from bot.config import Settings, read_settings
from bot.opening import only_one, open_database
from storage.keeping import backup, retention, rotation
from storage.keeping.quarantine import begin

db = typer.Typer(help="The database's tables.", no_args_is_help=True)
keys = typer.Typer(help="The keys that seal what is kept.", no_args_is_help=True)
keep = typer.Typer(help="Deleting what is over its time.", no_args_is_help=True)


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database to the present tables."""
    with opened() as (_, database, _):
        typer.echo(f"{database.dialect}: up to date")


@keys.command("rotate")
def rotate() -> None:
    """Re-seal and re-index everything with the newest keys. May be stopped and started again."""
    with opened() as (_, database, clock):
        total = 0
        for column, done in rotation.rotate(database):
            total += done
            typer.echo(f"{column}: {done}", err=True)
        with database.reading() as connection:
            left = rotation.remaining(connection, database.sealer, clock.now())
        for column, count in left.items():
            slips = ": slips, until they are used or over (14 days)" if column == rotation.SLIPS else ""
            typer.echo(f"{column}: {count} still need an older key{slips}", err=True)
        typer.echo(f"{total} values re-sealed or re-indexed; {sum(left.values())} still need an older key")


@keep.command("run")
def run_retention() -> None:
    """Delete what is over its time now (the running bot does so every hour)."""
    with opened() as (settings, database, clock):
        total: dict[str, int] = {}
        while gone := database.write(lambda c: retention.purge(c, clock.now(), periods(settings))).result():
            for name, count in gone.items():
                total[name] = total.get(name, 0) + count
        for name, count in sorted(total.items()):
            typer.echo(f"{name}: {count}")
        if not total:
            typer.echo("nothing is over its time")


def periods(settings: Settings) -> retention.Periods:
    """The periods that the settings name."""
    return retention.Periods(
        timedelta(days=settings.retain_days),
        timedelta(days=settings.draft_days),
        timedelta(hours=settings.inbox_hours),
    )


def make_backup(file: Annotated[Path, typer.Argument(help="A new file; the keys are not in it.")]) -> None:
    """Copy the database into a new file, in one step, while the bot runs (SQLite)."""
    with one_clear_line():
        source = _sqlite_file(read_settings())
        if not source.exists():
            fail(f"{source} is not there; nothing to back up")
        try:
            size = backup.back_up(source, file)
        except backup.BackupWrong as error:
            fail(str(error))
        typer.echo(f"{file}: {size} bytes, verified. The keys are not in it: keep keys/ in another place.")


def restore(file: Annotated[Path, typer.Argument(help="A back-up; or the word `quarantine` or `confirm`.")]) -> None:
    """Put a back-up in place, in quarantine; `restore confirm` ends it: what was due before is dropped.

    `restore quarantine` puts the database as it stands into quarantine, after pg_restore and before the bot runs.
    """
    if str(file) in BY_WORD:
        BY_WORD[str(file)]()
        return
    with one_clear_line():
        settings = read_settings()
        with only_one(settings):
            try:
                backup.restore(file, _sqlite_file(settings), lambda part: _prove(settings, part))
            except backup.BackupWrong as error:
                fail(str(error))
        typer.echo(f"restored, {IN_QUARANTINE}")


def _prove(settings: Settings, part: Path) -> None:
    """Open a copy as the installation would, with the keys it has; what is refused here is not put in place."""
    address = make_url(settings.database).set(database=str(part))
    there = settings.model_copy(update={"database_url": address.render_as_string(hide_password=False)})
    open_database(there).stop()


def confirm() -> None:
    """End the quarantine: open cases are looked at anew."""
    with opened() as (_, database, clock):
        try:
            done = database.write(lambda c: backup.release(c, clock.now())).result()
        except backup.BackupWrong as error:
            fail(str(error))
        for name, count in done.items():
            typer.echo(f"{name}: {count}")


def quarantine() -> None:
    """Put the database as it stands into quarantine."""
    with opened() as (_, database, clock):
        database.write(lambda c: begin(c, clock.now())).result()
        typer.echo(IN_QUARANTINE)


IN_QUARANTINE = (
    "in quarantine: look around, then `khaibao restore confirm`. Nothing from before is sent until then, or until 24 "
    "hours of running are over; what is declared meanwhile is sent"
)
BY_WORD = {"confirm": confirm, "quarantine": quarantine}
"""What `restore` does without a file."""


def _sqlite_file(settings: Settings) -> Path:
    address = make_url(settings.database)
    if address.get_backend_name() != "sqlite" or not address.database:
        fail("on PostgreSQL use pg_dump and pg_restore; docs/operating.md says how")
    return Path(address.database)
