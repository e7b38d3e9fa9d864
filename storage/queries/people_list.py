"""All people of a school as a list, opened: for exports by the operator."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.queries.roster import people_of
from storage.sealing import Sealer
from storage.tables import DUTY, UNIT, living

CODES = sa.select(UNIT.c.id, UNIT.c.code).where(UNIT.c.school_id == sa.bindparam("b_school"))
HOMEROOMS = (
    sa.select(DUTY.c.person_id, UNIT.c.code)
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .where(DUTY.c.kind == "homeroom", UNIT.c.school_id == sa.bindparam("b_school"), living(DUTY))
)


def listed_people(
    connection: Connection, sealer: Sealer, school_id: int, school_code: str, today: date
) -> list[dict[str, Any]]:
    """Pupils and staff: name, birthday, class (code), unit (the school's code), kind, phones (E.164), …"""
    codes = {row.id: row.code for row in connection.execute(CODES, {"b_school": school_id})}
    homerooms = {
        row.person_id: row.code for row in connection.execute(HOMEROOMS, {"b_school": school_id, "today": today})
    }
    found = []
    for kind in ("pupil", "staff"):
        for person in people_of(connection, sealer, school_id, kind, today):
            phones = [person.phone] if person.phone else []
            phones += [contact.phone for contact in person.contacts if contact.phone not in phones]
            found.append(
                {
                    "name": person.name,
                    "birthday": person.details.get("birthday"),
                    "class": codes.get(person.class_id) if person.class_id else None,
                    "unit": school_code,
                    "kind": kind,
                    "phones": phones,
                    "ministry_id": person.details.get("ministry_id"),
                    "gender": person.details.get("gender"),
                    "homeroom": homerooms.get(person.id),
                }
            )
    return found
