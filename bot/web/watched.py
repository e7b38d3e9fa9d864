"""What drills and answers say of the alerting chain, for Prometheus: seconds by duty and channel, bots suspected."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily, HistogramMetricFamily, Metric
from sqlalchemy.engine import Connection

from bot.cases.silent_bots import PERIOD, TIME_TO_ANSWER
from storage.queries.drills import DrillRow, drills_over
from storage.queries.silent_bots import suspected, told_and_answered

BUCKETS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 900.0, 3600.0)
"""Seconds."""


def watched(connection: Connection, now: datetime) -> Iterable[Metric]:
    """All of it, read now."""
    yield from _drills(drills_over(connection))
    silent = suspected(connection)
    counts = told_and_answered(connection, now - PERIOD, now - TIME_TO_ANSWER)
    verdict = GaugeMetricFamily("khaibao_bot_suspected", "Whether a bot seems to deliver nothing", labels=["bot"])
    told = GaugeMetricFamily("khaibao_alerts_told", "Alerts a messenger took, of the past fortnight", labels=["bot"])
    answered = GaugeMetricFamily("khaibao_alerts_answered", "Those of them that were answered", labels=["bot"])
    for bot in sorted({*silent, *counts}):
        verdict.add_metric([bot], float(bot in silent))
        told.add_metric([bot], counts.get(bot, (0, 0))[0])
        answered.add_metric([bot], counts.get(bot, (0, 0))[1])
    yield from (verdict, told, answered)


def _drills(rows: list[DrillRow]) -> Iterator[Metric]:
    """Histograms over all drills: rows of drills are kept for good, so they only grow."""
    for name, what in (("delivered", "delivery"), ("answered", "acknowledgement")):
        family = HistogramMetricFamily(
            f"khaibao_drill_{what}_seconds", f"Seconds to {what} in drills", labels=["duty", "channel"]
        )
        found: dict[tuple[str, str], list[float]] = {}
        for row in rows:
            for told in (row.result or {}).get("told", ()):
                if told[name] is not None:
                    key = (told["post"], told["bot"].partition(":")[0])
                    found.setdefault(key, []).append(float(told[name]))
        for labels, seconds in sorted(found.items()):
            counted = [(str(limit), float(sum(each <= limit for each in seconds))) for limit in BUCKETS]
            family.add_metric(list(labels), [*counted, ("+Inf", float(len(seconds)))], sum(seconds))
        yield family
    missed = GaugeMetricFamily("khaibao_drill_findings", "What the newest drill of each school found, summed up")
    newest = {row.school_id: row for row in rows}
    missed.add_metric([], sum(len((row.result or {}).get("findings", ())) for row in newest.values()))
    yield missed
