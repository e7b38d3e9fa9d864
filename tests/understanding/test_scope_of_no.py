"""Where a "không" or "hết" ends in a sentence without commas: at a sign that is counted, at going to school."""

import pytest

from tests.understanding.test_scopes import bare, facts

CODES = {"sốt": "fever", "ho": "cough", "nôn": "vomiting", "tiêu chảy": "diarrhoea", "sổ mũi": "runny_nose"}
NOT = ["không", "ko", "con không", "hết", "con chưa"]
COUNTED = [
    ("nôn", "3 lần"),
    ("tiêu chảy", "2 lần"),
    ("ho", "nhiều hơn"),
    ("sổ mũi", "nhiều hơn"),
    ("tiêu chảy", "nặng hơn"),
    ("ho", "nặng hơn"),
]
PAIRS = [(a, b, count) for a in ("sốt", "nôn", "ho", "tiêu chảy") for b, count in COUNTED if a != b]


@pytest.mark.parametrize(("denied", "counted", "count"), PAIRS)
def test_of_two_signs_the_counted_one_is_there(denied: str, counted: str, count: str) -> None:
    for no in NOT:
        for comma in ("", ","):
            text = f"{no} {denied}{comma} {counted} {count}"
            for found in (facts(text), facts(bare(text))):
                assert CODES[counted] not in found.get("hasnt", ()), (text, found)
                assert CODES[denied] not in found.get("has", ()), (text, found)
                assert comma or CODES[counted] in found["has"], (text, found)


@pytest.mark.parametrize(
    "denied", ["không ho sốt", "chưa nôn tiêu chảy lần nào", "hết ho sốt từ hôm qua", "ko nôn tiêu chảy"]
)
def test_two_signs_that_are_not_counted_are_denied_together(denied: str) -> None:
    for found in (facts(denied), facts(bare(denied))):
        assert len(found["hasnt"]) == 2 and "has" not in found, found


@pytest.mark.parametrize("sign", [sign for sign in CODES if sign != "nôn"])  # "nôn đi học": eager to go
@pytest.mark.parametrize("no", ["không", "ko", "không bị", "hết"])
@pytest.mark.parametrize("goes", ["đi học", "đi học bình thường", "vẫn đi học", "đi học được", "cho đi học"])
def test_not_ill_goes_to_school(no: str, sign: str, goes: str) -> None:
    for text in (f"con {no} {sign} {goes}", f"{no} {sign} không mệt {goes}"):
        for found in (facts(text), facts(bare(text))):
            assert found.get("at_school") is True and CODES[sign] in found["hasnt"], (text, found)


@pytest.mark.parametrize(
    "text",
    ["con ho không đi học được", "con ho không cho đi học", "con không sốt xin nghỉ"],
)
def test_not_going_to_school_stays_so(text: str) -> None:
    assert facts(text)["at_school"] is False and facts(bare(text))["at_school"] is False


@pytest.mark.parametrize("slight", ["hơi ho", "hơi sổ mũi", "hơi mệt"])
def test_what_is_slight_is_the_one_alone(slight: str) -> None:
    for text in (f"con {slight} không sốt", f"con {slight} không sốt không nôn", f"cháu {slight} một chút ko sốt"):
        for found in (facts(text), facts(bare(text))):
            assert "fever" in found["hasnt"] and "fever" not in found["maybe"], (text, found)


@pytest.mark.parametrize("sign", ["ho", "sốt", "nôn"])
@pytest.mark.parametrize(
    "ache", ["và đau 2 tai", "và đau hai tai", "và đau 1 bên bụng", "và đau 2 chân", "đau hai bên đầu"]
)
def test_an_ache_is_no_denial(sign: str, ache: str) -> None:
    for text in (f"con {sign} {ache}", f"con bị {sign} {ache}"):
        for found in (facts(text), facts(bare(text))):
            assert found.get("has") == [CODES[sign], "other"] and "hasnt" not in found, (text, found)
