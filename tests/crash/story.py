"""All stories there are: what is told, where, and what must be true at its end."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from tests.crash import cases, exports, filings, orders
from tests.crash.checking import Check
from tests.crash.people import People


@dataclass(frozen=True)
class Story:
    """What is told, what must be true by its end, and where it happens (a place of scene.PLACES).

    `is_whole`: its points before `comes_over` are walked through too; they are the same in all stories of a place.
    `is_walked`: it is walked through point by point at all; the story of a mood is not. `has_pages`: the program has a
    PUBLIC_URL, hears by webhook and serves links.
    """

    tell: Callable[[People], Awaitable[None]]
    check: Check
    place: str = "kindergarten"
    is_whole: bool = False
    is_walked: bool = True
    has_pages: bool = False


STORIES: Mapping[str, Story] = {
    "watched": Story(cases.watched, cases.heard_by("nurse", "principal", "contact"), is_whole=True),
    "passed on": Story(cases.passed_on, cases.heard_by("nurse", "principal", "contact", "deputy")),
    "amber": Story(cases.amber, cases.heard_by("nurse")),
    "crowded": Story(
        cases.crowded, cases.heard_by("nurse", "principal", "contact", "deputy", flagged=2), is_walked=False
    ),
    "ordered": Story(orders.ordered, orders.carried_out, "commune", is_whole=True),
    "called off": Story(orders.called_off, orders.all_off, "commune"),
    "reported": Story(filings.reported, filings.signed_twice, "monday", is_whole=True),
    "put right": Story(filings.put_right, filings.remedied, "tuesday", is_whole=True),
    "exported": Story(exports.exported, exports.downloaded_once, "tuesday", has_pages=True),
}
