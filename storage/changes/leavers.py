"""What a principal decides about pupils whom a newer roster no longer lists: they have left, or are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import ENROLMENT, PERSON

_MISSING = sa.and_(
    PERSON.c.id == sa.bindparam("b_person"),
    PERSON.c.school_id == sa.bindparam("b_school"),
    PERSON.c.missing_since.is_not(None),
    PERSON.c.gone_on.is_(None),
)
LEAVE = Statement(
    20, lambda dialect: sa.update(PERSON).where(_MISSING).values(gone_on=sa.bindparam("v_on")), is_counted=True
)
END_PLACES = Statement(
    21,
    lambda dialect: (
        sa.update(ENROLMENT)
        .where(ENROLMENT.c.person_id == sa.bindparam("b_person"), ENROLMENT.c.school_id == sa.bindparam("b_school"))
        .where(sa.or_(ENROLMENT.c.to_on.is_(None), ENROLMENT.c.to_on > sa.bindparam("b_on", type_=sa.Date)))
        .values(to_on=sa.bindparam("v_on"))
    ),
)
KEEP = Statement(20, lambda dialect: sa.update(PERSON).where(_MISSING).values(missing_since=sa.null()), is_counted=True)


@dataclass(frozen=True, slots=True)
class LeaveSchool:
    """A missing pupil has left the school on a date; what they declared and their places until then stay."""

    person_id: int
    school_id: int
    on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark the person and end the place, unless somebody decided since."""
        who = {"b_person": self.person_id, "b_school": self.school_id, "v_on": self.on}
        yield LEAVE, who
        yield END_PLACES, {**who, "b_on": self.on}


@dataclass(frozen=True, slots=True)
class KeepPupil:
    """A missing pupil is at the school after all."""

    person_id: int
    school_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Clear the mark, unless somebody decided since."""
        yield KEEP, {"b_person": self.person_id, "b_school": self.school_id}
