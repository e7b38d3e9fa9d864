"""The clock's work on the legal 24 hours: reminding, saying that they are over, and what happens when nobody hears."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.cases.alone import LATER, each_alone
from bot.cases.school import case_of, reachable_of
from bot.cases.station.clock import Notice, NoticeKind, due_notice, key_of, next_notice, notice_of, rings, who_hears
from bot.cases.station.steps import is_due, notifiable_since, untold_station
from bot.cases.telling import follow, follow_all
from bot.cases.values import Unreached
from bot.jobs.operators import tell_operators
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.cases import CaseHappened, ChangeCase, Refused, Tells
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.cases import CaseFile, ToldRow
from storage.queries.legal_clock import due_clocks, next_clock, refused_notices
from storage.queries.responders import SchoolPeople, school_people

AT_ONCE = 25


def look_at_clocks(reading: Reading) -> Iterable[Change]:
    """Say what the clocks of cases say now; every case looked at is due later or no more."""
    due = due_clocks(reading, AT_ONCE)
    schools = school_people(reading, sorted({file.school_id for file in due})) if due else {}
    later = reading.now + LATER
    return each_alone(
        due,
        lambda file: _look(reading, file, schools[file.school_id]),
        lambda file: [ChangeCase(file.uid, file.version, {"notice_at": later})],
    )


def _look(reading: Reading, file: CaseFile, school: SchoolPeople) -> list[Change]:
    if not is_due(file) or file.notice_at is None:
        return [ChangeCase(file.uid, file.version, {"notice_at": None})]
    since = notifiable_since(file)
    notice, following = due_notice(since, file.notice_at, reading.now), next_notice(since, reading.now)
    silent_until = ChangeCase(file.uid, file.version, {"notice_at": following.at if following else None})
    return [silent_until, *(_say(reading, file, school, notice) if notice else [])]


def _say(
    reading: Reading,
    file: CaseFile,
    school: SchoolPeople,
    notice: Notice,
    lost: Sequence[ToldRow] = (),
    sender: int | None = None,
) -> list[Change]:
    """Tell who is to hear a notice. `lost`: messages of it that did not arrive; `sender`: who sent to the station."""
    case = case_of(file)
    heard = who_hears(notice.kind, case, reachable_of(school, case, reading.now), {row.person_id for row in lost})
    whom = {holder.person: post.value for post, holder in heard.tell}
    if sender is not None:
        whom.setdefault(sender, "asked")
    told: list[list[object]] = []
    changes: list[Change] = []
    known = {row.person_id for row in messages_of(file, notice)}
    for person in [each for each in whom if each not in known]:
        address = school.address_of(person)
        if address is None or address.is_blocked:
            continue
        key = f"{key_of(notice)}{address.account_id}"
        row = Tells(file.uid, person, address.account_id, address.bot, "notice", key, whom[person], reading.now)
        about, rung = {"case": file.uid.hex(), "root": key}, rings(notice.kind, reading.now)
        push = Push(key, *address.to, "notice", Priority.ALERT, reading.now, about, rung)
        changes += [row, push, follow(row, reading.now)]
        told.append([person, whom[person], key])
    if not heard.is_school_reached:
        changes += _tell_operators(reading, file, notice)
    unreached = [_unreached(one) for one in heard.unreached]
    happened = {"kind": notice.kind.value, "told": told, "unreached": unreached}
    return [CaseHappened(file.uid, reading.now, "legal_clock", None, happened), *changes]


def _tell_operators(reading: Reading, file: CaseFile, notice: Notice) -> list[Push]:
    """That nobody at a school could be told; once for a school and instant."""
    values = {"school": file.school_name}
    key = f"{file.school_id}:{int(notice.at.timestamp()) // 60:x}"
    return tell_operators(reading, "station_unreminded", key, values, rings=rings(notice.kind, reading.now))


def _unreached(one: Unreached) -> list[object]:
    return [one.post.value, one.person, one.why]


def messages_of(file: CaseFile, notice: Notice) -> list[ToldRow]:
    """The messages that have told of a case at an instant of its clock."""
    return [row for row in file.told if row.kind == "notice" and row.key.startswith(key_of(notice))]


def look_at_lost_notices(reading: Reading) -> Iterable[Change]:
    """Climb where a message of the clock did not arrive; take the record back where none reached the station."""
    found = refused_notices(reading, AT_ONCE)
    schools = school_people(reading, sorted({file.school_id for file, _ in found})) if found else {}
    changes: list[Change] = []
    for file, keys in found:
        changes += [Refused(file.uid, key, reading.now) for key in keys]
        school, lost = schools[file.school_id], [row for row in file.told if row.key in keys]
        changes += _never_came(reading, file, school, [row for row in lost if row.kind == "station"])
        changes += _climb(reading, file, school, [row for row in lost if row.kind == "notice"])
    return changes


def _climb(reading: Reading, file: CaseFile, school: SchoolPeople, lost: Sequence[ToldRow]) -> list[Change]:
    """Tell the next duty, while the station is still to be told."""
    if not lost or not is_due(file):
        return []
    notice = max((notice_of(row.key) for row in lost), key=lambda each: each.at)
    before = messages_of(file, notice)
    lost = [row for row in before if row.refused_at is not None or row in lost]
    return [*_say(reading, file, school, notice, lost), *follow_all([r for r in before if r not in lost], reading.now)]


def _never_came(reading: Reading, file: CaseFile, school: SchoolPeople, lost: Sequence[ToldRow]) -> list[Change]:
    """The school believes that the station knows: when nobody there was reached, it does not."""
    if not lost:
        return []
    sending = lost[-1].key.rsplit(":", 1)[0]
    others = [row for row in file.told if row.key.startswith(sending) and row.refused_at is None and row not in lost]
    about = {"unreached": [[row.post, row.person_id, "refused"] for row in lost]}
    if others or file.told_station_how != "in_chat":
        return [CaseHappened(file.uid, reading.now, "station_partly", None, about), *follow_all(file.told, reading.now)]
    notice = Notice(reading.now, NoticeKind.UNDELIVERED)
    return [
        *untold_station(file, reading.now, "station_missed"),
        *_say(reading, file, school, notice, sender=file.told_station_by),
        *follow_all([row for row in file.told if row.kind != "station"], reading.now),
    ]


def next_lost_notice(reading: Reading) -> datetime | None:
    """Now, while one waits to be looked at."""
    return reading.now if refused_notices(reading, 1) else None


CLOCKS = Tick("legal clocks", 5, look_at_clocks, next_clock)
LOST_NOTICES = Tick("lost notices", 5, look_at_lost_notices, next_lost_notice)
