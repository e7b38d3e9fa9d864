"""Whether somebody agrees: silence, thanks and a greeting are no consent, and a condition beside a yes is a yes."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.answering import NO, UNSURE, YES, Read, talk
from bot.understanding.attending import ends
from bot.understanding.clauses import without_wishes
from bot.understanding.deeds import of_deeds
from bot.understanding.items import Item
from bot.understanding.statements import tell
from bot.understanding.told import Told
from bot.understanding.values import NOT_UNDERSTOOD

_AGREEING = {"agree", "ok", "right"}
_YES_WORDS = ("có", "có chứ", "có mà", "thì có")
_WHAT_IS_ASKED_FOR = ("nhận", "tham gia", "đăng ký", "cho", "gửi", "xác nhận", "tiêm", "chích", "uống", "đo", "khám")
_NO_OBJECTION = {
    "không vấn đề gì",
    "không vấn đề",
    "không có vấn đề gì",
    "không có vấn đề",
    "chẳng vấn đề gì",
    "không thành vấn đề",
    "có vấn đề gì đâu",
    "không sao",
    "không có ý kiến",
    "không ý kiến",
}
_NO_NEED = {"thôi khỏi đi", "khỏi đi"}
_DOUBTS = {"depends", "unknown", "maybe", "unreal", "but"}
_CLOSING = {"soft", "separator", "adult", "ok", "talk", "ack", "child"}


def read_consent(items: Sequence[Item], asked: Sequence[Item] = ()) -> Read:
    """What was answered to "Quý phụ huynh có đồng ý …?"."""
    items = _as_conditions(without_wishes(items))
    items = tuple(replace(i, tag="refuse", tags=frozenset({"refuse"})) if i.text in _NO_NEED else i for i in items)
    if _asks_for_more(items):
        return UNSURE
    if (of_deed := of_deeds(items, asked)) is not None:
        return of_deed
    if any(a.text == "được" and b.text == "hơn" for a, b in itertools.pairwise(items)):
        # "Zalo ít dùng, gọi điện được hơn": something else instead
        return UNSURE
    if any(a.text.startswith("không phải") and b.tag == "refuse" for a, b in itertools.pairwise(items)):
        # "không phải là không đồng ý"
        return UNSURE
    told = tell(items)
    found = _stances(items)
    if not found - {"no"} and _asks_at_last(items):
        return NOT_UNDERSTOOD
    if _ends_agreeing(items):
        return YES
    tags = {tag for item in items if item.tag != "separator" for tag in item.tags | {item.tag}}
    if told.is_question:
        return NOT_UNDERSTOOD if not found - {"yes"} else UNSURE
    if _limits(items) or _says_yes_at_once(items):
        return YES
    if any(a.text == "chứ" and b.text.startswith("đừng") for a, b in itertools.pairwise(items)) and found == {"no"}:
        # "nhắn Zalo chứ đừng gọi": how, not whether
        return UNSURE
    head = _head(items)
    if head and len(head) < len(items) and _stances(head) == {"no"} and not _agrees_after(items[len(head) :]):
        return NO
    agrees = any("agree" in item.tags and "refuse" not in item.tags for item in items) and "not" not in tags
    if found == {"no"} or (found and not agrees and _refuses_at_last(items)):
        return NO if told.unknown <= 4 and "depends" not in tags else UNSURE
    if not found and {item.text for item in items} & _NO_OBJECTION:
        return YES
    doubts = [item for item in items if item.tags & _DOUBTS or item.tag in _DOUBTS]
    if doubts and not (found == {"yes"} and all(item.text in _NO_OBJECTION for item in doubts)):
        return UNSURE
    if found == {"yes"} and told.unknown <= 3:
        return YES
    return UNSURE if found else _silent(told)


_STRONGLY = {"agree", "ok", "right"}
_WEAKLY = {"cho", "nhận", "phải", "gọi đi", "xác nhận", "tham gia", "đăng ký", "cho uống", "yes"}


def _asks_for_more(items: Sequence[Item]) -> bool:
    """ "Cho em xin thêm thông tin": nothing is agreed to by this "cho"."""
    said = [i for i in items if i.tag not in ("soft", "ack", "separator")]
    return len(said) > 2 and said[0].text == "cho" and said[1].tag in ("child", "adult") and said[2].text in _REQUESTS


_REQUESTS = {"xin", "hỏi", "biết", "xem", "coi", "cho hỏi", "xin phép"}


def _asks_at_last(items: Sequence[Item]) -> bool:
    """ "Bé ăn trưa chưa cô": a question about something else."""
    said = [i for i in items if i.tag not in ("soft", "adult", "separator", "ack", "talk")]
    return len(said) > 2 and said[-1].text in ("chưa", "không") and any(i.tag == "daily" for i in said[:-1])


def _agrees_after(rest: Sequence[Item]) -> bool:
    """Whether after a refusal it is agreed after all, asked or doubted."""
    is_open = any(i.tag in ("ask", "unreal", "depends", "unknown") or i.text in ("?", "nhưng") for i in rest)
    return is_open or any(i.tag in _STRONGLY and i.text not in _WEAKLY for i in rest)


def _as_conditions(items: Sequence[Item]) -> Sequence[Item]:
    """ "Được cô, miễn bảo mật": a condition, and no refusal; "chịu" alone gives in."""
    said = [i for i in items if i.tag not in ("soft", "ack", "separator", "adult", "child")]
    if [i.text for i in said] in (["chịu"], ["chịu liền"]) and all(i.tag != "child" or i.text != "nó" for i in items):
        return [replace(i, tag="agree", tags=frozenset({"agree"})) if i.text == "chịu" else i for i in items]
    return [
        replace(i, tag="soft", tags=frozenset({"soft"}))
        if i.text in ("miễn", "miễn là") and at + 1 < len(items) and items[at + 1].tag not in ("separator", "soft")
        else i
        for at, i in enumerate(items)
    ]


def _ends_agreeing(items: Sequence[Item]) -> bool:
    """ "Cái gì tốt cho con là em đồng ý", "được chi mà không được": whatever was asked back, it ends with a yes."""
    said = [i for i in items if i.tag not in ("soft", "separator", "adult", "child", "ack")]
    texts = [i.text for i in said]
    if len(texts) == 4 and texts[0] == "được" and texts[1] in ("gì", "sao") and texts[2:] == ["mà", "không được"]:
        return True
    is_of_all = any(i.text in ("cái gì", "gì", "sao", "thế nào", "cái chi") for i in said[:-1])
    refuses = any(i.tag in ("refuse", "not", "depends", "maybe", "unknown", "unreal") for i in said)
    is_asked = any(i.text == "?" for i in items)
    return (
        is_of_all and not refuses and not is_asked and len(said) > 2 and texts[-1] in ("đồng ý", "nhất trí", "ủng hộ")
    )


def _head(items: Sequence[Item]) -> Sequence[Item]:
    """The first clause, where it is an answer and courtesy alone."""
    cut = next((at for at, item in enumerate(items) if item.tag in ("separator", "but")), len(items))
    bare = _CLOSING | _AGREEING | {"not", "refuse", "nobare", "wrong"}
    return items[:cut] if all(item.tag in bare for item in items[:cut]) else ()


def _silent(told: Told) -> Read:
    is_bare = told.is_acknowledged and not told.entries and told.unknown == 0 and not told.is_talk
    return YES if is_bare else talk(told)


def _stances(items: Sequence[Item]) -> set[str]:
    """Each "yes" and "no" that is said, under the negation before it."""
    found: set[str] = set()
    negated = refused = False
    for at, item in enumerate(items):
        if item.tag == "separator":
            negated = refused = False
        elif (
            "refuse" in item.tags
            and item.text in ("phản đối", "từ chối", "phiền")
            and (negated or _follows_nothing(items, at))
        ):
            # "không có gì phản đối"
            found.add("yes")
        elif "refuse" in item.tags:
            found |= {"yes", "no"} if negated and not item.text.startswith("không") else {"no"}
            refused = item.text.startswith(("không", "chưa", "đừng", "khỏi", "xin không", "thôi đừng", "thôi không"))
        elif (refused and (item.text.startswith(_WHAT_IS_ASKED_FOR) or _is_of_ability(items, at))) or (
            item.text == "phải" and not _closes(items, at)
        ):
            continue
        elif item.tags & _AGREEING or item.tag == "ok":
            found.add("no" if negated else "yes")
        elif item.tag in ("not", "nobare") or "thereis" in item.tags:
            negated = True
            if ends(items, at) or (at + 1 < len(items) and items[at + 1].tag in ("separator", "soft")):
                found.add("no")
        elif item.tag in ("have", "really") and item.text in _YES_WORDS and not negated:
            found.add("yes")
        elif item.tag == "wrong":
            found.add("no")
    return found


def _is_of_ability(items: Sequence[Item], at: int) -> bool:
    """ "Không uống được": what cannot be."""
    return items[at].text == "được" and "refuse" in items[at - 1].tags


def _follows_nothing(items: Sequence[Item], at: int) -> bool:
    return at > 0 and (items[at - 1].tag in ("fine", "depends") or items[at - 1].text == "không có ý kiến")


def _closes(items: Sequence[Item], at: int) -> bool:
    """Whether nothing but politeness follows in the clause."""
    return at + 1 == len(items) or items[at + 1].tag in _CLOSING


def _limits(items: Sequence[Item]) -> bool:
    """Whether a yes is followed by a wish how it shall be done: "được ạ, mà đừng đăng lên nhóm lớp"."""
    cut = next((at for at, item in enumerate(items) if item.tag in ("separator", "but")), len(items))
    head, rest = items[:cut], items[cut:]
    says_yes = any(i.tags & _AGREEING or i.tag == "ack" or i.text in _YES_WORDS for i in head)
    if not says_yes or any(i.tag not in _CLOSING | _AGREEING and i.text not in _YES_WORDS for i in head):
        return False
    refusals = [at for at, item in enumerate(rest) if _is_limit(item)]
    if any(i.tag in ("depends", "unknown", "maybe") or i.text in ("?", "thì") for i in rest):
        return False
    others = any("refuse" in item.tags and not _is_limit(item) and item.text != "thôi" for item in rest)
    return bool(refusals) and not others and all(_has_object(rest, at) for at in refusals)


def _is_limit(item: Item) -> bool:
    if item.text in ("không được", "khỏi", "không dùng", "không xài", "không uống", "không lưu", "không gửi"):
        return True
    return item.text.split()[0] == "đừng" or item.tag == "not"


def _says_yes_at_once(items: Sequence[Item]) -> bool:
    """Whether the first clause agrees in so many words, and nothing after it refuses or puts it off."""
    cut = next((at for at, item in enumerate(items) if item.tag in ("separator", "but")), len(items))
    head, rest = items[:cut], items[cut:]
    if not head or any(
        item.tag not in _CLOSING | _AGREEING | {"talk"} and item.text not in _YES_WORDS for item in head
    ):
        return False
    agrees = any("agree" in i.tags for i in head) or any(i.text in _YES_WORDS or i.tag in ("ok", "right") for i in head)
    putting_off = {"refuse", "ask", "wrong", "unreal", "nobare", "not"}
    rest = [i for i in rest if i.text != "thôi" or "chỉ" not in texts_of(rest)]
    is_put_off = any(i.tags & putting_off or i.tag in putting_off or i.text.startswith(_LATER) for i in rest)
    return agrees and not is_put_off and not any(i.text == "?" for i in rest)


def texts_of(items: Sequence[Item]) -> set[str]:
    """The phrases, word by word."""
    return {word for item in items for word in item.text.split()}


_LATER = ("để", "hỏi", "xem đã", "suy nghĩ", "tính", "khoan", "nghĩ", "chưa", "cân nhắc", "phân vân", "lưỡng lự", "đọc")


def _has_object(items: Sequence[Item], at: int) -> bool:
    """Whether more than one phrase follows what is not to be done: "đừng đo nách", not "đừng đo nữa"."""
    after = []
    for item in items[at + 1 :]:
        if item.tag in ("separator", "but"):
            break
        if item.tag not in ("soft", "adult"):
            after.append(item)
    return len(after) > 1


def _refuses_at_last(items: Sequence[Item]) -> bool:
    """Whether after the last "nhưng" it is refused."""
    words = [item for item in items if item.tag != "separator"]
    last = max((at for at, item in enumerate(words) if item.tag == "but"), default=-1)
    return last >= 0 and any("refuse" in item.tags for item in words[last:])
