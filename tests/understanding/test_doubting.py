"""A "no" to a sign and a "yes" to being well are given only where nothing in a line could turn them."""

import itertools
import re
from datetime import date
from pathlib import Path

import pytest

from bot.understanding.accounting import is_accounted
from bot.understanding.lexicon import items_of
from bot.understanding.understand import understand
from tests.understanding.measure import read_lines

TODAY = date(2026, 11, 23)
CORPUS = Path(__file__).parent / "corpus"
QUESTIONS = [
    ("symptom", "Hôm nay con có sốt không ạ?", "sốt"),
    ("symptom", "Bé có ho không ạ?", "ho"),
    ("symptom", "Cháu có nôn không ạ?", "nôn"),
    ("symptom", "Con có đau họng không ạ?", "đau họng"),
    ("wellness", "Hôm nay con có khỏe không ạ?", "sốt"),
]
UNKNOWN = ["khàn", "tấy", "bủng beo", "zoành", "phù nề", "quặt"]
"""Words that are in no list, and may name what ails."""


def answer(text: str, question: str, about: str) -> object:
    found = understand({"kind": "yesno", "question": question, "about": about, "text": text}, TODAY)
    return found and found["value"]


def clearing(about: str) -> str:
    """The answer that takes somebody to be well."""
    return "yes" if about == "wellness" else "no"


def cleared() -> list[tuple[str, str, str]]:
    """Every line of the corpus from which somebody is taken to be well."""
    lines = [line["in"] for file in sorted(CORPUS.glob("*/yesno.jsonl")) for line, _, _ in read_lines(file)]
    told = [(one["text"], one.get("question") or "", one["about"]) for one in lines]
    return [one for one in told if one[2] in ("symptom", "wellness") and answer(*one) == clearing(one[2])]


def test_a_word_nobody_knows_anywhere_in_the_line_leaves_it_open() -> None:
    for number, (text, question, about) in enumerate(cleared()):
        words, word = text.split(" "), UNKNOWN[number % len(UNKNOWN)]
        for at in range(len(words) + 1):
            changed = " ".join([*words[:at], word, *words[at:]])
            if is_accounted(items_of(changed)):
                continue
            assert answer(changed, question, about) != clearing(about), (text, changed)


@pytest.mark.parametrize("turn", [" nhưng ", ", nhưng mà ", ", mà ", ". Nhưng giờ lại "])
@pytest.mark.parametrize(("about", "question", "sign"), QUESTIONS)
def test_the_sign_after_a_turn_takes_the_no_back(about: str, question: str, sign: str, turn: str) -> None:
    denials = ["không ạ", "con không sao", "dạ không cô ơi", "con khỏe", "bình thường cô nhé", "ko có gì", "hết rồi ạ"]
    for said in denials:
        assert answer(f"{said}{turn}{sign}", question, about) != clearing(about), said
        assert answer(f"{said}{turn}con {sign} 2 hôm nay", question, about) != clearing(about), said


CALLS = ["", "cô ơi ", "dạ em chào cô, ", "Thưa cô, "]
TALK = [
    *("mai lớp mình học mấy tiết", "con để quên áo khoác ở lớp", "mẹ nộp tiền ăn rồi", "chiều bà ngoại đón con"),
    *("con xin vào lớp muộn 10 phút", "nhà em chuyển qua đường Lê Lợi", "số điện thoại của em đổi rồi"),
    *("cho em xin thời khóa biểu tuần này", "trường mình mấy giờ mở cổng", "con mang theo bình nước màu xanh"),
    *("sách toán của con để ở ngăn bàn", "thứ bảy họp phụ huynh lúc mấy giờ", "em gửi cô ảnh bài tập của con"),
    *("hôm nay trời mưa to", "xe đưa đón tới trễ", "con thích học vẽ lắm", "lớp mình có đi dã ngoại không"),
    *("em đang bán hàng ngoài chợ", "mẹ tăng ca tới khuya", "ba đi công tác Đà Nẵng", "con mới được điểm mười"),
    *("cô cho con ngồi bàn đầu giúp em", "nhờ cô nhắc con uống nước", "em chưa nhận được phiếu", "con tự đạp xe về"),
]
ENDS = ["", " ạ", " cô nhé"]
EVERYDAY = ["".join(parts) for parts in itertools.product(CALLS, TALK, ENDS)]


@pytest.mark.parametrize(("about", "question"), [one[:2] for one in QUESTIONS])
def test_everyday_talk_answers_nothing(about: str, question: str) -> None:
    assert len(EVERYDAY) >= 300
    wrong = [text for text in EVERYDAY if answer(text, question, about) in ("yes", "no")]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Nong ran ca nguoi co a", "Con có sốt không ạ?"),
        ("không nóng lắm", "Cháu có sốt hay nóng người không ạ?"),
        ("hom qua 3 not nay no xep roi dang dong vay", "Bé có nổi bóng nước ở tay, chân không ạ?"),
        ("đang đóng vảy ạ", "Bé có nổi bóng nước ở tay, chân không ạ?"),
        ("ko chảy mũi, còn nghẹt thì có", "Bé có chảy mũi, nghẹt mũi không ạ?"),
        ("em chào cô, chúc cô ngày mới tốt lành", "Con có sốt không ạ?"),
        ("khỏe thì đã đi học rồi", "Con có sốt không ạ?"),
        ("dau co, uong nuoc am thay do", "Em có bị đau họng không?"),
        ("dau co a", "Con có bị đau đầu không?"),
    ],
)
def test_what_once_was_a_false_no_is_none(text: str, question: str) -> None:
    assert answer(text, question, "symptom") != "no"


@pytest.mark.parametrize(
    ("text", "question", "about", "told"),
    [
        ("hông đỏ", "Mắt con có đỏ hay có ghèn không ạ?", "symptom", "no"),
        ("hông chảy hông nghẹt", "Bé có chảy mũi, nghẹt mũi không ạ?", "symptom", "no"),
        ("nghẹt một bên mũi cô ơi", "Bé có chảy mũi, nghẹt mũi không ạ?", "symptom", "yes"),
        ("mắt con sáng trưng", "Con có bị đau mắt đỏ không ạ?", "symptom", "no"),
        ("Em nó đau mắt chứ không phải bé này", "Con có bị đau mắt đỏ không ạ?", "symptom", "no"),
        ("còn cô ạ", "Hôm nay con còn sốt không ạ?", "symptom", "yes"),
        ("chị bình thường em", "Thầy/cô có ho hay sốt không ạ?", "symptom", "no"),
        ("khong he sot nhe co", "Con có sốt không ạ?", "symptom", "no"),
        ("co nhe", "Con có sốt không ạ?", "symptom", "yes"),
        ("bé sôts cao lắm chị", "Bé có bị sốt không ba mẹ?", "symptom", "yes"),
        ("khỏe rồi, hôm qua mệt", "Hôm nay con có khỏe không ạ?", "wellness", "yes"),
        ("Đứa lớn khỏe, đứa bé sổ mũi", "Cả hai con đều khỏe chứ ạ?", "wellness", "no"),
        ("bố nó chở đi rồi", "Hôm nay con có đi học không ạ?", "attendance", "yes"),
        ("mai vẫn nghỉ, thứ 4 mới đi", "Ngày mai bé có đi học không ạ?", "attendance", "no"),
        ("Sáng nghỉ chiều đi", "Chiều nay cháu có đi học không ạ?", "attendance", "yes"),
        ("để trưa coi bớt sốt thì chiều con đi", "Hôm nay con có đi học không ạ?", "attendance", "unsure"),
        ("không có gì phản đối", "Bố/mẹ có đồng ý nhận tin không ạ?", "consent", "yes"),
        ("Đồng ý. Nhưng xin đừng gửi cho bên thứ ba", "Thầy/cô có đồng ý không ạ?", "consent", "yes"),
        ("không cô ơi, mà cho em hỏi tiền ăn đóng ở đâu ạ", "Con có đau bụng không ạ?", "symptom", "no"),
        ("có ạ, em nhờ cô cho con uống nước giùm", "Con có sốt không ạ?", "symptom", "yes"),
        ("Không có gì cả, chúc cô ngày mới vui vẻ", "Con có sốt không ạ?", "symptom", "no"),
        ("Sang lanh thi co, trua het", "Con có sổ mũi không ạ?", "symptom", "unsure"),
        ("cháu bảo không, mà tôi soi thấy sưng", "Con có đau họng không ạ?", "symptom", "unsure"),
        ("cháu thở phì phò do vừa chạy cầu thang", "Bé có khó thở không ạ?", "symptom", "unsure"),
        ("có 3 cái ở lòng bàn chân", "Bé có nổi bóng nước không ạ?", "symptom", "yes"),
        ("khô rồi ạ", "Con có chảy nước mũi không ạ?", "symptom", "no"),
        ("ca nha deu khoe", "Nhà mình có ai đang sốt hay ho không ạ?", "symptom", "no"),
        ("có bà nội ho", "Nhà mình có ai đang sốt hay ho không ạ?", "symptom", "yes"),
        ("Bé hết bệnh là mẹ cho đi liền", "Bữa nay bé có đến lớp không ạ?", "attendance", "unsure"),
        ("nước ngập, đi sao được cô", "Hôm nay cháu có đến trường không ạ?", "attendance", "no"),
        ("buoi sang nghi, chieu hoc", "Bữa nay bé có đi học không ạ?", "attendance", "unsure"),
        ("thôi ạ, em khai giấy cho chắc", "Bố/mẹ có đồng ý không ạ?", "consent", "no"),
        ("được hết cô ơi, miễn tốt cho tụi nhỏ", "Bố/mẹ có đồng ý không ạ?", "consent", "yes"),
        ("khỏe ạ, em nhờ cô xem giùm cái áo khoác bỏ quên", "Sáng nay bé khỏe không ạ?", "wellness", "yes"),
        ("dạ em nhận được tin rồi", "Bố/mẹ có đồng ý nhận tin không ạ?", "consent", "none"),
    ],
)
def test_ways_of_answering_by_class(text: str, question: str, about: str, told: str) -> None:
    assert answer(text, question, about) == told


def test_the_unknown_words_of_these_tests_are_in_no_list() -> None:
    for word in UNKNOWN:
        assert not is_accounted(items_of(word)), word
        assert re.fullmatch(r"\w+(?: \w+)?", word)
