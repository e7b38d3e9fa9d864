"""What is counted, for Prometheus: no names, phones, chats or tokens in any label."""

from collections.abc import Iterable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.engine import Connection

from bot.clock import Clock
from bot.web.watched import watched
from storage.changes.outbox import Priority
from storage.database import Database
from storage.queries.findings import count_open
from storage.queries.health import CODES, read_health
from storage.queries.inbox import failed_turns
from storage.queries.outbox import oldest_alert, waiting_rows


class Metrics:
    """Counters of this process and gauges read from the database when they are asked for."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """A registry of its own, so that several can stand beside each other."""
        self.registry = CollectorRegistry()
        self._updates = Counter(
            "khaibao_updates", "Updates heard, by outcome", ["channel", "outcome"], registry=self.registry
        )
        self._sends = Counter(
            "khaibao_sends",
            "Outbox rows settled, by what became of them",
            ["channel", "outcome"],
            registry=self.registry,
        )
        self._beats = Counter(
            "khaibao_heartbeats", "Heartbeats, by what became of them", ["outcome"], registry=self.registry
        )
        self.registry.register(_Stored(database, clock))

    def heard(self, channel: str, outcome: str) -> None:
        """An update came: done, ignored, malformed, failed, not stored, wrong secret."""
        self._updates.labels(channel, outcome).inc()

    def settled(self, bot: str, outcome: str) -> None:
        """An outbox row was settled: sent, refused, blocked, later, paused, given up. `bot`: `channel:bot`."""
        self._sends.labels(bot.partition(":")[0], outcome).inc()

    def beat(self, outcome: str) -> None:
        """The heartbeat was sent: ok, fail (findings), or it did not get through (unreachable, an HTTP status)."""
        self._beats.labels(outcome).inc()

    def page(self) -> bytes:
        """Prometheus' text. Reads the database: call it from a thread that may wait."""
        return generate_latest(self.registry)


class _Stored(Collector):
    """What the database says."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database, self.clock = database, clock

    def describe(self) -> Iterable[Metric]:
        """Nothing is read when it is registered."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """The gauges."""
        now = self.clock.now()
        with self.database.reading() as connection:
            yield from _gauges(connection, now)
            yield from watched(connection, now)
        yield _gauge("khaibao_batches_committed", "Batches committed by this process", self.database.committed_batches)
        yield _gauge("khaibao_turns_committed", "Turns committed by this process", self.database.committed_turns)


def _gauges(connection: Connection, now: datetime) -> Iterable[Metric]:
    made_at = oldest_alert(connection, now)
    age = (now - made_at).total_seconds() if made_at else 0.0
    yield _gauge("khaibao_oldest_alert_seconds", "Age of the oldest alert that is due and unsent", age)
    health = read_health(connection, now)
    looked = (now - health.audited_at).total_seconds() if health.audited_at else 0.0
    yield _gauge("khaibao_audit_seconds", "Seconds since the auditor last looked", looked)
    yield _gauge("khaibao_findings_open", "Findings of the auditor that are not healed", count_open(connection))
    troubles = GaugeMetricFamily("khaibao_sending_trouble", "1 while this keeps alerts from leaving", labels=["code"])
    for code in CODES:
        troubles.add_metric([code], code in health.codes)
    yield troubles
    yield _gauge("khaibao_turns_failed", "Kept updates that could not be dealt with", failed_turns(connection))
    rows = waiting_rows(connection)
    waiting = GaugeMetricFamily("khaibao_outbox_waiting", "Outbox rows that wait, by priority", labels=["priority"])
    for priority in Priority:
        waiting.add_metric([priority.name.lower()], rows.get(int(priority), 0))
    yield waiting


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value=value)
