"""What is printed or shown as a page, with naughty names: the same elements as always, every name read back whole."""

from datetime import UTC, datetime

import pytest

from bot.as_typed import as_typed
from bot.cases.station.paper import Paper
from bot.i18n import load_catalogs
from bot.invitations import Invitation, Printed, slips_page
from bot.notice_page import _page as paper_page
from tests.naughty.strings import EVERY
from tests.naughty.test_exports import Paragraphs

TEXTS = tuple(dict.fromkeys(taken for text in EVERY if (taken := as_typed(text).strip())))
"""As the tables hold them."""
UNTIL = datetime(2026, 12, 7, tzinfo=UTC)
VOICE = load_catalogs().voice("vi", "official")


def slips(kind: str, texts: tuple[str, ...]) -> str:
    """A sheet of slips, a name each, of the school and the class of that name."""
    link = "https://t.me/bot?start=ABCDE23456"
    made = [Printed(Invitation("TH", text, kind, "ABCDE23456", link, None), text, text, UNTIL) for text in texts]
    return slips_page(VOICE, made)


def is_whole(page: str, usual: str, texts: tuple[str, ...], times: int = 1) -> Paragraphs:
    """A page made of what it is made of otherwise, that shows every text somewhere."""
    found, before = Paragraphs(page), Paragraphs(usual)
    assert found.tags == before.tags
    shown = "\0".join(found.shown)
    for text in texts:
        assert shown.count(text) >= times, ascii(text)
    return found


@pytest.mark.parametrize("kind", ["child", "staff", "class"])
def test_slips_are_printed_with_any_name(kind: str) -> None:
    page = is_whole(slips(kind, TEXTS), slips(kind, ("An",) * len(TEXTS)), TEXTS, 1 if kind == "staff" else 2)
    assert page.shown.count("ABCDE-23456") == len(TEXTS)


def test_the_notice_to_the_station_is_printed_with_any_name() -> None:
    def page(texts: tuple[str, ...]) -> str:
        said = [(VOICE.say("{name}", name=text), VOICE.say("{name}", name=text)) for text in texts]
        return "".join(
            paper_page(VOICE, Paper("Thông báo", "", (("Kính gửi", value), (value, value)), ()), text)
            for text, (_, value) in zip(texts, said, strict=True)
        )

    is_whole(page(TEXTS), page(("An",) * len(TEXTS)), TEXTS, 4)
