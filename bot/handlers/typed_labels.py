"""The words of a button typed under a message that came unasked, or of the menu's: as good as a tap."""

from bot.dialogue.actions import Action
from bot.dialogue.folding import label_key
from bot.dialogue.menu import menu_rows
from bot.dialogue.prompts import declare_prompt
from bot.messages import Reply
from bot.turn import Asking, Turn, again, tapped


def tapped_by_words(turn: Turn, text: str) -> Asking[Reply | None]:
    """Answer as if the button with these words had been tapped, if what is owed or the menu has it."""
    prompt = declare_prompt(turn.voice, turn.sender, turn.now, turn.forms)
    rows = (*(prompt.rows if prompt else ()), *menu_rows(turn))
    choice = next((c for row in rows for c in row if label_key(c.label) == label_key(text)), None)
    if choice is None:
        return None
    return again((yield from tapped(turn, Action.decode(choice.action))), is_new=True)
