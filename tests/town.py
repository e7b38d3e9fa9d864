"""A small town for transcripts: real storage, real loop, real delivery; chats are recorded instead of sent.

def test_something(town):
    mother = town.guardian("Trần Thị Mai", of=[minh], relation="mother")
    mother.says("/khaibao"); mother.sees("khai báo"); mother.taps("Minh khỏe"); nurse.hears("cần hỏi thăm")
"""

import asyncio
import contextvars
import functools
import itertools
import re
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.cases.audit.auditor import Wrong
from bot.clock import VIETNAM, Clock, local_date
from bot.delivery.delivering import Delivery
from bot.delivery.unedited import ASKED, TOGETHER
from bot.delivery.values import Carrier, Dropped, Later, Outcome, Refused, Rendered, Renderer, Sent, Waiting
from bot.evidence.fetching import Fetching
from bot.evidence.values import NotFetched
from bot.forms import load_form
from bot.i18n import load_catalogs
from bot.jobs.auditing import find_wrongs
from bot.jobs.ticks import Tick, look_for_due, may_run
from bot.jobs.walking import Walker
from bot.loop import Loop
from bot.messages import Abilities, Incoming, Reply
from bot.parts import find_parts
from bot.publishing import Published, publish
from bot.router import Router
from storage import models as m
from storage.database import Database
from storage.keeping.quarantine import read_quarantine
from storage.needs import Reading
from storage.queries.health import read_health
from storage.queries.sender import chats_of
from storage.queries.sums import differences
from storage.sealing import Sealer, new_uid
from storage.tables import FINDING, OUTBOX, PERSON, ROUND
from tests.databases import compile_once
from tests.parity.records import TOWNS, is_recording, story_of
from tests.parity.told import How, Told
from tests.parity.told import shown as as_told
from tests.seeding import Seeds
from tests.surfaces import SURFACES, Surface, for_this_test
from tests.windows import Actor, Chat, Message

MONDAY = date(2026, 11, 23)
HEALTH_WORDS = re.compile(
    r"\b(sốt|ho|sổ mũi|đau|phát ban|ban đỏ|mụn nước|loét|mắt đỏ|nôn|tiêu chảy|khó thở|li bì|lừ đừ|co giật|giật mình"
    r"|chảy máu|xuất huyết|ốm|tay chân miệng|sởi|cúm|bạch hầu|covid)\b|\d\s*°",
    re.IGNORECASE,
)
"""Signs, diseases and temperatures, as whole words: "cho" holds no cough."""
DAYS = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}


def test_sealer() -> Sealer:
    """Keys that only tests use."""
    return Sealer({1: b"f" * 32}, {1: b"i" * 32})


test_sealer.__test__ = False  # type: ignore[attr-defined]


def at(day: str, time: str, week: int = 0) -> datetime:
    """An instant by the school's wall clock: `at("Mon", "06:40")` is Monday 23/11/2026 06:40."""
    hour, minute = map(int, time.split(":"))
    on = MONDAY + timedelta(days=DAYS[day] + 7 * week)
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


_parts = functools.cache(find_parts)
_catalogs = functools.cache(load_catalogs)
"""Read once for all towns: nobody changes them."""


class Town:
    """The whole program but its wires, on one database, with a clock that stands still until moved."""

    bot = "1"
    numbers = itertools.count(1)
    """Never the same number twice, also after a restart on the same database."""

    def __init__(
        self,
        url: str,
        start: datetime | None = None,
        router: Router | None = None,
        *,
        more_bots: Sequence[str] = (),
        answers_a_second: int = 1_000_000,
        surface: Surface | None = None,
        channel: str = "town",
    ) -> None:
        """`more_bots`: others beside the bot "1"; `silent` names those that say Sent and show nothing.

        `surface`: its messenger; None: what the run asks for. `channel`: its name, as accounts and carriers have it.

        `answers_a_second`: a transcript presses as fast as the machine is, which is no matter of what it tells.
        """
        self.clock = Clock()
        self.clock.stop_at(start or at("Mon", "05:50"))
        self.database = Database(url, test_sealer())
        compile_once(self.database.engine, self.database.reader_engine)
        if not sa.inspect(self.database.engine).has_table("unit"):
            m.metadata.create_all(self.database.engine)
        parts = _parts()
        self.catalogs = _catalogs()
        self.surface = surface or SURFACES[for_this_test()]()
        self.abilities, self.channel = self.surface.abilities, channel
        self.loop = Loop(
            self.database,
            router or parts.router,
            parts.queries,
            self.catalogs,
            self.clock,
            answers_a_second,
            abilities={channel: self.abilities},
        )
        self.loop.start()
        self.chats: dict[str, Chat] = {}
        self._actors: list[Actor] = []
        self._made: dict[tuple[str, str], Made] = {}
        """What was rendered of late, by chat and words, before its choices became lines."""
        self._covered: dict[tuple[str, str], Sequence[Reply]] = {}
        """By chat and words of what stands open: the same covered, as it is said where nothing is edited."""
        self.pressed: Message | None = None
        """The message whose choice is being typed."""
        self.told: list[Told] = []
        """What everybody was shown, for tests/parity."""
        self.moment = 0
        """How often the clock has been moved."""
        self._acting, self._is_early = "", False
        """The chat whose message is being answered."""
        self.bot_of: dict[str, str] = {}
        self.silent: set[str] = set()
        self.too_fast: set[str] = set()
        self.pushes: list[str] = []
        renderers = {kind: self._overhear(kind, renderer) for kind, renderer in parts.renderers.items()}
        carriers: dict[str, Carrier] = {f"{channel}:{self.bot}": self}
        carriers |= {f"{channel}:{bot}": OtherBot(self, bot) for bot in more_bots}
        self.delivery = Delivery(self.database, renderers, self.catalogs, self.clock, carriers)
        self.walker = Walker(self.database, self.clock, parts.ticks, self.delivery)
        self.files: dict[str, bytes] = {}
        """What a picture's reference gives, as a messenger would."""
        self.seeds = Seeds(self.database, self.clock, self.bot, channel)
        self.refused: list[tuple[str, str]] = []
        self.is_broken = False
        """The transcript breaks something on purpose: the auditor may find it."""
        self.is_closed = self.has_heard = False
        self.is_compared = is_recording() and surface is None
        """What it tells is compared with other messengers."""
        if self.is_compared:
            TOWNS.append(self)

    def close(self) -> None:
        self.keep_story()
        self.database.stop()
        self.is_closed = True

    def keep_story(self) -> None:
        """Have what it left and told compared with other messengers, if it is a conversation."""
        if is_recording() and self.has_heard and self in TOWNS:
            self.say_ticks()
            TOWNS[TOWNS.index(self)] = story_of(self)

    def say_what_waits(self) -> None:
        """What would grow is said anew after a while where nothing is edited, though the transcript ends before."""
        with self.database.reading() as connection:
            waits = sa.select(sa.func.max(OUTBOX.c.due_at)).where(OUTBOX.c.state == "ready", OUTBOX.c.why == TOGETHER)
            due_at = connection.execute(waits).scalar()
        if due_at is not None:
            self.clock.stop_at(max(due_at, self.clock.now()))
            _run(self.delivery.drain())

    def _overhear(self, kind: str, renderer: Renderer) -> Renderer:
        """Keep every push as it first leaves, with its buttons; an answer is none, nor is a case opened from a list."""

        @functools.wraps(renderer)
        def overheard(reading: Any, catalogs: Any, batch: Any) -> Any:
            done = renderer(reading, catalogs, batch)
            again = functools.partial(renderer, reading, catalogs)
            accounts = sorted({waiting.recipient.account.id for waiting in batch})
            chats = chats_of(reading.connection, self.database.sealer, accounts)
            for waiting, made in zip(batch, done, strict=True):
                is_answer = kind == "answer" or ":m" in str(waiting.about.get("root"))
                is_push = waiting.is_apart or not (is_answer or waiting.sent_before)
                if isinstance(made, Rendered):
                    self._remember(chats[waiting.recipient.account.id], kind, waiting, made.reply)
                    self._cover(chats[waiting.recipient.account.id], made.reply, waiting, again)
                if is_push and isinstance(made, Rendered):
                    self.pushes.append("\n".join([made.reply.text, *(choice.label for choice in made.reply.choices)]))
            return done

        return overheard

    def _remember(self, chat: str, kind: str, waiting: Waiting, reply: Reply) -> None:
        """Keep what was rendered; of a new message and of what would edit another to the same, the new one leaves.

        An answer with the words of the one before may have other choices: the later one counts.
        """
        key, now = (chat, reply.text), self.clock.now()
        known = self._made.get(key)
        if known is None or known.is_apart or known.at != now or kind == "answer":
            root = str(waiting.about.get("root", waiting.key))
            self._made[key] = Made(kind, reply, waiting.is_apart, root, now, is_asked=ASKED in waiting.about)

    def _cover(
        self, chat: str, reply: Reply, waiting: Waiting, again: Callable[..., Sequence[Rendered | Dropped]]
    ) -> None:
        """Keep what an edit that nobody asked for would say where it is a message of its own: less, if it is open."""
        if self.is_compared and waiting.sent_before and chat != self._acting and not self._types_numbers:
            [covered] = again([replace(waiting, is_apart=True)])
            words = covered.reply if isinstance(covered, Rendered) else Reply("")
            self._covered[chat, reply.text] = () if words.text == reply.text else (words,)

    def wrongs(self) -> list[Wrong]:
        """What the auditor would find now."""
        with self.database.reading() as connection:
            now = self.clock.now()
            since = read_health(connection, now).watching_from or now
            return find_wrongs(Reading(connection, self.database.sealer, now, local_date(now)), since)

    def loses_nothing(self) -> None:
        """The auditor found nothing wrong, now or ever before: a test of it and of the ladder."""
        if self.is_broken:
            return
        with self.database.reading() as connection:
            found = list(connection.execute(sa.select(FINDING.c.key)).scalars())
        found += [wrong.key for wrong in self.wrongs()]
        assert not found, found

    def leaves_nothing_due(self) -> None:
        """A tick that says it has nothing to do has nothing to do: a walked clock would leave it out."""
        if self.is_closed:
            return  # the transcript went on in another town on the same database
        due = look_for_due(self.database, self.clock, self.walker.ticks).by(self.clock.now())
        idle = [tick for tick in self.walker.ticks if not tick.at_every_halt and tick not in due]
        late = self.database.write(lambda connection: self._busy(connection, idle)).result(timeout=30)
        assert self.is_broken or not late, late

    def _busy(self, connection: sa.Connection, ticks: Sequence[Tick]) -> list[str]:
        """Those of some ticks that find something to do, in one transaction for all: each test asks twenty of them."""
        now, quarantine = self.clock.now(), read_quarantine(connection)
        reading = Reading(connection, self.database.sealer, now, local_date(now))
        return [tick.name for tick in ticks if may_run(quarantine, tick) and list(tick.run(reading))]

    def sums_agree(self) -> None:
        """What is kept in step with the declarations of every round is what they add up to."""
        with self.database.reading() as connection:
            kept = connection.execute(sa.select(ROUND.c.id).where(ROUND.c.purged_at.is_(None))).scalars()
            found = differences(connection, list(kept))
        assert self.is_broken or not found, found

    def keeps_quiet(self) -> None:
        """Invariant 6: no push has had a word of health or anybody's full name in it."""
        with self.database.reading() as connection:
            people = connection.execute(sa.select(PERSON.c.uid, PERSON.c.sealed_name)).all()
        names = {self.database.sealer.open("person.name", row.uid, row.sealed_name) for row in people}
        full = {name for name in names if len(name.split()) > 2}
        for push in self.pushes:
            assert not HEALTH_WORDS.search(push), push
            assert not [name for name in full if name in push], push

    # the carrier side
    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        """Deliver into the recorded chat, as a messenger would."""
        window = self.chats.setdefault(chat, Chat())
        if chat in self.too_fast:
            return Later(1, "too many at once")
        if window.is_blocked:
            self.refused.append((chat, reply.text))
            return Refused("blocked by the user", is_blocked=True)
        if self.bot_of.get(chat, self.bot) in self.silent:
            return Sent(f"unshown {next(self.numbers)}")
        made = self._as_made(chat, reply)
        shown = self.surface.shown(replace(reply, rows=() if self._types_numbers else reply.rows))
        how = self._how(chat, made, is_edit=edit is not None)
        if not self._types_numbers:
            sent = Sent(window.show(shown, self.clock.now(), edit, rings=rings, pushed=True))
            covered = self._covered.get((chat, reply.text), ()) if how == "changed" else ()
            self._tell(chat, "early" if covered else how, shown, sent.message)
            for each in covered:
                self._tell(chat, how, self.surface.shown(each), sent.message)
            return sent
        above, pushed = replace(made.reply, text=self.surface.shown(made.reply).text), made.kind != "answer"
        earlier = self._brought_up_to_date(chat, made)
        sent = Sent(window.show(above, self.clock.now(), edit, rings=rings, pushed=pushed, typed=shown.text))
        window.stand_for(earlier, made.root)
        self._tell(chat, how, shown, sent.message)
        return sent

    def _how(self, chat: str, made: "Made", *, is_edit: bool) -> How:
        """Whether its reader asked for what is sent, and whether it changes what they were sent before."""
        if self._is_early:
            return "early"
        if made.kind == "answer" or made.is_asked or chat == self._acting:
            return "asked"
        return "changed" if is_edit or made.is_apart else "unasked"

    def _tell(self, chat: str, how: How, shown: Reply, message: str | None) -> None:
        """Keep what somebody was shown, for tests/parity. `message`: the one that says it from now on."""
        self.told.append(as_told(chat, how, shown, self.moment, message or ""))

    def _brought_up_to_date(self, chat: str, made: "Made") -> Message | None:
        """What would be edited if it could."""
        if made.kind == "answer":
            return None if made.reply.is_new or chat != self._acting else self.pressed
        if not (made.is_apart or made.is_asked):
            return None  # what was lost and is sent again is a message of its own on each messenger
        same = [each for each in self.chats[chat].messages if each.root == made.root]
        return same[-1] if made.root and same else None

    @property
    def _types_numbers(self) -> bool:
        return not self.abilities.has_buttons

    def _as_made(self, chat: str, reply: Reply) -> "Made":
        """How it was rendered, and which choices its lines are."""
        known = (text for to, text in self._made if to == chat and reply.text.startswith(text))
        made = self._made.get((chat, max(known, key=len, default="")), Made("", reply))
        self._made.clear() if len(self._made) > 500 else None
        return made

    def update(self, chat: str, **content: Any) -> Incoming:
        """An update from a chat, not yet handed in."""
        bot = self.bot_of.get(chat, self.bot)
        return Incoming(
            f"{self.channel}:{bot}:{next(self.numbers)}", self.channel, bot, chat, self.clock.now(), **content
        )

    def hand_in(self, incoming: Incoming) -> Reply:
        """Hand an update in and show what is answered at once; all else waits."""
        self.has_heard = True
        reply: Reply = self.loop.handle(self.surface.heard(incoming, next(self.numbers))).result(timeout=30)
        if reply.text:
            edit, shown = None if reply.is_new else incoming.message, self.surface.shown(reply)
            window = self.chats.setdefault(incoming.chat, Chat())
            message = window.show(shown, self.clock.now(), edit, rings=False, pushed=False)
            self._tell(incoming.chat, "early" if self._is_early else "asked", shown, message)
        return reply

    def receive(self, incoming: Incoming) -> Reply:
        """Hand an update in, show the reply, and let everything that follows at once happen."""
        reply = self.hand_in(incoming)
        told, before = len(self.chats.get(incoming.chat, Chat()).messages), len(self.told)
        self._acting = incoming.chat
        self.settle()
        self._acting, self.pressed = "", None
        if reply.toast and not self._types_numbers:
            follows = any(each.chat == incoming.chat for each in self.told[before:])
            # a word on the press, where the message itself says it too
            self._tell(incoming.chat, "early" if follows else "asked", Reply(reply.toast), None)
        if self._types_numbers and not reply.text and incoming.chat in self.chats:
            answers = [each for each in self.chats[incoming.chat].messages[told:] if not each.pushed]
            return replace(reply, text=answers[-1].text, rows=answers[-1].rows) if answers else reply
        return reply

    def settle(self) -> None:
        """Do all that is due now."""
        _run(self._settle())

    async def _settle(self) -> None:
        fetching = Fetching(self.database, self.clock, self.loop.handle, {self.channel: self.fetch}, pause=0.0)
        await fetching.settle()
        await self.walker.settle()

    async def fetch(self, bot: str, reference: str, most: int) -> bytes:
        """Give a picture out."""
        if reference not in self.files:
            raise NotFetched("no such file")
        return self.files[reference][: most + 1]

    def to(self, day: str, time: str, week: int = 0) -> None:
        """Walk to an instant through everything due before it."""
        self.say_ticks()
        self.moment += 1
        _run(self.walker.walk_to(at(day, time, week)))

    def by(self, **amount: float) -> None:
        """Walk a while."""
        self.say_ticks()
        self.moment += 1
        _run(self.walker.walk_to(self.clock.now() + timedelta(**amount)))

    def say_ticks(self) -> None:
        """Before time goes on, or anybody looks at what was said, everybody says what they have ticked."""
        for actor in self._actors:
            if actor.ticks:
                actor.types_ticks()

    @contextmanager
    def saying_ticks(self) -> Iterator[None]:
        """What is answered to ticks before somebody is done is no answer they would get where ticks are buttons."""
        self._is_early = True
        yield
        self._is_early = False

    def publish(self, file: Path, by: str = "Phòng GDĐT") -> Published:
        """Have a questionnaire asked from now on."""
        self.say_ticks()
        form = load_form(file)
        return self.database.write(lambda c: publish(c, form, file, by, self.clock.now())).result(10)

    def account_on(self, bot: str, person: int) -> "Actor":
        """Somebody's account with another bot."""
        chat = self.seeds.account(person, bot=bot)
        self.bot_of[chat] = bot
        return self.actor(chat)

    def actor(self, chat: str) -> "Actor":
        """Somebody with a chat window."""
        made = Actor(self, chat)
        self._actors.append(made)
        return made

    def nobody_else_heard(self, *known: "Actor") -> None:
        """Nobody but these got a pushed message they have not looked at."""
        others = {
            chat: [message.plain for message in window.messages if message.pushed]
            for chat, window in self.chats.items()
            if chat not in {actor.chat for actor in known}
        }
        assert not any(others.values()), others


@dataclass(frozen=True, slots=True)
class Made:
    """What a renderer made, of which kind, and whether it stands for an edit that cannot be made."""

    kind: str
    reply: Reply
    is_apart: bool = False
    root: str = ""
    at: datetime | None = None
    is_asked: bool = False


@dataclass
class OtherBot:
    """A further bot of the town; its chats are kept beside the others'."""

    town: Town
    bot: str

    @property
    def abilities(self) -> Abilities:
        return self.town.abilities

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        """As the town itself does."""
        return await self.town.send(chat, reply, rings=rings, edit=edit)


_here = threading.local()


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    """Run in the one event loop of this thread: a new one for each step would start its threads anew."""
    runner = _here.__dict__.setdefault("runner", asyncio.Runner())
    try:
        return runner.run(work, context=contextvars.copy_context())
    except BaseException:
        _here.__dict__.pop("runner").close()  # with what it left behind
        raise


@contextmanager
def telling(url: str, surface: Surface | None = None) -> Iterator[Town]:
    """A town that is asked at the end of its transcript whether all is as it must be."""
    made = Town(url, surface=surface)
    yield made
    made.keeps_quiet()
    made.loses_nothing()
    made.leaves_nothing_due()
    made.sums_agree()
    made.close()


@pytest.fixture
def town(url: str) -> Iterator[Town]:
    """A town on each database in turn."""
    with telling(url) as made:
        yield made


__all__ = ["MONDAY", "Actor", "Message", "Town", "at", "new_uid", "telling", "test_sealer", "town"]
