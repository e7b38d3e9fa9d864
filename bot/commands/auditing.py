"""`khaibao audit`: what the second pair of eyes sees now. It only looks: the running bot heals and tells."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import typer

from bot.clock import local, local_date
from bot.commands.common import opened, print_json
from bot.commands.watching import AsJson
from bot.jobs.auditing import find_wrongs
from storage.needs import Reading
from storage.queries.facts import QUARANTINE, read_fact
from storage.queries.findings import open_findings
from storage.queries.health import read_health


def audit(as_json: AsJson = False) -> None:
    """Look for cases, alerts and news that are not where they must be by now; ends with 1 if there are any."""
    with opened() as (_, database, clock), database.reading() as connection:
        now = clock.now()
        health = read_health(connection, now)
        known = {finding.key: finding.opened_at for finding in open_findings(connection)}
        reading = Reading(connection, database.sealer, now, local_date(now))
        wrongs = find_wrongs(reading, health.watching_from or now)
        found = [
            {"kind": wrong.kind, "key": wrong.key, "case": wrong.case_id, "since": known.get(wrong.key)}
            for wrong in wrongs
        ]
        is_quarantined = read_fact(connection, QUARANTINE) is not None
    if as_json:
        print_json({"now": now, "audited_at": health.audited_at, "quarantine": is_quarantined, "findings": found})
    else:
        _say(found, health.audited_at, is_quarantined=is_quarantined)
    raise typer.Exit(int(bool(found)))


def _say(found: Sequence[Mapping[str, object]], audited_at: datetime | None, *, is_quarantined: bool) -> None:
    if is_quarantined:
        typer.echo("in quarantine: nothing from before is sent and nobody looks until `khaibao restore confirm`")
    looked = f"{local(audited_at):%d/%m/%Y %H:%M:%S}" if audited_at else "never"
    typer.echo(f"the running bot last looked: {looked}")
    for each in found:
        typer.echo("  ".join(f"{name}={value}" for name, value in each.items() if value is not None))
    typer.echo(f"{len(found)} findings" if found else "nothing is wrong")
