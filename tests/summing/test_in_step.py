"""Whatever is declared, corrected, withdrawn and deleted in whatever batches: the sums are what a recount gives."""

import itertools
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.changes import Change, store
from storage.changes.declarations import Declare, Withdraw
from storage.changes.self_rounds import WithdrawAll
from storage.in_step import GRADES
from storage.keeping.retention import Periods, purge
from storage.queries.overview import rounds
from storage.queries.sums import differences
from storage.sealing import new_uid
from storage.tables import DECLARATION, ROUND_SUM
from tests.town import Town, at

PERIODS = Periods(timedelta(days=90), timedelta(days=7), timedelta(hours=48))
PEOPLE = 3
_weeks = itertools.count(1)


@dataclass
class Class2A:
    """A class with two rounds; what people want is decided from what is stored, as the loop does."""

    town: Town
    rounds: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        seeds, week = self.town.seeds, next(_weeks)
        self.school = seeds.unit(f"TH{week}", "Tiểu học Phù Lam A", "school")
        self.in_class = seeds.school_class(self.school, "2A")
        self.people = [seeds.pupil(f"Em {n}", self.school, self.in_class) for n in range(PEOPLE)]
        hours = (at("Mon", "05:00"), at("Mon", "07:15"), at("Mon", "17:00"))
        for day in ("Mon", "Fri"):
            self.rounds.append(seeds.round(self.school, seeds.order(), *hours, at(day, "07:00").date()))

    def known(self, connection: sa.Connection, round_id: int, person: int) -> Sequence[Any]:
        mine = (DECLARATION.c.round_id == round_id, DECLARATION.c.person_id == person)
        return connection.execute(sa.select(DECLARATION).where(*mine).order_by(DECLARATION.c.revision)).all()

    def change(self, connection: sa.Connection, wish: dict[str, Any]) -> Change | None:
        """What storing a wish takes, as of now; None where there is nothing to take back."""
        round_id, person = self.rounds[wish["round"]], self.people[wish["person"]]
        known = self.known(connection, round_id, person)
        living = [row for row in known if row.withdrawn_at is None]
        if wish["what"] == "declare":
            revision = known[-1].revision + 1 if known else 1
            how = {name: wish[name] for name in ("by", "form_version", "well", "absent", "severity")}
            return Declare(
                uid=new_uid(), round_id=round_id, person_id=person, school_id=self.school, class_id=self.in_class,
                revision=revision, account_id=None, by_person_id=None, at=self.town.clock.now(), code="7K2M", **how,
            )  # fmt: skip
        if wish["what"] == "withdraw":
            return WithdrawAll(round_id, person, self.town.clock.now())
        return Withdraw(bytes(living[-1].uid), round_id, person, self.town.clock.now()) if living else None

    def do(self, batch: Sequence[dict[str, Any]]) -> None:
        """All in one transaction, decided on the same state; where that cannot be, one by one."""

        def together(connection: sa.Connection) -> None:
            changes = [self.change(connection, wish) for wish in batch]
            store(connection, self.town.database.sealer, [change for change in changes if change])

        try:
            self.town.database.write(together).result(timeout=10)
        except Exception:  # whatever it was: two on one revision, a withdrawal of what is withdrawn
            if len(batch) == 1:
                raise
            for wish in batch:
                self.do([wish])

    def sums(self, round_id: int) -> Counter[str]:
        with self.town.database.reading() as connection:
            rows = connection.execute(sa.select(ROUND_SUM).where(ROUND_SUM.c.round_id == round_id))
            return sum((Counter(_numbers(row)) for row in rows), Counter())

    def differences(self) -> Any:
        with self.town.database.reading() as connection:
            return differences(connection, self.rounds)

    def counted_by_hand(self, round_id: int) -> Counter[str]:
        """The same once more, in words of its own."""
        found: Counter[str] = Counter()
        with self.town.database.reading() as connection:
            for person in self.people:
                living = [row for row in self.known(connection, round_id, person) if row.withdrawn_at is None]
                for row in living[-1:]:
                    found.update(["declared", *(name for name in ("well", "absent") if getattr(row, name))])
                    found.update([name for name in (f"by_{row.by}", row.severity) if name and name != "by_guardian"])
        return found

    def purge(self) -> None:
        later = at("Mon", "17:00") + timedelta(days=91)
        while self.town.database.write(lambda c: purge(c, later, PERIODS)).result(timeout=10):
            pass


def _numbers(row: Any) -> dict[str, int]:
    return {name: n for name, n in row._asdict().items() if name not in ("round_id", "form_version")}


@st.composite
def wishes(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["well", "ill", "absent"]))
    return {
        "what": draw(st.sampled_from(["declare", "declare", "declare", "withdraw", "withdraw one"])),
        "round": draw(st.integers(0, 1)),
        "person": draw(st.integers(0, PEOPLE - 1)),
        "by": draw(st.sampled_from(["self", "guardian", "proxy", "boarding"])),
        "form_version": draw(st.sampled_from(["1", "2"])),
        "well": kind == "well",
        "absent": kind == "absent",
        "severity": draw(st.sampled_from([None, *GRADES])) if kind == "ill" else None,
    }


def all_agree(town: Town, batches: Sequence[Sequence[dict[str, Any]]]) -> None:
    in_class = Class2A(town)
    for batch in batches:
        in_class.do(batch)
        assert in_class.differences() == {}
    left = [in_class.counted_by_hand(round_id) for round_id in in_class.rounds]
    with town.database.reading() as connection:
        listed = [row["declared"] for row in rounds(connection, in_class.rounds)]
    assert listed == [numbers["declared"] for numbers in left], "khaibao round list says the same"
    assert [in_class.sums(round_id) for round_id in in_class.rounds] == left
    in_class.purge()
    assert [in_class.sums(round_id) for round_id in in_class.rounds] == left, "what was declared is deleted, sums stay"


BATCHES = st.lists(st.lists(wishes(), min_size=1, max_size=6), min_size=1, max_size=8)
_ANY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@settings(max_examples=40, suppress_health_check=_ANY)
@given(batches=BATCHES)
def test_sums_are_what_the_declarations_add_up_to_after_every_batch(
    town: Town, batches: list[list[dict[str, Any]]]
) -> None:
    all_agree(town, batches)


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
@settings(max_examples=5, suppress_health_check=_ANY)
@given(batches=BATCHES)
def test_on_postgresql_too(town: Town, batches: list[list[dict[str, Any]]]) -> None:
    all_agree(town, batches)


WELL = {
    "what": "declare", "round": 0, "person": 0, "by": "guardian", "form_version": "1", "well": True, "absent": False,
    "severity": None,
}  # fmt: skip
RED = {**WELL, "well": False, "severity": "red"}


def test_a_correction_takes_the_earlier_answer_out_and_a_new_version_counts_apart(town: Town) -> None:
    in_class = Class2A(town)
    in_class.do([WELL, {**WELL, "person": 1, "by": "proxy"}])
    in_class.do([{**RED, "form_version": "2"}])
    assert in_class.sums(in_class.rounds[0]) == {"declared": 2, "well": 1, "by_proxy": 1, "red": 1}
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(ROUND_SUM).order_by(ROUND_SUM.c.form_version)).all()
    assert [(row.form_version, row.declared, row.red) for row in rows] == [("1", 1, 0), ("2", 1, 1)]


def test_both_parents_at_once_are_one_declaration(town: Town) -> None:
    in_class = Class2A(town)
    in_class.do([WELL, RED])
    with town.database.reading() as connection:
        assert [row.revision for row in in_class.known(connection, in_class.rounds[0], in_class.people[0])] == [1, 2]
    assert in_class.sums(in_class.rounds[0]) == {"declared": 1, "red": 1}


def test_a_batch_that_is_rolled_back_adds_nothing(town: Town) -> None:
    in_class = Class2A(town)

    def broken(connection: sa.Connection) -> None:
        store(connection, town.database.sealer, [c for w in (WELL,) if (c := in_class.change(connection, w))])
        raise RuntimeError("the commit never comes")

    with pytest.raises(RuntimeError):
        town.database.write(broken).result(timeout=10)
    assert in_class.sums(in_class.rounds[0]) == {}


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_two_processes_that_correct_and_withdraw_the_same_at_once_subtract_it_once(town: Town) -> None:
    in_class = Class2A(town)
    database = town.database

    def one(wish: dict[str, Any]) -> None:
        for _ in range(5):
            try:
                with database.engine.begin() as connection:
                    if change := in_class.change(connection, wish):
                        store(connection, database.sealer, [change])
            except sa.exc.IntegrityError:
                continue  # both decided on the same revision: decided anew
            else:
                return

    take_back = {**WELL, "what": "withdraw"}
    with ThreadPoolExecutor(4) as processes:
        for _ in range(25):
            in_class.do([WELL])
            list(processes.map(one, [take_back, RED, take_back, WELL]))
            assert in_class.differences() == {}
