"""Joining with the slip of a member of staff: the number of the duties file, or the principal's word."""

from bot.dialogue.join_actions import AskPrincipal, HoldsStaffSlip
from bot.errors import OldButton
from bot.handlers.elsewhere import elsewhere, urgent_elsewhere
from bot.imports.phones import parse_phone
from bot.joining.codes import try_code
from bot.joining.rules import MOST_OPEN_REQUESTS, read_code
from bot.joining.staff import staff_number
from bot.joining.steps import held, opens, too_many
from bot.messages import Reply
from bot.turn import Asking, Turn, on, on_words
from storage.changes.joining import ChangeInvitation, NewRequest
from storage.queries.joining import InvitationView, MyRequests, SlipBy


@on_words(HoldsStaffSlip)
def typed_staff_number(turn: Turn, place: HoldsStaffSlip, text: str) -> Asking[Reply]:
    """Compare a typed number with the duties file; the third wrong one uses the slip up."""
    urgent = yield from urgent_elsewhere(turn, text)
    if urgent is not None:
        return urgent
    code = read_code(text)
    if code is not None:
        return (yield from try_code(turn, code))
    phone = parse_phone(text.strip())
    fits = (yield from elsewhere(turn)) if phone is None else None
    if fits is not None:
        return fits
    if phone is None:
        turn.ask_next(place)
        return Reply(turn.voice.say("Please type a phone number, for example 0912 345 678."), is_new=True)
    return (yield from staff_number(turn, place, phone.number, vouched=False))


@on(AskPrincipal)
def ask_principal(turn: Turn, action: AskPrincipal) -> Asking[Reply]:
    """Have the principal confirm a member of staff whose number is not in the file; the slip is used by it."""
    view: InvitationView | None = yield SlipBy(id=held(turn, HoldsStaffSlip).invitation)
    if view is None or view.person is None or view.person.school_id is None or not opens(turn, view):
        raise OldButton
    mine = yield MyRequests()
    if len(mine) >= MOST_OPEN_REQUESTS:
        return too_many(turn)
    turn.note(ChangeInvitation(view.id, view.version, {"used_at": turn.now}))
    account, person = turn.sender.account.id, view.person
    turn.note(NewRequest(account, person.school_id or 0, None, person.id, "staff", {}, turn.now))
    return Reply(turn.voice.say("Thank you. The principal has been asked to confirm; you will get a message here."))
