"""The second pair of eyes: what must have been told to whom by now, from policy, calendar and the ledger alone.

It never asks the ladder for its next step. It measures how much time the policy has let pass and looks for the trace
of every step: the event, the row of who was told, the message and what the messenger said to it. Plain values.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.cases.audit.due import Passed, follow_up_due
from bot.cases.audit.ledger import Ledger
from bot.cases.audit.wrong import FAMILY_GRACE, GRACE, LOOKS_BACK, Wrong
from bot.cases.values import Case, CaseState, Policy, Reachable, SchoolDays
from storage.queries.audit import LateRow, LedgerCase, Trace, UnopenedRow, UntoldFamily
from storage.queries.capping import SUMMARY
from storage.queries.cases import GROWING
from storage.queries.leases import EVERY_BOT

WAITING = frozenset({"ready", "leased"})
LOST = frozenset({"refused", "dropped"})
ASKED = "asked"
"""The post of whoever took a case and is asked how it went."""


@dataclass(frozen=True)
class Watched:
    """A case with what it is judged by. `case`: as the rules see it; `reachable` is asked only where a step is due."""

    row: LedgerCase
    case: Case
    policy: Policy
    calendar: SchoolDays
    reachable: Callable[[], Reachable]


def judge_case(watched: Watched, now: datetime, since: datetime, held: Collection[str]) -> Iterator[Wrong]:
    """All that is wrong with a case. `since`: from when the program has been up; `held`: bots an operator keeps still.

    Whatever waits for open hours is not late: time passes only where the policy lets it pass.
    """
    row = watched.row
    grace = GRACE.get(watched.case.severity, FAMILY_GRACE)
    is_settled = now >= since + grace
    yield from _messages(watched, now, since, held)
    if not is_settled:
        return
    for name, instant in (("next_at", row.next_at), ("notice_at", row.notice_at)):
        if instant is not None and now > max(instant, since) + grace:
            yield _wrong(row, "stuck", f"{name}:{instant.isoformat()}", "look" if name == "next_at" else "")
    if row.state == CaseState.OPEN:
        yield from _untold(watched, now, since, grace)
    elif row.state == CaseState.TAKEN:
        yield from _unasked(watched, now, grace)


def _wrong(row: LedgerCase, kind: str, what: str, cure: str, **about: Any) -> Wrong:
    return Wrong(f"{kind}:{row.uid.hex()}:{what}"[:200], kind, row.id, row.uid, cure, about)


def _untold(watched: Watched, now: datetime, since: datetime, grace: timedelta) -> Iterator[Wrong]:
    """A step whose time has passed, for which somebody could be told, and that has left no trace."""
    ledger = Ledger(watched.row)
    if now < ledger.open_since + grace:
        return
    passed = Passed(watched.policy, watched.calendar, watched.case.severity, ledger.started_at, now, since)
    for number in passed.overdue(ledger.last_step, ledger.stepped_at, grace):
        if passed.needs_somebody(number, watched.case, watched.reachable(), ledger.told):
            what = f"{watched.case.severity.value}:{number}:{ledger.open_since.isoformat()}"
            yield _wrong(watched.row, "untold", what, "climb", done=ledger.last_step)
            return
    morning = passed.missed_morning(ledger.last_step, ledger.brought_up_at, ledger.mornings, grace)
    if morning is not None:
        yield _wrong(watched.row, "untold", morning.isoformat(), "climb", done=ledger.last_step)


def _unasked(watched: Watched, now: datetime, grace: timedelta) -> Iterator[Wrong]:
    """Somebody took it, their time is over, and nobody has asked how it went."""
    ledger = Ledger(watched.row)
    taken_at = watched.row.taken_at or ledger.open_since
    base = max(taken_at, ledger.asked_at or taken_at)
    due = follow_up_due(watched.policy, watched.calendar, watched.case.severity, base, is_first=base == taken_at)
    asked = [trace for trace in watched.row.traces if _asks(trace, watched.row, base)]
    if now >= due + grace:
        # where only the event is gone, nobody need be asked twice
        cure = "note" if asked and base == taken_at else "ask"
        yield _wrong(watched.row, "unasked", base.isoformat(), cure, at=asked[0].at if asked else None)
    elif base > taken_at and now >= base + grace and base > now - LOOKS_BACK and not asked:
        yield _wrong(watched.row, "lost", f"question:{taken_at.isoformat()}", "ask")


def _asks(trace: Trace, row: LedgerCase, base: datetime) -> bool:
    """Whether a message asks whoever has the case; what came over the hourly cap is a line of a summary."""
    return (trace.post == ASKED and trace.at >= base) or (trace.kind == SUMMARY and trace.person_id == row.taken_by)


def _messages(watched: Watched, now: datetime, since: datetime, held: Collection[str]) -> Iterator[Wrong]:
    """Every message of the ledger is confirmed, or refused and the ladder knows."""
    row, grace = watched.row, GRACE.get(watched.case.severity, FAMILY_GRACE)
    for trace in row.traces:
        if now < max(trace.at, since) + grace:
            continue
        if trace.state is None or _is_never_to_be_seen(trace):
            yield _wrong(row, "lost", trace.key, "push", trace=trace)
        elif trace.state in WAITING or (_is_without_this_case(trace) and trace.edits == "waiting"):
            if not is_held(trace.bot, held):
                yield Wrong(_unsent(trace.key), "unsent", row.id, row.uid, "leave", {"key": trace.key})
        elif _is_refused_unnoticed(row, trace, now, since, grace):
            # the clock looks for refusals in the rows, every second: there is nothing to put right, only to tell
            yield _wrong(row, "unclimbed", trace.key, "")
    yield from _without_trace(watched, now, since, grace)


def _is_never_to_be_seen(trace: Trace) -> bool:
    """Its words name the case nowhere, and no later words of it are on their way."""
    return _is_without_this_case(trace) and trace.edits is None and trace.refused_at is None


def _is_without_this_case(trace: Trace) -> bool:
    """A growing message left before it could name this case."""
    is_out = trace.kind in GROWING and trace.state == "sent"
    return is_out and trace.rendered_at is not None and trace.rendered_at < trace.at


def _is_refused_unnoticed(row: LedgerCase, trace: Trace, now: datetime, since: datetime, grace: timedelta) -> bool:
    """`due_at` of what was refused is the end of its claim: it was refused before."""
    if row.state != CaseState.OPEN or trace.state not in LOST or trace.refused_at is not None:
        return False
    return trace.due_at is not None and now > max(trace.due_at, since) + grace


def _without_trace(watched: Watched, now: datetime, since: datetime, grace: timedelta) -> Iterator[Wrong]:
    """Somebody was told by the case's own life, and no message was ever written for it."""
    row, ledger = watched.row, Ledger(watched.row)
    for step in ledger.told_steps:
        if now < max(step.at, since) + grace or step.at < now - LOOKS_BACK:
            continue
        for person, post in step.people:
            if not step.has_trace(row.traces, row.uid, watched.case.severity, person, ledger.started_at):
                what = f"{watched.case.severity.value}{step.number}:{person}"
                about = {"person": person, "post": post, "step": step.number}
                yield _wrong(row, "lost", what, "retell", **about)


def judge_rest(
    unopened: Sequence[UnopenedRow],
    late: Sequence[LateRow],
    families: Sequence[UntoldFamily],
    held: Collection[str],
) -> Iterator[Wrong]:
    """What is wrong beside the open cases: declarations without one, alerts that wait, families that heard nothing."""
    for row in unopened:
        yield Wrong(f"unopened:{row.uid.hex()}", "unopened", cure="open", about={"row": row})
    for late_row in late:
        # a message about findings that cannot leave is no finding of its own
        if not is_held(late_row.bot, held) and not late_row.key.startswith("audit:"):
            yield Wrong(_unsent(late_row.key), "unsent")
    for family in families:
        key = f"family:{family.case_uid.hex()}:{family.outcome}:{family.outcome_at.isoformat()}"
        yield Wrong(key, "family", family.case_id, family.case_uid, "family", {"family": family})


def is_held(bot: str, held: Collection[str]) -> bool:
    """Whether an operator keeps a bot still."""
    return bot in held or EVERY_BOT in held


def _unsent(key: str) -> str:
    return f"unsent:{key}"[:200]
