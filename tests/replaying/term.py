"""A term that is lived through: whoever is in the commune presses and types whatever they are offered.

Everything offered to anybody is kept, pressed or not, and everything typed, with where its dialogue stood.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.delivery.values import Outcome
from bot.dialogue.actions import Action
from bot.dialogue.numbered import MOST_DIGITS
from bot.messages import Choice, Incoming, Reply
from storage.tables import ACCOUNT, SESSION
from tests.drilling.drills import start_drill
from tests.evidence.pictures import photo
from tests.replaying.commune import OWN_FORMS, Commune
from tests.replaying.stories import STORIES
from tests.surfaces import Surface
from tests.town import Town
from tests.windows import Actor, Message

STOPS = ("06:20", "06:45", "07:30", "09:10", "11:00", "17:10")
DAYS = (("Mon", 0), ("Wed", 0), ("Fri", 0))
PRESSES = 1
"""What everybody presses at each stop."""


@dataclass(frozen=True)
class Offered:
    """A choice that was shown to somebody."""

    who: str
    chat: str
    action: str
    label: str
    message: str
    at: datetime

    @property
    def kind(self) -> str:
        return Action.decode(self.action).code


@dataclass(frozen=True)
class Screen:
    """Where somebody's dialogue stood. `place`: what words answer; `menu`: what labels and numbers mean."""

    who: str
    chat: str
    place: str | None
    menu: dict[str, str]
    at: datetime

    @property
    def numbers(self) -> list[str]:
        """The numbers that mean something."""
        return [key for key in self.menu if len(key) <= MOST_DIGITS and key.isdigit()]


@dataclass(frozen=True)
class Said:
    """Words that were typed, and the screen they answered."""

    text: str
    screen: Screen


@dataclass(frozen=True)
class Carried:
    """A message that left by the outbox. `edit`: the one it is the new form of; `is_new`: it shows something new."""

    chat: str
    edit: str | None
    text: str
    is_new: bool


class Recorder(Town):
    """A town that keeps what it offers and what it is told."""

    def __init__(self, url: str, *, surface: Surface | None = None, start: datetime | None = None) -> None:
        self.is_holding, self.channel = False, "town"
        super().__init__(url, start, surface=surface)
        self.loop.public_url = "https://khaibao.example"
        self.names: dict[str, str] = {}
        self.offered: dict[tuple[str, str], Offered] = {}
        self.said: list[Said] = []
        self.carried: list[Carried] = []
        self.screens: dict[tuple[str, str], Screen] = {}

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        stood = self._standing(chat, edit)
        outcome = await super().send(chat, reply, rings=rings, edit=edit)
        self.carried.append(Carried(chat, edit, reply.text, stood is None or stood != self._standing(chat, edit)))
        self._keep(chat)
        return outcome

    def _standing(self, chat: str, ref: str | None) -> tuple[object, ...] | None:
        """What a message shows now; None: there is none."""
        window = self.chats.get(chat)
        found = next((each for each in window.messages if each.ref == ref), None) if window and ref else None
        return (found.text, found.rows) if found else None

    def receive(self, incoming: Incoming) -> Reply:
        if incoming.text:
            self.said.append(Said(incoming.text, self.screen(incoming.chat)))
        reply = super().receive(incoming)
        self._keep(incoming.chat)
        stands = self.screen(incoming.chat)
        kinds = sorted({action.split(":")[0] for action in stands.menu.values()})
        self.screens.setdefault((stands.who, f"{stands.place} {kinds}"), stands)
        return reply

    def screen(self, chat: str) -> Screen:
        """Where somebody's dialogue stands."""
        session = self.session(chat)
        place, menu = (session.place, dict(session.menu)) if session else (None, {})
        return Screen(self.names.get(chat, chat), chat, place, menu, self.clock.now())

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What follows from several updates is done at the end."""
        self.is_holding = True
        try:
            yield
        finally:
            self.is_holding = False
            self.settle()

    def settle(self) -> None:
        if not self.is_holding:
            super().settle()

    def session(self, chat: str) -> Any:
        """The row of it."""
        index = self.seeds.sealer.index("chat", f"{self.channel}|{self.bot_of.get(chat, self.bot)}|{chat}")
        with self.database.reading() as connection:
            found = sa.select(SESSION).join(ACCOUNT, ACCOUNT.c.id == SESSION.c.account_id)
            return connection.execute(found.where(ACCOUNT.c.chat_index == index)).first()

    def _keep(self, chat: str) -> None:
        for message in self.chats[chat].messages[-3:]:
            for choice in message.choices:
                if choice.action:
                    who, at = self.names.get(chat, chat), self.clock.now()
                    made = Offered(who, chat, choice.action, choice.label, message.ref, at)
                    self.offered.setdefault((chat, choice.action), made)


@dataclass
class Term:
    """Some weeks of the commune, by a fixed chance."""

    town: Recorder
    seed: int = 7
    pressed: Counter[tuple[str, str]] = field(default_factory=Counter)
    offered: tuple[Offered, ...] = ()
    said: tuple[Said, ...] = ()
    screens: tuple[Screen, ...] = ()

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.commune = Commune(self.town)
        self.town.names |= {actor.chat: who for who, actor in self.commune.people.items()}

    def live(self) -> "Term":
        """Walk through the term."""
        commune, town = self.commune, self.town
        commune.hand_out_slips()
        for which, (day, week) in enumerate(DAYS):
            for stop in STOPS:
                town.to(day, stop, week)
                if stop == "07:30" and which < len(OWN_FORMS):
                    commune.asks_schools(OWN_FORMS[which])
                if (which, stop) == (1, "09:10"):
                    start_drill(town, commune.secondary.id)
                self.tells(which, stop)
                if stop == "07:30":
                    self._everybody_begins()
                for _ in range(PRESSES):
                    # what follows from many presses happens at once: it is a term that is long, not a test of speed
                    with town.at_once():
                        for who, actor in commune.people.items():
                            self._does_something(who, actor)
        self.offered, self.said = tuple(town.offered.values()), tuple(town.said)
        self.screens = tuple(town.screens.values())
        return self

    def tells(self, which: int, stop: str) -> None:
        """What happens at an hour of a day, besides what chance brings."""
        for who, steps in STORIES.get((which, stop), ()):
            self.does(who, *steps)

    def does(self, who: str, *steps: str) -> None:
        """Have somebody do the steps of a story, as far as they can be done."""
        for step in steps:
            self._step(self.commune.people[who], step)

    def _everybody_begins(self) -> None:
        """The commands that open a room; a family, a stranger and a teacher type others."""
        codes = self.commune.codes
        for who, actor in self.commune.people.items():
            for words in BEGINNINGS.get(who, ("/trogiup", "/khaibao")):
                actor.says(words.format(**{f"code_{key}": code for key, code in codes.items()}))

    def _step(self, actor: Actor, step: str) -> None:
        if step.startswith("="):
            actor.says(step[1:])
            return
        for message in reversed(actor.messages[-6:]):
            for choice in message.choices:
                if step in choice.label and (
                    self.town.abilities.has_buttons or choice.action in self._menu(actor).values()
                ):
                    self._chooses(actor, message, choice)
                    return

    def _does_something(self, who: str, actor: Actor) -> None:
        words = self._awaited(actor)
        if words and self.chance.random() < 0.6:
            if words == ("picture",):
                actor.sends(photo(200, 100))
            else:
                actor.says(self.chance.choice(words))
            return
        found = [(m, c) for m in actor.messages[-6:] for c in m.choices if c.action and self._is_in_reach(actor, m)]
        if not found:
            return
        least = min(self.pressed[who, c.action.split(":")[0]] for _, c in found)
        rare = [each for each in found if self.pressed[who, each[1].action.split(":")[0]] == least]
        message, choice = self.chance.choice(rare[-4:])
        self.pressed[who, choice.action.split(":")[0]] += 1
        self._chooses(actor, message, choice)

    def _chooses(self, actor: Actor, message: Message, choice: Choice) -> None:
        town = self.town
        if town.abilities.has_buttons:
            town.receive(town.update(actor.chat, action=choice.action, message=message.ref, press="p"))
            return
        numbers = [key for key, action in self._menu(actor).items() if action == choice.action and len(key) <= 3]
        actor.says(numbers[0] if numbers else choice.label)

    def _is_in_reach(self, actor: Actor, message: Message) -> bool:
        """Where numbers are typed only what was offered last can be chosen."""
        return self.town.abilities.has_buttons or any(
            choice.action in self._menu(actor).values() for choice in message.choices
        )

    def _menu(self, actor: Actor) -> dict[str, str]:
        session = self.town.session(actor.chat)
        return dict(session.menu) if session else {}

    def _awaited(self, actor: Actor) -> Sequence[str]:
        """What may be typed where somebody is asked something."""
        session = self.town.session(actor.chat)
        if session is None or session.place is None:
            return ()
        place = Action.decode(session.place)
        name = type(place).__qualname__
        if name == "TypeOrder":
            return ORDERS.get(place.field, ("1",))  # type: ignore[attr-defined]
        if name == "TypeCode":
            return tuple(self.commune.codes.values())
        return WORDS.get(name, ())


WORDS = {
    "HoldsSlip": ("5/9/2019",),
    "HoldsStaffSlip": ("0590000213",),
    "HoldsPhone": ("5/9/2019", "1/1/2019"),
    "KnowsClass": ("Lý Thanh Bình", "Đỗ Gia Hân"),
    "BarReason": ("theo bản án của tòa",),
    "TypePhoneToRevoke": ("0590000999",),
    "CaseNote": ("đã gọi điện cho mẹ",),
    "ReasonToPassOn": ("đang họp trên xã",),
    "RemedyPerson": ("cô Hạnh",),
    "RemedyHow": ("mua thêm xà phòng",),
    "RemedyDay": ("30/12",),
    "RemedyPicture": ("picture",),
    "Typed": ("38,2", "12", "hôm qua", "ho nhiều", "7h30", "0"),
    "TypedTime": ("7h30",),
    "RefusalReason": ("ghi sai số văn bản",),
    "RolloutDay": ("30/12",),
    "TypeLinkCode": ("LK-23456789",),
    "ReceiptCode": ("9D4T",),
}
ORDERS = {"number": ("1234/SGDĐT-CTTT",), "issued": ("hôm nay",), "due": ("16:00", "15:30")}
BEGINNINGS = {
    "người lạ": ("/start", "xin chào", "{code_class}"),
    "mẹ Hân": ("/start {code_Hân}", "5/9/2019"),
    "mẹ Bình": ("{code_class}", "Lý Thanh Bình"),
    "cô Lan": ("/trogiup", "{code_Lan}"),
    "mẹ Tuệ": ("/trogiup", "/nguoinha", "/dulieucuatoi", "/khaibao"),
    "mẹ Anh": ("/rutdongy", "/ngungnhac", "/ngonngu", "/khaibao"),
    "bố An": ("/lienket", "/denghi", "/trogiup", "/khaibao"),
    "chủ nhiệm": ("/denghi", "/lopcuatoi"),
    "chủ nhiệm CS": ("/nguoinha", "/lopcuatoi"),
    "y tế": ("/truongcuatoi", "/ca"),
    "y tế 2": ("/tructhay", "/ca"),
    "phó": ("/nguoinha", "/ca"),
    "hiệu trưởng": ("/nhatruong", "/tructhay", "/thuhoi"),
    "y tế CS": ("/xuat", "/ca"),
    "hiệu trưởng CS": ("/nhatruong", "/xuat"),
    "nội trú": ("/lopcuatoi", "/truongcuatoi"),
    "đầu mối": ("/motdot", "/baocao"),
    "Sở": ("/motdot", "/truongcuatoi"),
    "trạm": ("/ca", "/trogiup"),
}
