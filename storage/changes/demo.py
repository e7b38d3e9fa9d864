"""What the demo's database gets beyond the import: accounts of those who can be played, one family that has joined."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.base import store
from storage.changes.cases import CaseHappened, ChangeCase, OpenCase
from storage.changes.declarations import Declare
from storage.changes.rounds import MakeStandingOrder
from storage.queries.browser import BOT, CHANNEL, chat_index
from storage.sealing import Sealer, new_uid
from storage.tables import ACCOUNT, BOND, CONSENT, INVITATION, ORDER, PERSON, ROUND, insert_new

SLIP_LASTS = timedelta(days=14)


def make_player(connection: Connection, sealer: Sealer, role: str, person_id: int, now: datetime) -> None:
    """Give a person the chat window of a role."""
    uid = new_uid()
    values = {
        "uid": uid,
        "channel": CHANNEL,
        "bot": BOT,
        "chat_index": chat_index(sealer, BOT, role),
        "sealed_chat": sealer.seal("account.chat", uid, role),
        "person_id": person_id,
        "verified_how": "demo",
        "language": "vi",
        "state": "active",
        "made_at": now,
        "paused": False,
        "wrong_codes": 0,
        "version": 0,
    }
    connection.execute(insert_new(connection.dialect.name, ACCOUNT, ["channel", "bot", "chat_index"]), values)


def make_guardian(
    connection: Connection, sealer: Sealer, name: str, phone: str, children: Sequence[tuple[int, str]], now: datetime
) -> int:
    """Bind a new person to children (person and relation), with consent to every purpose; returns the person."""
    uid = new_uid()
    made = connection.execute(
        PERSON.insert().values(
            uid=uid,
            kind="guardian",
            sealed_name=sealer.seal("person.name", uid, name),
            phone_index=sealer.index("phone", phone),
            sealed_phone=sealer.seal("person.phone", uid, phone),
        )
    )
    [person] = made.inserted_primary_key or (0,)
    for child, relation in children:
        connection.execute(
            BOND.insert().values(
                person_id=person,
                child_id=child,
                relation=relation,
                state="active",
                verified_how="slip",
                from_at=now,
                version=0,
            )
        )
        for purpose in ("declare", "remind", "statistics"):
            consent(connection, child, int(person), purpose, now)
    return int(person)


def consent(
    connection: Connection, child: int, by: int, purpose: str, now: datetime, *, is_assent: bool = False
) -> None:
    """A yes to a purpose."""
    connection.execute(
        CONSENT.insert().values(
            child_id=child,
            by_person_id=by,
            purpose=purpose,
            assent=is_assent,
            text_version="2026-11",
            given_at=now,
            on_paper=False,
        )
    )


def make_slip(connection: Connection, sealer: Sealer, person_id: int, unit_id: int, code: str, now: datetime) -> None:
    """Print a child's slip, so to say: its code is kept sealed beside its index."""
    uid = new_uid()
    connection.execute(
        INVITATION.insert().values(
            uid=uid,
            kind="child",
            unit_id=unit_id,
            person_id=person_id,
            code_index=sealer.index("code", code),
            sealed_code=sealer.seal("invitation.code", uid, code),
            made_at=now,
            expires_at=now + SLIP_LASTS,
            tries=0,
            version=0,
        )
    )


def past_round(connection: Connection, sealer: Sealer, school_id: int, held_on: date, at: datetime) -> int:
    """The standing round of a day before the demo begins, closed; returns its key."""
    store(connection, sealer, [MakeStandingOrder()])
    order = connection.execute(sa.select(ORDER.c.id).where(ORDER.c.kind == "standing")).scalar_one()
    made = connection.execute(
        ROUND.insert().values(
            school_id=school_id,
            form="person-2026",
            held_on=held_on,
            order_id=order,
            state="closed",
            opens_at=at,
            due_at=at + timedelta(hours=2),
            closes_at=at + timedelta(hours=12),
            done="close",
            version=0,
        )
    )
    [number] = made.inserted_primary_key or (0,)
    return int(number)


def past_case(
    connection: Connection, sealer: Sealer, child: tuple[int, int, int], round_id: int, nurse: int | None, at: datetime
) -> None:
    """A child (person, class, school) had blisters in a round before: taken by school health, watched at home."""
    person, in_class, school = child
    declaration, case = new_uid(), new_uid()
    declared = Declare(
        uid=declaration,
        round_id=round_id,
        person_id=person,
        school_id=school,
        class_id=in_class,
        revision=1,
        account_id=None,
        by_person_id=nurse,
        by="proxy",
        at=at,
        form_version="1",
        well=False,
        code="4H7K",
        severity="red",
        syndrome="hfmd",
        answers={"well": "no", "signs": ["blisters", "mouth_sores"], "temperature_status": "not_measured"},
    )
    opened = OpenCase(
        uid=case,
        person_id=person,
        school_id=school,
        class_id=in_class,
        round_id=round_id,
        declaration_uid=declaration,
        severity="red",
        syndrome="hfmd",
        notifiable=True,
        at_school=False,
        opened_at=at,
        report_by=at + timedelta(hours=24),
        policy={},
        step=0,
        next_at=None,
    )
    taken, told, watched = (at + timedelta(minutes=minutes) for minutes in (4, 50, 95))
    settled = ChangeCase(
        case,
        0,
        {
            "state": "watched",
            "taken_by": nurse,
            "taken_at": taken,
            "told_station_by": nurse,
            "told_station_at": told,
            "told_station_how": "phone",
            "outcome": "watched_home",
            "outcome_at": watched,
        },
    )
    events = [
        CaseHappened(case, taken, "taken", nurse),
        CaseHappened(case, told, "told_station", nurse, {"how": "phone"}),
        CaseHappened(case, watched, "outcome", nurse, {"outcome": "watched_home"}),
    ]
    store(connection, sealer, [declared, opened, settled, *events])
