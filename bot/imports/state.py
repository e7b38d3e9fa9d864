"""A school as it stands before a roster is compared with it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.imports.limits import LONGEST_CODE
from bot.imports.values import PupilRow, StaffRow
from storage.queries.roster import KnownPerson


@dataclass(frozen=True, slots=True)
class SchoolState:
    """A school before a roster: its unit, its people, its classes of this year and of earlier ones, homeroom duties.

    `codes`: of the classes of this year that a units file named otherwise than SCHOOL-CLASS.
    """

    id: int
    code: str
    from_on: date
    pupils: Sequence[KnownPerson]
    staff: Sequence[KnownPerson]
    classes: dict[str, int]
    homerooms: Sequence[Any]
    old_classes: Sequence[int]
    today: date
    now: datetime
    year: int
    codes: dict[str, str] = field(default_factory=dict)

    def code_of(self, class_name: str) -> str:
        """The code of a class of this year, known or not."""
        return self.codes.get(class_name) or class_code(self.code, class_name)

    def is_over(self, duty: Any) -> bool:
        """Whether a duty has ended."""
        return duty.to_on is not None and duty.to_on <= self.today


def school_year(on: date) -> int:
    """The year a school year begins in: from August on the present one."""
    return on.year if on.month >= 8 else on.year - 1


def class_code(school: str, name: str) -> str:
    """The code of a class that no units file knows: SCHOOL-CLASS."""
    code = f"{school}-{name}".replace(" ", "-")
    if len(code) <= LONGEST_CODE:
        return code
    told_apart = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{code[: LONGEST_CODE - 9]}-{told_apart}"


def details_over(row: PupilRow | StaffRow, before: dict[str, Any]) -> dict[str, Any]:
    """What the file says over what is known; an empty cell takes nothing away."""
    said = {
        "birthday": row.birthday.isoformat() if row.birthday else None,
        "gender": row.gender,
        "ministry_id": row.ministry_id,
        "school_code": row.school_code,
        "title": row.title if isinstance(row, StaffRow) else None,
    }
    return {**before, **{name: value for name, value in said.items() if value}}
