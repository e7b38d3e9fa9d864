"""Which handler answers an update. Imports turn and dialogue; the handlers are given."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.case_said import case_said
from bot.dialogue.folding import fold
from bot.dialogue.menu import commands_of
from bot.dialogue.numbered import (
    ALIKE,
    NO,
    TYPED,
    YES,
    is_answer_now,
    is_doubled,
    is_doubtful,
    read_numbers,
    typed_label,
)
from bot.dialogue.room_said import class_said, may_name_a_school, page_said, room_said
from bot.errors import OldButton
from bot.i18n import Voice
from bot.turn import Call, Handler, Handles, Turn
from bot.understanding.asking_people import asks_for_people
from bot.understanding.at_sight import tells_of_signs
from bot.understanding.danger import tells_of_anothers_danger
from bot.understanding.despair import tells_of_despair
from bot.understanding.laying_aside import lays_aside
from bot.understanding.menu_wishes import menu_wish
from bot.understanding.sending import read_sending
from bot.understanding.wishes import wish

LEAST_COMMAND = 4
"""Letters of a command that may be typed without its stroke: "cả" is no "/ca"."""

MOST_LINES = 30
"""No list has more lines: a larger number alone may be a temperature in a note."""
_PLAIN = re.compile(r"[\w\s.\u20e3\ufe0f]+")
"""What a number of a line is typed with: "{0}" or "+1" is something else."""
_BARE = {"yes": YES, "send": YES, "no": NO}

_WISHED = {"reads": "dulieucuatoi", "no_more": "rutdongy"}
"""The command that answers a wish about somebody's data."""
_WISHED_EVENTS = {"have_read": "who_has_looked", "delete": "to_be_deleted"}
"""The same of those that have no command."""


@dataclass(frozen=True)
class Router:
    """The handlers by what they answer."""

    actions: Mapping[type[Action], Handler]
    places: Mapping[type[Action], Handler]
    commands: Mapping[str, Handler]
    words: Mapping[str, Handler]
    events: Mapping[str, Handler]
    _folded: dict[tuple[str, str], dict[str, Handler]] = field(default_factory=dict, init=False)

    @classmethod
    def of(cls, handlers: Sequence[tuple[Handles, Handler]]) -> "Router":
        """Sort handlers. Raises TypeError when two answer the same."""
        tables: tuple[dict[Any, Handler], ...] = ({}, {}, {}, {}, {})
        for handles, handler in handlers:
            keys = (handles.action, handles.place, handles.command, handles.word, handles.event)
            for table, key in zip(tables, keys, strict=True):
                if key is None:
                    continue
                if key in table:
                    raise TypeError(f"{key} is handled twice")
                table[key] = handler
        return cls(*tables)

    def find(self, turn: Turn) -> Call:
        """The handler for a turn and what it gets besides the turn. Raises OldButton for an unknown press."""
        incoming, turn.press = turn.incoming, self.press
        turn.at_rest = self.events.get("at_rest")
        if incoming.is_left:
            return self.events["left"], ()
        if not incoming.is_private:
            return self.events["group"], ()
        if incoming.action is not None:
            return self.press(incoming.action)
        if incoming.contact is not None:
            return self.events["contact"], ()
        if incoming.start is not None:
            return self.events["start"], ()
        if incoming.photo is not None and "photo" in self.events:
            return self.events["photo"], ()
        if incoming.unread in self.events:
            return self.events[incoming.unread], ()
        return self._typed(turn, incoming.text or "")

    def _numbered(self, turn: Turn, text: str) -> Call | None:
        """What numbers mean where there are no buttons; None where it is an answer to be read, or nothing."""
        session, numbers = turn.sender.session, read_numbers(text)
        typed = session.menu.get(TYPED)
        if numbers and len(numbers) > 1 and typed == "many":
            # also where a choice is called "1 3"
            return self._answering(session.place, text)
        if numbers is None or len(numbers) > 1 or typed == "figure":
            return None
        [number] = numbers
        if number == 0:
            return self.commands["trogiup"], ()
        if typed == "words":
            return None
        meant = session.menu.get(str(number))
        if meant is None:
            return None
        call = self.press(meant)
        action = call[1][0]
        if is_doubled(session, str(number), turn.incoming.at, settles=action.settles):
            return self.events["doubled"], (number,)
        if is_doubtful(session, str(number), turn.incoming.at, settles=action.settles, lapses=action.lapses):
            return self.events["doubtful"], (number,)
        turn.settled_by = str(number) if action.settles else ""
        return call

    def press(self, encoded: str) -> Call:
        """The handler of an action. Raises OldButton."""
        action = Action.decode(encoded)
        handler = self.actions.get(type(action))
        if handler is None:
            raise OldButton
        return handler, (action,)

    def _keywords(self, voice: Voice) -> dict[str, Handler]:
        """The words that mean something on their own, without marks; folded once for an audience and language."""
        key = (voice.language, voice.audience)
        if key not in self._folded:
            words = (
                (fold(word), handler) for msgid, handler in self.words.items() for word in voice.say(msgid).split(",")
            )
            self._folded[key] = {word: handler for word, handler in words if word}
        return self._folded[key]

    def _typed(self, turn: Turn, text: str) -> Call:
        if text.startswith("/"):
            name = text[1:].split()[0].split("@")[0].casefold() if len(text) > 1 else ""
            handler = self.commands.get(name)
            return (handler, ()) if handler else (self.events["fallback"], ())
        session = turn.sender.session
        if not text.strip():
            return self.events["fallback"], ()
        by_number = None if turn.abilities.has_buttons else self._numbered(turn, text)
        if by_number is not None:
            return by_number
        chosen = typed_label(session.menu, text, is_asked=session.place is not None)
        if chosen == ALIKE:
            return self.events["alike"], ()
        if chosen is not None:
            return self.press(chosen)
        of_life = self._of_life(turn, text)
        if of_life is not None:
            return of_life
        if self._may_be_urgent(turn, text):
            return self.events["urgent_said"], (self._answering(session.place, text),)
        place = Action.decode(session.place) if session.place is not None else None
        back = _back_from(place, text) if place is not None else None
        if back is not None:
            return self.events["laid_aside"], (back,)
        said = self._said(turn, text)
        is_after_alarm = "said_after_alarm" in self.events and session.menu.get(TYPED) != "words"
        has_alarm = any(each.severity == "emergency" for each in turn.sender.declared.values())
        if is_after_alarm and (has_alarm or any(each.case is not None for each in turn.sender.subjects)):
            return self.events["said_after_alarm"], (text, said)
        return said

    def _said(self, turn: Turn, text: str) -> Call:
        """What words mean that name no line of a list."""
        session = turn.sender.session
        agreed = self._agreed(turn, text)
        if agreed is not None:
            return agreed
        place = Action.decode(session.place) if session.place is not None else None
        handler = self._keywords(turn.voice).get(fold(text))
        if handler is not None and not _is_of_another(session.place):
            return self._beside(place, (handler, ()))
        command = self._command_in(turn, text)
        if command is not None:
            return command, ()
        wished = wish(text) or ""
        of_data = self.commands.get(_WISHED.get(wished, "")) or self.events.get(_WISHED_EVENTS.get(wished, ""))
        if of_data is not None:
            return self._beside(place, (of_data, ())) if wished in ("reads", "have_read") else (of_data, ())
        menu = self._menu_in(turn, text)
        if menu is not None:
            return self.events["menu_wished"], (menu, self._answering(session.place, text))
        people = self._people_in(turn, text)
        if people is not None:
            return self.events["people_asked"], (people, self._answering(session.place, text))
        room = self._room_in(turn, text) if turn.sender.duties else None
        if room is not None:
            return self.events["room_said"], (*room, self._answering(session.place, text))
        answering = self._answering(session.place, text)
        if not turn.sender.duties:
            return answering
        said = case_said(turn.voice, text)
        if said is not None and (said.is_sure or _is_free(session.place)):
            # an alert is not held up by whatever else is being asked
            answering = self.events["case_said"], (said, answering)
        if (said is None or not said.is_sure) and self._takes_rooms(turn) and may_name_a_school(turn.voice, text):
            return self.events["school_said"], (answering,)
        return answering

    def _of_life(self, turn: Turn, text: str) -> Call | None:
        """What goes before any place: wanting to die, and somebody in danger who is not the writer's."""
        if tells_of_despair(text):
            return self.events["despair_said"], (text,)
        is_parent = any(each.relation != "self" for each in turn.sender.children)
        if not turn.sender.duties and tells_of_anothers_danger(text, is_parent=is_parent):
            return self.events["anothers_danger"], ()
        return None

    def _beside(self, place: Action | None, call: Call) -> Call:
        """What is answered beside a step that stays open."""
        return (self.events["beside"], (call,)) if place is not None and place.stays else call

    def _agreed(self, turn: Turn, text: str) -> Call | None:
        """A bare yes or no to the question that was just asked is its choice: "Đúng, hủy đợt", "Không, quay lại"."""
        session = turn.sender.session
        key = _BARE.get(read_sending(text) or "")
        meant = session.menu.get(key) if key is not None else None
        return self.press(meant) if meant is not None and is_answer_now(session, turn.incoming.at) else None

    def _command_in(self, turn: Turn, text: str) -> Handler | None:
        """A command without its stroke: the menu at any time, where nothing is asked also what the sender has there.

        Not the short ones, which are words too; nor another's: "nhà trường" from a mother is no command.
        """
        name = fold(text).replace(" ", "")
        handler = self.commands.get(name) if len(name) >= LEAST_COMMAND else None
        if handler is None or handler is self.commands.get("trogiup"):
            return handler
        return handler if _is_free(turn.sender.session.place) and f"/{name}" in commands_of(turn) else None

    def _may_be_urgent(self, turn: Turn, text: str) -> bool:
        """Whether somebody on duty may tell of an emergency, which goes before any place and any room."""
        if not turn.sender.duties or not tells_of_signs(text, local_date(turn.now)):
            return False
        said = case_said(turn.voice, text)
        return said is None or not said.is_sure

    def _menu_in(self, turn: Turn, text: str) -> str | None:
        """A wish of the menu that no question of a declaration takes for an answer: "ngừng nhắc", "english"."""
        wished = menu_wish(text) if "menu_wished" in self.events and _gives_way(turn) == "to rooms" else None
        return wished if wished in ("mute", "language") else None

    def _people_in(self, turn: Turn, text: str) -> str | None:
        """Wanting a person while a declaration is open; elsewhere words are read for it where nothing is asked."""
        children = turn.sender.children
        if (
            "people_asked" not in self.events
            or not _gives_way(turn)
            or not (children or turn.voice.audience == "pupil")
        ):
            return None
        return asks_for_people(text, [child.name for child in children])

    def _room_in(self, turn: Turn, text: str) -> tuple[str, int] | None:
        """A room that somebody on duty asks for, with a page from 0 or a class; not where it may be an answer."""
        if not self._takes_rooms(turn):
            return None
        for duty in turn.sender.duties:
            if duty.kind == "homeroom" and class_said(turn.voice, text, duty.unit_name):
                return "this class", duty.unit_id
        room, page = room_said(turn.voice, text), page_said(text)
        if room is None and page and turn.sender.session.place is None:
            return "class", page - 1
        return (room, 0) if room else None

    def _takes_rooms(self, turn: Turn) -> bool:
        """Whether words may ask for a room: not where they are an answer."""
        place, typed = turn.sender.session.place, turn.sender.session.menu.get(TYPED)
        return "room_said" in self.events and typed != "words" and (place is None or bool(_gives_way(turn)))

    def _answering(self, encoded: str | None, text: str) -> Call:
        """What was typed as an answer to what is asked, if anything is."""
        place = Action.decode(encoded) if encoded is not None else None
        handler = self.places.get(type(place)) if place is not None else None
        return (handler, (place, text)) if handler is not None else (self.events["fallback"], ())


def _back_from(place: Action, text: str) -> Action | None:
    """Where somebody is led who types nothing to be kept at a place that keeps words."""
    back = place.back()
    is_left = back is not None and (lays_aside(text) or (place.is_verbatim and _is_a_line(text)))
    return back if is_left else None


def _gives_way(turn: Turn) -> str:
    """To what else an open question gives way; nothing where words are its answer."""
    session = turn.sender.session
    place = Action.decode(session.place) if session.place is not None else None
    return place.gives_way if place is not None and session.menu.get(TYPED) != "words" else ""


def _is_a_line(text: str) -> bool:
    """Whether what is typed is the number of a line rather than words to be kept: "11", but not "38" or "37,5"."""
    numbers = read_numbers(text) if _PLAIN.fullmatch(text) else None
    return numbers is not None and len(numbers) == 1 and numbers[0] <= MOST_LINES


def _is_free(place: str | None) -> bool:
    """Whether words mean what they mean where nothing is asked."""
    return place is None or Action.decode(place).gives_way == "to all"


def _is_of_another(place: str | None) -> bool:
    """Whether what is typed is of somebody else: "khỏe" then is no word for oneself."""
    return place is not None and Action.decode(place).is_of_another
