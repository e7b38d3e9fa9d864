"""Denials and ends that are none: what is waited for or wished, what never stays away, whom alone it has."""

from collections.abc import Sequence

from bot.understanding.folding import plain
from bot.understanding.items import Item
from bot.understanding.told import HAS, MAYBE

_UNTIL = {"đợi", "chờ", "phải", "muốn", "mong", "cần", "ráng", "cố", "mai", "mốt", "khó", "lâu"}
_UNTIL |= {"ngày mai", "bao giờ", "khi nào", "lúc nào", "chừng nào", "hễ", "đến lúc", "tới lúc", "bao lâu", "mấy hôm"}
_UNTIL |= {"hy vọng", "hi vọng", "cầu mong", "cầu trời", "ước gì", "giá mà", "miễn là", "làm sao cho"}
"""Before an end these tell of one that has not come: "đợi con hết sốt", "bao lâu mới hết", "khó khỏi"."""
_RIGHT_BEFORE = {"để", "cho", "tới", "đến", "chịu", "có thể"}
"""The same where nobody but the child stands between: "để con hết sốt", "uống cho hết"."""
_RIGHT_BEFORE |= {"không chịu", "chưa chịu", "mãi không", "rồi lại"}
_BY_ITSELF = {"tự", "mau", "nhanh", "chóng"}
_THEN = {"thì", "là"}
_IN_CASE = {"word", "daily", "stay", "medicine", "unreal", "doctor", "home", "agree"}
_WAITING = _UNTIL | {plain(word) for word in ("đợi", "chờ", "muốn", "phải", "mong", "ráng")}
_HOW = {"làm gì", "làm sao", "làm sao mà", "sao mà", "sao", "dễ gì", "biết bao giờ", "biết khi nào", "bao giờ"}
"""Before an end these ask it away: "làm gì đã hết"."""
_NOT_YET = {"sau", "từ", "kể từ"}
"""Before a "khi" the end has come: "sau khi hết sốt thì nổi ban"."""
_BECAUSE = {"vì", "do", "tại", "tại vì", "bởi vì", "nên", "mà"}
_WISHING = {"đợi", "chờ", "doi", "muốn", "mong", "cho khỏe", "khi nào", "chừng nào", "đến khi", "tới khi"}
_GOING = {"go", "goes", "back"}
_ONLY_THEN = ("mới", "rồi mới")
_SPANNING = ("đêm", "ngày", "buổi", "hôm", "tuần", "tháng", "cả", "tiết", "nửa", "mùa", "năm")
_SPANS = {plain(word) for word in _SPANNING}
_TIMES = {"ngày", "đêm", "hôm", "bữa", "lúc", "sáng", "tối", "buổi", "tuần", "khi", "ngay", "dem", "hom", "bua", "toi"}
_NEVER = {"không", "chẳng", "chả", "chưa", "không có", "không bị", "hổng", "hông"}
_NO_ONE = ("không ai", "chẳng ai", "chả ai", "chưa ai", "không có ai", "hổng ai", "hông ai", "chưa có ai", "không đứa")
_BUT = {"trừ", "ngoại trừ", "ngoài", "chỉ", "chỉ có", "mỗi", "có mỗi", "chỉ mỗi"}


def undone(items: Sequence[Item]) -> str:
    """What holds of the signs that seem denied or over in a clause; empty where they are."""
    tags = {item.tag for item in items}
    if "done" in tags and any(is_to_come(items, at) for at, item in enumerate(items) if item.tag == "done"):
        return HAS
    if "not" not in tags and "done" not in tags:
        return ""
    if _never_stays_away(items) or _has_one_alone(items):
        return HAS
    return MAYBE if _is_condition(items) else ""


_IN_CASE_OF = ("có gì", "có chi", "có vấn đề gì", "có biểu hiện gì", "có dấu hiệu gì", "có triệu chứng gì", "có gì lạ")


def is_in_case(items: Sequence[Item]) -> bool:
    """ "Có gì bất thường thì chị nhắn cô", "mà con sốt thì gọi chị": nothing is told of yet."""
    if _is_asked_of_school(items):
        return True
    said = " ".join([item.text for item in items if item.tag not in ("soft", "ack", "child", "adult")])
    return said.startswith(_IN_CASE_OF)


_DO_THEN = ("gọi", "báo", "nhắn", "alo", "điện", "ới", "hú", "đón", "rước", "cho về", "kêu", "đưa xuống", "cho xuống")


def _is_asked_of_school(items: Sequence[Item]) -> bool:
    """Whether behind a sign and a "thì" the school is asked to call, and nobody did."""
    said = [item for item in items if item.tag not in ("child", "adult", "soft", "ack", "have")]
    at = next((at for at, item in enumerate(said) if at and item.text == "thì" and said[at - 1].tag == "sign"), 0)
    is_done = any(item.text in ("rồi", "đã", "r") for item in items)
    return 0 < at < len(said) - 1 and said[at + 1].typed.startswith(_DO_THEN) and not is_done


def is_to_come(items: Sequence[Item], at: int) -> bool:
    """Whether an end is waited for, wished, or asked away."""
    before, after = items[:at], items[at + 1 :]
    words = [item.typed for item in before]
    if words[-1:] == ["khi"] or words[-2:-1] == ["khi"]:
        return not _NOT_YET & set(words)
    near = max((n + 1 for n, item in enumerate(before) if item.text in _BECAUSE or item.tag == "now"), default=0)
    if any(item.text in _UNTIL or not _WAITING.isdisjoint(item.typed.split()) for item in before[near:]):
        return True
    spoken = [item for item in before if item.tag not in ("child", "adult", "soft") and item.typed not in _BY_ITSELF]
    if spoken and (spoken[-1].text in _RIGHT_BEFORE or spoken[-1].typed in _RIGHT_BEFORE):
        return True
    close = before[max(near, at - 3) :]
    if any(item.tag == "not" for item in close) and not any(item.tag == "sign" for item in close):
        # "hoài mà hông chịu hết"
        return True
    is_said_over = any(item.text.startswith("rồi") for item in after) or items[at].text.endswith("rồi")
    is_case = len(spoken) > 1 and (spoken[-2].tag in _IN_CASE or spoken[-2].text == "mấy")
    if is_case and spoken[-1].text in _THEN and not is_said_over:
        # "nằm yên thì hết"
        return True
    if any(item.text in _HOW for item in before[-3:]) and not any(item.tag == "sign" for item in before[-1:]):
        return True
    rest = [item for item in after if item.tag not in ("soft", "child", "adult", "sign", "and", "or")]
    if rest and rest[0].text.startswith(_ONLY_THEN) and rest[0].tag in _GOING:
        return True
    if any(item.typed.startswith("mới") and item.tag == "soft" for item in after):
        # "hết sốt mới đi học được"
        return any(item.tag in _GOING for item in after)
    return any(item.text == "sẽ" for item in after) or (
        len(rest) > 1 and rest[0].text in ("thì", "là") and rest[1].tag in _GOING
    )


def is_wished(items: Sequence[Item], at: int) -> bool:
    """ "Khỏe hẳn mới cho đi", "đợi khỏe rồi đi": that somebody is well is not told of now."""
    after = items[at + 1 : at + 3]
    if any(item.text in _WISHING or item.typed in _WISHING for item in items[:at]):
        return True
    return any(item.tag == "soft" and item.typed == "mới" for item in after[:1]) and after[-1].tag in _GOING


def ends_an_other_verb(items: Sequence[Item], at: int) -> bool:
    """Whether this "hết" is the "all" of a verb before it: "ăn vào là ra hết"."""
    before = items[at - 1] if at else None
    if before is None or items[at].text != "hết":
        return False
    if before.tag == "number" and at > 1 and items[at - 2].typed in ("thứ", "thu"):
        # "thứ 3 hết"
        return False
    return before.tag in ("word", "daily", "number", "metaphor", "stay", "go", "goes", "home") or before.text in (
        "ra",
        "vào",
        "cho",
        "biết",
        "đủ",
    )


_ALL = ("cả ", "ca ")
_ALL_OVER = {"lở", "loét", "nổi", "mọc", "đầy", "mẩn", "trầy", "bầm", "rộp", "sưng", "đỏ", "tím", "tái"}


def is_all_over(items: Sequence[Item], at: int, *, is_told: bool) -> bool:
    """Whether this end is none of what is told: a "hết" that is "all" ("ngứa tay chân hết"), another word."""
    item = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if _is_of_the_rest(items, at) or (not is_told and comes_and_goes(items)):
        return True
    if item.text == "hết cơn" and following is not None and following.text in _GOES_ON:
        # "ho sặc sụa, hết cơn lại chơi"
        return True
    if item.text.startswith("im ") and at and items[at - 1].tag == "daily":
        # "ói xong nằm im ru"
        return True
    if following is not None and following.typed.startswith(_ALL) and plain(item.typed).endswith(" het"):
        # "mỏi hết cả người", "khô hết cả người"
        return True
    if is_told and at and items[at - 1].tag == "and" and (following is None or following.tag != "sign"):
        # "minh sot va khoi": nobody's cough is said to be there and over
        return True
    if item.text != "hết":
        return False
    if is_all_the_time(items, at) or is_of_everybody(items, at) or (at and is_all_of_it(items, at)):
        return True
    if not at or (following is not None and following.text.startswith(("rồi", "hẳn"))):
        return False
    before = items[at - 1]
    return bool(_ALL_OVER & set(before.text.split())) or (is_told and before.tag == "body")


_GOES_ON = {"lại", "thì", "là", "xong", "thì lại", "là lại"}
_THE_REST = {"khác", "khac", "kia"}


def _is_of_the_rest(items: Sequence[Item], at: int) -> bool:
    """ "Còn ho, mấy cái kia dứt rồi": all but what was told is over."""
    before = items[:at]
    return any(item.typed in _THE_REST for item in before) and not any(item.tag == "sign" for item in before)


_ALL_RED = ("đỏ", "loét", "lở", "sưng", "rộp", "tím", "tái", "trầy", "bầm")


def may_be_all(items: Sequence[Item], at: int) -> bool:
    """ "Miệng con loét hết rồi": all of it, or no more."""
    return items[at].text == "hết rồi" and at > 0 and items[at - 1].text.endswith(_ALL_RED)


def is_all_of_it(items: Sequence[Item], at: int) -> bool:
    """ "Mửa ra hết", "nôn hết ra", "không chịu ăn hết", "nghỉ đến hết thứ tư": nothing is over."""
    before = items[at - 1]
    if before.tag == "sign" and any(item.text in ("ra", "ra ngoài") for item in items[at + 1 : at + 2]):
        return True
    is_at_all = before.tag == "sign" and before.text.startswith(("không ", "chẳng ", "chả ", "bỏ "))
    return is_at_all or before.text in ("đến", "tới", "ra", "vào", "vô") or before.text.endswith((" ra", " vào", " vô"))


_EVERY = {"cũng", "cũng bị", "đều", "cũng có", "tất cả", "ai", "cả lớp", "cả nhà", "mọi người"}


def is_of_everybody(items: Sequence[Item], at: int) -> bool:
    """ "Ai cũng ho hết": all of them; in "ho cũng hết" it is the cough that is over, in "ho rồi cũng hết" not yet."""
    if any(item.tag == "sign" for item in items[at + 1 :]):
        return False
    if at > 1 and items[at - 2].text in ("rồi", "r"):
        return items[at - 1].text == "cũng"
    last = max((n for n in range(at) if items[n].tag == "sign"), default=at)
    return not _EVERY.isdisjoint([item.text for item in items[:last]])


def is_all_the_time(items: Sequence[Item], at: int) -> bool:
    """ "Ho hết đêm", "ho hết cả buổi": all of it, and nothing is over."""
    ends_it = {"past", "now", "since", "sign"}
    behind = items[at + 2].typed if at + 2 < len(items) else ""
    if behind.startswith(("chủ nhật", "chu nhat", "thứ", "thu", "chủ", "chu")):
        # "hết hôm chủ nhật rồi"
        return False
    after = items[at + 1] if at + 1 < len(items) and items[at + 1].tag not in ends_it else None
    return items[at].text == "hết" and after is not None and plain((after.typed or after.text).split()[0]) in _SPANS


def _never_stays_away(items: Sequence[Item]) -> bool:
    """ "Đêm nào chẳng ho", "có hôm nào không ho đâu", "khi thì ho khi thì không"."""
    for at, item in enumerate(items):
        if item.tag != "not":
            continue
        before = items[:at]
        which = [n for n, one in enumerate(before) if one.text == "nào" or one.typed.endswith(" nào")]
        if item.text in _NEVER and which and not any(one.tag == "not" for one in before):
            named = {word for one in items[: which[0] + 1] for word in one.typed.split()}
            if named & _TIMES:
                return True
    return comes_and_goes(items)


def comes_and_goes(items: Sequence[Item]) -> bool:
    """ "Lúc ho lúc không"."""
    typed = [item.typed for item in items if item.typed in _AT_TIMES]
    return len(typed) > len(set(typed))


_AT_TIMES = {"khi", "lúc", "hôm", "bữa", "luc", "hom", "bua"}


def _has_one_alone(items: Sequence[Item]) -> bool:
    """ "Không ai ho ngoài con": the child has it."""
    if not any(item.text.startswith(_NO_ONE) for item in items):
        return False
    return any(
        item.text in _BUT and any(one.tag == "child" for one in items[at + 1 : at + 3]) for at, item in enumerate(items)
    )


def is_counterfactual(items: Sequence[Item]) -> bool:
    """ "Không khỏe thì em đã báo rồi", "nó mà sốt em chết liền": what would be, were it so."""
    said = [item for item in items[:6] if item.tag not in ("ack", "soft")]
    if [i.tag for i in said[:3]] == ["child", "but", "sign"] and said[1].text == "mà":
        return True
    for at, item in enumerate(items):
        if item.text == "thì" and at and items[at - 1].tag in ("well", "fine", "unwell", "sign"):
            rest = [one for one in items[at + 1 :] if one.tag not in ("child", "adult")]
            is_said = any(one.tag == "separator" for one in items[:at]) or not rest or rest[0].tag in ("done", "easing")
            return not is_said and plain((rest[0].typed or rest[0].text).split()[0]) in _WOULD
    return False


_WOULD = {"da", "bao", "se", "dau", "lam", "goi"}


def _is_condition(items: Sequence[Item]) -> bool:
    """ "Không ho thì đã đi học rồi": what would be, were it not so."""
    for at, item in enumerate(items):
        if item.text != "thì" or not at or items[at - 1].tag != "sign" or at + 1 == len(items):
            continue
        denied = [n for n in range(at - 1) if items[n].tag == "not"]
        rest = [one for one in items[at + 1 :] if one.tag not in ("soft", "adult", "separator")]
        if denied and not any(one.tag in ("sign", "but") for one in items[denied[-1] : at - 1]) and rest:
            return rest[0].tag != "only"
    return False
