"""What all clauses together tell: names beside signs, what is over, being well, and what stays in doubt."""

import re
from collections.abc import Sequence

from bot.understanding.answering import is_of_the_speaker
from bot.understanding.causes import ELSE
from bot.understanding.folding import MOST, fold
from bot.understanding.items import Item, any_begins
from bot.understanding.told import DROPPED, HAS, HASNT, MAYBE, Told
from bot.understanding.whose import tells_children_apart

_ANY_SIGN = re.compile(
    r"\b(?:bieu hien|trieu chung|dau hieu|van de) (?:gi|nao|bat thuong)\b.*\bkhong\b|\bco gi (?:la|bat thuong)\b"
)
_ASKS_MORE = re.compile(
    r"\bcon (?:co |bi )?(?:bieu hien|dau hieu|trieu chung|van de|gi)\b.*\b(?:khac|nua)\b(?! thuong)"
    r"|\bthem (?:bieu hien|dau hieu|trieu chung|gi)\b|\bgi them\b"
)
_ELSE = ("ngoài ra", "còn lại", "những cái khác", "các cái khác", "mọi cái khác")
_BITES = ("đốt", "cắn", "chích", "kiến ba khoang", "ngã", "té", "va đập", "đập đầu", "dị ứng", "bị đánh")
_BESIDE = {
    *("ghèn", "gỉ mắt", "dử mắt", "có đờm", "có đàm", "đờm xanh", "nhiều ghèn", "ra ghèn", "đổ ghèn"),
    *("cộm mắt", "cộm"),
}
"""What may be missing while the sign itself is there."""
_NO_MORE = ("không còn triệu chứng", "không còn biểu hiện", "không còn dấu hiệu", "hết triệu chứng")
SELF = {"mình", "tôi", "tui", "tớ"}
_ASKS_OF_END = re.compile(r"\b(?:do|het|khoi|bot)(?: (?:hon|benh|han|nhieu))* chua\b")
_COLD = {"lạnh", "rét", "ớn", "gai", "rùng"}
_CURED = {"khỏi", "khỏi hẳn", "đã khỏi", "khỏi rồi", "khỏi hẳn rồi", "mới khỏi", "qua khỏi"}
OF_A_CHILD = re.compile(r"(?<!\w)(?:con|bé|cháu)(?!\w)")
_HURT = {
    "trầy",
    "xước",
    "gãy",
    "bỏng",
    "phỏng",
    "khâu",
    "rách",
    "trật",
    "trẹo",
    "bong",
    "bó",
    "mổ",
    "sưng",
    "bầm",
    "rạn",
    "ngã",
    "té",
}
_PASSING = {"other", "vomiting", "cough", "runny_nose", "startle", "breathless", "diarrhoea", "sore_throat"}
"""What was yesterday and is over when somebody is well today."""
_CORRECTED = re.compile(r"\by (?:em|toi|minh|chi|anh|con|tui) la\b")
"""Who corrects herself is asked again."""
_TRADE = {"bán", "ủng hộ", "ship", "inbox", "mua ủng hộ"}
"""Of goods, not of a child."""


def settle(told: Told) -> None:
    """What is eased is still there, and who is not ill is well."""
    if not told.entries:
        return
    _leave_to_causes(told)
    concrete = [e.status for e in told.entries if not (e.is_disease or e.is_cause or e.is_vague)]
    is_sure = HAS in concrete
    has_signs = is_sure or MAYBE in concrete
    # "dị ứng phấn hoa nên hắt xì, không phải cảm": another name is denied, and nothing that ails
    has_causes = is_sure and HAS in [e.status for e in told.entries if e.is_cause]
    for entry in told.entries:
        if (
            (entry.is_rubbed and "fine" in told.well)
            or (entry.is_cause and entry.status != HASNT and has_signs)
            or (entry.is_disease and (has_signs or entry.status == HASNT))
            or (entry.is_vague and (is_sure if entry.status in (HAS, MAYBE) else has_causes))
        ):
            # "bị cảm, sổ mũi": a name beside what it names claims nothing of its own
            entry.status = DROPPED
        elif entry.is_eased and entry.status == MAYBE:
            entry.status = HAS
        elif entry.is_general and entry.status == HASNT:
            entry.status = DROPPED
            told.well.append("fine")
            told.denies_illness = True
    denied = {e.code for e in told.entries if e.status == HASNT}
    for entry in told.entries if denied else ():
        is_told = entry.is_sense and entry.status in (HAS, MAYBE)
        if entry.code == "fever" and is_told and "fever" in denied and _COLD & set(entry.said.split()):
            # "không sốt nhưng người ớn lạnh": it is cold, and no fever
            entry.code = "other"
    for entry in told.entries if denied else ():
        if entry.is_sense and entry.code == "vomiting" and entry.code in denied and entry.status == MAYBE:
            # "buồn nôn chứ không nôn"
            entry.status = DROPPED


def _leave_to_causes(told: Told) -> None:
    """A swollen eye is the bite that was told; "mắt đỏ, không ghèn" denies no red eyes."""
    if len(told.entries) < 2 and told.entries[0].code != "red_eyes":
        return
    is_bitten = any(e.status == HAS and e.said.endswith(_BITES) for e in told.entries)
    for entry in told.entries:
        if (is_bitten and entry.code == "red_eyes" and "sưng" in entry.said) or (
            entry.status == HASNT
            and entry.said in _BESIDE
            and any(e.code == entry.code and e is not entry and e.status in (HAS, MAYBE) for e in told.entries)
        ):
            entry.status = DROPPED


def tells_well(told: Told, hasnt: Sequence[str], question: str, items: Sequence[Item]) -> bool:
    """Whether somebody is said to be well, and not only in all else than a sign that was left to another."""
    if told.entries and not hasnt and any(item.text.startswith(_ELSE) for item in items):
        return False
    is_of_all = "well" in told.well or "part" in told.well or any_begins([item.text for item in items], _NO_MORE)
    if not is_of_all and _ASKS_MORE.search(fold(question[:MOST])):
        # "Con còn biểu hiện nào khác không ạ?" - "Dạ không ạ": no more than was told before
        return False
    if told.bare == ["no"] and not (told.entries or told.well or told.is_question or told.unknown):
        return _ANY_SIGN.search(fold(question[:MOST])) is not None
    if (
        set(told.bare) == {"ok"}
        and any(i.tag in ("child", "now") or i.text in SELF for i in items)
        and not (told.entries or told.unknown or told.is_question)
    ):
        return True
    if "done" in told.bare and not told.entries and not told.is_question and _is_over(items, question):
        return True
    says = {"well", "fine", "rest"} if hasnt else {"well", "fine", "rest", "part"}
    return bool(says & set(told.well)) and not told.is_question and not (told.is_pending and not hasnt)


def _is_over(items: Sequence[Item], question: str) -> bool:
    """Whether somebody is cured, or it was asked whether something is over, and it is."""
    return any(
        i.text in _CURED or (i.text.startswith("hết") and _ASKS_OF_END.search(fold(question[:MOST]))) for i in items
    )


def is_but_little(told: Told, has: Sequence[str], maybe: Sequence[str]) -> bool:
    """Whether beside something outside the list every illness was denied: "mỏi chân tí, không bệnh gì"."""
    return set(has) | set(maybe) <= {"other"} and told.denies_illness and not told.is_pending


def is_of_a_parent(items: Sequence[Item], question: str) -> bool:
    """Whether it is a grown-up who is well, and a child that was asked about."""
    return OF_A_CHILD.search(question[:MOST].casefold()) is not None and is_of_the_speaker(items)


def is_in_doubt(told: Told, items: Sequence[Item], bare: str, *, is_measured: bool) -> bool:
    """Whether a text says two things of one child, or of two children, and nothing tells which holds."""
    told_of = [e for e in told.entries if e.status in (HAS, MAYBE)]
    is_over = told_of and {"well", "fine"} & set(told.well) and all(e.is_past for e in told_of)
    if is_over and {item.text for item in items}.isdisjoint(ELSE):
        if told.is_question or any(e.code not in _PASSING for e in told_of):
            return True
        says_now = "well" in told.well or told.is_well_now or told.is_well_since or told.is_changed
        for entry in told_of:
            # "hôm qua đau bụng, nay khỏe rồi"; "đêm qua tè dầm, không bệnh gì" denies nothing of the night
            is_left = entry.code == "other" and not _HURT.isdisjoint(entry.said.split())
            is_judged = any(item.tag == "doctor" for item in items)
            # a graze of yesterday is there still, and what a doctor named nobody knows
            entry.status = HAS if is_left else DROPPED if entry.is_vague or is_judged or not says_now else HASNT
    has_told = told_of or any(e.status == HASNT for e in told.entries)
    if told.is_question and has_told and any(e.is_asked for e in told.entries):
        return True
    named = [e.code for e in told.entries if e.status in (MAYBE, HASNT)]
    denies = any(e.status == HASNT for e in told.entries)
    if told.entries and not is_measured and not _TRADE.isdisjoint([item.typed for item in items]):
        return True
    if (" la" in bare and _CORRECTED.search(bare)) or (told.is_unsure and denies and len(set(named)) < len(named)):
        return True
    return told.is_partial or told.contradicts(is_measured=is_measured) or tells_children_apart(items)
