"""Every string at every place where words are awaited, as a search, a code and a command, on every messenger."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.as_typed import as_typed
from bot.channels.browser.bodies import body_of
from bot.channels.telegram.acts import acts
from bot.channels.zalo.pieces import pieces, words
from bot.dialogue import (
    case_actions,
    class_actions,
    declare_actions,
    filing_actions,
    join_actions,
    link_actions,
    order_actions,
)
from bot.dialogue.actions import Action
from bot.dialogue.numbered import read_numbers
from bot.loopback.markup import message_text
from bot.messages import Reply
from bot.parts import find_parts
from storage import tables as t
from tests.naughty.strings import EVERY, NAUGHTY
from tests.parity.rows import stored
from tests.replaying.replay import Replay, rows
from tests.replaying.term import Recorder, Screen, Term
from tests.surfaces import SURFACES
from tests.town import MONDAY

KEPT = (join_actions.KnowsClass, filing_actions.RemedyHow)
"""Places whose words are kept as they are; notes have a test of their own."""


class Listening(Recorder):
    """A town whose every word is looked at as the messengers would."""

    async def send(self, chat: str, reply: Reply, **options: Any) -> Any:
        is_sayable(reply)
        return await super().send(chat, reply, **options)


def is_sayable(reply: Reply) -> None:
    """Telegram can read its marks and takes its lengths; Zalo takes its pieces; every button says something."""
    for act in acts(reply, "7"):
        text = act.fields.get("text") or act.fields.get("caption")
        message_text(str(text), "HTML", [])
    said = pieces(words(reply.text))
    assert all(len(piece.encode("utf-16-le")) <= 4000 for piece in said)
    assert "".join(said) == words(reply.text)
    assert markup(body_of(reply)["text"]) <= {"b"}, "the page puts nothing else into itself"
    for choice in reply.choices:
        assert choice.label.strip() and len(choice.action.encode()) <= 64, choice


class Tags(HTMLParser):
    """What a text has of HTML's elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it; one with attributes is another."""
        self.found.add(f"{tag} {attrs}" if attrs else tag)


def markup(html: str) -> set[str]:
    """The elements of a text."""
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags.found


def begun(folder: Path, surface: str) -> Term:
    """A Monday with cases, an order and something to be put right, all in hand."""
    find_parts()
    folder.mkdir(exist_ok=True)
    term = Term(Listening(f"sqlite:///{folder}/town.db", surface=SURFACES[surface]()))
    term.commune.hand_out_slips()
    for stop in ("06:20", "06:45", "07:30", "11:00"):
        term.town.to("Mon", stop)
        term.tells(0, stop)
        if stop == "07:30":
            term.commune.asks_schools("school-hanoi-2021")
    for who, actor in term.commune.people.items():
        if who in ("hiệu trưởng", "hiệu trưởng CS", "y tế"):
            actor.says("/trogiup")
    return term


def places(term: Term) -> Iterator[tuple[str, Action]]:
    """Who is asked what."""
    commune, of = term.commune, term.commune.children
    tables = rows(term.town, t.CASE, t.REMEDY, t.ROUND, t.BOND, t.INVITATION)
    case = tables["case"][0].id
    yield "y tế", case_actions.CaseNote(case)
    yield "y tế", case_actions.ReasonToPassOn(case, 0)
    round_ = next(row for row in tables["round"] if row.form == "person-2026" and row.state == "open")
    about = (round_.order_id, MONDAY, of["Khôi"])
    for question in ("other_text", "signs", "temperature", "onset", "at_school"):
        yield "mẹ Anh", declare_actions.Typed(*about, question)
    yield "mẹ Anh", class_actions.ReceiptCode()
    slip = next(row.id for row in tables["invitation"] if row.kind != "class")
    for place in (
        *(join_actions.TypeCode(), join_actions.HoldsSlip(slip, "parent"), join_actions.HoldsPhone(0)),
        *(join_actions.KnowsClass(commune.kindergarten.classes["Thỏ Ngọc"]), join_actions.HoldsStaffSlip(slip)),
        link_actions.TypeLinkCode(),
    ):
        yield "người lạ", place
    yield "hiệu trưởng", join_actions.TypePhoneToRevoke()
    for remedy in tables["remedy"][:1]:
        yield "hiệu trưởng CS", filing_actions.RemedyPerson(remedy.id)
        yield "hiệu trưởng CS", filing_actions.RemedyHow(remedy.id)
        yield "hiệu trưởng CS", filing_actions.RemedyDay(remedy.id)
    for field in ("number", "issued_on", "issuer", "summary", "due_at", "file"):
        yield "đầu mối", order_actions.TypeOrder(commune.commune, field)
    yield "đầu mối", order_actions.RolloutDay(commune.commune)


MESSENGERS = ("telegram", "zalo", "page")


@pytest.mark.parametrize("surface", MESSENGERS)
def test_every_string_at_every_place_is_answered(tmp_path: Path, surface: str) -> None:
    term = begun(tmp_path, surface)
    town, replay, now = term.town, Replay(term.town), term.town.clock.now()
    town.receive(town.update(term.commune.people["đầu mối"].chat, text="/motdot"))
    everywhere = list(places(term))
    with capture_logs() as logged:
        for number, (who, place) in enumerate(everywhere):
            chat = term.commune.people[who].chat
            for text in typed_at(number, place, len(everywhere), surface):
                replay.stand_at(Screen(who, chat, place.encode(), {}, now))
                replay.type(chat, text)
        for text in EVERY:
            replay.type("951", text)
            replay.start("952", text)
            if town.abilities.has_buttons:
                replay.press("953", text[:64], "1")
        replay.end()
    assert [line for line in logged if line["log_level"] in ("error", "critical")] == []
    assert not told_of(logged), "what somebody typed is in no log"
    assert len(everywhere) > 20
    for each in replay.answered:
        is_sayable(each.at_once)
    town.close()


def typed_at(number: int, place: Action, of: int, surface: str) -> list[str]:
    """All strings where words are kept as they are; elsewhere one of each kind, and all in turns.

    On each messenger it is another's turn; those after the first need not show each kind at each place again.
    """
    if isinstance(place, KEPT) and surface != "page":
        return list(EVERY)
    at = number + MESSENGERS.index(surface)
    some = [several[at % len(several)] for several in NAUGHTY.values()] if surface == "telegram" else []
    return [*some, *EVERY[at % of :: of]]


def told_of(logged: Sequence[Mapping[str, Any]]) -> list[str]:
    """Strings that stand in a log; those that a log may have of its own are not looked for."""
    lines = "\n".join(json.dumps(line, ensure_ascii=False, default=str) for line in logged)
    return [text for text in EVERY if len(text) > 8 and json.dumps(text, ensure_ascii=False)[1:-1] in lines]


def is_choice(place: Action) -> bool:
    """Whether choices stand there."""
    return isinstance(place, declare_actions.Typed) and place.question in ("signs", "at_school")


def goes_on_with(town: Recorder, surface: str) -> None:
    """The same morning, from now on told on a messenger."""
    town.surface = SURFACES[surface]()
    town.abilities = town.surface.abilities
    town.loop.abilities = {"town": town.abilities}


def kept_on(folder: Path, surface: str) -> dict[str, list[str]]:
    """What of every string comes into the tables of a town, each typed at one place that keeps words."""
    term = begun(folder, "telegram")
    town, replay, now = term.town, Replay(term.town), term.town.clock.now()
    goes_on_with(town, surface)
    town.receive(town.update(term.commune.people["đầu mối"].chat, text="/motdot"))
    before = stored_in(town)
    kinds = (*KEPT, case_actions.CaseNote, case_actions.ReasonToPassOn, order_actions.TypeOrder, declare_actions.Typed)
    everywhere = [each for each in places(term) if isinstance(each[1], kinds) and not is_choice(each[1])]
    # where choices are numbered lines a number is one, 0 leads back
    texts = [text for text in EVERY if read_numbers(text) is None]
    for number, text in enumerate(texts):
        who, place = everywhere[number % len(everywhere)]
        chat = term.commune.people[who].chat
        replay.stand_at(Screen(who, chat, place.encode(), {}, now))
        replay.type(chat, text)
    replay.end()
    found = stored_in(town)
    town.close()
    return {table: sorted((Counter(lines) - Counter(before[table])).elements()) for table, lines in found.items()}


def stored_in(town: Recorder) -> dict[str, list[str]]:
    """Its rows, without what names messages."""
    with town.database.reading() as connection:
        return stored(connection, town.database.sealer)


def test_the_same_is_stored_on_every_messenger(tmp_path: Path) -> None:
    first, *others = (kept_on(tmp_path / surface, surface) for surface in MESSENGERS)
    for surface, other in zip(MESSENGERS[1:], others, strict=True):
        for table, lines in first.items():
            assert other[table] == lines, (surface, table)
    assert sum(map(len, first.values())) > 30


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Term]:
    """One Monday for what is kept."""
    made = begun(tmp_path_factory.mktemp("monday"), "telegram")
    yield made
    made.town.close()


def note_kept(term: Term, text: str) -> str | None:
    """What a case keeps of a typed note; None: it keeps none of it."""
    town, actor = term.town, term.commune.people["y tế"]
    case = rows(town, t.CASE)["case"][0]
    before = len(rows(town, t.CASE_EVENT)["case_event"])
    replay = Replay(town)
    replay.stand_at(Screen("y tế", actor.chat, case_actions.CaseNote(case.id).encode(), {}, town.clock.now()))
    replay.type(actor.chat, text)
    kept = [row for row in rows(town, t.CASE_EVENT)["case_event"][before:] if row.kind == "noted"]
    [answered] = replay.answered
    assert not answered.is_silent
    if not kept:
        return None
    if len(as_typed(text).strip()) > 500:
        assert "500" in answered.messages[0], "that it was cut is said"
    return town.database.sealer.open("case_event.note", kept[0].uid, kept[0].sealed_note)


@pytest.mark.parametrize("kind", NAUGHTY)
def test_a_note_is_kept_as_it_was_typed(monday: Term, kind: str) -> None:
    for text in NAUGHTY[kind]:
        taken = as_typed(text).strip()
        kept = note_kept(monday, text)
        if kept is None:
            # a command, a keyword or a number of the menu is none, and nothing at all is asked for again
            assert not taken or taken.startswith("/") or taken in ("menu", "KHOE") or read_numbers(taken), text
        else:
            assert kept == taken[:500]


@given(st.text(st.characters(exclude_categories=()), max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_kept_or_asked_again(monday: Term, text: str) -> None:
    kept = note_kept(monday, text)
    assert kept is None or kept == as_typed(text).strip()[:500] != ""
