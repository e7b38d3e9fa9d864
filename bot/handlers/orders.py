"""The orders of an office: the list, the second person's yes or no, stopping, going on, calling off."""

from dataclasses import replace

from bot.cases.wording import called
from bot.dialogue.order_actions import (
    ApproveOrder,
    CancelOrder,
    GoOnOrder,
    ListOrders,
    NewOrder,
    OpenOrder,
    OpenRollout,
    RefusalReason,
    RefuseOrder,
    ResumeOrder,
    ShowWording,
    StopOrder,
    TakeBackOrder,
)
from bot.dialogue.order_words import document, form_title, until
from bot.dialogue.wording import capital
from bot.errors import Mistake, NotAllowed
from bot.handlers.order_drafts import finished
from bot.handlers.order_letter import see_choice
from bot.handlers.order_preview import (
    attached_lines,
    check_begin,
    preview,
    preview_lines,
    reached,
    see_unlevelled,
    weighed,
)
from bot.handlers.order_standing import standing_page
from bot.messages import Choice, Reply, stacked
from bot.rounds.order_answers import check_hours, read_words
from bot.rounds.orders import MOVING, begun, called_off, resumed, stopped
from bot.turn import Asking, Turn, on, on_command, on_words, plain
from storage.changes.outbox import Priority
from storage.changes.plans import ChangePlan, FixSchools, NotApproved
from storage.queries.letter_files import LetterFileOf, LetterFileView
from storage.queries.plans import OFFICES, MakerOf, MyDraft, MyPlans, Plan
from storage.queries.reach import Address
from storage.values import DutyView

STATES = {
    "draft": "unfinished",
    "waiting": "waits for approval",
    "refused": "not approved",
    "opening": "going out",
    "opened": "out",
    "stopped": "stopped",
    "cancelling": "being called off",
    "cancelled": "called off",
}
"""msgids of where an order stands."""


class OwnOrder(Mistake):
    """Whoever made an order does not approve it, through whichever account."""

    sentence = "An order is approved by somebody else than whoever made it."


class NotSoAnyMore(Mistake):
    """Its state was another by the time of the press."""

    sentence = "This order is {state} by now. Type /motdot to see it."


class DueOver(Mistake):
    """Nobody could declare in time."""

    sentence = "The due time is over. The maker has to set another one, or call the order off."


def offices(turn: Turn) -> list[DutyView]:
    """The sender's duties that order for schools. Raises NotAllowed without any."""
    found = [duty for duty in turn.sender.duties if duty.kind in OFFICES and duty.school_id is None]
    if not found or turn.sender.person is None:
        raise NotAllowed
    return list({duty.unit_id: duty for duty in found}.values())


@on_command("motdot")
def orders_command(turn: Turn) -> Asking[Reply]:
    """The orders of the sender's offices."""
    return (yield from _listed(turn))


@on(ListOrders)
def list_orders(turn: Turn, action: ListOrders) -> Asking[Reply]:
    """The same from a button."""
    return (yield from _listed(turn))


def _listed(turn: Turn) -> Asking[Reply]:
    held = offices(turn)
    plans: tuple[Plan, ...] = yield MyPlans()
    lines = [turn.voice.say("Declarations by order, the newest first:" if plans else "No declaration was ordered yet.")]
    buttons: list[Choice] = []
    for plan in plans:
        named = document(turn.voice, plan) or form_title(turn.voice, turn.forms, plan.form)
        lines.append(f"• {capital(named)} · {plan.unit_name} · {turn.voice.say(STATES[plan.state])}")
        action = GoOnOrder(plan.unit_id) if plan.state == "draft" else OpenOrder(plan.id, 0)
        label = turn.voice.say(
            "Go on: {order}" if plan.state == "draft" else "See: {order}", order=plan.number or plan.id
        )
        if plan.state == "draft" and plan.number is None:
            label = turn.voice.say("Go on with the unfinished order")
        buttons.append(Choice(plain(label), action.encode()))
    buttons += [turn.choice("Make an order: {unit}", NewOrder(d.unit_id), unit=d.unit_name) for d in held]
    buttons += [turn.choice("Roll-out: {unit}", OpenRollout(d.unit_id, 0), unit=d.unit_name) for d in held]
    return Reply("\n".join(lines), stacked(*buttons), is_new=True)


def plan_within(turn: Turn, plan_id: int) -> Asking[Plan]:
    """A plan of an office of the sender or below, nothing of it missing. Raises NotAllowed, Unfinished."""
    offices(turn)
    return (yield from finished(plan_id))


@on(OpenOrder)
def open_order(turn: Turn, action: OpenOrder) -> Asking[Reply]:
    """To be approved: the preview; going out: how far the schools are."""
    plan = yield from plan_within(turn, action.plan)
    return (yield from _page(turn, plan, action.page))


def _page(turn: Turn, plan: Plan, page: int = 0) -> Asking[Reply]:
    if plan.state in ("waiting", "refused"):
        return (yield from _to_approve(turn, plan))
    if plan.state == "draft":
        return (yield from preview(turn, plan))
    return (yield from standing_page(turn, plan, page))


def _to_approve(turn: Turn, plan: Plan) -> Asking[Reply]:
    weight = yield from weighed(turn, plan)
    file: LetterFileView | None = yield LetterFileOf(plan.id, 0)
    lines = preview_lines(turn, plan, weight) + attached_lines(turn, plan, file)
    if plan.maker_name:
        lines.append(turn.voice.say("Made by {who}.", who=called(turn.voice, plan.maker_name, None)))
    if plan.reason:
        lines.append(turn.voice.say("Not approved, because: {reason}", reason=plan.reason))
    wording = turn.choice("See what they read", ShowWording(plan.id))
    looks = [*see_unlevelled(turn, plan, weight), *see_choice(turn, file, 0), wording]
    if _is_maker(turn, plan):
        lines.append(capital(turn.voice.say(STATES[plan.state])) + ".")
        return Reply(
            "\n".join(lines), stacked(turn.choice("Take it back to change it", TakeBackOrder(plan.id)), *looks)
        )
    if plan.state != "waiting":
        return Reply("\n".join(lines), stacked(*looks))
    approve = turn.choice("Approve and open", ApproveOrder(plan.id, plan.version))
    return Reply("\n".join(lines), stacked(approve, turn.choice("Not approved", RefuseOrder(plan.id)), *looks))


def _is_maker(turn: Turn, plan: Plan) -> bool:
    return turn.sender.person is not None and turn.sender.person.id == plan.made_by


def _may_judge(turn: Turn, plan: Plan) -> None:
    if plan.state != "waiting":
        raise NotSoAnyMore(state=turn.voice.say(STATES.get(plan.state, "called off")))
    if _is_maker(turn, plan):
        raise OwnOrder


@on(ApproveOrder)
def approve_order(turn: Turn, action: ApproveOrder) -> Asking[Reply]:
    """The second person's yes to exactly what was shown: it goes out."""
    plan = yield from plan_within(turn, action.plan)
    _may_judge(turn, plan)
    if plan.version != action.seen:
        return (yield from _to_approve(turn, plan))
    if plan.due_at is None or plan.due_at <= turn.now:
        raise DueOver
    schools = yield from reached(turn, plan)
    check_hours(None, plan.due_at, plan.closes_at, turn.now)
    yield from check_begin(turn, plan, schools)
    assert turn.sender.person is not None
    turn.note(FixSchools(plan.id, schools), begun(plan, turn.now, turn.sender.person.id))
    turn.looked("order_approved", unit_id=plan.unit_id, order=plan.id, schools=len(schools))
    yield from _tell_maker(turn, plan)
    text = turn.voice.say("Approved. The round goes out to {n} schools now.", n=len(schools))
    return Reply(text, stacked(turn.choice("See how far it is", OpenOrder(plan.id, 0))))


def _tell_maker(turn: Turn, plan: Plan) -> Asking[None]:
    address: Address | None = yield MakerOf(plan.id)
    if address is not None and not address.is_blocked:
        key = f"order:{plan.id}:{plan.version}:answer"
        turn.push(key, address.to, "order_answered", Priority.REMINDER, about={"plan": plan.id}, rings=True)


@on(RefuseOrder)
def refuse_order(turn: Turn, action: RefuseOrder) -> Asking[Reply]:
    """Ask why."""
    plan = yield from plan_within(turn, action.plan)
    _may_judge(turn, plan)
    turn.ask_next(RefusalReason(plan.id))
    return Reply(turn.voice.say("Why is it not approved? Please type it; it goes to whoever made the order."))


@on_words(RefusalReason)
def refusal_reason(turn: Turn, place: RefusalReason, text: str) -> Asking[Reply]:
    """Give it back with the reason."""
    plan = yield from plan_within(turn, place.plan)
    _may_judge(turn, plan)
    turn.note(NotApproved(plan.id, plan.uid, plan.version, read_words(text, "summary")))
    turn.looked("order_refused", unit_id=plan.unit_id, order=plan.id)
    turn.place = None
    yield from _tell_maker(turn, plan)
    return Reply(turn.voice.say("It went back to whoever made it, with the reason."), is_new=True)


@on(TakeBackOrder)
def take_back(turn: Turn, action: TakeBackOrder) -> Asking[Reply]:
    """The maker changes it; another one that was begun meanwhile stays away."""
    plan = yield from plan_within(turn, action.plan)
    if not _is_maker(turn, plan):
        raise NotAllowed
    if plan.state not in ("waiting", "refused"):
        raise NotSoAnyMore(state=turn.voice.say(STATES.get(plan.state, "called off")))
    other: Plan | None = yield MyDraft(plan.unit_id)
    if other is not None:
        turn.note(ChangePlan(other.id, other.version, {"state": "dropped"}))
    turn.note(ChangePlan(plan.id, plan.version, {"state": "draft"}))
    return (yield from preview(turn, replace(plan, state="draft", version=plan.version + 1)))


@on(StopOrder)
def stop_order(turn: Turn, action: StopOrder) -> Asking[Reply]:
    """Nothing more of it goes out."""
    plan = yield from plan_within(turn, action.plan)
    if plan.state not in MOVING:
        raise NotSoAnyMore(state=turn.voice.say(STATES.get(plan.state, "called off")))
    turn.note(*stopped(plan))
    turn.looked("order_stopped", unit_id=plan.unit_id, order=plan.id)
    return (yield from standing_page(turn, replace(plan, state="stopped", version=plan.version + 1)))


@on(ResumeOrder)
def resume_order(turn: Turn, action: ResumeOrder) -> Asking[Reply]:
    """It goes on where it stood."""
    plan = yield from plan_within(turn, action.plan)
    if plan.state != "stopped":
        raise NotSoAnyMore(state=turn.voice.say(STATES.get(plan.state, "called off")))
    if plan.due_at is None or plan.due_at <= turn.now:
        raise DueOver
    turn.note(*resumed(plan, turn.now))
    turn.looked("order_resumed", unit_id=plan.unit_id, order=plan.id)
    return (yield from standing_page(turn, replace(plan, state="opening", version=plan.version + 1)))


@on(CancelOrder)
def cancel_order(turn: Turn, action: CancelOrder) -> Asking[Reply]:
    """Ask whether, then call it off."""
    plan = yield from plan_within(turn, action.plan)
    if plan.state not in (*MOVING, "stopped"):
        raise NotSoAnyMore(state=turn.voice.say(STATES.get(plan.state, "called off")))
    assert plan.due_at is not None
    if not action.sure:
        text = turn.voice.say(
            "Call off the declaration following {letter} (due {due})? Open rounds close, nothing further is sent, the "
            "schools that have the letter are told. What was declared stays.",
            letter=document(turn.voice, plan),
            due=until(turn.voice, plan.due_at, turn.now),
        )
        sure = turn.choice("Yes, call it off", CancelOrder(plan.id, sure=True))
        return Reply(text, stacked(sure, turn.choice("No, back", OpenOrder(plan.id, 0))))
    turn.note(*called_off(plan))
    turn.looked("order_cancelled", unit_id=plan.unit_id, order=plan.id)
    return (yield from standing_page(turn, replace(plan, state="cancelling", version=plan.version + 1)))
