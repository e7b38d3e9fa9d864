"""People at their telephones before the messenger's stand-in: they wait, look, tap and type."""

from bot.loopback import Message, TelegramLoopback


class Chats:
    """The people at their telephones."""

    def __init__(self, messenger: TelegramLoopback) -> None:
        self.messenger, self.human = messenger, messenger.human

    async def sees(self, chat: int, *words: str) -> Message:
        """Wait for a message of the bot that holds all these words now."""

        def found() -> Message | None:
            for message in reversed(self.human.heard(chat)):
                if all(word in message.text for word in words):
                    return message
            return None

        try:
            await self.messenger.until(found, within=30)
        except TimeoutError:
            raise AssertionError((words, [message.text for message in self.human.heard(chat)])) from None
        message = found()
        assert message is not None
        return message

    async def taps(self, chat: int, part: str) -> None:
        """Wait for a button whose label holds these words, and tap it."""

        def found() -> tuple[Message, str] | None:
            for message in reversed(self.human.heard(chat)):
                for label in (label for row in message.labels for label in row):
                    if part in label:
                        return message, label
            return None

        try:
            await self.messenger.until(found, within=30)
        except TimeoutError:
            raise AssertionError((part, [message.labels for message in self.human.heard(chat)])) from None
        message, label = found() or (None, "")
        assert message is not None
        before = self._shown(chat)
        self.human.tap(chat, message.message_id, label)
        await self.messenger.until(lambda: self._shown(chat) != before, within=30)

    def _shown(self, chat: int) -> list[tuple[str, list[list[str]]]]:
        return [(message.text, message.labels) for message in self.human.heard(chat)]

    def says(self, chat: int, text: str) -> None:
        self.human.say(chat, text)
