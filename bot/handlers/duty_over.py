"""Who asks for what was theirs by a duty that has ended hears that it has, and who is in charge now."""

from bot.cases.ended import ended_words
from bot.dialogue.case_said import case_said
from bot.dialogue.room_said import room_said
from bot.messages import Reply
from bot.turn import Asking, Turn
from storage.queries.ended_duties import DutyOver, EndedDuty


def duty_over(turn: Turn) -> Asking[Reply | None]:
    """That it has ended; None to who has a duty, or had none of late."""
    if turn.sender.duties or turn.sender.person is None:
        return None
    ended: EndedDuty | None = yield DutyOver()
    return None if ended is None else Reply(ended_words(turn.voice, ended), is_new=True)


def said_of_duty_over(turn: Turn, text: str) -> Asking[Reply | None]:
    """The same for words that asked for a case, a class or a school."""
    if turn.sender.duties or not (case_said(turn.voice, text) or room_said(turn.voice, text)):
        return None
    return (yield from duty_over(turn))
