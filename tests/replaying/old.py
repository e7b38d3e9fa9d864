"""Terms of long ago, lived once in a run for each way of choosing and copied for each test."""

import fcntl
import itertools
import pickle
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from bot.parts import find_parts
from storage.database import open_engine
from storage.models import metadata
from tests.replaying.later import grow_old
from tests.replaying.term import Offered, Recorder, Said, Screen, Term
from tests.surfaces import SURFACES
from tests.windows import Chat

LIVED_ON = {"telegram": "telegram", "page": "telegram", "zalo": "zalo"}
"""By messenger: where the term was lived. What the page offers is what Telegram offers."""


@dataclass(frozen=True)
class Kept:
    """What a term leaves besides its database."""

    now: datetime
    number: int
    offered: tuple[Offered, ...]
    said: tuple[Said, ...]
    screens: tuple[Screen, ...]
    chats: Mapping[str, Chat]
    names: Mapping[str, str]
    persons: Mapping[str, int]


@dataclass
class Old:
    """A term of long ago, on a database of its own."""

    town: Recorder
    kept: Kept

    @property
    def chat_of(self) -> dict[str, str]:
        """Everybody's chat by their short name."""
        return {who: chat for chat, who in self.kept.names.items()}

    def offered_to(self, *who: str) -> list[Offered]:
        """What some people were offered; all, if none are named."""
        return [each for each in self.kept.offered if not who or each.who in who]


def old_term(surface: str, run: Path, folder: Path, url: str | None = None) -> Old:
    """The term of long ago on a messenger. `run`: what the tests of a run share; `url`: another database for it."""
    lived = run / f"old-{LIVED_ON[surface]}"
    with (run / f"{lived.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (lived / "kept").exists():
            _live(LIVED_ON[surface], lived)
    kept: Kept = pickle.loads((lived / "kept").read_bytes())  # noqa: S301 - written by this run
    if url is None:
        shutil.copy(lived / "term.db", folder / "term.db")
        url = f"sqlite:///{folder}/term.db"
    else:
        copy_rows(f"sqlite:///{lived}/term.db", url)
    find_parts()
    town = Recorder(url, start=kept.now, surface=SURFACES[surface]())
    town.numbers = itertools.count(kept.number)
    town.names, town.chats = dict(kept.names), dict(kept.chats)
    return Old(town, kept)


def _live(surface: str, lived: Path) -> None:
    shutil.rmtree(lived, ignore_errors=True)
    lived.mkdir()
    find_parts()
    town = Recorder(f"sqlite:///{lived}/term.db", surface=SURFACES[surface]())
    term = Term(town).live()
    grow_old(term, lived)
    persons, chats = dict(term.commune.persons), dict(town.chats)
    left = (town.clock.now(), next(town.numbers), term.offered, term.said, term.screens, chats, town.names, persons)
    town.close()
    (lived / "kept").write_bytes(pickle.dumps(Kept(*left)))


def copy_rows(source: str, target: str) -> None:
    """All rows of a SQLite file into an empty PostgreSQL database with tables."""
    reader, writer = open_engine(source), open_engine(target)
    with reader.connect() as found, writer.begin() as into:
        into.execute(sa.text("set session_replication_role = replica"))
        for table in metadata.sorted_tables:
            rows = [row._asdict() for row in found.execute(sa.select(table)).all()]
            if rows:
                into.execute(table.insert(), rows)
            for column in table.primary_key:
                if column.name == "id" and isinstance(column.type, sa.Integer):
                    serial = sa.func.pg_get_serial_sequence(f'"{table.name}"', column.name)
                    into.execute(sa.select(sa.func.setval(serial, sa.func.coalesce(sa.func.max(column), 1))))
    reader.dispose()
    writer.dispose()
