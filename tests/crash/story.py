"""What people do at their telephones, from the flag to the news. They wait, and when nothing comes, time runs."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.loopback import Message
from tests.crash.running import Broken, Program
from tests.crash.witness import Witness

PATIENCE = 30.0
"""Real seconds until nothing comes any more, on a machine that has other work too."""
HURRIED = 0.3
"""Real seconds in which a program that was killed has done what needs no clock."""
LEASE = 100.0
"""Seconds that are let pass when nothing comes: what a dead program had claimed is due again within 90."""
MOST_LEASES = 6


class People:
    """Everybody at the school and at home."""

    def __init__(self, witness: Witness, program: Program, chats: Mapping[str, int]) -> None:
        self.witness, self.program, self.chats, self.human = witness, program, chats, witness.human
        self.flagged_at = (0, 0)
        """The points and calls there had been when the flag was sent."""
        self.mood: Callable[[], None] | None = None
        """What comes over the messenger when the flag is sent."""
        self.deaf: frozenset[str] = frozenset()
        """Who cannot be reached by then, so that nobody waits for them to see anything."""

    @property
    def is_troubled(self) -> bool:
        return self.program.deaths > 0 or self.witness.was_cut or (self.mood is not None and self.flagged_at != (0, 0))

    async def until(self, found: Callable[[], Any], what: str) -> Any:
        """Wait; where that was not enough after a kill, let a while pass."""
        began, rounds = time.monotonic(), 0
        while time.monotonic() - began < PATIENCE:
            await self.program.up()
            was_troubled = self.is_troubled
            try:
                await self.witness.until(
                    lambda was=was_troubled: found() or self.is_troubled is not was,
                    HURRIED if was_troubled else PATIENCE,
                )
            except TimeoutError:
                if rounds < MOST_LEASES:
                    await self.program.by(LEASE)
                rounds += 1
            if got := found():
                return got
        raise Broken(f"{what} never came")

    def comes_over(self) -> None:
        """The flag is about to be sent: the mood begins."""
        self.flagged_at = (self.program.reached_so_far(), self.witness.numbered)
        if self.mood is not None:
            self.mood()

    def heard(self, who: str) -> list[Message]:
        return self.human.heard(self.chats[who])

    def shown(self, who: str) -> str:
        """All that stands in a chat now."""
        return "\n".join(self._standing(who))

    async def sees(self, who: str, *words: str, after: int = 0) -> None:
        """Wait for a message, of those from number `after` on, that holds all these words now."""
        if who in self.deaf and self.flagged_at != (0, 0):
            return

        def found() -> Message | None:
            held = [m for m in self.heard(who)[after:] if all(word in _shown(m) for word in words)]
            return held[-1] if held else None

        await self.until(found, f"{who}: {words} among {[_shown(m) for m in self.heard(who)]}")

    async def taps(self, who: str, label: str, *sees: str) -> None:
        """Tap the newest button with these words, and wait for what it brings."""

        await self.tap_together({who: label})
        if sees:
            await self.sees(who, *sees)

    async def tap_together(self, labels: Mapping[str, str], times: int = 1) -> None:
        """Several people tap in one instant, each `times` times, and every one of them waits for what it brings."""
        buttons = {who: await self._button(who, label) for who, label in labels.items()}
        before = {who: self._standing(who) for who in labels}
        for who in list(labels) * times:
            message, button = buttons[who]
            self.human.tap(self.chats[who], message.message_id, button)
        for who, label in labels.items():
            await self.until(lambda who=who: self._standing(who) != before[who], f"{who}: an answer to [{label}]")

    async def _button(self, who: str, label: str) -> tuple[Message, str]:
        """The newest button with these words, once there is one."""

        def found() -> tuple[Message, str] | None:
            for message in reversed(self.heard(who)):
                for each in (each for row in message.labels for each in row):
                    if label in each:
                        return message, each
            return None

        got: tuple[Message, str] = await self.until(found, f"{who}: [{label}] in {self._standing(who)}")
        return got

    def _standing(self, who: str) -> list[str]:
        return [_shown(message) for message in self.heard(who)]

    async def says(self, who: str, text: str, *sees: str) -> None:
        """Type, and wait for what that brings."""
        before = len(self.heard(who))
        self.human.say(self.chats[who], text)
        await self.sees(who, *sees, after=before)


def _shown(message: Message) -> str:
    return message.text + "\n" + " | ".join(label for row in message.labels for label in row)


async def watched(people: People) -> None:
    """Red: the nurse takes it, is asked for an outcome, watches at home, tells the health station, then ends it."""
    await declared(people, "mother", "Tuệ", "Mụn nước", "38 độ 2", "38,2°C")
    for who in ("nurse", "principal", "contact"):
        await people.sees(who, "1 ca cần theo dõi", "đỏ")
    await people.taps("nurse", "Mở", "Trần Gia Tuệ")
    await people.taps("nurse", "Nhận ca này", "Cô Thảo đã nhận lúc")
    await people.sees("principal", "Cô Thảo đã nhận lúc")
    await people.sees("father", "Nhà trường đã nhận được thông tin")
    await people.program.by(1860)
    await people.sees("nurse", "kết quả chưa")
    await people.taps("nurse", "Theo dõi tại nhà", "vẫn")
    for who in ("mother", "father"):
        await people.sees(who, "Tuệ", "theo dõi tại nhà")
    await people.taps("nurse", "Đã báo Trạm Y tế")
    await ended(people, "nurse", "Tuệ")


async def passed_on(people: People) -> None:
    """Red: nobody comes for five minutes; the deputy takes it and passes it on; the nurse takes it and ends it."""
    await declared(people, "mother", "Tuệ", "Mụn nước", "38 độ 2", "38,2°C")
    await people.program.by(330)
    await people.sees("deputy", "1 ca cần theo dõi", "đỏ")
    await people.taps("deputy", "Mở", "Trần Gia Tuệ")
    await people.taps("deputy", "Nhận ca này", "đã nhận lúc")
    await people.sees("nurse", "Hùng đã nhận lúc")
    await people.taps("deputy", "Chuyển người khác", "bận")
    await people.taps("deputy", "bận ca khác")
    await people.sees("nurse", "chưa có người nhận")
    await people.taps("nurse", "Mở", "Trần Gia Tuệ")
    await people.taps("nurse", "Nhận ca này", "Cô Thảo đã nhận lúc")
    await people.sees("principal", "Cô Thảo đã nhận lúc")
    await ended(people, "nurse", "Tuệ")


async def crowded(people: People) -> None:
    """Red: both parents press at once, each twice; nurse and deputy open it at once, and take it at once."""
    for who in ("mother", "father"):
        await filled_in(people, who, "Tuệ", "Mụn nước", "38 độ 2", "38,2°C")
    people.comes_over()
    await people.tap_together({"mother": "Gửi", "father": "Gửi"}, times=2)
    for who in ("mother", "father"):
        await people.sees(who, "Nhà trường đã nhận được thông tin")
    await people.program.by(330)
    pair = ("nurse", "deputy")
    for who in pair:
        await people.sees(who, "1 ca cần theo dõi", "đỏ")
    await people.tap_together(dict.fromkeys(pair, "Mở"), times=2)
    await people.tap_together(dict.fromkeys(pair, "Nhận ca này"), times=2)
    for who in (*pair, "principal"):
        await people.sees(who, "đã nhận lúc")
    await ended(people, "nurse" if "Cô Thảo đã nhận" in people.shown("principal") else "deputy", "Tuệ")


async def amber(people: People) -> None:
    """Amber, declared by the father: it grows in the nurse's list of the day; she takes it there and ends it."""
    await declared(people, "father", "Minh", "Sốt", "37,9", "37,9°C")
    await people.sees("nurse", "cần hỏi thăm")
    await people.taps("nurse", "Xem danh sách", "Trần Gia Minh")
    await people.taps("nurse", "Nhận Minh", "Cô Thảo đã nhận")
    await people.sees("mother", "Nhà trường đã nhận được thông tin", "Minh")
    await people.taps("nurse", "Mở Minh", "Trần Gia Minh")
    await ended(people, "nurse", "Minh", is_grave=False)


async def declared(people: People, who: str, child: str, sign: str, said: str, shown: str) -> None:
    """A guardian says what is wrong, and sends it."""
    await filled_in(people, who, child, sign, said, shown)
    people.comes_over()
    await people.taps(who, "Gửi")
    await people.sees(who, "Nhà trường đã nhận được thông tin")


async def filled_in(people: People, who: str, child: str, sign: str, said: str, shown: str) -> None:
    """A guardian says what is wrong, step by step, up to [Gửi]."""
    await people.says(who, "/khaibao", f"{child} chưa khỏe")
    await people.taps(who, f"{child} chưa khỏe", "biểu hiện")
    await people.taps(who, sign, f"☑ {sign}")
    await people.taps(who, "Tiếp", "bao nhiêu độ")
    await people.says(who, said, "từ hôm nào")
    await people.taps(who, "Hôm qua", "đi học ạ?")
    await people.taps(who, "Nghỉ ở nhà", shown)


async def ended(people: People, who: str, child: str, *, is_grave: bool = True) -> None:
    """Whoever has the case ends it, the family hears of it, and whatever is still under way arrives."""
    if is_grave:
        await people.taps(who, "Đi học lại", f"cho {child}")
        await people.taps(who, "Đúng, ghi")
    else:
        await people.taps(who, "Đi học lại")
    for guardian in ("mother", "father"):
        await people.sees(guardian, child, "đi học lại")
    await people.program.by(1200)


@dataclass(frozen=True)
class Story:
    """What is told, who must have heard an alert by its end, and how many flagged declarations there are.

    `is_whole`: its points before the flag are walked through too; they are the same in all stories. `is_walked`: it is
    walked through point by point at all; the story of a mood is not.
    """

    tell: Callable[[People], Awaitable[None]]
    alerted: frozenset[str]
    is_whole: bool = False
    is_walked: bool = True
    flagged: int = 1


STORIES: Mapping[str, Story] = {
    "watched": Story(watched, frozenset({"nurse", "principal", "contact"}), is_whole=True),
    "passed on": Story(passed_on, frozenset({"nurse", "principal", "contact", "deputy"})),
    "amber": Story(amber, frozenset({"nurse"})),
    "crowded": Story(crowded, frozenset({"nurse", "principal", "contact", "deputy"}), is_walked=False, flagged=2),
}
