"""Whether somebody is well: whatever ails is a no."""

import itertools
from collections.abc import Sequence

from bot.understanding.answering import NO, UNSURE, YES, Read, is_of_the_speaker, talk
from bot.understanding.items import Item
from bot.understanding.spared import spared
from bot.understanding.told import HAS, HASNT, MAYBE, Told
from bot.understanding.undoing import is_counterfactual
from bot.understanding.values import NOT_UNDERSTOOD


def read_wellness(told: Told, said: Sequence[Item], asked: Sequence[Item]) -> Read:
    """ "Con có khỏe không?": whatever ails is a no, and only being well is a yes."""
    is_about_illness = any(i.tag in ("sign", "unwell") for i in asked) and not any(i.tag == "well" for i in asked)
    if is_counterfactual(said):
        return UNSURE
    if spared(said):
        return YES if told.entries or "unwell" in told.well else NO if told.well else UNSURE
    if is_of_the_speaker(said) and not _asks_speaker(asked):
        return NOT_UNDERSTOOD
    if _is_tired_of_them(said) and not _asks_speaker(asked):
        return UNSURE
    is_little = any(a.tag == "sign" and b.text == "thôi" for a, b in itertools.pairwise(said))
    found = _well(told, of_several=bool(_SEVERAL & {i.text for i in asked}), is_little=is_little)
    if found in (YES, NO) and is_about_illness and not (told.entries or told.well):
        return found
    if is_about_illness and found in (YES, NO):
        return NO if found == YES else YES
    return found


def _asks_speaker(asked: Sequence[Item]) -> bool:
    """Whether a pupil is asked, or a grown-up, and so "tui khỏe" is the answer."""
    return not any(i.tag == "child" and i.text.split()[0] not in ("em", "bạn") for i in asked)


_SEVERAL = {
    *("cả hai", "cả ba", "hai đứa", "ba đứa", "cả hai đứa", "cả ba đứa", "hai con", "cả nhà"),
    *("các con", "các cháu", "các em", "mấy đứa"),
}
"""Who is asked of; the illness of one is then that all are not well."""


def _is_tired_of_them(items: Sequence[Item]) -> bool:
    """ "Bé chạy nãy giờ, em mệt muốn chết": who looks after the child may be meant."""
    of_child = [at for at, i in enumerate(items) if i.tag == "child" and i.text != "em"]
    return any(
        a.text == "em" and b.tag == "sign" and set(b.codes) == {"other"} and any(n < at for n in of_child)
        for at, (a, b) in enumerate(itertools.pairwise(items))
    )


def _well(told: Told, *, of_several: bool, is_little: bool) -> Read:
    statuses = {told.status(entry.code) for entry in told.entries}
    bare, wells, denied = set(told.bare), set(told.well), {entry.code for entry in told.entries}
    if wells & {"well", "fine", "part"} and told.is_over and not told.is_unsure and not told.is_question:
        return YES
    ails = HAS in statuses or wells & {"unwell", "hospital"} or "still" in bare
    ails = ails or (MAYBE in statuses and all(e.is_slight for e in told.entries if e.status == MAYBE))
    good = bool(wells & {"well", "fine"}) or ("part" in wells and statuses <= {HASNT})
    if ails and told.is_changed and all(e.is_past for e in told.entries) and "unwell" not in wells:
        # "hôm qua mệt, sáng nay chạy khắp nhà": it was so, and something else is told of now
        return UNSURE
    if ails and good:
        return NO if (of_several or is_little) and HAS in statuses and not told.is_unsure else UNSURE
    if ails:
        return UNSURE if told.is_question and HAS not in statuses else NO
    if told.is_unsure or MAYBE in statuses or bare & {"maybe", "easing"} or "maybe" in wells:
        return UNSURE
    if told.is_question or told.is_unreal:
        return NOT_UNDERSTOOD if told.is_question and not wells else UNSURE
    if good and told.is_partial:
        return UNSURE
    if good:
        return UNSURE if "no" in bare and "well" in wells else YES
    if "yes" in bare or "right" in bare:
        return UNSURE if "no" in bare else YES
    if "no" in bare or "wrong" in bare:
        return UNSURE if HASNT in statuses else NO
    if len(denied) > 1 and statuses == {HASNT} and not told.unknown and "done" not in bare:
        return YES
    if "done" in bare or HASNT in statuses:
        return UNSURE
    if "ok" in bare:
        return YES
    if told.is_only and not told.entries:
        return NOT_UNDERSTOOD
    return talk(told)
