"""`khaibao policy`: the ladders of units, from when they hold, and one as a file to edit."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.engine import Connection

from bot.cases.clusters.policies import in_force, rules_from
from bot.cases.clusters.values import ClusterRule
from bot.cases.policies import LADDERS, policy_from
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.values import Policy, Rung
from bot.clock import Clock, local_date
from bot.commands.common import new_file, opened, print_json
from bot.commands.schools import unit_at
from bot.imports.writing_policy import GRADES, POSTS, SCOPES, SIDES, SPREADS, write_policy
from storage.queries.policies import PolicyRow, policies
from storage.queries.units import lineage_of

policy = typer.Typer(help="Ladders: who hears of a case, after how many minutes.", no_args_is_help=True)


@policy.command("list")
def list_policies(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the policies of all units, with who decided them, when and on what basis."""
    with opened() as (_, database, _), database.reading() as connection:
        found = policies(connection)
    if as_json:
        print_json([_shown(row) for row in found])
        return
    for row in found:
        basis = f" · {row.legal_note}" if row.legal_note else ""
        said = f"{row.author}, {row.issued_on:%d/%m/%Y}{basis}"
        typer.echo(f"{row.code} {row.name} · {row.kind} · from {row.from_on:%d/%m/%Y} · {said}")
    if not found:
        typer.echo("none; every school has the ladder that ships (`khaibao policy show`)")


def _shown(row: PolicyRow) -> dict[str, Any]:
    names = ("id", "code", "kind", "from_on", "author", "issued_on", "legal_note", "content")
    return {("unit" if name == "code" else name): getattr(row, name) for name in names}


@policy.command("show")
def show_policy(
    unit: Annotated[str | None, typer.Option("--unit", help="The unit's code; without it the one that ships.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write it as a workbook to edit and bring in.")] = None,
) -> None:
    """Show the ladder that new cases of a unit begin with, whichever unit above it decided it."""
    with opened() as (_, database, clock), database.reading() as connection:
        lineage = [] if unit is None else _lineage(connection, unit, clock)
        found = _ladder_at(connection, lineage, clock)
        clusters = _clusters_at(connection, lineage, clock)
    ladder = policy_from(found.content) if found else DEFAULT_POLICY
    if out is not None:
        with new_file(out) as page:
            write_policy(page, ladder, clusters, unit or "")
        typer.echo(f"{out}: edit it, fill in who decided it, then `khaibao import policy {out}`")
        return
    typer.echo(f"{found.code} {found.name}, from {found.from_on:%d/%m/%Y}" if found else "the ladder that ships")
    for line in [*_lines(ladder), *_mornings(ladder), *map(_rule_line, clusters)]:
        typer.echo(line)


def _lineage(connection: Connection, code: str, clock: Clock) -> list[int]:
    """A unit and those above it; ends the command when there is no such unit."""
    return lineage_of(connection, unit_at(connection, code, clock.now()).id, local_date(clock.now()))


def _newest(connection: Connection, unit: int, kind: str, clock: Clock) -> PolicyRow | None:
    today = local_date(clock.now())
    own = [row for row in policies(connection, [unit]) if row.kind == kind and row.from_on <= today]
    return own[-1] if own else None


def _ladder_at(connection: Connection, lineage: Sequence[int], clock: Clock) -> PolicyRow | None:
    """The ladder of the nearest unit that has one today; None for the shipped one."""
    found = (_newest(connection, unit, "ladder", clock) for unit in lineage)
    return next((row for row in found if row is not None), None)


def _clusters_at(connection: Connection, lineage: Sequence[int], clock: Clock) -> tuple[ClusterRule, ...]:
    """The cluster rules that hold for a unit: those that ship, with what each unit above it and it itself changed."""
    found = [_newest(connection, unit, "clusters", clock) for unit in reversed(lineage)]
    return in_force(rules_from(row.content) for row in found if row is not None)


def _lines(ladder: Policy) -> list[str]:
    lines = [f"{ladder.starts:%H:%M}-{ladder.ends:%H:%M}; asked again after {_minutes(ladder.follow_up_after)} min"]
    for grade in LADDERS:
        off = ladder.off_hours[grade]
        lines += [_line(GRADES[grade], "trong giờ", rung) for rung in ladder.ladders[grade]]
        lines += [_line(GRADES[grade], "ngoài giờ", rung) for rung in off.ladder]
        lines.append(f"{GRADES[grade]} · ngoài giờ: {'chờ' if off.waits else 'chạy ngay'}")
    return lines


def _mornings(ladder: Policy) -> list[str]:
    """How untaken cases come back each morning."""
    lines = []
    for grade, one in ladder.standing.items():
        posts, above = (", ".join(POSTS[post] for post in several) for several in (one.posts, one.above))
        marks = [f"{one.ringing} sáng đầu có chuông" if one.ringing else "không chuông"]
        marks += ["cả ngày nghỉ"] * one.on_days_off
        marks += [f"thêm {above} từ sáng thứ {one.above_from}, mỗi {one.above_every} sáng"]
        marks.append(f"sau {one.daily} sáng thì mỗi tuần")
        if one.longest_wait is not None:
            marks.append(f"không chờ quá {int(one.longest_wait / timedelta(hours=1))} giờ")
        lines.append(f"{GRADES[grade]} · {ladder.morning:%H:%M} mỗi sáng chưa ai nhận: {posts} ({'; '.join(marks)})")
    return lines


def _line(grade: str, said: str, rung: Rung) -> str:
    posts = ", ".join(POSTS[post] for post in rung.posts)
    marks = [SPREADS[rung.spread]]
    marks += ["không chuông"] * (not rung.rings) + ["cả ban đêm"] * rung.rings_by_night
    marks += ["cuối buổi"] * rung.at_end_of_day
    return f"{grade} · {said} · {_minutes(rung.after)} phút: {posts or '-'} ({', '.join(marks)})"


def _rule_line(rule: ClusterRule) -> str:
    sides = ", ".join(SIDES[side] for side in rule.tells)
    return f"{rule.name} · {rule.syndrome}: {rule.n} ca / {rule.days} ngày · {SCOPES[rule.scope]} → {sides}"


def _minutes(span: timedelta) -> int:
    return int(span / timedelta(minutes=1))
