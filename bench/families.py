"""Families to declare for: a school, guardians of two children each, one open round, straight into the tables."""

from collections.abc import Iterator
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from storage.database import Database
from storage.sealing import Sealer, new_uid
from storage.tables import ACCOUNT, BOND, CONSENT, ENROLMENT, ORDER, PERSON, ROUND, UNIT

FIRST_CHAT = 1_000_000
MEMBERS = (("guardian", "Trần Thị Đo"), ("pupil", "Trần Gia Một"), ("pupil", "Trần Gia Hai"))


def seed(database: Database, clock: Clock, bot: str, families: int) -> tuple[int, date, list[tuple[int, int]]]:
    """Make the families; returns order, date and the two children of each family (chat FIRST_CHAT + its number)."""
    now, today = clock.now(), local_date(clock.now())
    start = today - timedelta(days=60)
    sealer = database.sealer
    with database.engine.begin() as connection:
        school = _one(connection, UNIT, code="BENCH", name="Tiểu học Đo", kind="school", from_on=start)
        classes = [
            _one(
                connection,
                UNIT,
                code=f"BENCH-{n}",
                name=f"{n}A",
                kind="class",
                school_id=school,
                school_year=2026,
                from_on=start,
            )
            for n in range(1, 31)
        ]
        order = _one(connection, ORDER, kind="standing", number="614")
        _one(
            connection,
            ROUND,
            school_id=school,
            form="person-2026",
            held_on=today,
            order_id=order,
            state="open",
            opens_at=now - timedelta(hours=1),
            due_at=now + timedelta(hours=2),
            closes_at=now + timedelta(hours=10),
            done="open",
            version=0,
        )
        first = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(PERSON.c.id), 0))).scalar_one()) + 1
        people = list(_people(sealer, families, first, school))
        connection.execute(PERSON.insert(), people)
        guardians = [first + 3 * n for n in range(families)]
        connection.execute(
            ENROLMENT.insert(),
            [
                {
                    "person_id": g + c,
                    "school_id": school,
                    "class_id": classes[(n + c) % 30],
                    "boards": False,
                    "from_on": start,
                }
                for n, g in enumerate(guardians)
                for c in (1, 2)
            ],
        )
        bonds = [(g, g + c) for g in guardians for c in (1, 2)]
        connection.execute(
            BOND.insert(),
            [
                {
                    "person_id": g,
                    "child_id": c,
                    "relation": "mother",
                    "state": "active",
                    "verified_how": "slip",
                    "from_at": now,
                    "version": 0,
                }
                for g, c in bonds
            ],
        )
        connection.execute(
            CONSENT.insert(),
            [
                {
                    "child_id": c,
                    "by_person_id": g,
                    "purpose": purpose,
                    "assent": False,
                    "text_version": "2026-11",
                    "given_at": now,
                    "on_paper": False,
                }
                for g, c in bonds
                for purpose in ("declare", "remind")
            ],
        )
        connection.execute(ACCOUNT.insert(), list(_accounts(sealer, bot, guardians, now)))
        _move_sequence(connection, first + 3 * families)
    return order, today, [(g + 1, g + 2) for g in guardians]


def _one(connection: Connection, table: sa.Table, **values: object) -> int:
    return int(connection.execute(table.insert().values(**values)).inserted_primary_key[0])  # type: ignore[index]


def _people(sealer: Sealer, families: int, first: int, school: int) -> Iterator[dict[str, object]]:
    for n in range(families):
        for offset, kind, name in (
            (0, "guardian", "Trần Thị Đo"),
            (1, "pupil", "Trần Gia Một"),
            (2, "pupil", "Trần Gia Hai"),
        ):
            uid = new_uid()
            details = {"birthday": "2018-05-05"} if offset else {}
            yield {
                "id": first + 3 * n + offset,
                "uid": uid,
                "kind": kind,
                "school_id": school if offset else None,
                "sealed_name": sealer.seal("person.name", uid, name),
                "sealed_details": sealer.seal_json("person.details", uid, details) if details else None,
            }


def _accounts(sealer: Sealer, bot: str, guardians: list[int], now: object) -> Iterator[dict[str, object]]:
    for n, guardian in enumerate(guardians):
        uid, chat = new_uid(), str(FIRST_CHAT + n)
        yield {
            "uid": uid,
            "channel": "telegram",
            "bot": bot,
            "chat_index": sealer.index("chat", f"telegram|{bot}|{chat}"),
            "sealed_chat": sealer.seal("account.chat", uid, chat),
            "person_id": guardian,
            "verified_how": "slip",
            "language": "vi",
            "state": "active",
            "made_at": now,
            "paused": False,
            "wrong_codes": 0,
            "version": 0,
        }


def _move_sequence(connection: Connection, past: int) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.setval("person_id_seq", past)))
