"""The words of a button typed under a message that came unasked, or of the menu's: as good as a tap."""

from collections.abc import Mapping

from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import AllWell, FollowUp, NotWell, OpenDeclaring, ReportIll, TakeUp
from bot.dialogue.folding import label_key
from bot.dialogue.menu import menu_rows
from bot.dialogue.prompts import declare_prompt
from bot.handlers.correcting import take_up_form
from bot.handlers.declaring import all_well, answer_follow_up, open_declaring
from bot.handlers.not_well import not_well
from bot.handlers.reporting import report_ill
from bot.messages import Reply
from bot.turn import Asking, Handler, Turn, again

HANDLERS: Mapping[type[Action], Handler] = {
    AllWell: all_well,
    NotWell: not_well,
    TakeUp: take_up_form,
    FollowUp: answer_follow_up,
    OpenDeclaring: open_declaring,
    ReportIll: report_ill,
}


def tapped_by_words(turn: Turn, text: str) -> Asking[Reply | None]:
    """Answer as if the button with these words had been tapped, if what is owed or the menu has it."""
    prompt = declare_prompt(turn.voice, turn.sender, turn.now, turn.forms)
    rows = (*(prompt.rows if prompt else ()), *menu_rows(turn))
    choice = next((c for row in rows for c in row if label_key(c.label) == label_key(text)), None)
    if choice is None:
        return None
    action = Action.decode(choice.action)
    handler = HANDLERS.get(type(action))
    if handler is None:
        return None
    answer = handler(turn, action)
    reply = answer if isinstance(answer, Reply) else (yield from answer)
    return again(reply, is_new=True)
