"""Requests to join: the teacher is told at most once an hour, the principal after two days; guessing is noticed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

import structlog

from bot.jobs.ticks import Tick
from bot.joining.rules import CLIMBS_AFTER, LIST_EVERY
from storage.changes import Change
from storage.changes.joining import ChangeRequest
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.around import offices
from storage.queries.join_requests import (
    RequestView,
    due_requests,
    heads_last_told,
    last_told,
    next_due,
    wrong_codes_since,
)
from storage.queries.reach import Address

log = structlog.get_logger()

ALARM_AT = 200
"""Wrong codes and birthdays in ten minutes, over all accounts, that make the operator look; nobody is stopped."""
LOOKED_EVERY = timedelta(minutes=10)


def tell(reading: Reading) -> Iterable[Change]:
    """One list a class to its homeroom teacher; requests of staff, or two days old, to the principal."""
    due = due_requests(reading)
    told = last_told(reading, sorted({r.class_id for r in due if r.class_id is not None}))
    heads_told = heads_last_told(reading, sorted({r.school_id for r in due}))
    posts = offices(reading, sorted({u for r in due for u in (r.class_id, r.school_id) if u is not None}))
    heads: dict[int, list[RequestView]] = defaultdict(list)
    classes: dict[int, list[RequestView]] = defaultdict(list)
    changes: list[Change] = []
    for request in due:
        climbs = request.asked_at + CLIMBS_AFTER <= reading.now
        has_teacher = request.class_id is not None and bool(posts.get((request.class_id, "homeroom")))
        if request.kind == "staff" or climbs or not has_teacher or request.class_id is None:
            last = heads_told.get(request.school_id)
            if last is not None and last + LIST_EVERY > reading.now:
                changes.append(_moved(request, last + LIST_EVERY))
            else:
                heads[request.school_id].append(request)
                changes.append(_moved(request, None, climbed_at=reading.now))
            continue
        last = told.get(request.class_id)
        if last is not None and last + LIST_EVERY > reading.now:
            changes.append(_moved(request, min(last + LIST_EVERY, request.asked_at + CLIMBS_AFTER)))
        else:
            classes[request.class_id].append(request)
            changes.append(_moved(request, request.asked_at + CLIMBS_AFTER, told_at=reading.now))
    for class_id in classes:
        changes += _pushes(reading, posts[class_id, "homeroom"], f"joins:{class_id}", {"class": class_id})
    for school_id in heads:
        to = posts.get((school_id, "principal")) or posts.get((school_id, "deputy_head")) or {}
        changes += _pushes(reading, to, f"joins:{school_id}", {})
    return changes


def _moved(request: RequestView, next_at: object, **values: object) -> ChangeRequest:
    return ChangeRequest(request.id, request.version, {"next_at": next_at, **values})


def _pushes(reading: Reading, to: dict[int, Address], key: str, about: dict[str, int]) -> list[Change]:
    at = f"{reading.now.timestamp():.0f}"
    return [
        Push(f"{key}:{at}:{a.account_id}", a.account_id, a.bot, "joinrequests", Priority.DIGEST, reading.now, about)
        for a in to.values()
    ]


def notice_guessing(reading: Reading) -> Iterable[Change]:
    """Log an alarm when many codes are wrong, whoever tries them; accounts are slowed down one by one."""
    count = wrong_codes_since(reading, reading.now - LOOKED_EVERY)
    if count >= ALARM_AT:
        log.warning("many wrong codes", count=count, minutes=int(LOOKED_EVERY / timedelta(minutes=1)))
    return ()


REQUESTS = Tick("requests to join", 30, tell, next_due)
GUESSING = Tick(
    "guessed codes", LOOKED_EVERY.total_seconds(), notice_guessing, lambda reading: None, at_every_halt=True
)
