"""The letter of an order as a file, whatever its number, its office and its subject are called."""

import re
from dataclasses import replace

import pytest

from bot.as_typed import as_typed
from bot.delivery.letter_files import _shown as rendered
from bot.i18n import load_catalogs
from storage.queries.letter_files import LetterFileView
from storage.queries.plans import Plan
from tests.naughty.strings import EVERY
from tests.naughty.test_places import is_sayable
from tests.ordering.area import Area
from tests.surfaces import SURFACES
from tests.town import MONDAY, Town
from tests.windows import Chat

TEXTS = tuple(dict.fromkeys(taken for text in EVERY if (taken := " ".join(as_typed(text).split())[:80])))
"""As what is typed of a letter is kept."""
SENT = {"uid": b"u" * 16, "account_id": None, "state": "kept", "why": None}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Any."""
    town = Town(f"sqlite:///{tmp_path_factory.mktemp('letters')}/town.db")
    found = Area(town).with_schools(1, families=False).orders()
    town.close()
    return found


@pytest.mark.parametrize("media", ["application/pdf", "image/jpeg"])
def test_a_letter_is_shown_by_its_name_and_its_file_has_a_safe_one(plan: Plan, media: str) -> None:
    voice = load_catalogs().voice("vi", "official")
    file = LetterFileView(**SENT, plan_id=plan.id, media=media, bytes=4)
    for text in TEXTS:
        for number, issuer in ((text, text), (None, text), (f"12/{text}"[:80], None)):
            named = replace(plan, number=number, issuer=issuer, unit_name=text, issued_on=MONDAY)
            reply = rendered(voice, named, file, b"%PDF").reply
            is_sayable(reply)
            for surface in SURFACES.values():
                window = Chat()
                window.show(surface().shown(reply), plan.made_at, None, rings=False, pushed=True)
                assert (number or issuer or text) in window.messages[-1].plain, (surface, ascii(text))
            if reply.file is not None:
                assert re.fullmatch(r"cong-van(-[a-z0-9]+)+\.pdf", reply.file.name), ascii(reply.file.name)
