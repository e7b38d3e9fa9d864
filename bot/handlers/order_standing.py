"""How far the schools are with an order: who has the letter, whose round is open, who has answered; totals first."""

from datetime import datetime
from html import escape

from bot.cases.wording import called
from bot.clock import local_date
from bot.dialogue.level_words import scope_line
from bot.dialogue.order_actions import CancelOrder, NudgeSchools, OpenOrder, ResumeOrder, StopOrder
from bot.dialogue.order_words import document, form_title, until
from bot.dialogue.wording import capital, moment_words
from bot.errors import Mistake
from bot.handlers.order_drafts import finished
from bot.handlers.order_letter import see_choice
from bot.i18n import Markup
from bot.messages import Choice, Reply, stacked
from bot.reports.small_counts import Cell, debt_cell, total_cell
from bot.rounds.order_rules import may_nudge
from bot.turn import Asking, Turn, on
from storage.changes.outbox import Priority
from storage.changes.plans import ChangePlan
from storage.queries.letter_files import LetterFileOf, LetterFileView
from storage.queries.letters import NotReceived, OrderStanding, SchoolStanding
from storage.queries.plans import Plan
from storage.queries.reach import Address

A_PAGE = 15
NOW_SENTENCES = {
    "opening": "It is going out.",
    "opened": "It is out.",
    "stopped": "It is stopped: nothing more goes out, open rounds keep taking declarations.",
    "cancelling": "It is being called off.",
    "cancelled": "It is called off.",
}


class NudgedAlready(Mistake):
    """Schools were reminded within the hour."""

    sentence = "The schools were reminded at {time}; they are reminded at most once an hour."


class NobodyToNudge(Mistake):
    """Everybody has acknowledged, or nobody of those who have not can be reached."""

    sentence = "No school that has not acknowledged can be reached here; please call those that are listed first."


def standing_page(turn: Turn, plan: Plan, page: int = 0) -> Asking[Reply]:
    """Totals, then school by school: those first who do not have the letter."""
    schools: tuple[SchoolStanding, ...] = yield OrderStanding(plan.id)
    file: LetterFileView | None = yield LetterFileOf(plan.id, 0)
    assert plan.due_at is not None
    named = document(turn.voice, plan) or form_title(turn.voice, turn.forms, plan.form)
    lines = [
        turn.voice.say(
            "<b>{letter}</b>, due {due}", letter=Markup(capital(named)), due=until(turn.voice, plan.due_at, turn.now)
        ),
        *([scope_line(turn.voice, plan.unit_name, plan.scope or (), plan.levels)] if plan.scope or plan.levels else []),
        turn.voice.say(NOW_SENTENCES.get(plan.state, "It is out.")),
        *_totals(turn, schools),
    ]
    ordered = sorted(schools, key=_waits)
    first = page * A_PAGE if 0 <= page * A_PAGE < len(ordered) else 0
    lines += [_line(turn, each) for each in ordered[first : first + A_PAGE]]
    buttons = [*see_choice(turn, file, 0), *_buttons(turn, plan, schools)]
    if len(ordered) > first + A_PAGE:
        rest = min(A_PAGE, len(ordered) - first - A_PAGE)
        buttons.insert(0, turn.choice("Show the next {n} schools", OpenOrder(plan.id, first // A_PAGE + 1), n=rest))
    return Reply("\n".join(lines), stacked(*buttons), is_new=page > 0)


def _waits(school: SchoolStanding) -> tuple[int, float, str]:
    """Nobody to be told, then no receipt, then the least answered; by name."""
    place = 3 if school.receipts else 2 if school.sent_at is not None else 1 if school.is_told else 0
    return place, _answered(school), school.name


def _answered(school: SchoolStanding) -> float:
    if school.asked_of == "school":
        return float(school.filed_at is not None)
    return school.declared / school.owed if school.owed else 0.0


def _totals(turn: Turn, schools: tuple[SchoolStanding, ...]) -> list[str]:
    say = turn.voice.say
    values = {
        "all": len(schools),
        "opened": sum(each.round_state in ("open", "closed") for each in schools),
        "sent": sum(each.sent_at is not None for each in schools),
        "received": sum(bool(each.receipts) for each in schools),
    }
    lines = [
        say("{all} schools: letter arrived at {sent}, acknowledged by {received}; round open at {opened}.", **values)
    ]
    late = sum(each.state == "late" for each in schools)
    if late:
        lines.append(say("{n} schools were not reached before the due time.", n=late))
    persons = [each for each in schools if each.asked_of == "person"]
    if len(persons) < len(schools):
        filed = sum(each.filed_at is not None for each in schools)
        lines.append(say("Declared: {done}/{all} schools.", done=filed, all=len(schools) - len(persons)))
    owed = sum(each.owed for each in persons)
    if owed:
        cells = [_declared(each) for each in persons]
        done = total_cell(sum(each.declared for each in persons), cells, owed)
        lines.append(say("Declared: {done}/{all} persons.", done=Markup(escape(done.words())), all=owed))
    return lines


def _line(turn: Turn, school: SchoolStanding) -> str:
    parts = [_has_letter(turn, school)]
    if school.asked_of == "school" and school.filed_at is not None:
        parts.append(turn.voice.say("declared at {time}", time=_at(turn, school.filed_at)))
    elif school.asked_of == "person" and school.owed:
        done = Markup(escape(_declared(school).words()))
        parts.append(turn.voice.say("declared {done}/{all}", done=done, all=school.owed))
    elif school.round_state == "open":
        parts.append(turn.voice.say("not declared yet"))
    return f"• {escape(school.name, quote=False)}: {' · '.join(parts)}"


def _declared(school: SchoolStanding) -> Cell:
    """How many have declared, as far as it is told above a school: no more exactly than in the figures."""
    return debt_cell(school.owed - school.declared, school.owed).rest_of(school.owed)


def _has_letter(turn: Turn, school: SchoolStanding) -> str:
    say = turn.voice.say
    if school.receipts:
        first = school.receipts[0]
        return say(
            "{who} received it at {time}", who=called(turn.voice, first.name, first.gender), time=_at(turn, first.at)
        )
    if school.state in ("waiting", "late", "off"):
        msgids = {"waiting": "not reached yet", "late": "not reached before the due time", "off": "called off"}
        return say(msgids[school.state])
    if not school.is_told:
        return say("nobody there can be reached: please call")
    if school.sent_at is None:
        return say("the letter has not arrived yet")
    return say("the letter arrived at {time}, not acknowledged", time=_at(turn, school.sent_at))


def _at(turn: Turn, at: datetime) -> str:
    return moment_words(at, local_date(turn.now))


def _buttons(turn: Turn, plan: Plan, schools: tuple[SchoolStanding, ...]) -> list[Choice]:
    buttons: list[Choice] = []
    is_moving = plan.state in ("opening", "opened")
    is_on = plan.due_at is not None and plan.due_at > turn.now
    if is_moving and is_on and any(each.state == "opened" and not each.receipts for each in schools):
        buttons.append(turn.choice("Remind the schools that have not acknowledged", NudgeSchools(plan.id)))
    if is_moving and is_on:
        buttons.append(turn.choice("Stop", StopOrder(plan.id)))
    if plan.state == "stopped" and is_on:
        buttons.append(turn.choice("Go on where it stood", ResumeOrder(plan.id)))
    if plan.state == "stopped" or (is_moving and is_on):
        buttons.append(turn.choice("Call off", CancelOrder(plan.id, sure=False)))
    buttons.append(turn.choice("Refresh", OpenOrder(plan.id, 0)))
    return buttons


@on(NudgeSchools)
def nudge_schools(turn: Turn, action: NudgeSchools) -> Asking[Reply]:
    """Remind principal, deputies and school health of those schools alone; at most once an hour."""
    plan = yield from finished(action.plan)
    if plan.state not in ("opening", "opened") or plan.due_at is None or plan.due_at <= turn.now:
        return (yield from standing_page(turn, plan))
    if not may_nudge(turn.now, plan.nudged_at):
        assert plan.nudged_at is not None
        raise NudgedAlready(time=_at(turn, plan.nudged_at))
    silent: dict[int, list[Address]] = yield NotReceived(plan.id)
    number, reached = plan.nudges + 1, 0
    for school, several in silent.items():
        reached += bool(several)
        for address in several:
            key = f"letter:{plan.id}:{school}:{number}:{address.account_id}"
            about = {"plan": plan.id, "school": school, "again": number}
            turn.push(key, address.to, "letter", Priority.REMINDER, about=about, rings=True, expires_at=plan.due_at)
    if not reached:
        raise NobodyToNudge
    turn.note(ChangePlan(plan.id, plan.version, {"nudged_at": turn.now, "nudges": number}))
    turn.looked("order_nudged", unit_id=plan.unit_id, order=plan.id, schools=reached)
    text = turn.voice.say_n("{n} school is reminded.", "{n} schools are reminded.", reached)
    return Reply(text, stacked(turn.choice("See how far it is", OpenOrder(plan.id, 0))))
