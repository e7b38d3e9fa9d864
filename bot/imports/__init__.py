"""Spreadsheets as schools keep them, read into values; may import `bot.errors` and `bot.i18n`, no database."""

from bot.imports.duties import read_duties
from bot.imports.findings import Done, Finding, Place, Problem, Report, Severity
from bot.imports.names import class_key, class_name, clean_name, name_key
from bot.imports.phones import parse_phone, read_phones
from bot.imports.refusals import ImportRefused
from bot.imports.roster import read_roster
from bot.imports.units import read_units
from bot.imports.values import ContactRow, Duties, DutyRow, PupilRow, Roster, StaffRow, UnitRow, Units
from bot.imports.workbook import Progress

__all__ = [
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
    "read_duties",
    "read_phones",
    "read_roster",
    "read_units",
]
