"""`khaibao messages preview`: the catalogs as their readers see them, without a database."""

import re

import pytest
from typer.testing import CliRunner

from bot.commands.program import app
from bot.dialogue.leafing import READERS
from bot.i18n import AUDIENCES, LANGUAGES, written


def preview(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["messages", "preview", *words])
    assert result.exit_code == code, result.output
    return result.output


def said(page: str, msgid: str) -> list[str]:
    """The lines under a msgid, with their marks."""
    found = page.split(f"\n  {msgid}\n", 1)[1].split("\n\n", 1)[0]
    return found.split("\n")


@pytest.fixture(autouse=True)
def nowhere(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """A folder without settings, keys or data, and a database nobody can open."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_room_that_an_audience_reads_is_there_and_every_sentence_once(audience: str, language: str) -> None:
    page = preview("--audience", audience, "--language", language)
    rooms = dict(re.findall(r"^== (\w+) \((\d+)\)$", page, re.MULTILINE))
    mine = [
        each
        for each in written("vi")
        if each.audience in (None, audience) and audience in READERS.get(each.room, (audience,))
    ]
    assert {room: int(n) for room, n in rooms.items()} == {
        room: len({each.ids[0] for each in mine if each.room == room}) for room in {each.room for each in mine}
    }


def test_the_wording_of_an_audience_is_marked() -> None:
    msgid = "Please declare your health {when}."
    assert said(preview("--audience", "teacher"), msgid) == ["* Thầy/cô vui lòng khai báo sức khỏe trước 06:16 ạ."]
    assert said(preview("--audience", "pupil"), msgid) == ["  Em khai báo sức khỏe trước 06:16 nhé."]
    assert said(preview("--audience", "pupil", "--language", "en"), msgid) == [
        "= Please declare your health before 06:16."
    ]


def test_plural_forms_are_shown_for_one_and_for_several() -> None:
    english = preview("--audience", "official", "--language", "en", "--room", "cases")
    assert said(english, "{n} open case") == ["  1 open case", "  3 open cases"]


def test_parents_are_called_as_the_region_and_their_school_call_them() -> None:
    msgid = "{Parents}, please declare for {who}."
    assert said(preview("--audience", "parent"), msgid)[0].startswith("  Bố/mẹ vui lòng")
    assert said(preview("--audience", "parent", "--region", "south"), msgid)[0].startswith("  Ba/mẹ vui lòng")
    father = preview("--audience", "parent", "--region", "south", "--relation", "father")
    assert said(father, msgid)[0].startswith("  Ba vui lòng")
    grandmother = preview("--audience", "family", "--relation", "grandmother")
    assert said(grandmother, msgid)[0].startswith("  Bà vui lòng")


def test_values_are_filled_with_samples() -> None:
    for audience in AUDIENCES:
        blocks = preview("--audience", audience).split("\n\n")[1:]
        spoken = [line for block in blocks for line in block.split("\n")[1:] if not line.startswith("==")]
        assert spoken
        assert [line for line in spoken if re.search(r"(?<!\$)\{\w*\}", line)] == []


def test_one_room_alone_is_shown_to_whoever_asks_for_it() -> None:
    page = preview("--audience", "parent", "--room", "importing")
    assert page.count("\n== ") == 1


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--audience", "nobody"], "--audience: “nobody” is none of: parent, family, pupil, teacher, official"),
        (["--audience", "parent", "--room", "attic"], "--room: “attic” is none of: "),
        (["--audience", "parent", "--language", "fr"], "--language: “fr” is none of: vi, en"),
        (["--audience", "parent", "--region", "west"], "--region: “west” is none of: north, south"),
    ],
)
def test_what_is_not_known_is_said_in_one_line(words: list[str], line: str) -> None:
    result = CliRunner().invoke(app, ["messages", "preview", *words])
    assert result.exit_code != 0
    assert line in result.stderr
    assert len(result.stderr.strip().split("\n")) == 1
