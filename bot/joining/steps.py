"""Steps that several ways of joining share: wrong tries, asking the teacher, binding a guardian."""

from typing import TypeVar

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.consent_pages import consent_page
from bot.dialogue.join_actions import ConsentPage, Picked, TypeCode
from bot.dialogue.wording import moment_words
from bot.errors import OldButton
from bot.joining.binding import Bound, Joiner, bind_children
from bot.joining.rules import MOST_OPEN_REQUESTS, Slip, is_open, slowed_for
from bot.messages import Reply
from bot.turn import Asking, Turn
from storage.changes.accounts import ChangeAccount
from storage.changes.joining import NewRequest
from storage.queries.joining import InvitationView, Known, MyRequests

P = TypeVar("P", bound=Action)

WRONG_CODE = (
    "This code is not right or has been used. Please check the slip, or ask the homeroom teacher for a new one."
)
ASK_NUMBER = "Share my phone number"


def ask_number(turn: Turn) -> str:
    """The label of the button that shares one's own number; none where the messenger does not vouch for it."""
    return turn.voice.say(ASK_NUMBER) if turn.abilities.vouches_phones else ""


def by_ability(turn: Turn, with_number: str, without: str) -> str:
    """One of two msgids: the first offers to share a number, the second is for messengers that vouch for none."""
    return with_number if turn.abilities.vouches_phones else without


def knows_number(turn: Turn) -> bool:
    """Whether the messenger has vouched for the account's own number."""
    return turn.sender.account.verified_how == "phone"


def opens(turn: Turn, view: InvitationView) -> bool:
    """Whether an invitation still opens anything."""
    slip = Slip(view.expires_at, view.used_at, view.ended_at, view.tries)
    return is_open(slip, turn.now) and (view.kind == "class" or view.person is not None)


def slowed_down(turn: Turn) -> Reply | None:
    """The answer to an account that guesses: no code or birthday is looked at for a while."""
    until = turn.sender.account.slowed_until
    if until is None or until <= turn.now:
        return None
    turn.place = turn.sender.session.place
    when = moment_words(until, local_date(turn.now))
    return Reply(
        turn.voice.say("There were several wrong tries. Please try again after {time}.", time=when), is_new=True
    )


def count_wrong(turn: Turn) -> None:
    """Remember a wrong try; every further one costs more time."""
    account = turn.sender.account
    wrong = account.wrong_codes + 1
    slowed = slowed_for(wrong)
    until = turn.now + slowed if slowed else None
    turn.note(ChangeAccount(account.id, account.version, {"wrong_codes": wrong, "slowed_until": until}))
    turn.looked("wrong_code")


def wrong_code(turn: Turn) -> Reply:
    """The same words for a code that is unknown, used, over its time or tried too often."""
    count_wrong(turn)
    turn.ask_next(TypeCode())
    return Reply(turn.voice.say(WRONG_CODE), is_new=True, ask_contact=ask_number(turn))


def usual_relation(turn: Turn) -> str:
    """What the person is to their other children, so that it is asked once."""
    known = {child.relation for child in turn.sender.children}
    return known.pop() if len(known) == 1 else "guardian"


def guardian_joins(turn: Turn, children: list[Known], bound: Bound) -> Asking[Reply]:
    """Bind the sender to children as guardian, then ask for consent."""
    turn.ask_next(Picked("", ""))  # the next child's birthday may follow at once, or words for the page
    bound_to = yield from bind_children(turn, Joiner.sender_of(turn), children, bound)
    relation = "-" if bound.relation != "guardian" else ""
    page = ConsentPage(tuple(child.id for child in bound_to), relation, "", "j")
    return _anew(consent_page(turn.voice, bound_to, page, local_date(turn.now)))


def _anew(reply: Reply) -> Reply:
    return Reply(reply.text, reply.rows, is_new=True)


ASKED_TEACHER = "Thank you. The homeroom teacher has been asked to confirm; you will get a message here."
ASKED_ALONE = "Thank you. The homeroom teacher has been asked to confirm; the answer comes here."


def too_many(turn: Turn) -> Reply:
    """Three open requests an account."""
    return Reply(
        turn.voice.say_n(
            "{n} request is waiting for the school. Please wait for its answer.",
            "{n} requests are waiting for the school. Please wait for their answer.",
            MOST_OPEN_REQUESTS,
        ),
        is_new=True,
    )


def ask_teacher(turn: Turn, child: Known, claim: dict[str, object]) -> Asking[Reply]:
    """Ask the teacher of a child that was found but not proven."""
    mine = yield MyRequests()
    if len(mine) >= MOST_OPEN_REQUESTS:
        return too_many(turn)
    if child.school_id is not None and not any(each.person_id == child.id for each in mine):
        account = turn.sender.account.id
        turn.note(NewRequest(account, child.school_id, child.class_id, child.id, "child", claim, turn.now))
    turn.place = None
    return Reply(turn.voice.say(by_ability(turn, ASKED_TEACHER, ASKED_ALONE)), is_new=True)


def held(turn: Turn, kind: type[P]) -> P:
    """What was proven before: the place the program itself kept. Raises OldButton when it is another one."""
    place = Action.decode(turn.sender.session.place) if turn.sender.session.place else None
    if not isinstance(place, kind):
        raise OldButton
    return place
