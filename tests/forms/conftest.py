"""Questionnaires for the tests: the one that ships, and small ones written on the spot as Markdown tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.forms import Form, load_form

PERSON = Path(__file__).parents[2] / "forms" / "person-2026.xlsx"
MONDAY = datetime(2026, 11, 22, 23, 15, tzinfo=UTC)
"""Monday 23/11/2026, 06:15 in Việt Nam: still Sunday in UTC."""

WriteForm = Callable[..., Path]


@pytest.fixture(scope="session")
def person() -> Form:
    return load_form(PERSON)


@pytest.fixture
def write_form(tmp_path: Path) -> WriteForm:
    """A questionnaire as a file: heading and rows of the survey sheet, lines of the choices sheet."""

    def write(*survey: str, choices: tuple[str, ...] = (), settings: str = "| | try | 1 | vi |") -> Path:
        lines = ["| survey |", *survey, "| choices |", "| | list_name | name | label::vi | label::en |", *choices]
        lines += ["| settings |", "| | form_id | version | default_language |", settings]
        path = tmp_path / "try.md"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write
