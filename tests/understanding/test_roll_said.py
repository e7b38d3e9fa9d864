"""Of whom of a class a sentence tells, and what."""

import pytest

from bot.understanding.not_of_class import not_of_class
from bot.understanding.roll_said import count_said, named_first, told_of_class
from bot.understanding.values import Named

NAMES = ("Văn An", "Gia Hân", "Thu Giang", "Minh Khôi", "Trà My", "Quang Huy", "Ngọc Mai", "Thanh Hà", "Gia Minh")
CLASS = [Named(name.split()[-1], f"Trần {name}", "2A") for name in NAMES]


def told(text: str, *, are_awaited: bool = False) -> dict[str, str]:
    return {each.keys[0]: each.text for each in told_of_class(text, CLASS, are_awaited=are_awaited)}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("hom nay co giang voi han nghi om, con lai du", {"Giang": "nghi om", "Hân": "nghi om"}),
        ("em giang va em han nghi om", {"Giang": "nghi om", "Hân": "nghi om"}),
        ("khôi, my vắng", {"Khôi": "vắng", "My": "vắng"}),
        ("vang giang han", {"Giang": "vang", "Hân": "vang"}),
        ("vắng: giang, hân", {"Giang": "vắng", "Hân": "vắng"}),
        ("giang sốt han nghỉ", {"Giang": "sốt", "Hân": "nghỉ"}),
        ("giang sot 38,5, han nghi", {"Giang": "sot 38,5", "Hân": "nghi"}),
        ("a nham, han di hoc, huy moi nghi", {"Hân": "di hoc", "Huy": "moi nghi"}),
        ("ca lop du tru giang", {"Giang": "vắng"}),
        ("ca lop du, tru giang voi khoi", {"Giang": "vắng", "Khôi": "vắng"}),
        ("giang nghi, minh cung nghi", {"Giang": "nghi", "Minh": "cung nghi"}),
        ("em mai voi an sot", {"Mai": "sot", "An": "sot"}),
        ("GIANG VÀ HÂN NGHỈ", {"Giang": "NGHỈ", "Hân": "NGHỈ"}),
        ("giang den tre, huy chua den", {"Giang": "den tre", "Huy": "chua den"}),
        ("khong phai han, em giang nghi", {"Giang": "nghi"}),
        ("giang sốt, còn thầy Huy và cô Mai nghỉ", {"Giang": "sốt"}),
        ("han khoi om roi, giang con sot", {"Hân": "khoi om roi", "Giang": "con sot"}),
        ("an khong ngon, my dau bung", {"My": "dau bung"}),
        ("han ha sot roi", {"Hân": "ha sot roi"}),
        ("mai tôi nghỉ", {}),
        ("minh nghi", {}),
        ("binh thuong, khong ai nghi", {}),
    ],
)
def test_each_has_what_was_said_of_them(text: str, of: dict[str, str]) -> None:
    assert told(text) == of


def test_names_that_were_asked_for() -> None:
    assert told("giang, han, khoi a", are_awaited=True) == {"Giang": "", "Hân": "", "Khôi": ""}
    assert told("mai", are_awaited=True) == {"Mai": ""}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("vang 2 ban co phep", 2),
        ("lớp vắng ba em", 3),
        ("vang 2", None),
        ("nghỉ 2 hôm", None),
        ("2 em nhà tôi ốm", None),
    ],
)
def test_a_count_of_pupils(text: str, count: int | None) -> None:
    assert count_said(text) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("my vang, nghia di muon", ("nghia",)),
        ("vắng em Tuấn ạ", ("Tuấn",)),
        ("an vắng, Vy sốt", ("Vy",)),
        ("thở không được", ()),
        ("hổng có ho, nằm nghỉ", ()),
        ("mai nghỉ. Đã khỏe", ()),
        ("vắng không phép", ()),
    ],
)
def test_a_name_that_nobody_has_is_found(text: str, names: tuple[str, ...]) -> None:
    assert not_of_class(text, CLASS) == names
    assert not any("muon" in said or "Vy" in said for said in told(text).values())


@pytest.mark.parametrize(
    ("text", "key"),
    [("Mai 37.2 độ bình thường", "Mai"), ("Mai nghỉ học", "Mai"), ("an khong ngon", None), ("An không ngon", None)],
)
def test_whose_name_goes_first_is_spoken_of(text: str, key: str | None) -> None:
    assert named_first(text, CLASS) == ((key,) if key else ())
    assert count_said("có 14 em đi học, vắng mỗi Giang") is None
