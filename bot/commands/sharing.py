"""What messengers give away, as the settings say; and how much of it is used, for `khaibao status` and `doctor`."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from sqlalchemy.engine import Connection

from bot.clock import Clock
from bot.config import Settings
from bot.delivery.ledger import month_of
from bot.delivery.rules import RESERVED, Allowance, allowance_of, parts_used
from storage.database import Database
from storage.queries.facts import clock_offset
from storage.queries.ledger import DOUBTFUL, SENT, month_of_bots
from storage.queries.outbox import bots_of


def allowances(settings: Settings) -> Mapping[str, Allowance]:
    """By channel, and by bot where a setting names one. Zalo's messages are always counted."""
    given = (settings.zalo_window_hours, settings.zalo_monthly_quota, settings.zalo_reserved_percent)
    return {f"zalo:{bot}" if bot else "zalo": _allowance(*given, bot) for bot in {"", *chain(*given)}}


def _allowance(
    windows: Mapping[str, int], quotas: Mapping[str, int], reserves: Mapping[str, int], bot: str
) -> Allowance:
    """What holds for a bot: its own number, else that of all."""
    hours, quota, percent = (each.get(bot, each.get("")) for each in (windows, quotas, reserves))
    return Allowance(
        None if hours is None else timedelta(hours=hours), quota, RESERVED if percent is None else percent / 100
    )


def shares(connection: Connection, given: Mapping[str, Allowance], now: datetime) -> list[dict[str, object]]:
    """What each counted bot has used of this month, and what became of the rest."""
    found: list[dict[str, object]] = []
    for bot, counts in month_of_bots(connection, month_of(now)).items():
        allowance = allowance_of(given, bot) or Allowance()
        used = counts.get(SENT, 0) + counts.get(DOUBTFUL, 0)
        refused = {what: n for what, n in counts.items() if what not in (SENT, DOUBTFUL)}
        percent = parts_used(allowance, used) if allowance.quota else None
        found.append({"bot": bot, "used": used, "quota": allowance.quota, "percent": percent, "refused": refused})
    return found


def share_in_words(share: Mapping[str, Any]) -> str:
    """ "zalo:1 412 of 3000 (13 %), 5 kept window"."""
    of = f" of {share['quota']} ({share['percent']} %)" if share["quota"] else ""
    return ", ".join([f"{share['bot']} {share['used']}{of}", *(f"{n} {what}" for what, n in share["refused"].items())])


def share_findings(database: Database, settings: Settings) -> Iterator[tuple[str, str]]:
    """State and text for `khaibao doctor`: what each counted bot has used, and settings that name no bot."""
    if not settings.zalo_bot_tokens:
        return
    given = allowances(settings)
    with database.reading() as connection:
        now = Clock(clock_offset(connection) or timedelta()).now()
        used, there = shares(connection, given, now), bots_of(connection)
    for bot in sorted(set(given) - {"zalo", *there}):
        text = f"settings name {bot}, to which nobody has written: see its id in the line of getMe, or wait"
        yield "note", text
    for share in used:
        room = (allowance_of(given, str(share["bot"])) or Allowance()).for_reminders
        is_spent = room is not None and int(str(share["used"])) >= room
        until = "" if room is None else f"; reminders and lists stop at {room}, the rest is for alerts and answers"
        yield "note" if is_spent else "ok", f"this month {share_in_words(share)}{until}"
    if all(allowance.quota is None for allowance in given.values()):
        text = "no KHAIBAO_ZALO_MONTHLY_QUOTA: nothing is reserved for alerts; set it when Zalo says how many it takes"
        yield "note", text
