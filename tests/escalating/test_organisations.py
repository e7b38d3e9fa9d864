"""Whatever the organisation: a flagged child is told to somebody entitled or to the operator, and to nobody else.

`KHAIBAO_SOAK=600 pytest -s tests/escalating/test_organisations.py` goes on for 600 seconds and says
how many it tried.
"""

import itertools
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from tests.databases import drop_database, new_database
from tests.escalating.hoa_ban import cases
from tests.escalating.lives import instant
from tests.escalating.organisations import (
    CHILDREN,
    Act,
    Kin,
    Office,
    Organisation,
    Overheard,
    Plan,
    Somebody,
)

SOAK = int(os.environ.get("KHAIBAO_SOAK", "0"))
"""Seconds."""
FEW = settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True)
NUMBERS = itertools.count()

HOURS = st.sampled_from([None, None, None, (7 * 60, 11 * 60), (18 * 60, 6 * 60), (0, 1)])
OFFICES = st.builds(
    Office,
    kind=st.sampled_from(
        [
            "school_health",
            "school_health",
            "deputy_head",
            "principal",
            "principal",
            "boarding",
            "homeroom",
            "district_contact",
            "province_contact",
            "health_station",
            "operator",
        ]
    ),
    school=st.integers(0, 2),
    which_class=st.integers(0, 1),
    order=st.integers(1, 3),
    hours=HOURS,
    weekdays=st.sampled_from([None, None, "01234", "56", "0"]),
    from_day=st.sampled_from([-60, -60, -60, 1]),
    to_day=st.sampled_from([None, None, None, 0, 1, 3]),
)
ACCOUNTS = st.lists(st.sampled_from(["active", "active", "refusing", "blocked", "ended"]), max_size=2).map(tuple)
PEOPLE = st.builds(
    Somebody,
    offices=st.lists(OFFICES, min_size=1, max_size=3).map(tuple),
    accounts=ACCOUNTS,
    child=st.sampled_from([None, None, 0, 1]),
)
KIN = st.builds(
    Kin, child=st.integers(0, 2), bond=st.sampled_from(["active", "suspended", "barred"]), accounts=ACCOUNTS
)
USUAL = tuple(
    Somebody((Office(kind, 0),), ("active",))
    for kind in ("school_health", "deputy_head", "principal", "homeroom", "district_contact", "operator")
)
"""A school where everybody is there, as most are."""
BEGINNINGS = st.sampled_from(
    [
        ("23/11", "06:41"),
        ("23/11", "16:50"),
        ("22/11", "21:00"),
        ("24/11", "10:00"),
        ("25/11", "02:00"),
        ("27/11", "19:45"),
        ("28/11", "10:00"),
        ("05/02", "21:00"),
        ("06/02", "03:10"),
    ]
).map(lambda each: instant(*each))
MINUTES = st.sampled_from([0, 0, 1, 5, 16, 31, 61, 8 * 60, 24 * 60])
ACTS = st.builds(
    Act,
    what=st.sampled_from(
        [
            "flag",
            "flag",
            "press",
            "press",
            "press",
            "list",
            "revoke",
            "appoint",
            "move",
            "leave",
            "suspend",
            "declare",
        ]
    ),
    who=st.integers(0, 12),
    which=st.integers(0, 11),
    minutes=MINUTES,
)
PLANS = st.builds(
    Plan,
    is_old=st.booleans(),
    has_station=st.booleans(),
    schools=st.integers(1, 3),
    places=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 1), st.booleans()), min_size=1, max_size=len(CHILDREN)
    ).map(tuple),
    people=st.lists(PEOPLE, max_size=6).flatmap(lambda some: st.sampled_from([tuple(some), (*USUAL, *some)])),
    kin=st.lists(KIN, max_size=2).map(tuple),
    begins=BEGINNINGS,
    acts=st.tuples(st.integers(0, 3), st.lists(ACTS, max_size=10)).map(
        lambda both: (Act("flag", 0, both[0]), *both[1])
    ),
    days=st.integers(1, 4),
)


MORNING = instant("23/11", "06:41")
RED_AT_SCHOOL = Act("flag", 0, 3)
THE_OTHER_TEACHER = Somebody((Office("homeroom", 0, 1),), ("active",))


def known(*acts: Act, people: tuple[Somebody, ...] = USUAL, begins: datetime = MORNING, schools: int = 2) -> Plan:
    """A plan that is tried each time, because chance seldom finds it."""
    father = Kin(0, "active", ("active",))
    return Plan(False, True, schools, ((0, 0, False),), people, (father,), begins, acts, 1)


def taken_by_the_nurse(begins_with: Act, *between: Act) -> Plan:
    """Everybody was told, something happens, and then the nurse takes the case: all messages follow."""
    return known(begins_with, *between, Act("take"), people=(*USUAL, THE_OTHER_TEACHER))


def lived(url: str, plan: Plan) -> Organisation:
    """Build the organisation and let everything happen, with nothing that raises and nothing that does not end."""
    with capture_logs() as logs:
        town = Overheard(url, plan.begins)
        try:
            organisation = Organisation(town, plan)
            for act in plan.acts:
                organisation.happens(act)
            town.by(days=plan.days)
            town.by(minutes=organisation.minutes_to_school())
            organisation.check(cases(town))
            town.keeps_quiet()
        finally:
            town.close()
    assert not [line for line in logs if line["log_level"] in ("error", "critical")], logs
    return organisation


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def on_sqlite(template: Path, folder: Path, plan: Plan) -> None:
    file = folder / f"{next(NUMBERS)}.db"
    shutil.copy(template, file)
    lived(f"sqlite:///{file}", plan)
    for each in folder.glob(f"{file.name}*"):
        each.unlink()


@FEW
@example(known(Act("flag"), people=(Somebody((Office("operator", 0),), ("active",)),)))
@example(known(Act("flag"), people=(Somebody((Office("school_health", 0),), ("refusing",)), *USUAL[1:])))
@example(taken_by_the_nurse(RED_AT_SCHOOL, Act("move")))
@example(taken_by_the_nurse(RED_AT_SCHOOL, Act("leave")))
@example(taken_by_the_nurse(RED_AT_SCHOOL, Act("suspend")))
@example(known(Act("declare", 0, 1), Act("list", 2), Act("press", 2, 0)))
@example(known(Act("flag"), people=USUAL[2:3], begins=instant("06/02", "03:10")))
@given(PLANS)
def test_a_flagged_child_is_told_to_somebody_entitled_or_to_the_operator_and_to_nobody_else(
    sqlite_with_tables: Path, folder: Path, plan: Plan
) -> None:
    on_sqlite(sqlite_with_tables, folder, plan)


@settings(FEW, max_examples=3)
@given(PLANS)
def test_the_same_on_postgresql(postgres: str, postgres_with_tables: str, plan: Plan) -> None:
    url = new_database(postgres, postgres_with_tables)
    try:
        lived(url, plan)
    finally:
        drop_database(url)


@pytest.mark.skipif(not SOAK, reason="for a long soak: KHAIBAO_SOAK=seconds")
def test_soak(sqlite_with_tables: Path, folder: Path) -> None:
    tried = itertools.count()
    until = time.monotonic() + SOAK

    @settings(FEW, max_examples=50)
    @given(PLANS)
    def some(plan: Plan) -> None:
        if time.monotonic() < until:
            next(tried)
            on_sqlite(sqlite_with_tables, folder, plan)

    while time.monotonic() < until:
        some()
    print(f"{next(tried)} organisations in {SOAK} s")
