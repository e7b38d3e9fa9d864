"""That something is being written is shown while somebody waits: for a long turn, a file being made, a picture."""

import threading
from collections.abc import Callable

from bot.messages import Reply
from tests.telegram.test_pictures import SVG
from tests.zalo.test_delivering import file, ready, send
from tests.zalo.wires import MOTHER, TOKEN, Wires, tell


def typing(wires: Wires) -> str | None:
    chat = wires.zalo.account(TOKEN).chats.get(MOTHER)
    return chat.action if chat else None


def busy(wires: Wires) -> Callable[[], None]:
    """The writer has other work until what is returned is called."""
    done = threading.Event()
    wires.database.write(lambda connection: done.wait(30))
    return done.set


def test_a_turn_that_takes_long_shows_it_and_a_short_one_does_not(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        wires.human.say(MOTHER, "ngắn")
        await wires.hears(MOTHER, "nghe [ngắn]")
        assert typing(wires) is None
        let_go = busy(wires)
        wires.human.say(MOTHER, "dài")
        try:
            await wires.until(lambda: typing(wires) == "typing")
            assert wires.heard(MOTHER) == ["nghe [ngắn]"]
        finally:
            let_go()
        await wires.hears(MOTHER, "nghe [ngắn]", "nghe [dài]")

    # polling would wait for the same writer before the turn begins
    tell(file(tmp_path), story, webhook=True)


def test_what_is_being_made_shows_it(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        wires.human.say(MOTHER, "/make")
        await wires.until(lambda: typing(wires) == "typing")

    tell(file(tmp_path), story)


def test_a_picture_being_drawn_shows_it_and_a_text_does_not(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        await send(wires, "a")
        assert typing(wires) is None
        await send(wires, Reply("Báo cáo", picture=SVG))
        methods = [call.method for call in wires.zalo.calls if call.method.startswith("send")]
        assert methods == ["sendMessage", "sendChatAction", "sendPhoto"]

    tell(file(tmp_path), story, webhook=True)
