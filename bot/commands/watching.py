"""`khaibao status|round|case`: what is open, owed and taken."""

import re
from html import unescape
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cases.life import Told
from bot.cases.station.steps import has_duty
from bot.clock import local, local_date
from bot.commands.common import fail, new_file, opened, print_json
from bot.commands.sharing import allowances, share_in_words, shares
from bot.i18n import load_catalogs
from bot.notice_page import notice_page
from storage.changes import store
from storage.changes.accounts import Looked
from storage.needs import Reading
from storage.queries import overview
from storage.queries.case_life import Life, lives
from storage.queries.cases import ToldRow

rounds = typer.Typer(help="Rounds (đợt khai báo).", no_args_is_help=True)
cases = typer.Typer(help="Cases (ca cần theo dõi).", no_args_is_help=True)
MOST = 2**63 - 1
"""The largest key a database can look for."""
NO_CASE = "there is no case {id}; `khaibao case list` shows them"
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def status(as_json: AsJson = False) -> None:
    """Say in numbers how the installation is doing."""
    with opened() as (settings, database, clock), database.reading() as connection:
        found = overview.status(connection, clock.now(), local_date(clock.now()))
        found["messages"] = shares(connection, allowances(settings), clock.now())
        if as_json:
            print_json(found)
            return
        is_quarantined = found.pop("quarantine")
        found["messages"] = [share_in_words(share) for share in found["messages"]]
        for name, value in found.items():
            typer.echo(f"{name}: {'none' if value in (None, []) else _shown(value)}")
        if is_quarantined:
            typer.echo("quarantine: nothing from before is sent until `khaibao restore confirm`, or for 24 hours")


@rounds.command("list")
def list_rounds(as_json: AsJson = False) -> None:
    """List the rounds, oldest first."""
    with opened() as (_, database, _), database.reading() as connection:
        show(overview.rounds(connection), as_json)


@cases.command("list")
def list_cases(as_json: AsJson = False) -> None:
    """List the cases, oldest first, without names."""
    with opened() as (_, database, _), database.reading() as connection:
        show(overview.cases(connection, database.sealer), as_json)


@cases.command("show")
def show_case(case_id: Annotated[int, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Show a case and its life, step by step: what, whom, when, answered what, why."""
    with opened() as (_, database, clock), database.reading() as connection:
        found = overview.cases(connection, database.sealer, case_id) if abs(case_id) <= MOST else []
        if not found:
            fail(NO_CASE.format(id=case_id))
        now = clock.now()
        [life] = lives(Reading(connection, database.sealer, now, local_date(now)), [case_id])
        if as_json:
            messages = [message_json(life, row) for row in life.file.told]
            print_json({**found[0], "events": overview.case_events(connection, case_id), "messages": messages})
            return
        show(found, as_json=False)
        for line in Told(load_catalogs().voice("en", "official"), life, with_words=False).lines():
            typer.echo(f"  {as_text(line)}")


def message_json(life: Life, row: ToldRow) -> dict[str, Any]:
    """A message that told somebody of the case, with what became of it."""
    push = life.deliveries.get(row.key)
    return {
        "key": row.key,
        "kind": row.kind,
        "post": row.post,
        "person_id": row.person_id,
        "at": row.at,
        "state": push.state if push else None,
        "sent_at": push.sent_at if push else None,
        "why": push.why if push else None,
        "answered_at": row.answered_at,
    }


def as_text(line: str) -> str:
    """A sentence of the catalogs on a terminal."""
    return unescape(re.sub(r"</?b>", "", line))


@cases.command("notice")
def write_notice(
    case_id: Annotated[int, typer.Argument(metavar="ID")],
    out: Annotated[Path, typer.Option("--out", help="The page to write (HTML, A4); only its owner may read it.")],
) -> None:
    """Write the notice to the commune health station (circular 15/2026, article 10) as a page to print and sign."""
    with opened() as (_, database, clock):
        now = clock.now()
        with database.reading() as connection:
            reading = Reading(connection, database.sealer, now, local_date(now))
            found = lives(reading, [case_id]) if abs(case_id) <= MOST else []
            if not found:
                fail(NO_CASE.format(id=case_id))
            file = found[0].file
            if not has_duty(file):
                fail(f"case {case_id} is no suspected notifiable disease; there is nothing to tell the health station")
            page = notice_page(load_catalogs().voice("vi", "official"), reading, file)
        looked = Looked(now, None, None, "notice_printed", file.person_id, file.school_id, {"case": case_id})
        with new_file(out) as path:
            path.write_text(page, "utf-8")
            database.write(lambda c: store(c, database.sealer, [looked])).result()
        typer.echo(f"{out}: a child's health stands in it; hand it to the station and to nobody else")


def show(rows: list[dict[str, Any]], as_json: bool) -> None:
    """Print rows as JSON, or a line each."""
    if as_json:
        print_json(rows)
        return
    if not rows:
        typer.echo("none")
    for row in rows:
        typer.echo("  ".join(f"{name}={_shown(value)}" for name, value in row.items() if value is not None))


def _shown(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return f"{local(value):%d/%m/%Y %H:%M}" if hasattr(value, "tzinfo") else value
