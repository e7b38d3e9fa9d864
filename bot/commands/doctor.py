"""`khaibao doctor`: checks the installation and says for each finding what to do."""

import asyncio
import importlib.resources
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
import typer

from bot.commands.common import KNOWN
from bot.config import Settings, SettingsWrong, read_settings
from bot.keys import open_sealer
from bot.logs import set_up_logs
from bot.opening import CannotOpen, open_database
from storage import migrate
from storage.database import Database
from storage.keeping import rotation
from storage.queries import facts, rules
from storage.sealing import KeysWrong


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands (ok, note, wrong), and what to do."""

    subject: str
    state: str
    text: str


def doctor() -> None:
    """Check settings, database, migrations, keys, time zone data, clock, tokens, webhooks and rules."""
    worst = 0
    for finding in examine():
        sign = {"ok": "✓", "note": "!", "wrong": "✗"}[finding.state]
        typer.echo(f"{sign} {finding.subject}: {finding.text}")
        worst = max(worst, finding.state == "wrong")
    raise typer.Exit(int(worst))


def examine() -> Iterator[Finding]:
    """All findings, one after the other; a check that cannot run says why."""
    try:
        settings = read_settings()
    except SettingsWrong as error:
        yield Finding("settings", "wrong", str(error))
        return
    set_up_logs(settings.log, level=50)
    kind = "the demo (no token is set)" if settings.is_demo else "a real bot"
    yield Finding("settings", "ok", f"read; this is {kind}")
    yield _zone(settings)
    try:
        open_sealer(settings)
        database = open_database(settings, upgrade=False)
    except KNOWN as error:
        yield Finding("keys", "wrong", str(error))
        return
    try:
        for check in (_database, _migrations, _clock):
            yield from _guarded(check, database, settings)
        if _has_tables(database):
            for check in (_keys, _quarantine, _rules):
                yield from _guarded(check, database, settings)
    finally:
        database.stop()
    for token in settings.telegram_bot_tokens:
        yield from asyncio.run(_token(settings, token))


def _has_tables(database: Database) -> bool:
    try:
        with database.reading() as connection:
            return migrate.revision_of(connection) is not None
    except sa.exc.SQLAlchemyError:
        return False


Check = Callable[[Database, Settings], Iterator[Finding]]


def _guarded(check: Check, database: Database, settings: Settings) -> Iterator[Finding]:
    try:
        yield from check(database, settings)
    except (sa.exc.SQLAlchemyError, CannotOpen) as error:
        subject = check.__name__.lstrip("_")
        yield Finding(subject, "wrong", f"{type(error).__name__}; run `khaibao db upgrade`, then look again")


def _zone(settings: Settings) -> Finding:
    now = datetime(2026, 11, 23, tzinfo=ZoneInfo(settings.timezone))
    if now.utcoffset() != timedelta(hours=7):
        return Finding("time zone", "wrong", f"{settings.timezone} is not UTC+7; unset KHAIBAO_TIMEZONE")
    version = importlib.resources.files("tzdata").joinpath("zones").is_file()
    return Finding("time zone", "ok", f"{settings.timezone}, data {'of the package tzdata' if version else 'there'}")


def _database(database: Database, settings: Settings) -> Iterator[Finding]:
    with database.reading() as connection:
        connection.execute(sa.select(1))
    yield Finding("database", "ok", f"{database.dialect} answers")


def _migrations(database: Database, settings: Settings) -> Iterator[Finding]:
    with database.reading() as connection:
        there = migrate.revision_of(connection)
    if there is None:
        yield Finding(
            "migrations", "note", "the database is empty; `khaibao run` or `khaibao db upgrade` makes the tables"
        )
    elif there != migrate.newest_revision():
        yield Finding("migrations", "wrong", f"at {there}; run `khaibao db upgrade` (make a back-up first)")
    else:
        yield Finding("migrations", "ok", f"at {there}, the newest")


def _keys(database: Database, settings: Settings) -> Iterator[Finding]:
    with database.reading() as connection:
        try:
            rotation.require_opening(connection, database.sealer)
        except KeysWrong as error:
            yield Finding("keys", "wrong", str(error))
            return
        left = sum(rotation.remaining(connection, database.sealer).values())
    if left:
        yield Finding("keys", "note", f"{left} values are under an older key; run `khaibao keys rotate`")
    else:
        yield Finding("keys", "ok", "everything is under the newest keys")


def _clock(database: Database, settings: Settings) -> Iterator[Finding]:
    if settings.clock is not None or settings.is_demo:
        yield Finding("clock", "note", "moved on purpose (KHAIBAO_CLOCK or the demo)")
        return
    if database.dialect == "postgresql":
        with database.reading() as connection:
            there = connection.execute(sa.select(sa.func.clock_timestamp())).scalar_one()
        apart = abs((there - datetime.now(UTC)).total_seconds())
        state = "ok" if apart < 2 else "note"
        yield Finding("clock", state, f"{apart:.1f} s from the database's, which counts; set up NTP if it grows")
        return
    yield Finding("clock", "ok", f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")


def _quarantine(database: Database, settings: Settings) -> Iterator[Finding]:
    with database.reading() as connection:
        if facts.read_fact(connection, facts.QUARANTINE):
            yield Finding("restore", "note", "in quarantine, nothing is sent; `khaibao restore confirm` ends it")


def _rules(database: Database, settings: Settings) -> Iterator[Finding]:
    with database.reading() as connection:
        approved = rules.approvals(connection)
    for rule in rules.WEAK:
        if rule.name not in approved:
            how = f"`khaibao rule approve {rule.name} --by NAME --on DATE`"
            yield Finding("rule", "note", f"{rule.name} ({rule.source}): {rule.text}; a doctor approves it with {how}")
    if set(approved) >= {rule.name for rule in rules.WEAK}:
        yield Finding("rules", "ok", "all weakly sourced rules are approved")


async def _token(settings: Settings, token: str) -> list[Finding]:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.exceptions import TelegramAPIError

    name = f"bot {token.partition(':')[0]}"
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api), timeout=10)
    async with Bot(token, session=session).context() as bot:
        try:
            me = await bot.get_me()
            hook = await bot.get_webhook_info()
        except TelegramAPIError as error:
            text = f"Telegram refuses the token or does not answer ({type(error).__name__}); look at @BotFather"
            return [Finding(name, "wrong", text)]
    found = [Finding(name, "ok", f"getMe answers @{me.username}")]
    if settings.public_url and not hook.url.startswith(settings.public_url):
        found.append(Finding(name, "note", "no webhook yet; `khaibao run` registers it"))
    elif not settings.public_url and hook.url:
        found.append(Finding(name, "note", "a webhook is set elsewhere; `khaibao run` removes it and polls"))
    if hook.last_error_message:
        found.append(Finding(name, "note", f"last webhook error: {hook.last_error_message}"))
    found.append(Finding(name, "ok", f"{hook.pending_update_count} updates are waiting"))
    return found
