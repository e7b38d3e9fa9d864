"""A school whose people, letters and answers are naughty strings: every export read back, and the page of its link."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import sqlalchemy as sa
from fhir.resources.R4B.bundle import Bundle

from bot.as_typed import as_typed
from bot.commands.exporting import Format, write_out, write_wanted
from bot.i18n import load_catalogs
from bot.reports.fhir_bundle import write_bundle
from bot.reports.wanted import Wanted, What
from bot.web.export_pages import About, file_names, offer_page
from storage.changes import store
from storage.changes.declarations import Declare
from storage.queries import export_rows
from storage.sealing import new_uid
from storage.tables import CASE, ORDER, PERSON, ROUND
from tests.escalating.hoa_ban import HoaBan
from tests.naughty.reading import by_calamine, by_csv, by_json, by_openpyxl
from tests.naughty.strings import EVERY
from tests.naughty.test_files import NOWHERE
from tests.town import MONDAY, Town, at

TEXTS = tuple(dict.fromkeys(text for each in EVERY if (text := as_typed(each)[:500])))
"""Somebody typed them."""
MOST_TEXT = 300
"""Letters of an answer, by the questionnaire; exports of people hold what is stored, FHIR what is an answer."""
UNTIL = at("Mon", "06:30")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HoaBan]:
    """A pupil, a letter, a school and an answer for each."""
    town = Town(f"sqlite:///{tmp_path_factory.mktemp('exports')}/town.db")
    hoa_ban = HoaBan(town)
    town.database.write(lambda connection: fill(connection, hoa_ban)).result(timeout=60)
    yield hoa_ban
    town.close()


def fill(connection: sa.Connection, school: HoaBan) -> None:
    """All rows at once."""
    sealer, now = school.town.database.sealer, at("Mon", "06:30")
    declared = []
    for number, text in enumerate(TEXTS):
        uid = new_uid()
        name = sealer.seal("person.name", uid, text)
        row = {"uid": uid, "kind": "pupil", "school_id": school.school, "sealed_name": name}
        [person] = connection.execute(PERSON.insert().values(**row)).inserted_primary_key or [0]
        answers = {"well": "no", "signs": ["other"], "other_text": text[:MOST_TEXT]}
        declared.append(
            Declare(
                **{"uid": new_uid(), "round_id": school.round, "person_id": person, "school_id": school.school},
                **{"class_id": school.tho_ngoc, "revision": 1, "account_id": None, "by_person_id": person},
                **{"by": "guardian", "at": now, "form_version": "2026.1", "well": False, "code": "9D4T"},
                **{"severity": "note", "answers": answers},
            )
        )
        case = {"uid": new_uid(), "person_id": person, "school_id": school.school, "class_id": school.tho_ngoc}
        case |= {"declaration_uid": new_uid(), "severity": "amber", "state": "taken", "opened_at": now}
        case |= {"report_by": now, "policy": {}, "taken_by": person, "taken_at": now, "notifiable": False}
        connection.execute(CASE.insert().values(**case, at_school=False, step=0, version=0))
        order = {
            "kind": "ad_hoc",
            "number": text[:80],
            "issued_on": MONDAY + timedelta(days=number),
            "issuer": text[:200],
            "summary": text,
        }
        [order_id] = connection.execute(ORDER.insert().values(**order)).inserted_primary_key or [0]
        held = {"opens_at": now, "due_at": now, "closes_at": now, "held_on": MONDAY + timedelta(days=1 + number)}
        held |= {"state": "closed", "done": "closed", "version": 0, "form": "person-2026"}
        connection.execute(ROUND.insert().values(school_id=school.school, order_id=order_id, **held))
    store(connection, sealer, declared)


def tables(school: HoaBan, folder: Path, what: What) -> Iterator[tuple[str, list[list[Any]]]]:
    """A table in every format, as other programs read it: rows of cells without headings."""
    form = "person-2026" if what == "declarations" else None
    wanted = Wanted(what, form, school.round if what == "declarations" else None)
    for kind, reads in ((Format.XLSX, (by_openpyxl, by_calamine)), (Format.CSV, (by_csv,))):
        out = folder / f"a.{kind}"
        write_wanted(school.town.database, school.town.clock, wanted, "HB", out, kind)
        for read in reads:
            yield read.__name__, read(out)
    write_wanted(school.town.database, school.town.clock, wanted, "HB", folder / "a.json", Format.JSON)
    rows = by_json(folder / "a.json")
    yield "json", [list(rows[0]), *(list(row.values()) for row in rows)]


def column(rows: Sequence[Sequence[Any]], *heads: str) -> list[Any]:
    """The cells below a heading."""
    place = next(at for at, head in enumerate(rows[0]) if head in heads)
    return [row[place] for row in rows[1:]]


def test_declarations_hold_the_names_and_the_answers(school: HoaBan, tmp_path: Path) -> None:
    for kind, rows in tables(school, tmp_path, "declarations"):
        names = column(rows, "Họ và tên", "name")
        assert sorted(names) == sorted(TEXTS), kind
        assert column(rows, "Người khai", "author") == names, kind
        answers = [name[:MOST_TEXT] for name in names]
        assert answers in [[row[at] for row in rows[1:]] for at in range(18, len(rows[0]))], kind


def test_cases_hold_the_names_of_children_and_of_whoever_took_them(school: HoaBan, tmp_path: Path) -> None:
    for kind, rows in tables(school, tmp_path, "cases"):
        names = column(rows, "Họ và tên", "name")
        assert sorted(names) == sorted(TEXTS), kind
        assert sum([row[at] for row in rows[1:]] == names for at in range(len(rows[0]))) == 2, kind


def test_rounds_hold_their_letters(school: HoaBan, tmp_path: Path) -> None:
    for kind, rows in tables(school, tmp_path, "rounds"):
        cells = list(zip(*rows[1:], strict=True))
        for most in (80, 200, 500):
            told = [list(each)[-len(TEXTS) :] for each in cells]
            assert [text[:most] for text in TEXTS] in told, (kind, most)


def test_fhir_holds_the_answers_exactly(school: HoaBan, tmp_path: Path) -> None:
    database, out = school.town.database, tmp_path / "a.json"

    def bundle(connection: Any, schools: Any, page: Path) -> int:
        rounds = export_rows.rounds(connection, [one.id for one in schools], school.round)
        return write_bundle(page, connection, database.sealer, rounds, "person-2026")

    write_out(database, school.town.clock, "declarations", "HB", out, bundle)
    told = [
        answer["valueString"]
        for entry in by_json(out)["entry"]
        if entry["resource"]["resourceType"] == "QuestionnaireResponse"
        for item in entry["resource"]["item"]
        if item["linkId"] == "other_text"
        for answer in item["answer"]
    ]
    assert told == [text[:MOST_TEXT] for text in TEXTS]
    Bundle.model_validate_json(out.read_text())


UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]')
"""What no file system takes, and what shows a name otherwise than it is (a joiner within a picture does not)."""


class Paragraphs(HTMLParser):
    """What a page shows, and the elements it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.tags: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.shown.append("")

    def handle_endtag(self, tag: str) -> None:
        self.shown.append("")

    def handle_data(self, data: str) -> None:
        self.shown[-1:] = ["".join([*self.shown[-1:], data])]


def test_the_page_of_a_link_shows_names_as_they_are_and_names_a_safe_file() -> None:
    voice = load_catalogs().voice("vi", "official")
    wanted = Wanted("declarations", "person-2026", None, date(2026, 11, 1), date(2026, 11, 30))
    usual = Paragraphs(offer_page(voice, About(wanted, "Tên", "Trường", "HB", UNTIL)))
    texts = (text for text in EVERY if text and not NOWHERE.search(text) and not set(text) & {"\0", "\r"})
    for text in texts:
        about = About(wanted, text, text, text, UNTIL)
        page = Paragraphs(offer_page(voice, about))
        assert page.tags == usual.tags, text
        assert text in page.shown and any(shown.endswith(f": {text}") for shown in page.shown), text
        header = file_names("Bản khai", about)
        found = re.fullmatch(r"attachment; filename=\"([\w.-]+)\"; filename\*=UTF-8''([\w.%~-]+)", header, re.ASCII)
        assert found is not None, header
        real = unquote(found[2])
        assert real.endswith(".xlsx") and len(real) <= 125
        assert not UNSAFE.search(real), ascii(real)
