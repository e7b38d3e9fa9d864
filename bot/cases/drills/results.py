"""What came of a drill: who was reached in how many seconds and by which messenger, and what is to be put right."""

from datetime import datetime
from typing import Any

from bot.cases.school import case_of, holder_of, reachable_of
from bot.cases.values import SPARED, Post
from bot.jobs.operators import tell_operators
from storage.changes import Change
from storage.changes.drills import ChangeDrill
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.cases import CaseFile
from storage.queries.drills import DrillRow, ToldInDrill, told_in_drill
from storage.queries.responders import SchoolPeople

LOOKED_AT = (Post.SCHOOL_HEALTH, Post.DEPUTY, Post.PRINCIPAL, Post.DISTRICT_CONTACT)
"""Posts whose holders a drill looks at, whether or not its ladder came to them: a drill that the nurse takes at once
must still find that the deputy has never connected."""


def draw_up(reading: Reading, drill: DrillRow, file: CaseFile, school: SchoolPeople) -> list[Change]:
    """Keep the figures, and tell the principal once; the operators, where somebody was not reached."""
    told = told_in_drill(reading.connection, file.uid)
    figures, found = [_figures(row) for row in told], findings(told, file, school, reading)
    result = {
        "told": figures,
        "findings": found,
        "taken": None if file.taken_at is None or file.taker is None else _seconds(file.opened_at, file.taken_at),
        "taken_by": file.taker.person_id if file.taker else None,
    }
    over = {"state": "over", "ended_at": file.closed_at, "result": result, "next_at": None}
    changes: list[Change] = [ChangeDrill(drill.id, drill.version, over)]
    reader = holder_of(school, "principal", reading.now) or holder_of(school, "deputy_head", reading.now)
    if reader is not None and reader.address is not None and not reader.address.is_blocked:
        key = f"drill:{drill.id}:{reader.address.account_id}"
        about = {"drill": drill.id}
        changes.append(Push(key, *reader.address.to, "drill_result", Priority.DIGEST, reading.now, about))
    if found:
        reached = len({row["person"] for row in figures if row["delivered"] is not None})
        values = {"school": drill.code, "n": len(found), "reached": reached, "id": drill.id}
        changes += tell_operators(reading, "drill", str(drill.id), values)
    return changes


def _figures(row: ToldInDrill) -> dict[str, Any]:
    return {
        "person": row.person_id,
        "post": row.post,
        "bot": row.bot,
        "delivered": None if row.sent_at is None or row.is_refused else _seconds(row.at, row.sent_at),
        "answered": None if row.answered_at is None else _seconds(row.at, row.answered_at),
    }


def _seconds(first: datetime, then: datetime) -> float:
    return round(max(0.0, (then - first).total_seconds()), 1)


def findings(told: list[ToldInDrill], file: CaseFile, school: SchoolPeople, reading: Reading) -> list[list[Any]]:
    """List `[post, person or None, why]`: nobody holds it, not connected, blocked, refused, silent.

    Silent: the messenger took the message and nobody opened it, though the drill stayed open long enough (an
    operator's message has nothing to open).
    """
    found: dict[tuple[str, int | None], str] = {}
    for post, holders in reachable_of(school, case_of(file), reading.now).items():
        if post not in LOOKED_AT:
            continue
        if not holders:
            found[post.value, None] = "nobody"
        for holder in holders:
            if holder.why_not not in (None, SPARED):
                found[post.value, holder.person] = str(holder.why_not)
    reached = {row.person_id for row in told if row.sent_at is not None and not row.is_refused}
    answered = {row.person_id for row in told if row.answered_at is not None}
    for row in told:
        if row.person_id not in reached:
            found.setdefault((row.post, row.person_id), "refused")
        elif row.post != Post.OPERATOR and row.person_id not in answered and _had_time(row, file):
            found.setdefault((row.post, row.person_id), "silent")
    return [[post, person, why] for (post, person), why in found.items()]


def _had_time(row: ToldInDrill, file: CaseFile) -> bool:
    """Whether somebody who never opened it had at least ten minutes before the drill ended."""
    return file.closed_at is not None and (file.closed_at - row.at).total_seconds() >= TIME_TO_OPEN


TIME_TO_OPEN = 600
"""Seconds: who teaches looks at the telephone between two lessons at the latest, but a drill that was taken and ended
within minutes says nothing about the others."""
