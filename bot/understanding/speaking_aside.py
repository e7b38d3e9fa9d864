"""Clauses that stand beside an answer and answer nothing: wishes, requests, questions back, guesses at a cause."""

from collections.abc import Sequence

from bot.understanding.items import Item

_OF_HEALTH = {
    *("sign", "unwell", "well", "fine", "cool", "body", "medicine", "done", "easing", "moreover", "irony"),
    *("metaphor", "list", "stay", "go", "late", "stays", "back", "thereis"),
}
"""With one of these a clause may say how somebody is."""
_ASKING_FOR = {"nhờ", "giúp", "giùm", "hộ", "nhắc", "nhắn", "gọi", "xin", "gửi", "đừng", "để ý", "đón", "trông"}
_MEASURING = ("đo", "cặp", "kẹp", "hỏi", "xem", "coi", "kiểm tra", "soi", "để ", "đợi", "chờ", "theo dõi")
_GUESSING = {"chắc", "chắc là", "có lẽ", "chắc tại", "chắc do", "hình như", "hình như là", "có khi", "chắc cũng"}
_CAUSES = {"daily", "past", "word", "unreal", "degree", "then"}
_LEFT = ("quên", "chưa kịp", "không nhớ")
_PLAIN = {"soft", "ack", "talk", "adult", "child", "now", "have", "really", "not", "nobare", "fine", "well", "nothing"}


def answering(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without clauses that answer nothing; all of them where nothing else would be left."""
    clauses = _clauses(items)
    if len(clauses) < 2:
        return tuple(items)
    affirms = _affirms(clauses[0])
    kept = [clause for at, clause in enumerate(clauses) if not _is_aside(clause, is_first=not at, affirms=affirms)]
    if len(kept) == len(clauses) or all(_is_polite(clause) for clause in kept):
        return tuple(items)
    return tuple(item for clause in kept for item in clause)


def _clauses(items: Sequence[Item]) -> list[list[Item]]:
    """Each with the mark that ends it; a comma between figures ends none."""
    clauses: list[list[Item]] = [[]]
    for at, item in enumerate(items):
        if item.tag == "but" and item.text in ("mà", "nhưng", "nhưng mà") and _has_words(clauses[-1]):
            clauses.append([item])
            continue
        clauses[-1].append(item)
        between = item.text in ",." and 0 < at < len(items) - 1 and items[at - 1].tag == items[at + 1].tag == "number"
        if item.tag == "separator" and not between:
            clauses.append([])
    return [clause for clause in clauses if clause]


def _has_words(clause: Sequence[Item]) -> bool:
    return any(item.tag != "separator" for item in clause)


def _is_polite(clause: Sequence[Item]) -> bool:
    return all(item.tag in ("separator", "soft", "ack", "talk", "adult", "child", "but") for item in clause)


def _affirms(clause: Sequence[Item]) -> bool:
    """Whether it is a bare yes."""
    tags = {item.tag for item in clause if item.tag not in ("separator", "soft", "ack", "talk", "adult", "child")}
    return bool(tags) and tags <= {"have", "really"}


def _is_aside(clause: Sequence[Item], *, is_first: bool, affirms: bool) -> bool:
    tags = {item.tag for item in clause if item.tag != "separator"}
    texts = [item.text for item in clause if item.tag != "separator"]
    if not texts or tags & _OF_HEALTH or ("doctor" in tags and not affirms):
        return False
    if texts[0].startswith("chúc") or texts[0] in ("yên tâm", "cảm ơn"):
        return True
    is_pending = any(item.tag == "unknown" and not _is_about_things(clause, at) for at, item in enumerate(clause))
    asks_for = "adult" in tags and bool(_ASKING_FOR & {word for text in texts for word in text.split()})
    if asks_for and not is_pending and tags - _PLAIN:
        return True
    if "?" in texts_of_marks(clause) or "ask" in tags or texts[:1] == ["chờ em hỏi"]:
        is_of_else = bool(tags & {"daily", "word", "degree", "say", "past"}) or affirms
        return not is_first and is_of_else and not is_pending
    if texts[0] in _GUESSING and not is_first:
        return bool(tags & _CAUSES) and not tags & {"not", "nobare", "nothing", "unknown"}
    return any(item.tag == "unknown" for item in clause) and not is_pending and not is_first


def texts_of_marks(clause: Sequence[Item]) -> set[str]:
    """The marks in a clause."""
    return {item.text for item in clause if item.tag == "separator"}


def _is_about_things(clause: Sequence[Item], at: int) -> bool:
    """Whether what was forgotten or not done yet is a thing of the day: "chưa kịp mua thuốc", "bỏ quên áo"."""
    rest = [item for item in clause[at:] if item.tag not in ("separator", "soft", "adult")]
    if any(item.text.startswith(_MEASURING) for item in rest[1:]) or not rest[0].text.startswith(_LEFT):
        return rest[0].text == "chờ em hỏi" and any(item.tag == "ask" for item in rest)
    before = clause[at - 1].text if at else ""
    return before == "bỏ" or any(item.tag in ("daily", "word") for item in rest[1:])
