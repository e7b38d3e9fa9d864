"""Whoever answers at once and whoever sends what was kept, in one chat."""

import asyncio

from bot.delivery.pages import REMEMBERED, Pages

MOTHER = "590001"


def test_a_kept_answer_is_old_once_a_later_update_is_being_answered() -> None:
    async def story() -> None:
        pages = Pages()
        async with pages.answering(MOTHER, "first"):
            pass
        async with pages.keeping(MOTHER, "first") as is_newest:
            assert is_newest
        async with pages.answering(MOTHER, "second"):
            pass
        async with pages.keeping(MOTHER, "first") as is_newest:
            assert not is_newest

    asyncio.run(story())


def test_a_kept_answer_that_waits_for_the_wire_hears_of_the_update_that_came_meanwhile() -> None:
    async def story() -> None:
        pages, heard = Pages(), []

        async def keep() -> None:
            async with pages.keeping(MOTHER, "first") as is_newest:
                heard.append(is_newest)

        async with pages.answering(MOTHER, "second"):
            assert pages.is_busy(MOTHER)
            keeping = asyncio.create_task(keep())
            await asyncio.sleep(0)
            assert not heard
        await keeping
        assert heard == [False]
        assert not pages.is_busy(MOTHER)

    asyncio.run(story())


def test_the_chats_of_a_large_school_do_not_fill_the_memory() -> None:
    async def story() -> None:
        pages = Pages()
        for chat in range(REMEMBERED + 1):
            pages.note(str(chat), "second")
        async with pages.keeping("0", "first") as is_newest:
            assert is_newest, "forgotten"
        async with pages.keeping("1", "first") as is_newest:
            assert not is_newest

    asyncio.run(story())
