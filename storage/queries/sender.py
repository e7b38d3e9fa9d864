"""Loading the senders of a batch: a handful of statements, however many they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.queries.open_cases import open_case_views
from storage.queries.proxied import DUTIES as PROXYING
from storage.queries.proxied import proxied_subjects
from storage.queries.school_habits import habits_of_schools
from storage.queries.views import (
    ORDERED,
    account_view,
    declared_view,
    duty_view,
    person_view,
    round_view,
    session_view,
)
from storage.sealing import Sealer, new_uid
from storage.tables import (
    ACCOUNT,
    ASKED_OF_PERSONS,
    BOND,
    CONSENT,
    DECLARATION,
    DUTY,
    ENROLMENT,
    ORDER,
    PERSON,
    ROUND,
    SESSION,
    UNIT,
    insert_new,
    living,
)
from storage.values import CaseView, Declared, DutyView, RoundView, Sender, Subject

CLASS = UNIT.alias("class_unit")
SCHOOL = UNIT.alias("school_unit")
_ACCOUNTS = sa.select(
    ACCOUNT,
    SESSION.c.place,
    SESSION.c.menu,
    SESSION.c.offered_at,
    SESSION.c.is_unasked,
    SESSION.c.earlier,
    SESSION.c.earlier_at,
    SESSION.c.at.label("session_at"),
    SESSION.c.version.label("session_version"),
    PERSON.c.uid.label("person_uid"),
    PERSON.c.kind.label("person_kind"),
    PERSON.c.sealed_name,
    PERSON.c.school_id.label("person_school_id"),
).select_from(
    ACCOUNT.outerjoin(SESSION, SESSION.c.account_id == ACCOUNT.c.id).outerjoin(
        PERSON, PERSON.c.id == ACCOUNT.c.person_id
    )
)
ACCOUNTS = _ACCOUNTS.where(among(ACCOUNT.c.chat_index, "chats"))
ACCOUNTS_BY_ID = _ACCOUNTS.where(among(ACCOUNT.c.id, "accounts"))

CHATS = sa.select(ACCOUNT.c.id, ACCOUNT.c.uid, ACCOUNT.c.sealed_chat).where(among(ACCOUNT.c.id, "accounts"))

_SUBJECT_COLUMNS = (
    PERSON.c.id.label("person_id"),
    PERSON.c.uid,
    PERSON.c.kind,
    PERSON.c.sealed_name,
    PERSON.c.sealed_details,
    SCHOOL.c.id.label("school_id"),
    SCHOOL.c.name.label("school_name"),
    CLASS.c.id.label("class_id"),
    CLASS.c.name.label("class_name"),
    ENROLMENT.c.boards,
    SCHOOL.c.levels,
)
_ENROLLED = (
    PERSON.outerjoin(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
    .outerjoin(CLASS, CLASS.c.id == ENROLMENT.c.class_id)
    .join(SCHOOL, SCHOOL.c.id == sa.func.coalesce(ENROLMENT.c.school_id, PERSON.c.school_id))
)
SUBJECTS = (
    sa.select(
        *_SUBJECT_COLUMNS,
        BOND.c.person_id.label("holder_id"),
        BOND.c.relation,
        BOND.c.id.label("bond_id"),
        BOND.c.version.label("bond_version"),
        BOND.c.state.label("bond_state"),
    )
    .select_from(_ENROLLED.join(BOND, BOND.c.child_id == PERSON.c.id))
    .where(among(BOND.c.person_id, "persons"), BOND.c.state != "ended", PERSON.c.gone_on.is_(None))
    .union_all(
        sa.select(
            *_SUBJECT_COLUMNS,
            PERSON.c.id,
            sa.literal("self"),
            sa.literal(None, BOND.c.id.type),
            sa.literal(0),
            sa.literal("active"),
        )
        .select_from(_ENROLLED)
        .where(among(PERSON.c.id, "persons"), PERSON.c.kind.in_(("pupil", "staff")), PERSON.c.gone_on.is_(None))
    )
)
CONSENTS = sa.select(CONSENT.c.child_id, CONSENT.c.purpose, CONSENT.c.assent, CONSENT.c.by_person_id).where(
    among(CONSENT.c.child_id, "persons"), CONSENT.c.withdrawn_at.is_(None), CONSENT.c.on_paper.is_(False)
)
ROUNDS = (
    sa.select(ROUND, *ORDERED)
    .join(ORDER, ORDER.c.id == ROUND.c.order_id)
    .where(among(ROUND.c.school_id, "schools"), ROUND.c.state == "open", ASKED_OF_PERSONS)
)
DECLARED = sa.select(DECLARATION).where(
    among(DECLARATION.c.round_id, "rounds"), among(DECLARATION.c.person_id, "persons")
)
DUTIES = (
    sa.select(DUTY, UNIT.c.name.label("unit_name"), UNIT.c.kind.label("unit_kind"), UNIT.c.school_id)
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .where(among(DUTY.c.person_id, "persons"), living(DUTY))
    .order_by(DUTY.c.id)
)

NEW_ACCOUNT_KEYS = ("channel", "bot", "chat_index")


def load_senders(
    connection: Connection, sealer: Sealer, chats: Sequence[tuple[str, str, str]], now: datetime, today: date
) -> list[Sender]:
    """Load the sender of each `(channel, bot, chat)`, in that order; an unknown chat gets an account."""
    indexes = [sealer.indexes("chat", f"{channel}|{bot}|{chat}") for channel, bot, chat in chats]
    rows = _accounts(connection, indexes)
    fresh = {i for i, found in enumerate(rows) if found is None}
    if fresh:
        _make_accounts(connection, sealer, [(chats[i], indexes[i][0]) for i in sorted(fresh)], now)
        rows = _accounts(connection, indexes)
    found = [row for row in rows if row is not None]
    if len(found) != len(chats):
        raise LookupError("an account that was just made is not there")
    return _fill(connection, sealer, found, fresh, today)


def load_accounts(connection: Connection, sealer: Sealer, accounts: Sequence[int], today: date) -> dict[int, Sender]:
    """Load accounts by key with all they may touch now, for what is said to them unasked."""
    rows = list(connection.execute(ACCOUNTS_BY_ID, {"accounts": list(accounts)}))
    senders = _fill(connection, sealer, rows, set(), today)
    return {sender.account.id: sender for sender in senders}


def chats_of(connection: Connection, sealer: Sealer, accounts: Sequence[int]) -> dict[int, str]:
    """The messenger's own names of accounts' chats, opened just before something is sent."""
    rows = connection.execute(CHATS, {"accounts": list(accounts)})
    return {row.id: sealer.open("account.chat", row.uid, row.sealed_chat) for row in rows}


def _accounts(connection: Connection, indexes: Sequence[Sequence[str]]) -> list[Any | None]:
    wanted = [index for several in indexes for index in several]
    by_index = {row.chat_index: row for row in connection.execute(ACCOUNTS, {"chats": wanted})}
    return [next((by_index[i] for i in several if i in by_index), None) for several in indexes]


def _make_accounts(
    connection: Connection, sealer: Sealer, chats: Iterable[tuple[tuple[str, str, str], str]], now: datetime
) -> None:
    values = []
    for (channel, bot, chat), index in chats:
        uid = new_uid()
        values.append(
            {
                "uid": uid,
                "channel": channel,
                "bot": bot,
                "chat_index": index,
                "sealed_chat": sealer.seal("account.chat", uid, chat),
                "language": "vi",
                "state": "active",
                "made_at": now,
                "paused": False,
                "wrong_codes": 0,
                "version": 0,
            }
        )
    connection.execute(insert_new(connection.dialect.name, ACCOUNT, NEW_ACCOUNT_KEYS), values)


def _fill(
    connection: Connection, sealer: Sealer, accounts: Sequence[Any], fresh: set[int], today: date
) -> list[Sender]:
    persons = sorted({row.person_id for row in accounts if row.person_id is not None})
    subjects: Mapping[int, list[Subject]] = {}
    duties: dict[int, list[DutyView]] = defaultdict(list)
    rounds: dict[int, list[RoundView]] = defaultdict(list)
    declared: dict[tuple[int, int], Declared] = {}
    revisions: dict[tuple[int, int], int] = {}
    proxied: Mapping[int, list[Subject]] = {}
    if persons:
        subjects = _subjects(connection, sealer, persons, today)
        for row in connection.execute(DUTIES, {"persons": persons, "today": today}):
            duties[row.person_id].append(duty_view(row))
        proxying = [row.id for row in accounts if any(duty.kind in PROXYING for duty in duties.get(row.person_id, ()))]
        if proxying:
            proxied = proxied_subjects(connection, sealer, proxying, today)
        known = [*subjects.values(), *proxied.values()]
        schools = sorted({s.school_id for several in known for s in several})
        for row in connection.execute(ROUNDS, {"schools": schools}) if schools else ():
            rounds[row.school_id].append(round_view(row))
        declared, revisions = _declared(connection, known, rounds)
    senders = []
    for i, row in enumerate(accounts):
        own, for_families = tuple(subjects.get(row.person_id, ())), tuple(proxied.get(row.id, ()))
        everybody = (*own, *for_families)
        open_rounds = tuple(r for school in dict.fromkeys(s.school_id for s in everybody) for r in rounds[school])
        keys = [(r.id, s.person_id) for r in open_rounds for s in everybody]
        senders.append(
            Sender(
                account=account_view(row, is_new=i in fresh),
                session=session_view(row),
                person=person_view(sealer, row),
                subjects=own,
                rounds=open_rounds,
                declared={key: declared[key] for key in keys if key in declared},
                duties=tuple(duties.get(row.person_id, ())),
                revisions={key: revisions[key] for key in keys if key in revisions},
                proxied=for_families,
            )
        )
    return senders


def _subjects(connection: Connection, sealer: Sealer, persons: Sequence[int], today: date) -> dict[int, list[Subject]]:
    rows = connection.execute(SUBJECTS, {"persons": persons, "today": today}).all()
    ids = sorted({row.person_id for row in rows})
    consents: dict[int, set[str]] = defaultdict(set)
    cases: dict[int, CaseView] = {}
    if ids:
        for consent in connection.execute(CONSENTS, {"persons": ids}):
            if not consent.assent:
                consents[consent.child_id].add(consent.purpose)
            if consent.assent or consent.by_person_id == consent.child_id:
                consents[consent.child_id].add("assent")
        cases = open_case_views(connection, ids)
    habits = habits_of_schools(connection, ((row.school_id, row.levels) for row in rows))
    found: dict[int, list[Subject]] = defaultdict(list)
    for row in rows:
        details = (
            sealer.open_json("person.details", row.uid, row.sealed_details) if row.sealed_details is not None else {}
        )
        birthday = details.get("birthday")
        found[row.holder_id].append(
            Subject(
                person_id=row.person_id,
                name=sealer.open("person.name", row.uid, row.sealed_name),
                kind=row.kind,
                relation=row.relation,
                school_id=row.school_id,
                school_name=row.school_name,
                class_id=row.class_id,
                class_name=row.class_name,
                boards=bool(row.boards),
                birthday=date.fromisoformat(birthday) if birthday else None,
                habits=habits[row.school_id],
                bond_id=row.bond_id,
                bond_version=row.bond_version,
                is_suspended=row.bond_state == "suspended",
                consents=frozenset(consents.get(row.person_id, ())),
                case=cases.get(row.person_id),
            )
        )
    for several in found.values():
        several.sort(key=lambda s: (s.birthday or date.max, s.person_id))
    return found


def _declared(
    connection: Connection, subjects: Sequence[Sequence[Subject]], rounds: Mapping[int, Sequence[RoundView]]
) -> tuple[dict[tuple[int, int], Declared], dict[tuple[int, int], int]]:
    """What is declared, and the last revision ever made, by round and person."""
    round_ids = sorted({r.id for several in rounds.values() for r in several})
    person_ids = sorted({s.person_id for several in subjects for s in several})
    newest: dict[tuple[int, int], Any] = {}
    if round_ids and person_ids:
        for row in connection.execute(DECLARED, {"rounds": round_ids, "persons": person_ids}):
            key = (row.round_id, row.person_id)
            if key not in newest or newest[key].revision < row.revision:
                newest[key] = row
    declared = {key: declared_view(row) for key, row in newest.items() if row.withdrawn_at is None}
    return declared, {key: row.revision for key, row in newest.items()}
