"""Who has no right to a child learns and changes nothing of it, whatever button, command or word they send."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import sqlalchemy as sa

from bot.dialogue.actions import Action
from bot.messages import Incoming, Reply
from bot.parts import find_parts
from storage import tables as t
from storage.sealing import new_uid
from tests.escalating.hoa_ban import RED, HoaBan, cases
from tests.town import MONDAY, Actor, Town

CHILD, MOTHER, PHONE = "Zoăng Uyển Khuê", "Quàng Thị Dưỡn", "0590777333"
SECRETS = ("Zoăng", "Uyển", "Khuê", "Quàng", "Dưỡn", "777 333", "777333", "38,2", "mụn nước", "9D4T (", "9D4T:")
THEIRS = (
    *(t.PERSON, t.BOND, t.BAR, t.CONSENT, t.CONTACT_POINT, t.ENROLMENT, t.DUTY, t.JOIN_REQUEST),
    *(t.CASE, t.CLUSTER, t.CLUSTER_MEMBER, t.DECLARATION, t.DRAFT, t.ROUND),
)
WORDS = {
    "roll": ("c", "b", "n", "class"),
    "outcome": ("false_alarm", "back", "home"),
    "choice": ("no", "yes", "red"),
    "question": ("well", "signs", "temperature"),
    "answer": ("better", "well"),
    "reason": ("absent", "busy"),
    "language": ("en",),
    "mode": ("c", "j"),
    "relation": ("mother", ""),
    "on": ("dr", ""),
    "who": ("1", "self"),
    "then": ("well", "w"),
    "how": ("phone", "paper"),
    "message": ("", "x"),
    "what": ("declarations", "cases", "schools", "rounds"),
    "form": ("person-2026", ""),
}


class Household:
    """A child with a case, its mother, and one of everything a button can name."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.school = HoaBan(town).usual_staff()
        seeds = town.seeds
        self.child = self.school.child(CHILD)
        self.mother = self.school.mother_of(self.child, name=MOTHER)
        self.contact = seeds.contact(self.child, "mother", "+84590777333")
        stranger = seeds.guardian(MOTHER, [])[0]
        self.asked = seeds.insert(t.JOIN_REQUEST, **self._request(stranger))
        self.bar = seeds.insert(t.BAR, **self._bar(stranger))
        town.to("Mon", "06:41")
        # one suspected case is a cluster by itself, so that there is one to be opened
        self.mother.declares(self.child, replace(RED, syndrome=("hfmd", "measles")))
        self.insiders = set(town.chats)

    def _request(self, person: int) -> dict[str, Any]:
        uid = new_uid()
        with self.town.database.reading() as connection:
            account = connection.execute(sa.select(t.ACCOUNT.c.id).where(t.ACCOUNT.c.person_id == person)).scalar()
        claim = {"child": CHILD, "name": MOTHER, "birthday": "2019-09-05", "relation": "mother", "phone": PHONE}
        sealed = self.town.database.sealer.seal_json("join_request.claim", uid, claim)
        at = self.town.clock.now()
        row = {"uid": uid, "account_id": account, "class_id": self.school.tho_ngoc, "school_id": self.school.school}
        return row | {"kind": "guardian", "sealed_claim": sealed, "state": "open", "asked_at": at, "version": 0}

    def _bar(self, person: int) -> dict[str, Any]:
        uid = new_uid()
        reason = self.town.database.sealer.seal("bar.reason", uid, "theo bản án")
        return {
            "uid": uid,
            "child_id": self.child,
            "person_id": person,
            "sealed_reason": reason,
            "at": self.town.clock.now(),
        }

    def ids(self, field: str) -> tuple[int, ...]:
        """What somebody may put where a button holds a key: the child's, and its class, school, case, round."""
        with self.town.database.reading() as connection:
            order = connection.execute(sa.select(t.ORDER.c.id)).scalars().all()
            bonds = connection.execute(sa.select(t.BOND.c.id)).scalars().all()
        case = [each.id for each in cases(self.town)]
        known: dict[str, tuple[int, ...]] = {
            "case": tuple(case),
            "order": tuple(order),
            "bond": tuple(bonds),
            "bar": (self.bar,),
            "request": (self.asked,),
            "round": (self.school.round,),
            "school": (self.school.school,),
            "school_class": (self.school.tho_ngoc,),
            "unit": (self.school.tho_ngoc, self.school.school),
            "person": (self.child, self.mother.person),
            "child": (self.child,),
            "persons": (self.child,),
            "children": (self.child,),
            "with_well": (self.child,),
            "page": (0,),
        }
        return known.get(field, (1,))

    def buttons(self) -> Iterator[str]:
        """Every action about this household."""
        find_parts()
        for _, kind in sorted(Action.kinds().items()):
            if not kind.__module__.startswith("bot."):
                continue
            hints = get_type_hints(kind)
            names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
            for values in itertools.product(*(self._values(name, hints[name]) for name in names)):
                yield kind(*values).encode()

    def _values(self, name: str, kind: Any) -> tuple[Any, ...]:
        if kind is date:
            return (MONDAY,)
        if kind is str:
            return WORDS.get(name, ("x",))
        if kind is bool:
            return (True,)
        return self.ids(name) if kind is int else (self.ids(name),)

    def rows(self) -> dict[str, list[Any]]:
        """All that is stored of it."""
        with self.town.database.reading() as connection:
            return {table.name: connection.execute(sa.select(table).order_by(table.c.id)).all() for table in THEIRS}


def _teacher_of_another_class(home: Household) -> Actor:
    return home.school.hires("other", "Phan Văn Giỏi", "homeroom", home.school.gau_bong)


def _nurse_of_another_school(home: Household) -> Actor:
    seeds = home.town.seeds
    other = seeds.unit("BC", "TH Ban Công", "school", parent=home.school.commune, station=home.school.station)
    _, chat = seeds.holder("Phan Thị Giỏi", "school_health", other, school=other)
    return home.town.actor(chat)


def _guardian_whose_bond_ended(home: Household) -> Actor:
    person, chat = home.town.seeds.guardian("Phan Văn Cựu", [])
    home.town.seeds.bond(person, home.child, "father", state="ended")
    return home.town.actor(chat)


def _guardian_who_is_barred(home: Household) -> Actor:
    person, chat = home.town.seeds.guardian("Phan Văn Cấm", [])
    home.town.seeds.bond(person, home.child, "father", state="ended")
    home.town.seeds.insert(t.BAR, **home._bar(person))
    return home.town.actor(chat)


def _contact_of_the_commune(home: Household) -> Actor:
    return home.school["contact"]


def _station_of_another_commune(home: Household) -> Actor:
    seeds = home.town.seeds
    other = seeds.unit("T680", "Trạm Y tế Ngọc Hồi", "health_station", parent=home.school.province)
    _, chat = seeds.holder("Phan Thị Trạm", "health_station", other)
    return home.town.actor(chat)


def _words(reply: Reply) -> str:
    labels = [choice.label for row in reply.rows for choice in row]
    return "\n".join([reply.text, reply.toast or "", *labels])


OUTSIDERS = (
    *(_teacher_of_another_class, _nurse_of_another_school, _guardian_whose_bond_ended, _guardian_who_is_barred),
    *(_contact_of_the_commune, _station_of_another_commune),
)


def sweep(home: Household, actor: Actor) -> list[tuple[str | None, str]]:
    """Press every button, say a receipt's code and the child's name wherever that asks something, type every command.

    Returns what was answered with a word of the family's in it.
    """
    town = home.town
    sent: list[Incoming] = []
    for data in home.buttons():
        sent.append(town.update(actor.chat, action=data, message="1", press="p"))
        sent += [town.update(actor.chat, text=text) for text in ("9D4T", CHILD)]
    sent += [town.update(actor.chat, text=f"/{command}") for command in find_parts().router.commands]
    said = [(each.action or each.text, _words(town.loop.handle(each).result(timeout=60))) for each in sent]
    town.settle()
    said += [("pushed", words) for words in actor.heard()]
    return [(what, words) for what, words in said if any(secret in words for secret in SECRETS)]


@pytest.mark.parametrize("outsider", OUTSIDERS, ids=lambda each: each.__name__.strip("_"))
def test_whoever_has_no_right_learns_and_changes_nothing(
    tmp_path: Path, outsider: Callable[[Household], Actor]
) -> None:
    town = Town(f"sqlite:///{tmp_path}/town.db")
    home = Household(town)
    actor = outsider(home)
    town.settle()
    before = home.rows()
    assert sweep(home, actor) == []
    assert home.rows() == before
    town.close()


def test_the_same_presses_of_the_schools_nurse_give_her_the_case(tmp_path: Path) -> None:
    town = Town(f"sqlite:///{tmp_path}/town.db")
    home = Household(town)
    told = {(what or "").split(":")[0] for what, _ in sweep(home, home.school["nurse"])}
    assert {"ci1", "9D4T", "pushed"} <= told
    with town.database.reading() as connection:
        assert connection.execute(sa.select(t.AUDIT.c.id).where(t.AUDIT.c.action == "cluster_opened")).first()
    assert [each.taken_by for each in cases(town)] == [home.school.persons["nurse"]]
    town.close()


def test_a_receipt_code_gives_boarding_staff_the_name_of_boarders_alone(tmp_path: Path) -> None:
    town = Town(f"sqlite:///{tmp_path}/town.db")
    home = Household(town)
    keeper = home.school.hires("boarding", "Lò Thị Pành", "boarding", home.school.school)
    keeper.says("/menu").says("9D4T")
    assert "Khuê" not in keeper.last.plain
    boarder = home.school.child("Giàng A Sùa", boards=True)
    home.school.mother_of(boarder, name="Giàng Thị Mỷ").declares(boarder)
    keeper.says("9D4T").sees("Mã 9D4T: Sùa")
    assert "Khuê" not in keeper.last.plain
    town.close()
