"""The commands as Telegram's menu lists them."""

from aiogram import Bot
from aiogram.types import BotCommand

from bot.i18n import Catalogs

COMMAND_SENTENCES = {
    "khaibao": "Declare health",
    "lopcuatoi": "My class (teachers)",
    "truongcuatoi": "My school (officers)",
    "baocao": "Figures of my area (officials)",
    "xuat": "Spreadsheets by link (officers, officials)",
    "ca": "Cases to follow",
    "motdot": "Ask schools for a declaration (officers)",
    "tructhay": "Stand in for somebody (teachers)",
    "trogiup": "What can be done here",
    "ngonngu": "Change the language",
    "ngungnhac": "Pause reminders",
    "rutdongy": "Withdraw consent",
    "lienket": "Connect my other chat",
    "dulieucuatoi": "My data, and who looked at it",
}


async def register_commands(bot: Bot, catalogs: Catalogs) -> None:
    """List the commands: in Vietnamese for everybody, in English where the phone speaks it."""
    for language, code in (("vi", None), ("en", "en")):
        voice = catalogs.voice(language, "family")
        listed = [BotCommand(command=name, description=voice.say(said)) for name, said in COMMAND_SENTENCES.items()]
        await bot.set_my_commands(listed, language_code=code, request_timeout=15)
