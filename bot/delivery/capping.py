"""The hard cap: beyond so many alerts an hour a person gets one growing summary, and the operator hears of it.

It stands where alerts leave, so that no rule, storm or mistake above it can shout at somebody two thousand times.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.engine import Connection

from bot.delivery.alerts import SUPERSEDED, no_longer_theirs
from bot.delivery.gathering import gather
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.case_actions import ListCases
from bot.dialogue.wording import capital
from bot.i18n import Catalogs
from bot.jobs.operators import tell_operators
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.changes import Change, store
from storage.changes.cases import CaseHappened
from storage.needs import Reading
from storage.queries.capping import SUMMARY, Got, got_within, join_summary
from storage.queries.outbox import Claimed

MOST_AN_HOUR = 20
"""One alert every three minutes: more than anybody can act on. No school's ladder comes near it on a bad Monday, for
amber cases are one message anyway."""
MOST_EMERGENCIES = 40
"""Emergencies go on for longer: each of them is a child that may need an ambulance."""
HOUR = timedelta(hours=1)


def cap(connection: Connection, reading: Reading, rows: Sequence[Claimed]) -> list[Claimed]:
    """Turn new alerts beyond the cap into parts of their reader's summary; gives the rows as they leave now."""
    fresh = {row.account_id for row in rows if _counts(row)}
    if not fresh:
        return list(rows)
    leaving = [row.id for row in rows]
    got = dict(got_within(connection, sorted(fresh), reading.now - HOUR, leaving))
    done: list[Claimed] = []
    for row in rows:
        if not _counts(row):
            done.append(row)
            continue
        known = got.get(row.account_id, Got())
        if known.alerts < (MOST_EMERGENCIES if _is_emergency(row) else MOST_AN_HOUR):
            got[row.account_id] = replace(known, alerts=known.alerts + 1)
            done.append(row)
            continue
        root = known.summary or row.key
        got[row.account_id] = replace(known, summary=root)
        done.append(_joined(connection, reading, row, root))
    return done


def _counts(row: Claimed) -> bool:
    """Whether a row is an alert nobody asked to see, leaving for the first time; a drill is never gathered."""
    if row.about.get("drill"):
        return False
    return row.kind == "alert" and row.edits is None and not row.key.split(":")[2].startswith("m")


def _is_emergency(row: Claimed) -> bool:
    return row.key.split(":")[2].startswith("e")


def _joined(connection: Connection, reading: Reading, row: Claimed, root: str) -> Claimed:
    about = {**row.about, "root": root}
    join_summary(connection, row.id, row.key, root, about)
    changes: list[Change] = [
        CaseHappened(bytes.fromhex(str(row.about["case"])), reading.now, "capped", None, {"account": row.account_id})
    ]
    if root == row.key:
        hour = f"{reading.now:%Y%m%d%H}"
        changes += tell_operators(reading, "capped", f"{hour}:{row.account_id}", {"n": MOST_AN_HOUR})
    store(connection, reading.sealer, changes)
    return replace(row, kind=SUMMARY, about=about, edits=None if root == row.key else root)


@renders(SUMMARY)
def many(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say how many further cases there are, and how many nobody has; they open from the list."""
    done: list[Rendered | Dropped] = []
    for each in gather(reading, waiting):
        if each.is_superseded:
            done.append(SUPERSEDED)
        elif each.cases:
            done.append(Rendered(_summary(catalogs, each.waiting, [case.state for case in each.cases])))
        else:
            done.append(no_longer_theirs(catalogs, each.waiting))
    return done


def _summary(catalogs: Catalogs, each: Waiting, states: Sequence[str]) -> Reply:
    voice, waiting = each.voice(catalogs), sum(state == "open" for state in states)
    live = sum(state != "closed" for state in states)
    label = capital(plain(voice.say("My open cases")))
    rows = stacked(Choice(label, ListCases().encode()))
    if not live:
        return Reply(voice.say("All of these cases have ended."), rows)
    lines = [
        voice.say_n("{n} further case to follow up in this hour", "{n} further cases to follow up in this hour", live),
        voice.say_n("Nobody has taken {n} of these cases.", "Nobody has taken {n} of these cases.", waiting)
        if waiting
        else voice.say("All of them have somebody."),
        voice.say("So many alerts at once are gathered in this message; it grows."),
    ]
    return Reply("\n".join(lines), rows)
