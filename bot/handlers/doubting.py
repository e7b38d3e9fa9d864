"""What is typed and may mean one thing or another is asked about first; where nothing is to be written, nothing is."""

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.menu_actions import ShowMenu
from bot.dialogue.numbered import is_left_over
from bot.dialogue.wording import moment_words
from bot.messages import Choice, Reply, stacked
from bot.turn import Turn, on_event


@on_event("doubtful")
def ask_which(turn: Turn, number: int) -> Reply:
    """Ask which message a number answers, or whether it answers one of long ago; the place in the dialogue stays."""
    session = turn.sender.session
    turn.place = session.place
    at, meant = moment_words(session.offered_at or turn.now, local_date(turn.now)), session.menu[str(number)]
    neither = turn.choice("Neither: show what can be done", ShowMenu())
    if is_left_over(session, turn.incoming.at):
        text = turn.voice.say("Is the number {number} the answer to the message of {time}?", number=number, time=at)
        return Reply(text, stacked(Choice(turn.voice.say("Yes, to that one"), meant), neither), is_new=True)
    newest = Choice(turn.voice.say("The message of {time}", time=at), meant)
    before = session.earlier.get(str(number))
    other = Choice(turn.voice.say("The message before it"), before) if session.is_unasked and before else neither
    text = turn.voice.say("Another message came meanwhile. For which of them is the number {number}?", number=number)
    return Reply(text, stacked(newest, other), is_new=True)


@on_event("doubled")
def say_doubled(turn: Turn, number: int) -> Reply:
    """Say that a number was taken once; what it was meant for has been answered, and nothing more is stored."""
    turn.place = turn.sender.session.place
    text = turn.voice.say(
        "The number {number} has just been taken, so nothing more is recorded. To choose it in the newest message, "
        "please type it again.",
        number=number,
    )
    return Reply(text, is_new=True, is_aside=True)


@on_event("alike")
def ask_for_one(turn: Turn) -> Reply:
    """Ask for the one that is meant where several choices have the typed words; the question stays."""
    turn.place = turn.sender.session.place
    if turn.abilities.has_buttons:
        text = turn.voice.say("Several choices have these words. Please press the one you mean.")
    else:
        text = turn.voice.say("Several choices have these words. Please type the number of the one you mean.")
    return Reply(text, is_new=True, is_aside=True)


@on_event("laid_aside")
def lay_aside(turn: Turn, back: Action) -> Reply:
    """Write nothing down where words were asked for, and offer what they were asked for."""
    turn.place = None
    return Reply(turn.voice.say("Nothing was written down."), stacked(turn.choice("Back", back)), is_new=True)
