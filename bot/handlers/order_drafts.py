"""An order that is begun: whose it is, what is kept of it, and the question that opens the choice of its schools."""

from dataclasses import replace
from typing import Any

from bot.dialogue.order_actions import LevelPage, ScopeAll, ScopePage
from bot.errors import NotAllowed, OldButton
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn
from storage.changes.plans import ChangePlan
from storage.queries.plans import OFFICES, MyDraft, Plan
from storage.queries.scopes import SchoolLevels
from storage.values import DutyView


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


def keep(turn: Turn, plan: Plan, **values: Any) -> Plan:
    """Store an answer of a plan."""
    stored = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    turn.note(ChangePlan(plan.id, plan.version, stored))
    return replace(plan, **values, version=plan.version + 1)


def ask_scope(turn: Turn, unit_id: int, unit_name: str) -> Asking[Reply]:
    """Ask which schools: all, those of some levels, or chosen ones."""
    schools: tuple[tuple[str, tuple[str, ...]], ...] = yield SchoolLevels(unit_id, ())
    text = turn.voice.say("Which schools of {unit} are asked?", unit=unit_name)
    choices = [turn.choice("All {n} schools", ScopeAll(unit_id), n=len(schools))]
    if any(levels for _, levels in schools):
        choices.append(turn.choice("Choose levels of schools", LevelPage(unit_id)))
    choices.append(turn.choice("Choose units and schools", ScopePage(unit_id, unit_id, 0)))
    return Reply(text, stacked(*choices))
