"""From a flagged declaration to a case and its first alerts, in the turn that declares (design.md 3, invariant 2)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.cases.policy import NEWEST
from bot.cases.rules import merge, opens_case
from bot.cases.school import asked_at, case_of, holder_of, kept
from bot.cases.station.steps import first_notice_at, start_clock
from bot.cases.teller import not_rung
from bot.cases.telling import climb, follow_all, tell_again
from bot.cases.values import LEGAL_NOTICE, Case, CaseState, Severity
from bot.cases.values import Flag as LadderFlag
from bot.cases.wording import called
from bot.cases.worsening import worse
from bot.forms import Flag
from bot.turn import Asking, Turn
from storage.changes import Change
from storage.changes.cases import VITAL_INTEREST, CaseHappened, ChangeCase, OpenCase
from storage.needs import Reading
from storage.queries.cases import CaseFile, OpenCaseOf, open_cases
from storage.queries.responders import Responders, SchoolPeople, school_people
from storage.sealing import new_uid
from storage.values import CaseView, Subject

Corrected = Literal["well", "mistaken", "changed"]


@dataclass(frozen=True)
class Flagged:
    """A declaration of a subject that the form flagged; `declaration_uid` is its revision's.

    `sight`: what staff tell of instead, of an emergency that nobody has declared; the uid then is no declaration's.
    """

    subject: Subject
    round_id: int | None
    declaration_uid: bytes
    flag: Flag
    at_school: bool
    sight: "Sight | None" = None


@dataclass(frozen=True)
class Sight:
    """Signs of an emergency that staff told of, and by which duty: all that is kept of it."""

    signs: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class Receiver:
    """Who at school answers a family: as they are called ("cô Thảo"), their number in E.164, and their duty."""

    name: str
    phone: str | None
    duty: str = "school_health"


def raise_flag(turn: Turn, flagged: Flagged) -> Asking[Receiver | None]:
    """Open a case, or raise the open one, and alert; gives who will call back. None: no case, or nobody holds it."""
    existing: CaseFile | None = yield OpenCaseOf(flagged.subject.person_id)
    school: SchoolPeople | None = yield Responders(flagged.subject.school_id)
    if school is None:
        raise LookupError(f"school {flagged.subject.school_id} is not within the sender's reach")
    turn.note(*not_rung(_changes(flagged, existing, school, turn.now, _author(turn)), _author(turn), turn.now))
    if existing is None and not _is_case(flagged.flag):
        return None
    return receiver_at(turn, school)


def open_changes(reading: Reading, flagged: Flagged) -> list[Change]:
    """The same without a turn, for the clock: an emergency that was met with silence."""
    subject = flagged.subject
    existing = open_cases(reading, [subject.person_id]).get(subject.person_id)
    school = school_people(reading, [subject.school_id])[subject.school_id]
    return _changes(flagged, existing, school, reading.now, None)


def correct(turn: Turn, subject: Subject, case: CaseView, declaration_uid: bytes, what: Corrected) -> Asking[None]:
    """Tell all who were told that it was corrected; never closes or lowers a case (design.md 3, invariant 12)."""
    yield from _happened(turn, subject, case, "corrected", declaration_uid, what)


def follow_up(turn: Turn, subject: Subject, case: CaseView, declaration_uid: bytes, answer: str) -> Asking[None]:
    """Note how "Hôm nay con đã đỡ chưa ạ?" was answered (`better`, `same`, `worse`, `well`) on the case."""
    yield from _happened(turn, subject, case, "followed_up", declaration_uid, answer)


def _happened(
    turn: Turn, subject: Subject, case: CaseView, kind: str, declaration_uid: bytes, what: str
) -> Asking[None]:
    file: CaseFile | None = yield OpenCaseOf(subject.person_id)
    if file is None or file.uid != case.uid:
        return
    about = {"what": what, "declaration": declaration_uid.hex(), "by": subject.declared_as}
    turn.note(CaseHappened(file.uid, turn.now, kind, _author(turn), about), *follow_all(file.told, turn.now))
    known = case_of(file)
    if what in ("mistaken", "well") and known.severity.rank >= Severity.RED.rank:
        turn.note(*tell_again(file.uid, known, file.told, turn.now, rings=False))
    if what == "worse":
        school: SchoolPeople | None = yield Responders(subject.school_id)
        turn.note(*([] if school is None else worse(file, school, turn.now)))


def _author(turn: Turn) -> int | None:
    return turn.sender.person.id if turn.sender.person else None


def _is_case(flag: Flag) -> bool:
    return bool(flag.severity) and opens_case(Severity(flag.severity))


def _changes(
    flagged: Flagged, existing: CaseFile | None, school: SchoolPeople, now: datetime, author: int | None
) -> list[Change]:
    if existing is not None:
        return _again(flagged, existing, school, now, _raised(flagged, existing, school, now, author))
    return _opened(flagged, school, now, author) if _is_case(flagged.flag) else []


def _opened(flagged: Flagged, school: SchoolPeople, now: datetime, author: int | None) -> list[Change]:
    subject, flag, uid = flagged.subject, flagged.flag, new_uid()
    case = Case(
        id=0,
        school=subject.school_id,
        subject=subject.person_id,
        severity=Severity(flag.severity),
        opened_at=now,
        school_class=subject.class_id,
        at_school=flagged.at_school,
        boards=subject.boards,
        policy_id=school.ladder_id,
        shipped=NEWEST,
    )
    climbed = climb(uid, case, school, now)
    opened = OpenCase(
        uid=uid,
        person_id=subject.person_id,
        school_id=subject.school_id,
        class_id=subject.class_id,
        round_id=flagged.round_id,
        declaration_uid=flagged.declaration_uid,
        severity=flag.severity,
        syndrome=" ".join(flag.syndrome) or None,
        notifiable=flag.notifiable,
        at_school=flagged.at_school,
        opened_at=now,
        report_by=now + LEGAL_NOTICE,
        policy=kept(climbed.case),
        step=climbed.case.step,
        next_at=climbed.next_at,
        policy_id=case.policy_id,
        notice_at=first_notice_at(now) if flag.notifiable else None,
        ground=VITAL_INTEREST if flagged.sight is not None else None,
    )
    return [opened, *_sighted(flagged, uid, now, author), *climbed.changes]


def _sighted(flagged: Flagged, uid: bytes, now: datetime, author: int | None) -> list[Change]:
    """What staff told of, with the ground on which it is kept."""
    if flagged.sight is None:
        return []
    about = {"by": flagged.sight.by, "ground": VITAL_INTEREST}
    return [CaseHappened(uid, now, "sighted", author, about, " ".join(flagged.sight.signs))]


def _raised(flagged: Flagged, file: CaseFile, school: SchoolPeople, now: datetime, author: int | None) -> list[Change]:
    """A later declaration of somebody who has a case: it may become graver, never less so."""
    flag = flagged.flag
    before = case_of(file)
    severity = Severity(flag.severity) if flag.severity else None
    after = merge(before, LadderFlag(severity, now, flagged.at_school))
    is_graver = after.severity is not before.severity
    if flagged.sight is not None and not is_graver:
        # whoever has it is rung again; one that was only watched has to be taken anew
        told = worse(file, school, now)
        return [*_sighted(flagged, file.uid, now, author), *told, *follow_all(file.told, now)]
    climbed = climb(file.uid, after, school, now, None if is_graver else asked_at(file))
    values: dict[str, object] = {
        "severity": after.severity.value,
        "syndrome": " ".join(dict.fromkeys([*(file.syndrome or "").split(), *flag.syndrome])) or None,
        "notifiable": file.notifiable or flag.notifiable,
        "at_school": bool(climbed.case.at_school),
        "policy": kept(climbed.case, None if is_graver else asked_at(file)),
        "step": climbed.case.step,
        "next_at": climbed.next_at,
    }
    if is_graver:
        values |= {
            "state": CaseState.OPEN.value,
            "taken_by": None,
            "taken_at": None,
        }
    becomes_notifiable = flag.notifiable and not file.notifiable
    if becomes_notifiable:
        values |= start_clock(now) | ({"notice_at": None} if file.told_station_at else {})
    about = {"severity": flag.severity, "from": before.severity.value}
    if flagged.sight is None:
        about["declaration"] = flagged.declaration_uid.hex()
    return [
        ChangeCase(file.uid, file.version, values),
        CaseHappened(file.uid, now, "raised" if is_graver else "declared", author, about),
        *_sighted(flagged, file.uid, now, author),
        *([CaseHappened(file.uid, now, "notifiable")] if becomes_notifiable else []),
        *follow_all(file.told, now),
        *climbed.changes,
    ]


def _again(flagged: Flagged, file: CaseFile, school: SchoolPeople, now: datetime, raised: list[Change]) -> list[Change]:
    """Ring as for a child who is worse, if one who was said to be well is ill again and is no graver than before."""
    known = flagged.subject.case
    is_graver = any(isinstance(change, CaseHappened) and change.kind == "raised" for change in raised)
    if known is None or not known.is_said_well or is_graver or not _is_case(flagged.flag):
        return raised
    changed, *happened = raised
    rung = worse(file, school, now)
    values = [change.values for change in (changed, *rung) if isinstance(change, ChangeCase)]
    merged = {name: value for each in values for name, value in each.items()}
    told = [change for change in rung if not isinstance(change, ChangeCase)]
    return [ChangeCase(file.uid, file.version, merged), *happened, *told]


def receiver_at(turn: Turn, school: SchoolPeople) -> Receiver | None:
    """Who of a school's health duties is called today; None where nobody holds one."""
    kinds = ("school_health", "deputy_head", "principal")
    holder = next((h for kind in kinds if (h := holder_of(school, kind, turn.now)) is not None), None)
    if holder is None:
        return None
    return Receiver(called(turn.voice, holder.name, holder.gender), holder.phone, holder.kind)
