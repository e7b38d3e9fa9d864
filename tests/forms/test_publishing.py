"""Versions of a questionnaire: published once, never changed, the newest asked, the old ones read as they were."""

from pathlib import Path

import pytest

from bot.forms import load_form, shipped_forms
from bot.publishing import (
    AskedOfOthers,
    KindChanged,
    NoSuchVersion,
    VersionTaken,
    find_version,
    publish,
    publish_shipped,
    workbook_of,
)
from bot.shelf import Shelf, compiled, forms_in_force
from storage.queries.questionnaires import sources, version_rows
from tests.forms.conftest import PERSON, WriteForm
from tests.town import Town

HEAD = "| | type | name | label::vi | label::en |"
FEVER = "| | text | fever | Sốt | Fever |"
NUMBER = "| | integer | days | Mấy ngày | Days |"


def settings(version: str) -> str:
    return f"| | try | {version} | vi |"


def asked(town: Town, name: str = "try") -> str:
    with town.database.reading() as connection:
        return forms_in_force(connection)[name].version


def test_the_version_published_last_is_asked_and_the_earlier_one_stays_as_it_was(
    town: Town, write_form: WriteForm
) -> None:
    first = write_form(HEAD, FEVER, settings=settings("1"))
    whole = first.read_bytes()
    assert town.publish(first).before is None
    town.by(minutes=1)
    done = town.publish(write_form(HEAD, FEVER, NUMBER, settings=settings("2")))
    assert done.before is not None
    assert (done.before.version, asked(town)) == ("1", "2")
    assert [(one.what, one.question) for one in done.differences if one.question] == [("added", "days")]
    with town.database.reading() as connection:
        assert workbook_of(connection, "try", "1") == whole
        assert [q.name for q in find_version(connection, "try", "1").questions] == ["fever"]
        assert [q.name for q in find_version(connection, "try", None).questions] == ["fever", "days"]
        with pytest.raises(NoSuchVersion):
            find_version(connection, "try", "3")


def test_a_published_version_never_changes(town: Town, write_form: WriteForm) -> None:
    town.publish(write_form(HEAD, FEVER, settings=settings("1")))
    with pytest.raises(VersionTaken):
        town.publish(write_form(HEAD, FEVER, NUMBER, settings=settings("1")))
    with town.database.reading() as connection:
        assert len(find_version(connection, "try", "1").questions) == 1


def test_what_ships_is_published_too_and_cannot_be_written_over(town: Town, tmp_path: Path) -> None:
    version = shipped_forms()["person-2026"].version
    other = tmp_path / "other.md"
    other.write_text(
        f"| survey |\n{HEAD}\n{FEVER}\n| settings |\n| | form_id | version |\n| | person-2026 | {version} |"
    )
    with pytest.raises(VersionTaken):
        town.publish(other)


def test_the_same_workbook_again_puts_its_version_back_in_force(town: Town, write_form: WriteForm) -> None:
    for version in ("1", "2", "1"):
        town.by(minutes=1)
        done = town.publish(write_form(HEAD, FEVER, settings=settings(version)))
        assert asked(town) == version
    assert not done.is_new
    with town.database.reading() as connection:
        rows = [row for row in version_rows(connection) if row.name == "try"]
    assert [(row.version, row.is_in_force) for row in rows] == [("1", True), ("2", False)]


def test_a_question_of_another_kind_needs_another_name(town: Town, write_form: WriteForm) -> None:
    town.publish(write_form(HEAD, FEVER, settings=settings("1")))
    town.publish(write_form(HEAD, NUMBER, settings=settings("2")))
    with pytest.raises(KindChanged):
        # also where the version in force does not have the question: exports hold all versions in one table
        town.publish(write_form(HEAD, FEVER.replace("text", "integer"), settings=settings("3")))
    assert asked(town) == "2"


def test_a_form_of_persons_does_not_become_one_of_schools(town: Town, write_form: WriteForm) -> None:
    town.publish(write_form(HEAD, FEVER, settings=settings("1")))
    school = write_form(HEAD, FEVER, settings=settings("2"))
    cells = school.read_text().replace("default_language |", "default_language | kb:asked_of |")
    school.write_text(cells.replace("| 2 | vi |", "| 2 | vi | school |"))
    with pytest.raises(AskedOfOthers):
        town.publish(school)


def test_what_ships_goes_in_at_the_start_and_leaves_an_own_version_in_force(town: Town, tmp_path: Path) -> None:
    def start() -> list[str]:
        return town.database.write(lambda c: publish_shipped(c, town.clock.now())).result(10)

    new = start()
    assert f"person-2026 {shipped_forms()['person-2026'].version}" in new
    assert start() == []
    own = tmp_path / "own.md"
    own.write_text(f"| survey |\n{HEAD}\n{FEVER}\n| settings |\n| | form_id | version |\n| | person-2026 | own-1 |")
    town.by(minutes=1)
    town.publish(own)
    town.by(minutes=1)
    assert start() == []
    assert asked(town, "person-2026") == "own-1"


def test_a_published_form_that_this_program_cannot_read_leaves_the_one_before_in_force(
    town: Town, write_form: WriteForm
) -> None:
    town.publish(write_form(HEAD, FEVER, settings=settings("1")))
    town.by(minutes=1)
    good = write_form(HEAD, NUMBER, FEVER.replace("fever", "cough"), settings=settings("2"))
    form = load_form(good)
    good.write_bytes(b"| survey |\n| | type | name |\n| | nonsense | a |")
    town.database.write(lambda c: publish(c, form, good, "Sở", town.clock.now())).result(10)
    assert asked(town) == "1"


def test_a_running_program_asks_the_new_version_with_the_next_update(town: Town, write_form: WriteForm) -> None:
    shelf = Shelf()
    with town.database.reading() as connection:
        assert "try" not in shelf.forms(connection)
    town.publish(write_form(HEAD, FEVER, settings=settings("1")))
    with town.database.reading() as connection:
        assert shelf.forms(connection)["try"].version == "1"
        assert shelf.forms(connection) is shelf.forms(connection)


def test_a_workbook_is_compiled_once_a_process(town: Town) -> None:
    town.publish(PERSON)
    key = ("person-2026", shipped_forms()["person-2026"].version)
    with town.database.reading() as connection:
        one, other = sources(connection, {key})[key], sources(connection, {key})[key]
    assert compiled(one) is compiled(other)
    assert compiled(one).digest == shipped_forms()["person-2026"].digest
