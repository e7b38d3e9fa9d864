"""Strings as every word that a command takes: it ends with a clear line and an exit code, never with a traceback."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import typer
from click.testing import CliRunner, Result

from bot.commands.program import app
from tests.naughty.strings import EVERY, NAUGHTY
from tests.naughty.test_brought_in import ROSTER, SCHOOL, UNITS, pupils, workbook
from tests.program import FIELD, INDEX

PROGRAM = typer.main.get_command(app)
"""Made once; a run that is given the app makes every command anew."""
USUAL: dict[str, Sequence[str]] = {
    "unit": ("--unit", "TH"),
    "out": ("--out", "out.txt"),
    "form": ("--form", "person-2026"),
    "by": ("--by", "An"),
    "on": ("--on", "2026-11-22"),
    "until": ("--until", "08:00"),
    "audience": ("--audience", "parent"),
    "phone": ("--phone", "0590000123"),
    "file": ("roster.xlsx",),
    "answers": ("answers.json",),
    "name": ("bell",),
    "value": ("07:15",),
    "old": ("person-2026",),
    "new": ("person-2026",),
}
"""What stands where another word is naughty; keys and anything else are 1."""
HARD = ("\udced\udca0\udcbd", "x" * 20_000)
"""For every word; the others go round."""
TYPED = tuple(
    text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape") for text in EVERY if "\0" not in text
)
"""As a terminal hands them over: bytes that are no UTF-8 come as halves of pairs, and none holds a NUL."""
ADDRESSES = tuple(text for kind in ("numbers", "paths", "places of templates") for text in NAUGHTY[kind])
"""For `--listen`: none of them is one, else somebody would listen there."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An operator's folder: a school with three pupils, files to be read."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        settings = {
            "DATABASE_URL": f"sqlite:///{folder}/a.db",
            "TELEGRAM_BOT_TOKENS": "4242:token-of-a-test-only",
            "FIELD_KEYS": "1:" + b64encode(FIELD).decode(),
            "INDEX_KEYS": "1:" + b64encode(INDEX).decode(),
        }
        for name, value in settings.items():
            patch.setenv(f"KHAIBAO_{name}", value)
        Path("answers.json").write_text('{"well": "yes"}')
        workbook("roster.xlsx", ROSTER, pupils("Lớp", ["2A", "2A", "2B"]))
        for words in (("units", str(workbook("units.xlsx", UNITS, SCHOOL))), ("roster", "roster.xlsx", "--unit", "TH")):
            assert run("import", *words).exit_code == 0
        yield folder


def run(*words: str) -> Result:
    """A command in this process."""
    return CliRunner().invoke(PROGRAM, list(words))


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command, with the words that call it."""
    for name, found in getattr(group, "commands", {}).items():
        if getattr(found, "commands", None):
            yield from commands(found, (*path, name))
        else:
            yield (*path, name), found


def lines() -> Iterator[tuple[list[str], str]]:
    """Command lines with one naughty word each, and that word."""
    worded = [
        (path, found, each)
        for path, found in commands(PROGRAM)
        for each in found.params
        if not getattr(each, "is_flag", False) and not getattr(each, "count", False)
    ]
    for number, (path, found, naughty) in enumerate(worded):
        goes_round = ADDRESSES if naughty.name in ("listen", "address") else TYPED
        for text in dict.fromkeys((*HARD, goes_round[number * 7 % len(goes_round)])):
            words = list(path)
            for each in found.params:
                if each is naughty:
                    words += [*each.opts[:1], text] if each.opts[0].startswith("-") else ["--", text]
                elif each.required:
                    words += USUAL.get(each.name, ("1",))
            yield words, text


def is_in_words(result: Result) -> bool:
    """Whether it ended as a command ends: with something said, and with what a shell takes for a failure if it is."""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        return False
    return result.exit_code == 0 or (result.exit_code in (1, 2) and bool(result.output.strip()))


def test_every_word_of_every_command(desk: Path) -> None:
    found = list(lines())
    wrong = [(words, text, result) for words, text in found if not is_in_words(result := run(*words))]
    told = [f"{' '.join(words)[:90]!a} {text[:20]!a}: {result.exception!r:.200}" for words, text, result in wrong]
    assert not told, "\n".join(told)
    assert len(found) > 300
