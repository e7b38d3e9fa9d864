"""What happens in the weeks after a term: forms are republished, a child leaves, duties go to others, cases end.

The clock is walked, so all that falls due in between is done: rounds open and close, reminders and digests leave,
cases grow old; what is over its time is deleted once a week.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.clock import local_date
from storage import tables as t
from storage.keeping.retention import Periods, purge
from tests.replaying.republished import republished
from tests.replaying.stories import CLOSES, ORDERS_AGAIN, STOPS, WITHDRAWS
from tests.replaying.term import Term

PERIODS = Periods(timedelta(days=39), timedelta(days=7), timedelta(hours=48))
"""Kept so long that what the term's first two days declared is gone, and what its last one declared is there."""
LAST = 6
"""Weeks from the term to the Monday on which its buttons are pressed again, 04/01/2027."""
LOST = {"y tế": "school_health", "chủ nhiệm": "homeroom", "đầu mối": "district_contact", "phó": "deputy_head"}
"""Whose duties ended: the nurse was replaced, the teacher has another class, the contact another commune, the deputy's
term is over."""
UNBONDED, BLOCKED = "mẹ Hân", "bố Hà"
"""Who is nobody's guardian any more; and who blocked the assistant weeks ago."""


def grow_old(term: Term, folder: Path) -> None:
    """Let the weeks pass and change what changes; what is offered meanwhile is not part of the term."""
    town = term.town
    town.to("Mon", "10:00", 1)
    for who, steps in CLOSES:
        term.does(who, *steps)
    term.does("bà Mỷ", *WITHDRAWS)
    town.to("Wed", "06:45", 1)
    term.does("đầu mối", *ORDERS_AGAIN)
    town.to("Wed", "07:31", 1)
    term.does("đầu mối", *STOPS)
    _publish(term, folder)
    town.to("Wed", "17:30", 1)
    _people_change(term)
    for week in range(2, LAST + 1):
        town.to("Mon", "06:40", week)
        purge_all(term)
        if week == LAST - 2:
            term.does(CLOSES[0][0], *CLOSES[0][1])
    town.settle()


def purge_all(term: Term) -> None:
    """Delete what is over its time, chunk by chunk, as the hourly look does."""
    town = term.town
    while town.database.write(lambda connection: purge(connection, town.clock.now(), PERIODS)).result(timeout=60):
        pass


def _publish(term: Term, folder: Path) -> None:
    new = republished("person-2026", folder, gone=("other_text", "similar_at_home"), old="at_school", new="went_in")
    term.town.publish(new)
    new = republished("school-situation", folder, gone=("why_changed",), old="situation", new="what_is")
    term.town.publish(new)


def _people_change(term: Term) -> None:
    """An leaves, Tuệ is in a new class, two have no bond to a child any more, four lose a duty, one blocks."""
    town, commune = term.town, term.commune
    seeds, on, of, at = town.seeds, local_date(town.clock.now()), commune.children, commune.kindergarten
    for child in ("An", "Tuệ"):
        _end(term, t.ENROLMENT, t.ENROLMENT.c.person_id == of[child], to_on=on)
    _end(term, t.PERSON, t.PERSON.c.id == of["An"], gone_on=on)
    moved = {"school_id": at.id, "boards": False, "from_on": on + timedelta(days=1)}
    seeds.insert(t.ENROLMENT, person_id=of["Tuệ"], class_id=seeds.school_class(at.id, "Sóc Nâu"), **moved)
    hers = sa.and_(t.BOND.c.person_id == commune.persons["mẹ Anh"], t.BOND.c.child_id == of["Anh"])
    _end(term, t.BOND, hers, state="ended", to_at=town.clock.now())
    hers = t.BOND.c.person_id == sa.select(t.ACCOUNT.c.person_id).where(_account_of(term, UNBONDED)).scalar_subquery()
    _end(term, t.BOND, hers, state="ended", to_at=town.clock.now())
    _end(term, t.ACCOUNT, _account_of(term, BLOCKED), state="blocked")
    elsewhere = seeds.unit("00682", "Phù Vân", "commune", parent=commune.province)
    for who, heir, unit, new in (
        ("y tế", "cô Lan", at.id, None),
        ("chủ nhiệm", "cô Lan", at.classes["Thỏ Ngọc"], seeds.school_class(at.id, "Gấu Bông")),
        ("đầu mối", "Sở", commune.commune, elsewhere),
        ("phó", None, at.id, None),
    ):
        _lose(term, who, on)
        _begin(term, heir, LOST[who], unit, on)
        _begin(term, who, LOST[who], new, on)


def _lose(term: Term, who: str, on: date) -> None:
    persons = term.commune.persons
    _end(term, t.DUTY, sa.and_(t.DUTY.c.person_id == persons[who], t.DUTY.c.kind == LOST[who]), to_on=on)


def _begin(term: Term, who: str | None, kind: str, unit: int | None, on: date) -> None:
    """Have somebody a duty at a unit from tomorrow on; nobody, or none, is left out."""
    if who is not None and unit is not None:
        about = {"kind": kind, "order": 1, "from_on": on + timedelta(days=1)}
        term.town.seeds.insert(t.DUTY, person_id=term.commune.persons[who], unit_id=unit, **about)


def _account_of(term: Term, who: str) -> sa.ColumnElement[bool]:
    index = term.town.seeds.sealer.index("chat", f"town|{term.town.bot}|{term.commune.people[who].chat}")
    return t.ACCOUNT.c.chat_index == index


def _end(term: Term, table: sa.Table, where: sa.ColumnElement[bool], **values: Any) -> None:
    changed = sa.update(table).where(where).values(**values)
    assert term.town.database.write(lambda connection: connection.execute(changed).rowcount).result(timeout=10)
