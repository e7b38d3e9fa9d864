"""What is wished of the assistant in one's own words: as good as the command or the button for it."""

from bot.dialogue.declare_actions import OpenDeclaring
from bot.dialogue.join_actions import JoinMore, ShowMyData
from bot.dialogue.link_actions import ShowLinkCode
from bot.dialogue.menu import main_menu, not_agreed
from bot.dialogue.menu_actions import CallSchool
from bot.handlers.consenting import withdraw
from bot.handlers.language import choose
from bot.handlers.muting import ask_until
from bot.handlers.whom_to_call import has_school, is_emergency_asked, whom_to_call
from bot.messages import Reply, stacked
from bot.turn import Asking, Call, Turn, again, answered_by, on_event, tapped
from bot.understanding.asking_people import asks_for_people
from bot.understanding.at_home import is_only_of_home
from bot.understanding.everyday import everyday
from bot.understanding.menu_wishes import menu_wish


def wished(turn: Turn, text: str) -> Asking[Reply | None]:
    """Do what the whole text wishes, or show where it is done; None where it is no such wish."""
    names = [child.name for child in turn.sender.children]
    asked = asks_for_people(text, names) if has_school(turn) else None
    if asked is not None:
        return (yield from whom_to_call(turn, asked))
    daily = everyday(text, names) if has_school(turn) and not turn.sender.duties else None
    if daily is None and has_school(turn) and not turn.sender.duties and is_only_of_home(text):
        daily = "home"
    if daily is not None:
        return (yield from whom_to_call(turn, daily))
    kind = menu_wish(text, names)
    match kind:
        case "help":
            return main_menu(turn)
        case "language":
            return (yield from answered_by(turn, (choose, ())))
        case "password":
            return Reply(turn.voice.say("There is no password here. To use another chat, type: lien ket."), is_new=True)
    if turn.sender.person is None or kind is None or (kind == "more" and turn.voice.audience in ("pupil", "official")):
        return None
    return (yield from _of_somebody_known(turn, kind))


@on_event("menu_wished")
def menu_wished(turn: Turn, kind: str, answering: Call) -> Asking[Reply]:
    """The same in the middle of a declaration, which waits; what is said under an emergency answers that."""
    if is_emergency_asked(turn):
        return (yield from answered_by(turn, answering))
    return (yield from answered_by(turn, (ask_until if kind == "mute" else choose, ())))


def _of_somebody_known(turn: Turn, kind: str) -> Asking[Reply | None]:
    if kind == "mute":
        return (yield from answered_by(turn, (ask_until, ())))
    silent = stacked(*not_agreed(turn))
    if kind == "declare" and silent and not any(s.may_declare for s in turn.sender.subjects):
        return Reply(turn.voice.say("First please agree to declaring here:"), silent, is_new=True)
    if kind == "declare" and not turn.sender.subjects:
        return None
    actions = {"link": ShowLinkCode(), "more": JoinMore(), "data": ShowMyData(0), "declare": OpenDeclaring()}
    return again((yield from tapped(turn, actions[kind])), is_new=True)


@on_event("to_be_deleted")
def to_be_deleted(turn: Turn) -> Asking[Reply]:
    """How data is deleted: by the school, who is to be told; taking consent back is done here."""
    if turn.sender.person is None:
        return Reply(turn.voice.say("Nothing is stored here but this chat itself. To join, type /start."), is_new=True)
    page = yield from answered_by(turn, (withdraw, ()))
    text = turn.voice.say(
        "What was declared is deleted by the school: please tell the homeroom teacher or school health. With names it "
        "stays {n} days at most. What can be withdrawn here at once, from now on:",
        n=turn.retain_days,
    )
    call = (turn.choice("Contact the school", CallSchool()),) if has_school(turn) else ()
    return Reply(text, (*page.rows, *stacked(*call)), is_new=True)
