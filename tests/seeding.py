"""Rows that tests start from, written straight into the tables (the import has tests of its own)."""

import itertools
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.clock import Clock
from storage.database import Database
from storage.sealing import new_uid
from storage.tables import (
    ACCOUNT,
    BOND,
    CONSENT,
    CONTACT_POINT,
    DUTY,
    ENROLMENT,
    ORDER,
    PERSON,
    ROUND,
    UNIT,
    UNIT_EDGE,
)

START = date(2026, 9, 1)


class Seeds:
    """Makes units, people, bonds, duties, accounts and rounds; every method returns the new row's key."""

    def __init__(self, database: Database, clock: Clock, bot: str, channel: str = "town") -> None:
        self.database, self.clock, self.bot, self.channel = database, clock, bot, channel
        self.sealer = database.sealer
        self._numbers = itertools.count(100)

    def insert(self, table: sa.Table, **values: Any) -> int:
        def run(connection: sa.Connection) -> int:
            return int(connection.execute(table.insert(), values).inserted_primary_key[0])

        return int(self.database.write(run).result(timeout=10))

    def unit(
        self, code: str, name: str, kind: str, *, parent: int | None = None, station: int | None = None, **more: Any
    ) -> int:
        found = self.insert(UNIT, code=code, name=name, kind=kind, from_on=START, **more)
        for edge, target in (("managed_by", parent), ("health_station", station)):
            if target is not None:
                self.insert(UNIT_EDGE, unit_id=found, kind=edge, target_id=target, from_on=START)
        return found

    def school_class(self, school: int, name: str) -> int:
        code = f"{school}-{name}"
        return self.unit(code, name, "class", parent=school, school_id=school, school_year=2026)

    def person(
        self, kind: str, name: str, *, school: int | None = None, phone: str | None = None, **details: Any
    ) -> int:
        uid = new_uid()
        return self.insert(
            PERSON,
            uid=uid,
            kind=kind,
            school_id=school,
            sealed_name=self.sealer.seal("person.name", uid, name),
            sealed_details=self.sealer.seal_json("person.details", uid, details) if details else None,
            phone_index=self.sealer.index("phone", phone) if phone else None,
            sealed_phone=self.sealer.seal("person.phone", uid, phone) if phone else None,
        )

    def pupil(
        self, name: str, school: int, in_class: int, birthday: str = "2019-09-05", *, boards: bool = False
    ) -> int:
        found = self.person("pupil", name, school=school, birthday=birthday)
        self.insert(ENROLMENT, person_id=found, school_id=school, class_id=in_class, boards=boards, from_on=START)
        return found

    def contact(self, child: int, relation: str, phone: str) -> int:
        uid = new_uid()
        return self.insert(
            CONTACT_POINT,
            uid=uid,
            child_id=child,
            relation=relation,
            phone_index=self.sealer.index("phone", phone),
            sealed_phone=self.sealer.seal("contact_point.phone", uid, phone),
        )

    def account(self, person: int | None, chat: str | None = None, **more: Any) -> str:
        chat = chat or str(next(self._numbers))
        uid, bot = new_uid(), more.get("bot", self.bot)
        self.insert(
            ACCOUNT,
            **{
                "uid": uid,
                "channel": self.channel,
                "bot": self.bot,
                "chat_index": self.sealer.index("chat", f"{self.channel}|{bot}|{chat}"),
                "sealed_chat": self.sealer.seal("account.chat", uid, chat),
                "person_id": person,
                "verified_how": "slip",
                "language": "vi",
                "state": "active",
                "made_at": self.clock.now(),
                "paused": False,
                "wrong_codes": 0,
                "version": 0,
                **more,
            },
        )
        return chat

    def bond(self, person: int, child: int, relation: str = "mother", state: str = "active") -> int:
        return self.insert(
            BOND,
            person_id=person,
            child_id=child,
            relation=relation,
            state=state,
            verified_how="slip",
            from_at=self.clock.now(),
            version=0,
        )

    def consent(self, child: int, by: int, purposes: Sequence[str] = ("declare", "remind")) -> None:
        for purpose in purposes:
            self.insert(
                CONSENT,
                child_id=child,
                by_person_id=by,
                purpose=purpose,
                assent=False,
                text_version="2026-11",
                given_at=self.clock.now(),
                on_paper=False,
            )

    def guardian(self, name: str, children: Sequence[int], relation: str = "mother") -> tuple[int, str]:
        """A guardian bound to children, with consent and an account; returns the person and the chat."""
        person = self.person("guardian", name)
        for child in children:
            self.bond(person, child, relation)
            self.consent(child, person)
        return person, self.account(person)

    def duty(self, person: int, kind: str, unit: int, order: int = 1, **more: Any) -> int:
        return self.insert(DUTY, person_id=person, unit_id=unit, kind=kind, order=order, from_on=START, **more)

    def holder(self, name: str, kind: str, unit: int, order: int = 1, *, school: int | None = None) -> tuple[int, str]:
        """Somebody with a duty and an account; returns the person and the chat."""
        person = self.person("staff" if school else "official", name, school=school)
        self.duty(person, kind, unit, order)
        return person, self.account(person)

    def order(self, kind: str = "standing") -> int:
        """The order of a kind; the same one however often it is asked for."""
        with self.database.reading() as connection:
            known = connection.execute(sa.select(ORDER.c.id).where(ORDER.c.kind == kind)).scalar()
        if known is not None:
            return int(known)
        return self.insert(ORDER, kind=kind, number="614/BGDĐT-GDTC", issued_on=date(2021, 2, 19), issuer="Bộ GDĐT")

    def round(
        self,
        school: int,
        order: int,
        opens: datetime,
        due: datetime,
        closes: datetime,
        held_on: date,
        form: str = "person-2026",
    ) -> int:
        """An open round without milestones ahead, for tests that do not move the clock past it."""
        return self.insert(
            ROUND,
            school_id=school,
            form=form,
            held_on=held_on,
            order_id=order,
            state="open",
            opens_at=opens,
            due_at=due,
            closes_at=closes,
            done="open",
            version=0,
        )
