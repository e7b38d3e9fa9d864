"""`khaibao cluster`: clusters of like cases, recomputed from the stored declarations."""

from typing import Annotated, Any

import typer

from bot.cases.clusters.clustering import recompute
from bot.cases.clusters.weighing import gather, key_of
from bot.clock import local, local_date
from bot.commands.common import fail, opened, print_json
from bot.commands.watching import MOST, AsJson, show
from storage.cluster_values import ClusterRow
from storage.needs import Reading
from storage.queries.cluster_units import codes
from storage.queries.clusters import all_clusters

cluster = typer.Typer(help="Clusters of like cases (ca tương tự).", no_args_is_help=True)


@cluster.command("list")
def list_clusters(as_json: AsJson = False) -> None:
    """List the clusters, oldest first, and whether the stored declarations say the same."""
    with opened() as (_, database, clock), database.reading() as connection:
        now = clock.now()
        reading = Reading(connection, database.sealer, now, local_date(now))
        show([head(reading, row) for row in all_clusters(reading)], as_json)


@cluster.command("show")
def show_cluster(cluster_id: Annotated[int, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Show which declarations count in a cluster, which are new, who was told; without names."""
    with opened() as (_, database, clock), database.reading() as connection:
        now = clock.now()
        reading = Reading(connection, database.sealer, now, local_date(now))
        found = [row for row in all_clusters(reading) if row.id == cluster_id] if abs(cluster_id) <= MOST else []
        if not found:
            fail(f"there is no cluster {cluster_id}; `khaibao cluster list` shows them")
        said = whole(reading, found[0])
        if as_json:
            print_json(said)
            return
        members, told = said.pop("members"), said.pop("told")
        for name, value in said.items():
            typer.echo(f"{name}: {f'{local(value):%d/%m/%Y %H:%M}' if hasattr(value, 'tzinfo') else value}")
        for each in members:
            counts = "counts" if each["counts"] else f"not since {local(each['left_at']):%d/%m %H:%M} ({each['why']})"
            news = "new" if each["new"] else "known"
            typer.echo(f"  {local(each['declared_at']):%d/%m %H:%M}  {each['unit']} {each['class']}  {news}  {counts}")
        for each in told:
            typer.echo(f"  told {each['post']} at {local(each['at']):%d/%m %H:%M}")


def head(reading: Reading, row: ClusterRow) -> dict[str, Any]:
    """A cluster in a line. `agrees`: recomputing it from the stored declarations gives what is stored."""
    units = codes(reading, {row.unit_id, *([row.school_id] if row.school_id else [])})
    return {
        "id": row.id,
        "rule": row.rule_name,
        "syndrome": row.syndrome,
        "scope": row.rule["scope"],
        "unit": units[row.unit_id],
        "state": row.state,
        "is_fulfilled": row.is_fulfilled,
        "count": row.count,
        "opened_at": row.opened_at,
        "ends_at": row.ends_at,
        "agrees": agrees(reading, row),
    }


def agrees(reading: Reading, row: ClusterRow) -> bool:
    """Recompute a cluster from the stored declarations and compare who counts by which declaration."""
    [gathered] = gather(reading, [key_of(row)], [row] if row.state == "living" else [])
    found = recompute(gathered)
    same = {m.person_id: m.declaration_uid for m in row.counting} == {p: s.uid for p, s in found.members.items()}
    return same and (row.state != "living" or found.is_fulfilled == row.is_fulfilled)


def whole(reading: Reading, row: ClusterRow) -> dict[str, Any]:
    """A cluster with the rule it began with, its members' declarations and who was told."""
    units = {id_ for m in row.members for id_ in (m.school_id, m.class_id) if id_ is not None}
    named = codes(reading, units)
    return {
        **head(reading, row),
        **{name: row.rule[name] for name in ("n", "days", "tells", "source", "author", "issued_on")},
        "grown_at": row.grown_at,
        "ended_at": row.ended_at,
        "tell_at": row.tell_at,
        "members": [
            {
                "declaration": m.declaration_uid.hex(),
                "declared_at": m.declared_at,
                "unit": named[m.school_id],
                "class": named.get(m.class_id) if m.class_id is not None else None,
                "new": m.step == row.step,
                "counts": m.left_at is None,
                "joined_at": m.joined_at,
                "left_at": m.left_at,
                "why": m.why,
            }
            for m in row.members
        ],
        "told": [{"post": t.post, "at": t.at, "opened_at": t.opened_at, "refused_at": t.refused_at} for t in row.told],
    }
