"""What a run left behind: alerts lost, duplicates, and whether the stored rows agree with each other and the wire."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from storage.database import open_engine
from storage.tables import ACCOUNT, CASE, CASE_EVENT, CASE_TOLD, DECLARATION, INBOX, OUTBOX
from tests.crash.story import Story
from tests.crash.witness import Witness

ALERTS = ("alert:", "ambers:", "operator:")


@dataclass
class Verdict:
    """What was found. `duplicates`: messages that came once more than meant, by chat."""

    lost: list[str] = field(default_factory=list)
    duplicates: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def require(self, is_so: bool, otherwise: str) -> None:
        if not is_so:
            self.wrong.append(otherwise)


def check(
    url: str,
    witness: Witness,
    chats: Mapping[str, int],
    story: Story,
    now: datetime,
    deaf: frozenset[str] = frozenset(),
) -> Verdict:
    """Look at everything after the end of a run; `now` is the program's last instant. `deaf`: who was refused."""
    verdict = Verdict()
    said = Counter((each.chat, each.key) for each in witness.said())
    verdict.duplicates = Counter({chat: 0 for chat, _ in said})
    for (chat, key), times in said.items():
        verdict.require(bool(key), f"a message without a key in chat {chat}")
        verdict.duplicates[chat] += times - 1
    verdict.duplicates = +verdict.duplicates
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            _alerts(connection, verdict, {key for _, key in said}, now, are_refused=bool(deaf))
            _ended(connection, verdict, story.flagged)
            _consistent(connection, verdict, are_refused=bool(deaf))
    finally:
        engine.dispose()
    heard = {chat for chat, key in said if key.startswith(ALERTS)}
    news = {chat for chat, key in said if key.startswith("family:") and ":back_in_class:" in key}
    verdict.lost += [f"{who} heard no alert" for who in story.alerted - deaf if chats[who] not in heard]
    verdict.lost += [f"the {who} heard no end" for who in ("mother", "father") if chats[who] not in news]
    return verdict


def _alerts(connection: sa.Connection, verdict: Verdict, keys: set[str], now: datetime, *, are_refused: bool) -> None:
    """Every alert that was decided is on the wire, and nothing that is due still waits."""
    rows = {row.key: row for row in connection.execute(sa.select(OUTBOX))}
    for told in connection.execute(sa.select(CASE_TOLD.c.key)):
        row = rows.get(told.key)
        if are_refused and row is not None and row.state == "refused":
            continue
        if row is None or row.state != "sent" or told.key not in keys:
            verdict.lost.append(f"{told.key}: {row.state if row else 'no row'}")
    for row in rows.values():
        if row.state in ("ready", "leased") and row.due_at <= now:
            verdict.lost.append(f"{row.key} still waits")
        if row.state == "refused" and not are_refused:
            verdict.wrong.append(f"{row.key} was refused: {row.why}")
        if row.state == "sent" and row.edits is None and row.key not in keys:
            # an answer that edits the message with the button is on the wire as an edit
            verdict.require(row.kind == "answer", f"{row.key} is ticked off and was never sent")


def _ended(connection: sa.Connection, verdict: Verdict, declared: int) -> None:
    """One case, from so many flagged declarations, ended once and by an outcome."""
    cases = connection.execute(sa.select(CASE)).all()
    verdict.require(len(cases) == 1, f"{len(cases)} cases")
    verdict.require({case.state for case in cases} == {"closed"}, f"cases stand {[c.state for c in cases]}")
    verdict.require({case.outcome for case in cases} == {"back_in_class"}, f"they ended {[c.outcome for c in cases]}")
    flagged = connection.execute(sa.select(DECLARATION.c.uid).where(DECLARATION.c.severity.is_not(None))).all()
    verdict.require(len(flagged) == declared, f"{len(flagged)} flagged declarations")
    kinds = Counter(connection.execute(sa.select(CASE_EVENT.c.kind)).scalars())
    verdict.require(kinds["opened"] == 1, f"it was opened {kinds['opened']} times")
    finals = [
        event
        for event in connection.execute(sa.select(CASE_EVENT).where(CASE_EVENT.c.kind == "outcome"))
        if event.about.get("outcome") == "back_in_class"
    ]
    verdict.require(len(finals) == 1, f"it ended {len(finals)} times")


def _consistent(connection: sa.Connection, verdict: Verdict, *, are_refused: bool) -> None:
    """The database is whole, no update failed, nobody's account was lost."""
    if connection.dialect.name == "sqlite":
        whole = connection.exec_driver_sql("pragma integrity_check").scalar()
        verdict.require(whole == "ok", f"integrity_check: {whole}")
        verdict.require(not connection.exec_driver_sql("pragma foreign_key_check").all(), "broken references")
    states = set(connection.execute(sa.select(INBOX.c.state)).scalars())
    verdict.require(states <= {"done"}, f"updates stand {states}")
    accounts = set(connection.execute(sa.select(ACCOUNT.c.state)).scalars())
    verdict.require(accounts <= ({"active", "blocked"} if are_refused else {"active"}), f"accounts stand {accounts}")
