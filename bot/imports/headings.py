"""Finding the heading of a table: below title rows, over up to three rows, in any order, with or without marks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.imports.cells import text_of
from bot.imports.columns import Column, Vocabulary
from bot.imports.names import fold
from bot.imports.workbook import Merge, Row

DEEPEST = 3
"""Rows one heading may be split over."""

_LONGEST_GROUP = 45
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]?")
# A group over several columns that says whose name or number stands below it.
_WHOSE = re.compile(
    r"\b(cha|bo|ba|me|ma|giam ho|phu huynh|phhs|cmhs|gia dinh|lien he|do dau|ngay sinh|ngay thang nam sinh)\b"
)
_TITLES = re.compile(
    r"^(danh sach|truong|phong|so gd|so giao|uy ban|ubnd|cong hoa|doc lap|nam hoc|lop \S+$|bang|bieu|don vi \S+ )"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Which columns a table has. A name may stand in two neighbouring columns, numbers in several."""

    columns: Mapping[Column, tuple[int, ...]]
    labels: Mapping[int, str]
    first_row: int
    last_row: int
    depth: int = 1
    twice: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns are recognised, different ones first."""
        return len(self.columns) * 10 + sum(len(places) for places in self.columns.values())

    def has(self, *columns: Column) -> bool:
        """Tell whether any of these columns is there."""
        return any(column in self.columns for column in columns)


def find_heading(rows: Sequence[Row], merges: Sequence[Merge], vocabulary: Vocabulary) -> Heading | None:
    """The heading that begins in the first of these rows, or None. `rows`: a few, in order, the next rows included."""
    if not rows or not any(_may_begin(row) for row in rows[:2]):
        return None
    found = [
        heading
        for first in range(min(2, len(rows)))
        for deep in range(1, _deepest(rows[first:]) + 1)
        if (heading := _read(rows[first : first + deep], merges, vocabulary))
    ]
    if not found:
        return None
    # The most columns; of equals the one over fewest rows, so that neither a title nor a pupil is swallowed.
    heading = max(found, key=lambda heading: (heading.width, -heading.depth))
    below = [row for row in rows if row.number > heading.last_row]
    return _with_wide_name(heading, merges, below)


def is_numbering(row: Row) -> bool:
    """Tell the row "(1) (2) (3)" or "A B 1 2" under a heading."""
    texts = [text_of(cell).strip("()[] ") for cell in row.cells if cell is not None]
    digits = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) <= 3]
    plain = all(len(text) <= 3 and (text.isdigit() or (len(text) == 1 and text.isalpha())) for text in texts)
    return plain and len(texts) > 2 and len(digits) > 1 and digits == sorted(set(digits)) and digits[0] <= 2


def _deepest(rows: Sequence[Row]) -> int:
    """How many of these rows could be one heading: mostly texts in the first, nothing else in the others."""
    deep = 0
    for row in rows[:DEEPEST]:
        filled = [isinstance(cell, str) for cell in row.cells if cell is not None]
        if is_numbering(row) or sum(filled) * 2 <= len(filled) or (deep and not all(filled)):
            break
        deep += 1
    return deep


def _may_begin(row: Row) -> bool:
    """Spare the search where a row holds nothing like a heading."""
    texts = [cell for cell in row.cells if isinstance(cell, str)]
    return len(texts) > 1 or any(_WHOSE.search(fold(text)) for text in texts)


def _read(rows: Sequence[Row], merges: Sequence[Merge], vocabulary: Vocabulary) -> Heading | None:
    texts: list[list[str]] = []
    for at, row in enumerate(rows):
        texts.append(_spread(row, texts[-1] if texts else [], rows[at + 1 :], merges))
    width = max(len(line) for line in texts)
    columns: dict[Column, list[int]] = {}
    labels: dict[int, str] = {}
    twice: list[str] = []
    unknown: list[str] = []
    for at in range(width):
        parts = [line[at] for line in texts if at < len(line) and line[at]]
        if not parts:
            continue
        labels[at] = " ".join(dict.fromkeys(parts))
        column = _recognise(parts, vocabulary)
        if column is None:
            unknown.append(labels[at])
        elif column in columns and not column.endswith("phone"):
            twice.append(labels[at])
        else:
            columns.setdefault(column, []).append(at)
    columns = _settled(columns)
    if not vocabulary.is_enough(set(columns)):
        return None
    kept = {column: tuple(places) for column, places in columns.items()}
    return Heading(kept, labels, rows[0].number, rows[-1].number, len(rows), tuple(twice), tuple(unknown))


def _spread(row: Row, above: Sequence[str], below: Sequence[Row], merges: Sequence[Merge]) -> list[str]:
    """The texts of a heading row, a group's text repeated over the columns below it.

    Merges say how far; files without them (CSV, ODS) leave the cells beside the group empty.
    """
    texts = [text_of(cell) for cell in row.cells]
    if not below:
        return texts
    known = [merge for merge in merges if merge.top <= row.number <= merge.bottom and merge.right > merge.left]
    for merge in known:
        source = texts[merge.left] if merge.top == row.number and merge.left < len(texts) else ""
        if source and merge.right - merge.left < 60 and not _is_title(source):
            texts += [""] * (merge.right + 1 - len(texts))
            texts[merge.left : merge.right + 1] = [source] * (merge.right + 1 - merge.left)
    if any(merge.top == row.number for merge in known):
        return texts
    width = max(len(line.cells) for line in below)
    texts += [""] * (width - len(texts))
    above = [*above, *[""] * (width - len(above))]
    group = -1
    for at in range(width):
        stands = any(text_of(line.at(at)) for line in below)
        if texts[at]:
            group = at if stands and not _is_title(texts[at]) else -1
        elif group >= 0 and stands and above[at] == above[group]:
            texts[at] = texts[group]
        else:
            group = -1
    return texts


def _is_title(text: str) -> bool:
    return len(text) > _LONGEST_GROUP or bool(_TITLES.match(fold(text)))


def _recognise(parts: Sequence[str], vocabulary: Vocabulary) -> Column | None:
    """The column of a heading whose parts stand below one another."""
    for texts in (parts, [_BRACKETS.sub(" ", part) for part in parts]):
        folded = list(dict.fromkeys(filter(None, map(fold, texts))))
        if column := vocabulary.column(" ".join(folded)):
            return column
        for start in range(1, len(folded)):
            above = " ".join(folded[:start])
            below = " ".join(folded[start:])
            if (not _WHOSE.search(above) or _WHOSE.search(below)) and (column := vocabulary.column(below)):
                return column
        if len(folded) > 1 and not any(vocabulary.column(part) for part in folded[1:]):
            # "Ngày sinh" above "ngày/tháng/năm": what stands below only explains.
            explained = vocabulary.column(folded[0])
            if explained and all(re.search(r"^(ngay|dd|vd|vi du|ghi|nam|x|danh|theo|neu)\b", p) for p in folded[1:]):
                return explained
    return None


def _settled(columns: dict[Column, list[int]]) -> dict[Column, list[int]]:
    """Choose between columns that mean the same."""
    for preferred, other in (
        (Column.CLASS, Column.CLASS_CODE),
        (Column.MINISTRY_ID, Column.PERSONAL_ID),
    ):
        if other in columns:
            places = columns.pop(other)
            columns.setdefault(preferred, places)
    if Column.NAME in columns:
        columns.pop(Column.FAMILY_NAME, None)
        columns.pop(Column.GIVEN_NAME, None)
    elif Column.GIVEN_NAME not in columns and Column.HOMEROOM in columns and Column.CLASS in columns:
        # "Lớp, GVCN, SĐT": a list of homeroom teachers.
        columns[Column.NAME], columns[Column.HOMEROOM] = columns[Column.HOMEROOM], columns.pop(Column.CLASS)
    elif Column.GIVEN_NAME in columns and Column.FAMILY_NAME not in columns:
        columns[Column.NAME] = columns.pop(Column.GIVEN_NAME)
    return columns


def _with_wide_name(heading: Heading, merges: Sequence[Merge], below: Sequence[Row]) -> Heading:
    """Take the given name too where "Họ và tên" spans two columns."""
    if Column.NAME not in heading.columns:
        return heading
    at = heading.columns[Column.NAME][0]
    wide = [m for m in merges if m.left == at < m.right and heading.first_row <= m.top <= heading.last_row]
    taken = {place for places in heading.columns.values() for place in places}
    if wide:
        last = min(wide[0].right, at + 2)
    elif (
        at + 1 not in heading.labels
        and below
        and all(isinstance(row.at(at), str) and isinstance(row.at(at + 1), str) for row in below[:2])
    ):
        last = at + 1
    else:
        return heading
    places = (at, *(place for place in range(at + 1, last + 1) if place not in taken))
    columns = {**heading.columns, Column.NAME: places}
    return replace(heading, columns=columns)
