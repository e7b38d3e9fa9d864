"""Windows that close before a reminder: looked at the day before, so that it leaves earlier or a word asks for a sign.

Rows say what is due: rounds, sessions, and a fact that says how far today's look has come.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.clock import local_date
from bot.delivery.early import Early, Planned, by_day, leaves_early, next_look
from bot.delivery.rules import Allowance, allowance_of
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.mute_actions import KeepReminding
from bot.dialogue.order_words import until
from bot.dialogue.wording import title_words
from bot.i18n import Catalogs
from bot.jobs.ticks import Tick
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.changes import Change
from storage.changes.facts import StateFact
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.debtors import DebtorRow, debtors
from storage.queries.facts import read_fact
from storage.queries.ledger import heard_at
from storage.queries.order_work import keys_of_rounds
from storage.queries.reach import Address, all_addresses
from storage.queries.rounds import RoundRow, reminded_next, round_rows
from storage.values import Sender

LOOKED = "windows_looked"
"""The fact: the local date of the look and the last round it has come to, `2026-11-22:17`."""
DAY = timedelta(days=1)


def closing_tick(allowances: Mapping[str, Allowance]) -> Tick:
    """Look once at each round of today and tomorrow whose reminder is still to come, a round a chunk."""

    def run(reading: Reading) -> Iterable[Change]:
        found = _waiting(reading)
        if found is None:
            return ()
        return [*_pushes(reading, found, allowances), StateFact(LOOKED, f"{reading.today.isoformat()}:{found.id}")]

    def due(reading: Reading) -> datetime | None:
        return reading.now if _waiting(reading) is not None else next_look(reading.now)

    return Tick("windows", 60, run, due)


def _waiting(reading: Reading) -> RoundRow | None:
    """The next round to look at; by night none is."""
    if by_day(reading.now) != reading.now:
        return None
    on, _, after = (read_fact(reading.connection, LOOKED) or ":0").partition(":")
    last = int(after) if on == reading.today.isoformat() else 0
    return reminded_next(reading, last, (reading.today, reading.today + DAY))


def _pushes(reading: Reading, round_: RoundRow, allowances: Mapping[str, Allowance]) -> Iterable[Push]:
    assert round_.remind_1_at is not None
    planned = Planned(round_.opens_at, round_.remind_1_at)
    rows = [row for row in debtors(reading, round_, is_ahead=True) if _wants(row, planned)]
    everywhere = all_addresses(reading.connection, [row.person_id for row in rows])
    accounts = sorted({address.account_id for several in everywhere.values() for address in several})
    heard = heard_at(reading.connection, accounts)
    key = keys_of_rounds(reading.connection, [round_])[round_.id]
    for row in rows:
        found = _open_longest(everywhere[row.person_id], heard, allowances)
        if found is None:
            continue
        address, window = found
        early = leaves_early(planned, heard[address.account_id], window, reading.now)
        if early is not None:
            yield _push(round_, key, address, early, heard[address.account_id], reading.now)


def _wants(row: DebtorRow, planned: Planned) -> bool:
    return not row.paused and (row.muted_until is None or row.muted_until <= planned.due_at)


def _open_longest(
    addresses: Sequence[Address], heard: Mapping[int, datetime], allowances: Mapping[str, Allowance]
) -> tuple[Address, timedelta] | None:
    """The account whose window is open longest, with its window; None where one has none, or nobody ever wrote."""
    best: tuple[datetime, Address, timedelta] | None = None
    for address in addresses:
        if address.is_blocked:
            continue
        allowance = allowance_of(allowances, address.bot)
        if allowance is None or allowance.window is None:
            return None
        if address.account_id in heard:
            closes_at = heard[address.account_id] + allowance.window
            if best is None or closes_at > best[0]:
                best = closes_at, address, allowance.window
    return best and (best[1], best[2])


def _push(round_: RoundRow, key: str, to: Address, early: Early, heard: datetime, now: datetime) -> Push:
    if early.is_reminder:
        # made when it leaves: as the day's first reminder it covers the planned one
        on = local_date(early.at).isoformat()
        about, name = {"on": on, "number": 1}, f"rem:{key}:{on}:{to.account_id}:1"
        return Push(name, *to.to, "reminder", Priority.REMINDER, early.at, about, expires_at=round_.due_at)
    word = {"round": round_.id, "heard": heard.isoformat()}
    name = f"window:{round_.held_on.isoformat()}:{to.account_id}"
    return Push(
        name, *to.to, "window_closes", Priority.REMINDER, now, word, due_at=early.at, expires_at=round_.opens_at
    )


@renders("window_closes")
def window_closes(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say when declaring opens and ask for a sign; nothing, if they wrote since or are not to be reminded any more."""
    rounds = round_rows(reading, [int(each.about["round"]) for each in waiting])
    return [_one(reading, each, catalogs, rounds.get(int(each.about["round"]))) for each in waiting]


def _one(reading: Reading, waiting: Waiting, catalogs: Catalogs, round_: RoundRow | None) -> Rendered | Dropped:
    if round_ is None or round_.state != "planned":
        return Dropped("nothing is owed")
    account, session = waiting.recipient.account, waiting.recipient.session
    if account.paused or (account.muted_until is not None and account.muted_until > reading.now):
        return Dropped("reminders are paused")
    if session.at is not None and session.at > datetime.fromisoformat(waiting.about["heard"]):
        return Dropped("nothing to ask for: they wrote since")
    if not _may_be_reminded(waiting.recipient, round_):
        return Dropped("no right to it any more, or no consent")
    voice = waiting.voice(catalogs)
    lines = [
        title_words(voice, round_.held_on, None),
        voice.say("Declaring opens at {time}.", time=until(voice, round_.opens_at, reading.now)),
        voice.say("This messenger may soon let no reminder through, as nothing was written here for a while."),
    ]
    button = Choice(plain(voice.say("Please remind me")), KeepReminding(round_.held_on).encode())
    return Rendered(Reply("\n".join(lines), stacked(button), is_new=True))


def _may_be_reminded(sender: Sender, round_: RoundRow) -> bool:
    there = [each for each in sender.subjects if each.school_id == round_.school_id and not each.is_suspended]
    return any(each.kind == "staff" or "remind" in each.consents for each in there)
