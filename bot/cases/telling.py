"""Carrying a step of the ladder out: who is told by which push, and how messages that are out follow the case."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.cases.hours import is_night
from bot.cases.rules import carried_out, follow_up_at, next_step
from bot.cases.rungs import find
from bot.cases.school import calendar_of, kept, policy_of, reachable_of
from bot.cases.standing import Reminder, remind, remind_at, reminded
from bot.cases.values import (
    Case,
    Done,
    OperatorAlarm,
    Policy,
    Post,
    Rung,
    Severity,
    Spread,
    Step,
    Tell,
    TellReason,
    Unreached,
    Wait,
)
from bot.clock import local_date
from storage.changes import Change
from storage.changes.cases import CaseHappened, Tells
from storage.changes.outbox import Priority, Push
from storage.queries.cases import ToldRow
from storage.queries.reach import Address
from storage.queries.responders import SchoolPeople

MOST_STEPS = 12
EVERYBODY = Rung(timedelta(), (Post.OPERATOR,), Spread.AGAIN)
SECOND_AFTER = timedelta(minutes=2)
"""Longer than it takes to draw a telephone and open a message, well before the five minutes of the next rung."""
AGAIN, WORSE = "c", "cw"
"""With which the third part of a key begins, where a case that is known is told again; what follows is hexadecimal."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """A case after all steps that are due now, what is to be stored for it, and when to look again.

    `told`: whom the step told that somebody asked for.
    """

    case: Case
    changes: tuple[Change, ...]
    next_at: datetime | None
    told: tuple[Tell, ...] = ()

    @property
    def values(self) -> dict[str, object]:
        """What the case's row keeps of its climb, and who has the case."""
        case = self.case
        return {
            "state": case.state.value,
            "taken_by": case.taken_by,
            "taken_at": case.taken_at,
            "policy": kept(case),
            "step": case.step,
            "next_at": self.next_at,
        }


def climb(uid: bytes, case: Case, school: SchoolPeople, now: datetime, asked: datetime | None = None) -> Climbed:
    """Do every step of the ladder that is due. `asked`: when the taker was last asked for an outcome."""
    policy, calendar = policy_of(school, case), calendar_of(school)
    changes: list[Change] = []
    next_at = None
    for _ in range(MOST_STEPS):
        found = next_step(case, policy, reachable_of(school, case, now), calendar, now)
        if isinstance(found, Wait):
            next_at = found.until
            break
        if isinstance(found, Done):
            break
        changes.extend(carry_out(uid, case, found, school, now))
        case = carried_out(case, found, now)
    morning = remind_at(case, policy, calendar, now, next_at)
    if morning is not None and morning <= now:
        reminder = remind(case, policy, reachable_of(school, case, now), next_at)
        changes.extend(bring_up(uid, reminder, school, now))
        case = reminded(case, now)
        morning = remind_at(case, policy, calendar, now, next_at)
    follow_up = follow_up_at(case, policy, calendar, asked)
    instants = [at for at in (next_at, morning, follow_up) if at is not None]
    return Climbed(case, tuple(changes), min(instants, default=None))


def pass_on(uid: bytes, case: Case, school: SchoolPeople, now: datetime, but: int | None = None) -> Climbed:
    """Do the ladder's next step at once, whenever it was planned for; when there is none, all told ring again.

    `but`: who passes it on, and knows.
    """
    policy, calendar = policy_of(school, case), calendar_of(school)
    reachable = reachable_of(school, case, now)
    at, missed = now, case
    for _ in range(MOST_STEPS):
        found = next_step(missed, policy, reachable, calendar, at)
        if isinstance(found, Done):
            break
        if isinstance(found, Wait):
            at = found.until
            continue
        told = tuple(_quiet_by_night(tell, case, policy, now) for tell in found.tell if tell.person != but)
        missed = carried_out(missed, found, now)
        if told or isinstance(found, OperatorAlarm):
            changes = carry_out(uid, case, replace(found, tell=told), school, now)
            after = climb(uid, missed, school, now)
            return Climbed(after.case, (*changes, *after.changes), after.next_at, told)
    again = tuple(
        _quiet_by_night(Tell(h.person, post, h.duty, post is not Post.OPERATOR, TellReason.UNTAKEN), case, policy, now)
        for post, h in find(EVERYBODY, case, reachable).tell
        if h.person != but
    )
    changes = carry_out(uid, case, OperatorAlarm(case.step, (), again), school, now, f"p{int(now.timestamp()):x}")
    after = climb(uid, replace(case, stepped_at=now, mornings=0), school, now)
    return Climbed(after.case, (*changes, *after.changes), after.next_at, again)


def _quiet_by_night(tell: Tell, case: Case, policy: Policy, now: datetime) -> Tell:
    """A step done before its hour is told at once; only an emergency wakes anybody."""
    return replace(tell, rings=tell.rings and (case.severity is Severity.EMERGENCY or not is_night(policy, now)))


def bring_up(uid: bytes, reminder: Reminder, school: SchoolPeople, now: datetime) -> Iterable[Change]:
    """Put a morning's reminder in the outbox: one message a person, school and day, which grows by case."""
    about = {
        "told": [[tell.person, tell.post.value, tell.reason.value] for tell in reminder.tell],
        "unreached": [_unreached(one) for one in reminder.unreached],
    }
    yield CaseHappened(uid, now, "reminded", about=about)
    for tell in reminder.tell:
        address = school.address_of(tell.person)
        if address is None:
            continue
        root = f"standing:{school.school_id}:{local_date(now).isoformat()}:{address.account_id}"
        row = Tells(uid, tell.person, address.account_id, address.bot, "standing", root, tell.post.value, now)
        yield row
        yield Push(root, *address.to, "standing", Priority.ALERT, now, {"root": root}, tell.rings)
        yield follow(row, now)


def carry_out(
    uid: bytes,
    case: Case,
    step: Step | OperatorAlarm,
    school: SchoolPeople,
    now: datetime,
    named: int | str | None = None,
) -> Iterable[Change]:
    """Put a step in the outbox, with the rows that say who was told and who could not be. `named`: by no number."""
    yield CaseHappened(
        uid,
        now,
        "told" if isinstance(step, Step) else "alarm",
        about={
            "step": step.number,
            "told": [[tell.person, tell.post.value, tell.reason.value] for tell in step.tell],
            "unreached": [_unreached(one) for one in step.unreached],
        },
    )
    for tell in step.tell:
        yield from tell_one(uid, case, named or step.number, tell, school, now)
    if isinstance(step, Step) and step.climbed_past and not case.is_drill:
        yield from _tell_operators(step.climbed_past, school, now)


def _tell_operators(posts: Sequence[Post], school: SchoolPeople, now: datetime) -> Iterable[Push]:
    """The operators hear, without a sound and once a day, of a step of a school that nobody can be reached on."""
    values = {"school": school.name, "posts": [post.value for post in posts]}
    day = f"{school.school_id}:{'+'.join(values['posts'])}:{local_date(now).isoformat()}"
    operators = {h.address.account_id: h.address for h in school.holdings if h.kind == "operator" and h.address}
    for address in operators.values():
        if not address.is_blocked:
            about = {"what": "climbed_past", "values": values}
            key = f"note:climbed_past:{day}:{address.account_id}"[:120]
            yield Push(key, *address.to, "operator_note", Priority.ALERT, now, about)


def _unreached(one: Unreached) -> list[object]:
    return [one.post.value, one.person, one.why]


def tell_one(
    uid: bytes, case: Case, number: int | str, tell: Tell, school: SchoolPeople, now: datetime
) -> Iterable[Change]:
    """Tell one person: a message of its own, or a place in the growing one of the day.

    A grave case goes to their other account too: at once if a messenger of theirs seems to deliver nothing, else when
    the first has not been answered within `SECOND_AFTER`.
    """
    living = school.addresses_of(tell.person)
    is_grave = case.severity.rank >= Severity.RED.rank
    chosen = living if is_grave and any(each.is_silent for each in living) else living[:1]
    second_at = now + SECOND_AFTER if is_grave and len(living) > len(chosen) else None
    for address in chosen:
        yield from _tell_at(address, uid, case, number, tell, school, now, second_at)


def _tell_at(
    address: Address,
    uid: bytes,
    case: Case,
    number: int | str,
    tell: Tell,
    school: SchoolPeople,
    now: datetime,
    second_at: datetime | None,
) -> Iterable[Change]:
    step = f"{case.severity.value[0]}{number}{_ladder_named(case)}"
    kind, key = "alert", f"alert:{uid.hex()}:{step}:{address.account_id}"
    if tell.post is Post.OPERATOR:
        kind, key = "operator", f"operator:{uid.hex()}:{step}:{address.account_id}"
    elif tell.grows:
        kind, key = "ambers", f"ambers:{school.school_id}:{local_date(now).isoformat()}:{address.account_id}"
    about = case_about(uid, case) if kind != "ambers" else {"school": school.school_id}
    row = Tells(uid, tell.person, address.account_id, address.bot, kind, key, tell.post.value, now, second_at)
    yield row
    yield Push(
        key, *address.to, kind, Priority.ALERT, now, {**about, "root": key, "reason": tell.reason.value}, tell.rings
    )
    if kind == "ambers":
        yield follow(row, now)


def case_about(uid: bytes, case: Case) -> dict[str, object]:
    """What a push about a case names: a drill says that it is one, for no summary may gather it unmarked."""
    return {"case": uid.hex(), "drill": True} if case.is_drill else {"case": uid.hex()}


def _ladder_named(case: Case) -> str:
    """Tell a ladder that began anew from the first one: what it says again is a message of its own."""
    return "" if case.ladder_from is None else f".{int(case.ladder_from.timestamp()):x}"


def pressed(message: str | None, among: Iterable[str]) -> Mapping[str, object]:
    """What an edit names that a press asked for: the message pressed, and the keys of those it can be, as far as known.

    A message that leaves once more after a kill is covered like the first; this edit alone uncovers it.
    """
    return {} if message is None else {"pressed": {"message": message, "among": sorted(among)}}


def follow(
    told: Tells | ToldRow, now: datetime, due_at: datetime | None = None, press: Mapping[str, object] | None = None
) -> Push:
    """Bring a message that told of a case up to date, now or at an instant. `press`: what asked for it (`pressed`)."""
    about = {"case": told.case_uid.hex(), "root": told.key, "school": _school_in(told.key), **(press or {})}
    return Push(
        f"{told.key}:{secrets.token_hex(5)}",
        told.account_id,
        told.bot,
        told.kind,
        Priority.ALERT,
        due_at or now,
        about,
        edits=told.key,
    )


def follow_push(key: str, to: tuple[int, str], kind: str, about: Mapping[str, object], due_at: datetime) -> Push:
    """Bring a message that tells nobody anew up to date at an instant, for one that shows details for a day."""
    return Push(f"{key}:{secrets.token_hex(5)}", *to, kind, Priority.ALERT, due_at, about, edits=key)


def _school_in(key: str) -> int | None:
    parts = key.split(":")
    return int(parts[1]) if parts[0] == "ambers" else None


def follow_all(told: Sequence[ToldRow], now: datetime) -> list[Push]:
    """Bring every message about a case up to date, each once; of an account's mornings only the last."""
    last: dict[object, ToldRow] = {}
    for row in told:
        last[("standing", row.account_id) if row.kind == "standing" else row.key] = row
    return [follow(row, now) for row in last.values()]


def tell_again(
    uid: bytes, case: Case, whom: Iterable[ToldRow], now: datetime, *, rings: bool, mark: str = AGAIN
) -> list[Change]:
    """Say with a new message, once to each account, that a case they know of has changed: an edit alone is mute.

    `mark` begins its key's third part.
    """
    changes: list[Change] = []
    for row in {row.account_id: row for row in whom if row.kind == "alert"}.values():
        key = f"alert:{uid.hex()}:{mark}{secrets.token_hex(4)}:{row.account_id}"
        changes.append(Tells(uid, row.person_id, row.account_id, row.bot, "alert", key, row.post, now))
        about = {"case": uid.hex(), "root": key, "school": case.school}
        changes.append(Push(key, row.account_id, row.bot, "alert", Priority.ALERT, now, about, rings))
    return changes


def tell_question(uid: bytes, case: Case, person: int, address: Address, now: datetime, *, rings: bool) -> list[Change]:
    """Ask the taker of a case for its outcome: a message of its own, or one for all amber cases of the day."""
    kind, key = "alert", f"alert:{uid.hex()}:q{int(now.timestamp()) // 60:x}:{address.account_id}"
    if case.severity is Severity.AMBER:
        kind, key = "ambers", f"ambers:{case.school}:{local_date(now).isoformat()}:{address.account_id}:q"
    row = Tells(uid, person, address.account_id, address.bot, kind, key, "asked", now)
    about = {"case": uid.hex(), "root": key, "school": case.school}
    push = Push(key, *address.to, kind, Priority.ALERT, now, about, rings)
    return [row, push, follow(row, now)] if kind == "ambers" else [row, push]
