"""One file per questionnaire, a line per row of its sheets, so that a change can be read before it is written."""

from forms.tables import hcmc, person_2021, person_2026, school_sets, situation
from forms.tables.sheets import Table

TABLES: tuple[Table, ...] = (
    person_2026.TABLE,
    person_2021.TABLE,
    *school_sets.TABLES,
    *hcmc.TABLES,
    situation.TABLE,
)
