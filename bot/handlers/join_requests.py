"""Requests to join, decided by the homeroom teacher or a head of the school; a list, one look each."""

from bot.clock import local_date
from bot.dialogue.join_actions import ConfirmRequest, ListRequests, OpenRequest, RefuseRequest
from bot.dialogue.names import given_name, short_names, sort_key
from bot.dialogue.wording import moment_words, phone_words
from bot.errors import NotAllowed, OldButton
from bot.joining.binding import Bound, Joiner, bind_children, bind_to_person
from bot.joining.rules import likely_pupils
from bot.messages import Choice, Reply, in_rows, stacked
from bot.turn import Asking, Turn, on, on_command
from storage.changes.joining import ChangeRequest
from storage.changes.outbox import Priority
from storage.queries.bonds import ChildPlace, PupilsOf
from storage.queries.join_requests import RequestOf, RequestsOf, RequestView
from storage.queries.joining import Known, PersonOf

MOST_CANDIDATES = 5


@on_command("denghi")
def my_requests(turn: Turn) -> Asking[Reply]:
    """The same list when it is typed for."""
    page = yield from _list(turn, 0)
    return Reply(page.text, page.rows, is_new=True)


@on(ListRequests)
def list_requests(turn: Turn, action: ListRequests) -> Asking[Reply]:
    """Show the open requests: one at once, several by number."""
    return (yield from _list(turn, action.school_class))


def _list(turn: Turn, school_class: int) -> Asking[Reply]:
    requests: list[RequestView] = yield RequestsOf(school_class)
    if not requests:
        return Reply(turn.voice.say("No request to join is waiting."))
    if len(requests) == 1:
        return (yield from _open(turn, OpenRequest(requests[0].id, False)))
    lines = [turn.voice.say_n("{n} request to join:", "{n} requests to join:", len(requests))]
    choices = []
    for number, request in enumerate(requests[:20], 1):
        lines.append(f"{number}. {_claim(turn, request)}")
        choices.append(turn.choice("Open {n}", OpenRequest(request.id, False), n=number))
    return Reply("\n".join(lines), in_rows(choices, 3))


def _claim(turn: Turn, request: RequestView) -> str:
    when = moment_words(request.asked_at, local_date(turn.now))
    if request.kind == "staff":
        return turn.voice.say("somebody holding a staff slip ({time})", time=when)
    if request.claim.get("child"):
        said = turn.voice.say("family of “{name}”", name=request.claim["child"])
    else:
        said = turn.voice.say("family, with birthday {birthday}", birthday=_day(str(request.claim.get("birthday", ""))))
    place = turn.voice.say("class {class_name}", class_name=request.class_name or "")
    phone = turn.voice.say("own number {phone}", phone=phone_words(request.phone)) if request.phone else ""
    return ", ".join(part for part in (said, place, phone, when) if part)


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


@on(OpenRequest)
def open_request(turn: Turn, action: OpenRequest) -> Asking[Reply]:
    """Show the claim and whom it may mean."""
    return (yield from _open(turn, action))


def _open(turn: Turn, action: OpenRequest) -> Asking[Reply]:
    request = yield from request_of(turn, action.request)
    if request.state != "open":
        return Reply(turn.voice.say("This request has been decided already."))
    turn.looked("request_opened", request.person_id, request.class_id)
    if request.kind == "staff":
        return (yield from _open_staff(turn, request))
    pupils: list[ChildPlace] = yield PupilsOf(request.class_id or 0)
    pupils = sorted(pupils, key=lambda pupil: sort_key(pupil.name))
    names = short_names([pupil.name for pupil in pupils])
    shown = range(len(pupils)) if action.wide else _candidates(request, pupils)
    yes_all = [
        turn.choice("Yes, family of {name}", ConfirmRequest(request.id, pupils[i].id), name=names[i]) for i in shown
    ]
    text = turn.voice.say("Request to join: {claim}.", claim=_claim(turn, request))
    if not yes_all:
        text += "\n" + turn.voice.say("Nobody in the class has a name like this.")
    else:
        text += "\n" + turn.voice.say("Please make sure before you confirm, by telephone if need be.")
    rows = in_rows(yes_all, 2) if action.wide else stacked(*yes_all)
    if not action.wide and pupils:
        rows += stacked(turn.choice("Another pupil of the class", OpenRequest(request.id, True)))
    return Reply(text, (*rows, (_refusing(turn, request),)))


def _open_staff(turn: Turn, request: RequestView) -> Asking[Reply]:
    person: Known | None = yield PersonOf(request.person_id or 0)
    if person is None:
        raise OldButton
    text = turn.voice.say("Holding the slip of <b>{name}</b>: is it this colleague?", name=person.name)
    yes = turn.choice("Yes, it is {name}", ConfirmRequest(request.id, person.id), name=given_name(person.name))
    return Reply(text, stacked(yes, _refusing(turn, request)))


def _refusing(turn: Turn, request: RequestView) -> Choice:
    return turn.choice("Not right", RefuseRequest(request.id))


def _candidates(request: RequestView, pupils: list[ChildPlace]) -> list[int]:
    if request.person_id is not None:
        return [i for i, pupil in enumerate(pupils) if pupil.id == request.person_id]
    return likely_pupils(str(request.claim.get("child", "")), [pupil.name for pupil in pupils])[:MOST_CANDIDATES]


def request_of(turn: Turn, request_id: int) -> Asking[RequestView]:
    """A request the sender may decide. Raises NotAllowed."""
    request: RequestView | None = yield RequestOf(request_id)
    if request is None:
        raise NotAllowed
    return request


@on(ConfirmRequest)
def confirm(turn: Turn, action: ConfirmRequest) -> Asking[Reply]:
    """Bind the account that asked; it is asked for consent in its own chat."""
    request = yield from request_of(turn, action.request)
    if request.state != "open":
        return Reply(turn.voice.say("This request has been decided already."))
    joiner = Joiner(
        request.account_id,
        request.account_uid,
        request.account_version,
        request.account_person_id,
        request.account_kind,
    )
    me = turn.sender.account.person_id
    person: Known | None = yield PersonOf(action.person)
    if person is None:
        raise OldButton
    how = "teacher" if turn.sender.holds("homeroom", request.class_id or 0) else "principal"
    if request.kind == "staff":
        if person.id != request.person_id:
            raise NotAllowed
        yield from bind_to_person(turn, joiner, person, Bound(how, by=me))
    else:
        if person.kind != "pupil" or person.class_id != request.class_id:
            raise NotAllowed
        yield from bind_children(turn, joiner, [person], Bound(how, by=me))
    _decide(turn, request, "confirmed")
    about = {"child": person.id, "kind": request.kind}
    turn.push(f"joined:{request.id}", (request.account_id, request.bot), "joined", Priority.REMINDER, about=about)
    return _next(turn, "Confirmed: <b>{name}</b>.", given_name(person.name))


@on(RefuseRequest)
def refuse(turn: Turn, action: RefuseRequest) -> Asking[Reply]:
    """Say no; the requester hears neutral words."""
    request = yield from request_of(turn, action.request)
    if request.state != "open":
        return Reply(turn.voice.say("This request has been decided already."))
    _decide(turn, request, "refused")
    turn.push(f"refused:{request.id}", (request.account_id, request.bot), "joinrefused", Priority.REMINDER)
    return _next(turn, "Not confirmed; nothing was connected.", "")


def _decide(turn: Turn, request: RequestView, state: str) -> None:
    decided = {
        "state": state,
        "decided_at": turn.now,
        "decided_by": turn.sender.account.person_id,
        "next_at": None,
    }
    turn.note(ChangeRequest(request.id, request.version, decided))
    turn.looked(f"request_{state}", request.person_id, request.class_id)


def _next(turn: Turn, msgid: str, name: str) -> Reply:
    more = Choice(turn.voice.say("Further requests"), ListRequests(0).encode())
    return Reply(turn.voice.say(msgid, name=name), stacked(more))
