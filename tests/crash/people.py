"""What people do at their telephones. They wait, and when nothing comes, time runs."""

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot.clock import VIETNAM
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

    def came(self, who: str) -> list[str]:
        """By which calls things came to a chat, in order."""
        return [each.call.method for each in self.witness.said() if each.chat == self.chats[who]]

    def at(self, hour: str, days: int = 0) -> float:
        """The instant of an hour of the day on which the story begins, or some days later."""
        hours, minutes = map(int, hour.split(":"))
        start = self.program.start_at.astimezone(VIETNAM) + timedelta(days=days)
        return start.replace(hour=hours, minute=minutes).timestamp()

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

    async def sends(self, who: str, content: bytes, *sees: str, as_file: str = "") -> None:
        """Send a picture, or a file of this media type, and wait for what that brings."""
        before = len(self.heard(who))
        self.human.send_photo(self.chats[who], content=content, as_file=as_file)
        await self.sees(who, *sees, after=before)

    async def says(self, who: str, text: str, *sees: str) -> None:
        """Type, and wait for what that brings."""
        before = len(self.heard(who))
        self.human.say(self.chats[who], text)
        await self.sees(who, *sees, after=before)


def _shown(message: Message) -> str:
    return message.text + "\n" + " | ".join(label for row in message.labels for label in row)
