"""A child with a case who is worse: whoever has it is rung, and a case that was only watched has to be taken anew."""

from datetime import datetime

from bot.cases.duties import held
from bot.cases.hours import is_night
from bot.cases.rules import begun_anew
from bot.cases.school import case_of, duties_of, policy_of
from bot.cases.telling import WORSE, climb, tell_again
from bot.cases.values import Case, CaseState, DutyKind, Severity
from storage.changes import Change
from storage.changes.cases import CaseHappened, ChangeCase
from storage.queries.cases import CaseFile, ToldRow
from storage.queries.reach import Address
from storage.queries.responders import SchoolPeople

ANSWERING = (DutyKind.SCHOOL_HEALTH, DutyKind.DEPUTY, DutyKind.PRINCIPAL)


def worse(file: CaseFile, school: SchoolPeople, now: datetime) -> list[Change]:
    """Ring whoever has the case, else the first of the school; a case nobody looks after any more is open again.

    Watched, its ladder begins anew after the time a taker has, so that somebody answers; taken by somebody who can no
    longer be reached, at once.
    """
    case = case_of(file)
    taker = case.taken_by
    address = None if taker is None else _reachable(school, taker)
    if case.state is CaseState.OPEN or address is None or taker is None:
        taker, address = _first_at_school(file, school, now)
    told = [] if address is None or taker is None else _rung(file, case, school, taker, address, now)
    is_in_hand = case.state is CaseState.TAKEN and taker is not None and taker == case.taken_by
    if case.state is CaseState.OPEN or is_in_hand:
        return told
    starts = now + policy_of(school, case).follow_up_after if told and taker == case.taken_by else now
    climbed = climb(file.uid, begun_anew(case, starts), school, now)
    happened = CaseHappened(file.uid, now, "worsened", case.taken_by)
    return [ChangeCase(file.uid, file.version, climbed.values), happened, *told, *climbed.changes]


def _rung(
    file: CaseFile, case: Case, school: SchoolPeople, person: int, address: Address, now: datetime
) -> list[Change]:
    """By night only an emergency rings; the ladder, or the end of the night, does the rest."""
    row = ToldRow(file.uid, person, address.account_id, address.bot, "alert", "", "school_health", now)
    rings = case.severity is Severity.EMERGENCY or not is_night(policy_of(school, case), now)
    return tell_again(file.uid, case, [row], now, rings=rings, mark=WORSE)


def _reachable(school: SchoolPeople, person: int) -> Address | None:
    return next(iter(school.addresses_of(person)), None)


def _first_at_school(file: CaseFile, school: SchoolPeople, now: datetime) -> tuple[int | None, Address | None]:
    duties = duties_of(school)
    for kind in ANSWERING:
        for duty in held(duties, (kind,), school.school_id, now):
            address = _reachable(school, duty.person)
            if address is not None and duty.person != file.person_id:
                return duty.person, address
    return None, None
