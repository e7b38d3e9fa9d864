"""The law's 24 hours, counted again: which of their instants have passed, and the trace that each must have left.

Circular 15/2026/TT-BYT, article 10.1 (domain.md 4.1). The clock that speaks lists its instants going forward from the
suspicion; here each full hour of the wall is held against what is left of the 24. Plain values.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.cases.audit.wrong import GRACE, LOOKS_BACK, Wrong
from bot.cases.values import Post, Reachable, Severity
from bot.clock import VIETNAM
from storage.queries.audit import StepRow
from storage.queries.audit_clocks import ClockRow

LEGAL_HOURS = 24
SPEAKS_AT = (16, 19)
CALLED_WITH_LEFT = timedelta(hours=4)
CALLED_BY_DAY = range(6, 20)
SLOW = timedelta(minutes=5)
"""How late the clock may speak before it counts: a whole town's speak at 16:00, and none of them is in a hurry."""
STAFF_CHANGES = timedelta(hours=1)
"""How long after it spoke the duties of now are held against whom it told; later somebody else may have them."""
LOST = ("refused", "dropped")

_SCHOOL_HEALTH = (Post.SCHOOL_HEALTH, Post.DEPUTY)
_PRINCIPAL = (Post.PRINCIPAL, Post.DEPUTY, Post.SCHOOL_HEALTH)
_ABOVE = (Post.DISTRICT_CONTACT, Post.UNIT_ABOVE)
MUST_HEAR: Mapping[str, tuple[tuple[Post, ...], ...]] = {
    "reminder": (_SCHOOL_HEALTH, _PRINCIPAL),
    "last": (_SCHOOL_HEALTH, _PRINCIPAL),
    "over": (_PRINCIPAL, _ABOVE),
}
"""One of each must have heard, if anybody there could: school health and principal; at the end those above too."""


@dataclass(frozen=True)
class Instant:
    """At which the clock of a case had to speak, and what: reminder, last, over."""

    at: datetime
    kind: str


def passed_instants(report_by: datetime, now: datetime) -> list[Instant]:
    """At what instants of the 24 hours that end at `report_by` the clock had to speak by now, in order."""
    found: dict[datetime, str] = {}
    hour = report_by.astimezone(VIETNAM).replace(minute=0, second=0, microsecond=0)
    for back in range(LEGAL_HOURS + 1):
        at = hour - timedelta(hours=back)
        left = report_by - at
        if at.hour in SPEAKS_AT and timedelta() < left < timedelta(hours=LEGAL_HOURS):
            found[at] = "reminder"
    call = report_by - CALLED_WITH_LEFT
    if call.astimezone(VIETNAM).hour in CALLED_BY_DAY:
        found[call] = "last"
    found[report_by] = "over"
    return [Instant(at, found[at]) for at in sorted(found) if at <= now]


def judge_clock(row: ClockRow, reachable: Callable[[], Reachable], now: datetime, since: datetime) -> Iterator[Wrong]:
    """All that is wrong with what a case's legal clock said. `since`: from when the program has been up."""
    passed = passed_instants(row.report_by, now)
    # taken back, the record of having told the station had kept the clock silent until then
    backs = [step.at for step in row.said if step.kind != "legal_clock"]
    ripe = [each for each in passed if now >= max(each.at, since, *backs) + SLOW]
    spoken = [step for step in row.said if step.kind == "legal_clock" and step.about.get("kind") in MUST_HEAR]
    if ripe and not any(step.at >= ripe[-1].at for step in spoken):
        yield _wrong(row, "unreminded", f"{ripe[-1].kind}:{ripe[-1].at.isoformat()}", "clock", at=ripe[-1].at)
    elif spoken and now >= max(spoken[-1].at, since) + SLOW:
        yield from _unheard(row, spoken[-1], passed, reachable, now)
    for step in row.said:
        if step.kind == "legal_clock" and step.at > now - LOOKS_BACK and now >= max(step.at, since) + SLOW:
            yield from _without_trace(row, step)
    yield from _messages(row, now, since)


def _wrong(row: ClockRow, kind: str, what: str, cure: str, **about: Any) -> Wrong:
    return Wrong(f"{kind}:{row.uid.hex()}:{what}"[:200], kind, row.id, row.uid, cure, about)


def _unheard(
    row: ClockRow, last: StepRow, passed: list[Instant], reachable: Callable[[], Reachable], now: datetime
) -> Iterator[Wrong]:
    """It spoke, but said something else than it had to, or left out somebody whom it could have told."""
    must = [each for each in passed if each.at <= last.at]
    if not must or last.at < now - STAFF_CHANGES:
        return
    what = f"{must[-1].kind}:{must[-1].at.isoformat()}"
    if last.about.get("kind") != must[-1].kind:
        yield _wrong(row, "unreminded", what, "clock", at=must[-1].at)
        return
    told = {person for person, *_ in last.about.get("told", ())}
    told |= {trace.person_id for trace in row.traces if trace.kind == "notice" and trace.at >= must[-1].at}
    tried = told | {person for _, person, *_ in last.about.get("unreached", ())}
    if any(is_left_out(group, reachable(), row.person_id, told, tried) for group in MUST_HEAR[must[-1].kind]):
        yield _wrong(row, "unreminded", what, "clock", at=must[-1].at)


def is_left_out(group: tuple[Post, ...], reachable: Reachable, subject: int, told: set[int], tried: set[int]) -> bool:
    """Whether nobody was told of the first post of a group that has somebody who can be reached, tried or not."""
    for post in group:
        live = {h.person for h in reachable.get(post, ()) if h.why_not is None} - {subject}
        if live & told:
            return False
        if live - tried:
            return True
    return False


def _without_trace(row: ClockRow, step: StepRow) -> Iterator[Wrong]:
    """The clock told somebody, and no row says by which message."""
    for person, post, key in step.about.get("told", ()):
        begins = str(key).rpartition(":")[0]
        if not any(trace.person_id == person and trace.key.startswith(begins) for trace in row.traces):
            about = {"person": person, "post": post, "begins": begins}
            yield _wrong(row, "lost", f"{begins}:{person}", "renotice", **about)


def _messages(row: ClockRow, now: datetime, since: datetime) -> Iterator[Wrong]:
    """Each of its messages is in the outbox, or was refused and somebody else is told."""
    for trace in row.traces:
        if trace.at <= now - LOOKS_BACK or now < max(trace.at, since) + GRACE[Severity.RED]:
            continue
        if trace.state is None:
            yield _wrong(row, "lost", trace.key, "push", trace=trace)
        elif trace.state in LOST and trace.refused_at is None and now > max(trace.due_at or now, since) + SLOW:
            yield _wrong(row, "unclimbed", trace.key, "")
