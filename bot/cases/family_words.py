"""What a family writes of a child whose case is open, put on the card in their own words."""

from bot.cases.telling import follow_all
from bot.texts import clipped
from bot.turn import Asking, Turn
from storage.changes.cases import CaseHappened
from storage.queries.cases import CaseFile, OpenCaseOf
from storage.values import Subject

MOST_WORDS = 300


def write_on_case(turn: Turn, subject: Subject, text: str) -> Asking[bool]:
    """Have all who were told of the case find the words there; whether there is a case."""
    file: CaseFile | None = yield OpenCaseOf(subject.person_id)
    if file is None:
        return False
    author = turn.sender.person.id if turn.sender.person else None
    words = clipped(" ".join(text.split()), MOST_WORDS)
    turn.note(CaseHappened(file.uid, turn.now, "wrote", author, {"by": subject.declared_as}, words))
    turn.note(*follow_all(file.told, turn.now))
    return True
