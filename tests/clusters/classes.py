"""Mầm non Hoa Ban with several children of whom the like is declared, as its questionnaire stores it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.clock import local, local_date
from bot.forms import Flag
from storage.changes import store
from storage.changes.declarations import Declare
from storage.changes.self_rounds import WithdrawAll
from storage.cluster_values import ClusterRow
from storage.needs import Reading
from storage.queries.clusters import all_clusters
from storage.sealing import new_uid
from storage.tables import AUDIT, CASE, DECLARATION
from tests.escalating.hoa_ban import RED, HoaBan
from tests.town import MONDAY, Town, at

MEASLES = Flag("red", ("fever_rash",), (), ("measles",), True)
SORES = Flag("amber", ("mouth_sores",), (), ("hfmd",), False)
DIPHTHERIA = Flag("red", ("diagnosis",), (), ("diphtheria",), True)
RASH_ANSWERS = {"well": "no", "signs": ["fever", "rash"], "temperature": "38.5", "at_school": "no"}
SORES_ANSWERS = {"well": "no", "signs": ["mouth_sores"], "at_school": "no"}


class Classes(HoaBan):
    """The school, whose children's mothers declare the like."""

    def ill(self, name: str, in_class: int | None = None, flag: Flag = RED, **more: Any) -> int:
        """A child of a class, of whom its mother declares now; gives the child."""
        child = self.child(name, in_class)
        self.declared(child, flag, **more)
        return child

    def declared(self, child: int, flag: Flag = RED, **more: Any) -> bytes:
        """Somebody's mother declares of them now, in the round of the day."""
        self._round_of_today()
        family = self.families.get(child) or self.mother_of(child, name=f"Trần Thị {len(self.families)}")
        self.families[child] = family
        return family.declares(child, flag, **more)

    def corrected_to_well(self, child: int) -> bytes:
        """A new revision of today's round says well."""
        uid, town = new_uid(), self.town
        with town.database.reading() as connection:
            now = connection.execute(
                sa.select(DECLARATION).where(DECLARATION.c.person_id == child).order_by(DECLARATION.c.id.desc())
            ).first()
        assert now is not None
        declared = Declare(
            uid, now.round_id, child, now.school_id, now.class_id, now.revision + 1, None, None, "guardian",
            town.clock.now(), "1", True, "7K2M",
        )  # fmt: skip
        town.database.write(lambda c: store(c, town.database.sealer, [declared])).result(timeout=10)
        town.settle()
        return uid

    def does(self, what: str, child: int) -> None:
        """One step of a random story: ill, well, withdraw, false."""
        now = self.town.clock.now()
        with self.town.database.reading() as connection:
            last = connection.execute(
                sa.select(DECLARATION).where(DECLARATION.c.person_id == child).order_by(DECLARATION.c.id.desc())
            ).first()
        if what == "ill":
            self.declared(child)
        elif what == "well" and last is not None:
            self.corrected_to_well(child)
        elif what == "withdraw" and last is not None:
            back = WithdrawAll(last.round_id, child, now)
            self.town.database.write(lambda c: store(c, self.town.database.sealer, [back])).result(timeout=10)
        elif what == "false":
            closed = {"state": "closed", "outcome": "false_alarm", "closed_at": now, "next_at": None}
            mine = CASE.update().where(CASE.c.person_id == child, CASE.c.state != "closed").values(**closed)
            self.town.database.write(lambda c: c.execute(mine)).result(timeout=10)
        self.town.settle()

    @property
    def families(self) -> dict[int, Any]:
        return self.__dict__.setdefault("_families", {})

    def _round_of_today(self) -> None:
        """The round that declarations of today are in."""
        today: date = local_date(self.town.clock.now())
        days: dict[date, int] = self.__dict__.setdefault("_days", {MONDAY: self.round})
        if today not in days:
            opens = self.town.clock.now()
            order = self.town.seeds.order()
            days[today] = self.town.seeds.round(self.school, order, opens, opens, opens, today)
        self.round = days[today]

    def clusters(self) -> list[ClusterRow]:
        """All clusters as they are stored."""
        with self.town.database.reading() as connection:
            now = self.town.clock.now()
            return all_clusters(Reading(connection, self.town.database.sealer, now, local_date(now)))

    def audited(self, action: str) -> list[int | None]:
        """Of whom there is an audit row of an action."""
        with self.town.database.reading() as connection:
            return list(connection.execute(sa.select(AUDIT.c.subject_id).where(AUDIT.c.action == action)).scalars())

    def counted(self) -> list[tuple[str, int, str]]:
        """Rule, number and state of each cluster."""
        return [(each.rule_name, len(each.counting), each.state) for each in self.clusters()]


def unweighed(town: Town) -> int:
    """How many declarations with a syndrome no cluster rule has looked at."""
    with town.database.reading() as connection:
        return int(
            connection.execute(
                sa.select(sa.func.count())
                .select_from(DECLARATION)
                .where(DECLARATION.c.weighed_at.is_(None), DECLARATION.c.syndrome.is_not(None))
            ).scalar_one()
        )


__all__ = ["CASE", "DIPHTHERIA", "MEASLES", "SORES", "Classes", "at", "datetime", "local", "replace", "unweighed"]
