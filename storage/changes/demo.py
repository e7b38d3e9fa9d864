"""What the demo's database gets beyond the import: accounts of those who can be played, one family that has joined."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.engine import Connection

from storage.queries.browser import BOT, CHANNEL
from storage.sealing import Sealer, new_uid
from storage.tables import ACCOUNT, BOND, CONSENT, INVITATION, PERSON, insert_new

SLIP_LASTS = timedelta(days=14)


def make_player(connection: Connection, sealer: Sealer, role: str, person_id: int, now: datetime) -> None:
    """Give a person the chat window of a role."""
    uid = new_uid()
    values = {
        "uid": uid,
        "channel": CHANNEL,
        "bot": BOT,
        "chat_index": sealer.index("chat", f"{CHANNEL}|{BOT}|{role}"),
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
