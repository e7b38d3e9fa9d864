"""How families, pupils and teachers are called: by relation, school, level and region; one form in a family."""

import pytest
from sqlalchemy.engine import Connection

from bot.dialogue.address import habits_of, one_form, pupil_word
from bot.rounds.settings import setting_name, setting_text, settings_from, with_setting
from storage.queries import units
from storage.values import LEVELS, SchoolHabits
from tests.declaring.family import Family
from tests.town import Town

NORTH, SOUTH = SchoolHabits(), SchoolHabits(region="south")


@pytest.mark.parametrize(
    ("relations", "south", "parents", "kid"),
    [
        (["mother"], False, "mẹ", "con"),
        (["father"], False, "bố", "con"),
        (["father"], True, "ba", "con"),
        (["mother", "guardian"], False, "bố/mẹ", "con"),
        ([], False, "bố/mẹ", "con"),
        ([], True, "ba/mẹ", "con"),
        (["grandmother"], False, "bà", "cháu"),
        (["grandfather"], True, "ông", "cháu"),
        (["grandmother", "grandfather"], False, "ông/bà", "cháu"),
        (["grandmother", "guardian"], False, "gia đình", "cháu"),
        (["guardian"], True, "gia đình", "cháu"),
    ],
)
def test_a_guardian_is_called_by_what_they_are_to_the_child(
    relations: list[str], south: bool, parents: str, kid: str
) -> None:
    words = habits_of(relations, south=south)
    assert (words["parents"], words["kid"]) == (parents, kid)
    assert words["Parents"] == parents[0].upper() + parents[1:]
    assert words["Kid"] == kid[0].upper() + kid[1:]


@pytest.mark.parametrize(
    ("schools", "parents", "child"),
    [
        ([NORTH], "bố/mẹ", None),
        ([SOUTH], "ba/mẹ", None),
        ([SOUTH, NORTH, NORTH], "bố/mẹ", "con"),
        ([SOUTH, SOUTH, NORTH], "ba/mẹ", "con"),
        ([SOUTH, NORTH], "bố/mẹ", "con"),
        ([NORTH, SchoolHabits(parents="ba/mẹ")], "ba/mẹ", "con"),
        ([SchoolHabits(region="south", parents="bố/mẹ")], "bố/mẹ", None),
        ([SchoolHabits(child="em"), NORTH], "bố/mẹ", "con"),
        ([SchoolHabits(child="em"), SchoolHabits(child="em")], "bố/mẹ", "em"),
    ],
)
def test_a_family_of_several_schools_hears_one_form(
    schools: list[SchoolHabits], parents: str, child: str | None
) -> None:
    form = one_form(schools)
    assert (form.parents, form.child or "con") == (parents, child or "con")


def test_a_pupil_is_tre_to_the_teachers_of_a_kindergarten_alone() -> None:
    assert {level: pupil_word(SchoolHabits(levels=(level,))) for level in LEVELS} == {
        "preschool": "trẻ",
        **dict.fromkeys(LEVELS[1:], "em"),
    }
    assert pupil_word(SchoolHabits(levels=("preschool", "primary"))) == "em"


def sets(town: Town, school: int, name: str, value: str) -> None:
    def run(connection: Connection) -> None:
        text = setting_text(with_setting(settings_from({}), name, value), setting_name(name))
        units.write_setting(connection, school, setting_name(name), text)

    town.database.write(run).result()


def test_what_a_school_sets_is_what_its_parents_read(town: Town) -> None:
    family = Family(town)
    uncle = family.guardian("Trần Văn Hải", "guardian")
    grandmother = family.guardian("Lê Thị Sen", "grandmother")
    father = family.guardian("Trần Văn Nam", "father")
    for school in (family.primary, family.kindergarten):
        sets(town, school, "parents", "ba mẹ")
        sets(town, school, "child", "em")
    town.to("Mon", "06:16")
    father.sees("Ba vui lòng khai báo cho", "Cả 3 em đều khỏe")
    grandmother.sees("Bà vui lòng khai báo cho", "Cả 3 cháu đều khỏe")
    uncle.sees("Gia đình vui lòng khai báo cho", "Cả 3 cháu đều khỏe")
    family.mother.sees("Mẹ vui lòng khai báo cho", "Cả 3 em đều khỏe").says("/trogiup").sees("Báo em không khỏe")


def test_the_other_guardian_reads_ba_where_the_school_says_so(town: Town) -> None:
    family = Family(town)
    father = family.guardian("Trần Văn Nam", "father")
    for school in (family.primary, family.kindergarten):
        sets(town, school, "region", "south")
    town.to("Mon", "06:16")
    father.taps("Cả 3 con đều khỏe")
    family.mother.says("/khaibao").sees("Ba đã khai lúc 06:16")


def test_one_school_of_two_that_says_em_still_leaves_con(town: Town) -> None:
    family = Family(town)
    sets(town, family.primary, "child", "em")
    town.to("Mon", "06:16")
    family.mother.sees("Cả 3 con đều khỏe")
