"""An order that is begun: whose it is, what is kept of it, and the question that opens the choice of its schools."""

from dataclasses import replace
from typing import Any

from bot.dialogue.order_actions import LevelPage, ScopeAll, ScopePage, TypeOrder
from bot.errors import Mistake, NotAllowed, OldButton
from bot.messages import Reply, stacked
from bot.rounds.order_rules import STEPS, next_step
from bot.turn import Asking, Turn
from storage.changes.plans import ChangePlan
from storage.queries.plans import OFFICES, MyDraft, Plan, PlanOf
from storage.queries.scopes import SchoolLevels
from storage.values import DutyView


class Unfinished(Mistake):
    """An order was begun, and something of it is missing; there is nothing to be shown yet."""

    sentence = "This order has not been finished. Type /motdot to see all and to go on."


def office_at(turn: Turn, unit_id: int) -> DutyView:
    """The sender's duty that orders for the schools below a unit. Raises NotAllowed."""
    duty = turn.require(OFFICES, unit_id)
    if duty.school_id is not None or turn.sender.person is None:
        raise NotAllowed
    return duty


def draft_of(turn: Turn, unit_id: int) -> Asking[Plan]:
    """What the sender has begun there. Raises NotAllowed, OldButton when nothing is begun any more."""
    office_at(turn, unit_id)
    found: Plan | None = yield MyDraft(unit_id)
    if found is None:
        raise OldButton
    return found


def finished(plan_id: int) -> Asking[Plan]:
    """An order of which nothing is missing. Raises NotAllowed, the same for one that is not there; Unfinished."""
    plan: Plan | None = yield PlanOf(plan_id)
    if plan is None:
        raise NotAllowed
    check_finished(plan)
    return plan


def check_finished(plan: Plan) -> None:
    """Raise Unfinished where something of an order is missing."""
    if next_step({name: getattr(plan, name) for name in STEPS}) is not None:
        raise Unfinished


def keep(turn: Turn, plan: Plan, **values: Any) -> Plan:
    """Store an answer of a plan."""
    stored = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    turn.note(ChangePlan(plan.id, plan.version, stored))
    return replace(plan, **values, version=plan.version + 1)


def ask_scope(turn: Turn, unit_id: int, unit_name: str) -> Asking[Reply]:
    """Ask which schools: all, those of some levels, or chosen ones."""
    schools: tuple[tuple[str, tuple[str, ...]], ...] = yield SchoolLevels(unit_id, ())
    turn.ask_next(TypeOrder(unit_id, "scope"))
    text = turn.voice.say("Which schools of {unit} are asked?", unit=unit_name)
    choices = [turn.choice("All {n} schools", ScopeAll(unit_id), n=len(schools))]
    if any(levels for _, levels in schools):
        choices.append(turn.choice("Choose levels of schools", LevelPage(unit_id)))
    choices.append(turn.choice("Choose units and schools", ScopePage(unit_id, unit_id, 0)))
    return Reply(text, stacked(*choices))
