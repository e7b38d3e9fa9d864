"""Old buttons and numbers over the wires themselves: the page's own POST, and Zalo's webhook before its stand-in."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.browser.bodies import body_of
from bot.channels.zalo.deliver import ZaloCarrier
from bot.channels.zalo.listening import Listener
from bot.channels.zalo.receive import CHANNEL as ZALO
from bot.channels.zalo.webhook import SECRET_HEADER, Hearer, Webhook
from bot.delivery.values import Outcome
from bot.loopback.zalo import ZaloLoopback
from bot.loopback.zalo_account import Rules
from bot.messages import TEXT_ALONE, Choice, Reply
from storage import tables as t
from storage.models import metadata
from storage.queries import browser
from storage.queries.sender import chats_of
from tests.browser.page import Visitor, visit
from tests.replaying.old import Old, old_term
from tests.replaying.replay import Answered, Replay, rows
from tests.replaying.term import Offered
from tests.replaying.test_late_presses import in_order, late_numbers
from tests.zalo.both import TOKEN, carrier_to

SECRET = "a secret of tests"
LAST = 20
"""Messages of all windows that are looked at for what a press has done."""


@pytest.fixture
def old(request: pytest.FixtureRequest, tmp_path: Path, run: Path) -> Iterator[Old]:
    """A term of long ago."""
    made = old_term(request.param, run, tmp_path)
    yield made
    made.town.close()


def move(old: Old, channel: str, bot: str) -> None:
    """Have everybody's chats be those of one messenger."""
    town, sealer = old.town, old.town.database.sealer
    before, after = f"{town.channel}:{town.bot}", f"{channel}:{bot}"
    town.channel, town.bot = channel, bot

    def write(connection: sa.Connection) -> None:
        ids = list(connection.execute(sa.select(t.ACCOUNT.c.id)).scalars())
        for account, chat in chats_of(connection, sealer, ids).items():
            index = sealer.index("chat", f"{channel}|{bot}|{chat}")
            moved = sa.update(t.ACCOUNT).where(t.ACCOUNT.c.id == account)
            connection.execute(moved.values(channel=channel, bot=bot, chat_index=index))
        for table in (table for table in metadata.sorted_tables if "bot" in table.c):
            connection.execute(sa.update(table).where(table.c.bot == before).values(bot=after))

    town.database.write(write).result(timeout=30)


class Counted:
    """A carrier that keeps what it is given: a long message leaves in pieces, and is one."""

    def __init__(self, carrier: ZaloCarrier) -> None:
        self.carrier, self.abilities = carrier, carrier.abilities
        self.given: list[tuple[str, str]] = []

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        """As the carrier does."""
        self.given.append((chat, reply.text))
        return await self.carrier.send(chat, reply, rings=rings, edit=edit)


def once_each(answered: list[Answered], old: Old) -> None:
    """Every one was answered, once, and nothing has failed."""
    assert not [each.what for each in answered if each.is_silent]
    several = [(each.what, each.toast, *each.messages) for each in answered if each.says_several]
    assert not several, several
    assert {row.state for row in rows(old.town, t.INBOX)[t.INBOX.name]} == {"done"}


@pytest.mark.parametrize("old", ["telegram"], indirect=True)
def test_invariant_8_the_page_answers_an_old_button_of_every_kind_by_its_post(old: Old) -> None:
    move(old, browser.CHANNEL, browser.BOT)
    answered: list[Answered] = []

    async def story(page: Visitor) -> None:
        for each in {offered.kind: offered for offered in in_order(old.kept.offered)}.values():
            answered.append(await presses(page, old, each))

    visit(old.town, story)
    assert len(answered) > 120
    once_each(answered, old)


async def presses(page: Visitor, old: Old, offered: Offered) -> Answered:
    """Press a button in a window that still shows its message."""
    town, chat = old.town, offered.chat
    sealer, now = town.database.sealer, town.clock.now()
    body = body_of(Reply(offered.label, ((Choice(offered.label, offered.action),),)))
    stands = await asyncio.wrap_future(
        town.database.write(lambda c: browser.show(c, sealer, chat, "bot", "answer", offered.at, body))
    )
    said = town.update(chat, action=offered.action, message=str(stands.id))
    response = await page.post("/demo/say", {"role": chat, "action": offered.action, "message": str(stands.id)})
    assert response.status == 200, offered
    toast = (await response.json())["toast"]
    await town.delivery.drain()
    with town.database.reading() as connection:
        found = browser.conversations(connection, sealer, LAST)
    mine = [each for each in found if each.chat == chat and each.id >= stands.id]
    texts = tuple(each.body["text"] for each in mine if each.id > stands.id or each.edits)
    assert now == town.clock.now()
    return Answered(said, Reply(), toast, texts)


@pytest.mark.parametrize("old", ["zalo"], indirect=True)
def test_invariant_8_zalos_webhook_brings_a_late_number_of_every_kind_and_one_answer(old: Old) -> None:
    answered: list[Answered] = []
    asyncio.run(on_zalo(old, answered))
    assert len(answered) > 100
    once_each(answered, old)


async def on_zalo(old: Old, answered: list[Answered]) -> None:
    """Type a number for each kind of choice, and once more to what is asked about it."""
    town, replay = old.town, Replay(old.town)

    def now() -> float:
        return town.clock.now().timestamp()

    async with ZaloLoopback((TOKEN,), rules=Rules(), now=now, wall=now) as zalo:
        bot, carrier = zalo.account(TOKEN).id, carrier_to(zalo.base, town.clock)
        move(old, ZALO, bot)
        town.loop.abilities = {ZALO: TEXT_ALONE}
        counted = Counted(carrier)
        town.delivery.add(f"{ZALO}:{bot}", counted)
        listener = Listener(bot, carrier, town.loop.handle, town.delivery.answer_later)
        hears = Webhook({bot: Hearer(SECRET, listener)}, lambda: True, lambda outcome: None)
        application = web.Application()
        application.router.add_post("/zalo/{bot_id}", hears.take)
        async with TestClient(TestServer(application)) as client:
            kinds = {action.split(":")[0]: (screen, number) for screen, number, action in late_numbers(old)}
            for screen, number in kinds.values():
                replay.stand_at(screen)
                zalo.human.meet(screen.chat)
                for text in (number, "1"):
                    said = town.update(screen.chat, text=text)
                    before = len(zalo.human.heard(screen.chat))
                    counted.given.clear()
                    message = {
                        "message_id": said.key,
                        "from": {"id": screen.chat, "display_name": "x", "is_bot": False},
                        "chat": {"id": screen.chat, "chat_type": "PRIVATE"},
                        "date": int(now() * 1000),
                        "text": text,
                    }
                    update = json.dumps({"event_name": "message.text.received", "message": message})
                    response = await client.post(f"/zalo/{bot}", data=update, headers={SECRET_HEADER: SECRET})
                    assert response.status == 200
                    await town.delivery.drain()
                    assert len(zalo.human.heard(screen.chat)) > before, said
                    came = tuple(text for chat, text in counted.given if chat == screen.chat)
                    answered.append(Answered(said, Reply(), "", came, can_edit=False))
