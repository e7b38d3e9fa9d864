"""Words for a case: its digits with whatever people say around them, and nothing that is something else."""

import pytest

from bot.dialogue.case_said import CaseSaid, case_said
from bot.i18n import load_catalogs

VOICE = load_catalogs().voice("vi", "staff")


@pytest.mark.parametrize(
    ("text", "takes", "code"),
    [
        ("nhận ca 37", True, 37),
        ("NHAN CA 37", True, 37),
        ("dạ em nhận ca 37 ạ", True, 37),
        ("ok tôi nhận ca số 37 nhé", True, 37),
        ("nhan 37", True, 37),
        ("cô nhận ca này ngay", True, None),
        ("để tôi nhận", True, None),
        ("Nhận", True, None),
        ("mở ca 37", False, 37),
        ("xem ca này", False, None),
        ("coi ca 37 nghen", False, 37),
        ("ca 37", False, 37),
        ("ca của tôi", False, None),
        ("ca cần theo dõi", False, None),
    ],
)
def test_a_case_is_called(text: str, takes: bool, code: int | None) -> None:
    said = case_said(VOICE, text)
    assert said is not None and (said.takes, said.code) == (takes, code)


@pytest.mark.parametrize(
    "text",
    [
        *("chưa nhận ca 37", "ai nhận ca 37 rồi", "nhận ca 37 chưa", "cả 2", "cả 12 em", "ca 3", "37"),
        *("nhận được rồi", "nhận ca 37 với 38", "37 nhận ca", "nhận ca 3737", "xem", "cả ba", "cả", "khỏe", ""),
    ],
)
def test_what_is_something_else_calls_none(text: str) -> None:
    said = case_said(VOICE, text)
    assert said is None or (not said.is_whole and not said.is_sure)


def test_a_bare_word_is_not_sure_beside_another_question() -> None:
    assert case_said(VOICE, "nhận") == CaseSaid(True, None, is_sure=False)
    assert case_said(VOICE, "nhận 12 em") == CaseSaid(True, 12, is_sure=False, beside=("em",))
    assert case_said(VOICE, "ca") == CaseSaid(False, None, is_sure=False)
    assert case_said(VOICE, "nhận ca") == CaseSaid(True, None, is_sure=True)
