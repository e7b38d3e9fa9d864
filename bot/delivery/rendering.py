"""From claimed rows to what is said, by current rows; one that cannot be rendered does not stop the others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.delivery.unedited import Wait, is_asked
from bot.delivery.values import Dropped, Rendered, Renderer, Waiting
from bot.dialogue.health_words import with_banner
from bot.i18n import Catalogs
from bot.messages import EVERYTHING, Abilities
from storage.keeping.quarantine import ASIDE
from storage.needs import Reading
from storage.queries.health import read_health
from storage.queries.outbox import Claimed, Earlier
from storage.values import Sender

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Broken:
    """Its renderer raised."""

    why: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """What it edits is on its way; what is said then may be older than this."""


@dataclass(frozen=True, slots=True)
class Held:
    """Its order is stopped; it leaves when the order goes on."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What its messenger gives away is used up, or it lets nothing through to this account now."""

    why: str


NO_ACCOUNT = "account "
"""How the reason begins of what an account cannot take any more."""

Verdict = Rendered | Dropped | Broken | NotYet | Held | Kept | Wait


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows claimed together, to whom they go, and the rows that edits among them name."""

    rows: Sequence[Claimed]
    senders: Mapping[int, Sender]
    earlier: Mapping[str, Earlier]
    held: tuple[str, ...] = ()
    """How the keys begin of what is held back."""
    abilities: Abilities = EVERYTHING
    is_covered: bool = False
    """Render also what was asked for as it would leave unasked."""

    def target(self, row: Claimed) -> Earlier | None:
        """The row that this one edits."""
        return self.earlier.get(row.edits) if row.edits else None

    def is_answer(self, row: Claimed) -> bool:
        """Whether it answers its reader in a message of its own, whatever becomes of the one that it would edit."""
        return row.edits is not None and is_asked(row) and not self.abilities.can_edit

    def was_pressed_unknown(self, row: Claimed) -> bool:
        """Whether a press asked for it in a message that arrived, and that no row knows to have left."""
        press = row.about.get("pressed")
        if not press:
            return False
        known = {self.earlier[key].message for key in press["among"] if key in self.earlier}
        return press["message"] not in known


def named_by(rows: Iterable[Claimed]) -> set[str]:
    """The keys of earlier rows that rows name: what they edit, and where the press can have been that asked for it."""
    return {key for row in rows if row.edits for key in (row.edits, *row.about.get("pressed", {}).get("among", ()))}


def render(
    reading: Reading, catalogs: Catalogs, renderers: Mapping[str, Renderer], batch: Batch
) -> list[tuple[Claimed, Verdict]]:
    """Say for every row what becomes of it, most urgent first."""
    done: list[tuple[Claimed, Verdict]] = []
    by_kind: dict[str, list[tuple[Claimed, Waiting]]] = defaultdict(list)
    together = {row.key for row in batch.rows}
    for row in batch.rows:
        sender = batch.senders[row.account_id]
        verdict = _before(row, sender, batch, together, reading.now)
        if verdict is not None:
            done.append((row, verdict))
            continue
        target = batch.target(row)
        is_out = bool(target and target.message) or batch.is_answer(row)
        is_apart = is_out and not batch.abilities.can_edit and (batch.is_covered or not is_asked(row))
        about = Waiting(
            row.id,
            row.key,
            row.kind,
            row.about,
            row.rings,
            row.made_at,
            sender,
            is_out,
            is_apart,
            batch.abilities.has_buttons,
        )
        by_kind[row.kind].append((row, about))
    for kind, several in by_kind.items():
        waiting = [each for _, each in several]
        said = _with_banners(reading, catalogs, waiting, _say(reading, catalogs, renderers.get(kind), waiting))
        done.extend(zip((row for row, _ in several), said, strict=True))
    return sorted(done, key=lambda each: (each[0].priority, each[0].id))


def _say(
    reading: Reading, catalogs: Catalogs, renderer: Renderer | None, waiting: Sequence[Waiting]
) -> Sequence[Verdict]:
    """All rows of a kind at once; if that raises, each by itself, so that one bad row ends alone."""
    if renderer is None:
        return [Broken(f"nobody renders {each.kind}") for each in waiting]
    try:
        with reading.connection.begin_nested():
            return list(renderer(reading, catalogs, waiting))
    except Exception as error:  # the outer edge of delivery
        if len(waiting) > 1:
            return [verdict for each in waiting for verdict in _say(reading, catalogs, renderer, [each])]
        log.error("a push could not be rendered", key=waiting[0].key, kind=waiting[0].kind, exc_info=error)
        return [Broken(f"rendering: {type(error).__name__}")]


def _with_banners(
    reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting], said: Sequence[Verdict]
) -> Sequence[Verdict]:
    """Lists and totals begin with how sending goes, while something is wrong."""
    if not any(isinstance(verdict, Rendered) and verdict.reply.says_health for verdict in said):
        return said
    health = read_health(reading.connection, reading.now)
    return [
        replace(verdict, reply=with_banner(verdict.reply, each.voice(catalogs), health, reading.now))
        if isinstance(verdict, Rendered) and verdict.reply.says_health
        else verdict
        for each, verdict in zip(waiting, said, strict=True)
    ]


def _before(
    row: Claimed, sender: Sender, batch: Batch, together: Collection[str], now: datetime
) -> Dropped | NotYet | Held | None:
    """Why a row is not even rendered."""
    if row.expires_at is not None and row.expires_at <= now:
        return Dropped("too late")
    if sender.account.state != "active" and row.kind != "answer":
        return Dropped(f"account {sender.account.state}")
    if row.key.startswith(batch.held):
        return Held()
    if not row.edits or batch.is_answer(row):
        return None
    target = batch.target(row)
    if target is None or target.state in ("refused", "dropped", ASIDE):
        return Dropped("what it edits never arrived")
    if batch.was_pressed_unknown(row):
        # it will leave a second time, covered as whatever leaves unasked: only the edit after it uncovers it
        return NotYet() if target.state in ("ready", "leased") or target.key in together else None
    if target.state == "sent" and target.surely_knows(row.made_at):
        return Dropped("what it edits was rendered later")
    if target.state == "ready" or target.key in together:
        return Dropped("what it edits has not left yet and will be current")
    return NotYet() if target.state == "leased" else None
