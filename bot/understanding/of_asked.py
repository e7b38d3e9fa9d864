"""How the sign that was asked for fares beside others that are told, and beside another time of the day."""

from collections.abc import Sequence

from bot.understanding.answering import NO, UNSURE, Read
from bot.understanding.items import Item
from bot.understanding.told import HAS, HASNT, MAYBE, Told

_AS_EVER = {"bình thường", "ổn", "không sao", "ok", "vẫn bình thường", "vẫn ổn", "êm", "tốt", "như thường", "không"}
_AFTER = {"soft", "adult", "separator", "ack"}
_OF_THE_DAY = ("sáng", "trưa", "chiều", "tối", "đêm", "khuya", "lúc", "hồi", "nãy", "hôm qua", "hôm kia", "bữa")
_AT_A_TIME = {"past", "have", "number", "soft", "child", "ack", "then", "only", "refuse", "degree", "now"}


def read_beside(items: Sequence[Item], told: Told, codes: set[str], asked: Sequence[Item]) -> Read | None:
    """What is said of the sign in a clause of its own or of another time; None if nothing is."""
    if told.is_question or told.is_unsure or not codes - {"other"}:
        return None
    has_others = any(e.code not in codes and e.status in (HAS, MAYBE) for e in told.entries)
    if (fares := _then(items, codes)) is not None:
        follows, closes = fares
        if closes and follows.text in _AS_EVER and follows.tag in ("well", "fine", "ok"):
            return NO if has_others else UNSURE
        if follows.text in ("thôi", "thôi rồi") and closes:
            # "ho thì thôi": that it is over, or that it is beyond words
            return NO if has_others and follows.text == "thôi" else UNSURE
    if told.parts and (told.parts & codes) and _was_then(items) and not has_others:
        return NO if codes & {e.code for e in told.entries} == set() else UNSURE
    had = [e for e in told.entries if e.code in codes and e.status == HAS]
    is_denied = any(e.code in codes and e.status == HASNT for e in told.entries)
    if had and not is_denied and all(e.is_past for e in had) and _denies_now(items):
        # "hôm nay chưa đi lần nào, hôm qua thì 3 lần lỏng"
        return UNSURE
    named = [i for i in items if i.tag == "sign" and {c.rstrip("?") for c in i.codes} & codes]
    if told.head == "no" and told.is_only and named and not _are_named(named, asked):
        # "dạ không, chỉ có ghèn": of the eyes, and not what was asked for
        return UNSURE
    if codes <= told.parts and told.entries and not set(told.well) - {"part"} and not told.bare:
        others = [e for e in told.entries if e.code not in codes and not e.is_vague]
        return NO if len(others) == len(told.entries) and not told.is_partial else None
    return None


def topic_answered(items: Sequence[Item], codes: set[str]) -> bool | None:
    """ "Sổ mũi thì có, ho thì không": of several signs, each with its answer, what is said of the one asked for."""
    clauses: list[list[Item]] = [[]]
    for item in items:
        if item.tag in ("separator", "but") or item.text == "chứ":
            clauses.append([])
        elif item.tag not in ("soft", "adult", "ack", "child"):
            clauses[-1].append(item)
    said = [clause for clause in clauses if clause]
    if len(said) < 2 or not all(_is_answered(clause) for clause in said):
        return None
    ours = [clause[-1].tag == "have" for clause in said if {c.rstrip("?") for c in clause[0].codes} <= codes]
    return ours[0] if len(ours) == 1 else None


def _is_answered(clause: Sequence[Item]) -> bool:
    """Whether a clause is a sign, a "thì", and a yes or no."""
    is_of_sign = clause[0].tag == "sign" and bool(clause[0].codes)
    says = [i.text for i in clause[1:]]
    return is_of_sign and (says in (["thì có"], ["thì", "có"], ["thì bị"], ["thì", "bị"]) or says in _SAYS_NO)


_SAYS_NO = (["thì", "không"], ["thì", "chưa"], ["thì", "không có"], ["thì", "không bị"])


def _then(items: Sequence[Item], codes: set[str]) -> tuple[Item, bool] | None:
    """What stands behind the sign and a "thì", and whether that ends the clause."""
    for at, item in enumerate(items[:-2]):
        if item.tag == "sign" and {c.rstrip("?") for c in item.codes} & codes and items[at + 1].text == "thì":
            rest = items[at + 3 :]
            return items[at + 2], not rest or rest[0].tag in _AFTER
    return None


def _was_then(items: Sequence[Item]) -> bool:
    """ "Hôm kia có, giờ …", "lúc 7 giờ thì có, …": the first clause affirms it of another time, and no more."""
    cut = next((at for at, item in enumerate(items) if item.tag in ("separator", "but")), len(items))
    first = items[:cut]
    if cut == len(items) or not first or any(i.tag not in _AT_A_TIME and i.typed not in _COUNTED for i in first):
        return False
    is_of_then = any(i.tag == "past" or i.text.startswith(_OF_THE_DAY) for i in first)
    return is_of_then and any(i.tag == "have" or i.text == "thôi" for i in first)


def _denies_now(items: Sequence[Item]) -> bool:
    now = False
    for item in items:
        now = (now and item.tag != "separator") or (item.tag == "now" and not item.text.startswith(("tới", "đến")))
        if now and (item.tag in ("nothing", "not", "nobare") or item.text.startswith(("chưa ", "không "))):
            return True
    return False


_COUNTED = {"hai", "ba", "mấy", "vài", "một"}


def _are_named(named: Sequence[Item], asked: Sequence[Item]) -> bool:
    words = {word for item in asked if item.tag == "sign" for word in item.text.split()}
    return any(words & set(item.text.split()) for item in named)
