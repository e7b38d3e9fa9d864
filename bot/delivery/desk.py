"""Delivery's work with rows: claiming what is due, ticking off what became of it. Each call is one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from bot.delivery.capping import cap
from bot.delivery.ledger import Counts, pass_on
from bot.delivery.rendering import NO_ACCOUNT, Batch, Broken, Held, Kept, NotYet, Verdict, named_by, render
from bot.delivery.retrying import DOUBTFUL, GIVE_UP_RENDERING, patience, seconds_until_next
from bot.delivery.rules import QUOTA, Allowance, refusal_code
from bot.delivery.unedited import TOGETHER, Once, Wait, digest_of, is_asked, numbered
from bot.delivery.values import Dropped, Later, Outcome, Refused, Rendered, Renderer, Sent, is_long
from bot.dialogue.address import voice_for
from bot.i18n import Catalogs
from bot.messages import EVERYTHING, Abilities
from storage.changes import store
from storage.changes.accounts import ChangeAccount
from storage.database import Database
from storage.keeping.quarantine import UNBEGUN
from storage.needs import Reading
from storage.queries import outbox
from storage.queries.facts import QUARANTINE, read_fact
from storage.queries.leases import (
    TOKEN_REFUSED,
    accept_token,
    is_refused,
    pause_bot,
    refuse_token,
    release_lease,
    still_until,
    take_lease,
    told_to_wait,
)
from storage.queries.order_work import held_keys
from storage.queries.outbox import Claimed
from storage.queries.sender import chats_of, load_accounts

log = structlog.get_logger()

CLAIMED_FOR = timedelta(seconds=90)
ALONE_FOR = timedelta(seconds=5)
HELD_FOR = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A rendered row with the chat it goes to, and the message it edits."""

    row: Claimed
    chat: str
    rendered: Rendered
    edit: str | None
    rendered_at: datetime
    said: str = ""
    """A digest of what it says unasked, where messages cannot be edited."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of claimed rows: those to be sent, and those that are not, with why."""

    parcels: Sequence[Parcel]
    others: Sequence[tuple[Claimed, Verdict]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim gave: how many rows, those to be sent, and those that are to be rendered beside the writer."""

    rows: int
    parcels: Sequence[Parcel]
    long: Sequence[Claimed] = ()


NOTHING = Claim(0, ())


class Desk:
    """Claims and ticks off for one process."""

    def __init__(
        self,
        database: Database,
        renderers: Mapping[str, Renderer],
        catalogs: Catalogs,
        clock: Clock,
        owner: str,
        abilities_of: Callable[[str], Abilities] = lambda bot: EVERYTHING,
        allowances: Mapping[str, Allowance] | None = None,
    ) -> None:
        """`owner` names this process in leases and claims. `abilities_of`: what a bot's messenger can do.

        `allowances`: of messengers that count what is sent, by bot or channel.
        """
        self.database, self.renderers, self.catalogs, self.clock = database, renderers, catalogs, clock
        self.owner, self.abilities_of, self.counts = owner, abilities_of, Counts(allowances or {})
        self._refused: set[str] = set()
        """Bots whose token was refused when they last claimed: what they send next says whether it still is."""

    def bots_waiting(self) -> list[str]:
        """Bots with something due that they may send."""
        with self.database.reading() as connection:
            return outbox.bots_waiting(connection, self.clock.now())

    def has_due(self, bot: str) -> bool:
        """Whether a claim would find something (a look that takes no lock)."""
        with self.database.reading() as connection:
            return outbox.has_due(connection, bot, self.clock.now())

    def pause_left(self, bot: str) -> float:
        """Seconds that a bot still has to keep still, as its messenger told it before a restart."""
        with self.database.reading() as connection:
            until = told_to_wait(connection, bot)
        return 0.0 if until is None else max(0.0, (until - self.clock.now()).total_seconds())

    def claim(self, connection: Connection, bot: str, limit: int, *, alone: bool) -> Claim:
        """Claim due rows and render them. `alone`: only as the one process that sends for this bot."""
        now = self.clock.now()
        lets = still_until(connection, [bot])[bot].lets(now)
        if lets == "none" or read_fact(connection, QUARANTINE) == UNBEGUN:
            return NOTHING
        if alone and not take_lease(connection, f"deliver:{bot}", self.owner, now, now + ALONE_FOR):
            return NOTHING
        self._count_abandoned(connection, bot, now, now)
        rows = outbox.claim(connection, bot, now, now + CLAIMED_FOR, self.owner, limit, answers=lets == "answers")
        if not rows:
            return NOTHING
        if is_refused(connection, bot):
            self._refused.add(bot)
        reading = Reading(connection, self.database.sealer, now, local_date(now))
        self.counts.warn(reading, bot)
        rows = cap(connection, reading, rows)
        long = [row for row in rows if is_long(self.renderers.get(row.kind))]
        done = self._render(reading, [row for row in rows if row not in long])
        self.set_aside(connection, done.others)
        return Claim(len(rows), done.parcels, long)

    def render_beside(self, rows: Sequence[Claimed]) -> Rendering:
        """Render claimed rows that take long, from a snapshot beside the writer; right and duty are looked at there."""
        with self.database.reading() as connection:
            now = self.clock.now()
            return self._render(Reading(connection, self.database.sealer, now, local_date(now)), rows)

    def set_aside(self, connection: Connection, rows: Sequence[tuple[Claimed, Verdict]]) -> None:
        """Write down why rows are not sent (now)."""
        now = self.clock.now()
        for row, verdict in rows:
            self._set_aside(connection, row, verdict, now)
        for bot in {row.bot for row, verdict in rows if isinstance(verdict, Kept) and verdict.why == QUOTA}:
            self.counts.warn(Reading(connection, self.database.sealer, now, local_date(now)), bot, has_kept=True)

    def _render(self, reading: Reading, rows: Sequence[Claimed]) -> Rendering:
        if not rows:
            return Rendering((), ())
        connection, sealer = reading.connection, self.database.sealer
        accounts = sorted({row.account_id for row in rows})
        senders = load_accounts(connection, sealer, accounts, reading.today)
        earlier = outbox.earlier(connection, sorted(named_by(rows)))
        abilities = self.abilities_of(rows[0].bot)
        batch = Batch(rows, senders, earlier, held_keys(connection), abilities)
        chats = chats_of(connection, sealer, accounts)
        parcels: list[Parcel] = []
        others: list[tuple[Claimed, Verdict]] = []
        gate = self.counts.gate(reading, rows)
        known = {} if abilities.can_edit else self._known_by_asking(reading, batch)
        done = render(reading, self.catalogs, self.renderers, batch)
        once = Once.of(done)
        for row, made in done:
            target, verdict, said = batch.target(row), made, known.get(row.id, "")
            if isinstance(made, Rendered) and not abilities.can_edit:
                verdict, said = once.weigh(row, target, made, said, reading.now)
            why = gate.keeps(row) if gate is not None and isinstance(verdict, Rendered) else None
            if why is not None:
                verdict = Kept(why)
            if isinstance(verdict, Rendered):
                answers = None if verdict.reply.is_new else row.about.get("message")
                edit = target.message if target else answers
                if not abilities.has_buttons:
                    voice = voice_for(self.catalogs, senders[row.account_id])
                    verdict, edit = numbered(verdict, voice, row, reading.now), None
                parcels.append(Parcel(row, chats[row.account_id], verdict, edit, reading.now, said))
            else:
                others.append((row, verdict))
        return Rendering(parcels, others)

    def _known_by_asking(self, reading: Reading, batch: Batch) -> dict[int, str]:
        """Digests of what need not be said to those who see it now because they asked."""
        asked = [row for row in batch.rows if is_asked(row)]
        covered = render(reading, self.catalogs, self.renderers, replace(batch, rows=asked, is_covered=True))
        return {row.id: digest_of(made) for row, made in covered if isinstance(made, Rendered)}

    def _set_aside(self, connection: Connection, row: Claimed, verdict: Verdict, now: datetime) -> None:
        if isinstance(verdict, Dropped):
            outbox.finish(connection, row.id, "dropped", now, None, verdict.why)
            if verdict.said and row.edits:
                outbox.remember_said(connection, row.edits, verdict.said, now)
            if verdict.why.startswith(NO_ACCOUNT):
                pass_on(connection, self.database.sealer, row, now)
        elif isinstance(verdict, Kept):
            outbox.finish(connection, row.id, "refused", now, None, verdict.why)
            self.counts.count_kept(connection, row, verdict.why, now)
            pass_on(connection, self.database.sealer, row, now)
        elif isinstance(verdict, NotYet):
            due_at = now + timedelta(seconds=1)
            outbox.put_back(connection, row.id, due_at, row.attempt - 1, "what it edits is on its way")
        elif isinstance(verdict, Wait):
            outbox.put_back(connection, row.id, verdict.until, row.attempt - 1, TOGETHER)
        elif isinstance(verdict, Held):
            # it was claimed while its order was stopped; looked at again, for it may go on at any moment
            outbox.put_back(connection, row.id, now + HELD_FOR, row.attempt - 1, "its order is stopped")
        elif isinstance(verdict, Broken) and row.attempt < GIVE_UP_RENDERING:
            due_at = now + timedelta(seconds=seconds_until_next(row.attempt, row.priority))
            outbox.put_back(connection, row.id, due_at, row.attempt, verdict.why)
        elif isinstance(verdict, Broken):
            log.error("a push is given up: it cannot be rendered", key=row.key, kind=row.kind)
            outbox.finish(connection, row.id, "refused", now, None, verdict.why)

    def tick_off(self, connection: Connection, parcel: Parcel, outcome: Outcome) -> str:
        """Write down what became of a parcel; returns it in one word."""
        now, row = self.clock.now(), parcel.row
        self.counts.count(connection, row, outcome, now)
        if isinstance(outcome, Sent):
            message = outcome.message or parcel.edit
            outbox.finish(connection, row.id, "sent", now, message, rendered_at=parcel.rendered_at)
            if parcel.said:
                outbox.remember_said(connection, row.edits or row.key, parcel.said, now)
            if row.edits and message and message != parcel.edit:
                outbox.moved(connection, row.edits, message)
            if row.bot in self._refused:
                accept_token(connection, row.bot, now)
                self._refused.discard(row.bot)
            return "sent"
        if isinstance(outcome, Dropped):
            self._set_aside(connection, row, outcome, now)
            return "dropped"
        if isinstance(outcome, Refused):
            outbox.finish(connection, row.id, "refused", now, None, outcome.why[:200])
            if outcome.is_blocked:
                self._mark_blocked(connection, row.account_id, now)
            if refusal_code(outcome.why) == QUOTA:
                self.counts.warn_refused(Reading(connection, self.database.sealer, now, local_date(now)), row.bot)
            pass_on(connection, self.database.sealer, row, now)
            return "blocked" if outcome.is_blocked else "refused"
        return self._again(connection, row, outcome, now)

    def _again(self, connection: Connection, row: Claimed, outcome: Later, now: datetime) -> str:
        if outcome.pause_bot:
            until = now + timedelta(seconds=outcome.seconds)
            pause_bot(connection, row.bot, until)
            if outcome.token_refused:
                refuse_token(connection, row.bot, now)
                self._refused.add(row.bot)
            why = TOKEN_REFUSED if outcome.token_refused else outcome.why[:200]
            outbox.put_back(connection, row.id, until, row.attempt - 1, why)
            return "paused"
        verdict = patience(row, outcome)
        if verdict.give_up:
            outbox.finish(connection, row.id, "refused", now, None, verdict.why[:200])
            if not outcome.is_doubtful:
                pass_on(connection, self.database.sealer, row, now)
            return "given up"
        outbox.put_back(connection, row.id, now + timedelta(seconds=verdict.seconds), row.attempt, verdict.why[:200])
        return "later"

    def remember(self, connection: Connection, parcel: Parcel) -> None:
        """Store what the sending of a parcel changes."""
        store(connection, self.database.sealer, parcel.rendered.on_sent)

    def give_back(self, connection: Connection, ids: Sequence[int], seconds: float) -> None:
        """Let go of rows that were claimed and not tried."""
        outbox.release(connection, ids, self.owner, self.clock.now() + timedelta(seconds=seconds))

    def take_over(self, connection: Connection, bot: str) -> None:
        """Do not wait for the claims of a process that died. Only where there is surely no other (SQLite)."""
        now = self.clock.now()
        self._count_abandoned(connection, bot, now + CLAIMED_FOR, now)
        outbox.take_over(connection, bot, now)

    def _count_abandoned(self, connection: Connection, bot: str, until: datetime, now: datetime) -> None:
        """What a process had on its way when it died may have arrived: it counts, and is said at most once more."""
        if self.counts.has(bot):
            why = f"{DOUBTFUL}the program ended on the way"
            for account_id in outbox.abandoned(connection, bot, self.owner, until, now, why):
                self.counts.count_doubtful(connection, account_id, bot, now)

    def leave(self, connection: Connection, bot: str) -> None:
        """Give back all that is claimed for a bot and let another process send for it."""
        outbox.release_all(connection, bot, self.owner, self.clock.now())
        release_lease(connection, f"deliver:{bot}", self.owner)

    def _mark_blocked(self, connection: Connection, account_id: int, now: datetime) -> None:
        sender = load_accounts(connection, self.database.sealer, [account_id], local_date(now))[account_id]
        if sender.account.state == "active":
            change = ChangeAccount(account_id, sender.account.version, {"state": "blocked"})
            store(connection, self.database.sealer, [change])
