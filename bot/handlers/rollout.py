"""Roll-out: which schools of a unit have begun, by which day; the others listed by unit, and reminded once a day."""

from datetime import date, timedelta
from html import escape

from bot.clock import local_date
from bot.dialogue.order_actions import AskRolloutDay, ListOrders, NudgeRollout, OpenRollout, RolloutDay
from bot.errors import Mistake, NotAllowed
from bot.messages import Reply, stacked
from bot.rounds.order_answers import DAY
from bot.turn import Asking, Turn, on, on_words
from storage.changes.outbox import Priority
from storage.changes.rollout import RolloutReminded, SetRolloutDay
from storage.queries.reach import Address
from storage.queries.rollout import Rollout, RolloutReach, RolloutSchool, RolloutView

A_PAGE = 20
LONGEST = timedelta(days=366)


class NoSuchDeadline(Mistake):
    """A day that is none, is over or too far."""

    sentence = "Please type a day from today on, for example {example}."


class RemindedToday(Mistake):
    """Schools were reminded today."""

    sentence = "They were reminded today already; they are reminded at most once a day."


class NobodyToRemind(Mistake):
    """Nobody of those who have not begun has any account."""

    sentence = "Nobody of those schools or of the units above can be reached here: please call, or send invitations."


def _view(turn: Turn, unit_id: int) -> Asking[RolloutView]:
    found: RolloutView | None = yield Rollout(unit_id)
    if found is None:
        raise NotAllowed
    return found


@on(OpenRollout)
def open_rollout(turn: Turn, action: OpenRollout) -> Asking[Reply]:
    """Totals, then the schools that have not begun, by unit."""
    return _page(turn, (yield from _view(turn, action.unit)), action.page)


def _page(turn: Turn, view: RolloutView, page: int = 0, *, is_new: bool = False) -> Reply:
    say, behind = turn.voice.say, [school for school in view.schools if not school.is_done]
    done = len(view.schools) - len(behind)
    lines = [say("<b>Roll-out: {unit}</b>", unit=view.unit_name)]
    if view.by is not None:
        msgid = "To be done by {day}." if view.by >= local_date(turn.now) else "Was to be done by {day}: overdue."
        lines.append(say(msgid, day=f"{view.by:%d/%m/%Y}"))
    lines.append(
        say(
            "{done}/{all} schools have an account (principal or school health) and a first declaration.",
            done=done,
            all=len(view.schools),
        )
    )
    first = page * A_PAGE if 0 <= page * A_PAGE < len(behind) else 0
    shown = behind[first : first + A_PAGE]
    for i, school in enumerate(shown):
        if i == 0 or school.above_id != shown[i - 1].above_id:
            lines.append(_unit_line(turn, view, school))
        lines.append(_line(turn, school))
    buttons = []
    if len(behind) > first + A_PAGE:
        rest = min(A_PAGE, len(behind) - first - A_PAGE)
        buttons.append(turn.choice("Show the next {n} schools", OpenRollout(view.unit_id, first // A_PAGE + 1), n=rest))
    if behind:
        buttons.append(turn.choice("Remind those that have not begun", NudgeRollout(view.unit_id)))
    buttons.append(turn.choice("Set the day", AskRolloutDay(view.unit_id)))
    buttons.append(turn.choice("Declarations by order", ListOrders()))
    return Reply("\n".join(lines), stacked(*buttons), is_new=is_new or page > 0)


def _unit_line(turn: Turn, view: RolloutView, school: RolloutSchool) -> str:
    together = [each for each in view.schools if each.above_id == school.above_id]
    return turn.voice.say(
        "<b>{unit}</b>: {done}/{all}",
        unit=school.above_name,
        done=sum(each.is_done for each in together),
        all=len(together),
    )


def _line(turn: Turn, school: RolloutSchool) -> str:
    if school.has_account:
        what = turn.voice.say("has an account, no declaration yet")
    elif school.has_declared:
        what = turn.voice.say("has declarations, but neither principal nor school health has an account")
    else:
        what = turn.voice.say("no account: send an invitation (khaibao invite --unit {code}) or call", code=school.code)
    return f"• {escape(school.name, quote=False)}: {what}"


@on(NudgeRollout)
def nudge_rollout(turn: Turn, action: NudgeRollout) -> Asking[Reply]:
    """Remind the schools that have not begun; where nobody there has an account, the office right above."""
    view = yield from _view(turn, action.unit)
    today = local_date(turn.now)
    if view.reminded_on == today:
        raise RemindedToday
    reach: tuple[dict[int, list[Address]], dict[int, list[Address]]] = yield RolloutReach(action.unit)
    schools, units = reach
    pushed = 0
    for kind, several in (("school", schools), ("unit", units)):
        for place, found in several.items():
            for address in found:
                key = f"rollout:{view.unit_id}:{today.isoformat()}:{kind}:{place}:{address.account_id}"
                about = {kind: place, "of": view.unit_id}
                turn.push(key, address.to, "rollout", Priority.DIGEST, about=about)
                pushed += 1
    if not pushed:
        raise NobodyToRemind
    turn.note(RolloutReminded(view.unit_id, today))
    turn.looked("rollout_reminded", unit_id=view.unit_id, schools=len(schools))
    text = turn.voice.say(
        "Reminded: {schools} schools and {units} offices above schools without an account.",
        schools=len(schools),
        units=sum(bool(found) for found in units.values()),
    )
    return Reply(text, stacked(turn.choice("Back to the roll-out", OpenRollout(view.unit_id, 0))))


@on(AskRolloutDay)
def ask_rollout_day(turn: Turn, action: AskRolloutDay) -> Asking[Reply]:
    """Ask by which day."""
    yield from _view(turn, action.unit)
    turn.ask_next(RolloutDay(action.unit))
    return Reply(turn.voice.say("By which day have all schools begun? For example {example}.", example=_example(turn)))


@on_words(RolloutDay)
def rollout_day(turn: Turn, place: RolloutDay, text: str) -> Asking[Reply]:
    """Keep the day."""
    view = yield from _view(turn, place.unit)
    today, found = local_date(turn.now), DAY.search(text)
    try:
        on = date(int(found[3] or today.year), int(found[2]), int(found[1])) if found else None
    except ValueError:
        on = None
    if on is None or not today <= on <= today + LONGEST:
        raise NoSuchDeadline(example=_example(turn))
    turn.note(SetRolloutDay(view.unit_id, on))
    turn.looked("rollout_day", unit_id=view.unit_id, by=on.isoformat())
    turn.place = None
    changed = RolloutView(view.unit_id, view.unit_name, on, view.reminded_on, view.schools)
    return _page(turn, changed, is_new=True)


def _example(turn: Turn) -> str:
    return f"{local_date(turn.now) + timedelta(days=7):%d/%m/%Y}"
