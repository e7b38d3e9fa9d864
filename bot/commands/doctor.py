"""`khaibao doctor`: checks the installation and says for each finding what to do."""

import asyncio
import importlib.resources
import os
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa
import typer
from sqlalchemy.engine import make_url

from bot.cases.policies import PolicyWrong, policy_from
from bot.clock import Clock, local
from bot.commands.asking_zalo import zalo_findings
from bot.commands.common import KNOWN, Finding, telegram_says
from bot.commands.drill_checks import chain_findings
from bot.commands.form_checks import form_finding
from bot.commands.recounting import sum_findings
from bot.commands.sharing import share_findings
from bot.config import Settings, SettingsWrong, host_and_port, read_settings
from bot.keys import open_sealer
from bot.logs import set_up_logs
from storage import migrate
from storage.database import Database
from storage.keeping import rotation
from storage.queries import facts, rules
from storage.queries.findings import count_open
from storage.queries.health import read_health
from storage.queries.policies import policies
from storage.sealing import KeysWrong


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
    for address in (settings.listen, settings.admin_listen):
        yield from _port(address)
    yield from _kept(settings)
    for token in settings.telegram_bot_tokens:
        yield from asyncio.run(_token(settings, token))
    for number, token in enumerate(settings.zalo_bot_tokens, 1):
        yield from asyncio.run(zalo_findings(settings, token, number))


def _kept(settings: Settings) -> Iterator[Finding]:
    """What the database says. Nothing is made: an empty folder stays empty."""
    address = make_url(settings.database)
    if address.get_backend_name() == "sqlite" and address.database:
        path = Path(address.database)
        yield from _folder(path)
        if not path.exists():
            yield Finding("database", "note", f"{path} is not there yet; `khaibao run` makes it, and its keys")
            return
    try:
        database = Database(settings.database, open_sealer(settings, make=False))
    except KNOWN as error:
        yield Finding("keys", "wrong", str(error))
        return
    except OSError as error:
        yield Finding("keys", "wrong", f"{error.filename}: {error.strerror}; give it to the user of `khaibao run`")
        return
    try:
        yield from _looked_at(database, settings)
    finally:
        database.stop()


def _looked_at(database: Database, settings: Settings) -> Iterator[Finding]:
    checks: list[Check] = [_database, _migrations, _clock, _keys, _quarantine, _sending, _shares, _sums]
    checks += [_chain, _rules, _ladders, _forms]
    for check in checks:
        try:
            findings = list(check(database, settings))
        except sa.exc.SQLAlchemyError as error:
            why = str(getattr(error, "orig", error)).partition("\n")[0]
            yield Finding("database", "wrong", f"it does not answer: {why}; look at KHAIBAO_DATABASE_URL")
            return
        yield from findings
        if check is _migrations and findings[0].state != "ok":
            return


Check = Callable[[Database, Settings], Iterator[Finding]]


def _port(address: str) -> Iterator[Finding]:
    host, port = host_and_port(address)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            text = f"{address} cannot be listened on ({error.strerror}): fine if `khaibao run` is running now, "
            yield Finding("port", "note", text + "otherwise set KHAIBAO_LISTEN and KHAIBAO_ADMIN_LISTEN to free ones")


def _folder(path: Path) -> Iterator[Finding]:
    there = next(each for each in path.absolute().parents if each.exists())
    if not there.is_dir() or not os.access(path if path.exists() else there, os.W_OK) or not os.access(there, os.W_OK):
        text = f"{there} cannot be written to; give it to the user of `khaibao run`, or set KHAIBAO_DATABASE_URL"
        yield Finding("folder", "wrong", text)


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
    elif not migrate.is_known(there):
        text = f"at {there}, of a newer version; use that version, or restore a back-up"
        yield Finding("migrations", "wrong", text)
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
        now = Clock(facts.clock_offset(connection) or timedelta()).now()
        left = rotation.remaining(connection, database.sealer, now)
    slips = left.pop(rotation.SLIPS, 0)
    if left:
        yield Finding("keys", "note", f"{sum(left.values())} values are under an older key; run `khaibao keys rotate`")
    elif slips:
        text = f"{slips} printed slips need an older index key; leave it in until they are used or over (14 days)"
        yield Finding("keys", "note", text)
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
            yield Finding(
                "restore", "note", "in quarantine, nothing from before is sent; `khaibao restore confirm` ends it"
            )


SENDING = {
    "held": "an operator keeps {bot} still until {until}; `khaibao sending resume` ends it now",
    "token_refused": "{bot}: its token is refused since {since}; set a valid one and restart",
    "late": "an alert waits since {since}; look at the log and at the messenger",
    "paused": "{bot}: its messenger wants nothing until {until}",
    "unaudited": "nobody has checked the cases since {since}; is `khaibao run` running?",
}


def _sending(database: Database, settings: Settings) -> Iterator[Finding]:
    with database.reading() as connection:
        now = Clock(facts.clock_offset(connection) or timedelta()).now()
        health, found = read_health(connection, now), count_open(connection)
    for trouble in health.troubles:
        if trouble.code in SENDING:
            at = {name: f"{local(t):%d/%m %H:%M}" for name in ("since", "until") if (t := getattr(trouble, name))}
            text = SENDING[trouble.code].format(bot=trouble.bot or "every bot", **at)
            yield Finding("sending", "note", text)
    if found:
        yield Finding("audit", "note", f"{found} findings are not healed; `khaibao audit` shows them")
    elif health.audited_at is not None:
        yield Finding("audit", "ok", f"nothing was wrong at {local(health.audited_at):%d/%m %H:%M}")
    if not settings.heartbeat_url and not settings.is_demo:
        text = "no KHAIBAO_HEARTBEAT_URL: nobody outside notices when this program stands still; set one"
        yield Finding("heartbeat", "note", text)


def _shares(database: Database, settings: Settings) -> Iterator[Finding]:
    for state, text in share_findings(database, settings):
        yield Finding("messages", state, text)


def _sums(database: Database, settings: Settings) -> Iterator[Finding]:
    for state, text in sum_findings(database):
        yield Finding("sums", state, text)


def _chain(database: Database, settings: Settings) -> Iterator[Finding]:
    for subject, state, text in chain_findings(database):
        yield Finding(subject, state, text)


def _rules(database: Database, settings: Settings) -> Iterator[Finding]:
    with database.reading() as connection:
        approved = rules.approvals(connection)
    for rule in rules.WEAK:
        if rule.name not in approved:
            how = f"`khaibao rule approve {rule.name} --by NAME --on DATE`"
            yield Finding("rule", "note", f"{rule.name} ({rule.source}): {rule.text}; a doctor approves it with {how}")
    if set(approved) >= {rule.name for rule in rules.WEAK}:
        yield Finding("rules", "ok", "all weakly sourced rules are approved")


def _ladders(database: Database, settings: Settings) -> Iterator[Finding]:
    """A ladder that cannot be climbed: its cases climb by the one that ships."""
    with database.reading() as connection:
        found = [row for row in policies(connection) if row.kind == "ladder"]
    for row in found:
        try:
            policy_from(row.content)
        except (PolicyWrong, KeyError, ValueError, TypeError) as error:
            text = f"of {row.code} from {row.from_on:%d/%m/%Y} cannot be read ({error}); its cases use the shipped one"
            yield Finding("ladder", "wrong", text)
    if found:
        yield Finding("ladders", "ok", f"{len(found)} of units' own; `khaibao policy list` shows who decided them")


def _forms(database: Database, settings: Settings) -> Iterator[Finding]:
    yield Finding("forms", *form_finding(database))


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
            return [Finding(name, "wrong", telegram_says(settings, error))]
    found = [Finding(name, "ok", f"getMe answers @{me.username}")]
    if settings.public_url and not hook.url.startswith(settings.public_url):
        found.append(Finding(name, "note", "no webhook yet; `khaibao run` registers it"))
    elif not settings.public_url and hook.url:
        found.append(Finding(name, "note", "a webhook is set elsewhere; `khaibao run` removes it and polls"))
    if hook.last_error_message:
        found.append(Finding(name, "note", f"last webhook error: {hook.last_error_message}"))
    found.append(Finding(name, "ok", f"{hook.pending_update_count} updates are waiting"))
    return found
