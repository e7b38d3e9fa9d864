"""No false "không" (invariant 7): a "no" needs a negation that governs exactly what was asked."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.understand import understand

TODAY = date(2026, 11, 23)
SIGNS = ["sốt", "ho", "đau họng", "nôn", "tiêu chảy", "khó thở", "phát ban"]
NOT = ["không", "ko", "hông", "chưa", "không bị", "không có", "chưa thấy", "hong", "khong"]
SUBJECT = ["", "con ", "dạ con ", "bé ", "cháu ", "con em "]
END = ["", " ạ", " đâu ạ", " nha cô", " cô ơi", " gì cả"]

sign, denial, subject = st.sampled_from(SIGNS), st.sampled_from(NOT), st.sampled_from(SUBJECT)


def yes_no(text: str, about: str, question: str) -> object:
    found = understand({"kind": "yesno", "question": question, "about": about, "text": text}, TODAY)
    return found and found["value"]


def of(asked: str, text: str) -> object:
    return yes_no(text, "symptom", f"Con có {asked} không?")


@given(subject, denial, sign, st.sampled_from(END))
@settings(max_examples=300)
def test_a_plain_negation_is_a_no(who: str, no: str, what: str, end: str) -> None:
    assert of(what, f"{who}{no} {what}{end}") == "no"


@given(subject, denial, sign, sign, st.sampled_from([" nhưng ", " nhưng mà ", ", chỉ ", " mà có ", ", nhưng lại "]))
@settings(max_examples=300)
def test_another_sign_denied_is_no_answer(who: str, no: str, other: str, asked: str, but: str) -> None:
    if other != asked:
        assert of(asked, f"{who}{no} {other}{but}{asked}") in ("yes", "unsure")
        assert of(asked, f"{who}{no} {other}") in (None, "unsure", "none")


UNDONE = [
    "không phải là không {}",
    "không phải không {}",
    "đâu phải là không {}",
    "chưa hết {}",
    "vẫn chưa khỏi {}",
    "không đỡ {}",
    "{} không dứt",
    "{} mãi không hết",
    "{} chưa khỏi",
    "không ngừng {}",
    "không chỉ {}",
    "không những {}",
    "không biết có {} không",
    "không chắc có {}",
    "không rõ có {} hay không",
    "hình như không {}",
    "chắc không {}",
    "không {} mới lạ",
    "không {} là sao",
    "không {} sao được",
    "nếu không {}",
    "nếu không {} thì sao",
    "mong con không {}",
    "có {} không",
    "{} hay không",
    "hôm qua không {}",
    "hết {} rồi lại {}",
    "không {} à",
    "ai bảo không {}",
    "không {} nhiều",
    "không {} lắm",
    "không ăn được vì {}",
    "chị nó không {}",
    "bạn con không {}",
    "chị Ngân nó không {}",
    "bạn cùng bàn của con không {}",
    "bố cháu không {}",
    "không thể nói là không {}",
    "không thể không {} được",
    "không xyz {}",
]


@pytest.mark.parametrize("undone", UNDONE)
@pytest.mark.parametrize("what", SIGNS)
def test_a_negation_that_is_none_is_never_a_no(undone: str, what: str) -> None:
    for who in ("", "con "):
        assert of(what, who + undone.format(what, what)) != "no"


def test_what_stands_before_a_sign_does_not_hide_it() -> None:
    for text, code in (
        ("con co giat", "convulsion"),
        ("con ngủ hay giật mình", "startle"),
        ("chi so mui", "runny_nose"),
    ):
        assert understand({"kind": "symptoms", "text": text}, TODAY) == {"has": [code]}, text


def test_negations_of_other_things_are_never_a_no() -> None:
    for text in (
        "không đi học",
        "không ăn sáng",
        "không có nhiệt kế",
        "không có thuốc",
        "hết thuốc rồi",
        "hết pin",
        "hết chịu nổi",
        "không khỏe",
        "chưa khỏe",
        "không ổn",
        "đâu có khỏe",
        "không biết",
        "không chắc",
        "không rõ",
        "không hiểu",
        "không phải con tôi",
        "không ngủ được",
        "",
        "xyz",
        "0",
        "kkkk",
        "dạ",
        "vâng ạ",
        "cô ơi",
        "cò",
        "?",
        "khỏe không?",
        "khỏe đâu mà khỏe",
    ):
        assert of("sốt", text) != "no", text


@given(st.text(max_size=60))
@settings(max_examples=500)
def test_nothing_unrecognised_is_a_no(text: str) -> None:
    folded = text.casefold()
    if not any(c in "khcntsađdôoeêiyg❌" or c.isdigit() for c in folded):
        assert of("sốt", text) != "no"


WELL = [
    ("không khỏe", "no"),
    ("chưa khỏe", "no"),
    ("khỏe ạ", "yes"),
    ("bình thường", "yes"),
    ("ốm rồi", "no"),
    ("không ổn", "no"),
]


@pytest.mark.parametrize(("text", "told"), WELL)
def test_being_well(text: str, told: str) -> None:
    assert yes_no(text, "wellness", "Sáng nay con có khỏe không?") == told


@given(subject, st.lists(sign, min_size=2, max_size=4, unique=True))
@settings(max_examples=100)
def test_each_sign_of_a_list_that_is_denied_is_denied(who: str, signs: list[str]) -> None:
    codes = {"sốt": "fever", "ho": "cough", "đau họng": "sore_throat", "nôn": "vomiting"}
    codes |= {"tiêu chảy": "diarrhoea", "khó thở": "breathless", "phát ban": "rash"}
    for text in (
        ", ".join(f"không {one}" for one in signs),
        "không " + " hay ".join(signs),
        "chưa thấy " + " hoặc ".join(signs),
    ):
        found = understand({"kind": "symptoms", "question": "", "text": who + text}, TODAY)
        assert found == {"hasnt": found and found["hasnt"]}, text
        assert set(found["hasnt"]) == {codes[one] for one in signs}, text
