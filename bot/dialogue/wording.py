"""Dates, times and temperatures as they are said, by the voice's language."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.clock import local
from bot.i18n import Markup, Voice
from bot.messages import Reply
from storage.values import Letter


def day_words(voice: Voice, on: date) -> str:
    """ "thứ Hai 23/11", "Monday 23/11"."""
    weekday = format_date(on, "EEEE", locale=voice.language)
    if voice.language == "vi":
        weekday = weekday.replace("Thứ", "thứ").replace("Chủ Nhật", "Chủ nhật")
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


def area_words(voice: Voice, name: str) -> str:
    """ "xã Phù Lam" inside a sentence, where a file says "Xã Phù Lam"."""
    kinds = voice.say("Commune, Ward, Township, Special zone").split(", ")
    return name[:1].lower() + name[1:] if any(name.startswith(f"{kind} ") for kind in kinds) else name


def title_words(voice: Voice, held_on: date, letter: Letter | None) -> str:
    """The first line, all that a lock screen shows: "Khai báo sức khỏe (đột xuất) thứ Tư 25/11"."""
    day = day_words(voice, held_on)
    return voice.say("Health declaration by order {day}" if letter else "Health declaration {day}", day=day)


def exercise(voice: Voice, text: str) -> str:
    """A text about a drill, so marked from its first word on; a text that is marked already stays."""
    mark = voice.say("EXERCISE")
    return text if not text or text.startswith(mark) else f"{mark} · {text}"


def exercise_reply(voice: Voice, reply: Reply) -> Reply:
    """A reply about a drill: message and toast are both marked."""
    return replace(reply, text=exercise(voice, reply.text), toast=exercise(voice, reply.toast))


def letter_lines(voice: Voice, letter: Letter | None) -> list[str]:
    """ "Thực hiện văn bản số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT.": as much of it as is known, else nothing."""
    if letter is None or not (letter.number or letter.issuer):
        return []
    if not letter.number:
        return [voice.say("At the request of {issuer}.", issuer=letter.issuer)]
    named = voice.say("letter no. {number}", number=letter.number)
    if letter.issued_on:
        named = voice.say("{letter} of {date}", letter=Markup(named), date=f"{letter.issued_on:%d/%m/%Y}")
    if letter.issuer:
        named = voice.say("{letter} from {issuer}", letter=Markup(named), issuer=letter.issuer)
    return [voice.say("Following {letter}.", letter=Markup(named))]
