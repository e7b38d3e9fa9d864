"""Orders in steps carried out by the clock: schools opened or called off in chunks, stopped, gone on with."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from bot.clock import local_date
from bot.jobs.ticks import Tick
from bot.rounds.calling import told_off
from bot.rounds.one_letter import check_letter
from bot.rounds.ordering import Directive, Ordered, open_rounds
from bot.rounds.planning import cancelled
from bot.rounds.ticking import close_now
from bot.shelf import forms_in_force
from storage.changes import Change, store
from storage.changes.orders import make_order
from storage.changes.outbox import Priority, Push
from storage.changes.plans import ChangePlan, FixSchools, FreePlan, HoldPlan, LetWaiting, MakePlan, TurnSchool
from storage.needs import Reading
from storage.queries import order_work, plans
from storage.queries.one_letter import others_under
from storage.queries.order_work import PlanSchool
from storage.queries.plans import Plan
from storage.queries.rounds import round_rows
from storage.queries.scopes import addressees, in_scope

SCHOOLS_A_CHUNK = 20


def run(reading: Reading) -> Iterable[Change]:
    """Carry one chunk of the oldest order on."""
    plan = order_work.moving_plan(reading)
    return [] if plan is None else carry_on(reading, plan)


def due(reading: Reading) -> datetime | None:
    """At once, while an order has schools before it."""
    return reading.now if order_work.has_moving(reading.connection) else None


ORDERS = Tick("orders", 5, run, due)


def carry_on(reading: Reading, plan: Plan) -> list[Change]:
    """The next chunk of an order. The version of its plan lets a stop that came between two chunks win."""
    return _call_off(reading, plan) if plan.state == "cancelling" else _reach(reading, plan)


def _reach(reading: Reading, plan: Plan) -> list[Change]:
    schools = order_work.schools_in(reading, plan.id, "waiting", SCHOOLS_A_CHUNK)
    if not schools:
        return [ChangePlan(plan.id, plan.version, {"state": "opened"})]
    assert plan.due_at is not None
    if plan.due_at <= reading.now:
        late = [TurnSchool(each.id, "waiting", "late") for each in schools]
        return [*late, ChangePlan(plan.id, plan.version, {"reached": plan.reached})]
    key = plan.order_id or make_order(
        reading.connection, plan.number, plan.issued_on, plan.issuer, plan.summary or None
    )
    opens_at = max(plan.opens_at or reading.now, reading.now.replace(second=0, microsecond=0))
    held_on = local_date(plan.opens_at or reading.now)
    reached = [each.school_id for each in schools]
    rounds = open_rounds(reading, reached, ordered_by(reading, plan, opens_at), key, held_on)
    told = addressees(reading, reached)
    changes: list[Change] = []
    for each in schools:
        address = told.get(each.school_id)
        account = address.account_id if address else None
        changes.append(TurnSchool(each.id, "waiting", "opened", rounds[each.school_id], account))
        if address is not None:
            about = {"plan": plan.id, "school": each.school_id}
            changes.append(
                Push(
                    letter_key(plan.id, each.school_id),
                    *address.to,
                    "letter",
                    Priority.REMINDER,
                    reading.now,
                    about,
                    rings=True,
                    expires_at=plan.due_at,
                )
            )
    moved = {"reached": plan.reached + len(schools), "order_id": key}
    return [*changes, ChangePlan(plan.id, plan.version, moved)]


def _call_off(reading: Reading, plan: Plan) -> list[Change]:
    waiting = order_work.schools_in(reading, plan.id, "waiting", 10 * SCHOOLS_A_CHUNK)
    reached = order_work.schools_in(reading, plan.id, "opened", SCHOOLS_A_CHUNK) if not waiting else []
    changes: list[Change] = [TurnSchool(each.id, each.state, "off") for each in (*waiting, *reached)]
    rounds = round_rows(reading, [each.round_id for each in reached if each.round_id is not None])
    for row in rounds.values():
        if row.state == "open":
            changes += [*told_off(reading, row, plan.id), *close_now(reading, row, is_quiet=True)]
        elif row.state == "planned":
            changes.append(cancelled(row.id, row.version))
    changes += _told_off(reading, plan, reached)
    if changes:
        return [*changes, ChangePlan(plan.id, plan.version, {"reached": plan.reached})]
    return [
        ChangePlan(plan.id, plan.version, {"state": "cancelled"}),
        LetWaiting(plan.id, reading.now),
    ]


def _told_off(reading: Reading, plan: Plan, schools: list[PlanSchool]) -> list[Change]:
    """Whoever was told of an order hears that it is off."""
    told = {each.told_id: each for each in schools if each.told_id is not None}
    bots = order_work.bots_of_accounts(reading, sorted(told))
    return [
        Push(
            f"{letter_key(plan.id, each.school_id)}:off",
            account,
            bots[account],
            "letter_off",
            Priority.REMINDER,
            reading.now,
            {"plan": plan.id, "school": each.school_id},
        )
        for account, each in told.items()
        if account in bots
    ]


def letter_key(plan_id: int, school_id: int) -> str:
    """The key of the message that brings a school the letter."""
    return f"letter:{plan_id}:{school_id}"


def ordered_by(reading: Reading, plan: Plan, opens_at: datetime) -> Ordered:
    """What a plan orders."""
    assert plan.due_at is not None
    letter = Directive(plan.number, plan.issued_on, plan.issuer, plan.summary or None, plan.link)
    forms = forms_in_force(reading.connection)
    asked_of = forms[plan.form].asked_of if plan.form in forms else "person"
    return Ordered(plan.form, letter, opens_at, plan.due_at, plan.closes_at, asked_of)


def order_by_command(reading: Reading, unit_id: int, order: Ordered, levels: Sequence[str] = ()) -> Plan:
    """Make an order that begins at once, without a second person, and carry out its first chunk.

    `levels`: only schools of these. Raises TimesWrong, AskedAlready.
    """
    letter = order.directive
    values: dict[str, Any] = {
        "state": "opening",
        "scope": [],
        "levels": list(levels) or None,
        "number": letter.number,
        "issued_on": letter.issued_on,
        "issuer": letter.issuer,
        "summary": letter.summary or "",
        "link": letter.link,
        "opens_at": order.opens_at,
        "due_at": order.due_at,
        "closes_at": order.closes_at,
        "approved_at": reading.now,
    }
    made = MakePlan(unit_id, order.form, None, reading.now, values)
    store(reading.connection, reading.sealer, [made])
    plan = plans.plan_by_uid(reading, made.uid)
    assert plan is not None
    schools = in_scope(reading, unit_id, (), levels).schools
    check_begin(reading, plan, schools)
    store(reading.connection, reading.sealer, [FixSchools(plan.id, schools)])
    store(reading.connection, reading.sealer, carry_on(reading, plan))
    return plan


def check_begin(reading: Reading, plan: Plan, schools: Sequence[int]) -> None:
    """Raise AskedAlready where the letter of a plan asks its schools for another questionnaire on the day it opens."""
    check_letter(
        plan.form,
        plan.opens_at,
        others_under(reading, plan, schools),
        forms_in_force(reading.connection),
        reading.now,
    )


def begun(plan: Plan, now: datetime, by: int | None) -> ChangePlan:
    """An approved plan goes to the clock."""
    opens_at = max(plan.opens_at or now, now.replace(second=0, microsecond=0))
    values = {"state": "opening", "approved_by": by, "approved_at": now, "opens_at": opens_at}
    return ChangePlan(plan.id, plan.version, values)


def stopped(plan: Plan) -> list[Change]:
    """Nothing more of it goes out; what is open keeps taking declarations."""
    return [ChangePlan(plan.id, plan.version, {"state": "stopped"}), HoldPlan(plan.id)]


def resumed(plan: Plan, now: datetime) -> list[Change]:
    """It goes on where it stood."""
    return [ChangePlan(plan.id, plan.version, {"state": "opening"}), FreePlan(plan.id, now)]


def called_off(plan: Plan) -> list[Change]:
    """What is not open never opens, what is open closes; nobody is reminded of it meanwhile."""
    return [ChangePlan(plan.id, plan.version, {"state": "cancelling"}), HoldPlan(plan.id)]


MOVING = ("opening", "opened")
"""States in which an order may be stopped."""
