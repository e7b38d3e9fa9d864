"""What schools signed as DHIS2's dataValueSets: each figure a data value, by a mapping that the operator writes."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.forms import Form, unpack_answers

FORM = "school-situation"
"""The questionnaire that is exported where the mapping names none."""
NUMBERS = ("integer", "decimal")

PERIODS: Mapping[str, Callable[[date], str]] = {
    "daily": lambda day: f"{day:%Y%m%d}",
    "weekly": lambda day: f"{day.isocalendar().year}W{day.isocalendar().week}",
    "monthly": lambda day: f"{day:%Y%m}",
}
"""DHIS2's names of periods: 20261123, 2026W48, 202611."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which JSON may spell and no file can hold."""


class MappingWrong(Exception):
    """The mapping file cannot be used; the text names file and place."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a figure goes."""

    element: str
    combination: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """Figures to data elements, school codes to organisation units."""

    figures: Mapping[str, Target]
    schools: Mapping[str, str]
    period: str = "daily"
    form: str = FORM


@dataclass(frozen=True, slots=True)
class Signed:
    """A school's newest signed declaration of a round."""

    school: str
    held_on: date
    form: Form
    answers: Mapping[str, Any]
    calculated: Mapping[str, str]


@dataclass(slots=True)
class Values:
    """The data values, the figures that nobody mapped, the schools that DHIS2 would not know."""

    found: list[dict[str, str]] = field(default_factory=list)
    unmapped: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)


def read_mapping(file: Path) -> Mapped:
    """Read a mapping, JSON or CSV by its ending. Raises MappingWrong."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MappingWrong(f"{file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise MappingWrong(f"{file}: cannot be read as UTF-8 text") from error
    return _from_csv(file, text) if file.suffix.lower() == ".csv" else _from_json(file, text)


def data_values(signed: Iterable[Signed], mapped: Mapped) -> Values:
    """One value a figure, school and period; of several rounds in a period the newest."""
    values, newest = Values(), dict[tuple[str, str, str, str], dict[str, str]]()
    for one in sorted(signed, key=lambda each: (each.held_on, each.school)):
        unit = mapped.schools.get(one.school)
        if unit is None:
            values.unknown.add(one.school)
            continue
        period = PERIODS[mapped.period](one.held_on)
        for name, number in _figures(one):
            target = mapped.figures.get(name)
            if target is None:
                values.unmapped.add(name)
                continue
            value = {"dataElement": target.element, "period": period, "orgUnit": unit, "value": number}
            if target.combination:
                value["categoryOptionCombo"] = target.combination
            newest[unit, period, target.element, target.combination] = value
    values.found = [newest[key] for key in sorted(newest)]
    return values


def as_json(values: Values) -> str:
    """The body to be posted to /api/dataValueSets."""
    return json.dumps({"dataValues": values.found}, ensure_ascii=False, indent=1) + "\n"


def _figures(one: Signed) -> Iterable[tuple[str, str]]:
    answers, _ = unpack_answers(one.form, one.answers)
    for question in one.form.questions:
        answer: Any = answers.get(question.name)
        if question.kind in NUMBERS and isinstance(answer, Decimal):
            yield question.name, format(answer, "f")
        elif question.kind == "calculate" and _is_number(one.calculated.get(question.name, "")):
            yield question.name, one.calculated[question.name]


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal() and text.isascii()


def _from_json(file: Path, text: str) -> Mapped:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MappingWrong(f"{file}: no JSON ({error})") from error
    if _HALF.search(json.dumps(read, ensure_ascii=False)):
        raise MappingWrong(f"{file}: half a sign stands in it (\\ud83d or the like); write the whole one")
    if not isinstance(read, dict):
        raise MappingWrong(f"{file}: an object with figures and schools is needed")
    figures, schools = read.get("figures"), read.get("schools")
    if not isinstance(figures, dict) or not isinstance(schools, dict):
        raise MappingWrong(f"{file}: figures and schools are objects, name to id")
    found = {}
    for name, target in figures.items():
        given = {"dataElement": target} if isinstance(target, str) else target
        if not isinstance(given, dict) or not isinstance(given.get("dataElement"), str):
            raise MappingWrong(f"{file}: figures.{name}: write an id, or an object with dataElement")
        found[name] = Target(given["dataElement"], str(given.get("categoryOptionCombo", "")))
    for code, unit in schools.items():
        if not isinstance(unit, str) or not unit:
            raise MappingWrong(f"{file}: schools.{code}: write the id of the organisation unit")
    return _checked(file, found, schools, str(read.get("period", "daily")), str(read.get("form", FORM)))


def _from_csv(file: Path, text: str) -> Mapped:
    """Columns kind (figure, school, period, form), name, id, categoryOptionCombo."""
    figures: dict[str, Target] = {}
    schools: dict[str, str] = {}
    settings: dict[str, str] = {}
    for number, row in _rows(file, text):
        kind, name, key = ((row.get(head) or "").strip() for head in ("kind", "name", "id"))
        if kind in ("period", "form") and name:
            settings[kind] = name
        elif kind == "figure" and name and key:
            figures[name] = Target(key, (row.get("categoryOptionCombo") or "").strip())
        elif kind == "school" and name and key:
            schools[name] = key
        else:
            raise MappingWrong(
                f"{file}, row {number}: write figure or school with name and id, or period or form with a name"
            )
    return _checked(file, figures, schools, settings.get("period", "daily"), settings.get("form", FORM))


def _rows(file: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows by number, whatever stands between the cells of the heading: Excel in Vietnam writes semicolons."""
    heading = text.partition("\n")[0]
    between = max(",;\t", key=heading.count)
    try:
        yield from enumerate(csv.DictReader(io.StringIO(text, newline=""), delimiter=between), 2)
    except csv.Error as error:
        raise MappingWrong(f"{file}: no CSV ({error})") from error


def _checked(file: Path, figures: Mapping[str, Target], schools: Mapping[str, str], period: str, form: str) -> Mapped:
    if period not in PERIODS:
        raise MappingWrong(f"{file}: period {period}: write one of {', '.join(PERIODS)}")
    if not figures:
        raise MappingWrong(f"{file}: no figure is mapped")
    return Mapped(figures, schools, period, form)
