"""What is understood only where every part of a line is accounted for: whose it is, of what, and what turns it."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.understanding.lexicon import items_of
from bot.understanding.understand import understand

TODAY = date(2026, 11, 23)
SIGNS = ["sốt", "ho", "đau họng", "nôn", "tiêu chảy", "khó thở", "phát ban"]
NOT = ["không", "ko", "hông", "chưa", "không bị", "chưa thấy", "khong", "nỏ"]
PARTS = ["mặt", "cổ", "bụng", "miệng", "chân tay", "ngực", "mắt"]

sign, denial, part = st.sampled_from(SIGNS), st.sampled_from(NOT), st.sampled_from(PARTS)
LETTERS = st.text(st.sampled_from("bcdghklmnprstvxaeiou"), min_size=5, max_size=9)


def answer(text: str, question: str, about: str = "symptom") -> object:
    found = understand({"kind": "yesno", "question": question, "about": about, "text": text}, TODAY)
    return found and found["value"]


def facts(text: str, question: str = "Hôm nay con thế nào?") -> dict[str, object] | None:
    return understand({"kind": "symptoms", "question": question, "text": text}, TODAY)


def is_unknown(word: str) -> bool:
    return [item.tag for item in items_of(f"{word} {word}x")][:1] == ["word"] and items_of(word)[0].tag == "word"


@given(denial, LETTERS, sign)
@settings(max_examples=80)
def test_a_word_nobody_knows_between_a_denial_and_a_sign_leaves_no_no(no: str, word: str, what: str) -> None:
    assume(is_unknown(word))
    assert answer(f"con {no} {word} {what}", f"Con có {what} không?") != "no"


@given(denial, sign, LETTERS)
@settings(max_examples=80)
def test_a_word_nobody_knows_behind_the_denied_sign_leaves_no_no(no: str, what: str, word: str) -> None:
    assume(is_unknown(word))
    assert answer(f"con {no} {what} {word}", f"Con có {what} không?") != "no"


@given(part, LETTERS, st.sampled_from(["nhưng ", "mà ", ", ", ". "]))
@settings(max_examples=80)
def test_a_part_of_the_body_of_which_nothing_known_is_said_is_no_sign_of_being_well(
    where: str, word: str, turn: str
) -> None:
    assume(is_unknown(word))
    text = f"con khỏe {turn}{where} cứ {word}"
    assert answer(text, "Con có khỏe không?", "wellness") != "yes"
    assert not (facts(text) or {}).get("well")


@given(sign, part, LETTERS)
@settings(max_examples=80)
def test_such_a_part_after_a_denied_sign_is_asked_about(what: str, where: str, word: str) -> None:
    assume(is_unknown(word) and items_of(f"{where} cứ {word}")[-1].tag == "word")
    text = f"con không {what} nhưng {where} cứ {word}"
    assert answer(text, f"Con có {what} không?") != "no"
    assert facts(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "hai đứa, đứa lớn sốt, đứa nhỏ không",
        "đứa lớn thì không, đứa nhỏ thì sốt",
        "bé lớn sốt còn bé nhỏ thì không",
        "một đứa sốt, đứa này thì không",
        "thằng anh sốt, thằng em không sao",
    ],
)
def test_children_told_apart_are_asked_about(text: str) -> None:
    assert answer(text, "Con có sốt không?") not in ("yes", "no")
    assert "fever" not in (facts(text) or {}).get("has", [])  # type: ignore[operator]


@pytest.mark.parametrize("text", ["tôi khỏe", "tui khỏe lắm", "tốt quá cô ơi"])
def test_a_grown_up_who_is_well_answers_nothing_of_the_child(text: str) -> None:
    assert answer(text, "Con có sốt không?") is None
    assert facts(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("không ạ, mà sao lớp có bạn ốm hả cô?", "no"),
        ("ko ạ 😊 chúc cô tuần mới vui", "no"),
        ("không cô ạ, mẹ vừa nấu cháo", "no"),
        ("không, con sốt 39", "unsure"),
        ("không, hình như con sốt", "unsure"),
        ("không, con chưa đo", "unsure"),
        ("có ạ, nóng từ đêm qua", "yes"),
        ("hôm qua sốt, giờ ổn rồi", "no"),
        ("hôm qua sốt, giờ cứ lừng khừng", "unsure"),
        ("khônh sốt", "unsure"),
    ],
)
def test_the_answer_at_the_head_holds_unless_it_is_taken_back(text: str, told: str) -> None:
    assert answer(text, "Con có sốt không?") == told


@pytest.mark.parametrize(
    "text",
    ["em gái cháu đang sốt 39", "bạn Tú sốt", "học sinh lớp tôi nghỉ 4 em vì sốt", "thầy Hùng sốt", "nẫu sốt quá trời"],
)
def test_signs_of_others_are_none_of_the_child(text: str) -> None:
    assert answer(text, "Con có sốt không?") not in ("yes", "no")
    assert "fever" not in (facts(text) or {}).get("has", [])  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bạn Tú nghỉ chứ em vẫn đi", "yes"),
        ("mẹ cho nghỉ mà nó khóc, thôi đành cho đi", "yes"),
        ("ai bảo con nghỉ ạ? con đi chứ!", "yes"),
        ("hông, bé còn ngủ, mai mới đi được", "no"),
        ("ba cho đi bác sĩ rồi", None),
        ("cô có đi dạy không", None),
    ],
)
def test_who_goes_to_school_and_what_came_of_it(text: str, told: object) -> None:
    assert answer(text, "Hôm nay con có đi học không?", "attendance") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("được ạ, mà đừng đăng lên nhóm lớp", "yes"),
        ("ok cô, nhưng thôi đừng gửi nữa", "no"),
        ("phải hỏi mẹ em đã", None),
        ("cảm ơn cô", "none"),
    ],
)
def test_a_wish_beside_a_yes_is_no_refusal(text: str, told: object) -> None:
    assert answer(text, "Quý phụ huynh có đồng ý nhận tin nhắc không ạ?", "consent") == told


def test_what_is_as_it_should_be_denies_its_sign_alone() -> None:
    assert answer("mắt con trong veo cô ơi", "Mắt con có đỏ không?") == "no"
    assert answer("mắt con trong veo cô ơi", "Con có ho không?") != "no"
    assert answer("mắt con không trong", "Mắt con có đỏ không?") != "no"
