"""A number typed where there are no buttons, that may be meant for an earlier message: asked about before it counts."""

from bot.clock import local_date
from bot.dialogue.menu_actions import ShowMenu
from bot.dialogue.wording import moment_words
from bot.messages import Choice, Reply, stacked
from bot.turn import Turn, on_event


@on_event("doubtful")
def ask_which(turn: Turn, number: int) -> Reply:
    """Ask which message a number answers; the place in the dialogue stays."""
    session = turn.sender.session
    turn.place = session.place
    at = moment_words(session.offered_at or turn.now, local_date(turn.now))
    newest = Choice(turn.voice.say("The message of {time}", time=at), session.menu[str(number)])
    before = session.earlier.get(str(number))
    other = (
        Choice(turn.voice.say("The message before it"), before)
        if session.is_unasked and before
        else turn.choice("Neither: show what can be done", ShowMenu())
    )
    text = turn.voice.say("Another message came meanwhile. For which of them is the number {number}?", number=number)
    return Reply(text, stacked(newest, other), is_new=True)
