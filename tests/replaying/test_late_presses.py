"""Invariant 8 thirty days later: every button and number of a term is answered, and nothing is done by a leftover.

The term is lived through once in a run for each way of choosing (old.py) and copied for each test.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from structlog.processors import format_exc_info
from structlog.testing import capture_logs

from bot.clock import local_date
from bot.dialogue import consent_pages
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import (
    ConfirmOutcome,
    NoteOnCase,
    PassOnFor,
    SetOutcome,
    TakeAmber,
    TakeCase,
    TakeShownAmbers,
)
from bot.handlers import consenting
from bot.messages import Reply
from storage import tables as t
from tests.databases import drop_database, new_database
from tests.replaying.later import BLOCKED, LOST, UNBONDED
from tests.replaying.old import Old, old_term
from tests.replaying.replay import AGREES, THEIRS, Replay, rows
from tests.replaying.term import Offered, Screen

LATE = timedelta(days=30)
NEW_TEXT = "2027-01"
STRANGER = "950"
PEOPLE = {
    "families": ("mẹ Tuệ", "bố An", "mẹ Anh", "bà Mỷ", "bố Hà", "Hà", "mẹ Hân", "mẹ Bình"),
    "kindergarten": ("y tế", "y tế 2", "phó", "hiệu trưởng", "chủ nhiệm", "cô Lan"),
    "secondary": ("y tế CS", "hiệu trưởng CS", "chủ nhiệm CS", "nội trú", "cựu y tế"),
    "above": ("đầu mối", "Sở", "trạm", "vận hành", "người lạ"),
}
"""Everybody of the commune, in parts that take about as long."""
ACTS = tuple(
    kind.code for kind in (TakeCase, TakeAmber, TakeShownAmbers, SetOutcome, ConfirmOutcome, PassOnFor, NoteOnCase)
)
"""Buttons by which a case is dealt with."""
IN_A_ROUND = re.compile(
    r"kết thúc|của ngày khác|không còn|hiện không dành cho|đồng ý|ended|no longer|not open|Hiện chưa"
)
"""What is said where a round that is over is spoken of, or somebody who may not declare in it any more."""


@pytest.fixture
def old(request: pytest.FixtureRequest, tmp_path: Path, run: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Old]:
    """A term more than thirty days ago, under a build whose text on consent is another one."""
    made = old_term(request.param, run, tmp_path)
    for module in (consent_pages, consenting):
        monkeypatch.setattr(module, "CONSENT_VERSION", NEW_TEXT)
    assert all(made.town.clock.now() - each.at > LATE for each in made.kept.offered)
    wrong = {each.key for each in made.town.wrongs()}
    with capture_logs(processors=[format_exc_info]) as logged:
        yield made
        made.town.settle()
    assert [line for line in logged if line["log_level"] in ("error", "critical")] == []
    no_names_in(logged, made)
    made.town.sums_agree()
    made.town.keeps_quiet()
    made.town.leaves_nothing_due()
    assert {each.key for each in made.town.wrongs()} <= wrong
    made.town.close()


def no_names_in(logged: Sequence[Any], old: Old) -> None:
    """No line of the log has anybody's name."""
    sealer = old.town.database.sealer
    people = rows(old.town, t.PERSON)[t.PERSON.name]
    names = {sealer.open("person.name", row.uid, row.sealed_name) for row in people}
    text = "\n".join(map(str, logged))
    assert not [name for name in names if name in text]


def in_order(offered: Sequence[Offered]) -> list[Offered]:
    """What agrees or settles comes first: a page turned over before would be a question put just now."""
    return sorted(offered, key=lambda e: (e.kind not in AGREES, not Action.kinds()[e.kind].settles))


def nothing_harmful(old: Old, before: dict[str, list[Any]], *, may_ring: bool = False) -> None:
    """Of what is stored since, nothing was declared, agreed to or ended by somebody who was not asked.

    `may_ring`: signs of emergency were typed again; what follows their question, even if unclear, tells the school.
    Whoever owes today and types "Tôi khỏe" of themselves has declared.
    """
    after = rows(old.town, *THEIRS)
    declared = after[t.DECLARATION.name]
    if may_ring:
        rung = declared[len(before[t.DECLARATION.name]) :]
        assert {row.severity for row in rung if not (row.well and row.by == "self")} <= {"emergency"}
        after[t.DECLARATION.name] = declared[: len(declared) - len(rung)]
    for table in (t.DECLARATION, t.SCHOOL_DECLARATION, t.ENROLMENT, t.DUTY):
        assert after[table.name] == before[table.name], table.name
    assert agreed_to(after) <= agreed_to(before), "nobody agrees by an old button"
    today, [duties] = local_date(old.town.clock.now()), rows(old.town, t.DUTY).values()
    holders = {row.person_id for row in duties if row.from_on <= today and (row.to_on is None or today <= row.to_on)}
    whose = {row.uid: row.person_id for row in after["case"]}
    anew = after["case_event"][len(before["case_event"]) :]
    acted = {row.person_id for row in anew if row.person_id not in (None, whose[row.case_uid])}
    assert acted <= holders, "who holds no duty does nothing about a case"
    assert not acted & {old.kept.persons[who] for who in LOST}
    closed = {row.id: (row.state, row.outcome, row.taken_by) for row in before["case"] if row.state == "closed"}
    now = {row.id: (row.state, row.outcome, row.taken_by) for row in after["case"]}
    assert closed.items() <= now.items(), "a case that was closed stays as it was closed"


def agreed_to(stored: dict[str, list[Any]]) -> set[tuple[int, str]]:
    return {(row.child_id, row.purpose) for row in stored["consent"] if row.withdrawn_at is None}


def what_is_said(replay: Replay) -> None:
    """Each answer has words; whatever was in a round says that it is over."""
    for said, reply in replay.said_back():
        assert (reply.text or reply.toast).strip() or replay.town.session(said.chat), said
        kind = type(Action.decode(said.action)) if said.action else None
        if kind is not None and kind.lapses and kind.code not in ("jd1", "jx1", "jc2"):
            assert IN_A_ROUND.search(reply.text + reply.toast), (said.action, reply.text)


@pytest.mark.parametrize("part", PEOPLE)
@pytest.mark.parametrize("old", ["telegram"], indirect=True)
def test_invariant_8_every_button_is_pressed_by_its_owner_a_month_later(old: Old, part: str) -> None:
    replay, before = Replay(old.town), rows(old.town, *THEIRS)
    for each in in_order(old.offered_to(*PEOPLE[part])):
        replay.press(each.chat, each.action, each.message)
    nothing_harmful(old, before)
    what_is_said(replay)
    replay.end()


def test_everybody_of_the_commune_is_in_a_part(run: Path, tmp_path: Path) -> None:
    old = old_term("telegram", run, tmp_path)
    assert {who for part in PEOPLE.values() for who in part} == {*old.kept.names.values()}
    assert len({each.kind for each in old.kept.offered}) > 120
    old.town.close()


@pytest.mark.parametrize("old", ["telegram"], indirect=True)
@pytest.mark.parametrize("who", ["", *LOST, UNBONDED])
def test_invariant_4_who_has_no_right_changes_nothing_by_any_button(old: Old, who: str) -> None:
    replay, before = Replay(old.town), rows(old.town, *THEIRS)
    chat = old.chat_of[who] if who else STRANGER
    own = {each.action for each in old.offered_to(who)} if who else set()
    kinds: set[str] = set()
    for each in in_order(old.kept.offered):
        if each.action not in own and (Action.kinds()[each.kind].settles or each.kind not in kinds):
            kinds.add(each.kind)
            replay.press(chat, each.action, each.message)
    after = rows(old.town, *THEIRS)
    assert {name: after[name] for name in after} == before
    replay.end()


@pytest.mark.parametrize("old", ["telegram"], indirect=True)
@pytest.mark.parametrize("who", ["trạm", "Sở"])
def test_invariant_4_who_only_sees_a_case_does_not_act_on_it(old: Old, who: str) -> None:
    replay, before = Replay(old.town), rows(old.town, *THEIRS)
    for each in in_order([each for each in old.kept.offered if each.kind in ACTS]):
        replay.press(old.chat_of[who], each.action, each.message)
    assert {each.kind for each in replay.answered} >= {TakeCase.code, SetOutcome.code, PassOnFor.code}
    assert rows(old.town, *THEIRS) == before
    replay.end()


@pytest.mark.parametrize("old", ["telegram"], indirect=True)
def test_who_blocked_the_assistant_and_comes_back_is_answered(old: Old) -> None:
    replay, [offered] = Replay(old.town), [old.offered_to(BLOCKED)[-1:]]
    index = old.town.seeds.sealer.index("chat", f"town|{old.town.bot}|{offered[0].chat}")

    def state() -> list[str]:
        return [row.state for row in rows(old.town, t.ACCOUNT)["account"] if row.chat_index == index]

    assert state() == ["blocked"]
    replay.press(offered[0].chat, offered[0].action, offered[0].message)
    assert state() == ["active"]
    replay.end()


def late_numbers(old: Old, *who: str) -> Iterator[tuple[Screen, str, str]]:
    """Each number of each screen with what it meant: once for each person and action."""
    told = set()
    for screen in old.kept.screens:
        for number in screen.numbers:
            if (not who or screen.who in who) and (screen.chat, screen.menu[number]) not in told:
                told.add((screen.chat, screen.menu[number]))
                yield screen, number, screen.menu[number]


@pytest.mark.parametrize("part", PEOPLE)
@pytest.mark.parametrize("old", ["zalo"], indirect=True)
def test_invariant_8_a_number_typed_a_month_late_settles_nothing_before_it_is_asked_about(old: Old, part: str) -> None:
    replay, before = Replay(old.town), rows(old.town, *THEIRS)
    settling, other = [], []
    for each in late_numbers(old, *PEOPLE[part]):
        (settling if kind_of(each[2]).settles else other).append(each)
    assert settling
    for screen, number, _ in settling:
        replay.stand_at(screen)
        replay.type(screen.chat, number)
    assert rows(old.town, *THEIRS) == before
    for (_, number, action), (_, reply) in zip(settling, replay.said_back(), strict=True):
        said = is_asked_about(reply, number, action) or "/khaibao" in reply.text
        assert said or kind_of(action).lapses, (action, reply.text)
    for screen, number, _ in other:
        replay.stand_at(screen)
        replay.type(screen.chat, number)
    nothing_settled(before, rows(old.town, *THEIRS))
    for screen, number, action in settling:
        if not kind_of(action).lapses:
            replay.stand_at(screen)
            replay.type(screen.chat, number)
            replay.type(screen.chat, "1")
    nothing_harmful(old, before)
    replay.end()


def kind_of(action: str) -> type[Action]:
    return Action.kinds()[action.split(":")[0]]


def nothing_settled(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> None:
    """What leads to another question writes down no more than an order that is being written, and who has looked."""
    apart = ("order_plan", "case_event", "person", "bond")
    assert {name: after[name] for name in after if name not in apart} == {
        name: before[name] for name in before if name not in apart
    }
    for table, column in (("order_plan", "state"), ("bond", "state"), ("case_event", "kind")):
        was = [getattr(row, column) for row in before[table]]
        now = [getattr(row, column) for row in after[table]]
        assert now[: len(was)] == was, table
        assert not set(now[len(was) :]) - {"looked", "opened", "draft"}, now[len(was) :]


def is_asked_about(reply: Reply, number: str, action: str) -> bool:
    return number in reply.text and reply.choices[0].action == action and len(reply.choices) == 2


@pytest.mark.parametrize("old", ["telegram", "zalo"], indirect=True)
@pytest.mark.parametrize("part", PEOPLE)
def test_invariant_8_what_was_typed_is_typed_again_where_it_was_a_month_later(old: Old, part: str) -> None:
    replay, before = Replay(old.town), rows(old.town, *THEIRS)
    for said in old.kept.said:
        if said.screen.who in PEOPLE[part]:
            replay.stand_at(said.screen)
            replay.type(said.screen.chat, said.text)
    for screen in old.kept.screens:
        if screen.who in PEOPLE[part] and screen.place is not None:
            for text in ("38,2", "0", "hôm qua"):
                replay.stand_at(screen)
                replay.type(screen.chat, text)
    nothing_harmful(old, before, may_ring=True)
    replay.end()


@pytest.mark.parametrize("old", ["zalo"], indirect=True)
def test_invariant_4_what_a_stranger_types_where_others_stood_changes_nothing(old: Old) -> None:
    replay, before = Replay(old.town), rows(old.town, *THEIRS)
    for screen, number, action in late_numbers(old):
        if kind_of(action).settles:
            replay.stand_at(replace(screen, chat=STRANGER))
            replay.type(STRANGER, number)
            replay.type(STRANGER, "1")
    for said in {each.text: each for each in old.kept.said if not each.text.startswith("/start")}.values():
        replay.stand_at(replace(said.screen, chat=STRANGER))
        replay.type(STRANGER, said.text)
    # whoever knows a class's code and a name may ask to be connected: its teacher decides
    del before["join_request"]
    assert {name: stored for name, stored in rows(old.town, *THEIRS).items() if name != "join_request"} == before
    replay.end()


def test_invariant_8_a_month_later_on_postgres(
    run: Path, tmp_path: Path, postgres: str, postgres_with_tables: str
) -> None:
    """A sample of people: the whole is held on SQLite."""
    made = new_database(postgres, postgres_with_tables)
    old = old_term("telegram", run, tmp_path, made)
    replay, before = Replay(old.town), rows(old.town, *THEIRS)
    for each in in_order(old.offered_to("y tế 2", "mẹ Anh", "trạm")):
        replay.press(each.chat, each.action, each.message)
    nothing_harmful(old, before)
    what_is_said(replay)
    replay.end()
    old.town.sums_agree()
    old.town.close()
    drop_database(made)


def test_what_is_over_is_gone_and_what_is_not_is_there(run: Path, tmp_path: Path) -> None:
    """The old buttons speak of something: of what was deleted, and of what is there."""
    old = old_term("telegram", run, tmp_path)
    with old.town.database.reading() as connection:
        found = connection.execute(sa.select(t.ROUND.c.purged_at, t.ROUND.c.state)).all()
        plans = connection.execute(sa.select(t.ORDER_PLAN.c.state)).scalars().all()
        cases = connection.execute(sa.select(t.CASE.c.state)).scalars().all()
        kept = connection.execute(sa.select(sa.func.count()).select_from(t.DECLARATION)).scalar()
    assert any(row.purged_at for row in found)
    assert {"open", "closed"} <= {row.state for row in found}
    assert kept
    assert "stopped" in plans
    assert {"open", "closed"} <= {*cases}
    old.town.close()
