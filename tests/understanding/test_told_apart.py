"""Who is meant by a sentence that names children, and what it says of each."""

import pytest

from bot.understanding.headed import at_head, told_apart_by_name
from bot.understanding.values import Named

FAMILY = [Named("N", "Trần Bảo Ngân", "5B"), Named("M", "Trần Gia Minh", "2A"), Named("T", "Trần Gia Tuệ", "Thỏ Ngọc")]

ONE = {
    "M": (
        "à thằng minh cũng 38",
        "thang minh cung 38",
        "minh kêu mệt với đau bụng",
        "minh keu met",
        "sáng nay minh kêu mệt",
        "hôm qua tới giờ thằng minh cứ ho",
        "minh tối qua ho",
        "minh nuốt đồng xu",
        "thằng minh nó ho",
    ),
    "N": (
        "ngân kêu đau bụng từ đêm, đi ngoài 3 lần rồi",
        "ngân than đau đầu",
        "từ tối qua ngân sốt 38",
        "con ngân nhà em kêu đau đầu",
        "riêng ngân bị ho",
        "ngân uống nhầm thuốc chuột",
        "hình như ngân sốt",
    ),
    "": (
        "sáng nay cô ngân báo con sốt",
        "mẹ minh kêu mệt",
        "tài khoản ngân hàng kêu lỗi",
        "con minh keu met",
        "minh thay chau kem an",
        "minh keu bac si den roi chau sot",
        "con kêu mệt",
    ),
}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in ONE.items() for text in texts])
def test_a_child_named_anywhere_is_the_one_meant(key: str, text: str) -> None:
    assert at_head(text, FAMILY) == tuple(key)


APART = {
    "ngân kêu đau đầu, minh than mệt": {"N": "kêu đau đầu", "M": "than mệt"},
    "ngân ho minh sốt": {"N": "ho", "M": "sốt"},
    "con ngan ho con minh sot": {"N": "ho", "M": "sot"},
    "minh 38 ngân 37": {"M": "38", "N": "37"},
    "hôm qua minh sốt, hôm nay tuệ sốt": {"M": "hôm qua sốt", "T": "hôm nay sốt"},
    "ngân với tuệ khỏe còn minh nó mệt": {"N": "khỏe", "T": "khỏe", "M": "nó mệt"},
    "cả ngân lẫn minh đều ho": {"N": "đều ho", "M": "đều ho"},
    "hai đứa lớn khỏe, bé út ho sổ mũi": {"N": "khỏe", "M": "khỏe", "T": "ho sổ mũi"},
    "bé út khỏe, hai đứa kia ho": {"T": "khỏe", "N": "ho", "M": "ho"},
    "cả 3 khỏe trừ minh hơi ho": {"M": "hơi ho", "N": "cả 3 khỏe", "T": "cả 3 khỏe"},
    "cả nhà khoẻ trừ bé tuệ ho": {"T": "ho", "N": "khoẻ", "M": "khoẻ"},
    "mấy đứa khoẻ, mỗi tuệ ho": {"T": "ho", "N": "khoẻ", "M": "khoẻ"},
    "ca 3 khoe chi tue ho": {"T": "ho", "N": "ca 3 khoe", "M": "ca 3 khoe"},
    "3 đứa khoẻ mà tuệ với minh ho": {"T": "ho", "M": "ho", "N": "3 đứa khoẻ"},
    "cả nhà khoẻ không, tuệ ho": {"T": "ho", "N": "khoẻ không", "M": "khoẻ không"},
    "tuệ sốt, 2 hôm nay rồi, 2 đứa kia khỏe": {"T": "sốt, 2 hôm nay rồi", "N": "khỏe", "M": "khỏe"},
    "minh ho, tuệ cũng vậy": {"M": "ho", "T": "ho"},
    "minh sốt, à không là ngân sốt 38": {"N": "sốt 38"},
    "minh sốt 38, ngân với tuệ bình thường": {"M": "sốt 38", "N": "bình thường", "T": "bình thường"},
    "ngân sốt 37 độ 9 từ tối qua, minh chỉ sổ mũi không sốt, còn tuệ bình thường, cả ba vẫn đi học": {
        "N": "sốt 37 độ 9 từ tối qua, cả ba vẫn đi học",
        "M": "chỉ sổ mũi không sốt, cả ba vẫn đi học",
        "T": "bình thường, cả ba vẫn đi học",
    },
}


@pytest.mark.parametrize("text", APART)
def test_each_of_several_has_what_was_said_of_them(text: str) -> None:
    apart = told_apart_by_name(text, FAMILY)
    assert apart is not None
    assert not apart.is_mixed
    assert dict(apart.parts) == APART[text]


@pytest.mark.parametrize(
    "text",
    [
        "tuệ sốt, đứa kia ho",
        "chị lớn ho, thằng hai sốt, bé út khỏe",
        "ngân ho, thằng hùng sốt, minh khỏe",
        "tuệ sốt lây cho minh, ngân ho",
    ],
)
def test_where_nobody_knows_whose_a_sign_is_it_is_nobodys(text: str) -> None:
    apart = told_apart_by_name(text, FAMILY)
    assert apart is not None
    assert apart.is_mixed


@pytest.mark.parametrize("text", ["ngan sot 38, minh cho uong thuoc roi", "ngân ho, cháu sốt nữa", "con sốt, mình ho"])
def test_what_only_sounds_like_a_name_parts_nothing(text: str) -> None:
    apart = told_apart_by_name(text, FAMILY)
    assert apart is None or apart.ailing == ("N",)
