"""Who may read an answer, by the questionnaire's own columns. Imports values alone."""

from collections.abc import Iterable

from bot.forms.values import Question

OF_THE_SCHOOL = frozenset({"principal", "deputy_head", "school_health"})
"""Duties that prepare and sign what a school declares, on one draft that holds every answer."""


def may_read(question: Question, duties: Iterable[str]) -> bool:
    """Whether duties read what a school answered: at the school all of it; above it by `kb:seen_by`.

    What is `kb:sensitive` is read above the school only by duties that `kb:seen_by` names.
    """
    held = set(duties)
    if held & OF_THE_SCHOOL:
        return True
    return bool(held & set(question.seen_by)) if question.seen_by else bool(held) and not question.is_sensitive
