"""Putting right what the auditor found: the same opening, the same keys, the same ladder, no second way to tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from bot.cases.acting import tell_family
from bot.cases.audit.ledger import OF_ITS_OWN
from bot.cases.audit.wrong import Wrong
from bot.cases.hours import is_night
from bot.cases.opening import Flagged, open_changes
from bot.cases.school import asked_at, case_of, kept, policy_of
from bot.cases.station.clock import is_day, notice_of, rings
from bot.cases.telling import follow, tell_one
from bot.cases.values import Case, DutyKind, Post, Severity, Tell, TellReason
from bot.forms import Flag, evaluate, flag_of, gravest, unpack_answers
from bot.shelf import form_asked
from storage.changes import Change
from storage.changes.cases import CaseHappened, ChangeCase, OpenCase, Tells
from storage.changes.findings import LeaveNow
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.audit import Trace, UnopenedRow, UntoldFamily
from storage.queries.cases import BY_KEY, GROWING, CaseFile, files
from storage.queries.responders import SchoolPeople, school_people
from storage.values import Subject

log = structlog.get_logger()

MOVES = ("climb", "ask", "look")
"""Cures that change the ladder in the case's row, the strongest first: a case gets one at a time."""
BESIDE = frozenset({"notice", "station"})
"""Messages of the legal clock and to the station: their key says all that their words need."""


def heal(reading: Reading, fresh: Sequence[Wrong], again: Sequence[Wrong]) -> list[Change]:
    """Everything that puts right what was found; what is found for the first time is recorded as `healed`.

    What cannot be put right stays a finding, and must not keep the rest from it.
    """
    wrongs = [*fresh, *again]
    changes, opened = _open(reading, [w.about["row"] for w in wrongs if w.cure == "open"])
    uids = list(dict.fromkeys(w.case_uid for w in wrongs if w.case_uid and w.cure))
    found = {file.uid: file for file in files(reading, BY_KEY, {"uids": uids}, is_named=False)} if uids else {}
    schools = school_people(reading, sorted({file.school_id for file in found.values()})) if found else {}
    for uid, file in found.items():
        own = [w for w in wrongs if w.case_uid == uid and w.cure]
        try:
            cures = list(_cured(file, schools[file.school_id], own, reading.now, may_move=file.person_id not in opened))
        except Exception:  # the outer edge of the auditor
            log.exception("a case cannot be put right", case=file.id)
            continue
        kinds = dict.fromkeys(w.kind for w in fresh if w in own)
        changes += cures
        changes += [CaseHappened(uid, reading.now, "healed", None, {"what": kind}) for kind in kinds]
    return changes


def _cured(
    file: CaseFile, school: SchoolPeople, wrongs: Sequence[Wrong], now: datetime, *, may_move: bool
) -> Iterable[Change]:
    for wrong in wrongs:
        yield from _apart(file, school, wrong, now)
    if may_move:
        yield from _moved(file, wrongs, now)


def _open(reading: Reading, rows: Iterable[UnopenedRow]) -> tuple[list[Change], set[int]]:
    """Open, or raise, the case of each person through the door every declaration goes through; one a person."""
    changes: list[Change] = []
    persons: set[int] = set()
    for row in rows:
        if row.person_id in persons:
            continue
        persons.add(row.person_id)
        try:
            made = open_changes(reading, Flagged(_subject(row), row.round_id, row.uid, _flag(row), _at_school(row)))
        except Exception:  # the outer edge of the auditor
            log.exception("a case cannot be opened", declaration=row.uid.hex())
            continue
        changes += made
        uid = next((each.uid for each in made if isinstance(each, OpenCase | ChangeCase)), None)
        if uid is not None:
            about = {"what": "unopened", "declaration": row.uid.hex()}
            changes.append(CaseHappened(uid, reading.now, "healed", None, about))
    return changes, persons


def _subject(row: UnopenedRow) -> Subject:
    return Subject(
        person_id=row.person_id,
        name="",
        kind=row.person_kind,
        relation="",
        school_id=row.school_id,
        school_name=row.school_name,
        class_id=row.class_id,
        class_name=None,
        boards=row.boards,
        birthday=None,
    )


def _flag(row: UnopenedRow) -> Flag:
    """What the questionnaire says of the answers, never less grave than what was stored with them."""
    stored = Flag(row.severity, (), (), tuple((row.syndrome or "").split()), notifiable=False)
    form = form_asked(row.form, row.source)
    if form is None or not row.answers:
        return stored
    answers, _ = unpack_answers(form, row.answers)
    weighed = flag_of(evaluate(form, {**answers, "well": "no"}, row.at))
    syndrome = tuple(dict.fromkeys([*stored.syndrome, *weighed.syndrome]))
    return replace(weighed, severity=gravest([row.severity, weighed.severity]), syndrome=syndrome)


def _at_school(row: UnopenedRow) -> bool:
    return row.answers.get("at_school") != "no"


def _apart(file: CaseFile, school: SchoolPeople, wrong: Wrong, now: datetime) -> Iterable[Change]:
    """What is put right beside the case's row: messages that are missing or wait too long."""
    case = case_of(file)
    if wrong.cure == "push":
        yield from _pushed_again(file, case, school, wrong.about["trace"], now)
    elif wrong.cure == "retell":
        yield from _told_again(file, case, school, wrong.about, now)
    elif wrong.cure == "renotice":
        yield from _noticed_again(file, case, school, wrong.about, now)
    elif wrong.cure == "note":
        yield CaseHappened(file.uid, wrong.about["at"], "asked", case.taken_by)
    elif wrong.cure == "leave":
        yield LeaveNow(str(wrong.about["key"]), now)
    elif wrong.cure == "family":
        family: UntoldFamily = wrong.about["family"]
        yield from tell_family(file, family.outcome, family.missing, now)


def _pushed_again(file: CaseFile, case: Case, school: SchoolPeople, trace: Trace, now: datetime) -> Iterable[Change]:
    """The same message by the same key; a growing one that is out gets its next words."""
    row = Tells(file.uid, trace.person_id, trace.account_id, trace.bot, trace.kind, trace.key, trace.post, now)
    about = {"case": file.uid.hex(), "root": trace.key, "school": file.school_id, "reason": TellReason.UNTAKEN.value}
    is_beside = trace.kind in BESIDE
    if trace.state is None and (is_beside or trace.kind in (*OF_ITS_OWN, *GROWING)):
        rung = _clock_rings(trace.key, now) if is_beside else _rings(case, school, now)
        yield Push(trace.key, trace.account_id, trace.bot, trace.kind, Priority.ALERT, now, about, rung)
    if trace.kind in GROWING:
        yield follow(row, now)


def _noticed_again(
    file: CaseFile, case: Case, school: SchoolPeople, about: Mapping[str, object], now: datetime
) -> Iterable[Change]:
    """What the legal clock said to somebody, by a key that begins as it did then; where it is out, its next words."""
    assert isinstance(about["person"], int)
    address = next(iter(school.addresses_of(about["person"])), None)
    if address is None:
        return
    key = f"{about['begins']}:{address.account_id}"
    row = Tells(file.uid, about["person"], *address.to, "notice", key, str(about["post"]), now)
    root = {"case": file.uid.hex(), "root": key}
    push = Push(key, *address.to, "notice", Priority.ALERT, now, root, _clock_rings(key, now))
    yield from (row, push, follow(row, now))


def _clock_rings(key: str, now: datetime) -> bool:
    """As the legal clock rings; what goes to the station rings by day."""
    return rings(notice_of(key).kind, now) if key.startswith("notice:") else is_day(now)


def _told_again(
    file: CaseFile, case: Case, school: SchoolPeople, about: Mapping[str, object], now: datetime
) -> Iterable[Change]:
    """A step's message, by the key that the step gives it."""
    try:
        post = Post(str(about["post"]))
    except ValueError:
        return
    person, number = about["person"], about["step"]
    assert isinstance(person, int)
    assert isinstance(number, int)
    is_amber = case.severity is Severity.AMBER and post is not Post.OPERATOR
    tell = Tell(person, post, DutyKind.SCHOOL_HEALTH, _rings(case, school, now), TellReason.UNTAKEN, grows=is_amber)
    yield from tell_one(file.uid, case, number, tell, school, now)


def _rings(case: Case, school: SchoolPeople, now: datetime) -> bool:
    """As the ladder rings: amber does not, and by night an emergency alone."""
    if case.severity is Severity.AMBER:
        return False
    return case.severity is Severity.EMERGENCY or not is_night(policy_of(school, case), now)


def _moved(file: CaseFile, wrongs: Sequence[Wrong], now: datetime) -> Iterable[Change]:
    """Have the ladder, and the legal clock, look at the case now, from where the ledger says that they stand."""
    moves = sorted((w for w in wrongs if w.cure in MOVES), key=lambda w: MOVES.index(w.cure))
    values = _ladder_moved(file, moves[0], now) if moves else {}
    silent_from = [w.about["at"] for w in wrongs if w.cure == "clock"]
    if silent_from:
        values["notice_at"] = min(silent_from)
    if values:
        yield ChangeCase(file.uid, file.version, values)


def _ladder_moved(file: CaseFile, move: Wrong, now: datetime) -> dict[str, object]:
    """Where the ledger knows of fewer steps than the row, from their last; who was not asked is asked anew."""
    case, values = case_of(file), {"next_at": now}
    done = move.about.get("done", case.step)
    if move.cure == "ask":
        return {**values, "policy": kept(case)}
    if move.cure == "climb" and done < case.step:
        told = tuple(each for each in case.told if each.severity is not case.severity or each.step <= done)
        back = replace(case, step=done, stepped_at=case.stepped_at if done else None, told=told)
        return {**values, "policy": kept(back, asked_at(file)), "step": done}
    return dict(values)
