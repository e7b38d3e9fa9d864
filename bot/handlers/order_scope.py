"""Which schools an order asks: all below a unit, those of some levels, units and schools chosen one by one."""

from collections import Counter

from bot.dialogue.level_words import LEVEL_SENTENCES
from bot.dialogue.marked import OFF, ON
from bot.dialogue.order_actions import GoOnOrder, LevelPage, LevelToggle, ScopeAll, ScopePage, ScopeToggle, TypeOrder
from bot.errors import NotAllowed, OldButton
from bot.handlers.order_drafts import draft_of, keep
from bot.handlers.order_making import ask_on
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, on, plain
from storage.queries.plans import Plan, UnitOption, UnitsAt
from storage.queries.scopes import SchoolLevels
from storage.values import LEVELS

A_PAGE = 10


@on(ScopeAll)
def scope_all(turn: Turn, action: ScopeAll) -> Asking[Reply]:
    """All schools below the unit."""
    plan = yield from draft_of(turn, action.unit)
    return (yield from ask_on(turn, keep(turn, plan, scope=(), levels=())))


@on(ScopePage)
def scope_page(turn: Turn, action: ScopePage) -> Asking[Reply]:
    """Choose among what lies right below a unit."""
    return (yield from _choose(turn, (yield from draft_of(turn, action.unit)), action.at, action.page))


@on(ScopeToggle)
def scope_toggle(turn: Turn, action: ScopeToggle) -> Asking[Reply]:
    """Choose a unit or school, or not; what lies outside the sender's unit cannot be chosen."""
    plan = yield from draft_of(turn, action.unit)
    found: tuple[str, tuple[UnitOption, ...]] | None = yield UnitsAt(action.unit, action.at)
    if found is None or action.chosen not in {option.id for option in found[1]}:
        raise NotAllowed
    chosen = set(plan.scope or ()) ^ {action.chosen}
    # levels alone mean all schools that have one of them
    plan = keep(turn, plan, scope=tuple(sorted(chosen)) or (() if plan.levels else None))
    return (yield from _choose(turn, plan, action.at, action.page))


def _choose(turn: Turn, plan: Plan, at: int, page: int) -> Asking[Reply]:
    found: tuple[str, tuple[UnitOption, ...]] | None = yield UnitsAt(plan.unit_id, at)
    if found is None:
        raise NotAllowed
    turn.ask_next(TypeOrder(plan.unit_id, "scope"))
    name, options = found
    first = page * A_PAGE if 0 <= page * A_PAGE < len(options) else 0
    rows: list[tuple[Choice, ...]] = []
    for option in options[first : first + A_PAGE]:
        mark = ON if option.id in (plan.scope or ()) else OFF
        toggle = Choice(mark + option.name, ScopeToggle(plan.unit_id, at, page, option.id).encode())
        inside = turn.choice("Inside: {unit}", ScopePage(plan.unit_id, option.id, 0), unit=option.name)
        rows.append((toggle,) if option.kind == "school" else (toggle, inside))
    if len(options) > A_PAGE:
        following = 0 if first + A_PAGE >= len(options) else page + 1
        rows += stacked(turn.choice("Show further ones", ScopePage(plan.unit_id, at, following)))
    if at != plan.unit_id:
        rows += stacked(turn.choice("Back to {unit}", ScopePage(plan.unit_id, plan.unit_id, 0), unit=plan.unit_name))
    if plan.scope:
        rows += stacked(turn.choice("Done choosing", GoOnOrder(plan.unit_id)))
    text = turn.voice.say_n(
        "Choose among {unit}: {n} chosen.", "Choose among {unit}: {n} chosen.", len(plan.scope or ()), unit=name
    )
    return Reply(text, tuple(rows))


@on(LevelPage)
def level_page(turn: Turn, action: LevelPage) -> Asking[Reply]:
    """Choose levels of schools."""
    return (yield from _levels(turn, (yield from draft_of(turn, action.unit))))


@on(LevelToggle)
def level_toggle(turn: Turn, action: LevelToggle) -> Asking[Reply]:
    """Choose a level, or not. Levels alone mean all schools below the unit that have one of them."""
    plan = yield from draft_of(turn, action.unit)
    if action.level not in LEVELS:
        raise OldButton
    chosen = set(plan.levels) ^ {action.level}
    levels = tuple(level for level in LEVELS if level in chosen)
    scope = plan.scope or (() if levels else None)
    return (yield from _levels(turn, keep(turn, plan, levels=levels, scope=scope)))


def _levels(turn: Turn, plan: Plan) -> Asking[Reply]:
    schools: tuple[tuple[str, tuple[str, ...]], ...] = yield SchoolLevels(plan.unit_id, plan.scope or ())
    turn.ask_next(TypeOrder(plan.unit_id, "scope"))
    counted = Counter(level for _, levels in schools for level in levels)
    lines = [
        turn.voice.say("Which levels of {unit} are asked? A school of several is asked once.", unit=plan.unit_name)
    ]
    unknown = sum(not levels for _, levels in schools)
    if unknown:
        lines.append(
            turn.voice.say_n(
                "{n} school has no level on record and is asked only if it is chosen by name.",
                "{n} schools have no level on record and are asked only if they are chosen by name.",
                unknown,
            )
        )
    choices = []
    for level in LEVELS:
        if counted[level] or level in plan.levels:
            mark = ON if level in plan.levels else OFF
            label = f"{mark}{turn.voice.say(LEVEL_SENTENCES[level])} ({counted[level]})"
            choices.append(Choice(plain(label), LevelToggle(plan.unit_id, level).encode()))
    choices.append(turn.choice("Choose units and schools", ScopePage(plan.unit_id, plan.unit_id, 0)))
    if plan.scope is not None:
        choices.append(turn.choice("Done choosing", GoOnOrder(plan.unit_id)))
    return Reply("\n".join(lines), stacked(*choices))
