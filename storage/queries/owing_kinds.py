"""What is known of those who owe in some rounds, to say why: counted by kind in the database, no row a person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.queries.roll_values import ReachRow
from storage.queries.rolls import UNDELIVERED
from storage.tables import ACCOUNT, BOND, CONSENT, DECLARATION, ENROLMENT, OUTBOX, PERSON, ROUND, living

_HAS_DECLARED = sa.exists().where(
    DECLARATION.c.round_id == ROUND.c.id,
    DECLARATION.c.person_id == PERSON.c.id,
    DECLARATION.c.withdrawn_at.is_(None),
)
OWING = (
    sa.select(PERSON.c.id, PERSON.c.kind)
    .join(ENROLMENT, ENROLMENT.c.person_id == PERSON.c.id)
    .join(ROUND, ROUND.c.school_id == ENROLMENT.c.school_id)
    .where(among(ROUND.c.id, "rounds"), living(ENROLMENT), PERSON.c.gone_on.is_(None), ~_HAS_DECLARED)
    .union(
        sa.select(PERSON.c.id, PERSON.c.kind)
        .join(ROUND, ROUND.c.school_id == PERSON.c.school_id)
        .where(among(ROUND.c.id, "rounds"), PERSON.c.kind == "staff", PERSON.c.gone_on.is_(None), ~_HAS_DECLARED)
    )
    .subquery("owing")
)
_NOUGHT, _ONE, _TWO, _THREE = (sa.literal_column(number, sa.Integer) for number in ("0", "1", "2", "3"))
_TRIED = (
    sa.select(sa.func.max(sa.case((OUTBOX.c.state == "sent", _TWO), else_=_ONE)))
    .where(OUTBOX.c.account_id == ACCOUNT.c.id, OUTBOX.c.kind == "reminder", OUTBOX.c.key.like(sa.bindparam("b_key")))
    .where(sa.or_(OUTBOX.c.state.in_(("sent", "refused")), OUTBOX.c.why == UNDELIVERED))
    .correlate(ACCOUNT)
    .scalar_subquery()
)
_OPEN_KIND = _ONE + sa.case((ACCOUNT.c.paused, _THREE), else_=_NOUGHT) + sa.func.coalesce(_TRIED, _NOUGHT)
"""1 to 3: nothing tried today, not delivered, delivered; 4 to 6: the same of a paused one. 0 is a blocked one."""
_KIND = sa.case((ACCOUNT.c.state != "active", _NOUGHT), else_=_OPEN_KIND)
_KINDS = sa.func.sum(sa.distinct(_ONE.op("<<")(_KIND)), type_=sa.BigInteger)
"""A bit for each kind of account that somebody has."""
_OF_BONDS = (
    sa.select(_KINDS)
    .select_from(BOND.join(ACCOUNT, ACCOUNT.c.person_id == BOND.c.person_id))
    .where(BOND.c.child_id == OWING.c.id, BOND.c.state == "active", ACCOUNT.c.state != "ended")
    .correlate(OWING)
    .scalar_subquery()
)
_OF_THEIRS = (
    sa.select(_KINDS)
    .where(ACCOUNT.c.person_id == OWING.c.id, ACCOUNT.c.state != "ended")
    .correlate(OWING)
    .scalar_subquery()
)
_SAID = sa.exists().where(
    CONSENT.c.child_id == OWING.c.id,
    CONSENT.c.purpose == "declare",
    CONSENT.c.assent.is_(False),
    CONSENT.c.on_paper.is_(False),
)
_AGREES = _SAID.where(CONSENT.c.withdrawn_at.is_(None))
_EACH = sa.select(
    sa.case((OWING.c.kind == "staff", _ONE), (_AGREES, _ONE), else_=_NOUGHT).label("by_chat"),
    sa.case((OWING.c.kind == "staff", _NOUGHT), (_AGREES, _NOUGHT), (_SAID, _ONE), else_=_NOUGHT).label("withdrawn"),
    sa.func.coalesce(_OF_BONDS, _NOUGHT).op("|")(sa.func.coalesce(_OF_THEIRS, _NOUGHT)).label("kinds"),
).subquery("each")
COUNTED = sa.select(_EACH, sa.func.count().label("n")).group_by(_EACH.c.by_chat, _EACH.c.withdrawn, _EACH.c.kinds)
_REACHES = (
    ReachRow(True, False, None),
    *(ReachRow(False, paused, delivered) for paused in (False, True) for delivered in (None, False, True)),
)


@dataclass(frozen=True, slots=True)
class Owes:
    """What is known of somebody who owes, to say why; no name, no key. `reaches`: their kinds, each once."""

    by_chat: bool
    has_withdrawn: bool
    reaches: tuple[ReachRow, ...]


def owing_kinds(reading: Reading, rounds: Sequence[int]) -> Counter[Owes]:
    """How many of those who owe in some rounds stand alike."""
    values = {"rounds": list(rounds), "today": reading.today, "b_key": f"rem:%:{reading.today.isoformat()}:%"}
    found: Counter[Owes] = Counter()
    for row in reading.connection.execute(COUNTED, values) if rounds else ():
        found[Owes(bool(row.by_chat), bool(row.withdrawn), _reaches(row))] += row.n
    return found


def _reaches(row: Any) -> tuple[ReachRow, ...]:
    return tuple(reach for bit, reach in enumerate(_REACHES) if int(row.kinds) >> bit & 1)
