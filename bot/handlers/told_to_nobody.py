"""An emergency told by somebody who may declare for nobody (yet): 115 all the same, and that no school has heard it."""

from bot.handlers.at_hand import own_subjects
from bot.handlers.elsewhere import tells_of_urgent
from bot.messages import Reply
from bot.turn import Turn


def told_to_nobody(turn: Turn, text: str) -> Reply | None:
    """115 and whom else to call, beside whatever is being asked; None if it is no emergency, or somebody is told."""
    if own_subjects(turn) or turn.sender.duties or not tells_of_urgent(turn, text):
        return None
    lines = [
        turn.voice.say("<b>If somebody is breathing hard, has a fit or is hard to wake: call 115 at once.</b>"),
        turn.voice.say("Here nobody has agreed to declaring yet, so the school was not told. Please call the school."),
    ]
    return Reply("\n".join(lines), is_new=True, is_sure=True, is_aside=True)
