"""What reading a file found: where, what is wrong, what was done. Rendered from the catalog `imports`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from html import unescape
from typing import Any

from bot.i18n import Voice
from bot.imports.limits import MOST_FINDINGS

VALUE_SHOWN = 60


class Severity(StrEnum):
    """How much a finding matters: `error` something is missing now, `warning` please check, `info` for the record."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Problem(Enum):
    """What is wrong. The value is the msgid."""

    NO_NAME = "There is no name in this row."
    NO_CLASS = "There is no class for {name}."
    NO_CODE = "There is no code in this row."
    NO_UNIT_NAME = "There is no name for the unit {code}."
    BAD_DATE = "“{value}” is not a date (day/month/year)."
    YEAR_ONLY = "“{value}” is only a year."
    FUTURE_DATE = "“{value}” lies in the future or too far in the past for a birthday."
    SWAPPED_DATES = "Day and month may be swapped in this column: the cells that are dates all have a day up to 12."
    BAD_PHONE = "“{value}” is not a telephone number."
    NO_PHONE = "There is no telephone number for {name}."
    OLD_PREFIX = "“{value}” has a mobile prefix from before 2018."
    LOST_ZERO = "Numbers of this column that had lost their leading 0: {n}."
    ONE_PHONE_TWICE = "Father and mother have the same number {value}."
    BAD_GENDER = "“{value}” is neither Nam nor Nữ."
    BAD_MARK = "“{value}” is neither yes nor no."
    BAD_HOUR = "“{value}” is not an hour (07:00, 7h, 6h30)."
    BAD_WEEKDAYS = "“{value}” is not a list of weekdays (T2 to CN)."
    BAD_ORDER = "“{value}” is not a whole number from 1."
    BAD_ID = "“{value}” is not a usable code: Excel has shortened it."
    ID_LOST_ZERO = "The code {value} had lost its leading 0."
    ID_TWICE = "The code {value} already stands at {name}, row {other}."
    CLASS_AS_DATE = "Excel has turned the class into a date."
    ODD_NAME = "“{value}” has signs that no name has."
    OLD_FONT = "“{value}” is written with an old font (TCVN3 or VNI)."
    TOO_LONG = "“{value}” is longer than {most} letters."
    HALF_NAME = "Only “{value}” stands for the name; the other column is empty."
    UNCALCULATED = "The cell holds a formula without its result; open the file in Excel and save it."
    CLASS_DISAGREES = "The class {value} is another one than the title or the name of the sheet says ({other})."
    REMARK_IN_NAME = "The name carries a remark: “{value}”."
    TWIN = "{name} has the same birthday and class as row {other}: twins, or written twice."
    LISTED_TWICE = "{name} already stands in row {other}, with the same entries."
    IN_TWO_PLACES = "{name} already stands in sheet {sheet}, row {other}."
    UNKNOWN_SCHOOL_LEVEL = (
        "“{value}” is not a level of schools (mầm non, tiểu học, THCS, THPT, GDNN-GDTX; several: TH, THCS)."
    )
    UNKNOWN_LEVEL = "“{value}” is not a level (Bộ, Tỉnh, Huyện, Xã, Trạm Y tế, Trường, Khối, Lớp)."
    UNKNOWN_DUTY = "“{value}” is not a duty that is known."
    CODE_TWICE = "The code {value} already stands in row {other} for the same time."
    DATES_REVERSED = "The end {value} lies before the beginning."
    NO_DAY = "There is no day in this row."
    LONG_BREAK = "From {value} on more than {most} days are named."
    UNKNOWN_DAY_KIND = "“{value}” is neither Nghỉ nor Đi học."
    NO_SOURCE = "It does not say who decided this (Nguồn)."
    DAY_TWICE = "The day {value} already stands otherwise in row {other}."
    UNKNOWN_GRADE = "“{value}” is not a grade (vàng, đỏ, khẩn cấp)."
    UNKNOWN_WHEN = "“{value}” is neither trong giờ nor ngoài giờ."
    UNKNOWN_SPREAD = "“{value}” is not a way of telling (người đầu tiên, tất cả, người kế tiếp, nhắc lại)."
    BAD_MINUTES = "“{value}” is not a number of minutes."
    UNKNOWN_ITEM = "“{value}” is not known in a policy file."
    BAD_ITEM = "“{value}” cannot be used here."
    BAD_COUNT = "“{value}” is not a whole number from {least} to {most}."
    NOBODY_IN_THE_MORNING = "It does not say whom the morning's reminder goes to."
    GRADE_TWICE = "The grade {value} already stands in another row of this table."
    BAD_ROTA = "“{value}” is not a week of a rota (1/2: the first of two weeks)."
    HIDDEN_SHEET = "The sheet is hidden."
    NO_TABLE_IN_SHEET = "The sheet has no table with the columns needed."
    UNCLEAR_SHEET = "It is not clear whether the sheet lists pupils or staff."
    OTHER_COLUMNS = "Columns that are not needed: {value}."
    SAME_COLUMN = "The column {value} stands twice."
    CLASS_FROM_TITLE = "The class {value} comes from the title or the name of the sheet."
    BELOW_SIGNATURE = "There are rows below the signatures."
    NOT_A_PERSON = "“{value}” is not a row of the table."
    NO_PHONE_AT_ALL = "Pupils of this sheet without a telephone number: {n}."
    TOO_MANY_FINDINGS = "Further findings that are not shown: {n}."


@dataclass(frozen=True, slots=True)
class Said:
    """A problem whose msgid comes from a rule that refused something; it fills it like any other."""

    value: str


class Done(Enum):
    """What was done about it. The value is the msgid."""

    ROW_LEFT_OUT = "The row was not taken."
    FIELD_LEFT_EMPTY = "The person was taken, this field was left empty."
    UNIT_FIELD_LEFT_EMPTY = "The row was taken, this field was left empty."
    UNIT_TAKEN_AS_BEFORE = "The row was taken; what was known of this field stays."
    OTHERS_TAKEN = "The other numbers of this cell were taken."
    LATER_COUNTS = "The later row counts; please check."
    CONVERTED = "It was changed to {new}."
    COMPLETED = "The 0 was put back."
    KEPT_ONCE = "It was taken once."
    KEPT_APART = "Both were taken as two pupils; please check."
    MERGED = "Only the first was taken, with the telephone numbers of both; please check."
    CUT = "It was cut there; please check."
    TAKEN_AS_WRITTEN = "It was taken as written; please check."
    TAKEN_AS_GUARDIAN = "It was taken once, as a family number."
    SHEET_LEFT_OUT = "The sheet was not read."
    LEFT_OUT = "It was not read; please check."
    NEED_SLIPS = "They can join with slips."
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: sheet, row from 1 (0: the whole sheet), column from 0 (None: the whole row), its heading."""

    sheet: str
    row: int = 0
    column: int | None = None
    heading: str = ""

    @property
    def letter(self) -> str:
        """The column as Excel names it, "" for none."""
        return column_letter(self.column) if self.column is not None else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `values` fill both sentences."""

    severity: Severity
    place: Place
    problem: Problem | Said
    done: Done
    values: dict[str, Any]

    def line(self, voice: Voice) -> str:
        """The finding as one line of HTML text (values escaped)."""
        place = self.place
        if place.column is not None and place.row:
            where = voice.say(
                "Sheet {sheet}, row {row}, column {column} ({heading})",
                sheet=place.sheet,
                row=place.row,
                column=place.letter,
                heading=place.heading,
            )
        elif place.column is not None:
            where = voice.say(
                "Sheet {sheet}, column {column} ({heading})",
                sheet=place.sheet,
                column=place.letter,
                heading=place.heading,
            )
        elif place.row:
            where = voice.say("Sheet {sheet}, row {row}", sheet=place.sheet, row=place.row)
        else:
            where = voice.say("Sheet {sheet}", sheet=place.sheet) if place.sheet else ""
        said = voice.say(self.problem.value, **self.values)
        done = voice.say(self.done.value, **self.values) if self.done.value else ""
        sentence = " ".join(filter(None, (said, done)))
        return f"{where}: {sentence}" if where else sentence

    def text(self, voice: Voice) -> str:
        """The finding as one line of plain text, for a terminal."""
        return unescape(self.line(voice))


@dataclass
class Report:
    """All that was found in a file, in its order; beyond limits.MOST_FINDINGS only counted."""

    findings: list[Finding] = field(default_factory=list)
    left_off: int = 0

    def add(
        self, severity: Severity, place: Place, problem: Problem | Said, done: Done = Done.NOTHING, **values: Any
    ) -> None:
        """Note a finding; long values are shortened."""
        if len(self.findings) >= MOST_FINDINGS:
            self.left_off += 1
            return
        short = {name: _short(value) for name, value in values.items()}
        self.findings.append(Finding(severity, place, problem, done, short))

    def error(self, place: Place, problem: Problem | Said, done: Done = Done.NOTHING, **values: Any) -> None:
        """Something is missing in the database because of this."""
        self.add(Severity.ERROR, place, problem, done, **values)

    def warning(self, place: Place, problem: Problem | Said, done: Done = Done.NOTHING, **values: Any) -> None:
        """Somebody should look at this."""
        self.add(Severity.WARNING, place, problem, done, **values)

    def info(self, place: Place, problem: Problem | Said, done: Done = Done.NOTHING, **values: Any) -> None:
        """For the record."""
        self.add(Severity.INFO, place, problem, done, **values)

    def put_in_order(self) -> None:
        """Sort by sheet as they came, then by row (what concerns a whole sheet or column first)."""
        sheets: dict[str, int] = {}
        for finding in self.findings:
            sheets.setdefault(finding.place.sheet, len(sheets))
        self.findings.sort(key=lambda finding: (sheets[finding.place.sheet], finding.place.row))

    def counts(self) -> Counter[Severity]:
        """How many of each severity are kept."""
        return Counter(finding.severity for finding in self.findings)

    def lines(self, voice: Voice) -> Iterator[str]:
        """Every finding as plain text."""
        for finding in self.findings:
            yield finding.text(voice)
        if self.left_off:
            yield unescape(voice.say(Problem.TOO_MANY_FINDINGS.value, n=self.left_off))


def column_letter(column: int) -> str:
    """Column 0 is A, 25 Z, 26 AA."""
    letters, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > VALUE_SHOWN:
        return value[: VALUE_SHOWN - 1] + "…"
    return value
