"""Long polling against the stand-in: every update is stored and answered before it is confirmed."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.tables import ACCOUNT, INBOX
from tests.telegram.speaking import Sends, Well
from tests.telegram.wires import TOKEN, Wires, tell

MOTHER, FATHER = 590001, 590002


def test_start_a_tap_and_words_are_answered(url: str) -> None:
    async def story(wires: Wires) -> None:
        human = wires.human
        human.start(MOTHER, "LOP-1A")
        await wires.hears(MOTHER, "Chào LOP-1A")
        human.tap(MOTHER, None, "Khỏe")
        await wires.hears(MOTHER, "Đã ghi 1")
        human.say(MOTHER, "xin <chào>")
        await wires.hears(MOTHER, "Đã ghi 1", "nghe [xin <chào>]")
        await wires.until(lambda: human.toasts(MOTHER) == ["Xong & cảm ơn"])
        assert wires.count(INBOX) == 3

    tell(url, story)


def test_whatever_is_sent_is_answered_never_silence(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        wires.human.send_sticker(MOTHER)
        wires.human.send_photo(MOTHER, "ảnh con")
        await wires.hears(MOTHER, "Chào", "nghe []", "nghe [ảnh con]")

    tell(url, story)


def test_only_a_number_given_by_our_key_is_vouched_for(url: str) -> None:
    async def story(wires: Wires) -> None:
        human = wires.human
        human.start(MOTHER)
        human.share_contact(MOTHER, "84590000001")
        human.say(MOTHER, "/phone")
        await wires.hears(MOTHER, "Chào", "số +84590000001 False", "Xin số")
        assert human.heard(MOTHER)[-1].labels == [["Gửi số của tôi"], ["Thôi"]]
        human.share_contact(MOTHER, "84590000001", forwarded=True)
        human.share_contact(MOTHER, "0590000002", own=False)
        human.share_contact(MOTHER, "84590000001")
        said = ["số +84590000001 False", "số 0590000002 False", "số +84590000001 True"]
        await wires.until(lambda: wires.heard(MOTHER)[3:] == said)

    tell(url, story)


def test_a_choice_beside_the_contact_key_works_by_its_label(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        wires.human.say(MOTHER, "/phone")
        await wires.hears(MOTHER, "Chào", "Xin số")
        wires.human.tap(MOTHER, None, "Thôi")
        await wires.hears(MOTHER, "Chào", "Xin số", "Đã ghi 7")

    tell(url, story)


def test_a_group_hears_one_sentence_and_is_left(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        wires.human.add_to_group(-100, MOTHER)
        await wires.until(lambda: wires.telegram.called("leaveChat"))
        await wires.until(lambda: wires.telegram.pending() == 0)
        assert wires.heard(-100) == ["Chỉ tin nhắn riêng."]

    tell(url, story)


def test_blocking_the_bot_is_remembered(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        wires.human.block(MOTHER)
        await wires.until(lambda: wires.telegram.pending() == 0)
        assert wires.count(ACCOUNT, ACCOUNT.c.state == "blocked") == 1

    tell(url, story)


def test_a_long_text_is_cut_at_line_ends_and_keeps_its_buttons(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        wires.human.say(MOTHER, "/long")
        await wires.until(lambda: any(message.labels == [["Khỏe"]] for message in wires.human.heard(MOTHER)[1:]))
        parts = wires.human.heard(MOTHER)[1:]
        assert len(parts) == 3
        assert [message.labels for message in parts] == [[], [], [["Khỏe"]]]
        assert "\n".join(m.text for m in parts) == "\n".join(f"{n} & Nguyễn 😷" for n in range(600))

    tell(url, story)


def test_an_edit_that_changes_nothing_counts_as_done(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        message = await first(wires, MOTHER)
        button = wires.human.heard(MOTHER)[0].rows[0][0].data or ""
        for _ in range(2):
            wires.human.forge_tap(MOTHER, message, button)
        await wires.until(lambda: wires.telegram.pending() == 0)
        assert wires.heard(MOTHER) == ["Đã ghi 1"]
        assert [call.is_refused for call in wires.telegram.called("editMessageText")] == [False, True]
        assert not wires.rows()

    tell(url, story)


def test_where_a_message_cannot_be_edited_a_new_one_is_sent(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        message = await first(wires, MOTHER)
        wires.telegram.moods.fail_next("editMessageText", status=400)
        wires.human.tap(MOTHER, message, "Khỏe")
        await wires.hears(MOTHER, "Chào", "Đã ghi 1")

    tell(url, story)


async def first(wires: Wires, chat: int) -> int:
    """The number of the first message in a chat."""
    await wires.until(lambda: wires.human.heard(chat))
    return wires.human.heard(chat)[0].message_id


def test_a_text_with_broken_marks_is_said_without_them(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        wires.human.say(MOTHER, "/broken")
        await wires.hears(MOTHER, "Chào", "1 <2> 3")

    tell(url, story)


def test_a_failing_turn_is_answered_and_harms_nobody(url: str) -> None:
    async def story(wires: Wires) -> None:
        for chat in (MOTHER, FATHER):
            wires.human.start(chat)
        wires.human.say(MOTHER, "/raise")
        wires.human.say(FATHER, "a")
        await wires.hears(FATHER, "Chào", "nghe [a]")
        await wires.until(lambda: len(wires.heard(MOTHER)) == 2)
        assert "lỗi" in wires.heard(MOTHER)[1], wires.heard(MOTHER)
        assert wires.count(INBOX, INBOX.c.state == "failed") == 1

    tell(url, story)


def test_an_update_delivered_again_is_answered_once(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        again = wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "Chào", "nghe [a]")
        wires.human.redeliver(again)
        wires.human.say(MOTHER, "b")
        await wires.hears(MOTHER, "Chào", "nghe [a]", "nghe [b]")
        assert wires.count(INBOX) == 3

    tell(url, story)


def test_an_answer_that_the_wire_does_not_take_goes_through_the_outbox(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        wires.telegram.moods.fail_next("sendMessage", status=502)
        wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "Chào", "nghe [a]")
        wires.telegram.moods.fail_next("sendMessage", status=429, retry_after=1)
        wires.human.say(MOTHER, "b")
        await wires.hears(MOTHER, "Chào", "nghe [a]", "nghe [b]")
        assert [row.kind for row in wires.rows()] == ["answer", "answer"]

    tell(url, story)


def test_an_answer_that_comes_late_does_not_put_an_old_page_back(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        [page] = wires.human.heard(MOTHER)
        wires.telegram.moods.fail_next("editMessageText", n=2, status=502)
        wires.human.tap(MOTHER, page.message_id, "Khỏe")
        await wires.until(lambda: len(wires.telegram.called("editMessageText")) == 2)
        wires.human.forge_tap(MOTHER, page.message_id, Well(2).encode())
        await wires.hears(MOTHER, "Đã ghi 2")
        await wires.until(lambda: [row.state for row in wires.rows()] == ["dropped"])
        assert wires.heard(MOTHER) == ["Đã ghi 2"]

    tell(url, story)


def test_the_next_page_waits_for_a_kept_answer_that_is_on_the_wire(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        [page] = wires.human.heard(MOTHER)
        wires.telegram.moods.fail_next("editMessageText", status=502)
        wires.telegram.moods.hang_next("editMessageText", 0.5)
        wires.human.tap(MOTHER, page.message_id, "Khỏe")
        await wires.until(lambda: len(wires.telegram.called("editMessageText")) == 2)
        wires.human.forge_tap(MOTHER, page.message_id, Well(2).encode())
        await wires.hears(MOTHER, "Đã ghi 2")
        _, kept, newer = wires.telegram.called("editMessageText")
        assert newer.at - kept.at >= 0.5

    tell(url, story)


def test_an_answer_whose_receipt_was_lost_comes_twice_at_most(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        wires.telegram.moods.lose_next("sendMessage")
        wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "Chào", "nghe [a]", "nghe [a]")
        wires.human.say(MOTHER, "b")
        await wires.until(lambda: wires.heard(MOTHER)[-1] == "nghe [b]")
        assert wires.heard(MOTHER).count("nghe [a]") == 2

    tell(url, story)


def test_a_sure_answer_is_an_outbox_row(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        wires.human.say(MOTHER, "/sure")
        await wires.hears(MOTHER, "Chào", "Gọi 115")
        await wires.until(lambda: [row.state for row in wires.rows()] == ["sent"])

    tell(url, story)


@pytest.mark.parametrize("webhook", [False, True])
def test_a_sure_answer_takes_the_page_whose_button_was_pressed(tmp_path: Path, *, webhook: bool) -> None:
    async def story(wires: Wires) -> None:
        if webhook:
            await wires.until(lambda: wires.telegram.account(TOKEN).courier is not None)
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        page = wires.human.heard(MOTHER)[0]
        wires.human.forge_tap(MOTHER, page.message_id, Sends().encode())
        await wires.hears(MOTHER, "Nhà trường đã nhận")

    tell(f"sqlite:///{tmp_path}/sure.db", story, webhook=webhook)


def test_the_offset_stays_while_the_store_fails(tmp_path: object) -> None:
    """SQLite's own page limit makes a full disk."""

    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        await wires.until(lambda: wires.telegram.pending() == 0)
        limit(wires, "(select page_count from pragma_page_count)")
        wires.human.say(MOTHER, "x" * 4000)
        await wires.until(lambda: "not stored" in wires.metrics.page().decode())
        assert wires.heard(MOTHER) == ["Chào"]
        assert wires.telegram.pending() == 1
        limit(wires, "1073741823")
        await wires.until(lambda: len(wires.heard(MOTHER)) == 2)
        await wires.until(lambda: wires.telegram.pending() == 0)
        assert wires.count(INBOX) == 2

    tell(f"sqlite:///{tmp_path}/full.db", story)


def limit(wires: Wires, pages: str) -> None:
    def set_limit(connection: sa.Connection) -> None:
        most = connection.exec_driver_sql(f"select {pages}").scalar_one()
        connection.exec_driver_sql(f"pragma max_page_count={most}")

    wires.database.write(set_limit).result(timeout=10)


def test_the_last_page_is_confirmed_when_the_bot_stops(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        await wires.channel.stop()
        assert wires.telegram.pending() == 0

    tell(f"sqlite:///{tmp_path}/stop.db", story)


def test_an_update_that_cannot_be_read_is_dropped_and_counted(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        wires.telegram.account(TOKEN).updates.add({"message": {"message_id": "x", "chat": 1}})
        wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "Chào", "nghe [a]")
        assert 'outcome="malformed"' in wires.metrics.page().decode()

    tell(f"sqlite:///{tmp_path}/malformed.db", story)


def test_commands_are_listed_in_vietnamese_and_english(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await wires.until(lambda: len(wires.telegram.called("setMyCommands")) == 2)
        vietnamese, english = wires.telegram.called("setMyCommands")
        assert "Khai báo sức khỏe" in str(vietnamese.fields)
        assert "Declare health" in str(english.fields)
        assert not vietnamese.is_refused and not english.is_refused

    tell(f"sqlite:///{tmp_path}/commands.db", story)
