"""Who is bound to a child: questioned by the family, ended, restored or barred by the school; lost phones."""

from datetime import timedelta

from bot.clock import local
from bot.dialogue.consent_pages import related
from bot.dialogue.join_actions import (
    BarFromChild,
    BarReason,
    EndBond,
    LiftBar,
    ListClassBonds,
    ListNewBonds,
    ListSchoolBonds,
    NotFamily,
    RestoreBond,
    ShowBonds,
)
from bot.dialogue.menu import LEADERS
from bot.dialogue.names import class_key, given_name, short_names, sort_key
from bot.dialogue.wording import capital
from bot.errors import NotAllowed
from bot.joining.binding import tell_all
from bot.messages import Choice, Reply, in_rows, stacked
from bot.turn import Asking, Turn, on, on_command, on_words
from storage.changes.bonds import BarLifted, ChangeBond, NewBar
from storage.queries.around import AddressesOf, PeopleAround
from storage.queries.bonds import (
    BarOf,
    BondOf,
    Bonds,
    BondsOf,
    BondView,
    ChildPlace,
    ClassesOf,
    NewBonds,
    NumberOfPerson,
    PupilsOf,
    is_school_of,
)

HOW_SENTENCES = {"slip": "by slip", "phone": "by own number", "teacher": "confirmed by the teacher"}
HOW_ELSE = "confirmed by the school"
QUESTION_WINDOW = timedelta(days=7)
MOST_REASON = 500


def how_words(turn_say: object, how: str) -> str:
    """How a bond was verified, in words."""
    assert callable(turn_say)
    return str(turn_say(HOW_SENTENCES.get(how, HOW_ELSE)))


@on(NotFamily)
def not_family(turn: Turn, action: NotFamily) -> Asking[Reply]:
    """Suspend a bond at once: another guardian who was there before, or the school, says it is not of the family."""
    bond = yield from _bond(turn, action.bond)
    if bond.state == "suspended":
        return Reply(turn.voice.say("This connection is already stopped; the school is looking into it."))
    if not is_school_of(turn.sender, bond.class_id, bond.school_id):
        mine = turn.sender.subject(bond.child_id)
        own = yield BondOf(mine.bond_id) if mine and mine.bond_id else BondOf(0)
        if own is None or own.person_id == bond.person_id or (own.from_at, own.id) > (bond.from_at, bond.id):
            raise NotAllowed
    turn.note(ChangeBond(bond.id, bond.version, {"state": "suspended"}))
    turn.looked("bond_suspended", bond.child_id, bond.class_id, bond=bond.id)
    around = yield PeopleAround((bond.child_id,))
    me = turn.sender.account.id
    for each in around.values():
        school = [to for to in (*each.teachers.values(), *each.heads.values()) if to.account_id != me]
        tell_all(turn, school, f"questioned:{bond.id}:{bond.version}", "bondquestioned", bond=bond.id)
    yield from _tell_holder(turn, bond, "bondstopped")
    text = turn.voice.say("Stopped at once. The school has been told and will check.")
    return Reply(text, stacked(_see(turn, bond.child_id)), is_sure=False)


def _tell_holder(turn: Turn, bond: BondView, kind: str) -> Asking[None]:
    to = yield AddressesOf((bond.person_id,))
    tell_all(turn, to.values(), f"{kind}:{bond.id}:{bond.version}", kind, child=bond.child_id)


def _see(turn: Turn, child: int) -> Choice:
    return turn.choice("Who is connected", ShowBonds(child))


def _bond(turn: Turn, bond_id: int) -> Asking[BondView]:
    bond: BondView | None = yield BondOf(bond_id)
    if bond is None:
        raise NotAllowed
    return bond


def _schools_bond(turn: Turn, bond_id: int) -> Asking[BondView]:
    bond = yield from _bond(turn, bond_id)
    if not is_school_of(turn.sender, bond.class_id, bond.school_id):
        raise NotAllowed
    return bond


@on(RestoreBond)
def restore(turn: Turn, action: RestoreBond) -> Asking[Reply]:
    """The school has checked: the bond is right."""
    bond = yield from _schools_bond(turn, action.bond)
    if bond.state == "suspended":
        turn.note(ChangeBond(bond.id, bond.version, {"state": "active"}))
        turn.looked("bond_restored", bond.child_id, bond.class_id, bond=bond.id)
        yield from _tell_holder(turn, bond, "bondrestored")
    text = turn.voice.say("The connection with {name} works again.", name=given_name(bond.child_name))
    return Reply(text, stacked(_see(turn, bond.child_id)))


@on(EndBond)
def end(turn: Turn, action: EndBond) -> Asking[Reply]:
    """The school, or the guardian for themselves, ends a bond from now on."""
    bond = yield from _bond(turn, action.bond)
    own = bond.person_id == turn.sender.account.person_id
    if not own and not is_school_of(turn.sender, bond.class_id, bond.school_id):
        raise NotAllowed
    _end(turn, bond)
    if not own:
        yield from _tell_holder(turn, bond, "bondended")
    text = turn.voice.say("The connection with {name} has ended.", name=given_name(bond.child_name))
    return Reply(text, () if own else stacked(_see(turn, bond.child_id)))


def _end(turn: Turn, bond: BondView) -> None:
    turn.note(ChangeBond(bond.id, bond.version, {"state": "ended", "to_at": turn.now}))
    turn.looked("bond_ended", bond.child_id, bond.class_id, bond=bond.id)


@on(BarFromChild)
def ask_bar_reason(turn: Turn, action: BarFromChild) -> Asking[Reply]:
    """Ask why this person may not be bound to the child any more."""
    bond = yield from _schools_bond(turn, action.bond)
    turn.ask_next(BarReason(bond.id))
    return Reply(
        turn.voice.say(
            "Please type the reason why {person} may not be connected with {name} (for example a court's decision).",
            person=bond.person_name,
            name=given_name(bond.child_name),
        ),
        is_new=True,
    )


@on_words(BarReason)
def bar(turn: Turn, place: BarReason, text: str) -> Asking[Reply]:
    """End the bond and bar person and number; it outlives imports, codes and phone matches."""
    bond = yield from _schools_bond(turn, place.bond)
    reason = " ".join(text.split())
    if len(reason) > MOST_REASON:
        turn.ask_next(place)
        return Reply(turn.voice.say("Please keep it to at most {n} letters.", n=MOST_REASON), is_new=True)
    phone: str | None = yield NumberOfPerson(bond.person_id)
    _end(turn, bond)
    me = turn.sender.account.person_id
    turn.note(NewBar(bond.child_id, bond.person_id, phone, reason, me, turn.now))
    turn.looked("barred", bond.child_id, bond.class_id, bond=bond.id)
    yield from _tell_holder(turn, bond, "bondended")
    text = turn.voice.say(
        "Barred: {person} cannot be connected with {name} by any way.",
        person=bond.person_name,
        name=given_name(bond.child_name),
    )
    return Reply(text, stacked(_see(turn, bond.child_id)), is_new=True)


@on(LiftBar)
def lift(turn: Turn, action: LiftBar) -> Asking[Reply]:
    """The school lifts its bar; nothing is connected by that."""
    child: int | None = yield BarOf(action.bar)
    if child is None:
        raise NotAllowed
    turn.note(BarLifted(action.bar, turn.now))
    turn.looked("bar_lifted", child)
    return Reply(turn.voice.say("The bar is lifted."), stacked(_see(turn, child)))


@on(ShowBonds)
def show_bonds(turn: Turn, action: ShowBonds) -> Asking[Reply]:
    """List who is connected with a child; the school may end, restore and bar."""
    found: Bonds | None = yield BondsOf(action.child)
    if found is None:
        raise NotAllowed
    school = is_school_of(turn.sender, found.child.class_id, found.child.school_id)
    turn.looked("bonds_opened", found.child.id, found.child.class_id)
    name = found.child.name if school else given_name(found.child.name)
    lines = [
        turn.voice.say("Connected with <b>{name}</b> ({class_name}):", name=name, class_name=found.child.class_name)
    ]
    choices: list[Choice] = []
    for bond in found.bonds:
        lines.append(f"• {_line(turn, bond)}")
        choices += _school_choices(turn, bond) if school else _own_choices(turn, bond)
    if not found.bonds:
        lines.append(turn.voice.say("Nobody yet."))
    for each in found.bars if school else ():
        who = each.name or turn.voice.say("a number")
        lines.append(turn.voice.say("Barred since {day}: {who}", day=f"{local(each.at):%d/%m/%Y}", who=who))
        choices.append(turn.choice("Lift the bar: {who}", LiftBar(each.id), who=who))
    return Reply("\n".join(lines), in_rows(choices, 2))


def _line(turn: Turn, bond: BondView) -> str:
    values = {
        "who": capital(related(turn.voice, bond.relation)),
        "name": bond.person_name,
        "how": how_words(turn.voice.say, bond.how),
        "day": f"{local(bond.from_at):%d/%m/%Y}",
    }
    if bond.state == "suspended":
        return turn.voice.say("{who} ({name}), {how}, since {day} — stopped, to be checked", **values)
    return turn.voice.say("{who} ({name}), {how}, since {day}", **values)


def _school_choices(turn: Turn, bond: BondView) -> list[Choice]:
    name = bond.person_name
    first = (
        turn.choice("Restore: {name}", RestoreBond(bond.id), name=name)
        if bond.state == "suspended"
        else turn.choice("Not family: {name}", NotFamily(bond.id), name=name)
    )
    return [
        first,
        turn.choice("End: {name}", EndBond(bond.id), name=name),
        turn.choice("Bar: {name}", BarFromChild(bond.id), name=name),
    ]


def _own_choices(turn: Turn, bond: BondView) -> list[Choice]:
    if bond.person_id == turn.sender.account.person_id:
        return [turn.choice("End my connection", EndBond(bond.id))]
    return [turn.choice("Not family: {name}", NotFamily(bond.id), name=bond.person_name)]


@on(ListNewBonds)
def list_new(turn: Turn, action: ListNewBonds) -> Asking[Reply]:
    """Show the teacher the bonds of the last days."""
    bonds: list[BondView] = yield NewBonds(action.school_class, turn.now - QUESTION_WINDOW)
    if not bonds:
        return Reply(turn.voice.say("Nobody was connected in the last days."))
    lines = [turn.voice.say("Connected in the last 7 days:")]
    choices = []
    for bond in bonds[-20:]:
        lines.append(f"• {given_name(bond.child_name)}: {_line(turn, bond)}")
        label = given_name(bond.child_name)
        if bond.state == "active":
            choices.append(turn.choice("Not family: {name}", NotFamily(bond.id), name=label))
    return Reply("\n".join(lines), in_rows(choices, 2))


@on_command("nguoinha")
def my_bonds(turn: Turn) -> Reply:
    """Choose a child (for teachers a class, for heads a school) to see who is connected."""
    mine = [s for s in turn.sender.subjects if s.kind == "pupil"]
    choices = [Choice(given_name(s.name), ShowBonds(s.person_id).encode()) for s in mine if not s.is_suspended]
    choices += [
        turn.choice("Class {class_name}", ListClassBonds(d.unit_id), class_name=d.unit_name)
        for d in turn.sender.duties
        if d.kind == "homeroom"
    ]
    schools = {d.unit_id: d.unit_name for d in turn.sender.duties if d.kind in LEADERS}
    choices += [
        turn.choice("Classes of {school}", ListSchoolBonds(school), school=name) for school, name in schools.items()
    ]
    if not choices and mine:
        return Reply(turn.voice.say("This connection is already stopped; the school is looking into it."), is_new=True)
    if not choices:
        raise NotAllowed
    return Reply(turn.voice.say("Whose connections would you like to see?"), in_rows(choices, 2), is_new=True)


@on(ListSchoolBonds)
def school_bonds(turn: Turn, action: ListSchoolBonds) -> Asking[Reply]:
    """Choose a class of the school."""
    classes: list[tuple[int, str]] = yield ClassesOf(action.school)
    if not classes:
        raise NotAllowed
    choices = [
        Choice(name, ListClassBonds(key).encode())
        for key, name in sorted(classes, key=lambda each: (class_key(each[1]), each[0]))
    ]
    return Reply(turn.voice.say("Whose connections would you like to see?"), in_rows(choices, 4))


@on(ListClassBonds)
def class_bonds(turn: Turn, action: ListClassBonds) -> Asking[Reply]:
    """Choose a child of the class."""
    pupils: list[ChildPlace] = yield PupilsOf(action.school_class)
    if not pupils:
        raise NotAllowed
    pupils = sorted(pupils, key=lambda pupil: sort_key(pupil.name))
    names = short_names([pupil.name for pupil in pupils])
    choices = [Choice(n, ShowBonds(p.id).encode()) for n, p in zip(names, pupils, strict=True)]
    return Reply(turn.voice.say("Whose connections would you like to see?"), in_rows(choices, 3))
