"""Stand-ins of the messengers that tests, bench and the program can be pointed at. Imports nothing of ours."""

from bot.loopback.limits import NO_LIMITS, Limits
from bot.loopback.records import Button, Call, Message, Version
from bot.loopback.refusals import HumanError
from bot.loopback.telegram import TelegramLoopback, serve
from bot.loopback.webhook import Patience

__all__ = [
    "NO_LIMITS",
    "Button",
    "Call",
    "HumanError",
    "Limits",
    "Message",
    "Patience",
    "TelegramLoopback",
    "Version",
    "serve",
]
