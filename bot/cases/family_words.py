"""What a family, or who has a pupil in their class, writes of an open case: on the card in their own words."""

from datetime import timedelta

from bot.cases.telling import WORSE, follow_all
from bot.cases.worsening import worse
from bot.texts import clipped
from bot.turn import Asking, Turn
from storage.changes.cases import CaseHappened
from storage.queries.cases import CaseFile, OpenCaseOf
from storage.queries.responders import Responders, SchoolPeople
from storage.values import Subject

MOST_WORDS = 300
RUNG_FOR = timedelta(minutes=10)
"""How long whoever was rung of it needs no second ring for the next sentence."""


def write_on_case(turn: Turn, subject: Subject, text: str, *, is_worse: bool = False) -> Asking[None]:
    """Have all who were told of the case find the words there; whoever has it is rung where it is worse."""
    file: CaseFile | None = yield OpenCaseOf(subject.person_id)
    if file is not None:
        yield from write_on(turn, file, text, subject.declared_as, is_worse=is_worse)


def write_on(turn: Turn, file: CaseFile, text: str, by: str, *, is_worse: bool) -> Asking[None]:
    """The same of a case that is known. `by`: as what its author declares for the child."""
    school: SchoolPeople | None = yield Responders(file.school_id)
    if school is None:
        return
    author = turn.sender.person.id if turn.sender.person else None
    words = clipped(" ".join(text.split()), MOST_WORDS)
    about = {"by": by, **({"what": "worse"} if is_worse else {})}
    rung = [] if not is_worse or _was_rung(file, turn) else worse(file, school, turn.now)
    turn.note(CaseHappened(file.uid, turn.now, "wrote", author, about, words), *rung)
    turn.note(*follow_all(file.told, turn.now))


def _was_rung(file: CaseFile, turn: Turn) -> bool:
    """Whether somebody was rung of its being worse a moment ago."""
    return any(row.key.split(":")[2].startswith(WORSE) and turn.now - row.at < RUNG_FOR for row in file.told)
