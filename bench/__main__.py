"""Runs the benchmark: declarations a second through the webhook, beside a bare aiogram bot in the same run."""

import argparse
import asyncio
import json
import os
import platform
import socket
import statistics
import sys
import tempfile
from base64 import b64encode
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from bench.families import seed
from bench.load import Measured, post_all, request
from bench.sink import serve as serve_sink
from bench.updates import tapped, typed
from bot.clock import Clock
from bot.config import Settings
from storage import migrate
from storage.database import Database
from storage.sealing import Sealer
from tests.databases import new_database, start_postgres

TOKEN = "4242:bench-token-of-the-stand-in-only"
BOT, SECRET = "4242", "bench-webhook-secret"
KEYS = {"KHAIBAO_FIELD_KEYS": b"f" * 32, "KHAIBAO_INDEX_KEYS": b"i" * 32}
TARGETS = {"sqlite": 0.5, "postgresql": 0.3}
RESULTS = Path(__file__).parent / "results"
PACKAGES = ("aiogram", "aiohttp", "sqlalchemy", "psycopg", "cryptography", "uvloop")


@dataclass(frozen=True)
class Line:
    """One figure: ours on a database against the peer, medians over the interleaved rounds."""

    kind: str
    backend: str
    ours: float
    peer: float
    ratio: float
    ours_p50: float
    ours_p99: float
    peer_p50: float
    peer_p99: float
    ours_peak_mb: float
    peer_peak_mb: float
    errors: int
    target: float
    passed: bool


class Server:
    """A bot under test, pinned to the first core."""

    def __init__(self, port: int, path: str) -> None:
        self.port, self.path = port, path
        self.process: asyncio.subprocess.Process | None = None
        self.peak = 0.0

    async def start(self, *command: str, environment: dict[str, str] | None = None) -> None:
        """Start and wait until it listens."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *command, env={**os.environ, **(environment or {})}
        )
        os.sched_setaffinity(self.process.pid, {0})
        async with asyncio.timeout(60):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                except OSError:
                    assert self.process.returncode is None, "the server under test ended"
                    await asyncio.sleep(0.1)
                else:
                    writer.close()
                    return

    async def post(self, bodies: list[bytes], wanted: bytes) -> Measured:
        """Give it updates."""
        secret = Settings(webhook_secret=SECRET, _env_file=None).secret_of(BOT)
        measured = await post_all(self.port, [request(self.path, secret, body) for body in bodies], wanted)
        assert self.process is not None
        self.peak = _peak_mb(self.process.pid)
        return measured

    async def stop(self) -> None:
        """End it."""
        if self.process is not None and self.process.returncode is None:
            self.process.terminate()
            await self.process.wait()


def _peak_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepare(url: str, families: int) -> tuple[int, date, list[tuple[int, int]]]:
    """Make and fill a database."""
    database = Database(url, Sealer(*({1: key} for key in KEYS.values())))
    migrate.upgrade(database.engine)
    seeded = seed(database, Clock(), BOT, families)
    database.stop()
    return seeded


async def compare(backend: str, url: str, api: int, rounds: int, updates: int) -> list[Line]:
    """Interleave rounds of both bots, typed and tapped, and take medians."""
    total = (2 * rounds + 1) * updates
    order, held_on, children = prepare(url, total)
    ours, peer = Server(free_port(), f"/telegram/{BOT}"), Server(free_port(), f"/telegram/{BOT}")
    environment = {name: "1:" + b64encode(key).decode() for name, key in KEYS.items()} | {
        "KHAIBAO_DATABASE_URL": url,
        "KHAIBAO_TELEGRAM_BOT_TOKENS": TOKEN,
        "KHAIBAO_TELEGRAM_API": f"http://127.0.0.1:{api}",
        "KHAIBAO_PUBLIC_URL": f"http://127.0.0.1:{ours.port}",
        "KHAIBAO_WEBHOOK_SECRET": SECRET,
        "KHAIBAO_LISTEN": f"127.0.0.1:{ours.port}",
        "KHAIBAO_ADMIN_LISTEN": f"127.0.0.1:{free_port()}",
    }
    secret = Settings(webhook_secret=SECRET, _env_file=None).secret_of(BOT)
    await ours.start("bench.server", environment=environment)
    await peer.start("bench.peer", str(peer.port), str(api), TOKEN, secret)
    found: dict[str, list[tuple[Measured, Measured]]] = {"typed": [], "tapped": []}
    taken = 0
    try:
        for kind in ["warm", *(["typed", "tapped"] * rounds)]:
            families = range(taken, taken + updates)
            bodies = (
                tapped(taken + 1, families, order, held_on, children)
                if kind == "tapped"
                else typed(taken + 1, families)
            )
            taken += updates
            mine = await ours.post(bodies, b"khai b\xc3\xa1o" if kind != "warm" else b"")
            theirs = await peer.post(bodies, b"ok" if kind != "warm" else b"")
            if kind != "warm":
                found[kind].append((mine, theirs))
    finally:
        await ours.stop()
        await peer.stop()
    return [_line(kind, backend, pairs, ours.peak, peer.peak) for kind, pairs in found.items()]


def _line(kind: str, backend: str, pairs: list[tuple[Measured, Measured]], ours_peak: float, peer_peak: float) -> Line:
    def median(which: int, name: str) -> float:
        return round(statistics.median(getattr(pair[which], name) for pair in pairs), 2)

    ratio = round(statistics.median(mine.rate / theirs.rate for mine, theirs in pairs), 3)
    return Line(
        kind,
        backend,
        median(0, "rate"),
        median(1, "rate"),
        ratio,
        median(0, "p50"),
        median(0, "p99"),
        median(1, "p50"),
        median(1, "p99"),
        round(ours_peak, 1),
        round(peer_peak, 1),
        sum(mine.errors + theirs.errors for mine, theirs in pairs),
        TARGETS[backend],
        ratio >= TARGETS[backend],
    )


def _address(backend: str, folder: Path) -> str:
    return f"sqlite:///{folder}/bench.db" if backend == "sqlite" else new_database(start_postgres(folder / "postgres"))


async def run(urls: dict[str, str], rounds: int, updates: int) -> list[Line]:
    """Measure on each database."""
    api = free_port()
    sink = await serve_sink(api)
    lines = []
    for backend, url in urls.items():
        lines += await compare(backend, url, api, rounds, updates)
    sink.close()
    return lines


def main() -> None:
    """Print the table, keep it as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds of each kind")
    parser.add_argument("--updates", type=int, default=2000, help="updates a round")
    parser.add_argument("--backend", action="append", choices=list(TARGETS), help="only this database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # the database server may use both cores, load and stand-in only the second, the bots the first
        urls = {name: _address(name, Path(folder)) for name in options.backend or TARGETS}
        os.sched_setaffinity(0, {(os.cpu_count() or 1) - 1})
        lines = asyncio.run(run(urls, options.rounds, options.updates))
    print("declarations a second, two children each; ours against a bare aiogram bot, one core each")
    for line in lines:
        verdict = "pass" if line.passed else "MISSED"
        print(
            f"{line.kind:7} {line.backend:11} {line.ours:7.0f}/s  peer {line.peer:7.0f}/s  ratio {line.ratio:5.2f} "
            f"(target {line.target}) {verdict}  p50 {line.ours_p50:.0f}/{line.peer_p50:.0f} "
            f"p99 {line.ours_p99:.0f}/{line.peer_p99:.0f} ms  peak {line.ours_peak_mb:.0f}/{line.peer_peak_mb:.0f} MB  "
            f"errors {line.errors}"
        )
    RESULTS.mkdir(exist_ok=True)
    report = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in PACKAGES},
        "rounds": options.rounds,
        "updates": options.updates,
        "lines": [asdict(line) for line in lines],
    }
    out = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}.json"
    out.write_text(json.dumps(report, indent=1) + "\n")
    print(f"kept in {out.relative_to(RESULTS.parent.parent)}")


if __name__ == "__main__":
    main()
