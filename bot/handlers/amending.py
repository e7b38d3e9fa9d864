"""An answered declaration with what a sentence adds to it or puts in the place of an answer: said, and not yet sent."""

from typing import Literal

from bot.handlers.not_well import MOST_ECHOED
from bot.handlers.questionnaire import Work
from bot.handlers.told_at_once import fill_in
from bot.handlers.urgent import step
from bot.handlers.wording_answers import answer_in_words
from bot.messages import Reply
from bot.texts import clipped
from bot.turn import Turn
from bot.understanding.symptoms import Facts


def amend(turn: Turn, work: Work, facts: Facts, text: str, before: str = "") -> Reply | Literal[False] | None:
    """Say what a sentence changes, and show the summary or what it leaves to be asked.

    `before`: what is said first. None where no sign would be left, False where nothing changes.
    """
    stood = dict(work.evaluation(turn.now).stored)
    if fill_in(turn, work, facts, text) is None:
        return None
    stands = work.evaluation(turn.now).stored
    words: list[str] = []
    for question in work.form.questions:
        answer = stands.get(question.name)
        if question.is_asked and answer is not None and answer != stood.get(question.name):
            words += answer_in_words(turn, work.form, question, answer)
    if not words and not work.open:
        return False
    said = clipped("; ".join(words), 3 * MOST_ECHOED)
    lines = [before, turn.voice.say("Changed to: {answer}.", answer=said) if words else ""]
    return step(turn, work, "\n".join(line for line in lines if line))
