"""What the rules say to people is in the catalog, with the same fields."""

import re
from pathlib import Path

import pytest

from bot.i18n import load_catalogs
from bot.rounds import calendar, settings
from bot.rounds.values import OWING_SENTENCES, OwingReason

SETTINGS_SOURCE = Path(settings.__file__).read_text(encoding="utf-8")
SENTENCES = [
    *re.findall(r'SettingError\(\s*"([^"]+)"', SETTINGS_SOURCE),
    *OWING_SENTENCES.values(),
    *(calendar.HOLIDAY_LAW, calendar.CULTURE_DAY_LAW, calendar.SUMMER_PLAN, calendar.SUMMER_REASON),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_the_rules_is_said_in_vietnamese(sentence: str) -> None:
    entry = load_catalogs().by_language["vi"].find("official", sentence)
    assert entry is not None
    fields = re.findall(r"{(\w+)}", sentence)
    assert sorted(re.findall(r"{(\w+)}", entry.forms[0])) == sorted(fields)


def test_every_owing_reason_has_its_words() -> None:
    assert set(OWING_SENTENCES) == set(OwingReason)
    assert len(SENTENCES) >= 19
