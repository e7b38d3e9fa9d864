"""What an opened case shows: what happened, what was declared and by whom, whom to call, similar cases of the class."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.changes.declarations import bound_to
from storage.cluster_values import InCluster
from storage.database import among
from storage.needs import Reading
from storage.queries.cases import BY_KEY, EVENTS, CaseFile, Taker, files
from storage.queries.clusters import in_clusters
from storage.queries.questionnaires import FormSource, sources
from storage.queries.roll_values import WATCHING
from storage.tables import BOND, CASE, CASE_TOLD, CONTACT_POINT, DECLARATION, PERSON, ROUND

SIMILAR_WITHIN = timedelta(days=7)
AUTHOR = PERSON.alias("author")
DECLARATIONS = (
    sa.select(
        DECLARATION,
        ROUND.c.form,
        BOND.c.relation,
        AUTHOR.c.uid.label("author_uid"),
        AUTHOR.c.sealed_name.label("author_name"),
        AUTHOR.c.sealed_details.label("author_details"),
        AUTHOR.c.sealed_phone.label("author_phone"),
    )
    .join(ROUND, ROUND.c.id == DECLARATION.c.round_id)
    .outerjoin(AUTHOR, AUTHOR.c.id == DECLARATION.c.by_person_id)
    .outerjoin(
        BOND,
        sa.and_(
            BOND.c.person_id == DECLARATION.c.by_person_id,
            BOND.c.child_id == DECLARATION.c.person_id,
            BOND.c.state != "ended",
        ),
    )
    .where(DECLARATION.c.uid.in_(sa.bindparam("uids", expanding=True)))
    .order_by(DECLARATION.c.at, DECLARATION.c.id)
)
STAFF = sa.select(PERSON.c.id, PERSON.c.uid, PERSON.c.sealed_name, PERSON.c.sealed_details).where(
    among(PERSON.c.id, "persons"), PERSON.c.kind.in_(("staff", "official"))
)
BY_DUTY = frozenset({"proxy", "boarding", *WATCHING})
"""As what staff declare for pupils of theirs, or tell of an emergency."""
CONTACTS = (
    sa.select(CONTACT_POINT)
    .where(among(CONTACT_POINT.c.child_id, "persons"), CONTACT_POINT.c.ended_at.is_(None))
    .order_by(CONTACT_POINT.c.id)
)
OF_CLASSES = sa.select(CASE.c.uid, CASE.c.class_id, CASE.c.person_id, CASE.c.syndrome, CASE.c.opened_at).where(
    among(CASE.c.class_id, "classes"), CASE.c.opened_at >= sa.bindparam("b_since"), CASE.c.syndrome.is_not(None)
)
IN_MESSAGE = (
    sa.select(CASE_TOLD.c.key, CASE_TOLD.c.case_uid)
    .where(CASE_TOLD.c.key.in_(sa.bindparam("keys", expanding=True)))
    .order_by(CASE_TOLD.c.id)
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One step of a case's life. `note`: the words somebody wrote."""

    at: datetime
    kind: str
    person_id: int | None
    about: Mapping[str, Any]
    note: str | None


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """A declaration with its answers. `by`: self, guardian, proxy, boarding; `relation`: the guardian's.

    `source`: the version of the questionnaire that was asked; None where it was never published.
    """

    uid: bytes
    at: datetime
    form: str
    by: str
    relation: str | None
    author: str | None
    gender: str | None
    phone: str | None
    answers: Mapping[str, Any]
    source: FormSource | None = None

    def repeats(self, earlier: "DeclaredRow") -> bool:
        """Whether this says all of an earlier one of the same author again, as after a question answered later."""
        same = ("form", "by", "relation", "author")
        return all(getattr(self, each) == getattr(earlier, each) for each in same) and all(
            self.answers.get(name) == answer for name, answer in earlier.answers.items()
        )


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A number of a child's family, in E.164."""

    relation: str
    phone: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a case's page may show. `similar`: when others of the class had the like within 7 days before.

    `clusters`: the living ones in which it counts. `names`: staff who corrected or answered for a family.
    """

    file: CaseFile
    events: tuple[EventRow, ...]
    declared: tuple[DeclaredRow, ...]
    contacts: tuple[ContactRow, ...]
    similar: tuple[datetime, ...]
    clusters: tuple[InCluster, ...] = ()
    names: Mapping[int, Taker] = field(default_factory=dict)

    def last(self, kind: str) -> EventRow | None:
        """The last event of a kind."""
        return next((event for event in reversed(self.events) if event.kind == kind), None)

    def first(self, kind: str) -> EventRow | None:
        """The first event of a kind."""
        return next((event for event in self.events if event.kind == kind), None)

    def looked_at(self, root: str) -> datetime | None:
        """When the case was last opened in a message, by the message's key."""
        look = self._look(root)
        return look.at if look else None

    def page_looked_at(self, root: str) -> int:
        """On which page of a message that gathers several cases its reader was when they last opened it."""
        look = self._look(root)
        return int(look.about.get("page", 0)) if look else 0

    def _look(self, root: str) -> EventRow | None:
        looks = (e for e in reversed(self.events) if e.kind == "looked" and root in e.about.get("roots", ()))
        return next(looks, None)


def sheets(reading: Reading, uids: Sequence[bytes]) -> dict[bytes, Sheet]:
    """Load all there is to show of some cases."""
    if not uids:
        return {}
    found = files(reading, BY_KEY, {"uids": list(dict.fromkeys(uids))})
    events = events_of(reading, [file.uid for file in found])
    declared = _declared(reading, {file.uid: _declarations_named(file, events[file.uid]) for file in found})
    contacts = _contacts(reading, [file.person_id for file in found])
    similar = _similar(reading, found)
    names = staff_names(reading, [e.person_id for row in events.values() for e in row if e.about.get("by") in BY_DUTY])
    clusters = in_clusters(reading, [file.person_id for file in found if file.syndrome and not file.is_drill])
    return {
        file.uid: Sheet(
            file,
            tuple(events[file.uid]),
            _without_repeats(declared[file.uid]),
            tuple(contacts[file.person_id]),
            similar[file.uid],
            tuple(c for c in clusters.get(file.person_id, ()) if c.syndrome in (file.syndrome or "").split()),
            names,
        )
        for file in found
    }


def staff_names(reading: Reading, persons: Iterable[int | None]) -> dict[int, Taker]:
    """Names of those among some persons who are staff or officials; nobody else is named."""
    wanted, sealer = sorted({person for person in persons if person is not None}), reading.sealer
    found = {}
    for row in reading.connection.execute(STAFF, {"persons": wanted}) if wanted else ():
        details = sealer.open_json("person.details", row.uid, row.sealed_details) if row.sealed_details else {}
        name = sealer.open("person.name", row.uid, row.sealed_name)
        found[row.id] = Taker(row.id, name, details.get("gender"))
    return found


def cases_in(reading: Reading, keys: Sequence[str]) -> dict[str, list[bytes]]:
    """The cases that growing messages name, by the messages' keys."""
    found: dict[str, list[bytes]] = {key: [] for key in keys}
    for row in reading.connection.execute(IN_MESSAGE, {"keys": list(keys)}) if keys else ():
        found[row.key].append(bytes(row.case_uid))
    return found


def events_of(reading: Reading, uids: Sequence[bytes]) -> Mapping[bytes, list[EventRow]]:
    """What happened to some cases, in order."""
    found: dict[bytes, list[EventRow]] = defaultdict(list)
    for row in reading.connection.execute(EVENTS, {"uids": list(uids)}) if uids else ():
        note = None if row.sealed_note is None else reading.sealer.open("case_event.note", row.uid, row.sealed_note)
        found[bytes(row.case_uid)].append(EventRow(row.at, row.kind, row.person_id, row.about or {}, note))
    return found


def _declarations_named(file: CaseFile, events: Sequence[EventRow]) -> list[bytes]:
    later = [
        bytes.fromhex(str(e.about["declaration"]))
        for e in events
        if (e.kind in ("declared", "raised") or (e.kind == "corrected" and e.about.get("what") == "changed"))
        and "declaration" in e.about
    ]
    return list(dict.fromkeys([file.declaration_uid, *later]))


def _declared(reading: Reading, wanted: Mapping[bytes, Sequence[bytes]]) -> Mapping[bytes, list[DeclaredRow]]:
    of_case = {declaration: case for case, several in wanted.items() for declaration in several}
    found: dict[bytes, list[DeclaredRow]] = defaultdict(list)
    for uid, row in declared_by_uid(reading, list(of_case), and_well=False).items():
        found[of_case[uid]].append(row)
    return found


def declared_by_uid(reading: Reading, uids: Sequence[bytes], *, and_well: bool = True) -> dict[bytes, DeclaredRow]:
    """Declarations with their answers and what was asked, by their keys, oldest first; `and_well`: those too."""
    if not uids:
        return {}
    rows = reading.connection.execute(DECLARATIONS, {"uids": list(dict.fromkeys(uids))}).all()
    meant = [row for row in rows if and_well or not row.well]
    asked = sources(reading.connection, {(row.form, row.form_version) for row in meant})
    return {bytes(row.uid): _declared_row(reading, row, asked.get((row.form, row.form_version))) for row in meant}


def _without_repeats(rows: Sequence[DeclaredRow]) -> tuple[DeclaredRow, ...]:
    """What a later one of the same author says again, with something added, is read once."""
    return tuple(row for at, row in enumerate(rows) if not any(later.repeats(row) for later in rows[at + 1 :]))


def _declared_row(reading: Reading, row: Any, source: FormSource | None) -> DeclaredRow:
    sealer = reading.sealer
    bound = bound_to(row.round_id, row.person_id, row.revision)
    answers = sealer.open_json("declaration.answers", row.uid, row.sealed_answers, bound) if row.sealed_answers else {}
    known = row.author_uid is not None
    details = sealer.open_json("person.details", row.author_uid, row.author_details) if row.author_details else {}
    return DeclaredRow(
        uid=bytes(row.uid),
        at=row.at,
        form=row.form,
        by=row.by,
        relation=row.relation,
        author=sealer.open("person.name", row.author_uid, row.author_name) if known else None,
        gender=details.get("gender"),
        phone=sealer.open("person.phone", row.author_uid, row.author_phone) if row.author_phone else None,
        answers=answers,
        source=source,
    )


def _contacts(reading: Reading, persons: Sequence[int]) -> Mapping[int, list[ContactRow]]:
    found: dict[int, list[ContactRow]] = defaultdict(list)
    for row in reading.connection.execute(CONTACTS, {"persons": sorted(set(persons))}):
        phone = reading.sealer.open("contact_point.phone", row.uid, row.sealed_phone)
        found[row.child_id].append(ContactRow(row.relation, phone))
    return found


def _similar(reading: Reading, found: Sequence[CaseFile]) -> dict[bytes, tuple[datetime, ...]]:
    """Cases of others in the class, within 7 days before, that look like the same disease (domain.md 4.3)."""
    classes = sorted({file.class_id for file in found if file.class_id is not None and file.syndrome})
    since = min((file.opened_at for file in found), default=reading.now) - SIMILAR_WITHIN
    rows = reading.connection.execute(OF_CLASSES, {"classes": classes, "b_since": since}).all() if classes else []
    return {
        file.uid: tuple(
            sorted(
                row.opened_at
                for row in rows
                if row.class_id == file.class_id
                and row.person_id != file.person_id
                and set(row.syndrome.split()) & set((file.syndrome or "").split())
                and file.opened_at - SIMILAR_WITHIN <= row.opened_at <= file.opened_at
            )
        )
        for file in found
    }
