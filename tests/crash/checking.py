"""What a run left behind: what was lost or came twice, whether the rows agree with each other and the wire."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from storage.database import open_engine
from storage.tables import ACCOUNT, INBOX, OUTBOX
from tests.crash.witness import Witness


@dataclass
class Verdict:
    """What was found. `duplicates`: messages that came once more than meant, by chat."""

    lost: list[str] = field(default_factory=list)
    duplicates: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def require(self, is_so: bool, otherwise: str) -> None:
        if not is_so:
            self.wrong.append(otherwise)


@dataclass(frozen=True)
class Ending:
    """A run at its end, for the check of its story. `said`: keys by chat; `rows`: the outbox by key.

    `now` is the program's last instant, `deaf` who was refused.
    """

    connection: sa.Connection
    verdict: Verdict
    chats: Mapping[str, int]
    said: Counter[tuple[int, str]]
    rows: Mapping[str, sa.Row[tuple[object, ...]]]
    now: datetime
    deaf: frozenset[str]

    @property
    def keys(self) -> set[str]:
        """The key of everything that was delivered."""
        return {key for _, key in self.said}

    def keys_of(self, who: str, *beginnings: str) -> list[str]:
        """The keys of what somebody was told that begin so, each once, sorted."""
        return sorted(key for chat, key in self.said if chat == self.chats[who] and key.startswith(beginnings))

    def all(self, statement: sa.Select[tuple[object, ...]] | sa.Table) -> list[sa.Row[tuple[object, ...]]]:
        """Rows of the database."""
        asked = sa.select(statement) if isinstance(statement, sa.Table) else statement
        return list(self.connection.execute(asked))


Check = Callable[[Ending], None]


def check(
    url: str,
    witness: Witness,
    chats: Mapping[str, int],
    of_story: Check,
    now: datetime,
    deaf: frozenset[str] = frozenset(),
) -> Verdict:
    """Look at everything after the end of a run: at what holds for every story, then at what holds for this one."""
    verdict = Verdict()
    said = Counter((each.chat, each.key) for each in witness.said())
    for (chat, key), times in said.items():
        verdict.require(bool(key), f"a message without a key in chat {chat}")
        verdict.duplicates[chat] += times - 1
    verdict.duplicates = +verdict.duplicates
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            rows = {row.key: row for row in connection.execute(sa.select(OUTBOX))}
            ending = Ending(connection, verdict, chats, said, rows, now, deaf)
            _delivered(ending)
            _consistent(ending)
            of_story(ending)
    finally:
        engine.dispose()
    return verdict


def _delivered(ending: Ending) -> None:
    """Nothing that is due still waits, and what is ticked off is on the wire."""
    verdict, keys = ending.verdict, ending.keys
    for row in ending.rows.values():
        if row.state in ("ready", "leased") and row.due_at <= ending.now:
            verdict.lost.append(f"{row.key} still waits")
        if row.state == "refused" and not ending.deaf:
            verdict.wrong.append(f"{row.key} was refused: {row.why}")
        if row.state == "sent" and row.edits is None and row.key not in keys:
            # an answer that edits the message with the button is on the wire as an edit
            verdict.require(row.kind == "answer", f"{row.key} is ticked off and was never sent")


def _consistent(ending: Ending) -> None:
    """The database is whole, no update failed, nobody's account was lost."""
    connection, verdict = ending.connection, ending.verdict
    if connection.dialect.name == "sqlite":
        whole = connection.exec_driver_sql("pragma integrity_check").scalar()
        verdict.require(whole == "ok", f"integrity_check: {whole}")
        verdict.require(not connection.exec_driver_sql("pragma foreign_key_check").all(), "broken references")
    states = set(connection.execute(sa.select(INBOX.c.state)).scalars())
    verdict.require(states <= {"done"}, f"updates stand {states}")
    accounts = set(connection.execute(sa.select(ACCOUNT.c.state)).scalars())
    verdict.require(accounts <= ({"active", "blocked"} if ending.deaf else {"active"}), f"accounts stand {accounts}")
