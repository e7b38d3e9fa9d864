"""Pressing and typing again what was recorded, and what must come of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.dialogue.actions import Action
from bot.dialogue.join_actions import ConsentDone, WithdrawNow
from bot.messages import Incoming, Reply
from storage import tables as t
from tests.replaying.term import Offered, Recorder, Screen
from tests.windows import Chat

THEIRS = (
    *(t.PERSON, t.BOND, t.BAR, t.CONSENT, t.CONTACT_POINT, t.ENROLMENT, t.DUTY, t.JOIN_REQUEST, t.REMEDY),
    *(t.CASE, t.CASE_EVENT, t.CLUSTER, t.CLUSTER_MEMBER, t.DECLARATION, t.SCHOOL_DECLARATION, t.ORDER_PLAN),
)
"""What belongs to somebody: nobody without the right changes a row of it."""

AGREES = (ConsentDone.code, WithdrawNow.code)


def rows(town: Recorder, *tables: sa.Table) -> dict[str, list[Any]]:
    """All that is stored in some tables."""
    with town.database.reading() as connection:
        return {table.name: connection.execute(sa.select(table).order_by(*table.primary_key)).all() for table in tables}


@dataclass
class Replay:
    """Updates handed in much later; `unanswered`: what was met with silence."""

    town: Recorder
    sent: list[Incoming] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)
    """What was pressed or typed, and the answer that came at once."""
    replies: list[Reply] = field(default_factory=list)
    sure: list[Incoming] = field(default_factory=list)
    """Those answered by the outbox."""

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
        self.sent.append(said)
        reply: Reply = town.loop.handle(town.surface.heard(said, next(town.numbers))).result(timeout=60)
        what = f"{said.chat} {said.action or said.start or said.text!r}"
        self.replies.append(reply)
        self.answers.append((what, reply.text or reply.toast))
        if reply.is_sure and not reply.text:
            self.sure.append(said)
        elif not self.town.abilities.has_buttons:
            self._follows(said, what)
        elif not (reply.toast.strip() or self._is_seen(said, reply)):
            self.unanswered.append(what)
        if reply.text:
            self._show(said, reply)

    def _is_seen(self, said: Incoming, reply: Reply) -> bool:
        """Whether something stands there that did not: an edit to the same words is silence.

        A message that no longer has the button has been turned over already, and what stands there is the answer.
        """
        if not reply.text.strip() or reply.is_new or said.message is None:
            return bool(reply.text.strip())
        shown = next((each for each in self._window(said.chat).messages if each.ref == said.message), None)
        if shown is None or all(choice.action != said.action for choice in shown.choices):
            return True
        return (shown.text, shown.rows) != (reply.text, reply.rows)

    def _follows(self, said: Incoming, what: str) -> None:
        """Where nothing stands on a press, what a turn pushes into its own chat is the answer."""
        before = len(self._window(said.chat).messages)
        self.town.settle()
        if len(self._window(said.chat).messages) == before:
            self.unanswered.append(what)

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

    def end(self) -> None:
        """Let all that follows happen; nothing has failed and nothing was left unanswered."""
        self.town.settle()
        # so many answers at one instant are beyond what one chat is sent at once
        self.town.by(minutes=5)
        kept = {row.key: row for row in rows(self.town, t.INBOX)[t.INBOX.name]}
        failed = [each.action or each.text for each in self.sent if kept[each.key].state != "done"]
        assert not failed, failed
        state = {row.key: (row.state, row.why) for row in rows(self.town, t.OUTBOX)[t.OUTBOX.name]}
        lost = {each.action or each.text: state.get(f"answer:{each.key}") for each in self.sure}
        lost = {what: why for what, why in lost.items() if why is None or why[0] != "sent"}
        assert not lost, lost
        assert not self.unanswered, self.unanswered


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
