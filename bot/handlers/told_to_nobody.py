"""What is told of somebody for whom the sender may not declare (yet): at an emergency 115 all the same, and that no
school has heard it; else how to agree.
"""

from bot.clock import local_date
from bot.dialogue.menu import not_agreed
from bot.handlers.at_hand import own_subjects
from bot.handlers.elsewhere import tells_of_urgent
from bot.handlers.told_at_once import meant
from bot.messages import Reply, stacked
from bot.turn import Turn
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Understood


def told_to_nobody(turn: Turn, text: str) -> Reply | None:
    """115 and whom else to call, beside whatever is being asked; None if it is no emergency, or somebody is told."""
    if own_subjects(turn) or turn.sender.duties or not tells_of_urgent(turn, text):
        return None
    return Reply(_not_heard(turn), is_new=True, is_sure=True, is_aside=True)


def told_before_agreeing(turn: Turn, text: str) -> Reply | None:
    """Beside the page of purposes: what is told of a child has not reached the school, and how it does."""
    read = read_symptoms(text, local_date(turn.now))
    if own_subjects(turn) or turn.sender.duties or not isinstance(read, Understood):
        return None
    if not (read.value.has or read.value.maybe):
        return None
    said = "Please choose what you agree to first, then write it again: the school has not been told yet."
    return Reply(turn.voice.say(said), is_new=True, is_aside=True)


def told_of_the_silent(turn: Turn, text: str) -> Reply | None:
    """A sentence about a child by name for whom nobody has agreed is no other child's; None of any other sentence."""
    own = own_subjects(turn)
    silent = [s for s in turn.sender.children if s.kind == "pupil" and not s.may_declare]
    found = meant([*own, *silent], text) if own and silent else []
    if not found or any(each in own for each in found):
        return None
    rows = stacked(*not_agreed(turn))
    if tells_of_urgent(turn, text):
        return Reply(_not_heard(turn), rows, is_new=True, is_sure=True)
    read = read_symptoms(text, local_date(turn.now))
    if not rows or not isinstance(read, Understood):
        return None
    return Reply(turn.voice.say("First please agree to declaring here:"), rows, is_new=True)


def _not_heard(turn: Turn) -> str:
    lines = [
        turn.voice.say("<b>If somebody is breathing hard, has a fit or is hard to wake: call 115 at once.</b>"),
        turn.voice.say("Here nobody has agreed to declaring yet, so the school was not told. Please call the school."),
    ]
    return "\n".join(lines)
