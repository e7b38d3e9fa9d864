"""Joining: who writes for the first time, codes typed or linked, class codes."""

from bot.dialogue.consent_pages import more_choice
from bot.dialogue.join_actions import HoldsPhone, JoinMore, KnowsClass, TypeCode
from bot.dialogue.names import given_name
from bot.errors import OldButton
from bot.handlers.elsewhere import elsewhere, urgent_elsewhere
from bot.joining.codes import try_code
from bot.joining.rules import MOST_OPEN_REQUESTS, read_code
from bot.joining.steps import ASKED_ALONE, ASKED_TEACHER, WRONG_CODE, ask_number, by_ability, knows_number, too_many
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_event, on_words
from bot.understanding.asking_people import asks_for_people
from storage.changes.joining import NewRequest
from storage.queries.joining import ClassOf, MyRequests

MORE_BY_NUMBER = "Please send the code on the child's slip or the class code, or share your own phone number."
PEOPLE = (
    "The assistant does not know your child yet. Please call the homeroom teacher, who gives out a new slip or the "
    "class code. Very urgent: call 115."
)
CODE_OR_NUMBER = "A code has ten letters and digits, for example 7K2M9-QX4TD. Please check the slip."


@on_event("start")
def start(turn: Turn) -> Asking[Reply]:
    """Greet; a link's code is taken as typed."""
    code = read_code(turn.incoming.start or "")
    if code is not None:
        return (yield from try_code(turn, code))
    if turn.incoming.start and turn.incoming.start.strip():
        turn.ask_next(TypeCode())
        return Reply(turn.voice.say(WRONG_CODE), is_new=True, ask_contact=ask_number(turn))
    return welcome(turn)


def welcome(turn: Turn) -> Reply:
    """Say what this is and how to join; whoever has joined is greeted by name."""
    turn.ask_next(TypeCode())
    person = turn.sender.person
    if person is None:
        return Reply(
            turn.voice.say(by_ability(turn, "Welcome: how to join.", "Welcome: how to join with a code.")),
            is_new=True,
            ask_contact=ask_number(turn),
        )
    name = given_name(person.name)
    rows = stacked(more_choice(turn.voice)) if person.kind != "pupil" else ()
    return Reply(turn.voice.say("Welcome back, {name}. Type /khaibao or /trogiup.", name=name), rows, is_new=True)


@on(JoinMore)
def join_more(turn: Turn, action: JoinMore) -> Reply:
    """Ask for the code of a further child; with a number that is known its birthday is enough."""
    if knows_number(turn):
        turn.ask_next(HoldsPhone(0))
        sentence = "Please type <b>the child's birthday</b> (for example 25/03/2019), or the code of its slip or class."
        return Reply(turn.voice.say(sentence), is_new=True)
    turn.ask_next(TypeCode())
    sentence = by_ability(turn, MORE_BY_NUMBER, "Please send the code on the child's slip or the class code.")
    return Reply(turn.voice.say(sentence), is_new=True, ask_contact=ask_number(turn))


@on_words(TypeCode)
def typed_code(turn: Turn, place: TypeCode, text: str) -> Asking[Reply]:
    """Take a code, or whatever words mean; anything else is explained and costs nothing."""
    fits = yield from elsewhere(turn)
    if fits is not None:
        return fits
    turn.ask_next(TypeCode())
    sentence = by_ability(turn, CODE_OR_NUMBER, "A code has ten letters and digits. Please check the slip.")
    if turn.sender.person is None and asks_for_people(text) is not None:
        sentence = PEOPLE
    return Reply(turn.voice.say(sentence), is_new=True, ask_contact=ask_number(turn))


@on_words(KnowsClass)
def typed_child_name(turn: Turn, place: KnowsClass, text: str) -> Asking[Reply]:
    """Ask the homeroom teacher; what is said is the same whether or not there is such a child."""
    urgent = yield from urgent_elsewhere(turn, text)
    if urgent is not None:
        return urgent
    code = read_code(text)
    if code is not None:
        return (yield from try_code(turn, code))
    school_class = yield ClassOf(place.school_class)
    if school_class is None:
        raise OldButton
    if not any(c.isalpha() for c in text):
        turn.ask_next(place)
        return Reply(turn.voice.say("Please type the child's full name, for example Nguyễn Gia Minh."), is_new=True)
    mine = yield MyRequests()
    if len(mine) >= MOST_OPEN_REQUESTS:
        return too_many(turn)
    turn.note(
        NewRequest(
            turn.sender.account.id,
            school_class.school_id,
            school_class.id,
            None,
            "child",
            {"child": " ".join(text.split())[:80]},
            turn.now,
        )
    )
    return Reply(
        turn.voice.say(by_ability(turn, ASKED_TEACHER, ASKED_ALONE)), is_new=True, ask_contact=ask_number(turn)
    )
