"""Joining with a child's slip: who uses the account, the birthday, the bond."""

from bot.dialogue.join_actions import ConsentPage, HoldsSlip, TypeCode, WhoUses
from bot.dialogue.names import given_name
from bot.errors import OldButton
from bot.handlers.elsewhere import elsewhere, urgent_elsewhere
from bot.joining.binding import Bound, Joiner, bind_to_person, tell_all
from bot.joining.codes import ask_birthday, try_code
from bot.joining.rules import TRIES, read_birthday, read_code
from bot.joining.steps import ask_teacher, guardian_joins, held, opens, usual_relation, wrong_code
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, on, on_words
from storage.changes.joining import ChangeInvitation
from storage.queries.around import PeopleAround
from storage.queries.joining import InvitationView, Known, SlipBy


@on(WhoUses)
def who_uses(turn: Turn, action: WhoUses) -> Asking[Reply]:
    """Remember who uses the account; the slip itself is known from the place, never from the button."""
    place = held(turn, HoldsSlip)
    view: InvitationView | None = yield SlipBy(id=place.invitation)
    if view is None or not opens(turn, view) or action.who not in ("parent", "pupil"):
        raise OldButton
    return ask_birthday(turn, view, action.who)


@on_words(HoldsSlip)
def typed_birthday(turn: Turn, place: HoldsSlip, text: str) -> Asking[Reply]:
    """Compare the birthday; the third wrong one uses the slip up and tells the teacher."""
    urgent = yield from urgent_elsewhere(turn, text)
    if urgent is not None:
        return urgent
    code = read_code(text)
    if code is not None:
        return (yield from try_code(turn, code))
    view: InvitationView | None = yield SlipBy(id=place.invitation)
    if view is None or view.person is None or not opens(turn, view):
        return wrong_code(turn)
    turn.ask_next(place)
    voice = turn.speaking_to("pupil") if place.who == "pupil" else turn.voice
    birthday = read_birthday(text)
    fits = (yield from elsewhere(turn)) if birthday is None else None
    if fits is not None:
        return fits
    if birthday is None:
        return Reply(voice.say("This was not read as a date. Please type day/month/year, for example 25/03/2019."))
    if view.person.birthday is None:
        turn.note(ChangeInvitation(view.id, view.version, {"used_at": turn.now}))
        return (yield from ask_teacher(turn, view.person, {"slip": True, "birthday": birthday.isoformat()}))
    if birthday != view.person.birthday:
        return (yield from _wrong_birthday(turn, view))
    turn.note(ChangeInvitation(view.id, view.version, {"used_at": turn.now}))
    if place.who == "pupil":
        turn.place = None
        return (yield from _pupil_joins(turn, view.person))
    return (yield from guardian_joins(turn, [view.person], Bound("slip", usual_relation(turn))))


def _wrong_birthday(turn: Turn, view: InvitationView) -> Asking[Reply]:
    assert view.person is not None
    left = TRIES - view.tries - 1
    turn.note(ChangeInvitation(view.id, view.version, {"tries": view.tries + 1}))
    turn.looked("wrong_birthday", view.person.id)
    if left:
        text = turn.voice.say_n(
            "The birthday does not match the slip. {n} try is left.",
            "The birthday does not match the slip. {n} tries are left.",
            left,
        )
        return Reply(text, is_new=True)
    around = yield PeopleAround((view.person.id,))
    for each in around.values():
        tell_all(turn, each.teachers.values(), f"slipgone:{view.id}", "slipgone", child=view.person.id)
    turn.ask_next(TypeCode())
    text = turn.voice.say(
        "Three birthdays did not match, so this slip is closed. The homeroom teacher has been told: please call them "
        "for a new one, or type the class code that the teacher gives out."
    )
    return Reply(text, is_new=True)


def _pupil_joins(turn: Turn, pupil: Known) -> Asking[Reply]:
    yield from bind_to_person(turn, Joiner.sender_of(turn), pupil, Bound("slip"))
    text = turn.speaking_to("pupil").say("Your details match, {name}. One more step.", name=given_name(pupil.name))
    page = ConsentPage((pupil.id,), "-", "", "j")
    choice = Choice(turn.speaking_to("pupil").say("Continue"), page.encode())
    return Reply(text, stacked(choice), is_new=True)
