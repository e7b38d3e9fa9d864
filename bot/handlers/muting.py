"""Pausing reminders: /ngungnhac, always with a day on which they come back."""

import re
from datetime import date, time, timedelta

from bot.clock import instant, local_date
from bot.dialogue.mute_actions import KeepReminding, MuteDay, MuteOtherDay, MuteUntil, Unmute
from bot.dialogue.wording import day_words
from bot.errors import Mistake, NotAllowed
from bot.handlers.elsewhere import elsewhere, urgent_elsewhere
from bot.messages import Reply
from bot.turn import Asking, Turn, on, on_command, on_words
from storage.changes.accounts import ChangeAccount

LONGEST = timedelta(days=366)
WEEK = timedelta(days=7)
DAY_MONTH = re.compile(r"(\d{1,2})\D{1,8}(\d{1,2})(?:\D{1,6}(\d{4}))?\D*")


class NoSuchDay(Mistake):
    """A typed day that is none, is over or too far away."""

    sentence = "Please type a day from tomorrow on, at most one year from now, for example {example}."


@on_command("ngungnhac")
def ask_until(turn: Turn) -> Reply:
    """Ask until when reminders pause; say so, if they do."""
    account, today = turn.sender.account, local_date(turn.now)
    if account.person_id is None:
        raise NotAllowed
    rows = (
        (
            turn.choice("1 week", MuteUntil(today + WEEK)),
            turn.choice("1 month", MuteUntil(month_later(today))),
            turn.choice("Another day", MuteOtherDay()),
        ),
    )
    until = account.muted_until
    if until is not None and until > turn.now:
        text = turn.voice.say("Reminders pause until {day}.", day=day_words(turn.voice, local_date(until)))
    elif account.paused:
        text = turn.voice.say("Reminders pause because several rounds were not answered.")
    else:
        return Reply(turn.voice.say("Until when shall reminders pause?"), rows, is_new=True)
    again = turn.choice("Remind me again", Unmute())
    return Reply(text, ((again,), *rows), is_new=True)


@on(MuteUntil)
def mute_until(turn: Turn, action: MuteUntil) -> Reply:
    """Pause reminders until the morning of a day."""
    return _mute(turn, action.day)


@on(MuteOtherDay)
def ask_day(turn: Turn, action: MuteOtherDay) -> Reply:
    """Wait for a typed day."""
    turn.ask_next(MuteDay())
    return Reply(turn.voice.say("From which day shall reminders come again? For example {example}.", **_example(turn)))


@on_words(MuteDay)
def mute_until_typed(turn: Turn, place: MuteDay, text: str) -> Asking[Reply]:
    """Pause reminders until the typed day; words that are none mean what they mean anywhere."""
    day = typed_day(text, local_date(turn.now))
    fits = yield from (elsewhere(turn) if day is None else urgent_elsewhere(turn, text))
    return _mute(turn, day, is_new=True) if fits is None else fits


@on(Unmute)
def unmute(turn: Turn, action: Unmute) -> Reply:
    """Remind again from now on; rounds left unanswered before do not count any more."""
    account = turn.sender.account
    turn.note(ChangeAccount(account.id, account.version, {"muted_until": turn.now, "paused": False}))
    return Reply(turn.voice.say("Reminders will come again as usual."))


@on(KeepReminding)
def keep_reminding(turn: Turn, action: KeepReminding) -> Reply:
    """Nothing is to be stored: having written is what opens the window again."""
    if turn.sender.account.person_id is None:
        raise NotAllowed
    if action.day < local_date(turn.now):
        return Reply(turn.voice.say("Reminders will come again as usual."))
    return Reply(turn.voice.say("The reminder will come here on {day}.", day=day_words(turn.voice, action.day)))


def typed_day(text: str, today: date) -> date | None:
    """Read "15/12", "15-12-2026", "ngày 15 tháng 12"; without a year the next such day. None if it is no day."""
    found = DAY_MONTH.search(text)
    if found is None:
        return None
    for year in (int(found[3]),) if found[3] else (today.year, today.year + 1):
        try:
            day = date(year, int(found[2]), int(found[1]))
        except ValueError:
            continue
        if found[3] or day > today:
            return day
    return None


def month_later(on: date) -> date:
    """The same day of the next month, or that month's last."""
    first = (on.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return last if last.day < on.day else first.replace(day=on.day)


def _mute(turn: Turn, day: date | None, *, is_new: bool = False) -> Reply:
    account, today = turn.sender.account, local_date(turn.now)
    if account.person_id is None:
        raise NotAllowed
    if day is None or not today < day <= today + LONGEST:
        raise NoSuchDay(**_example(turn))
    values = {"muted_until": instant(day, time()), "paused": False}
    turn.note(ChangeAccount(account.id, account.version, values))
    return Reply(
        turn.voice.say("No reminders until {day}.", day=day_words(turn.voice, day)),
        ((turn.choice("Remind me again", Unmute()),),),
        is_new=is_new,
    )


def _example(turn: Turn) -> dict[str, str]:
    return {"example": f"{local_date(turn.now) + timedelta(days=21):%d/%m}"}
