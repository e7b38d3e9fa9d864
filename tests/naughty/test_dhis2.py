"""Names and ids of a DHIS2: a mapping of naughty strings is read, in either format, and its values read back."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from bot.forms import load_form
from bot.reports.dhis2 import Mapped, MappingWrong, Signed, Target, as_json, data_values, read_mapping
from tests.asking.forms import write_form
from tests.naughty.strings import EVERY
from tests.naughty.test_brought_in import csv_file
from tests.naughty.test_files import NOWHERE
from tests.town import MONDAY

HEADS = ("kind", "name", "id", "categoryOptionCombo")
TEXTS = tuple(dict.fromkeys(text.strip() for text in EVERY if text.strip() and not NOWHERE.search(text)))
"""As cells of a mapping are read."""


def mapped_by(texts: tuple[str, ...]) -> Mapped:
    """Each a school, its unit and, of a figure, element and combination."""
    figures = {f"f{at}": Target(text, text) for at, text in enumerate(texts)}
    return Mapped(figures, {text: text for text in texts})


def as_rows(mapped: Mapped) -> list[tuple[str, ...]]:
    """The same as a table."""
    rows = [("figure", name, one.element, one.combination) for name, one in mapped.figures.items()]
    return [*rows, *(("school", code, unit, "") for code, unit in mapped.schools.items())]


def test_a_mapping_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    mapped = mapped_by(TEXTS)
    figures = {
        name: {"dataElement": one.element, "categoryOptionCombo": one.combination}
        for name, one in mapped.figures.items()
    }
    for is_ascii in (True, False):
        text = json.dumps({"figures": figures, "schools": dict(mapped.schools)}, ensure_ascii=is_ascii)
        (tmp_path / "m.json").write_text(text, encoding="utf-8")
        assert read_mapping(tmp_path / "m.json") == mapped
    # a table has line ends of its own
    in_table = mapped_by(tuple(text for text in TEXTS if "\r" not in text))
    for between in (",", ";", "\t"):
        assert read_mapping(csv_file("m.csv", HEADS, as_rows(in_table), between)) == in_table, between


def test_values_of_any_school_and_element_are_read_back(tmp_path: Path) -> None:
    form = load_form(write_form(tmp_path, [{"type": "integer", "name": "f0", "label::vi": "Bao nhiêu?"}]))
    for text in TEXTS:
        mapped = Mapped({"f0": Target(text, text)}, {text: text})
        values = data_values([Signed(text, MONDAY, form, {"f0": "7"}, {})], mapped)
        (tmp_path / "out.json").write_text(as_json(values), encoding="utf-8")
        [found] = json.loads((tmp_path / "out.json").read_text("utf-8"))["dataValues"]
        at = {"dataElement": text, "orgUnit": text, "categoryOptionCombo": text}
        assert found == {**at, "period": "20261123", "value": str(Decimal(7))}


def test_what_is_no_mapping_is_refused_in_words(tmp_path: Path) -> None:
    wrong = [text.encode("utf-8", "surrogatepass") for text in EVERY]
    wrong += [b"[" * 100_000, b'{"figures": ' + b"[" * 100_000, b"\xff\xfe", b"9" * 5_000]
    wrong += [json.dumps({"figures": {text: 1}, "schools": {}}).encode() for text in EVERY]
    wrong += [json.dumps({"figures": {"a": "b"}, "schools": {text: 1}}).encode() for text in EVERY]
    wrong += [json.dumps({"figures": {"a": "b"}, "schools": {}, "period": text}).encode() for text in EVERY]
    wrong += [f'kind,name,id\nfigure,a,"{"b" * 200_000}"\n'.encode()]
    for ending in ("json", "csv"):
        for content in wrong:
            file = tmp_path / f"m.{ending}"
            file.write_bytes(content)
            with pytest.raises(MappingWrong) as refused:
                read_mapping(file)
            assert str(refused.value).encode() and file.name in str(refused.value)
