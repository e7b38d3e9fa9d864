"""Invariants of cases (design.md 3): no flagged case is lost; never the wrong person."""

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.delivery.values import Outcome
from bot.messages import Incoming, Reply
from storage.changes import store
from storage.changes.accounts import ChangeAccount
from storage.database import Conflict
from storage.tables import BOND, CASE, DECLARATION, DUTY, OUTBOX
from tests.escalating import hoa_ban as school_of_tests
from tests.escalating.hoa_ban import AMBER, EMERGENCY, NOTE, RED, Family, HoaBan, cases
from tests.town import Actor, Town


def rows(town: Town) -> tuple[int, int, int]:
    with town.database.reading() as connection:
        return tuple(  # type: ignore[return-value]
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() or 0
            for table in (DECLARATION, CASE, OUTBOX)
        )


def test_invariant_2_declaration_case_and_first_alerts_are_one_commit(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    whole = store
    broken = ChangeAccount(1, 99, {"paused": True})  # a version nobody has: the last statement of the commit fails

    def store_broken(connection: Any, sealer: Any, changes: Any) -> None:
        whole(connection, sealer, [*changes, broken])

    monkeypatch.setattr(school_of_tests, "store", store_broken)
    with pytest.raises(Conflict):
        mother.declares(tue)
    assert rows(town) == (0, 0, 0)
    monkeypatch.setattr(school_of_tests, "store", whole)
    monkeypatch.setattr(Town, "settle", lambda town: None)
    mother.declares(tue)
    assert rows(town) == (1, 1, 3)


def test_two_parents_in_one_moment_are_one_case(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    father = hoa_ban.mother_of(tue, name="Trần Văn Nam", relation="father")
    mother.declares(tue)
    father.declares(tue)
    assert len(cases(town)) == 1
    assert len(hoa_ban["nurse"].standing) == 1


class Overheard(Town):
    """A town that remembers every word ever shown to a chat, also what was edited away."""

    def __init__(self, url: str) -> None:
        self.words: list[tuple[str, str]] = []
        self.buttons: set[str] = set()
        super().__init__(url)

    def _keep(self, chat: str, reply: Reply) -> None:
        self.words.append((chat, " ".join([reply.text, reply.toast, *(c.label for c in reply.choices)])))
        self.buttons |= {choice.action for choice in reply.choices}

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        self._keep(chat, reply)
        return await super().send(chat, reply, rings=rings, edit=edit)

    def receive(self, incoming: Incoming) -> Reply:
        reply = super().receive(incoming)
        self._keep(incoming.chat, reply)
        return reply


NAMES = {"Xuyến": "Trần Ngọc Xuyến", "Khoát": "Lê Đình Khoát"}
OFFICES = (
    "school_health",
    "deputy_head",
    "principal",
    "boarding",
    "homeroom",
    "district_contact",
    "province_contact",
    "health_station",
    "operator",
)
NAMED = {"school_health", "deputy_head", "principal"}
"""Boarding staff are not among them: neither child boards."""


class Village:
    """Two classes, a second school, people of random offices and families, all of whom press whatever they find."""

    def __init__(self, town: Overheard, offices: list[tuple[str, int]], bonds: list[tuple[int, bool]]) -> None:
        self.town, self.school = town, HoaBan(town)
        seeds, school = town.seeds, self.school
        elsewhere = seeds.unit("HS", "MN Hoa Sen", "school", parent=school.commune, station=school.station)
        units = {
            "homeroom": (school.tho_ngoc, school.gau_bong),
            "district_contact": (school.commune, elsewhere),
            "province_contact": (school.province, school.province),
            "health_station": (school.station, elsewhere),
            "operator": (school.province, school.province),
        }
        self.children = [school.child(NAMES["Xuyến"]), school.child(NAMES["Khoát"], school.gau_bong)]
        self.entitled: dict[str, set[str]] = {"Xuyến": set(), "Khoát": set()}
        self.actors: list[Actor] = [town.actor("stranger")]
        self.families: list[tuple[Family, int]] = []
        for number, (office, which) in enumerate(offices):
            unit = units.get(office, (school.school, elsewhere))[which]
            actor = school.hires(f"{office}{number}", f"Nguyễn Văn P{number}", office, unit)
            self.actors.append(actor)
            for name, own in (("Xuyến", school.tho_ngoc), ("Khoát", school.gau_bong)):
                is_named = (office in NAMED and unit == school.school) or (office == "homeroom" and unit == own)
                if is_named or (office == "health_station" and unit == school.station):
                    self.entitled[name].add(actor.chat)
        for child, is_suspended in bonds:
            family = school.mother_of(self.children[child], name=f"Phạm Thị Q{len(self.actors)}")
            self.actors.append(family.actor)
            if is_suspended:
                self._change(BOND.update().where(BOND.c.person_id == family.person).values(state="suspended"))
            else:
                self.entitled[list(NAMES)[child]].add(family.actor.chat)
                self.families.append((family, self.children[child]))

    def _change(self, statement: Any) -> None:
        self.town.database.write(lambda connection: connection.execute(statement)).result(timeout=10)

    def acts(self, kind: str, who: int, what: int) -> None:
        actor = self.actors[who % len(self.actors)]
        if kind == "declare" and self.families:
            family, child = self.families[who % len(self.families)]
            family.declares(child, (NOTE, AMBER, RED, EMERGENCY)[what % 4], at_school=bool(what % 2))
        elif kind == "press" and self.town.buttons:
            action = sorted(self.town.buttons)[what % len(self.town.buttons)]
            self.town.receive(self.town.update(actor.chat, action=action, message="1", press="p"))
        elif kind == "say":
            actor.says(("/ca", "/truongcuatoi", "đang bận")[what % 3])
        elif kind == "wait":
            self.town.by(minutes=(1, 5, 30)[what % 3])
        elif kind == "leave":
            self._change(DUTY.update().where(DUTY.c.id == what % 8 + 1).values(to_on=self.town.clock.now().date()))


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


ACTS = st.tuples(
    st.sampled_from(("declare", "press", "press", "press", "say", "wait", "leave")),
    st.integers(0, 30),
    st.integers(0, 200),
)
NUMBERS = itertools.count()


PRESSES = [("press", who, what) for what in range(12) for who in range(5)]


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
@example([("school_health", 0), ("district_contact", 0), ("operator", 0)], [(0, False)], [("say", 2, 0), *PRESSES])
@given(
    st.lists(st.tuples(st.sampled_from(OFFICES), st.integers(0, 1)), min_size=2, max_size=7),
    st.lists(st.tuples(st.integers(0, 1), st.booleans()), min_size=1, max_size=4),
    st.lists(ACTS, min_size=4, max_size=25),
)
def test_invariant_4_nobody_without_a_right_ever_reads_a_name(
    folder: Path, offices: list[tuple[str, int]], bonds: list[tuple[int, bool]], acts: list[tuple[str, int, int]]
) -> None:
    town = Overheard(f"sqlite:///{folder}/{next(NUMBERS)}.db")
    try:
        village = Village(town, offices, bonds)
        if village.families:
            village.acts("declare", 0, 2)
        for kind, who, what in acts:
            village.acts(kind, who, what)
        for chat, words in town.words:
            for name, entitled in village.entitled.items():
                assert name not in words or chat in entitled, (chat, words)
    finally:
        town.close()
