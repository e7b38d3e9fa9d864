"""What loading gives: plain values about the sender and what they may touch. No tables, no text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AccountView:
    """The chat an update came from."""

    id: int
    uid: bytes
    channel: str
    bot: str
    person_id: int | None
    verified_how: str | None
    language: str
    state: str
    muted_until: datetime | None
    paused: bool
    wrong_codes: int
    slowed_until: datetime | None
    version: int
    is_new: bool = False

    @property
    def to(self) -> tuple[int, str]:
        """What `Turn.push` takes."""
        return self.id, f"{self.channel}:{self.bot}"


@dataclass(frozen=True, slots=True)
class SessionView:
    """Where the dialogue stands. `menu`: short hash of a folded label, or number -> encoded action.

    `offered_at`, `is_unasked`: when its menu was shown, and whether by a push. `earlier`, `earlier_at`:
    what was shown before it, and when.
    """

    place: str | None = None
    menu: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None
    version: int = -1
    offered_at: datetime | None = None
    is_unasked: bool = False
    earlier: Mapping[str, str] = field(default_factory=dict)
    earlier_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonView:
    """Who the sender is."""

    id: int
    kind: str
    name: str
    school_id: int | None


@dataclass(frozen=True, slots=True)
class CaseView:
    """An open case as its family or school meets it.

    `since`: the rounds in which they were declared since it was opened, newest first, and whether as ill; what was
    taken back says of nobody that they are.
    """

    id: int
    uid: bytes
    person_id: int
    school_id: int
    class_id: int | None
    severity: str
    state: str
    opened_at: datetime
    version: int
    since: tuple[tuple[int, bool], ...] = ()

    @property
    def is_said_well(self) -> bool:
        """Whether they were declared well, or it was taken back, after all that was said of an illness."""
        return bool(self.since) and not self.since[0][1]

    def is_asked_after(self, round_id: int) -> bool:
        """Whether it is asked in a round if they are better: not once another round heard that they are well."""
        return next((is_ill for each, is_ill in self.since if each != round_id), True)


@dataclass(frozen=True, slots=True)
class SchoolHabits:
    """How a school speaks: its region, its own words for "bố/mẹ" and for a child where it has set them, its levels."""

    region: str = "north"
    parents: str | None = None
    child: str | None = None
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody the sender may declare for: a child (`relation` father, mother, …), themselves (`self`), their school.

    A school (`kind` and `relation` school) has its key with a minus for `person_id`.

    `consents`: purposes agreed to for this person (declare, remind, statistics, assent); staff need none.
    `is_suspended`: the bond is questioned; nothing may be done with it.
    """

    person_id: int
    name: str
    kind: str
    relation: str
    school_id: int
    school_name: str
    class_id: int | None
    class_name: str | None
    boards: bool
    birthday: date | None
    habits: SchoolHabits = SchoolHabits()
    bond_id: int | None = None
    bond_version: int = 0
    is_suspended: bool = False
    consents: frozenset[str] = frozenset()
    case: CaseView | None = None

    def is_asked_after(self, round_id: int) -> bool:
        """Whether it is asked in a round if they are better: with a case, until they are said to be well."""
        return self.case is not None and self.case.is_asked_after(round_id)

    @property
    def is_proxied(self) -> bool:
        """A pupil for whom the sender declares by duty: `proxy` (homeroom), `boarding`."""
        return self.relation in ("proxy", "boarding")

    @property
    def declared_as(self) -> str:
        """As what the sender declares for them: `self`, `proxy`, `boarding`, `guardian`."""
        return self.relation if self.relation == "self" or self.is_proxied else "guardian"

    @property
    def may_declare(self) -> bool:
        """Whether declaring by chat was agreed to; staff need no consent, a pupil's own account its own yes as well."""
        if self.is_suspended:
            return False
        if self.relation == "self" and self.kind == "pupil" and "assent" not in self.consents:
            return False
        return self.kind in ("staff", "school") or "declare" in self.consents


LEVELS = ("preschool", "primary", "lower_secondary", "upper_secondary", "continuing")
"""Levels of schools, lowest first; a school may be of several."""
AD_HOC = "ad_hoc"
"""The kind of an order beside the standing one."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What an ad hoc order is known by; whatever was not said is None."""

    number: str | None
    issued_on: date | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class RoundView:
    """An open round of a school. `letter`: of a round by order. `remind_at`: when those who owe are first asked."""

    id: int
    school_id: int
    form: str
    held_on: date
    order_id: int
    order_kind: str
    state: str
    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    letter: Letter | None = None
    remind_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """The newest living revision of somebody's declaration in a round."""

    round_id: int
    person_id: int
    uid: bytes
    revision: int
    at: datetime
    well: bool
    severity: str | None
    code: str
    by: str
    account_id: int | None


@dataclass(frozen=True, slots=True)
class DutyView:
    """An office the sender holds today."""

    id: int
    kind: str
    unit_id: int
    unit_name: str
    unit_kind: str
    school_id: int | None
    order: int
    from_minute: int | None
    to_minute: int | None
    weekdays: str | None


@dataclass(frozen=True, slots=True)
class Debt:
    """Somebody who still owes a declaration in an open round."""

    subject: Subject
    round: RoundView

    @property
    def is_asked_after(self) -> bool:
        """Whether it is asked if they are better, instead of how they are."""
        return self.subject.is_asked_after(self.round.id)


@dataclass(frozen=True, slots=True)
class Sender:
    """Everything a turn knows of who wrote, loaded with a few queries for a whole batch.

    `declared` and `revisions` go by (round, person); the newest revision counts, and one withdrawn is a debt again.
    `proxied`: pupils of the sender's duty whom they are declaring for a family; theirs in nothing but declaring.
    """

    account: AccountView
    session: SessionView
    person: PersonView | None
    subjects: tuple[Subject, ...]
    rounds: tuple[RoundView, ...]
    declared: Mapping[tuple[int, int], Declared]
    duties: tuple[DutyView, ...]
    revisions: Mapping[tuple[int, int], int] = field(default_factory=dict)
    proxied: tuple[Subject, ...] = ()

    @property
    def children(self) -> tuple[Subject, ...]:
        """The children of whom the sender is a guardian."""
        return tuple(s for s in self.subjects if s.relation != "self")

    @property
    def myself(self) -> Subject | None:
        """The sender as somebody who declares for themselves."""
        return next((s for s in self.subjects if s.relation == "self"), None)

    def subject(self, person_id: int) -> Subject | None:
        """The sender or a child of theirs."""
        return next((s for s in self.subjects if s.person_id == person_id), None)

    def declares_for(self, person_id: int) -> Subject | None:
        """A person the sender may declare for: their own, or by duty for a family."""
        own = self.subject(person_id)
        if own is not None and own.may_declare:
            return own
        return next((s for s in self.proxied if s.person_id == person_id), own)

    def debts(self) -> tuple[Debt, ...]:
        """Whoever still owes in rounds that owe (not `tự báo`), earliest due first, then in the order of `subjects`."""
        found = [
            Debt(subject, round_)
            for subject in self.subjects
            for round_ in self.rounds
            if subject.school_id == round_.school_id
            and round_.order_kind != "self"
            and subject.may_declare
            # the boarding duty declares for boarders, and their family is told
            and not (subject.boards and subject.relation != "self")
            and (round_.id, subject.person_id) not in self.declared
        ]
        return tuple(sorted(found, key=lambda debt: debt.round.due_at))

    def round(self, round_id: int) -> RoundView | None:
        """An open round by its key."""
        return next((r for r in self.rounds if r.id == round_id), None)

    def holds(self, kind: str, unit_id: int | None = None) -> DutyView | None:
        """The duty of a kind (at a unit), if the sender holds it today."""
        return next((d for d in self.duties if d.kind == kind and unit_id in (None, d.unit_id)), None)
