"""Dates, times and temperatures as they are said, by the voice's language."""

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.clock import local
from bot.i18n import Voice


def day_words(voice: Voice, on: date) -> str:
    """ "thứ Hai 23/11", "Monday 23/11"."""
    weekday = format_date(on, "EEEE", locale=voice.language)
    if voice.language == "vi":
        weekday = weekday.replace("Thứ", "thứ").replace("Chủ", "chủ")
    return f"{weekday} {on:%d/%m}"


def time_words(instant: datetime) -> str:
    """ "06:15" on the school's wall clock."""
    return f"{local(instant):%H:%M}"


def moment_words(instant: datetime, today: date) -> str:
    """ "06:15", or "06:15 ngày 22/11" style numbers when it is another day."""
    there = local(instant)
    return f"{there:%H:%M}" if there.date() == today else f"{there:%H:%M %d/%m}"


def temperature_words(voice: Voice, celsius: Decimal) -> str:
    """ "38,2°C" in Vietnamese."""
    return f"{format_decimal(celsius, '0.0', locale=voice.language)}°C"


def phone_words(e164: str) -> str:
    """ "0590 000 123" for a Vietnamese number, else as it is."""
    if e164.startswith("+84"):
        national = "0" + e164[3:]
        return f"{national[:4]} {national[4:7]} {national[7:]}".strip()
    return e164


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]
