"""The invented people of the commune Phù Lam; every number is from +84 590 000 xxx and stands once, but a family's."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

SCHOOL_YEAR = 2026
_FIRST_PARENT_PHONE = 200

_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Tống Lương Mai Cao"
_MIDDLES = {"Nam": "Văn Đức Gia Minh Quang Hữu Bảo Anh Tuấn", "Nữ": "Thị Ngọc Khánh Thu Hà Bảo Mai Diệu"}
_GIVEN = {
    "Nam": "An Bình Cường Dũng Đạt Hải Hiếu Huy Khang Khôi Lâm Long Nam Nghĩa Phong Phúc Quân Sơn Thành Tùng",
    "Nữ": "Anh Chi Châu Diệp Giang Hân Hoa Huyền Lan Linh Ly Mỹ My Nga Nhi Phương Quỳnh Thảo Trang Uyên Vy Yến",
}


@dataclass
class Pupil:
    """A child of a class."""

    name: str
    gender: str
    birthday: date
    school_class: str
    ministry_id: str
    father: str = ""
    father_phone: str = ""
    mother: str = ""
    mother_phone: str = ""
    own_phone: str = ""
    boards: bool = False


@dataclass
class Teacher:
    """A member of staff."""

    name: str
    title: str
    phone: str
    homeroom_of: str = ""


@dataclass
class School:
    """A school, its staff and pupils by class."""

    code: str
    name: str
    staff: list[Teacher]
    classes: dict[str, list[Pupil]] = field(default_factory=dict)


class Registry:
    """Hands out names, ids and numbers, the same on every run."""

    def __init__(self) -> None:
        """Begin with the numbers of parents; those below are given to staff by name."""
        self._random = random.Random(614)  # noqa: S311
        self._phone, self._id = _FIRST_PARENT_PHONE, 4_010_000

    def phone(self) -> str:
        """The next number."""
        self._phone += 1
        return phone(self._phone - 1)

    def name(self, gender: str, family: str = "") -> str:
        """A full name."""

        def choose(names: str) -> str:
            return self._random.choice(names.split())

        return " ".join((family or choose(_FAMILIES), choose(_MIDDLES[gender]), choose(_GIVEN[gender])))

    def pupil(self, school_class: str, born: int) -> Pupil:
        """A child born in a year, with one or two parents."""
        gender = self._random.choice(("Nam", "Nữ"))
        father = self.name("Nam")
        birthday = date(born, 1, 1) + timedelta(days=self._random.randrange(365))
        child = Pupil(self.name(gender, father.split()[0]), gender, birthday, school_class, self.ministry_id())
        child.father, child.mother = father, self.name("Nữ")
        child.mother_phone = self.phone()
        if self._random.random() < 0.3:
            child.father_phone = self.phone()
        return child

    def ministry_id(self) -> str:
        """The next Mã định danh: ten digits that begin with 0."""
        self._id += 1
        return f"{self._id:010d}"


def phone(last_three: int) -> str:
    """0590000xxx."""
    return f"0590000{last_three:03d}"


def mother_of_three(child: Pupil) -> Pupil:
    """Make a child one of the family that the storyboard follows."""
    child.father, child.father_phone = "Trần Gia Bách", ""
    child.mother, child.mother_phone = "Lê Thu Hà", phone(123)
    return child
