"""Binding an account to a person and a person to children, with everybody told who must be told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.clock import local
from bot.dialogue.names import given_name
from bot.errors import Mistake
from bot.turn import Asking, Turn, plain
from storage.changes.bonds import MoveBonds, NewBond
from storage.changes.outbox import Priority
from storage.changes.people import LinkAccount, MoveAccounts, NewPerson
from storage.queries.around import Around, PeopleAround
from storage.queries.in_sight import InDangerNow
from storage.queries.joining import Known
from storage.queries.numbers import BarredFrom
from storage.queries.reach import Address
from storage.sealing import new_uid

NAMELESS = "Family of {name}"
ADULTS = frozenset({"guardian", "staff", "official"})


class OtherPerson(Mistake):
    """The account is somebody else's already."""

    sentence = "This account is already connected as somebody else. Please use another account or ask the school."


class CannotBind(Mistake):
    """A bar forbids it; said without telling why."""

    sentence = "This cannot be connected here. Please contact the school directly."


@dataclass(frozen=True, slots=True)
class Joiner:
    """The account that is bound: the sender's, or the one whose request is confirmed."""

    account_id: int
    uid: bytes
    version: int
    person_id: int | None
    person_kind: str | None

    @staticmethod
    def sender_of(turn: Turn) -> "Joiner":
        """The account that wrote."""
        account, person = turn.sender.account, turn.sender.person
        return Joiner(account.id, account.uid, account.version, account.person_id, person.kind if person else None)


@dataclass(frozen=True, slots=True)
class Bound:
    """How a bond came to be. `how`: slip, phone, teacher, principal. `phone`: vouched for just now, E.164."""

    how: str
    relation: str = "guardian"
    name: str | None = None
    phone: str | None = None
    by: int | None = None


def bind_children(turn: Turn, joiner: Joiner, children: Sequence[Known], bound: Bound) -> Asking[list[Known]]:
    """Bind the account's person (made if there is none) to children; barred ones are left out.

    Raises OtherPerson for a pupil's account, CannotBind when nobody is left.
    """
    if joiner.person_kind is not None and joiner.person_kind not in ADULTS:
        raise OtherPerson
    ids = tuple(child.id for child in children)
    barred = yield BarredFrom(ids, joiner.account_id, bound.phone or "")
    questioned = {s.person_id for s in turn.sender.subjects if s.is_suspended}
    allowed = [child for child in children if child.id not in barred | questioned]
    if not allowed:
        raise CannotBind
    uid = None
    if joiner.person_id is None:
        uid = new_uid()
        name = bound.name or plain(turn.voice.say(NAMELESS, name=given_name(allowed[0].name)))
        turn.note(NewPerson(uid, "guardian", name))
    how = bound.how if joiner.person_id is None else None
    turn.note(LinkAccount(joiner.account_id, joiner.uid, joiner.version, None, uid, how, bound.phone))
    for child in allowed:
        turn.note(NewBond(child.id, bound.relation, bound.how, turn.now, joiner.person_id, uid, bound.by))
        turn.looked("bond_made", child.id, child.class_id, how=bound.how)
    around = yield PeopleAround(tuple(child.id for child in allowed))
    tell_new_bonds(turn, joiner, around)
    yield from _ask_to_call(turn, joiner, allowed)
    return allowed


def _ask_to_call(turn: Turn, joiner: Joiner, children: Sequence[Known]) -> Asking[None]:
    """Whoever joins while staff have told of an emergency of the child is asked to call, as the family was."""
    if joiner.account_id != turn.sender.account.id:
        return
    told: frozenset[int] = yield InDangerNow(tuple(child.id for child in children))
    for child in sorted(told):
        key = f"please_call:{child}:{turn.incoming.key}:{joiner.account_id}"
        turn.push(key, turn.sender.account.to, "please_call", Priority.ALERT, about={"person": child}, rings=True)


def bind_to_person(turn: Turn, joiner: Joiner, person: Known, bound: Bound) -> Asking[None]:
    """Make the account a known person's: staff, an official, or the pupil. A guardian's bonds go with them.

    Raises OtherPerson when the account is somebody else's and cannot be both.
    """
    turn.note(LinkAccount(joiner.account_id, joiner.uid, joiner.version, person.id, None, bound.how, bound.phone))
    turn.looked("account_connected", person.id, person.school_id, how=bound.how)
    if joiner.person_id in (None, person.id):
        if person.kind == "pupil":
            around = yield PeopleAround((person.id,))
            for each in around.values():
                _tell(turn, each.guardians | each.teachers, f"own:{person.id}", "ownaccount", {"child": person.id})
        return
    if joiner.person_kind != "guardian" or person.kind not in ("staff", "official"):
        raise OtherPerson
    turn.note(MoveBonds(joiner.person_id or 0, person.id))
    turn.note(MoveAccounts(joiner.person_id or 0, person.id, joiner.account_id))


def tell_new_bonds(turn: Turn, joiner: Joiner, around: Mapping[int, Around]) -> None:
    """Tell the other guardians of each new bond, and the homeroom teacher in one growing message a day."""
    for child, each in around.items():
        others = {person: to for person, to in each.guardians.items() if person != joiner.person_id}
        about = {"child": child, "joiner": joiner.account_id}
        _tell(turn, others, bond_key(turn, child, joiner.account_id), "newbond", about)
        for person, to in each.teachers.items():
            if person != turn.sender.account.person_id:
                tell_teacher(turn, each.child.class_id, to, f"{child}.{joiner.account_id}")


def bond_key(turn: Turn, child: int, account: int) -> str:
    """The key of what tells of a bond made now."""
    return f"bond:{child}:{account}:{int(turn.now.timestamp())}"


def tell_teacher(turn: Turn, class_id: int, to: Address, mark: str) -> None:
    """Bring the teacher's message about today's new bonds up to date, or send it."""
    today = local(turn.now)
    about = {"class": class_id, "since": today.replace(hour=0, minute=0, second=0, microsecond=0).isoformat()}
    root = f"newbonds:{class_id}:{today:%Y-%m-%d}:{to.account_id}"
    turn.push(root, to.to, "newbonds", Priority.DIGEST, about=about)
    key = f"{root}:{mark}:{turn.now.timestamp():.0f}"
    turn.push(key, to.to, "newbonds", Priority.DIGEST, about=about, edits=root)


def _tell(turn: Turn, to: Mapping[int, Address], key: str, kind: str, about: Mapping[str, object]) -> None:
    for address in to.values():
        turn.push(f"{key}:{address.account_id}", address.to, kind, Priority.REMINDER, about=about)


def tell_all(turn: Turn, to: Iterable[Address], key: str, kind: str, **about: object) -> None:
    """Tell several; the key names for ever what is said."""
    for address in {each.account_id: each for each in to}.values():
        turn.push(f"{key}:{address.account_id}", address.to, kind, Priority.REMINDER, about=about)
