"""Ending an exercise by hand."""

from bot.cases.acting import conclude, follow_cases
from bot.dialogue.drill_actions import EndDrill
from bot.errors import OldButton
from bot.handlers.cases import ended, my_person, the_case, toast
from bot.messages import Reply
from bot.turn import Asking, Turn, on
from storage.queries.responders import Responders, SchoolPeople


@on(EndDrill)
def end_drill(turn: Turn, action: EndDrill) -> Asking[Reply]:
    """Close the case of a drill; a real case is never ended by this."""
    file = yield from the_case(turn, action.case, to_act=True)
    if not file.is_drill:
        raise OldButton
    if file.state == "closed":
        return ended(turn, file)
    school: SchoolPeople = yield Responders(file.school_id)
    turn.note(*conclude(file, school, my_person(turn), turn.now, "drill_over"), *follow_cases([file], turn.now))
    return toast(turn, "The exercise is over. Thank you.")
