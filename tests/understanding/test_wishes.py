"""Wishes about somebody's data are told from all that only sounds like them."""

import pytest

from bot.understanding.wishes import agrees_to_all, wish

SAID = {
    "reads": (
        *("ai doc cai nay", "ai đọc tin này vậy ạ?", "co giao oi ai doc cac tin nay the", "ai bít e bị bệnh v"),
        *("Những ai xem được thông tin của con tôi ạ?", "có ai xem được không"),
    ),
    "no_more": (
        *("thoi ba khong khai nua, xoa di", "rut lai", "rút sự đồng ý ạ", "tôi không muốn khai báo nữa"),
        *("rut dong y cua minh", "toi khong muon khai nua, rut het dong y cho ca 3 dua"),
    ),
    "delete": ("xóa hết thông tin của con tôi đi", "xoa het du lieu cua chau giup toi"),
}
OTHER = (
    *(
        "con không sốt nữa",
        "ai bị ho",
        "không ai bị bệnh",
        "rut ngan",
        "xoa bop",
        "không khai báo y tế",
        "bà không khai",
    ),
    *("không khai nữa con đi học rồi", "ai coi con giúp", "con không uống thuốc nữa", "xoa dau cho con", "", "?"),
)
ALL = (
    "dong y het",
    "đồng ý tất cả ạ",
    "dạ bà đồng ý cả 3 mục",
    "chọn hết giúp tôi",
    "ok hết",
    "đồng ý hết các mục trên",
)
NOT_ALL = ("không đồng ý hết", "đồng ý", "đồng ý hết trừ nhắc", "đồng ý hết?", "hết", "chọn hết bệnh", "ok")


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_a_wish(kind: str, text: str) -> None:
    assert wish(text) == kind


@pytest.mark.parametrize("text", OTHER)
def test_what_is_none(text: str) -> None:
    assert wish(text) is None


def test_all_is_agreed_to_only_where_nothing_else_is_said() -> None:
    assert [text for text in ALL if not agrees_to_all(text)] == []
    assert [text for text in NOT_ALL if agrees_to_all(text)] == []
