"""Answers as they stand in a message: in a row of them, and in the summary."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.clock import local, local_date
from bot.dialogue.calling import lowered
from bot.dialogue.one_tap import WELL, asks_if_well, speaks_for_itself
from bot.forms import OTHER_TEXT, Answer, Form, Question, shown
from bot.i18n import Markup
from bot.turn import Turn

BESIDE_SENTENCES = {"seen_doctor": "has seen a doctor", "similar_at_home": "similar illness at home"}
ONSET = "onset"
"""The question whose day is said as "từ hôm qua"."""


def answers_in_words(turn: Turn, form: Form, stored: Mapping[str, Answer]) -> list[str]:
    """ "mụn nước ở tay, chân, miệng", "38,2°C", "từ hôm qua": escaped by the sentence around them."""
    texts: list[str] = []
    for question in form.questions:
        answer = stored.get(question.name, "")
        if (question.name == WELL and asks_if_well(form)) or not question.is_asked or answer in ("", ()):
            continue
        texts.extend(answer_in_words(turn, form, question, answer))
    return texts


def answer_in_words(turn: Turn, form: Form, question: Question, answer: Answer) -> list[str]:
    """One answer, in small letters where answers stand in a row; a choice may be a name elsewhere."""
    if isinstance(answer, datetime):
        return [f"{local(answer):%H:%M} {_day_words(turn, local(answer).date())}"]
    if isinstance(answer, date):
        return [since_words(turn, answer) if question.name == ONSET else _day_words(turn, answer)]
    if question.stage and question.kind == "text":
        return [turn.voice.say("in words: {words}", words=Markup(answer))]
    if question.name == OTHER_TEXT:
        return [turn.voice.say("“{note}”", note=Markup(answer))]
    if speaks_for_itself(form) and question.name in BESIDE_SENTENCES:
        # a choice that is a bare yes says nothing where answers stand in a row
        return [turn.voice.say(BESIDE_SENTENCES[question.name])] if answer == "yes" else []
    several = shown(question, answer, turn.voice.language)
    return [lowered(text) if question.choices and speaks_for_itself(form) else text for text in several]


def since_words(turn: Turn, day: date) -> str:
    """ "từ hôm nay", "từ hôm qua", "từ 20/11"."""
    back = (local_date(turn.now) - day).days
    if back == 0:
        return turn.voice.say("since today")
    if back == 1:
        return turn.voice.say("since yesterday")
    return turn.voice.say("since {day}", day=f"{day:%d/%m}")


def _day_words(turn: Turn, day: date) -> str:
    """ "20/11", with its year where it is another than this."""
    return f"{day:%d/%m}" if day.year == local_date(turn.now).year else f"{day:%d/%m/%Y}"
