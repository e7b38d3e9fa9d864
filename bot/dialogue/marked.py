"""What is chosen on a screen: a sign before a button's words, and the same in words for who cannot see signs."""

from dataclasses import replace

from bot.i18n import Markup, Voice
from bot.messages import Choice, Reply
from bot.texts import clipped

ON, OFF = "☑ ", "☐ "
"""How a toggle begins that is on, and one that is off."""

ONE_ON, ONE_OFF = "● ", "○ "
"""The same where only one of several can be chosen."""

MOST_SAID = 400
"""Letters of what is said to be chosen; the buttons have it all."""


def is_on(choice: Choice) -> bool:
    """Whether its sign says that it is chosen."""
    return choice.label.startswith((ON, ONE_ON))


def bare(choice: Choice) -> str:
    """Its words without a sign."""
    label = choice.label
    return label[2:] if label.startswith((ON, OFF, ONE_ON, ONE_OFF)) else label


def with_marks_said(voice: Voice, reply: Reply) -> Reply:
    """The reply, saying in words which of its buttons are on."""
    chosen = "; ".join(bare(choice) for choice in reply.choices if is_on(choice))
    if not chosen or not reply.text:
        return reply
    said = voice.say("Chosen: {what}.", what=Markup(escaped(clipped(chosen, MOST_SAID))))
    return replace(reply, text=f"{reply.text}\n{said}")


def escaped(label: str) -> str:
    """A button's words as they stand in a text."""
    return label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
