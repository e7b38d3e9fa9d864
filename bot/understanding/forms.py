"""Answers written as a form, and who "em" or "mình" is in a text: what is seen only over several phrases."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.items import NAME, Item

_NOT = Item("not", frozenset({"not"}), "không")
_OR = Item("or", frozenset({"or"}), "hay")
_COMMA = Item("separator", frozenset(), ",")
_GLUE = {"sign", "or", "and", "degree", "little", "heavy"}
_PARENTS = {"mẹ", "bố", "ba", "bà", "ông", "chị", "anh"}
_SPEAKERS = {"em", "mình", "tôi", "tui", "tớ"}
_CHILDREN = {
    "con",
    "bé",
    "cháu",
    "nó",
    "con em",
    "con tôi",
    "con mình",
    "bé nhà",
    "con nhà",
    "cháu nhà",
    "cu",
    "thằng bé",
}


def reshaped(items: Sequence[Item]) -> list[Item]:
    """The items with forms ("Sốt: không") as sentences, and a parent's own "em" as another person."""
    texts = {item.text for item in items}
    if "bao giờ" in texts:
        items = _without_ever(items)
    if not _NOTED.isdisjoint(texts) or "0" in [item.typed for item in items]:
        items = _noted(items)
    if not _ASKS_OR_COLONS.isdisjoint(texts):
        items = _unformed(items)
    return list(items) if _SPEAKERS.isdisjoint(texts) else _spoken_for(list(items))


def _without_ever(items: Sequence[Item]) -> list[Item]:
    """ "Chưa co giật bao giờ" is never, and asks for no time."""
    out: list[Item] = []
    is_denied = False
    for at, item in enumerate(items):
        is_denied = item.tag != "separator" and (is_denied or item.tag == "not")
        is_last = all(i.tag in ("soft", "adult", "nothing", "thereis") for i in items[at + 1 : at + 2])
        ends = is_last or items[at + 1].tag == "separator"
        if item.text != "bao giờ" or not (is_denied and ends and out and out[-1].tag == "sign"):
            out.append(item)
    return out


_NOTED = {"(", "?"}
_SAYS_NO = {"-", "–", "—"}
_ASKED_OF = {"không", "có không", "chưa"}


def _noted(items: Sequence[Item]) -> list[Item]:
    """What is noted as nurses do ("Ho (-), sổ mũi (+)"), and a question that one answers oneself ("sốt k? chắc k.")."""
    texts = [item.text for item in items]
    out: list[Item] = []
    at = 0
    while at < len(items):
        item, (mark, end) = items[at], [*texts[at + 1 : at + 3], "", ""][:2]
        is_of_sign = bool(out) and out[-1].tag == "sign"
        if is_of_sign and item.text == "(" and mark in _SAYS_NO | {"+"} and end == ")":
            out[-1:] = [_NOT, out[-1]] if mark in _SAYS_NO else [out[-1]]
            out.append(replace(_COMMA, text="."))
            at += 3
        elif is_of_sign and item.typed == "0" and (at + 1 == len(items) or items[at + 1].tag == "separator"):
            # "nôn 0. ban 0"
            out[-1:] = [_NOT, out[-1]]
            at += 1
        elif is_of_sign and item.typed == "0" and mark == "có" and end in ("", ".", ","):
            out[-1:] = [_NOT, out[-1]]
            at += 2
        elif is_of_sign and item.tag == "not" and item.text in _ASKED_OF and mark == "?" and at + 2 < len(items):
            if items[at + 2].tag == "maybe":
                out[-1:] = [items[at + 2], out[-1], replace(_COMMA, text=".")]
                at += 4 if items[at + 3 : at + 4] and items[at + 3].tag == "not" else 3
            else:
                at += 1
        else:
            out.append(item)
            at += 1
    return out


_ASKS_OR_COLONS = {":", "?", "-", "à", "hả"}
"""After one of these stands the answer of a form."""


def _unformed(items: Sequence[Item]) -> list[Item]:
    out: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if (left := _left_open(items, out, at)) is not None:
            del out[left:]
            at += 2
            continue
        answer = _answer_at(items, at) if item.text in (":", "?", "-") or item.tag == "ask" else None
        if answer is None or not out or out[-1].tag not in _GLUE:
            out.append(item)
            at += 1
            continue
        denies, at = answer
        start = len(out)
        while start and (out[start - 1].tag in _GLUE or (item.text == ":" and out[start - 1].text == ",")):
            start -= 1
        signs = [one for one in out[start:] if one.tag == "sign"]
        if not signs:
            out.append(item)
            continue
        if denies:
            while start and out[start - 1].tag in ("have", "child"):
                start -= 1
            del out[start:]
            for number, sign in enumerate(signs):
                out += [_OR, sign] if number else [_NOT, sign]
        out.append(replace(_COMMA, text="."))
    return out


def _left_open(items: Sequence[Item], out: Sequence[Item], at: int) -> int | None:
    """Where signs of a form begin that nobody has looked for: "ho: có, sốt: chưa đo"; None where there are none."""
    after = [i.tag for i in items[at + 1 : at + 3]]
    if items[at].text not in (":", "-") or after not in (["unknown"], ["unknown", "separator"]):
        return None
    start = len(out)
    while start and out[start - 1].tag == "sign":
        start -= 1
    return start if start < len(out) else None


def _answer_at(items: Sequence[Item], at: int) -> tuple[bool, int] | None:
    """Whether what follows a colon denies, and where it ends; None where it is no answer of a form."""
    mark = items[at]
    if mark.text not in _ASKS_OR_COLONS:
        return None
    if mark.tag == "ask":
        if at + 1 == len(items):
            return None
        at += 1
        if items[at].tag == "separator":
            mark = items[at]
        else:
            return None
    at += 1
    while at < len(items) and items[at].text in ("thì", "cũng", ":", "dạ"):
        at += 1
    if at == len(items) or items[at].tag not in ("not", "have", "nobare"):
        return None
    end = at + 1
    while end < len(items) and items[end].tag in ("soft", "ack", "adult"):
        end += 1
    # "-" and "?" need the answer to stand alone, after a colon another sign may follow at once
    is_numbered = end + 1 < len(items) and items[end].tag == "number" and items[end + 1].tag == "separator"
    end += is_numbered
    goes_on = end < len(items) and items[end].tag != "separator"
    if goes_on and (mark.text != ":" or items[end].tag not in ("sign", "child")):
        return None
    return items[at].tag != "have", end


def _spoken_for(items: list[Item]) -> list[Item]:
    texts = [item.text for item in items]
    is_parent = "là" in texts and any(
        one in _SPEAKERS and next_ == "là" and last in _PARENTS
        for one, next_, last in zip(texts, texts[1:], texts[2:], strict=False)
    )
    speakers = _SPEAKERS if is_parent else _SPEAKERS - {"em"} if not _CHILDREN.isdisjoint(texts) else set[str]()
    if speakers.isdisjoint(texts):
        return items
    return [
        Item("other", frozenset({"other"}), item.text, typed=item.typed)
        if item.text in speakers and _is_told_of(items, at)
        else item
        for at, item in enumerate(items)
    ]


def _is_told_of(items: Sequence[Item], at: int) -> bool:
    """Whether somebody tells of a sign of their own here."""
    following = next((one.tag for one in items[at + 1 : at + 3] if one.text not in ("bị", "đang", "cũng")), "")
    before = items[at - 1] if at else None
    if following != "sign" or (before is not None and before.tag == "child"):
        return False
    if items[at].typed == "minh" and before is not None and before.text.startswith(NAME):
        # "chau Nhat Minh"
        return False
    # "mình nổi mẩn": the body
    return items[at].text != "mình" or {"rash", "blisters"}.isdisjoint(items[at + 1].codes)
