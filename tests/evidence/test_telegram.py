"""Pictures on Telegram's wires: what was sent is fetched, no more of it than is wanted; what is shown arrives."""

import pytest
from aiogram.types import Update

from bot.channels.telegram.receive import to_incoming
from bot.evidence.values import NotFetched
from bot.messages import Choice, File, Photo, Reply
from storage.tables import INBOX
from tests.evidence.pictures import photo
from tests.telegram.wires import TOKEN, Wires, tell

NURSE = 590001
BOT = "5900001"


def sent(wires: Wires) -> Photo:
    """The newest picture as the channel understands it."""
    raw = list(wires.telegram.account(TOKEN).updates.log.values())[-1]
    incoming = to_incoming(Update.model_validate(raw), BOT)
    assert incoming is not None and incoming.photo is not None
    return incoming.photo


@pytest.mark.parametrize("as_file", ["", "image/png"])
def test_a_photo_or_a_picture_sent_as_a_file_is_fetched_whole(url: str, as_file: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(NURSE)
        wires.human.send_photo(NURSE, "bếp ăn", content=photo(), as_file=as_file)
        await wires.hears(NURSE, "Chào", "nghe [bếp ăn]")
        asked = sent(wires)
        assert asked.size == len(photo())
        assert await wires.channel.fetch(BOT, asked.reference, 1_000_000) == photo()
        assert await wires.channel.fetch(BOT, asked.reference, 99) == photo()[:100]

    tell(url, story)


def test_other_files_are_no_pictures(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(NURSE)
        wires.human.send_photo(NURSE, content=b"PK", as_file="application/msword")
        await wires.hears(NURSE, "Chào", "nghe []")
        with pytest.raises(AssertionError):
            sent(wires)

    tell(url, story)


@pytest.mark.parametrize("fault", ["getFile", "download", "gone"])
def test_what_the_messenger_does_not_give_out_is_not_fetched_and_no_error_holds_the_token(url: str, fault: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(NURSE)
        wires.human.send_photo(NURSE, content=photo())
        await wires.hears(NURSE, "Chào", "nghe []")
        asked = sent(wires)
        if fault == "gone":
            wires.telegram.world.files.clear()
        else:
            wires.telegram.moods.fail_next(fault)
        with pytest.raises(NotFetched) as raised:
            await wires.channel.fetch(BOT, asked.reference, 1_000_000)
        assert TOKEN.partition(":")[2] not in repr(raised.value)

    tell(url, story)


def test_the_inbox_keeps_what_a_picture_is_fetched_by_and_none_of_its_bytes(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(NURSE)
        wires.human.send_photo(NURSE, content=photo())
        await wires.hears(NURSE, "Chào", "nghe []")
        body = [wires.database.sealer.open("inbox.body", row.uid, row.sealed_body) for row in wires.rows(INBOX)][-1]
        assert sent(wires).reference in body and len(body) < 300

    tell(url, story)


def test_a_picture_is_shown_with_its_caption_and_buttons(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(NURSE)
        await wires.hears(NURSE, "Chào")
        carrier = wires.channel.carriers[f"telegram:{BOT}"]
        rows = ((Choice("Xem", "x"),),)
        await carrier.send(str(NURSE), Reply("Bếp <b>ăn</b>", rows, photo=photo()), rings=False)
        message = wires.human.heard(NURSE)[-1]
        assert (message.text, message.labels, message.is_silent) == ("Bếp ăn", [["Xem"]], True)
        assert [upload.content for upload in wires.telegram.world.files.values()] == [photo()]

    tell(url, story)


def test_a_pdf_is_received_and_handed_over_as_a_document(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(NURSE)
        wires.human.send_photo(NURSE, content=b"%PDF-1.7", as_file="application/pdf")
        await wires.hears(NURSE, "Chào", "nghe []")
        assert await wires.channel.fetch(BOT, sent(wires).reference, 1_000) == b"%PDF-1.7"
        carrier = wires.channel.carriers[f"telegram:{BOT}"]
        letter = File("cong-van-1234.pdf", b"%PDF-1.7 %%EOF")
        await carrier.send(str(NURSE), Reply("Công văn <b>1234</b>", is_new=True, file=letter), rings=False)
        message = wires.human.heard(NURSE)[-1]
        assert (message.text, message.is_silent) == ("Công văn 1234", True)
        upload = list(wires.telegram.world.files.values())[-1]
        assert (upload.name, upload.content) == ("cong-van-1234.pdf", letter.content)

    tell(url, story)
