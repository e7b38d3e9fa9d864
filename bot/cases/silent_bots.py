"""Which bots are suspected of saying ok and delivering nothing; the operators hear of it once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.jobs.operators import tell_operators
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.silent_bots import Suspect, Trust
from storage.needs import Reading
from storage.queries.silent_bots import SilentRun, answered_again, next_alert_after, silent_runs, suspected

PERIOD = timedelta(days=14)
"""How far back alerts count: a fortnight holds four declaration days, so a town with cases has samples."""
TIME_TO_ANSWER = timedelta(minutes=30)
"""Younger alerts say nothing yet: within half an hour a red alert has rung for somebody three times."""
FEWEST_ALERTS = 5
FEWEST_ACCOUNTS = 3
FEWEST_CASES = 2
"""One person away, or one night, is no evidence; three telephones silent over two cases are."""
OTHERS_ACCOUNTS = 2
OTHERS_SHARE = 0.5
"""Elsewhere at least two people answered, and at least half of what was told: else it is a quiet day for everybody."""


def is_silent(run: SilentRun) -> bool:
    """Whether nobody answers a bot's alerts while other bots' are answered."""
    if run.alerts < FEWEST_ALERTS or run.accounts < FEWEST_ACCOUNTS or run.cases < FEWEST_CASES:
        return False
    return run.others_accounts >= OTHERS_ACCOUNTS and run.others_answered >= OTHERS_SHARE * run.others_told


def judge(reading: Reading) -> Iterable[Change]:
    """Suspect and trust bots anew. The operators hear a moment later, when their own accounts there come last."""
    known = suspected(reading.connection)
    for bot, suspicion in known.items():
        if not suspicion.told:
            yield Suspect(bot, suspicion.since, suspicion.alerts, told=True)
            values = {"bot": bot, "n": suspicion.alerts}
            yield from tell_operators(reading, "silent_bot", f"{bot}:{suspicion.since:%Y%m%d%H%M}", values, rings=True)
    runs = silent_runs(reading, reading.now - PERIOD, reading.now - TIME_TO_ANSWER)
    silent = {run.bot: run for run in runs if is_silent(run)}
    for bot, run in silent.items():
        if bot not in known:
            yield Suspect(bot, reading.now, run.alerts)
    for bot in answered_again(reading, {bot: suspicion.since for bot, suspicion in known.items()}):
        yield Trust(bot)
        key = f"{bot}:{known[bot].since:%Y%m%d%H%M}"
        yield from tell_operators(reading, "silent_bot_over", key, {"bot": bot})


def due(reading: Reading) -> datetime | None:
    """At once while there is something to say of a suspicion; else when the next alert has had its time to be answered.

    Alerts of the only bot there is say nothing: there is no other whose alerts are answered.
    """
    known = suspected(reading.connection)
    since = {bot: suspicion.since for bot, suspicion in known.items()}
    if not all(suspicion.told for suspicion in known.values()) or answered_again(reading, since):
        return reading.now
    at = next_alert_after(reading, reading.now - PERIOD, reading.now - TIME_TO_ANSWER)
    return None if at is None else at + TIME_TO_ANSWER


SILENT_BOTS = Tick("silent bots", 60, judge, due)
