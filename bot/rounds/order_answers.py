"""What an official types of an order: number, date, office, summary, hours; each checked, each with an example."""

import re
from datetime import date, datetime, time, timedelta

from bot.clock import instant, local_date
from bot.errors import Mistake
from bot.rounds.ordering import LENGTHS
from bot.understanding.days import read_day as read_spoken_day
from bot.understanding.folding import fold, words_of
from bot.understanding.values import Understood

NUMBER = re.compile(r"\d+\w*\s*/\s*\S.*")
DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?")
HOUR = re.compile(r"(\d{1,2})\s*(?::|h|giờ|g)\s*(\d{2})?(?!\d)", re.IGNORECASE)
_AFTERNOON = re.compile(r" ?(?:chieu|toi|trua|dem)\b")
_WEEKDAYS = {"2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tu": 2, "5": 3, "nam": 3, "6": 4, "sau": 4, "7": 5, "bay": 5}
_WEEKDAY = re.compile(rf"\b(?:thu |t)({'|'.join(_WEEKDAYS)})\b|\b(?:chu nhat|cn)\b")
_TO_COME = {r"\b(?:ngay mai|sang mai|trua mai|chieu mai|toi mai|mai)\b": 1, r"\bngay kia\b": 2}
_LETTER = "công văn|cong van|văn bản|van ban|quyết định|quyet dinh|kế hoạch|ke hoach|thông báo|thong bao|cv|vb|qđ|qd"
_BEFORE = re.compile(rf"^(?:dạ |da |vâng |vang )?(?:(?:{_LETTER}) )?(?:số |so )?", re.IGNORECASE)
_DATED = re.compile(r"[,;]?\s+(?:đề |de |ký |ky )?(?:ngày|ngay)\s+", re.IGNORECASE)
_ISSUED = re.compile(r"[,;]?\s+(?:của|cua|do)\s+", re.IGNORECASE)
_BESIDE_HOURS = words_of(
    "truoc han khai den toi luc vao cho chieu sang trua dem nay mai hom ngay thu hai ba tu nam sau bay chu nhat kia "
    "a nhe nha da vang gio h g phut va la cuoi"
)
_AFTER = re.compile(r"(?: (?:ạ|nhé|nha|nhe))+$", re.IGNORECASE)
LINK = re.compile(r"https://[^\s/]+\.[^\s]+")
OLDEST = timedelta(days=366)
FARTHEST = timedelta(days=31)


class NoSuchNumber(Mistake):
    """A number without its sign."""

    sentence = "Please type the number and sign of the letter, for example 1234/SGDĐT-CTTT."


class NoSuchDay(Mistake):
    """A date that is none, lies ahead or is more than a year old."""

    sentence = "Please type the date of the letter, not after today, for example {example}."


class NoSuchOffice(Mistake):
    """An hour or a date where an office is asked for."""

    sentence = "Please type the name of the office that issued it, for example Sở GDĐT Hà Nội."


class TooLongOrShort(Mistake):
    """Words that do not fit."""

    sentence = "Please type between 2 and {most} characters."


class NoSuchLink(Mistake):
    """No address that people could open."""

    sentence = "Please send a PDF or a photo, or type an address that begins with https:// and has no spaces."


class NoSuchHour(Mistake):
    """A time that cannot be read."""

    sentence = "Please type a time, for example 15:00, or with a day: 15:00 {day}."


class HoursWrong(Mistake):
    """Opening, due and closing contradict each other or are over."""

    sentence = "This time does not fit: declaring opens, then is due, then closes, all from now on within 31 days."


def read_link(text: str) -> str:
    """Where a letter lies. Raises NoSuchLink."""
    words = text.strip()
    if not LINK.fullmatch(words) or len(words) > LENGTHS["link"]:
        raise NoSuchLink
    return words


def read_number(text: str) -> str:
    """The number and sign of a letter, without the words around it. Raises NoSuchNumber."""
    words = _AFTER.sub("", _BEFORE.sub("", " ".join(text.split())))
    if not NUMBER.fullmatch(words) or len(words) > LENGTHS["number"]:
        raise NoSuchNumber
    return re.sub(r"\s*/\s*", "/", words)


def read_letter(text: str, today: date) -> dict[str, object]:
    """The number, and the date and the office where they are read off with it: "số 15/UBND ngày 23/11 của UBND xã".

    Raises NoSuchNumber, NoSuchDay.
    """
    words, *issuer = _ISSUED.split(" ".join(text.split()), maxsplit=1)
    number, *issued_on = _DATED.split(words, maxsplit=1)
    found: dict[str, object] = {"number": read_number(number)}
    if issued_on:
        found["issued_on"] = read_day(issued_on[0], today)
    if issuer:
        found["issuer"] = read_office(_AFTER.sub("", issuer[0]))
    return found


def is_only_hour(text: str) -> bool:
    """Whether a text is an hour, with a day perhaps, and nothing else: "trước 5h chiều nay"."""
    if HOUR.search(text) is None:
        return False
    left = fold(DAY.sub(" ", HOUR.sub(" ", text, count=1))).split()
    return all(word in _BESIDE_HOURS for word in left)


def read_office(text: str) -> str:
    """The office that issued a letter. Raises NoSuchOffice, TooLongOrShort."""
    if is_only_hour(text) or not fold(DAY.sub(" ", text)).strip(" 0123456789"):
        raise NoSuchOffice
    return read_words(text, "issuer")


def read_day(text: str, today: date) -> date:
    """The date of a letter, in digits (without a year this one's) or in words. Raises NoSuchDay."""
    found = DAY.search(text)
    try:
        on = date(int(found[3] or today.year), int(found[2]), int(found[1])) if found else _said(text, today)
    except ValueError:
        on = None
    if on is None or not today - OLDEST <= on <= today:
        raise NoSuchDay(example=f"{today:%d/%m/%Y}")
    return on


def _said(text: str, today: date) -> date | None:
    """ "Hôm qua", "thứ 6 tuần trước"."""
    read = read_spoken_day(text, today)
    return read.value if isinstance(read, Understood) else None


def read_words(text: str, name: str) -> str:
    """An office or a summary. Raises TooLongOrShort."""
    words = " ".join(text.split())
    if not 2 <= len(words) <= LENGTHS[name]:
        raise TooLongOrShort(most=LENGTHS[name])
    return words


def read_hour(text: str, now: datetime) -> datetime:
    """ "15:00", "15h30 27/11", "3 giờ chiều mai", "17h thứ sáu": of today unless it names a day. Raises NoSuchHour."""
    today = local_date(now)
    found = HOUR.search(text)
    wrong = NoSuchHour(day=f"{today + timedelta(days=1):%d/%m}")
    if found is None:
        raise wrong
    rest = text.replace(found[0], " ", 1)
    hour = int(found[1]) + (12 if int(found[1]) < 12 and _AFTERNOON.search(fold(text)) else 0)
    day = DAY.search(rest)
    try:
        on = date(int(day[3] or today.year), int(day[2]), int(day[1])) if day else _day_ahead(fold(rest), today)
        if day and not day[3] and on < today:
            on = on.replace(year=on.year + 1)
        return instant(on, time(hour, int(found[2] or 0)))
    except ValueError:
        raise wrong from None


def _day_ahead(folded: str, today: date) -> date:
    """ "Mai", "thứ sáu": the next one; today where no day is named."""
    if weekday := _WEEKDAY.search(folded):
        return today + timedelta(days=(_WEEKDAYS.get(weekday[1] or "", 6) - today.weekday()) % 7)
    return today + timedelta(days=next((ahead for said, ahead in _TO_COME.items() if re.search(said, folded)), 0))


def check_hours(opens_at: datetime | None, due_at: datetime | None, closes_at: datetime | None, now: datetime) -> None:
    """Raise HoursWrong unless they follow each other, from now on."""
    opens = max(opens_at or now, now)
    if due_at is not None and not opens < due_at <= now + FARTHEST:
        raise HoursWrong
    if opens_at is not None and opens_at <= now:
        raise HoursWrong
    if closes_at is not None and not (due_at or opens) <= closes_at <= now + FARTHEST:
        raise HoursWrong


def hours_ahead(now: datetime, first: int = 8, last: int = 20, most: int = 6) -> list[datetime]:
    """Full hours of today that leave at least an hour, as buttons."""
    today = local_date(now)
    found = [instant(today, time(hour)) for hour in range(first, last + 1)]
    return [at for at in found if at >= now + timedelta(hours=1)][:most]
