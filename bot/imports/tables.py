"""The tables of a sheet as lines: below their headings, without totals, signatures, notes and blank rows."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.imports.cells import text_of
from bot.imports.columns import Column, Vocabulary
from bot.imports.findings import Done, Place, Problem, Report
from bot.imports.headings import DEEPEST, Heading, find_heading, is_numbering
from bot.imports.names import class_name, clean, fold, looks_like_old_font
from bot.imports.times import read_date
from bot.imports.workbook import Cell, Merge, Row, Sheet

SEARCHED = 60
"""Filled rows in which a heading is looked for, from the top or after a signature."""

_LOOKAHEAD = DEEPEST + 3
_TOTALS = re.compile(
    r"^((?:tổng|cộng)(?=\s*(?:$|[:.=\d(]|số\b|cộng\b|hợp\b|lại\b|toàn\b|cả\b|h(?:ọc )?s(?:inh)?\b|trẻ\b|nam\b|nữ\b))"
    r"|tong so\b|tong cong\b|trong đó\b|trong do\b|sĩ số\b|si so\b|n(?:ữ|u|am)\s*[:=]?\s*\d"
    r"|(?:ấn định )?danh sách (?:này |trên )?(?:có|gồm|trên)\b|danh sach (?:nay )?(?:co|gom)\b|ghi chú\s*:)",
    re.IGNORECASE,
)
_SIGNATURES = re.compile(
    r"(?:nguoi (?:lap|ghi|tong hop|khai|ky)|(?:pho )?hieu truong|giao vien chu nhiem|gvcn|thu truong|ban giam hieu"
    r"|tm|kt|xac nhan|k[yi] (?:va )?ghi ro|k[yi] ten|k[yi] dong dau|chu tich|lap bang|nguoi kiem tra)\b.*"
)
_DATED = re.compile(r"(?:^|\b)ngay (?:\d{1,2} )?thang (?:\d{1,2} )?nam(?: \d{4})?$")
_SIGN_HERE = re.compile(r"^k[yi] (?:va |ten |dong dau )*ghi ro|^k[yi] ten")
_CLASS_TITLE = re.compile(r"\bl[ớơo]p(?:\s+học)?\b\s*[:.]?\s*(.*)", re.IGNORECASE)
_AFTER_CLASS = re.compile(
    r"\s*(?:[-–—,;(|]|\bn[ăa]m\s+h[ọo]c|\bs[ĩi]\s+s[ốo]|\bgvcn|\bgi[áa]o\s+vi[êe]n|\btr[ưu][ờo]ng|\bh[ọo]c\s+k[ỳy]"
    r"|\bch[ủu]\s+nhi[ệe]m|\bkh[ốo]i|\bc[ủu]a\b|\btheo\b|\bđầu\s+năm|\b(?:19|20)\d\d\b).*",
    re.IGNORECASE,
)
_LONGEST_CLASS = 30
_OF_A_LADDER = (
    Column.POSTS,
    Column.INFORMS,
    Column.ON_DUTY,
    Column.MORNINGS,
    Column.ABOVE,
    Column.ITEM,
    Column.VALUE,
)
"""Where "Hiệu trưởng" is somebody who is told, not somebody who signs."""


@dataclass(slots=True)
class Table:
    """One table of a sheet: its heading, the class and the words of the titles above it."""

    sheet: str
    heading: Heading
    titles: tuple[str, ...] = ()
    title_class: str | None = None

    def place(self, row: int, column: Column | None = None, nth: int = 0) -> Place:
        """Where a finding is: a row, and the column's letter and heading if it has one."""
        places = self.heading.columns.get(column, ()) if column else ()
        if not places:
            return Place(self.sheet, row)
        at = places[min(nth, len(places) - 1)]
        return Place(self.sheet, row, at, self.heading.labels.get(at, ""))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table."""

    table: Table
    row: Row
    filled: tuple[Cell, ...]
    """The row's cells, with what merged cells carry down."""

    @property
    def number(self) -> int:
        """The row as Excel counts."""
        return self.row.number

    def cell(self, column: Column) -> Cell:
        """The first cell of a column; None when blank or when there is no such column."""
        return next(iter(self.cells(column)), None)

    def cells(self, column: Column) -> tuple[Cell, ...]:
        """All cells of a column (numbers and names may stand in several)."""
        places = self.table.heading.columns.get(column, ())
        return tuple(self.filled[at] if at < len(self.filled) else None for at in places)

    def text(self, column: Column) -> str:
        """The text of a column, its cells joined by spaces."""
        return clean(" ".join(filter(None, map(text_of, self.cells(column)))))

    def place(self, column: Column | None = None, nth: int = 0) -> Place:
        """Where a finding about this row is."""
        return self.table.place(self.number, column, nth)


@dataclass(slots=True)
class Seen:
    """What walking a file has met so far: how many tables, and texts for an old font where a heading was sought."""

    tables: int = 0
    old_font_texts: int = 0


def lines_of(sheet: Sheet, vocabulary: Vocabulary, report: Report, seen: Seen) -> Iterator[Line]:
    """Every row of every table of a sheet."""
    rows = _Ahead(sheet.rows)
    carried = _CarriedDown(sheet)
    while table := _next_table(rows, sheet, vocabulary, seen):
        seen.tables += 1
        _tell_columns(table, report)
        for line in _table_lines(rows, table, carried, vocabulary, report):
            if sheet.uncalculated:
                _tell_uncalculated(line, sheet, report)
            yield line


class _Ahead:
    """Rows that can be looked at before they are taken."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows, self._seen = rows, deque[Row]()

    def look(self, count: int) -> Sequence[Row]:
        self._seen.extend(islice(self._rows, max(0, count - len(self._seen))))
        return list(islice(self._seen, count))

    def take(self) -> Row | None:
        return self._seen.popleft() if self.look(1) else None


def _next_table(rows: _Ahead, sheet: Sheet, vocabulary: Vocabulary, seen: Seen) -> Table | None:
    titles: list[str] = []
    for _ in range(SEARCHED):
        ahead = rows.look(_LOOKAHEAD)
        if not ahead:
            break
        heading = find_heading(ahead, sheet.merges, vocabulary)
        if heading is None or ahead[0].number < heading.first_row:
            texts = [text for cell in ahead[0].cells if (text := text_of(cell))]
            seen.old_font_texts += sum(map(looks_like_old_font, texts))
            titles += texts
            rows.take()
            continue
        while (row := next(iter(rows.look(1)), None)) and row.number <= heading.last_row:
            rows.take()
        return Table(sheet.name, heading, tuple(titles), class_in(titles))
    return None


def _table_lines(
    rows: _Ahead, table: Table, carried: "_CarriedDown", vocabulary: Vocabulary, report: Report
) -> Iterator[Line]:
    while ahead := rows.look(_LOOKAHEAD):
        row = ahead[0]
        if _repeats_heading(row, table, vocabulary) and find_heading(ahead, (), vocabulary):
            return
        rows.take()
        line = Line(table, row, carried.fill(row))
        if _is_signature(line):
            _tell_below(rows, table, report)
            return
        if is_numbering(row) or _is_total(line):
            continue
        alone = [text for cell in row.cells if (text := text_of(cell))]
        if len(alone) == 1 and fold(alone[0]).startswith("lop ") and (name := class_in(alone)):
            table.title_class = name  # "Lớp 2B" on a line of its own between the pupils
            continue
        yield line


class _CarriedDown:
    """Cells merged downwards, such as one class beside all its pupils: their value in every row."""

    def __init__(self, sheet: Sheet) -> None:
        self._tops: dict[int, list[Merge]] = {}
        for merge in sheet.merges:
            if merge.bottom > merge.top and merge.left == merge.right:
                self._tops.setdefault(merge.top, []).append(merge)
        self._open: dict[int, tuple[int, Cell]] = {}

    def fill(self, row: Row) -> tuple[Cell, ...]:
        """The row's cells with what comes down from above."""
        if not self._tops:
            return row.cells
        for merge in self._tops.get(row.number, ()):
            self._open[merge.left] = (merge.bottom, row.at(merge.left))
        cells = list(row.cells)
        for at, (bottom, value) in self._open.items():
            if row.number <= bottom and row.at(at) is None:
                cells += [None] * (at + 1 - len(cells))
                cells[at] = value
        return tuple(cells)


def class_in(titles: Sequence[str]) -> str | None:
    """The class that title rows name: "DANH SÁCH HỌC SINH LỚP 2A - NĂM HỌC 2026-2027" -> "2A"."""
    for at, title in enumerate(titles):
        if not (found := _CLASS_TITLE.search(clean(title))):
            continue
        named = found[1] or (titles[at + 1] if at + 1 < len(titles) and title.rstrip().endswith(":") else "")
        name = class_name(_AFTER_CLASS.sub("", clean(named)))
        if name and len(name) <= _LONGEST_CLASS:
            return name
    return None


def _name_text(line: Line) -> str:
    return line.text(Column.NAME) or line.text(Column.FAMILY_NAME)


def _is_total(line: Line) -> bool:
    """Tell a total from a pupil: Tổng and Cộng are surnames too, and Tống folds to the same letters, so marks count."""
    if read_date(line.cell(Column.BIRTHDAY)) is not None:
        return False
    leading = [text for cell in line.row.cells[:6] if (text := text_of(cell))][:2]
    return any(_TOTALS.match(text) for text in leading)


def _is_signature(line: Line) -> bool:
    """Tell the block below the table. "Hiệu trưởng" beside a name is that person's title."""
    first = next((cell for cell in line.row.cells if cell is not None), None)
    if text_of(first).isdigit():
        return False
    texts = [fold(text) for cell in line.row.cells if (text := text_of(cell))]
    if any(_DATED.search(text) or _SIGN_HERE.search(text) for text in texts):
        return True
    if len(texts) > 1:  # "Hiệu trưởng" beside a blank name is a title still
        columns = (Column.TITLE, Column.DUTY, Column.REASON, Column.SOURCE, *_OF_A_LADDER)
        titles = {fold(line.text(column)) for column in columns}
        texts = [text for text in texts if text not in titles]
    name = fold(_name_text(line))
    if name:
        return bool(_SIGNATURES.fullmatch(name)) and len(texts) <= 4
    return any(_SIGNATURES.fullmatch(text) for text in texts)


def _repeats_heading(row: Row, table: Table, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading may begin here: the name's column holds the word for a name again."""
    columns = (Column.NAME, Column.FAMILY_NAME, Column.CODE)
    places = [place for column in columns for place in table.heading.columns.get(column, ())]
    return any(vocabulary.column(fold(text_of(row.at(place)))) in columns for place in places if row.at(place))


def _tell_columns(table: Table, report: Report) -> None:
    ignored = [text for text in table.heading.unknown if fold(text) not in ("stt", "tt", "so tt", "so thu tu")]
    place = Place(table.sheet, table.heading.last_row)
    if ignored:
        report.info(place, Problem.OTHER_COLUMNS, value=", ".join(ignored))
    for label in table.heading.twice:
        report.warning(place, Problem.SAME_COLUMN, Done.LEFT_OUT, value=label)


def _tell_uncalculated(line: Line, sheet: Sheet, report: Report) -> None:
    """Say so where a column that is read holds a formula without its result, which looks like a blank cell."""
    for places in line.table.heading.columns.values():
        for at in places:
            if (line.number, at) in sheet.uncalculated:
                place = Place(sheet.name, line.number, at, line.table.heading.labels.get(at, ""))
                report.error(place, Problem.UNCALCULATED, Done.LEFT_OUT)


def _tell_below(rows: _Ahead, table: Table, report: Report) -> None:
    """Say so when something like pupils stands below the signatures."""
    for row in rows.look(_LOOKAHEAD):
        line = Line(table, row, row.cells)
        numbered = any(isinstance(cell, int) for cell in row.cells[:2])
        if numbered and _name_text(line) and sum(cell is not None for cell in row.cells) > 3:
            report.warning(Place(table.sheet, row.number), Problem.BELOW_SIGNATURE, Done.LEFT_OUT)
            return
