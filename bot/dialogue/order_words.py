"""How orders are worded: the letter in official form, the preview, what a school reads, who has it."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from babel.numbers import format_decimal

from bot.clock import local
from bot.dialogue.declare_actions import TakeUp
from bot.dialogue.wording import time_words
from bot.forms import Form
from bot.i18n import Markup, Voice
from bot.messages import Choice
from storage.changes.rounds import STANDING_NUMBER, STANDING_ON
from storage.values import Letter

KINDS = {
    "KH": "plan no. {number}",
    "QĐ": "decision no. {number}",
    "TB": "announcement no. {number}",
    "CT": "directive no. {number}",
    "CĐ": "urgent telegram no. {number}",
    "HD": "guidance no. {number}",
}
"""Kinds of documents by their sign in the number (decree 30/2020, annex III): all others are official letters."""
WITH_OFFICE = re.compile(r"^\d+[a-z]?/[^/]*-")


class Ordering(Protocol):
    """What is known of the letter."""

    @property
    def number(self) -> str | None:
        """Its number and sign."""
        ...

    @property
    def issued_on(self) -> date | None:
        """Its date."""
        ...

    @property
    def issuer(self) -> str | None:
        """The office."""
        ...


def document(voice: Voice, letter: Ordering) -> str:
    """ "Công văn số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT"; without a number the office alone, or nothing."""
    if not letter.number:
        return voice.say("the request of {issuer}", issuer=letter.issuer) if letter.issuer else ""
    sign = letter.number.partition("/")[2].split("-")[0].strip().upper()
    msgid = KINDS.get(sign) or (
        "official letter no. {number}" if WITH_OFFICE.match(letter.number) else "letter no. {number}"
    )
    named = voice.say(msgid, number=letter.number)
    if letter.issued_on:
        named = voice.say("{letter} of {date}", letter=Markup(named), date=f"{letter.issued_on:%d/%m/%Y}")
    if letter.issuer:
        named = voice.say("{letter} from {issuer}", letter=Markup(named), issuer=letter.issuer)
    return named


class Attached(Protocol):
    """What is known of a letter's file."""

    @property
    def media(self) -> str | None:
        """application/pdf or image/jpeg."""
        ...

    @property
    def bytes(self) -> int | None:
        """Its size."""
        ...


def file_words(voice: Voice, file: Attached) -> str:
    """ "PDF, 312 KB", "ảnh, 96 KB"."""
    size = format_decimal(max(1, round((file.bytes or 0) / 1024)), locale=voice.language)
    msgid = "a PDF, {size} KB" if file.media == "application/pdf" else "a picture, {size} KB"
    return voice.say(msgid, size=size)


def until(voice: Voice, at: datetime, now: datetime) -> str:
    """ "15:00 hôm nay", "15:00 ngày 27/11"."""
    there = local(at)
    if there.date() == local(now).date():
        return voice.say("{time} today", time=time_words(at))
    return voice.say("{time} on {date}", time=time_words(at), date=f"{there:%d/%m}")


def request(voice: Voice, letter: Ordering, due_at: datetime, now: datetime) -> str:
    """What a school is asked, in official form, without a word on what it is about (storyboard, scene 11)."""
    named, due = document(voice, letter), until(voice, due_at, now)
    if not named:
        return voice.say("The school is asked for a declaration by order, due {due}.", due=due)
    return voice.say(
        "Following {letter}, the school is asked for a declaration by order, due {due}.", letter=Markup(named), due=due
    )


def form_title(voice: Voice, forms: Mapping[str, Form], name: str) -> str:
    """What a questionnaire is called."""
    form = forms.get(name)
    return form.title if form is not None else name


def asked_words(voice: Voice, asked_of: str) -> str:
    """Who answers."""
    return voice.say("declared by the school" if asked_of == "school" else "declared by each pupil and member of staff")


def declare_choice(voice: Voice, school_id: int, order_id: int, held_on: date) -> Choice:
    """The button under a letter with which the school itself declares."""
    return Choice(voice.say("Declare for the school now"), TakeUp(order_id, held_on, -school_id).encode())


def standing_line(voice: Voice) -> str:
    """By which letter schools declare on Mondays and Fridays (domain.md 1.1)."""
    named = document(voice, Letter(STANDING_NUMBER, STANDING_ON, None))
    return voice.say("Regular declaration (Monday and Friday) following {letter}.", letter=Markup(named))
