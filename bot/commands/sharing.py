"""What messengers give away, as the settings say; and how much of it is used, for `khaibao status`."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from bot.config import Settings
from bot.delivery.ledger import month_of
from bot.delivery.rules import Allowance, allowance_of, parts_used
from storage.queries.ledger import DOUBTFUL, SENT, month_of_bots


def allowances(settings: Settings) -> Mapping[str, Allowance]:
    """By channel. Zalo's messages are always counted, also while nobody knows how many there may be."""
    hours = settings.zalo_window_hours
    return {"zalo": Allowance(None if hours is None else timedelta(hours=hours), settings.zalo_monthly_quota)}


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
