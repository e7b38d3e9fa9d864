"""Pressing and typing again what was recorded, and what must come of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.dialogue.actions import Action
from bot.dialogue.join_actions import ConsentDone, WithdrawNow
from bot.messages import Incoming, Reply
from bot.turn import plain
from storage import tables as t
from tests.replaying.term import Offered, Recorder, Screen
from tests.windows import Chat

THEIRS = (
    *(t.PERSON, t.BOND, t.BAR, t.CONSENT, t.CONTACT_POINT, t.ENROLMENT, t.DUTY, t.JOIN_REQUEST, t.REMEDY),
    *(t.CASE, t.CASE_EVENT, t.CLUSTER, t.CLUSTER_MEMBER, t.DECLARATION, t.SCHOOL_DECLARATION, t.ORDER_PLAN),
)
"""What belongs to somebody: nobody without the right changes a row of it."""

BESIDE = ("ck1", "cm1", "co1", "cu4", "fx2", "ma1", "sk1", "sl1", "so1", "sp1")
"""Kinds of buttons whose short word is the receipt of the press: what they open follows a moment later, by an edit."""
ASKS_NEXT = ("ck1", "co1", "cs1")
"""Kinds of buttons that turn their own message into what stands now, and say in a new one where to go on."""
MOST_ANEW = 4
"""Messages that one press or text brings where nothing can be edited; met where the station is told late of a case."""
AGREES = (ConsentDone.code, WithdrawNow.code)


def rows(town: Recorder, *tables: sa.Table) -> dict[str, list[Any]]:
    """All that is stored in some tables."""
    with town.database.reading() as connection:
        return {table.name: connection.execute(sa.select(table).order_by(*table.primary_key)).all() for table in tables}


@dataclass(frozen=True)
class Answered:
    """What came of one press or message, to whoever pressed or typed it.

    `messages`: new ones in their chat, and what the pressed one turned into; what becomes of their other messages is no
    answer. `toast`: the short word on the press.
    """

    said: Incoming
    at_once: Reply
    toast: str
    messages: tuple[str, ...]
    is_unchanged: bool = False
    """The pressed message was turned into the same words, which looks as if nothing had happened."""
    can_edit: bool = True

    @property
    def what(self) -> str:
        """What was pressed or typed."""
        return f"{self.said.chat} {self.said.action or self.said.start or self.said.text!r}"

    @property
    def is_silent(self) -> bool:
        """Nothing says that anything was heard."""
        return not self.toast.strip() and (self.is_unchanged or not any(map(str.strip, self.messages)))

    @property
    def says_several(self) -> bool:
        """More than one answer: two messages, or a toast beside a message whose kind is not known to need one.

        Where nothing can be edited each message that a press changes is said anew: a case, the morning's list, what is
        legally due. They are several things, so that more than one may come; the same words never twice.
        """
        if not self.can_edit:
            return len(self.messages) > len(set(self.messages)) or len(self.messages) > MOST_ANEW
        if len(self.messages) > (2 if self.kind in ASKS_NEXT else 1):
            return True
        said, toast = "".join(self.messages), self.toast.strip()
        return bool(toast and said) and (self.kind not in BESIDE or toast in plain(said))

    @property
    def kind(self) -> str:
        """The kind of button; of words, none."""
        return self.said.action.split(":")[0] if self.said.action else ""


@dataclass
class Replay:
    """Updates handed in much later, each with all that is answered to it."""

    town: Recorder
    answered: list[Answered] = field(default_factory=list)

    def press(self, chat: str, action: str, message: str) -> None:
        """Press a button of an old message."""
        self._hand_in(self.town.update(chat, action=action, message=message, press="p"))

    def type(self, chat: str, text: str) -> None:
        """Type something."""
        self._hand_in(self.town.update(chat, text=text))

    def start(self, chat: str, payload: str) -> None:
        """Come by a link."""
        self._hand_in(self.town.update(chat, start=payload))

    def stand_at(self, screen: Screen) -> None:
        """Put somebody's dialogue back to where it stood: nothing was said to them since."""
        town = self.town
        if town.session(screen.chat) is None:
            town.receive(town.update(screen.chat, text="/trogiup"))
        row = town.session(screen.chat)
        stands = {"place": screen.place, "menu": screen.menu, "at": screen.at, "offered_at": screen.at}
        back = sa.update(t.SESSION).where(t.SESSION.c.account_id == row.account_id)
        back = back.values(**stands, earlier=None, earlier_at=None, is_unasked=False)
        town.database.write(lambda connection: connection.execute(back)).result(timeout=10)

    def _hand_in(self, said: Incoming) -> None:
        town = self.town
        before = len(town.carried)
        reply: Reply = town.loop.handle(town.surface.heard(said, next(town.numbers))).result(timeout=60)
        is_unchanged, messages = False, []
        if reply.text:
            is_unchanged = not self._is_seen(said, reply)
            messages.append(reply.text)
            self._show(said, reply)
        if town.delivery.desk.bots_waiting():
            asyncio.run(town.delivery.drain())
        own = [each for each in town.carried[before:] if each.chat == said.chat and each.is_new]
        messages += [each.text for each in own if each.edit in (None, said.message)]
        toast = reply.toast if town.abilities.has_buttons else ""
        self.answered.append(Answered(said, reply, toast, (*messages,), is_unchanged, town.abilities.can_edit))

    def _is_seen(self, said: Incoming, reply: Reply) -> bool:
        """Whether something stands there that did not: an edit to the same words is silence.

        A message that no longer has the button has been turned over already, and what stands there is the answer.
        """
        if reply.is_new or said.message is None:
            return True
        shown = next((each for each in self._window(said.chat).messages if each.ref == said.message), None)
        if shown is None or all(choice.action != said.action for choice in shown.choices):
            return True
        return (shown.text, shown.rows) != (reply.text, reply.rows)

    def said_back(self) -> list[tuple[Incoming, Reply]]:
        """What was handed in, and all that was said back to it."""
        sealer = self.town.database.sealer
        kept = {row.key: row for row in rows(self.town, t.INBOX)[t.INBOX.name]}
        found = [(each, kept[each.key]) for each in self.sent]
        return [(each, Reply.from_json(sealer.open("inbox.reply", row.uid, row.sealed_reply))) for each, row in found]

    def _window(self, chat: str) -> Chat:
        return self.town.chats.setdefault(chat, Chat())

    def _show(self, said: Incoming, reply: Reply) -> None:
        edit = None if reply.is_new else said.message
        self._window(said.chat).show(reply, self.town.clock.now(), edit, rings=False, pushed=False)

    @property
    def sent(self) -> list[Incoming]:
        """What was handed in."""
        return [each.said for each in self.answered]

    def end(self) -> None:
        """Let all that follows happen; nothing has failed, and each was answered once."""
        self.town.settle()
        kept = {row.key: row for row in rows(self.town, t.INBOX)[t.INBOX.name]}
        failed = [each.action or each.text for each in self.sent if kept[each.key].state != "done"]
        assert not failed, failed
        silent = [each.what for each in self.answered if each.is_silent]
        assert not silent, silent
        several = [(each.what, each.toast, *each.messages) for each in self.answered if each.says_several]
        assert not several, several


def representatives(offered: Sequence[Offered]) -> list[Offered]:
    """One of each kind of button by person, round, question and outcome; those that settle something first.

    The very first are those that agree to something: a page turned over before would be a question put just now.
    """
    found: dict[tuple[object, ...], Offered] = {}
    for each in offered:
        action = Action.decode(each.action)
        about = [getattr(action, name, None) for name in ("question", "outcome", "held_on", "reason", "mode", "answer")]
        found.setdefault((each.chat, each.kind, *about), each)
    return sorted(found.values(), key=lambda e: (e.kind not in AGREES, not Action.kinds()[e.kind].settles))
