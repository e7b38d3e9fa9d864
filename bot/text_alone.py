"""Turns of messengers that show text alone: no edits, no short word on a press. What would be lost there is said."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from bot.delivery.unedited import ASKED
from bot.messages import Reply
from bot.turn import Turn
from storage.changes import Change
from storage.changes.outbox import Push


def in_own_chat(turn: Turn, changes: Sequence[Change]) -> list[Change]:
    """Where messages cannot be edited, what a turn changes in its own chat is said anew: it is the answer.

    What was to cover it a day later is left out: what has been said there cannot be taken back. It leaves first and
    together, so that what several of its messages would say is said once, however many others are told.
    """
    if turn.abilities.can_edit:
        return list(changes)
    own, asked, kept = turn.sender.account.id, [], []
    for change in changes:
        if not isinstance(change, Push) or change.account_id != own:
            kept.append(change)
        elif (change.due_at or change.at) <= turn.now:
            asked.append(replace(change, about={**change.about, ASKED: True}))
        elif change.edits is None:
            kept.append(change)
    return [*asked, *kept]


def in_words(turn: Turn, reply: Reply) -> Reply:
    """Where there is no press to show a short word on, it is said; not if what it announces leaves by this turn."""
    if turn.abilities.has_buttons or not reply.toast:
        return reply
    words = escape(reply.toast, quote=False)
    if reply.text:
        return replace(reply, text=f"{words}\n\n{reply.text}")
    own = (each for each in turn.changes if isinstance(each, Push) and each.account_id == turn.sender.account.id)
    if any((push.due_at or push.at) <= turn.now for push in own):
        return reply
    return replace(reply, text=words, is_new=True, is_aside=True)
