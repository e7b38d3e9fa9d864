"""The questionnaires that ship with the program, read once a process."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from bot.forms.loading import load_form
from bot.forms.values import Form

FOLDER = Path(__file__).resolve().parents[2] / "forms"


@cache
def shipped_forms() -> Mapping[str, Form]:
    """Every questionnaire of `forms/` by its name; raises FormError for a faulty one."""
    return MappingProxyType({name: form for name, (_, form) in _read().items()})


@cache
def shipped_files() -> Mapping[str, Path]:
    """Where each of them stands."""
    return MappingProxyType({name: path for name, (path, _) in _read().items()})


@cache
def _read() -> Mapping[str, tuple[Path, Form]]:
    read = [(path, load_form(path)) for path in sorted(FOLDER.glob("*.xlsx"))]
    return MappingProxyType({form.name: (path, form) for path, form in read})
