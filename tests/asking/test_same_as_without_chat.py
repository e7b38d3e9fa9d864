"""Random questionnaires answered through the chat store what evaluating them over the same answers gives."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import VIETNAM
from bot.dialogue.actions import LIMIT, Action
from bot.dialogue.declare_actions import (
    Chosen,
    GoBack,
    Keep,
    Next,
    OnDay,
    Send,
    Skip,
    TakeUp,
    Toggle,
    TurnPage,
    TypedTime,
)
from bot.forms import Answer, Evaluation, Form, Question, evaluate, load_form
from bot.messages import Choice, Reply
from bot.shelf import Forms
from bot.texts import units
from storage.tables import ORDER, SESSION
from tests.asking.drawing import CHOICES, surveys
from tests.asking.forms import stored, write_form
from tests.declaring.family import Family
from tests.town import MONDAY, Town, at

MOST_STEPS = 120
TODAY = MONDAY
WORDS = ("an", "bình an", "x1", "dài quá rồi")
NUMBERS = {"0": 0, "3": 3, "4": 4, "11": 11, "2,5": "2.5", "7.25": "7.25"}
DAYS = (TODAY, TODAY - timedelta(days=3), TODAY - timedelta(days=40), TODAY + timedelta(days=2))
TIMES = {"6h30": time(6, 30), "21:05": time(21, 5), "3 giờ chiều": time(15)}


@dataclass
class Person:
    """Somebody who answers as chance has it, and remembers what they said."""

    town: Town
    family: Family
    form: Form
    chance: random.Random
    said: dict[str, Answer] = field(default_factory=dict)
    backs: int = 4

    @property
    def evaluation(self) -> Evaluation:
        """What the questionnaire makes of what was said, without a chat."""
        return evaluate(self.form, self.said, self.town.clock.now())

    def says(self, answer: Answer, question: Question) -> None:
        """Remember an answer, if the questionnaire takes it."""
        tried = {**self.said, question.name: answer}
        refused = {one.question for one in evaluate(self.form, tried, self.town.clock.now()).refused}
        if question.name not in refused:
            self.said = tried

    def place(self) -> Any:
        with self.town.database.reading() as connection:
            found = connection.execute(sa.select(SESSION.c.place)).scalars().all()
        return Action.decode(found[-1]) if found and found[-1] else None

    def press(self, choice: Choice) -> Reply:
        return self.sends(action=choice.action)

    def sends(self, **content: Any) -> Reply:
        """Hand it in; what would follow at once (delivery, ticks) is no matter here."""
        reply = self.town.loop.handle(self.town.update(self.family.mother.chat, **content)).result(timeout=30)
        fits(reply)
        return reply

    def answer(self, reply: Reply) -> Reply:
        """One thing that a person does at a screen."""
        place = self.place()
        assert place is not None, reply
        question = self.form.question(place.question)
        assert question is not None
        offered = [(Action.decode(choice.action), choice) for choice in reply.choices]
        ways = [pair for pair in offered if self.is_a_way(pair[0])]
        if isinstance(place, TypedTime):
            words, at_time = self.chance.choice(list(TIMES.items()))
            self.says(datetime.combine(place.day, at_time, VIETNAM), question)
            return self.sends(text=words)
        if not question.choices and question.kind != "acknowledge" and self.chance.random() < 0.6:
            return self.types(question)
        action, choice = self.chance.choice(ways) if ways else (None, None)
        if action is None:
            return self.types(question)
        self.remember(action, question)
        return self.press(choice)

    def is_a_way(self, action: Action) -> bool:
        if isinstance(action, GoBack) and self.backs > 0:
            self.backs -= 1
            return True
        return isinstance(action, Chosen | Toggle | Next | OnDay | Keep | Skip | TurnPage)

    def remember(self, action: Action, question: Question) -> None:
        match action:
            case Chosen(choice=name):
                self.says(name, question)
            case Toggle(choice=name, is_on=is_on):
                others = [each for each in self.ticked(question) if each != name]
                # what is ticked counts when it is left, even if it is too much
                self.said[question.name] = tuple([*others, name] if is_on else others)
            case Next():
                if question.kind == "select_multiple":
                    self.says(self.ticked(question), question)
            case OnDay(day=day):
                if question.kind == "date":
                    self.says(day, question)
            case Keep():
                self.says(self.kept(question, ""), question)
            case Skip():
                self.said[question.name] = () if question.kind == "select_multiple" else ""

    def kept(self, question: Question, nothing: Any) -> Any:
        if question.name in self.said:
            return self.said[question.name]
        return self.evaluation.stored.get(question.name, nothing)

    def ticked(self, question: Question) -> tuple[str, ...]:
        """What is ticked and still offered, in the order of the questionnaire."""
        kept = self.kept(question, ())
        return tuple(name for name in self.evaluation.offered[question.name] if name in kept)

    def types(self, question: Question) -> Reply:
        match question.kind:
            case "text":
                words = self.chance.choice(WORDS)
                self.says(words, question)
            case "integer" | "decimal":
                words, number = self.chance.choice(list(NUMBERS.items()))
                if question.kind == "decimal" or isinstance(number, int):
                    self.says(Decimal(number), question)
            case "date":
                day = self.chance.choice(DAYS)
                words = f"{day:%d/%m/%Y}"
                self.says(day, question)
            case "time":
                words, at_time = self.chance.choice(list(TIMES.items()))
                self.says(at_time, question)
            case "datetime":
                (words, at_time), day = self.chance.choice(list(TIMES.items())), self.chance.choice(DAYS)
                self.says(datetime.combine(day, at_time, VIETNAM), question)
                words = f"{day:%d/%m/%Y} {words}"
            case _:
                words = "không rõ"
        return self.sends(text=words)


def fits(reply: Reply) -> None:
    """Whatever a messenger takes: letters, buttons, bytes of a button."""
    assert units(reply.text) + sum(len(choice.label) + 5 for choice in reply.choices) <= 2000
    assert len(reply.rows) <= 13
    assert len({choice.action for choice in reply.choices}) == len(reply.choices)
    assert all(len(choice.action.encode()) <= LIMIT for choice in reply.choices)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Town, Family, Path]]:
    folder = tmp_path_factory.mktemp("same")
    town = Town(f"sqlite:///{folder / 'town.db'}")
    family = Family(town)
    town.clock.stop_at(at("Mon", "08:00"))
    town.loop.at_once.a_second = 10**9  # the clock stands still
    yield town, family, folder
    town.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=surveys(), seed=st.integers(0, 10**6))
def test_what_the_chat_stores_is_what_the_questionnaire_makes_of_the_answers(
    place: tuple[Town, Family, Path], rows: list[dict[str, str]], seed: int
) -> None:
    town, family, folder = place
    form, about = asked(town, family, folder, rows)
    person = Person(town, family, form, random.Random(seed))
    reply = person.sends(action=TakeUp(*about).encode())
    steps = 0
    while (send := next((c for c in reply.choices if isinstance(Action.decode(c.action), Send)), None)) is None:
        reply = person.answer(reply)
        steps += 1
        assert steps < MOST_STEPS, reply
    before = len(stored(town, form))
    person.press(send)
    declared = stored(town, form)
    assert len(declared) == before + 1
    assert declared[-1] == dict(person.evaluation.stored), person.said


@dataclass
class OnlyThis:
    """A shelf with one questionnaire that changes from example to example, as none that is published may."""

    form: Form

    def forms(self, connection: sa.Connection) -> Forms:
        return Forms({self.form.name: self.form})


def asked(town: Town, family: Family, folder: Path, rows: list[dict[str, str]]) -> tuple[Form, tuple[int, date, int]]:
    """Another questionnaire in a round of its own."""
    form = load_form(write_form(folder, rows, CHOICES, columns=("side",)))
    town.loop.shelf = OnlyThis(form)  # type: ignore[assignment]
    order = town.seeds.insert(ORDER, kind="ad_hoc", number="1", issuer="Sở")
    town.seeds.round(family.primary, order, town.clock.now(), at("Mon", "11:00"), at("Mon", "17:00"), MONDAY, form.name)
    return form, (order, MONDAY, family.minh)
