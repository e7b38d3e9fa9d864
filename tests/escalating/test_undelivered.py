"""Why a message did not get out is said in Vietnamese, whatever the program wrote down for it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.cases.life_sentences import WHY_NOT_SENTENCES
from bot.cases.undelivered import OTHERWISE, WHY_PARTS, why_sentence
from bot.dialogue.station_actions import ShowLife
from bot.i18n import load_catalogs
from storage.queries.leases import TOKEN_REFUSED
from storage.tables import OUTBOX
from tests.escalating.hoa_ban import cases
from tests.escalating.test_red import declared, press
from tests.town import Town

ROOT = Path(__file__).parent.parent.parent
GIVEN = {"Dropped": 0, "Refused": 0, "Later": 1, "Broken": 0, "Patience": 2}
"""Verdicts on a message, and which of their values says why."""
SAYING = {
    "nothing to say to an operator": "no duty towards it any more",
    "no right or no consent (any more)": "no right to it any more, or no consent",
    "another outcome was recorded since": "another outcome was recorded since",
    "nobody has it (any more)": "nobody had taken it any more",
    "somebody has them by now": "somebody had it by then",
    "the school took it back before it left": "the school took the record back before it left",
    "what it edits never arrived": "the message before it never arrived",
    "what it edits was rendered later": "a newer version was said instead",
    "the case is no longer kept": "nothing is kept of it any more",
    "account ended": "the account was ended",
    "the bond has ended": "it was over before it left",
    "400 Bad Request: message is too long": "the messenger does not take this message",
    "400 chat not found": "the chat is there no more",
    "may have arrived: TimedOut": "perhaps it arrived; it is tried again",
    "carrier: OSError": "the messenger could not be reached",
    "5 tries: NetworkError": "given up after many tries",
}


def reasons() -> Iterator[str]:
    """Every reason in `bot` and `storage`: what is said as a verdict, and what is written straight into `why`."""
    for room in ("bot/delivery", "bot/channels", "storage/keeping"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for call in ast.walk(ast.parse(path.read_text())):
                if not isinstance(call, ast.Call):
                    continue
                at = GIVEN.get(getattr(call.func, "id", ""))
                given = [k.value for k in call.keywords if k.arg == "why" and "values" in ast.unparse(call.func)]
                given += call.args[at : at + 1] if at is not None else []
                for value in given:
                    yield from _text(value)


def _text(value: ast.expr) -> Iterator[str]:
    """A text as it is, or with something for each of its gaps."""
    for each in ast.walk(value):
        if isinstance(each, ast.JoinedStr):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "x" for p in each.values)
            return
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def test_every_reason_that_the_program_writes_has_a_sentence() -> None:
    written = {*reasons(), TOKEN_REFUSED}
    assert {"the case is no longer kept", "account x", "x tries: x", "403", "restored from a back-up"} <= written
    assert len(written) > 45
    assert sorted(why for why in written if why_sentence(why) == OTHERWISE) == []
    assert {why: why_sentence(why) for why in SAYING} == SAYING


def test_every_one_of_these_sentences_is_vietnamese() -> None:
    catalog = load_catalogs().by_language["vi"]
    said = {*WHY_PARTS.values(), *WHY_NOT_SENTENCES.values(), OTHERWISE}
    assert [msgid for msgid in said if catalog.find("official", msgid) is None] == []


def test_a_reason_of_tomorrow_is_not_shown_raw(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse, case = hoa_ban["nurse"], cases(town)[0]

    def fall(connection: object) -> None:
        refused = OUTBOX.update().where(OUTBOX.c.kind == "alert").values(state="refused", why="<b>of tomorrow")
        connection.execute(refused)  # type: ignore[attr-defined]

    town.database.write(fall).result(timeout=10)
    press(nurse, ShowLife(case.id, 0, ""))
    nurse.sees("hiệu trưởng (cô Hạnh): bị từ chối: lý do khác")
    assert "tomorrow" not in nurse.last.plain
