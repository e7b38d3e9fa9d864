"""What is agreed to or refused by its name, where something else was asked for as well or instead."""

from collections.abc import Sequence

from bot.understanding.answering import UNSURE, YES, Read
from bot.understanding.items import Item

_DEEDS = (
    {"tiêm", "chích", "ngừa"},
    {"uống", "thuốc", "nhỏ"},
    {"đo", "cặp", "kẹp"},
    {"khám", "soi", "kiểm"},
    {"lưu", "giữ", "ghi"},
    {"gửi", "gởi", "nhắn", "báo", "gọi", "chia", "thông", "liên", "cho biết", "biết"},
    {"đăng", "chụp", "quay", "hình", "ảnh"},
    {"tham gia", "đăng ký", "ký"},
)
_AGREED = {"được", "ok", "oke", "đồng ý", "được thôi", "được ạ", "okie"}


def of_deeds(items: Sequence[Item], asked: Sequence[Item]) -> Read | None:
    """ "Khám thì được, …" agrees to what was asked; "đừng chích" refuses what nobody asked for."""
    wanted = _deeds_of(asked)
    if not wanted:
        return None
    said = [item for item in items if item.tag not in ("soft", "ack", "talk", "adult") or _deeds_of([item])]
    if len(said) > 2 and said[1].text == "thì" and said[2].text in _AGREED and _deeds_of(said[:1]) & wanted:
        return YES
    for at, item in enumerate(items):
        if not item.text.startswith(("đừng", "thôi đừng")) or "refuse" not in item.tags:
            continue
        if any(one.text in _AGREED for one in items[:at]):
            # "được ạ, mà đừng đăng lên nhóm": how, not whether
            return None
        until = next((n for n in range(at + 1, len(items)) if items[n].tag == "separator"), len(items))
        refused = _deeds_of(items[at:until])
        since = max((n + 1 for n in range(at) if items[n].tag == "separator"), default=0)
        if (refused and not refused & wanted) or (refused and _deeds_of(items[since:at]) & wanted):
            # "báo mẹ thôi đừng báo bố"
            return UNSURE
    return None


def _deeds_of(items: Sequence[Item]) -> set[int]:
    words = {word for item in items for word in (*item.text.split(), item.text)}
    return {number for number, deeds in enumerate(_DEEDS) if deeds & words}
