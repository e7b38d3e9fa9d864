"""That the others are well counts only where it is said of all of them, of now, and with nothing behind it."""

from datetime import date

import pytest

from bot.understanding.rest import the_rest_is_well
from bot.understanding.values import Named

MINH, NGAN = Named("m", "Nguyễn Nhật Minh", "2A"), Named("n", "Nguyễn Thảo Ngân", "5B")
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "be tue sot 38,2 tu toi qua noi mun nuoc o tay, me cho nghi hoc roi, 2 dua kia khoe",
        "tuệ sốt, 2 đứa kia khỏe",
        "tuệ ho, hai bé còn lại bình thường",
        "Tuệ nôn. còn lại khỏe hết",
        "tuệ sốt mấy đứa kia ok",
        "tuệ sốt 38, Minh với Ngân khỏe",
        "tue ho con 2 dua kia van khoe",
        "Tuệ sốt, Minh khỏe, Ngân khỏe",
        "tuệ bị ho, các con khác đều không sao ạ",
    ],
)
def test_all_others_are_said_to_be_well(text: str) -> None:
    assert the_rest_is_well(text, [MINH, NGAN], TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("tuệ sốt, 2 đứa kia cũng sốt", "tuệ sốt, 2 đứa kia hơi ho", "tuệ sốt, 2 đứa kia khỏe mà hơi ho"),
        *("tuệ sốt, minh khỏe", "tuệ sốt, ba đứa kia khỏe", "tuệ sốt, đứa kia khỏe", "2 đứa kia sốt, tuệ khỏe"),
        *("tuệ sốt 2 đứa kia khỏe không cô", "tuệ sốt, 2 đứa kia khỏe?", "tuệ sốt, hai đứa kia chưa khỏe"),
        *("tuệ sốt, 2 đứa kia khỏe mà tuệ thì mệt", "tuệ sốt còn lại không biết", "tuệ sốt, hai đứa kia chắc khỏe"),
        *("tuệ sốt, hi vọng 2 đứa kia khỏe", "tuệ sốt, minh khỏe, ngân không khỏe", "tuệ ho, 2 đứa kia hôm qua khỏe"),
        *("tuệ sốt", "", "khỏe", "2 đứa kia khỏe, 2 đứa kia ho"),
    ],
)
def test_a_doubt_says_it_of_nobody(text: str) -> None:
    assert not the_rest_is_well(text, [MINH, NGAN], TODAY)


def test_one_other_is_that_child_and_without_others_there_are_none() -> None:
    assert the_rest_is_well("tuệ sốt, đứa kia khỏe", [MINH], TODAY)
    assert not the_rest_is_well("tuệ sốt, hai đứa kia khỏe", [MINH], TODAY)
    assert not the_rest_is_well("tuệ sốt, còn lại khỏe", [], TODAY)
