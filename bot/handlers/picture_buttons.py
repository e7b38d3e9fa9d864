"""The buttons under which the pictures of a school's declaration are looked at."""

from collections.abc import Mapping

from bot.dialogue.evidence_actions import SeePicture
from bot.forms import Answer, Form, label_of
from bot.messages import Rows, stacked
from bot.texts import clipped
from bot.turn import Turn

MOST_LABEL = 50
MOST_BUTTONS = 8


def see_pictures(turn: Turn, form: Form, answers: Mapping[str, Answer], values: Mapping[str, str]) -> Rows:
    """One a picture, by its question."""
    found = []
    for question in form.questions:
        key = answers.get(question.name)
        if question.kind == "image" and isinstance(key, str) and len(key) == 32:
            label = clipped(label_of(question, turn.voice.language, values).rstrip("?"), MOST_LABEL)
            found.append(turn.choice("See: {picture}", SeePicture(key), picture=label))
    return stacked(*found[:MOST_BUTTONS])
