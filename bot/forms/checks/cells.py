"""Expression cells, defaults and our own columns: compiled one by one, so that every mistake of a file comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from pyxform.utils import default_is_dynamic

from bot.forms.checks.comparing import check_comparisons
from bot.forms.checks.notes import Notes, Row, listed
from bot.forms.checks.wording import check_reference
from bot.forms.expressions import compile_calculation, compile_condition, compile_filter
from bot.forms.kinds import BEGIN, END
from bot.forms.ordering import circle_in
from bot.forms.problems import Hint, Problem
from bot.forms.sheets import Line, Sheet
from bot.forms.slips import CURLY, ExpressionError, straightened
from bot.forms.typed import typed
from bot.forms.values import Answer, Calculation, Condition, Kind

NO_DEFAULT = ("note", "calculate", "today", "start", "end", "image")
"""Kinds whose rows have no default."""

ALWAYS, NEVER = ("yes", "true", "true()"), ("", "no", "false", "false()")
SEEN_BY = (
    *("homeroom", "school_health", "principal", "deputy_head", "boarding", "health_station"),
    *("district_contact", "province_contact"),
)
PURPOSES = ("declare", "remind", "statistics")
STAGES = ("after_receipt", "in_words")
_YES_OR_NO = ("read_only", "kb:sensitive", "kb:carried")
_EXAMPLES = {
    "date": Hint.DATE_FORM,
    "datetime": Hint.DATE_FORM,
    "time": Hint.TIME_FORM,
    "integer": Hint.WHOLE_NUMBER,
    "decimal": Hint.NUMBER_FORM,
    "acknowledge": Hint.YES_FORM,
}


def check_cells(notes: Notes) -> None:
    """Every expression of the survey sheet, and what its names refer to."""
    sheet = notes.book.survey
    if sheet is None:
        return
    rows = {row.line.row: row for row in reversed(notes.questions)}
    waits: dict[str, frozenset[str]] = {}
    around: list[frozenset[str]] = [frozenset()]
    for line in sheet.lines:
        row, type_ = rows.get(line.row), line.text("type")
        if END.match(type_) and len(around) > 1:
            around.pop()
            continue
        names = _line(notes, sheet, line, row) | around[-1]
        if BEGIN.match(type_):
            around.append(names)
        elif row is not None and row.name:
            waits[row.name] = names
    for name in (circle := circle_in(waits)):
        at = notes.question(name)
        if at is not None:
            notes.wrong(sheet, at.line, "name", Problem.CIRCLE, names=", ".join(circle))


def _line(notes: Notes, sheet: Sheet, line: Line, row: Row | None) -> frozenset[str]:
    """Check one row; the names that decide its relevance, choices and value."""
    names = _cell(notes, sheet, line, "relevant", line.text("relevant"), compile_condition)
    if row is None:
        return names
    required = line.text("required")
    if required.lower() not in (*ALWAYS, *NEVER):
        _cell(notes, sheet, line, "required", required, compile_condition)
    _cell(notes, sheet, line, "constraint", line.text("constraint"), _constraint)
    names |= _calculation(notes, sheet, line, row)
    names |= _default(notes, sheet, line, row)
    names |= _filter(notes, sheet, line, row)
    _own_columns(notes, sheet, line)
    return names


def _constraint(source: str) -> Condition:
    return compile_condition(source, in_constraint=True)


def _calculation(notes: Notes, sheet: Sheet, line: Line, row: Row) -> frozenset[str]:
    cell = line.text("calculation")
    if row.kind == "calculate" and not cell:
        notes.wrong(sheet, line, "calculation", Problem.NO_CALCULATION)
    elif cell and row.kind not in ("calculate", ""):
        notes.wrong(sheet, line, "calculation", Problem.CALCULATION_PLACE, hint=Hint.HIDDEN)
    return _cell(notes, sheet, line, "calculation", cell, compile_calculation)


def _filter(notes: Notes, sheet: Sheet, line: Line, row: Row) -> frozenset[str]:
    cell = line.text("choice_filter")
    if not cell:
        return frozenset()
    if row.kind not in ("select_one", "select_multiple", ""):
        notes.wrong(sheet, line, "choice_filter", Problem.FILTER_PLACE)
        return frozenset()
    of_list = notes.lists.get(row.list_name, ())
    columns = {"name", *(column.key for choice in of_list for column in choice.cells)}
    known = frozenset(columns - {"list_name", "label", "media"})
    try:
        return _cell(
            notes, sheet, line, "choice_filter", cell, lambda source: compile_filter(source, known), again=True
        )
    except ExpressionError as error:
        problem, params = error.problem, dict(error.params)
        if problem is Problem.BARE_NAME and of_list:
            problem = Problem.NO_COLUMN
            params = {"list": row.list_name, "name": params["part"], "known": listed(sorted(known))}
        notes.wrong(sheet, line, "choice_filter", problem, **params)
        return frozenset()


def _default(notes: Notes, sheet: Sheet, line: Line, row: Row) -> frozenset[str]:
    cell = line.text("default")
    if not cell or not row.kind:
        return frozenset()
    type_ = line.text("type").split()[0]
    if row.kind in NO_DEFAULT:
        notes.wrong(sheet, line, "default", Problem.NO_DEFAULT, type=type_)
    elif default_is_dynamic(cell, line.text("type")):
        return _cell(notes, sheet, line, "default", cell, compile_calculation)
    elif row.kind in ("select_one", "select_multiple"):
        chosen = cell.split() if row.kind == "select_multiple" else [cell]
        if row.choices and not set(chosen) <= set(row.choices):
            known = listed(row.choices)
            notes.wrong(sheet, line, "default", Problem.DEFAULT_CHOICE, value=cell, list=row.list_name, known=known)
    elif not _fits(row.kind, cell):
        hint = _EXAMPLES.get(row.kind, Hint.NONE)
        notes.wrong(sheet, line, "default", Problem.DEFAULT_TYPE, value=cell, type=type_, hint=hint)
    return frozenset()


def _fits(kind: Kind, cell: str) -> bool:
    answer: Answer | None = typed(kind, cell)
    if kind == "integer" and isinstance(answer, Decimal):
        return answer == answer.to_integral_value()
    return answer is not None


def _cell(
    notes: Notes,
    sheet: Sheet,
    line: Line,
    key: str,
    cell: str,
    compile_cell: Callable[[str], Condition | Calculation],
    *,
    again: bool = False,
) -> frozenset[str]:
    """Compile one cell and look up what it names; `again` raises what cannot be compiled."""
    if not cell:
        return frozenset()
    source = straightened(cell)
    if source != cell:
        bent = "".join(dict.fromkeys(sign for sign in cell if sign in CURLY))
        notes.doubtful(sheet, line, key, Problem.CURLY_QUOTES, signs=" ".join(bent))
    try:
        names = compile_cell(source).names
    except ExpressionError as error:
        if again:
            raise
        notes.wrong(sheet, line, key, error.problem, **error.params)
        return frozenset()
    for name in sorted(names):
        check_reference(notes, sheet, line, key, name)
    check_comparisons(notes, sheet, line, key, source)
    return names


def _own_columns(notes: Notes, sheet: Sheet, line: Line) -> None:
    for key in _YES_OR_NO:
        if line.text(key).lower() not in (*ALWAYS, *NEVER):
            notes.wrong(sheet, line, key, Problem.YES_OR_NO, value=line.text(key))
    words: Mapping[str, tuple[str, ...]] = {"kb:seen_by": SEEN_BY, "kb:purpose": PURPOSES, "kb:stage": STAGES}
    for key, known in words.items():
        unknown = [word for word in line.text(key).replace(",", " ").split() if word not in known]
        if unknown:
            notes.wrong(sheet, line, key, Problem.UNKNOWN_WORD, value=" ".join(unknown), known=", ".join(known))
    if beside := line.text("kb:beside"):
        check_reference(notes, sheet, line, "kb:beside", beside)
