"""How schools speak: what they have set, and their levels."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.tables import SETTING
from storage.values import SchoolHabits

_NAMES = ("region", "parents", "child")
_SET = sa.select(SETTING.c.unit_id, SETTING.c.name, SETTING.c.value).where(
    among(SETTING.c.unit_id, "schools"), SETTING.c.name.in_(_NAMES)
)
BY_DEFAULT = "auto"


def habits_of_schools(connection: Connection, schools: Iterable[tuple[int, str | None]]) -> dict[int, SchoolHabits]:
    """The habits of schools by key, given with their stored levels ("preschool primary")."""
    levels = dict(schools)
    if not levels:
        return {}
    own: dict[int, dict[str, str]] = {school: {} for school in levels}
    for row in connection.execute(_SET, {"schools": sorted(levels)}):
        if row.value != BY_DEFAULT:
            own[row.unit_id][row.name] = row.value
    return {school: SchoolHabits(**own[school], levels=tuple((levels[school] or "").split())) for school in levels}
