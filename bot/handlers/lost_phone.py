"""A lost phone: a head of the school ends the accounts of somebody of the school (/thuhoi)."""

from bot.dialogue.join_actions import RevokeAccounts, TypePhoneToRevoke
from bot.errors import NotAllowed
from bot.imports.phones import parse_phone
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_command, on_words
from storage.changes.people import EndLinks
from storage.queries.joining import HEADS
from storage.queries.revoking import Owner, OwnerOf, OwnersOf


@on_command("thuhoi")
def ask_number(turn: Turn) -> Reply:
    """Ask for the number of the lost phone."""
    turn.require(HEADS)
    turn.ask_next(TypePhoneToRevoke())
    return Reply(turn.voice.say("Please type the number of the lost phone."), is_new=True)


@on_words(TypePhoneToRevoke)
def show_owners(turn: Turn, place: TypePhoneToRevoke, text: str) -> Asking[Reply]:
    """Show whose accounts they are before anything is ended."""
    turn.require(HEADS)
    phone = parse_phone(text.strip())
    if phone is None:
        turn.ask_next(place)
        return Reply(turn.voice.say("Please type a phone number, for example 0912 345 678."), is_new=True)
    found: list[Owner] = yield OwnersOf(phone.number)
    if not found:
        return Reply(turn.voice.say("Nobody of the school is connected with this number."), is_new=True)
    choices = [turn.choice("End all accounts: {name}", RevokeAccounts(o.person_id), name=o.name) for o in found]
    return Reply(turn.voice.say("Whose accounts are to end now?"), stacked(*choices), is_new=True)


@on(RevokeAccounts)
def revoke(turn: Turn, action: RevokeAccounts) -> Asking[Reply]:
    """End accounts and bonds with today's date; a new slip connects the person again."""
    turn.require(HEADS)
    owner: Owner | None = yield OwnerOf(action.person)
    if owner is None:
        raise NotAllowed
    turn.note(EndLinks(owner.person_id, turn.now))
    turn.looked("accounts_ended", owner.person_id)
    return Reply(
        turn.voice.say("Ended: the accounts of <b>{name}</b>. A new slip or number connects again.", name=owner.name)
    )
