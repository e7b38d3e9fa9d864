"""One person, several accounts (/lienket): a code shown on one chat and typed on the other; undone for a week."""

from bot.dialogue.join_actions import JoinMore
from bot.dialogue.link_actions import ConfirmLink, EndMyLink, HoldsLink, NotMyLink, ShowLinkCode, TypeLinkCode
from bot.dialogue.names import given_name
from bot.errors import Mistake, NotAllowed, OldButton
from bot.handlers.elsewhere import elsewhere
from bot.joining.binding import CannotBind
from bot.joining.linking import LIVES, UNDO_FOR, may_merge, new_link_code, read_link_code, shown
from bot.joining.steps import count_wrong, held, slowed_down
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_command, on_words
from storage.changes.bonds import MoveBonds
from storage.changes.links import EndLink, NewLinkCode, UseLinkCode
from storage.changes.outbox import Priority
from storage.changes.people import LinkAccount, MoveAccounts
from storage.queries.links import LinkBy, LinkView, MyAccount, MyAccounts
from storage.queries.numbers import BarredFrom

WRONG = "This code is not right, has been used or is older than ten minutes. Please have the other chat show a new one."


class SchoolDecides(Mistake):
    """Two persons of the rosters, who are not safely one."""

    sentence = (
        "Both chats are connected already, as two different people, so they cannot be joined here. "
        "Please ask the school, which can see both."
    )


@on_command("lienket", "lien_ket")
def link(turn: Turn) -> Reply:
    """Show a code, or ask for one."""
    return _shown(turn)


@on(ShowLinkCode)
def show_link_code(turn: Turn, action: ShowLinkCode) -> Reply:
    """Show a code, or ask for one."""
    return _shown(turn)


def _shown(turn: Turn) -> Reply:
    turn.ask_next(TypeLinkCode())
    if turn.sender.person is None:
        text = turn.voice.say("Type /lienket in the chat that is connected already, then type its code here.")
        return Reply(text, stacked(turn.choice("I have no connected chat", JoinMore())), is_new=True)
    code = new_link_code()
    turn.note(NewLinkCode(turn.sender.account.id, code, turn.now, turn.now + LIVES))
    turn.looked("link_code_shown")
    return Reply(
        turn.voice.say(
            "Type this code in your other chat with the assistant (Zalo or Telegram) within ten minutes: "
            "<b>{code}</b>\n"
            "Show it to nobody else: whoever types it is connected as you. "
            "If the other chat shows a code, you can type that one here.",
            code=shown(code),
        ),
        is_new=True,
    )


@on_words(TypeLinkCode)
def typed_link_code(turn: Turn, place: TypeLinkCode, text: str) -> Asking[Reply]:
    """Take the code; words that mean something mean it here too; what is no code is explained and costs nothing."""
    code = read_link_code(text)
    if code is not None:
        return (yield from try_link_code(turn, code))
    fits = yield from elsewhere(turn)
    if fits is not None:
        return fits
    turn.ask_next(place)
    sentence = "The code begins with LK, for example LK-4K7-M9Q. To do something else, type /menu."
    return Reply(turn.voice.say(sentence), is_new=True)


def try_link_code(turn: Turn, code: str) -> Asking[Reply]:
    """Say by the given name whose account this would become; a wrong code slows the account down."""
    slowed = slowed_down(turn)
    if slowed is not None:
        return slowed
    found: LinkView | None = yield LinkBy(code=code)
    if found is None or not _is_open(turn, found) or found.account_id == turn.sender.account.id:
        count_wrong(turn)
        turn.ask_next(TypeLinkCode())
        return Reply(turn.voice.say(WRONG), is_new=True)
    if turn.sender.account.person_id == found.person_id:
        turn.place = None
        return Reply(turn.voice.say("Both chats are yours already."), is_new=True)
    yield from _look_at(turn, found)
    turn.ask_next(HoldsLink(found.id))
    asked = turn.voice.say("The other chat is connected as <b>{name}</b>. Are both yours?", name=given_name(found.name))
    if turn.sender.person is not None:
        asked += "\n" + turn.voice.say("Whom this chat may declare for, both may from then on.")
    return Reply(asked, stacked(turn.choice("Yes, both are mine", ConfirmLink())), is_new=True)


@on_words(HoldsLink)
def typed_instead(turn: Turn, place: HoldsLink, text: str) -> Asking[Reply]:
    """Whatever is typed is no yes; another code is taken."""
    code = read_link_code(text)
    if code is not None:
        return (yield from try_link_code(turn, code))
    fits = yield from elsewhere(turn)
    if fits is not None:
        return fits
    turn.ask_next(place)
    rows = stacked(turn.choice("Yes, both are mine", ConfirmLink()))
    return Reply(turn.voice.say("Nothing is connected yet. Are both chats yours?"), rows, is_new=True)


@on(ConfirmLink)
def confirm_link(turn: Turn, action: ConfirmLink) -> Asking[Reply]:
    """Make both accounts one person's; bonds and duties follow, for they hang on persons."""
    found: LinkView | None = yield LinkBy(id=held(turn, HoldsLink).link)
    if found is None or not _is_open(turn, found):
        turn.ask_next(TypeLinkCode())
        return Reply(turn.voice.say(WRONG), is_new=True)
    account, before = turn.sender.account, turn.sender.account.person_id
    if before == found.person_id:
        raise OldButton
    yield from _look_at(turn, found)
    turn.note(UseLinkCode(found.id, account.id, before, turn.now))
    turn.note(LinkAccount(account.id, account.uid, account.version, found.person_id, how="link"))
    if before is not None:
        turn.note(MoveBonds(before, found.person_id), MoveAccounts(before, found.person_id, account.id))
    turn.looked("account_connected", found.person_id, how="link")
    key = f"linked:{found.id}"
    turn.push(key, (found.account_id, found.bot), "linked", Priority.REMINDER, about={"link": found.id})
    turn.place = None
    text = "Connected. Messages come to the chat that was used last, never to both. Type /menu to see what you can do."
    return Reply(turn.voice.say(text), is_new=True)


def _is_open(turn: Turn, found: LinkView) -> bool:
    return found.used_at is None and found.ended_at is None and turn.now < found.expires_at


def _look_at(turn: Turn, found: LinkView) -> Asking[None]:
    """Raise what keeps the two from being one: bars first, for they outlive every code."""
    mine = tuple(child.person_id for child in turn.sender.children)
    barred = yield BarredFrom(found.children)
    person = turn.sender.person
    if person is None:
        if barred:
            raise CannotBind
        return
    barred = barred | (yield BarredFrom(mine, found.account_id))
    is_questioned = found.is_questioned or any(child.is_suspended for child in turn.sender.children)
    if not may_merge(person.kind, found.kind, barred=barred, is_questioned=is_questioned) or turn.sender.duties:
        raise SchoolDecides


@on(NotMyLink)
def not_my_link(turn: Turn, action: NotMyLink) -> Asking[Reply]:
    """Take a connection back within a week; whoever had it is out at once."""
    found: LinkView | None = yield LinkBy(id=action.link)
    if found is None or found.person_id != turn.sender.account.person_id:
        raise NotAllowed
    if found.used_at is None or found.used_by is None or turn.now >= found.used_at + UNDO_FOR:
        raise OldButton
    mine: tuple[MyAccount, ...] = yield MyAccounts()
    if found.used_by == turn.sender.account.id or all(each.id != found.used_by for each in mine):
        raise OldButton
    turn.note(EndLink(found.used_by, found.person_id, turn.now))
    turn.looked("account_disconnected", found.person_id, how="not_me")
    text = (
        "The other chat is disconnected and sees nothing more. If somebody else used your code, please tell the school."
    )
    return Reply(turn.voice.say(text))


@on(EndMyLink)
def end_my_link(turn: Turn, action: EndMyLink) -> Asking[Reply]:
    """Let another account of mine go (/dulieucuatoi)."""
    mine: tuple[MyAccount, ...] = yield MyAccounts()
    person = turn.sender.account.person_id
    if person is None or action.account == turn.sender.account.id:
        raise NotAllowed
    if all(each.id != action.account for each in mine):
        raise OldButton
    turn.note(EndLink(action.account, person, turn.now))
    turn.looked("account_disconnected", person, how="own")
    return Reply(turn.voice.say("That chat is disconnected. It can be connected again with /lienket."))
