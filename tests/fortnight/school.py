"""A school of 780 pupils and 40 staff, straight into the tables, and who must hear what."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Database
from storage.sealing import Sealer, new_uid
from storage.tables import ACCOUNT, BOND, CONSENT, DUTY, ENROLMENT, PERSON, UNIT, UNIT_EDGE
from tests.program import BOT

CLASSES, PUPILS_EACH, STAFF = 20, 39, 40
START = date(2026, 8, 1)
SAID = datetime(2026, 9, 1, tzinfo=UTC)
FIRST_CHAT = 700_000
NOT_CONNECTED = 30
"""Pupils nobody joined for."""
SIBLINGS = 60
"""Families with two children, in neighbouring classes."""


@dataclass
class School:
    """The school as the test counts it. `families`: chat -> children; `staff`: chats; `roles`: name -> chat."""

    id: int = 0
    pupils: int = 0
    families: dict[int, list[int]] = field(default_factory=dict)
    staff: list[int] = field(default_factory=list)
    roles: dict[str, int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)

    @property
    def chats(self) -> list[int]:
        """Everybody who has a chat."""
        return [*self.families, *self.staff, self.roles["commune"]]


class Builder:
    """Writes the school's rows and remembers who is who."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self.connection, self.sealer = connection, sealer
        self.school = School()
        self._chat = FIRST_CHAT

    def build(self) -> School:
        """Write everything."""
        commune = self._unit("XPL", "xã Phù Lam", "commune")
        self.school.id = self._unit("TH", "Tiểu học Phù Lam A", "school")
        self._row(UNIT_EDGE, unit_id=self.school.id, kind="managed_by", target_id=commune, from_on=START)
        classes = [
            self._unit(f"TH-{n // 4 + 1}{'ABCD'[n % 4]}", f"{n // 4 + 1}{'ABCD'[n % 4]}", "class", self.school.id)
            for n in range(CLASSES)
        ]
        children = [self._pupil(classes[n // PUPILS_EACH], n) for n in range(CLASSES * PUPILS_EACH)]
        self.school.pupils = len(children)
        self._families(children[NOT_CONNECTED:])
        self._staff(classes)
        contact = self._person("official", "Vũ Thị Xoan", None)
        self._row(DUTY, person_id=contact, unit_id=commune, kind="district_contact", order=1, from_on=START)
        self.school.roles["commune"] = self._account(contact)
        return self.school

    def _families(self, children: list[int]) -> None:
        paired = [children[i : i + 2] for i in range(0, 2 * SIBLINGS, 2)]
        for n, several in enumerate([*paired, *([child] for child in children[2 * SIBLINGS :])]):
            guardian = self._person("guardian", f"Trần Thị Phụ{n}", None)
            for child in several:
                self._row(
                    BOND,
                    person_id=guardian,
                    child_id=child,
                    relation="mother",
                    state="active",
                    verified_how="slip",
                    from_at=SAID,
                    version=0,
                )
                for purpose in ("declare", "remind"):
                    self._row(
                        CONSENT,
                        child_id=child,
                        by_person_id=guardian,
                        purpose=purpose,
                        assent=False,
                        text_version="2026-11",
                        given_at=SAID,
                        on_paper=False,
                    )
            self.school.families[self._account(guardian)] = several

    def _staff(self, classes: list[int]) -> None:
        duties = [("principal", self.school.id), ("deputy_head", self.school.id), ("school_health", self.school.id)]
        duties += [("homeroom", each) for each in classes]
        for n in range(STAFF):
            person = self._person("staff", f"Lê Thị Cán{n}", self.school.id)
            chat = self._account(person)
            self.school.staff.append(chat)
            if n < len(duties):
                kind, unit = duties[n]
                self._row(DUTY, person_id=person, unit_id=unit, kind=kind, order=1, from_on=START)
                self.school.roles.setdefault(kind, chat)

    def _pupil(self, in_class: int, n: int) -> int:
        found = self._person("pupil", f"Trần Gia Học{n}", self.school.id)
        self._row(ENROLMENT, person_id=found, school_id=self.school.id, class_id=in_class, boards=False, from_on=START)
        return found

    def _person(self, kind: str, name: str, school: int | None) -> int:
        uid = new_uid()
        self.school.names.add(name)
        phone = f"+84590{len(self.school.names):06d}"
        self.school.phones.add(phone.removeprefix("+84"))
        details = {"birthday": "2018-05-05"} if kind == "pupil" else {}
        return self._row(
            PERSON,
            uid=uid,
            kind=kind,
            school_id=school,
            sealed_name=self.sealer.seal("person.name", uid, name),
            sealed_details=self.sealer.seal_json("person.details", uid, details),
            sealed_phone=self.sealer.seal("person.phone", uid, phone),
            phone_index=self.sealer.index("phone", phone),
        )

    def _account(self, person: int) -> int:
        uid, self._chat = new_uid(), self._chat + 1
        chat = str(self._chat)
        self._row(
            ACCOUNT,
            uid=uid,
            channel="telegram",
            bot=BOT,
            chat_index=self.sealer.index("chat", f"telegram|{BOT}|{chat}"),
            sealed_chat=self.sealer.seal("account.chat", uid, chat),
            person_id=person,
            verified_how="slip",
            language="vi",
            state="active",
            made_at=SAID,
            paused=False,
            wrong_codes=0,
            version=0,
        )
        return self._chat

    def _unit(self, code: str, name: str, kind: str, school: int | None = None) -> int:
        found = self._row(
            UNIT,
            code=code,
            name=name,
            kind=kind,
            school_id=school,
            school_year=2026 if school else None,
            from_on=START,
        )
        if school:
            self._row(UNIT_EDGE, unit_id=found, kind="managed_by", target_id=school, from_on=START)
        return found

    def _row(self, table: sa.Table, **values: object) -> int:
        result = self.connection.execute(table.insert().values(**values))
        return int(result.inserted_primary_key[0])  # type: ignore[index]


def build_school(database: Database) -> School:
    """Write the school into an empty, migrated database."""
    with database.engine.begin() as connection:
        return Builder(connection, database.sealer).build()
