"""The demo's messenger: says what visitors type and press, shows what comes back, walks the clock."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from aiohttp import web
from sqlalchemy.engine import Connection

from bot.channels.browser.bodies import (
    as_address,
    body_of,
    escaped,
    event_of,
    in_text,
    number_of,
    own_picture,
    typed,
)
from bot.channels.browser.guard import guarded, json_of
from bot.channels.browser.guide import Guide
from bot.channels.browser.roles import STRANGER, describe
from bot.channels.browser.streams import Streams
from bot.channels.browser.uploads import Uploads
from bot.channels.browser.walking import Walking
from bot.channels.browser.words import PAGE, Words
from bot.clock import Clock, local_date
from bot.delivery.values import Carrier, Outcome, Refused, Sent
from bot.drawing import drawn
from bot.i18n import LANGUAGES, Catalogs
from bot.joining.rules import spaced
from bot.loop import Loop
from bot.messages import EVERYTHING, TEXT_ALONE, Contact, Incoming, Reply
from storage.database import Database
from storage.queries import browser
from storage.queries.browser import BOT, CHANNEL, TEXT_BOT, Shown
from storage.values import Sender

T = TypeVar("T")
WINDOW_MESSAGES = 1500
LONGEST_TEXT = 4096
ANSWER_SECONDS = 10


class BrowserChannel:
    """The chat windows of the demo page. It carries what is pushed to them, too."""

    name = CHANNEL
    abilities = EVERYTHING

    def __init__(
        self,
        loop: Loop,
        database: Database,
        clock: Clock,
        walk: Callable[[timedelta], Awaitable[datetime]],
        next_stop: Callable[[], datetime | None],
        catalogs: Catalogs,
    ) -> None:
        """`walk` moves the clock through everything due; `next_stop` is the next instant at which something is."""
        self.loop, self.database, self.clock = loop, database, clock
        self.words = Words(catalogs)
        self.streams = Streams()
        self.walking = Walking(database, clock, walk, next_stop, self.streams)
        self.guide = Guide(database, self.streams)
        self.carriers: dict[str, Carrier] = {f"{CHANNEL}:{BOT}": self, f"{CHANNEL}:{TEXT_BOT}": TextAlone(self)}
        self._text_alone: set[str] = set()
        self._awaiting: dict[str, float] = {}
        # by role: a window that turns into the other messenger must not be written in meanwhile
        self._windows: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.uploads = Uploads()

    def add_routes(self, application: web.Application) -> None:
        """Listen to the page's paths."""
        router = application.router
        router.add_get("/", guarded(self._page))
        router.add_static("/demo/static", PAGE)
        router.add_get("/demo/roles", guarded(self._roles))
        router.add_get("/demo/messages", guarded(self._messages))
        router.add_get("/demo/events", guarded(self.streams.serve))
        router.add_post("/demo/say", guarded(self._say))
        router.add_post("/demo/clock", guarded(self.walking.serve))
        router.add_post("/demo/language", guarded(self._language))
        router.add_post("/demo/view", guarded(self._view))
        application.on_shutdown.append(self._close_streams)

    async def start(self) -> None:
        """Watch what is stored; for the rest the page asks."""
        self.guide.start()

    async def stop(self) -> None:
        """Let the pages go."""
        self.guide.stop()
        self.streams.close()

    async def close(self) -> None:
        """Nothing is left to close: its wires are the page's own."""

    async def fetch(self, bot: str, reference: str, most: int) -> bytes:
        """A picture that the page sent a moment ago; only the last few are kept. Raises NotFetched."""
        return self.uploads.fetch(reference, most)

    async def _close_streams(self, _application: web.Application) -> None:
        self.streams.close()

    # what is pushed
    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        """Show a push, or bring a message up to date."""
        return await self.push(chat, reply, body_of(reply), rings=rings, quiet="silent", edit=edit)

    async def push(
        self, chat: str, reply: Reply, body: dict[str, Any], *, rings: bool, quiet: str, edit: str | None = None
    ) -> Outcome:
        """The same, in the words of the window's messenger; `quiet`: how what does not ring is heard unasked."""
        since = self._awaiting.pop(chat, None)
        is_answer = since is not None and asyncio.get_running_loop().time() - since < ANSWER_SECONDS
        heard = "rings" if rings else "answer" if is_answer else quiet
        if reply.picture:
            picture = await asyncio.to_thread(drawn, reply.picture)
            body["picture"] = as_address(picture, "image/png")
        shown = await self._show(chat, "bot", heard, body, edit)
        if shown is None:
            return Refused("the message to edit is not there")
        self.walking.pushed += heard != "answer"
        return Sent(str(shown.id))

    # what the page asks
    async def _page(self, request: web.Request) -> web.Response:
        language = request.query.get("lang", "vi")
        return web.Response(text=self.words.page(language), content_type="text/html", charset="utf-8")

    async def _roles(self, request: web.Request) -> web.Response:
        voice = self.words.voice(request.query.get("lang", "vi"))
        today = local_date(self.clock.now())

        def read(connection: Connection) -> tuple[list[tuple[str, Sender]], dict[int, str], Any]:
            players = browser.players(connection, self.database.sealer, today)
            return players, browser.school_names(connection), browser.sample_slip(connection, self.database.sealer)

        players, schools, slip = await self._read(read)
        sample = None
        if slip is not None:
            birthday = f"{slip.birthday:%d/%m/%Y}" if slip.birthday else ""
            sample = {"code": spaced(slip.code), "child": slip.child, "birthday": birthday}
        roles = describe(players, voice, schools)
        for role in roles:
            role["is_text"] |= role["role"] in self._text_alone
        found = {"roles": roles, "slip": sample, "now": self._now()}
        return web.json_response(found | {"halt": self.walking.halt, "done": await self.guide.read()})

    async def _messages(self, request: web.Request) -> web.Response:
        found = await self._read(lambda c: browser.conversations(c, self.database.sealer, WINDOW_MESSAGES))
        return web.json_response({"messages": [event_of(each) for each in found], "now": self._now()})

    async def _say(self, request: web.Request) -> web.Response:
        body = await json_of(request)
        async with self._window_of(body):
            return await self._said(body)

    async def _said(self, body: Mapping[str, Any]) -> web.Response:
        role, bot = await self._known_role(body.get("role"))
        incoming, own = await self._incoming(role, bot, body)
        if own or incoming.photo is not None:
            said = {"text": own, "rows": [], "contact": "", **own_picture(self.uploads.shown(incoming.photo))}
            await self._show(role, "person", "answer", said, None)
        self._awaiting[role] = asyncio.get_running_loop().time()
        reply = await asyncio.wrap_future(self.loop.handle(incoming))
        if reply.text:
            self._awaiting.pop(role, None)
            said = body_of(reply) if bot == BOT else in_text(reply)
            await self._show(role, "bot", "answer", said, None if reply.is_new else incoming.message)
        return web.json_response({"toast": reply.toast})

    async def _incoming(self, role: str, bot: str, body: Mapping[str, Any]) -> tuple[Incoming, str]:
        """The update, and what of it the window shows as said by the visitor (HTML)."""
        content: dict[str, Any]
        own = ""
        if isinstance(body.get("action"), str):
            content = {"action": body["action"], "message": number_of(body.get("message")), "press": "1"}
        elif isinstance(body.get("start"), str):
            content, own = {"start": body["start"][:64]}, f"/start {body['start'][:64]}".strip()
        elif body.get("contact") is True:
            phone = await self._phone_of(role)
            content, own = {"contact": Contact(phone, is_own=True)}, phone
        elif isinstance(body.get("photo"), str):
            content = {"photo": self.uploads.keep(body["photo"])}
        elif isinstance(body.get("text"), str) and 0 < len(body["text"]) <= LONGEST_TEXT:
            content, own = typed(body["text"]), body["text"]
        else:
            raise web.HTTPBadRequest(text="text, action, start, contact or photo is needed\n")
        key = f"{CHANNEL}:{bot}:{secrets.token_hex(12)}"
        return Incoming(key, CHANNEL, bot, role, self.clock.now(), **content), escaped(own)

    async def _language(self, request: web.Request) -> web.Response:
        language = (await json_of(request)).get("language")
        if language not in LANGUAGES:
            raise web.HTTPBadRequest(text=f"one of {', '.join(LANGUAGES)} is needed\n")
        await asyncio.wrap_future(self.database.write(lambda c: browser.speak(c, language)))
        return web.json_response({})

    async def _view(self, request: web.Request) -> web.Response:
        """Show a window as Zalo would, or with buttons again."""
        body = await json_of(request)
        bot = TEXT_BOT if body.get("is_text") is True else BOT
        sealer = self.database.sealer
        async with self._window_of(body):
            role, _ = await self._known_role(body.get("role"))
            await asyncio.wrap_future(self.database.write(lambda c: browser.move(c, sealer, role, bot)))
            # who has not joined has no account yet that could keep it
            (self._text_alone.add if bot == TEXT_BOT else self._text_alone.discard)(role)
        return web.json_response({})

    # shared
    def _window_of(self, body: Mapping[str, Any]) -> asyncio.Lock:
        return self._windows.setdefault(str(body.get("role")), asyncio.Lock())

    async def _known_role(self, role: object) -> tuple[str, str]:
        """Whose window it is, and of which messenger."""
        today = local_date(self.clock.now())
        players = await self._read(lambda c: browser.players(c, self.database.sealer, today))
        bots = {STRANGER: TEXT_BOT if STRANGER in self._text_alone else BOT}
        bots |= {chat: sender.account.bot for chat, sender in players}
        if not isinstance(role, str) or role not in bots:
            raise web.HTTPBadRequest(text="no such role\n")
        return role, bots[role]

    async def _phone_of(self, role: str) -> str:
        today = local_date(self.clock.now())

        def read(connection: Connection) -> str | None:
            sealer = self.database.sealer
            sender = dict(browser.players(connection, sealer, today)).get(role)
            if sender is not None and sender.person is not None:
                return browser.phone_of(connection, sealer, sender.person.id)
            slip = browser.sample_slip(connection, sealer)
            return slip.phone if slip else None

        phone = await self._read(read)
        if phone is None:
            raise web.HTTPBadRequest(text="this role has no phone\n")
        return phone

    async def _show(self, chat: str, by: str, heard: str, body: Mapping[str, Any], edit: str | None) -> Shown | None:
        """Keep a message and tell the open pages; an edit of what is not there is None."""
        sealer, now = self.database.sealer, self.clock.now()

        def write(connection: Connection) -> Shown | None:
            if edit is None:
                return browser.show(connection, sealer, chat, by, heard, now, body)
            number = number_of(edit)
            return browser.change(connection, sealer, chat, int(number), now, body) if number else None

        shown: Shown | None = await asyncio.wrap_future(self.database.write(write))
        if shown is not None:
            self.streams.tell("message", event_of(shown))
        return shown

    async def _read(self, read: Callable[[Connection], T]) -> T:
        def run() -> T:
            with self.database.reading() as connection:
                return read(connection)

        return await asyncio.to_thread(run)

    def _now(self) -> str:
        return self.clock.now().isoformat()


class TextAlone:
    """The messenger of windows that are seen as on Zalo: plain words, choices as numbers, nothing edited."""

    abilities = TEXT_ALONE

    def __init__(self, page: BrowserChannel) -> None:
        """Share the page's windows."""
        self.page = page

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        """Show a push; there is no push without sound."""
        return await self.page.push(chat, reply, in_text(reply), rings=rings, quiet="rings")
