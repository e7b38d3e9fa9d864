"""What a preview counts: the same as counting persons one by one, without fetching one, and beside the writer."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from storage.queries.reminded import count_reminded
from storage.sealing import new_uid
from storage.tables import ACCOUNT, BOND, CONSENT, DUTY, ENROLMENT, PERSON, SESSION
from tests.ordering.area import Area
from tests.ordering.test_in_chat import makes
from tests.town import Town
from tests.turns.test_indexes import statements

TODAY = date(2026, 11, 25)
PEOPLE = {"person", "enrolment", "bond", "consent"}


@pytest.fixture
def area(town: Town) -> Area:
    return Area(town)


class Crowd:
    """People of some schools as life leaves them: moved, gone, blocked, muted, with consents given and taken back."""

    def __init__(self, area: Area, seed: int) -> None:
        self.area, self.random = area, Random(seed)
        self.rows: dict[sa.Table, list[dict[str, Any]]] = {
            table: [] for table in (PERSON, ENROLMENT, BOND, CONSENT, DUTY, ACCOUNT, SESSION)
        }
        self.now: datetime = area.town.clock.now()

    def fill(self, schools: list[tuple[int, int]]) -> None:
        for _ in range(25):
            school, _ = self.random.choice(schools)
            staff = self.person("staff", school)
            self.accounts(staff)
            if self.chance(0.3):
                self.add(DUTY, person_id=staff, unit_id=school, kind="boarding", order=1, **self.dates())
        for _ in range(60):
            school, room = self.random.choice(schools)
            child = self.person("pupil", school)
            self.enrol(child, school, room)
            if self.chance(0.2):
                self.accounts(child)
            for guardian in [self.guardian() for _ in range(self.random.choice((0, 1, 1, 2)))]:
                self.bond(guardian, child)
                self.consents(child, self.random.choice((guardian, guardian, child)))
        self.area.town.database.write(self.store).result(timeout=30)

    def store(self, connection: sa.Connection) -> None:
        for table, rows in self.rows.items():
            for row in rows:
                connection.execute(sa.insert(table).values(**row))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def add(self, table: sa.Table, **values: Any) -> None:
        self.rows[table].append(values)

    def person(self, kind: str, school: int | None) -> int:
        number = 10_000 + len(self.rows[PERSON])
        gone = TODAY if self.chance(0.1) else None
        uid = new_uid()
        name = self.area.town.database.sealer.seal("person.name", uid, "An")
        values = {"id": number, "uid": uid, "sealed_name": name, "gone_on": gone}
        self.add(PERSON, kind=kind, school_id=school, **values)
        return number

    def guardian(self) -> int:
        """Often somebody who is known already: another child's mother, or a teacher."""
        known = [row["id"] for row in self.rows[PERSON] if row["kind"] in ("guardian", "staff")]
        if known and self.chance(0.3):
            return int(self.random.choice(known))
        made = self.person("guardian", None)
        self.accounts(made)
        return made

    def dates(self) -> dict[str, date | None]:
        to_on = self.random.choice((None, None, None, TODAY, TODAY + timedelta(days=1)))
        return {"from_on": self.random.choice((date(2026, 9, 1), TODAY, TODAY + timedelta(days=1))), "to_on": to_on}

    def enrol(self, child: int, school: int, room: int) -> None:
        dates = self.dates() if self.chance(0.3) else {"from_on": date(2026, 9, 1), "to_on": None}
        self.add(ENROLMENT, person_id=child, school_id=school, class_id=room, boards=self.chance(0.2), **dates)

    def bond(self, guardian: int, child: int) -> None:
        if any((row["person_id"], row["child_id"]) == (guardian, child) for row in self.rows[BOND]):
            return
        state = self.random.choice(("active", "active", "active", "suspended", "ended"))
        values = {"relation": "mother", "verified_how": "code", "from_at": self.now, "version": 0}
        self.add(BOND, person_id=guardian, child_id=child, state=state, **values)

    def consents(self, child: int, by: int) -> None:
        for purpose in ("declare", "remind", "statistics"):
            withdrawn = self.now if self.chance(0.1) else None
            known = [(row["child_id"], row["by_person_id"], row["purpose"]) for row in self.rows[CONSENT]]
            if self.chance(0.15) or (child, by, purpose) in known:
                continue
            values = {"text_version": "1", "given_at": self.now, "withdrawn_at": withdrawn}
            marks = {"assent": self.chance(0.1), "on_paper": self.chance(0.1)}
            self.add(CONSENT, child_id=child, by_person_id=by, purpose=purpose, **marks, **values)

    def accounts(self, person: int) -> None:
        for _ in range(self.random.choice((0, 1, 1, 1, 2, 3))):
            number = 50_000 + len(self.rows[ACCOUNT])
            muted = self.random.choice((None, None, None, self.now, self.now + timedelta(hours=1)))
            state = self.random.choice(("active", "active", "active", "blocked", "ended"))
            values = {"uid": new_uid(), "sealed_chat": b"x", "language": "vi", "made_at": self.now, "channel": "town"}
            values |= {"wrong_codes": 0, "version": 0, "chat_index": f"c{number}", "muted_until": muted}
            bot = self.random.choice(("1", "2", "3"))
            self.add(ACCOUNT, id=number, person_id=person, bot=bot, state=state, paused=self.chance(0.1), **values)
            if self.chance(0.7):
                at = self.now - timedelta(hours=self.random.choice((1, 1, 2, 3)))
                self.add(SESSION, account_id=number, menu={}, at=at, version=0)


class OneByOne:
    """The same count in plain words, over rows, a person at a time."""

    def __init__(self, area: Area, schools: list[int]) -> None:
        self.area, self.schools, self.now = area, schools, area.town.clock.now()
        self.persons = {row.id: row for row in area.rows(PERSON)}
        self.enrolled = [row for row in area.rows(ENROLMENT) if row.school_id in schools and self.lives(row)]
        self.consents = [row for row in area.rows(CONSENT) if row.withdrawn_at is None and not row.on_paper]
        with area.town.database.reading() as connection:
            self.used = {row.account_id: row.at for row in connection.execute(sa.select(SESSION))}

    def lives(self, row: Any) -> bool:
        return bool(row.from_on <= TODAY and (row.to_on is None or row.to_on > TODAY))

    def pupils(self) -> list[Any]:
        return [row for row in self.enrolled if self.persons[row.person_id].gone_on is None]

    def staff(self) -> list[int]:
        rows = self.persons.values()
        return [row.id for row in rows if row.kind == "staff" and row.school_id in self.schools and not row.gone_on]

    def agreed(self, child: int) -> bool:
        given = {row.purpose for row in self.consents if row.child_id == child and not row.assent}
        return {"declare", "remind"} <= given

    def assents(self, child: int) -> bool:
        return any(row.child_id == child and (row.assent or row.by_person_id == child) for row in self.consents)

    def reminded(self) -> dict[int, int]:
        """Persons, and how often more after the first time."""
        found = dict.fromkeys(self.staff(), 0)
        for row in self.area.rows(DUTY):
            boards = any(each.boards and each.school_id == row.unit_id for each in self.enrolled)
            if row.kind == "boarding" and row.unit_id in self.schools and self.lives(row) and boards:
                found.setdefault(row.person_id, 0)
        bonds = [row for row in self.area.rows(BOND) if row.state == "active"]
        for each in self.pupils():
            if not self.agreed(each.person_id):
                continue
            if self.assents(each.person_id):
                found[each.person_id] = 1
            if not each.boards:
                found.update({row.person_id: 1 for row in bonds if row.child_id == each.person_id})
        return found

    def account(self, person: int) -> Any:
        """The one that is pushed to, if any."""
        never = datetime(1, 1, 1, tzinfo=self.now.tzinfo)
        own = [row for row in self.area.rows(ACCOUNT) if row.person_id == person and row.state == "active"]
        own.sort(key=lambda row: (-(self.used.get(row.id, never) - never).total_seconds(), row.id))
        best = own[0] if own else None
        is_quiet = best is None or best.paused or (best.muted_until is not None and best.muted_until > self.now)
        return None if is_quiet else best

    def count(self) -> tuple[int, Counter[str], int]:
        accounts = {person: self.account(person) for person in self.reminded()}
        bots = Counter(f"{row.channel}:{row.bot}" for row in accounts.values() if row is not None)
        again = sum(times for person, times in self.reminded().items() if accounts[person] is not None)
        return len(self.pupils()) + len(self.staff()), bots, again


@pytest.mark.parametrize("seed", range(6))
def test_the_count_is_that_of_persons_one_by_one(area: Area, seed: int) -> None:
    area.town.is_broken = True  # the people of a crowd stand in no register the auditor could believe
    schools = []
    for number in range(3):
        school = area.town.seeds.unit(f"T{number}", f"Trường {number}", "school", parent=area.commune)
        schools.append((school, area.town.seeds.school_class(school, "1A")))
    Crowd(area, seed).fill(schools)
    asked = [school for school, _ in schools[:2]]
    with area.town.database.reading() as connection:
        found = count_reminded(area.reading(connection), asked)
    counted = OneByOne(area, asked).count()
    assert (found.persons, Counter(found.accounts), found.again) == counted
    assert found.again and len(found.accounts) > 1, "a crowd in which nothing happens says nothing"


def test_a_preview_fetches_no_row_for_each_person_and_asks_the_writer_nothing_of_them(area: Area) -> None:
    area.with_schools(2)
    school = area.school("MN Hoa Ban", "HB")
    for number in range(30):
        area.mother(school.pupil(f"Trần Gia {number}"), name=f"Lê Thị {number}")
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune))
    maker.sees("3 trường, 34 người.", "(khoảng 36 tin)")
    database = area.town.database
    with statements(database) as heard, statements(database, database.engine) as written:
        maker.taps("Xem trước")
        maker.taps("Về bản xem trước")
    maker.sees("3 trường, 34 người.")
    of_people = {text for text in heard if "JOIN person" in text and "count(*)" in text}
    assert len(of_people) == 2, "who owes, and the accounts that are reminded"
    assert not of_people & written.keys(), "counted where others write"
    with database.reader_engine.connect() as connection:
        rows = {
            text: len(connection.exec_driver_sql(text, heard[text]).all()) for text in heard.keys() - written.keys()
        }
    assert max(rows.values()) < 10, rows
