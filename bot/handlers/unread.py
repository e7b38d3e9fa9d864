"""What cannot be read came: a sticker, a voice message. Said kindly; the question that is open stays open."""

from bot.dialogue.menu import main_menu
from bot.dialogue.prompts import declare_prompt
from bot.messages import Reply
from bot.turn import Turn, again, on_event

UNREAD_SENTENCES = {
    "sticker": "The assistant cannot look at stickers yet. Please write in words.",
    "unsupported": "The assistant cannot read messages of this kind yet (voice, files …). Please write in words.",
    "picture": "No picture is needed here, and the assistant cannot look at this one. Please write in words.",
}


@on_event("sticker")
def sticker(turn: Turn) -> Reply:
    """A sticker is no answer, and no refusal either."""
    return unread(turn, "sticker")


@on_event("unsupported")
def unsupported(turn: Turn) -> Reply:
    """What the messenger does not show to bots, or nobody can read here."""
    return unread(turn, "unsupported")


def unread(turn: Turn, kind: str) -> Reply:
    """Say what cannot be read, then what is owed or can be done; beside an open question only the sentence."""
    said = turn.voice.say(UNREAD_SENTENCES[kind])
    if turn.sender.session.place is not None:
        return Reply(said, is_new=True, is_aside=True)
    prompt = declare_prompt(turn.voice, turn.sender, turn.now, turn.forms, titled=False) or main_menu(turn)
    return again(prompt, text=f"{said}\n{prompt.text}", is_new=True)
