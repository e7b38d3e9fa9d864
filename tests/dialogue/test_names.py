"""Names are shown and sorted by the given name, the Vietnamese way."""

from bot.dialogue.names import class_key, given_name, short_names, sort_key


def test_given_name_is_the_last_word() -> None:
    assert given_name("Trần Gia Minh") == "Minh"
    assert given_name("Minh") == "Minh"


def test_short_names_grow_until_they_differ() -> None:
    assert short_names(["Trần Gia Minh", "Lê Minh", "Vũ An"]) == ["Gia Minh", "Lê Minh", "An"]
    assert short_names(["Lê An", "Lê An"]) == ["Lê An", "Lê An"]


def test_class_list_order() -> None:
    names = ["Trần Văn Ân", "Lê Thị An", "Ngô Đức", "Đỗ Dũng", "Lý Ấn", "Phạm Bình", "Hà Ánh"]
    assert sorted(names, key=sort_key) == [
        "Lê Thị An",
        "Hà Ánh",
        "Trần Văn Ân",
        "Lý Ấn",
        "Phạm Bình",
        "Đỗ Dũng",
        "Ngô Đức",
    ]


def test_classes_stand_as_a_school_lists_them() -> None:
    names = ["10A1", "6A10", "Thỏ Nâu", "6A2", "Mèo Con", "2B", "2A", "Thỏ Ngọc"]
    assert sorted(names, key=class_key) == ["2A", "2B", "6A2", "6A10", "10A1", "Mèo Con", "Thỏ Nâu", "Thỏ Ngọc"]
