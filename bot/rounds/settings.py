"""Settings of a school from and to text, as `khaibao setting` reads, lists and stores them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from bot.errors import Wrong
from bot.rounds.drill_days import DrillRule, read_rule, write_rule
from bot.rounds.values import ChildWord, DayOffRule, ParentsWord, Region, SchoolSettings, Summer

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
VIETNAMESE_WEEKDAYS = ("t2", "t3", "t4", "t5", "t6", "t7", "cn")
LONGEST_SPAN = 240
MOST_REMINDERS = 2


class SettingError(Wrong):
    """A setting of a school that cannot be"""


def parse_setting(name: str, text: str) -> Any:
    """Read one setting's value from text; raises SettingError."""
    return _setting(name).read(name, text.strip().casefold())


def with_setting(settings: SchoolSettings, name: str, text: str) -> SchoolSettings:
    """Change one setting and check that the whole still makes a school day; raises SettingError."""
    changed = replace(settings, **{setting_name(name): parse_setting(name, text)})
    check_settings(changed)
    return changed


def settings_from(rows: Mapping[str, str]) -> SchoolSettings:
    """Build settings from stored rows over the defaults; names that are no setting of a school are left out."""
    own = {name: parse_setting(name, text) for name, text in rows.items() if name in SETTINGS}
    return SchoolSettings(**own)


def setting_text(settings: SchoolSettings, name: str) -> str:
    """Write one setting as the text that `parse_setting` reads back, the form in which it is stored."""
    return _setting(name).write(getattr(settings, setting_name(name)))


def setting_name(name: str) -> str:
    """Fold a setting's name as typed (`day-off`, `Day off`) to its own; raises SettingError."""
    folded = re.sub(r"[\s-]+", "_", name.strip().casefold())
    if folded not in SETTINGS:
        raise SettingError(
            "There is no setting “{name}”. The settings of a school are: {names}.", name=name, names=", ".join(SETTINGS)
        )
    return folded


def check_settings(settings: SchoolSettings) -> None:
    """Refuse settings that contradict each other; raises SettingError."""
    if not settings.opens < settings.bell < settings.end_of_day:
        raise SettingError(
            "Opening ({opens}), bell ({bell}) and end of the school day ({end}) must follow each other.",
            opens=_write_time(settings.opens),
            bell=_write_time(settings.bell),
            end=_write_time(settings.end_of_day),
        )
    if _minutes(settings.bell) - max(settings.reminders, default=0) < _minutes(settings.opens):
        raise SettingError(
            "The first reminder would leave before declaring opens at {opens}.", opens=_write_time(settings.opens)
        )
    if not set(settings.days) <= set(settings.week):
        raise SettingError(
            "Rounds on {days} need school on those days; the school's week is {week}.",
            days=_write_days(settings.days),
            week=_write_days(settings.week),
        )


def _read_time(name: str, text: str) -> time:
    found = re.fullmatch(r"(\d{1,2})(?:[:h.](\d{2})?)(?::00)?", text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise SettingError("{name}: “{text}” is no time of day. Write it like 07:15.", name=name, text=text)
    return time(int(found[1]), int(found[2] or 0))


def _read_minutes(name: str, text: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text) or not 1 <= int(text) <= LONGEST_SPAN:
        raise SettingError(
            "{name}: “{text}” is no number of minutes from 1 to {most}.", name=name, text=text, most=LONGEST_SPAN
        )
    return int(text)


def _read_reminders(name: str, text: str) -> tuple[int, ...]:
    if text in ("", "none"):
        return ()
    minutes = {_read_minutes(name, part) for part in re.split(r"[\s,;]+", text.strip(",; "))}
    if len(minutes) > MOST_REMINDERS:
        raise SettingError("{name}: nobody is reminded more than twice a day. Write it like 60,20.", name=name)
    return tuple(sorted(minutes, reverse=True))


def _read_days(name: str, text: str) -> tuple[int, ...]:
    days: set[int] = set()
    for part in re.split(r"[\s,;]+", text.strip(",; ")):
        first, _, last = part.partition("-")
        ends = (_weekday(first), _weekday(last or first))
        if None in ends or (ends[0] or 0) > (ends[1] or 0):
            raise SettingError("{name}: “{text}” are no weekdays. Write them like mon,fri.", name=name, text=text)
        days.update(range(ends[0] or 0, (ends[1] or 0) + 1))
    return tuple(sorted(days))


def _read_drill(name: str, text: str) -> DrillRule | None:
    if text in ("off", "none", ""):
        return None
    names = {each: day for several in (WEEKDAYS, VIETNAMESE_WEEKDAYS) for day, each in enumerate(several)}
    try:
        rule = read_rule(text, names)
    except ValueError:
        raise SettingError(
            "{name}: “{text}” lies outside working hours (07:30-10:45, 13:30-16:15).", name=name, text=text
        ) from None
    if rule is None:
        raise SettingError(
            "{name}: “{text}” is no day of a month. Write it like 2 wed 09:30 (or off).", name=name, text=text
        )
    return rule


def _read_report(name: str, text: str) -> int | None:
    return None if text in ("off", "none", "") else _read_minutes(name, text)


def _write_drill(rule: DrillRule | None) -> str:
    return write_rule(rule, {each: day for day, each in enumerate(WEEKDAYS)})


def _weekday(text: str) -> int | None:
    for names in (WEEKDAYS, VIETNAMESE_WEEKDAYS):
        if text in names:
            return names.index(text)
    return None


def _read_choice(kind: type[StrEnum]) -> Callable[[str, str], StrEnum]:
    def read(name: str, text: str) -> StrEnum:
        found = {_plain(choice): choice for choice in kind}.get(_plain(text))
        if found is None:
            raise SettingError("{name}: “{text}” is none of: {choices}.", name=name, text=text, choices=", ".join(kind))
        return found

    return read


def _plain(text: str) -> str:
    """Without marks and with one kind of gap: "Bố mẹ", "bo-me" and "bố/mẹ" are one choice."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[\s/_-]+", "/", "".join(each for each in letters if not unicodedata.combining(each)))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _write_time(at: time) -> str:
    return f"{at:%H:%M}"


def _write_days(days: tuple[int, ...]) -> str:
    return ",".join(WEEKDAYS[day] for day in days)


def _write_reminders(minutes: tuple[int, ...]) -> str:
    return ",".join(str(number) for number in minutes) or "none"


@dataclass(frozen=True)
class _Setting:
    read: Callable[[str, str], Any]
    write: Callable[[Any], str] = str


SETTINGS: Mapping[str, _Setting] = MappingProxyType(
    {
        "days": _Setting(_read_days, _write_days),
        "opens": _Setting(_read_time, _write_time),
        "bell": _Setting(_read_time, _write_time),
        "reminders": _Setting(_read_reminders, _write_reminders),
        "lists": _Setting(_read_minutes),
        "totals": _Setting(_read_minutes),
        "end_of_day": _Setting(_read_time, _write_time),
        "day_off": _Setting(_read_choice(DayOffRule)),
        "region": _Setting(_read_choice(Region)),
        "parents": _Setting(_read_choice(ParentsWord)),
        "child": _Setting(_read_choice(ChildWord)),
        "week": _Setting(_read_days, _write_days),
        "summer": _Setting(_read_choice(Summer)),
        "drill": _Setting(_read_drill, _write_drill),
        "report": _Setting(_read_report, lambda minutes: "off" if minutes is None else str(minutes)),
    }
)


def _setting(name: str) -> _Setting:
    return SETTINGS[setting_name(name)]
