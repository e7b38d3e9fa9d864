"""A pupil of whom it was written that they want to die or hurt themselves: a case without the words, never lowered."""

from bot.cases.opening import Flagged, Receiver, raise_flag, receiver_at
from bot.cases.school import case_of
from bot.cases.telling import follow_all
from bot.cases.values import Severity
from bot.cases.worsening import worse
from bot.forms import Flag
from bot.turn import Asking, Turn
from storage.changes.cases import CaseHappened, OpenCase
from storage.queries.cases import CaseFile, OpenCaseOf
from storage.queries.responders import Responders, SchoolPeople
from storage.sealing import new_uid
from storage.values import Subject

EMERGENCY = Flag("emergency", (), (), (), notifiable=False)


def tell_of_despair(turn: Turn, subject: Subject) -> Asking[Receiver | None]:
    """Open an emergency or raise the case there is to one, by night as well. Gives who is told at school.

    Whoever has an emergency of theirs already is rung again.
    No declaration is made: nobody who sees those of a class or a family sees anything of it.
    """
    author = turn.sender.person.id if turn.sender.person else None
    file: CaseFile | None = yield OpenCaseOf(subject.person_id)
    school: SchoolPeople | None = yield Responders(subject.school_id)
    if school is not None and file is not None and case_of(file).severity.rank >= Severity.EMERGENCY.rank:
        happened = CaseHappened(file.uid, turn.now, "despair", author)
        turn.note(happened, *worse(file, school, turn.now), *follow_all(file.told, turn.now))
        return receiver_at(turn, school)
    receiver = yield from raise_flag(turn, Flagged(subject, None, new_uid(), EMERGENCY, at_school=True))
    uid = file.uid if file is not None else next(each.uid for each in turn.changes if isinstance(each, OpenCase))
    turn.note(CaseHappened(uid, turn.now, "despair", author))
    return receiver
