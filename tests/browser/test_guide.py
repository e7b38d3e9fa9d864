"""The guide's ticks and the clock's halts say what is stored and what was sent, not what was pressed."""

import json
from typing import Any

from tests.browser.page import Visitor, visit
from tests.browser.test_seeding import seed
from tests.town import Town

NURSE = "school_health.mn1.1"


def test_the_clock_says_where_it_halted_and_why(town: Town) -> None:
    seed(town)

    async def story(page: Visitor) -> None:
        assert (await page.roles())["halt"] is None
        halt = await page.walks(to="next")
        [news] = halt["news"]
        assert (news["at"], news["kind"], news["number"]) == ("2026-11-22T23:15:00+00:00", "reminder", 1)
        assert not news["changed"]
        assert {"parent", "pupil", NURSE} <= set(news["roles"])
        assert "district_contact.x1.1" not in news["roles"]
        assert (await page.roles())["halt"] == halt, "a page that is opened later reads it, too"
        assert (await page.walks(advance=60))["news"] == []
        [again] = (await page.walks(to="next"))["news"]
        assert (again["kind"], again["number"], sorted(again["roles"])) == ("reminder", 2, ["parent", "pupil"])

    visit(town, story)


def test_every_open_page_hears_where_the_clock_halted(town: Town) -> None:
    seed(town)

    async def story(page: Visitor) -> None:
        other = await page.client.get("/demo/events")
        halt = await page.walks(to="next")
        assert (await heard(other, "clock", lambda said: not said["walking"]))["halt"] == halt

    visit(town, story)


def test_steps_are_done_when_they_are_stored(town: Town) -> None:
    seed(town)

    async def story(page: Visitor) -> None:
        async def done() -> Any:
            return (await page.roles())["done"]

        assert await done() == [], "the case the demo begins with is no step of the visitor"
        await page.says("parent", text="/khaibao")
        assert await done() == [], "looking is not being reminded"
        await page.walks(to="next")
        assert await done() == [1]
        await page.taps("parent", "Tuệ chưa khỏe")
        await page.taps("parent", "Mụn nước")
        assert await done() == [1], "a draft is no declaration"
        await page.says("parent", text="/khaibao")
        await page.taps("parent", "Bỏ bản này")
        await page.says("parent", text="KHOE")
        assert await done() == [1, 2], "typed is as good as tapped"
        await page.says("parent", text="/khaibao")
        await page.taps("parent", "Sửa")
        await page.taps("parent", "Tuệ chưa khỏe")
        for label in ("Mụn nước", "Tiếp", "Chưa đo", "Hôm qua", "Nghỉ ở nhà"):
            await page.taps("parent", label)
        assert await done() == [1, 2]
        await page.taps("parent", "Gửi")
        assert await done() == [1, 2, 3]
        await page.walks(advance=60)
        await page.taps(NURSE, "Mở")
        await page.walks(advance=60)
        await page.taps(NURSE, "Mở Tuệ")
        await page.walks(advance=60)
        assert await done() == [1, 2, 3], "opening an alert is not taking the case"
        await page.taps(NURSE, "Nhận ca này")
        assert await done() == [1, 2, 3, 4]
        await page.walks(advance=60)
        await page.taps(NURSE, "Đã đi khám")
        assert await done() == [1, 2, 3, 4], "the family has not heard of it yet"
        await page.walks(advance=60)
        assert await done() == [1, 2, 3, 4, 5]

    visit(town, story)


def test_open_pages_hear_of_a_step_that_was_done_elsewhere(town: Town) -> None:
    seed(town)

    async def story(page: Visitor) -> None:
        other = await page.client.get("/demo/events")
        await page.walks(to="next")
        assert await heard(other, "guide") == {"done": [1]}
        await page.taps("parent", "Tuệ khỏe")
        assert await heard(other, "guide") == {"done": [1, 2]}

    visit(town, story)


def test_an_empty_demo_has_no_step_done(town: Town) -> None:
    async def story(page: Visitor) -> None:
        assert (await page.roles())["done"] == []

    visit(town, story)


async def heard(stream: Any, name: str, is_it: Any = lambda said: True) -> Any:
    """The next event of a name that fits."""
    while True:
        event, _, said = (await stream.content.readuntil(b"\n\n")).decode().partition("\ndata: ")
        if event.endswith(f"event: {name}") and is_it(json.loads(said)):
            return json.loads(said)
