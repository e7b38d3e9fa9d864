"""A school's staff through its roster: known again, homeroom teachers of classes that are there, nobody removed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.i18n import load_catalogs
from bot.imports import read_roster
from bot.imports.planning import Plan
from bot.imports.storing import store_roster
from bot.imports.telling import told_of
from storage.tables import DUTY, PERSON, UNIT
from tests.importing import books
from tests.town import Town, at

PUPILS = ["Họ và tên", "Ngày sinh", "Lớp", "SĐT mẹ"]
STAFF = ["TT", "Họ và tên", "Chức vụ", "Lớp chủ nhiệm", "SĐT"]
HOA = [1, "Nguyễn Thị Hoa", "Giáo viên", "2A", "0590000101"]
BA = [2, "Trần Văn Ba", "Giáo viên", "2B", "0590000102"]
AN, BINH = ["Lê An", "05/09/2019", "2A", "0590000301"], ["Vũ Bình", "06/09/2019", "2B", "0590000302"]


class School:
    """A school whose workbook is brought in again and again."""

    def __init__(self, town: Town, folder: Path) -> None:
        self.town, self.folder = town, folder

    def bring(self, pupils: list[list[Any]], *sheets: list[list[Any]]) -> Plan:
        lists = {f"CBGV {n}": [STAFF, *rows] for n, rows in enumerate(sheets)}
        path = books.xlsx(self.folder / "a.xlsx", {"Học sinh": [PUPILS, *pupils], **lists})
        return store_roster(self.town.database, self.town.clock.now(), "TH", read_roster(path))

    def teachers(self) -> dict[str, list[str]]:
        """Who is homeroom teacher of which class today, in their order."""
        living = sa.select(PERSON.c.uid, PERSON.c.sealed_name, UNIT.c.name).where(
            DUTY.c.person_id == PERSON.c.id, UNIT.c.id == DUTY.c.unit_id, DUTY.c.to_on.is_(None)
        )
        found: dict[str, list[str]] = {}
        with self.town.database.reading() as connection:
            for row in connection.execute(living.order_by(DUTY.c.order)):
                found.setdefault(row.name, []).append(
                    self.town.seeds.sealer.open("person.name", row.uid, row.sealed_name)
                )
        return found

    def count(self, table: sa.Table) -> int:
        with self.town.database.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


@pytest.fixture
def school(town: Town, tmp_path: Path) -> School:
    town.seeds.unit("TH", "Tiểu học Phù Lam A", "school")
    return School(town, tmp_path)


def told(plan: Plan) -> list[str]:
    return list(told_of(plan, load_catalogs().voice("vi", "official")))


def test_two_homeroom_teachers_of_a_class_both_stay_however_often_the_file_comes(school: School) -> None:
    dao = [3, "Mai Đào", "Giáo viên", "2A", "0590000103"]
    for _ in range(3):
        school.bring([AN, BINH], [HOA, BA, dao])
        assert school.teachers() == {"2A": ["Nguyễn Thị Hoa", "Mai Đào"], "2B": ["Trần Văn Ba"]}
    assert school.count(DUTY) == 3
    plan = school.bring([AN, BINH], [[*HOA[:3], "2B", HOA[4]], BA, dao])
    assert {name: sorted(held) for name, held in school.teachers().items()} == {
        "2A": ["Mai Đào"],
        "2B": ["Nguyễn Thị Hoa", "Trần Văn Ba"],
    }
    assert "Nguyễn Thị Hoa không còn chủ nhiệm lớp 2A." in told(plan)


def test_a_homeroom_class_that_nobody_knows_is_asked_about_and_not_made(school: School) -> None:
    plan = school.bring([AN, BINH], [HOA, [*BA[:3], "2V", BA[4]]])
    assert school.teachers() == {"2A": ["Nguyễn Thị Hoa"]}
    assert (
        "Trang tính CBGV 0, dòng 3: chưa có lớp 2V nào có học sinh. Chưa ghi Trần Văn Ba chủ nhiệm lớp này; "
        "vui lòng kiểm tra lại tên lớp, hoặc nhập học sinh của lớp trước."
    ) in told(plan)
    with school.town.database.reading() as connection:
        classes = connection.execute(sa.select(UNIT.c.name).where(UNIT.c.kind == "class")).scalars().all()
    assert sorted(classes) == ["2A", "2B"]


def test_the_staff_of_a_school_without_any_class_yet_bring_their_classes(school: School) -> None:
    plan = school.bring([], [HOA, BA])
    assert plan.unclear == []
    assert school.teachers() == {"2A": ["Nguyễn Thị Hoa"], "2B": ["Trần Văn Ba"]}


def test_a_renamed_class_takes_its_teacher_along_and_ends_the_old_one(school: School) -> None:
    school.bring([AN, BINH], [HOA, BA])
    plan = school.bring([[*AN[:2], "2A1", AN[3]], BINH], [[*HOA[:3], "2A1", HOA[4]], BA])
    assert school.teachers() == {"2A1": ["Nguyễn Thị Hoa"], "2B": ["Trần Văn Ba"]}
    assert "Lớp 2A không còn học sinh nào; mã lớp và nhiệm vụ chủ nhiệm của lớp đã kết thúc." in told(plan)


def test_a_list_of_staff_and_a_list_of_homeroom_teachers_name_the_same_people(school: School) -> None:
    staff = [[1, "Nguyễn Thị Hoa", "Tổ trưởng", None, "0590000101"], [2, "Trần Văn Ba", "Giáo viên", None, None]]
    homeroom = [[1, "NGUYỄN THỊ HOA", None, "2A", "0590000101"], [2, "Trần Văn Ba", None, "2B", None]]
    assert school.bring([AN, BINH], staff, homeroom).staff.made == 2
    assert school.teachers() == {"2A": ["Nguyễn Thị Hoa"], "2B": ["Trần Văn Ba"]}
    assert school.bring([AN, BINH], staff, homeroom).staff.made == 0


def test_two_teachers_of_one_name_are_two_however_often_the_file_comes(school: School) -> None:
    rows = [HOA, [2, "Nguyễn Thị Hoa", "Thủ quỹ", None, None], [3, "Nguyễn Thị Hoa", "Giáo viên", "2B", "0590000109"]]
    assert school.bring([AN, BINH], rows).staff.made == 3
    before = school.count(PERSON)
    assert school.bring([AN, BINH], rows).staff.made == 0
    assert (school.count(PERSON), school.count(DUTY)) == (before, 2)


def test_a_number_that_went_to_somebody_else_takes_no_duty_along(school: School) -> None:
    school.bring([AN, BINH], [HOA, BA])
    plan = school.bring([AN, BINH], [[1, "Đỗ Văn Tài", "Kế toán", None, "0590000101"], BA])
    assert plan.staff.made == 1
    assert plan.staff.gone == ["Nguyễn Thị Hoa (2A)"]
    assert school.teachers()["2A"] == ["Nguyễn Thị Hoa"]


def test_who_of_the_staff_is_gone_from_a_newer_file_is_listed_and_kept(school: School) -> None:
    school.bring([AN, BINH], [HOA, BA])
    plan = school.bring([AN, BINH], [HOA])
    assert told(plan)[-2:] == [
        "Cán bộ, giáo viên, nhân viên đã có nhưng không thấy trong tệp này (chưa xóa ai): 1",
        "  Trần Văn Ba (2B)",
    ]
    assert school.teachers()["2B"] == ["Trần Văn Ba"]


def test_a_file_of_one_class_says_nothing_of_the_others(school: School) -> None:
    others = [[f"Ngô {name}", "07/09/2019", f"3{name[0]}", None] for name in ("Chi", "Dung", "Giang")]
    school.bring([AN, BINH, *others])
    plan = school.bring([AN, ["Hồ Yến", "08/09/2019", "2A", None]])
    assert (plan.made, plan.leavers, len(plan.untouched)) == (1, [], 4)
    assert "Tệp chỉ có một số lớp; 4 học sinh của các lớp khác giữ nguyên." in told(plan)
    plan = school.bring([["Hồ Yến", "08/09/2019", "2A", None]])
    assert (plan.leavers, len(plan.untouched)) == (["Lê An (2A)"], 4)


def test_a_new_year_that_begins_with_a_file_of_one_class_leaves_the_other_teachers_to_theirs(school: School) -> None:
    others = [[f"Ngô {name}", "07/09/2019", f"3{name[0]}", None] for name in ("Chi", "Dung", "Giang")]
    school.bring([AN, BINH, *others], [HOA, BA])
    school.town.clock.stop_at(at("Mon", "08:00") + timedelta(days=280))
    school.bring([[*AN[:2], "3A", AN[3]]])
    assert school.teachers() == {"2B": ["Trần Văn Ba"]}
    school.bring([[*AN[:2], "3A", AN[3]], [*BINH[:2], "3B", BINH[3]], *others])
    assert school.teachers() == {}
