"""Binding an account to a member of staff or an official by slip and number."""

from bot.dialogue.join_actions import AskPrincipal, HoldsStaffSlip, JoinMore, TypeCode
from bot.dialogue.menu_actions import ShowMenu
from bot.joining.binding import Bound, Joiner, bind_to_person
from bot.joining.rules import TRIES
from bot.joining.steps import WRONG_CODE, opens, wrong_code
from bot.messages import Choice, Reply, Rows, stacked
from bot.turn import Asking, Turn
from storage.changes.joining import ChangeInvitation
from storage.queries.joining import InvitationView, Known, SlipBy


def staff_number(turn: Turn, place: HoldsStaffSlip, phone: str, *, vouched: bool) -> Asking[Reply]:
    """Bind the account to the member of staff whose slip and number these are."""
    view: InvitationView | None = yield SlipBy(id=place.invitation)
    if view is None or view.person is None or not opens(turn, view):
        return wrong_code(turn)
    if view.person.phone != phone:
        return _wrong_staff_number(turn, place, view)
    turn.note(ChangeInvitation(view.id, view.version, {"used_at": turn.now}))
    turn.place = None
    bound = Bound("slip", phone=phone if vouched else None)
    yield from bind_to_person(turn, Joiner.sender_of(turn), view.person, bound)
    return staff_welcome(turn, view.person)


def _wrong_staff_number(turn: Turn, place: HoldsStaffSlip, view: InvitationView) -> Reply:
    turn.note(ChangeInvitation(view.id, view.version, {"tries": view.tries + 1}))
    if view.tries + 1 >= TRIES:
        turn.ask_next(TypeCode())
        return Reply(turn.voice.say(WRONG_CODE), is_new=True)
    turn.ask_next(place)
    rows: Rows = ()
    if view.person and view.person.school_id:
        rows = stacked(turn.choice("Ask the principal to confirm", AskPrincipal()))
    return Reply(turn.voice.say("This number does not match the school's file."), rows, is_new=True)


def staff_welcome(turn: Turn, person: Known) -> Reply:
    """Greet a colleague who has just been connected."""
    voice = turn.speaking_to("teacher" if person.kind == "staff" else "official")
    text = voice.say("Connected: <b>{name}</b>. Type /khaibao or /trogiup.", name=person.name)
    if person.school_name:
        text = voice.say(
            "Connected: <b>{name}</b>, {school}. Type /khaibao or /trogiup.",
            name=person.name,
            school=person.school_name,
        )
    # the duties are bound with this turn: the menu that follows from them is the next turn's
    menu = Choice(voice.say("See what can be done here"), ShowMenu().encode())
    return Reply(text, stacked(menu, Choice(voice.say("Connect my child at school"), JoinMore().encode())), is_new=True)
