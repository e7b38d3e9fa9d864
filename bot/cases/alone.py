"""Clock work on several cases of one transaction, each by itself: one that cannot be read must not stop the others."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

import structlog

log = structlog.get_logger()

LATER = timedelta(minutes=5)
"""When one that failed is tried again; what is due for longer than that the auditor tells the operators."""
_T = TypeVar("_T")
_R = TypeVar("_R")


def each_alone(
    several: Iterable[_T],
    decide: Callable[[_T], Iterable[_R]],
    set_aside: Callable[[_T], Iterable[_R]] = lambda _: (),
) -> list[_R]:
    """Decide on each; of one for which that fails nothing comes but that it is set aside."""
    changes: list[_R] = []
    for one in several:
        try:
            changes += list(decide(one))
        except Exception:  # the outer edge of a case
            # no values in the log: they may name somebody
            log.exception("a case cannot be carried on", case=getattr(one, "id", None))
            changes += list(set_aside(one))
    return changes
