"""Load, decide, store: the writer's batches of turns (design.md 2)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import GeneratorType
from typing import Any, NamedTuple

import sqlalchemy as sa
import structlog
from sqlalchemy.engine import Connection

from bot.ahead import Update, chat_of, known_and_aside, update_of, waves
from bot.answers_at_once import ANSWERS_A_SECOND, AtOnce
from bot.clock import Clock, local_date
from bot.dialogue.address import voice_for
from bot.dialogue.health_words import with_banner
from bot.errors import Mistake
from bot.i18n import Catalogs
from bot.messages import EVERYTHING, Abilities, Incoming, Reply
from bot.router import Router
from bot.saying import as_said, at_once, changes_after, taken
from bot.shelf import Shelf
from bot.text_alone import in_words
from bot.turn import Turn
from storage.changes import Change, store
from storage.changes.accounts import KeepInbox
from storage.changes.outbox import Push
from storage.database import Database, among
from storage.lanes import Behind, ReadFirst
from storage.needs import Asked, Need, Query, Reading, with_reckoning
from storage.queries.health import read_health
from storage.queries.outbox import announce
from storage.queries.sender import load_senders
from storage.tables import INBOX
from storage.values import Sender

log = structlog.get_logger()

KNOWN = sa.select(INBOX.c.key, INBOX.c.uid, INBOX.c.sealed_reply).where(among(INBOX.c.key, "keys"))
TROUBLE = (
    "Your message was not recorded because of a system error. Please send it again in a few minutes; if it is urgent, "
    "call the homeroom teacher or school health."
)


class Decided(NamedTuple):
    """A turn that is done thinking."""

    turn: Turn
    reply: Reply
    state: str


class Loop:
    """Decides what is answered and stored, for one update or sixty."""

    def __init__(
        self,
        database: Database,
        router: Router,
        queries: Mapping[type[Need], Query],
        catalogs: Catalogs,
        clock: Clock,
        answers_a_second: int = ANSWERS_A_SECOND,
        retain_days: int = 90,
        public_url: str = "",
        abilities: Mapping[str, Abilities] | None = None,
    ) -> None:
        """Take the parts; `start` begins to write.

        `answers_a_second`: how many answers of a token go at once; further ones are outbox rows.
        `public_url`: where pages of links are served; empty: nowhere.
        `abilities`: by channel, or by "channel:bot", of those that cannot do everything.
        """
        self.database = database
        self.router = router
        self.queries = with_reckoning(queries)
        self.catalogs = catalogs
        self.clock = clock
        self.shelf = Shelf()
        self.retain_days = retain_days
        self.public_url = public_url
        self.abilities = abilities or {}
        self.at_once = AtOnce(answers_a_second)

    def start(self) -> None:
        """Let the writer take turns."""
        self.database.start(self.process, self.fail, chat_of)

    def handle(self, incoming: Incoming) -> "Future[Reply]":
        """Answer an update; the future holds the reply once everything is committed."""
        return self.database.submit(taken(incoming))

    def process(self, connection: Connection, batch: Sequence[Incoming | Update]) -> list[Reply | ReadFirst | Behind]:
        """Load, decide and store a batch in the given transaction; one reply each, in order.

        A turn that needs what takes long to read first is left out, and with it what follows in its chat.
        """
        replies: dict[int, Reply | ReadFirst] = {}
        away = set()
        for wave in waves(batch):
            going = [(i, update_of(batch[i])) for i in wave if chat_of(batch[i]) not in away]
            for position, reply in self._process_wave(connection, going) if going else ():
                replies[position] = reply
                if isinstance(reply, ReadFirst):
                    away.add(chat_of(batch[position]))
        return [replies.get(i, Behind.BEHIND) for i in range(len(batch))]

    def fail(self, connection: Connection, update: Incoming | Update) -> Reply:
        """Keep an update whose storing failed twice, and say so; nothing else of it is stored."""
        incoming = update_of(update).incoming
        now = self.clock.now()
        [sender] = self._senders(connection, [incoming])
        reply = Reply(voice_for(self.catalogs, sender).say(TROUBLE), is_new=True)
        body = incoming.to_json()
        store(
            connection,
            self.database.sealer,
            [KeepInbox(incoming.key, sender.account.id, now, "failed", body, reply.to_json())],
        )
        return reply

    def _process_wave(
        self, connection: Connection, wave: Sequence[tuple[int, Update]]
    ) -> list[tuple[int, Reply | ReadFirst]]:
        known = self._known(connection, [update.incoming.key for _, update in wave])
        done: list[tuple[int, Reply | ReadFirst]] = [
            (i, at_once(known[each.incoming.key])) for i, each in wave if each.incoming.key in known
        ]
        fresh = [(i, update) for i, update in wave if update.incoming.key not in known]
        if not fresh:
            return done
        senders = self._senders(connection, [update.incoming for _, update in fresh])
        now, forms = self.clock.now(), self.shelf.forms(connection)
        turns = [
            Turn(
                update.incoming,
                sender,
                now,
                voice_for(self.catalogs, sender),
                self.catalogs,
                retain_days=self.retain_days,
                public_url=self.public_url,
                abilities=self._abilities_of(update.incoming),
                forms=forms,
            )
            for (_, update), sender in zip(fresh, senders, strict=True)
        ]
        done_thinking, aside = self._decide(connection, turns, [update for _, update in fresh])
        said = [
            each._replace(reply=in_words(each.turn, each.reply))
            for each in self._with_banners(connection, list(done_thinking.values()), now)
        ]
        decided = [self._within_budget(each) for each in said]
        changes: list[Change] = []
        for each in decided:
            changes.extend(changes_after(*each))
        store(connection, self.database.sealer, changes)
        if any(isinstance(change, Push) for change in changes):
            announce(connection)
        answered = [(fresh[i][0], at_once(each.reply)) for i, each in zip(done_thinking, decided, strict=True)]
        return [*done, *answered, *((fresh[i][0], first) for i, first in aside.items())]

    def _known(self, connection: Connection, keys: list[str]) -> dict[str, Reply]:
        sealer = self.database.sealer
        return {
            row.key: Reply.from_json(sealer.open("inbox.reply", row.uid, row.sealed_reply))
            if row.sealed_reply is not None
            else Reply()
            for row in connection.execute(KNOWN, {"keys": keys})
        }

    def _senders(self, connection: Connection, incomings: Sequence[Incoming]) -> list[Sender]:
        now, chats = self.clock.now(), [chat_of(incoming) for incoming in incomings]
        return load_senders(connection, self.database.sealer, chats, now, local_date(now))

    def _decide(
        self, connection: Connection, turns: Sequence[Turn], updates: Sequence[Update]
    ) -> tuple[dict[int, Decided], dict[int, ReadFirst]]:
        """Run all handlers; what they still need is asked once per query, until all have returned or read first."""
        decided: dict[int, Decided] = {}
        running: dict[int, GeneratorType[Need, Any, Reply]] = {}
        answers: dict[int, Any] = {}
        first: dict[int, ReadFirst] = {}
        for i, turn in enumerate(turns):
            started = self._guard(i, turns, partial(self._start, turn), decided)
            if isinstance(started, GeneratorType):
                running[i], answers[i] = started, None
        while running:
            needs: dict[int, Need] = {}
            for i, generator in list(running.items()):
                step = self._guard(i, turns, partial(_advance, generator, answers[i]), decided)
                if i in decided:
                    del running[i]
                elif isinstance(step, Reply):
                    decided[i] = Decided(turns[i], step, "done")
                    del running[i]
                else:
                    needs[i] = step
            answers, aside = known_and_aside(needs, updates, [turn.sender for turn in turns])
            for i, asked in aside.items():
                running.pop(i).close()
                first[i] = updates[i].reading(asked, self._read)
            left = {i: need for i, need in needs.items() if i not in answers and i not in aside}
            answers |= self._ask(connection, turns, left)
        return {i: decided[i] for i in sorted(decided)}, first

    def _start(self, turn: Turn) -> Any:
        handler, given = self.router.find(turn)
        return handler(turn, *given)

    def _guard(self, i: int, turns: Sequence[Turn], step: Any, decided: dict[int, Decided]) -> Any:
        """Run a step of one turn; what goes wrong there ends that turn alone, before anything of it is stored."""
        turn = turns[i]
        try:
            result = step()
        except Mistake as mistake:
            del turn.changes[:]
            turn.place = turn.sender.session.place
            decided[i] = Decided(turn, Reply(turn.voice.say(mistake.sentence, **mistake.values), is_new=True), "done")
        except Exception:
            # pure decisions: the second try, alone, would see the same values
            log.exception("turn failed", key=turn.incoming.key, account=turn.sender.account.id)
            del turn.changes[:]
            decided[i] = Decided(turn, Reply(turn.voice.say(TROUBLE), is_new=True), "failed")
        else:
            if isinstance(result, Reply):
                decided[i] = Decided(turn, as_said(turn, result), "done")
            return result
        return None

    def _reading(self, connection: Connection) -> Reading:
        now = self.clock.now()
        return Reading(connection, self.database.sealer, now, local_date(now))

    def _read(self, connection: Connection, asked: Asked) -> Any:
        """Answer one need beside the writer."""
        [answer] = self.queries[type(asked.need)](self._reading(connection), [asked])
        return answer

    def _ask(self, connection: Connection, turns: Sequence[Turn], needs: Mapping[int, Need]) -> dict[int, Any]:
        reading = self._reading(connection)
        by_kind: dict[type[Need], list[int]] = defaultdict(list)
        for i, need in needs.items():
            by_kind[type(need)].append(i)
        answers: dict[int, Any] = {}
        for kind, asking in by_kind.items():
            found = self.queries[kind](reading, [Asked(needs[i], turns[i].sender) for i in asking])
            answers.update(zip(asking, found, strict=True))
        return answers

    def _with_banners(self, connection: Connection, decided: Sequence[Decided], now: datetime) -> list[Decided]:
        """Pages of schools begin with how sending goes, while something is wrong; asked once a batch, if at all."""
        if not any(each.reply.says_health for each in decided):
            return list(decided)
        health = read_health(connection, now)
        return [
            each._replace(reply=with_banner(each.reply, each.turn.voice, health, now))
            if each.reply.says_health
            else each
            for each in decided
        ]

    def _abilities_of(self, incoming: Incoming) -> Abilities:
        own = self.abilities.get(f"{incoming.channel}:{incoming.bot}")
        return own or self.abilities.get(incoming.channel, EVERYTHING)

    def _within_budget(self, decided: Decided) -> Decided:
        """Beyond 25 answers a second on a token an answer becomes an outbox row."""
        account, reply = decided.turn.sender.account, decided.reply
        if not reply.text or reply.is_sure:
            return decided
        if decided.turn.abilities.answers_at_once and self.at_once.has_room(f"{account.channel}:{account.bot}"):
            return decided
        return decided._replace(reply=replace(reply, is_sure=True))


def _advance(generator: "GeneratorType[Need, Any, Reply]", answer: Any) -> Need | Reply:
    try:
        return generator.send(answer)
    except StopIteration as stop:
        reply: Reply = stop.value
        return reply
