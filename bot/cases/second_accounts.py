"""A grave alert that the messenger took and nobody opened goes to the person's other account too, once.

A messenger may say ok and deliver nothing; waiting for a refusal would be waiting for ever.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.cases.alone import LATER, each_alone
from bot.cases.hours import is_night
from bot.cases.school import case_of, policy_of
from bot.cases.telling import SECOND_AFTER, case_about, follow_all
from bot.cases.values import Severity
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.cases import CaseHappened, SecondAt, Tells
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.cases import BY_KEY, CaseFile, files
from storage.queries.responders import SchoolPeople, school_people
from storage.queries.second_accounts import Unanswered, due_unanswered, next_unanswered

AT_ONCE = 25


def run(reading: Reading) -> Iterable[Change]:
    """Look at alerts whose two minutes are over; each is settled, or looked at when its two minutes really are."""
    due = due_unanswered(reading, AT_ONCE)
    if not due:
        return []
    found = {
        file.uid: file
        for file in files(reading, BY_KEY, {"uids": sorted({each.case_uid for each in due})}, is_named=False)
    }
    schools = school_people(reading, sorted({file.school_id for file in found.values()}))

    def look_at(each: Unanswered) -> Iterable[Change]:
        file = found.get(each.case_uid)
        if file is None:
            return [SecondAt(each.case_uid, each.key, None)]
        return _looked_at(each, file, schools[file.school_id], reading.now)

    later = reading.now + LATER
    return each_alone(due, look_at, lambda each: [SecondAt(each.case_uid, each.key, later)])


def _looked_at(each: Unanswered, file: CaseFile, school: SchoolPeople, now: datetime) -> Iterable[Change]:
    if each.sent_at is not None and now < each.sent_at + SECOND_AFTER:
        # it left late; the two minutes are the person's, not the messenger's
        yield SecondAt(each.case_uid, each.key, each.sent_at + SECOND_AFTER)
        return
    yield SecondAt(each.case_uid, each.key, None)
    if file.state != "open" or _has_answered(each, file):
        return
    step = each.key.rpartition(":")[0]
    told = {row.account_id for row in file.told if row.key.rpartition(":")[0] == step}
    others = [a for a in school.addresses_of(each.person_id) if a.account_id not in told]
    if not others:
        return
    address, key = others[0], f"{step}:{others[0].account_id}"
    case = case_of(file)
    rings = each.rings and (case.severity is Severity.EMERGENCY or not is_night(policy_of(school, case), now))
    about = {**case_about(file.uid, case), "root": key}
    yield CaseHappened(file.uid, now, "second", None, {"told": [[each.person_id, each.post, "silent"]]})
    yield Tells(file.uid, each.person_id, address.account_id, address.bot, each.kind, key, each.post, now)
    yield Push(key, *address.to, each.kind, Priority.ALERT, now, about, rings)
    if any(row.refused_at is not None for row in file.told if row.person_id == each.person_id):
        # the others were told that this person could not be reached
        yield from follow_all([row for row in file.told if row.person_id != each.person_id], now)


def _has_answered(each: Unanswered, file: CaseFile) -> bool:
    """Whether the person did anything with the case, or anything at all in the chat that the alert went to."""
    if any(row.answered_at is not None for row in file.told if row.person_id == each.person_id):
        return True
    return each.sent_at is not None and each.used_at is not None and each.used_at > each.at


SECOND_ACCOUNTS = Tick("second accounts", 1, run, next_unanswered)
