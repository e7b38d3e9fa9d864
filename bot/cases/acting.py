"""What somebody with the duty does to a case: takes it, passes it on, records an outcome. Changes and pushes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.cases.school import case_of, kept
from bot.cases.telling import climb, follow_all, pass_on
from bot.cases.values import CaseState, Tell
from bot.cases.wording import FINAL
from storage.changes import Change
from storage.changes.cases import CaseHappened, ChangeCase
from storage.changes.drills import DrillCaseClosed
from storage.changes.outbox import Priority, Push
from storage.queries.cases import SCHOOL_DUTIES, CaseFile
from storage.queries.reach import Address
from storage.queries.responders import SchoolPeople

SETTLES_AFTER = timedelta(minutes=1)
"""When the result of a drill that somebody ended is drawn up: what is under way then has arrived or been refused."""


def take(file: CaseFile, school: SchoolPeople, person_id: int, now: datetime) -> list[Change]:
    """Acknowledge: the case is somebody's; all who were told see whose."""
    case = replace(case_of(file), state=CaseState.TAKEN, taken_at=now, taken_by=person_id)
    climbed = climb(file.uid, case, school, now)
    return [
        ChangeCase(file.uid, file.version, climbed.values),
        CaseHappened(file.uid, now, "taken", person_id, {"duty": duty_of(file)}),
        *climbed.changes,
    ]


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A case nobody has any more: what is stored, whom it was passed to (perhaps nobody), when it is looked at next."""

    changes: tuple[Change, ...]
    told: tuple[Tell, ...]
    next_at: datetime | None


def hand_over(
    file: CaseFile, school: SchoolPeople, person_id: int, now: datetime, reason: str, note: str | None
) -> PassedOn:
    """Pass a case on: nobody has it, and the next step of the ladder is done at once."""
    case = replace(case_of(file), state=CaseState.OPEN, taken_at=None, taken_by=None)
    climbed = pass_on(file.uid, case, school, now, person_id)
    changes: tuple[Change, ...] = (
        ChangeCase(file.uid, file.version, climbed.values),
        CaseHappened(file.uid, now, "passed_on", person_id, {"reason": reason}, note),
        *climbed.changes,
    )
    return PassedOn(changes, climbed.told, climbed.next_at)


def conclude(file: CaseFile, school: SchoolPeople, person_id: int, now: datetime, outcome: str) -> list[Change]:
    """Record an outcome: a watched one keeps the case open without nagging, a final one closes it.

    Who is to hear of a watched case in the morning, because it came at night, still does.
    """
    is_final = outcome in FINAL or file.is_drill
    values: dict[str, object] = {
        "state": (CaseState.CLOSED if is_final else CaseState.WATCHED).value,
        "outcome": outcome,
        "outcome_at": now,
        "closed_at": now if is_final else None,
        "next_at": None,
    }
    if outcome == "false_alarm":
        values["notice_at"] = None
    changes: list[Change] = []
    if file.taker is None:
        values |= {"taken_by": person_id, "taken_at": now}
        changes.append(CaseHappened(file.uid, now, "taken", person_id, {"duty": duty_of(file)}))
    changes.append(CaseHappened(file.uid, now, "outcome", person_id, {"outcome": outcome}))
    if file.is_drill:
        changes.append(DrillCaseClosed(file.uid, now + SETTLES_AFTER))
    if not is_final:
        climbed = climb(file.uid, replace(case_of(file), state=CaseState.WATCHED), school, now)
        values |= {"policy": kept(climbed.case), "step": climbed.case.step, "next_at": climbed.next_at}
        changes += climbed.changes
    return [ChangeCase(file.uid, file.version, values), *changes]


def reopen(file: CaseFile, school: SchoolPeople, person_id: int, now: datetime) -> list[Change]:
    """Take back that a case has ended: it is whose it was made by this, and its clock goes on."""
    case = replace(case_of(file), state=CaseState.TAKEN, taken_at=now, taken_by=person_id)
    climbed = climb(file.uid, case, school, now)
    values = climbed.values | {"outcome": None, "outcome_at": None, "closed_at": None}
    return [
        ChangeCase(file.uid, file.version, values),
        CaseHappened(file.uid, now, "reopened", person_id),
        CaseHappened(file.uid, now, "taken", person_id, {"duty": duty_of(file)}),
        *climbed.changes,
    ]


def tell_family(
    file: CaseFile, what: str, family: Iterable[Address], now: datetime, but: int | None = None
) -> list[Push]:
    """Have the family hear that the school has received it, or how it goes on. `but`: the account that knows."""
    return [
        Push(
            f"family:{file.uid.hex()}:{what}:{file.version}:{address.account_id}",
            *address.to,
            "family",
            Priority.ANSWER,
            now,
            {"case": file.uid.hex(), "what": what},
        )
        for address in family
        if address.account_id != but
    ]


def follow_cases(several: Sequence[CaseFile], now: datetime) -> list[Push]:
    """Bring all messages about some cases up to date, each message once."""
    return follow_all([row for file in several for row in file.told], now)


def duty_of(file: CaseFile) -> str:
    """As what the asker acts on a case or is informed of it."""
    school = ("school_health", "deputy_head", "principal", "boarding", "homeroom")
    order = (*school, "health_station", "district_contact", "province_contact")
    return next((kind for kind in order if kind in file.roles), "")


def may_act(file: CaseFile) -> bool:
    """Whether the asker may take, pass on and close the case."""
    return bool(file.roles & SCHOOL_DUTIES)
