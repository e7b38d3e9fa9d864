"""Spreadsheets as schools keep them, read into values and stored; may import `bot.errors`, `bot.i18n`, `bot.clock` and
`storage`, whose database only matching, planning and storing use."""

from bot.imports.calendar import read_calendar
from bot.imports.duties import read_duties
from bot.imports.findings import Done, Finding, Place, Problem, Report, Severity
from bot.imports.names import class_key, class_name, clean_name, name_key
from bot.imports.phones import parse_phone, read_phones
from bot.imports.refusals import ImportRefused
from bot.imports.roster import read_roster
from bot.imports.units import read_units
from bot.imports.values import (
    Calendar,
    CalendarRow,
    ContactRow,
    Duties,
    DutyRow,
    PupilRow,
    Roster,
    StaffRow,
    UnitRow,
    Units,
)
from bot.imports.workbook import Progress

__all__ = [
    "Calendar",
    "CalendarRow",
    "ContactRow",
    "Done",
    "Duties",
    "DutyRow",
    "Finding",
    "ImportRefused",
    "Place",
    "Problem",
    "Progress",
    "PupilRow",
    "Report",
    "Roster",
    "Severity",
    "StaffRow",
    "UnitRow",
    "Units",
    "class_key",
    "class_name",
    "clean_name",
    "name_key",
    "parse_phone",
    "read_calendar",
    "read_duties",
    "read_phones",
    "read_roster",
    "read_units",
]
