"""An order in words: "hủy nhầm rồi", "dừng đợt này", "xem tiến độ", and before it is sent "sửa hạn thành 4h chiều"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.actions import Action
from bot.dialogue.folding import fold
from bot.dialogue.order_actions import (
    ApproveOrder,
    CancelOrder,
    ListOrders,
    NewOrder,
    NudgeSchools,
    OpenOrder,
    ResumeOrder,
    SendOrder,
    StopOrder,
)
from bot.dialogue.order_words import document, until
from bot.dialogue.word_lists import has_any, is_written, listed, places
from bot.handlers.order_drafts import draft_of
from bot.handlers.order_making import take_typed
from bot.handlers.orders import plan_within
from bot.i18n import Voice
from bot.messages import Reply, stacked
from bot.rounds.order_answers import is_only_hour
from bot.rounds.orders import MOVING
from bot.turn import Asking, Turn, tapped
from storage.queries.plans import OFFICES, MyPlans, Plan

OF_ONE = (ApproveOrder, CancelOrder, NudgeSchools, OpenOrder, ResumeOrder, StopOrder)
"""Choices that name the order which is on the screen."""
WISH_SENTENCES = {
    "cancel": "CALLS AN ORDER OFF",
    "stop": "STOPS AN ORDER",
    "see": "ASKS HOW FAR AN ORDER IS",
    "list": "ASKS FOR ORDERS",
}
"""msgids of what is wished of an order: phrases separated by commas; the first that is said counts."""
HOUR_SENTENCES = {"closes_at": "WHEN IT CLOSES", "opens_at": "WHEN IT OPENS", "due_at": "WHEN IT IS DUE"}
"""msgids of what an hour of an order is called, by field."""


def said_of_orders(turn: Turn, shown: Sequence[Action], text: str) -> Asking[Reply | None]:
    """Show an order, ask whether it is to be stopped or called off, change an hour of one that was not sent."""
    if not any(duty.kind in OFFICES and duty.school_id is None for duty in turn.sender.duties):
        return None
    sends = next((each for each in shown if isinstance(each, SendOrder)), None)
    field = _hour_meant(turn.voice, text)
    if sends is not None and field is not None:
        return (yield from take_typed(turn, (yield from draft_of(turn, sends.unit)), field, text))
    wish = "changed" if field is not None else _wish(turn.voice, text)
    if wish is None:
        return None
    if sends is not None and wish in ("cancel", "stop"):
        return (yield from tapped(turn, NewOrder(sends.unit)))  # nothing has gone out; what is begun is kept
    plan = yield from _meant(turn, shown, needs_one=wish in ("cancel", "stop"))
    if plan is not None and wish in ("cancel", "stop") and plan.state not in (*MOVING, "stopped"):
        wish = "see"
    if plan is None:
        # "khoan", "nhầm rồi", "nhắc các trường" are of an order where there is one
        is_of_orders = wish == "list" or fold(turn.voice.say("ORDER")) in fold(text).split()
        return (yield from tapped(turn, ListOrders())) if is_of_orders else None
    match wish:
        case "list":
            return (yield from tapped(turn, ListOrders()))
        case "cancel":
            return (yield from tapped(turn, CancelOrder(plan.id, sure=False)))
        case "stop" if plan.state != "stopped":
            return _whether_to_stop(turn, plan)
    seen = yield from tapped(turn, OpenOrder(plan.id, 0))
    if wish != "changed":
        return seen
    said = turn.voice.say("What has gone out keeps its hours; it can be called off, and another one be made.")
    return replace(seen, text=f"{said}\n{seen.text}")


def _hour_meant(voice: Voice, text: str) -> str | None:
    """Which hour of an order is put right: "sửa hạn thành 4h chiều"; None where anything else is said."""
    field = next((each for each, msgid in HOUR_SENTENCES.items() if has_any(voice, msgid, text)), None)
    if field is None:
        return None
    beside = listed(voice, "PUTS AN HOUR RIGHT") | listed(voice, HOUR_SENTENCES[field])
    left = " ".join(word for word in text.split() if fold(word) not in beside)
    return field if is_only_hour(left) else None


def _wish(voice: Voice, text: str) -> str | None:
    words = fold(re.sub(r"\S*\d\S*", " ", text)).split()
    around = listed(voice, "AROUND AN ORDER")
    for wish, msgid in WISH_SENTENCES.items():
        for said in sorted(listed(voice, msgid), key=lambda each: -len(each.split())):
            at = next(iter(places(words, said.split())), None)
            if at is None or not is_written(voice, msgid, said, re.sub(r"[^\w\s]", " ", text)):
                continue
            if {*words[:at], *words[at + len(said.split()) :]} <= around:
                return wish
    return None


def _meant(turn: Turn, shown: Sequence[Action], *, needs_one: bool) -> Asking[Plan | None]:
    """The order on the screen; else the one that is out, or the newest where it is only looked at."""
    on_screen = {each.plan for each in shown if isinstance(each, OF_ONE)}
    if len(on_screen) == 1:
        return (yield from plan_within(turn, on_screen.pop()))
    plans: tuple[Plan, ...] = yield MyPlans()
    moving = [plan for plan in plans if plan.state in (*MOVING, "stopped")]
    out = [plan for plan in moving if plan.due_at is not None and plan.due_at > turn.now]
    return out[0] if len(out) == 1 or (out and not needs_one) else None


def _whether_to_stop(turn: Turn, plan: Plan) -> Reply:
    assert plan.due_at is not None
    text = turn.voice.say(
        "Stop the declaration following {letter} (due {due})? Nothing further is sent; open rounds keep taking "
        "declarations, and it can go on later.",
        letter=document(turn.voice, plan),
        due=until(turn.voice, plan.due_at, turn.now),
    )
    sure = turn.choice("Yes, stop it", StopOrder(plan.id))
    off = turn.choice("Call off", CancelOrder(plan.id, sure=False))
    return Reply(text, stacked(sure, off, turn.choice("No, back", OpenOrder(plan.id, 0))))
