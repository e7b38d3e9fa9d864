"""Any text in a file that the program writes: read by other libraries it is the text again, and nothing runs it."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.as_typed import as_typed
from bot.cases.clusters.shipped import DEFAULT_RULES
from bot.imports.names import clean
from bot.imports.policy import read_policy
from bot.imports.writing_policy import write_policy
from bot.reports.tables import Column, Headings, Table, write_csv, write_json, write_xlsx
from tests.importing.test_policy import OWN
from tests.naughty.reading import FORMULA_SIGNS, by_calamine, by_csv, by_json, by_openpyxl
from tests.naughty.strings import EVERY

HEADINGS = Headings("Mã", ("a", "b", "c", "d", "e"))
MOST = 32_767
"""UTF-16 units of a cell."""
NOWHERE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of pairs, which no database takes, and what XML has no sign for: neither is stored, see `as_typed`."""
STORABLE = tuple(text for text in EVERY if not NOWHERE.search(text))
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=60)


def files(folder: Path, texts: Sequence[str]) -> tuple[Path, Path, Path]:
    """Texts as cells, as headings and as the meaning of codes, in every format."""
    columns = [Column("n", "Số", "number"), *(Column(f"c{at}", text, "text") for at, text in enumerate(texts[:40]))]
    columns[1] = Column("c0", texts[0], "text", tuple((str(at), text) for at, text in enumerate(texts)))
    blank = [None] * (len(columns) - 2)
    table = Table("Bảng", columns, [[at, text, *blank] for at, text in enumerate(texts)])
    out = tuple(folder / f"a.{kind}" for kind in ("xlsx", "csv", "json"))
    write_xlsx(out[0], table, HEADINGS)
    write_csv(out[1], table)
    write_json(out[2], table)
    return out  # type: ignore[return-value]


def are_read_back(folder: Path, texts: Sequence[str]) -> None:
    """Whoever reads them."""
    xlsx, csv, json = files(folder, texts)
    for read in (by_openpyxl, by_calamine):
        head, *rows = read(xlsx)
        carried = [text[:MOST] or None for text in texts]
        assert head[1:] == carried[: len(head) - 1]
        assert [row[1] for row in rows] == carried, read
        meanings = [row[4] for row in read(xlsx, 1) if row[0] == "c0" and row[3] is not None]
        assert meanings == carried
    head, *rows = by_csv(csv)
    assert (head[1:], [row[1] for row in rows]) == (list(texts[:40]), list(texts))
    shown = [cell for row in by_csv(csv, as_shown=True) for cell in row[1:]]
    assert not [cell for cell in shown if cell.startswith(tuple(FORMULA_SIGNS))]
    assert [row["c0"] for row in by_json(json)] == list(texts)


def test_every_string_is_read_back(tmp_path: Path) -> None:
    are_read_back(tmp_path, STORABLE)
    are_read_back(tmp_path, [taken for text in EVERY if (taken := as_typed(text))])


@given(st.lists(ANY | st.text("_x0041'=+-@\t\r\n<r>/&;,\" ", max_size=12), min_size=1, max_size=12))
@settings(max_examples=60)
def test_any_text_is_read_back(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        are_read_back(Path(folder), texts)


def test_a_cell_ends_where_excel_takes_no_more(tmp_path: Path) -> None:
    xlsx, csv, json = files(tmp_path, ["ế" * 40_000, "🙂" * 20_000, "a" + "🙂" * 20_000])
    for read in (by_openpyxl, by_calamine):
        assert [row[1] for row in read(xlsx)[1:]] == ["ế" * MOST, "🙂" * 16_383, "a" + "🙂" * 16_383]
    assert [len(row[1]) for row in by_csv(csv)[1:]] == [40_000, 20_000, 20_001]
    assert len(by_json(json)[1]["c0"]) == 20_000


@pytest.mark.parametrize("field", ["advice", "source", "author", "name"])
def test_a_policy_is_written_and_brought_in_again(tmp_path: Path, field: str) -> None:
    texts = [taken for text in EVERY if (taken := " ".join(as_typed(text).split())) and len(taken) < 200]
    rules = [replace(DEFAULT_RULES[0], **{field: text}) for text in texts]
    write_policy(tmp_path / "policy.xlsx", OWN, rules, "HB")
    for read in (by_openpyxl, by_calamine):
        heads, *rows = read(tmp_path / "policy.xlsx", 2)
        at = {"name": 0, "advice": 7, "source": 8, "author": 9}[field]
        assert [row[at] for row in rows] == texts, heads[at]
    found = read_policy(tmp_path / "policy.xlsx")
    assert len(found.clusters) + len(found.report.findings) >= len(texts), "what is not taken is told"


def test_what_is_stored_nowhere_breaks_no_workbook(tmp_path: Path) -> None:
    texts = [text for text in EVERY if NOWHERE.search(text)]
    table = Table("Bảng", [Column("a", "A")], [[text] for text in texts])
    write_xlsx(tmp_path / "a.xlsx", table, HEADINGS)
    assert [row[0] for row in by_openpyxl(tmp_path / "a.xlsx")[1:]] == texts
    assert not [text for text in texts if NOWHERE.search(as_typed(text) + clean(text))]
