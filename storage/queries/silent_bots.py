"""Bots whose messenger says ok and whose alerts nobody answers: what the rows say, and which are suspected.

`suspected` is the verdict for whoever shows it (status, doctor, metrics, the banner); the clock keeps it up to date.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.needs import Reading
from storage.tables import CASE_TOLD, FACT, OUTBOX, SESSION

TICK = timedelta(microseconds=1)
PREFIX = "silent bot:"
"""Facts named so hold since when a bot is suspected, and whether the operators have heard it."""

_ANSWERED = sa.or_(CASE_TOLD.c.answered_at.is_not(None), SESSION.c.at > CASE_TOLD.c.at)
_TOLD = (
    sa.select(
        CASE_TOLD.c.bot,
        CASE_TOLD.c.account_id,
        CASE_TOLD.c.case_uid,
        CASE_TOLD.c.at,
        sa.case((_ANSWERED, CASE_TOLD.c.at), else_=None).label("answered"),
    )
    .join(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key)
    .outerjoin(SESSION, SESSION.c.account_id == CASE_TOLD.c.account_id)
    .where(
        OUTBOX.c.state == "sent",
        CASE_TOLD.c.at >= sa.bindparam("b_since"),
        CASE_TOLD.c.at <= sa.bindparam("b_until"),
        CASE_TOLD.c.kind.in_(("alert", "ambers")),
        ~CASE_TOLD.c.key.like("%:m%"),
    )
    .subquery("told")
)
"""What messengers took, late enough to have been answered; not what was asked for by a press."""
BOTS = (
    sa.select(CASE_TOLD.c.bot)
    .where(CASE_TOLD.c.at >= sa.bindparam("b_since"), CASE_TOLD.c.at <= sa.bindparam("b_until"))
    .distinct()
    .order_by(CASE_TOLD.c.bot)
)
# from the newest back: where a bot's alerts are answered, it is among the first
LAST_ANSWERED = (
    sa.select(_TOLD.c.at)
    .where(_TOLD.c.bot == sa.bindparam("b_bot"), _TOLD.c.answered.is_not(None))
    .order_by(_TOLD.c.at.desc())
    .limit(1)
)
RUN = sa.select(
    sa.func.count().label("alerts"),
    sa.func.count(sa.distinct(_TOLD.c.account_id)).label("accounts"),
    sa.func.count(sa.distinct(_TOLD.c.case_uid)).label("cases"),
    sa.func.min(_TOLD.c.at, type_=CASE_TOLD.c.at.type).label("since"),
).where(_TOLD.c.bot == sa.bindparam("b_bot"), _TOLD.c.at > sa.bindparam("b_last"))
OTHERS = (
    sa.select(
        sa.func.count().label("told"),
        sa.func.count(_TOLD.c.answered).label("answered"),
        sa.func.count(sa.distinct(sa.case((_TOLD.c.answered.is_not(None), _TOLD.c.account_id), else_=None))).label(
            "accounts"
        ),
    )
).where(_TOLD.c.bot != sa.bindparam("b_bot"))
TOTALS = (
    sa.select(_TOLD.c.bot, sa.func.count().label("told"), sa.func.count(_TOLD.c.answered).label("answered"))
    .group_by(_TOLD.c.bot)
    .order_by(_TOLD.c.bot)
)
ANSWERED_SINCE = (
    sa.select(CASE_TOLD.c.id)
    .outerjoin(SESSION, SESSION.c.account_id == CASE_TOLD.c.account_id)
    .where(
        CASE_TOLD.c.bot == sa.bindparam("b_bot"),
        sa.or_(
            CASE_TOLD.c.answered_at > sa.bindparam("b_since"),
            sa.and_(SESSION.c.at > CASE_TOLD.c.at, SESSION.c.at > sa.bindparam("b_since")),
        ),
    )
    .limit(1)
)
ELSEWHERE, LATEST = CASE_TOLD.alias("elsewhere"), CASE_TOLD.alias("latest")
_LATEST_BOT = sa.select(LATEST.c.bot).order_by(LATEST.c.at.desc()).limit(1).scalar_subquery()
# does not ask for the bot of each alert: where there is one bot only, that is a fortnight's alerts for every one
NEXT = sa.select(sa.func.min(CASE_TOLD.c.at)).where(
    CASE_TOLD.c.at > sa.bindparam("b_until"),
    sa.select(ELSEWHERE.c.id).where(ELSEWHERE.c.at > sa.bindparam("b_since"), ELSEWHERE.c.bot != _LATEST_BOT).exists(),
)
SUSPECTED = sa.select(FACT.c.name, FACT.c.value).where(FACT.c.name.startswith(PREFIX)).order_by(FACT.c.name)


@dataclass(frozen=True, slots=True)
class SilentRun:
    """The alerts of a bot after its last answered one: how many, to how many accounts, of how many cases, since when.

    `others_told`, `others_answered`, `others_accounts`: what other bots sent and had answered in the same time.
    """

    bot: str
    alerts: int
    accounts: int
    cases: int
    since: datetime
    others_told: int
    others_answered: int
    others_accounts: int


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A bot that is suspected. `alerts` nobody answered since `since`; `told`: the operators have heard it."""

    since: datetime
    alerts: int
    told: bool


def silent_runs(reading: Reading, since: datetime, until: datetime) -> list[SilentRun]:
    """The unanswered alerts of each bot, among those that messengers took in a period; none of the only bot."""
    connection, period = reading.connection, {"b_since": since, "b_until": until}
    bots = connection.execute(BOTS, period).scalars().all()
    if len(bots) < 2:
        return []
    found = []
    for bot in bots:
        last = connection.execute(LAST_ANSWERED, {**period, "b_bot": bot}).scalar() or since - TICK
        run = connection.execute(RUN, {"b_since": last, "b_until": until, "b_bot": bot, "b_last": last}).one()
        if run.alerts:
            others = connection.execute(OTHERS, {"b_since": run.since, "b_until": until, "b_bot": bot}).one()
            mine = (run.alerts, run.accounts, run.cases, run.since)
            found.append(SilentRun(bot, *mine, others.told, others.answered, others.accounts))
    return found


def answered_again(reading: Reading, since: Mapping[str, datetime]) -> list[str]:
    """Those of some bots of whose alerts one was answered after an instant of each."""
    statement, connection = ANSWERED_SINCE, reading.connection
    return [bot for bot, at in since.items() if connection.execute(statement, {"b_bot": bot, "b_since": at}).first()]


def told_and_answered(connection: Connection, since: datetime, until: datetime) -> dict[str, tuple[int, int]]:
    """How many alerts each bot's messenger took between two instants, and how many were answered."""
    found = connection.execute(TOTALS, {"b_since": since, "b_until": until})
    return {row.bot: (row.told, row.answered) for row in found}


def next_alert_after(reading: Reading, since: datetime, until: datetime) -> datetime | None:
    """When the first alert was told that is too young to be judged, by a bot that is not the only one since then."""
    found: datetime | None = reading.connection.execute(NEXT, {"b_since": since, "b_until": until}).scalar()
    return found


def suspected(connection: Connection) -> Mapping[str, Suspicion]:
    """The bots that are suspected of saying ok and delivering nothing, by `channel:bot`."""
    return suspicions_in({row.name: row.value for row in connection.execute(SUSPECTED)})


def suspicions_in(facts: Mapping[str, str]) -> Mapping[str, Suspicion]:
    """The suspicions among facts, by `channel:bot`."""
    found = {}
    for name, value in facts.items():
        if name.startswith(PREFIX):
            kept = json.loads(value)
            since = datetime.fromisoformat(kept["since"])
            found[name.removeprefix(PREFIX)] = Suspicion(since, int(kept["alerts"]), bool(kept["told"]))
    return found
