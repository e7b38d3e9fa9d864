"""Questionnaires for chats: written as Markdown tables, asked in a round of the town's schools."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.forms import Form, load_form, unpack_answers
from storage.changes.declarations import bound_to
from storage.tables import DECLARATION, ORDER
from tests.town import MONDAY, Town, at

HEADS = ("type", "name", "label::vi", "label::en", "hint::vi", "relevant", "required", "constraint")
MORE = ("constraint_message::vi", "required_message::vi", "calculation", "default", "choice_filter", "read_only")


def write_form(
    folder: Path,
    survey: Sequence[dict[str, str]],
    choices: Sequence[tuple[str, ...]] = (),
    *,
    name: str = "khao-sat",
    columns: Sequence[str] = (),
    version: str = "1",
) -> Path:
    """A questionnaire of rows by heading; `choices` are list, name, label, then the cells of `columns`."""
    heads = (*HEADS, *MORE, *sorted({key for row in survey for key in row} - {*HEADS, *MORE}))
    lines = ["| survey |", _line(heads), *(_line([row.get(head, "") for head in heads]) for row in survey)]
    lines += ["| choices |", _line(["list_name", "name", "label::vi", *columns]), *map(_line, choices)]
    lines += ["| settings |", _line(["form_id", "version", "default_language"]), _line([name, version, "vi"])]
    path = folder / f"{name}-{version}.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _line(cells: Sequence[str]) -> str:
    return "| | " + " | ".join(cells) + " |"


def ask_of(town: Town, file: Path, *schools: int, due: str = "11:00") -> Form:
    """Publish a questionnaire and open a round by order of it on this Monday."""
    town.publish(file)
    form = load_form(file)
    open_by_order(town, form, *schools, due=due)
    return form


def open_by_order(town: Town, form: Form, *schools: int, due: str = "11:00") -> None:
    """Open a round by order of a questionnaire that is published, on this Monday."""
    order = town.seeds.insert(ORDER, kind="ad_hoc", number="12/PGD", issuer="Phòng GDĐT")
    for school in schools:
        town.seeds.round(school, order, town.clock.now(), at("Mon", due), at("Mon", "17:00"), MONDAY, form.name)


def stored(town: Town, form: Form) -> list[dict[str, Any]]:
    """The answers of every declaration, the oldest first."""
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(DECLARATION).order_by(DECLARATION.c.id)).all()
    opened = [
        town.database.sealer.open_json(
            "declaration.answers", row.uid, row.sealed_answers, bound_to(row.round_id, row.person_id, row.revision)
        )
        for row in rows
    ]
    return [dict(unpack_answers(form, each)[0]) for each in opened]
