"""Renders what tells people of joining: new bonds, requests, questioned bonds, consents; from current rows."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.clock import local_date
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.consent_pages import consent_page, related
from bot.dialogue.join_actions import (
    ConsentPage,
    JoinMore,
    ListNewBonds,
    ListRequests,
    NotFamily,
    ShowBonds,
)
from bot.dialogue.menu_actions import ShowMenu
from bot.dialogue.names import given_name
from bot.dialogue.wording import moment_words
from bot.i18n import Catalogs
from bot.messages import Choice, Reply, in_rows, stacked
from storage.needs import Reading
from storage.queries.bonds import bonds_by_id, bonds_of_account, is_school_of, new_bonds, places_of
from storage.queries.join_requests import open_requests
from storage.values import Subject

Several = Sequence[Rendered | Dropped]
NOT_THEIRS = Dropped("no right to this child (any more)")
MOST_BUTTONS = 8


@renders("newbond")
def new_bond(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell another guardian that somebody was connected, with [Không phải người nhà]."""
    return [_new_bond(reading, catalogs, each) for each in waiting]


def _new_bond(reading: Reading, catalogs: Catalogs, waiting: Waiting) -> Rendered | Dropped:
    child = waiting.recipient.subject(int(waiting.about["child"]))
    if child is None or child.is_suspended:
        return NOT_THEIRS
    bonds = bonds_of_account(reading, int(waiting.about["joiner"]), [child.person_id])
    if not bonds:
        return Dropped("the bond has ended")
    voice, bond = waiting.voice(catalogs), bonds[0]
    text = voice.say(
        "Somebody was connected to declare for <b>{name}</b>: {who}, at {time}. If not of your family, say so below.",
        name=given_name(child.name),
        who=related(voice, bond.relation),
        time=moment_words(bond.from_at, reading.today),
    )
    return Rendered(Reply(text, stacked(Choice(voice.say("Not of the family"), NotFamily(bond.id).encode()))))


@renders("newbonds")
def new_bonds_of_class(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell the homeroom teacher who was connected today, in one message that grows."""
    return [_new_bonds(reading, catalogs, each) for each in waiting]


def _new_bonds(reading: Reading, catalogs: Catalogs, waiting: Waiting) -> Rendered | Dropped:
    class_id = int(waiting.about["class"])
    duty = waiting.recipient.holds("homeroom", class_id)
    if duty is None:
        return NOT_THEIRS
    bonds = new_bonds(reading, class_id, datetime.fromisoformat(str(waiting.about["since"])))
    if not bonds:
        return Dropped("no new bond any more")
    voice = waiting.voice(catalogs)
    who = ", ".join(f"{given_name(bond.child_name)} ({related(voice, bond.relation)})" for bond in bonds)
    text = voice.say_n(
        "Class {class_name}: {n} new connection today: {who}.",
        "Class {class_name}: {n} new connections today: {who}.",
        len(bonds),
        class_name=duty.unit_name,
        who=who,
    )
    active = [bond for bond in bonds if bond.state == "active"][-MOST_BUTTONS:]
    label = voice.say("Not of the family")
    choices = [
        Choice(
            label if len(active) == 1 else f"{label}: {given_name(b.child_name)} ({related(voice, b.relation)})",
            NotFamily(b.id).encode(),
        )
        for b in active
    ]
    see = Choice(voice.say("See details"), ListNewBonds(class_id).encode())
    return Rendered(Reply(text, (*in_rows(choices, 2), (see,))))


@renders("joinrequests")
def requests(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell who confirms that requests to join wait; names only after the tap."""
    return [_requests(reading, catalogs, each) for each in waiting]


def _requests(reading: Reading, catalogs: Catalogs, waiting: Waiting) -> Rendered | Dropped:
    class_id = int(waiting.about.get("class", 0))
    found = open_requests(reading, waiting.recipient, class_id)
    if not found:
        return Dropped("nothing to decide (any more)")
    voice = waiting.voice(catalogs)
    text = voice.say_n(
        "{n} request to join waits for your confirmation.",
        "{n} requests to join wait for your confirmation.",
        len(found),
    )
    return Rendered(Reply(text, stacked(Choice(voice.say("See the list"), ListRequests(class_id).encode()))))


@renders("joined")
def joined(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell somebody that the school has confirmed them, and ask a guardian for consent."""
    done: list[Rendered | Dropped] = []
    for each in waiting:
        voice = each.voice(catalogs)
        if each.about.get("kind") == "staff":
            name = given_name(each.recipient.person.name) if each.recipient.person else ""
            menu = Choice(voice.say("See what can be done here"), ShowMenu().encode())
            text = voice.say("Connected: <b>{name}</b>. Type /khaibao or /trogiup.", name=name)
            done.append(Rendered(Reply(text, stacked(menu))))
            continue
        child = each.recipient.subject(int(each.about["child"]))
        if child is None or child.is_suspended:
            done.append(NOT_THEIRS)
            continue
        page = consent_page(voice, [child], ConsentPage((child.person_id,), "", "", "j"), reading.today)
        first = voice.say("The school has confirmed.")
        done.append(Rendered(Reply(f"{first}\n{page.text}", page.rows)))
    return done


@renders("joinrefused")
def refused(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell somebody neutrally that nothing was connected."""
    done: list[Rendered | Dropped] = []
    for each in waiting:
        voice = each.voice(catalogs)
        text = voice.say("The school could not confirm the request. Please contact the homeroom teacher.")
        done.append(Rendered(Reply(text, stacked(Choice(voice.say("Try again"), JoinMore().encode())))))
    return done


@renders("slipgone")
def slip_gone(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell the teacher that a slip was used up by wrong birthdays."""
    places = places_of(reading, [int(each.about["child"]) for each in waiting])
    done: list[Rendered | Dropped] = []
    for each in waiting:
        child = places.get(int(each.about["child"]))
        if child is None or each.recipient.holds("homeroom", child.class_id) is None:
            done.append(NOT_THEIRS)
            continue
        text = each.voice(catalogs).say(
            "The slip of <b>{name}</b> ({class_name}) was locked after three wrong birthdays. "
            "If it was the family, please have a new one printed.",
            name=given_name(child.name),
            class_name=child.class_name,
        )
        done.append(Rendered(Reply(text)))
    return done


@renders("bondquestioned")
def bond_questioned(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell the school that a bond was stopped because the family says it is not theirs."""
    bonds = bonds_by_id(reading, [int(each.about["bond"]) for each in waiting])
    done: list[Rendered | Dropped] = []
    for each in waiting:
        bond = bonds.get(int(each.about["bond"]))
        if bond is None or not is_school_of(each.recipient, bond.class_id, bond.school_id):
            done.append(NOT_THEIRS)
            continue
        voice = each.voice(catalogs)
        text = voice.say(
            "A connection with <b>{name}</b> ({class_name}) was stopped: somebody says it is not of the family. "
            "Please check with the family, then restore or end it.",
            name=given_name(bond.child_name),
            class_name=bond.class_name,
        )
        see = Choice(voice.say("Who is connected"), ShowBonds(bond.child_id).encode())
        done.append(Rendered(Reply(text, stacked(see))))
    return done


def _about_child(
    reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting], msgid: str, button: Callable[..., Choice] | None
) -> Several:
    """A sentence about a child of which only the given name is said."""
    places = places_of(reading, [int(each.about["child"]) for each in waiting])
    done: list[Rendered | Dropped] = []
    for each in waiting:
        child = places.get(int(each.about["child"]))
        if child is None:
            done.append(Dropped("the child has left"))
            continue
        voice = each.voice(catalogs)
        rows = stacked(button(voice, each)) if button else ()
        done.append(Rendered(Reply(voice.say(msgid, name=given_name(child.name)), rows)))
    return done


@renders("bondstopped")
def bond_stopped(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell the holder of a questioned bond, neutrally."""
    msgid = "The connection with {name} is stopped until the school has checked it. Please contact the school."
    return _about_child(reading, catalogs, waiting, msgid, None)


@renders("bondrestored")
def bond_restored(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell the holder that the school has restored the bond."""
    msgid = "The school has checked: the connection with {name} works again."
    return _about_child(reading, catalogs, waiting, msgid, None)


@renders("bondended")
def bond_ended(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell the holder that the school has ended the bond."""
    msgid = "The school has ended the connection with {name}. Please contact the school for questions."
    return _about_child(reading, catalogs, waiting, msgid, None)


def _own_child(waiting: Waiting) -> Subject | None:
    child = waiting.recipient.subject(int(waiting.about["child"]))
    return None if child is None or child.is_suspended else child


@renders("consentchanged")
def consent_changed(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell the other guardians neutrally that consents of a child changed, by whomever and why ever."""
    done: list[Rendered | Dropped] = []
    for each in waiting:
        child = _own_child(each)
        if child is None:
            done.append(NOT_THEIRS)
            continue
        voice, name = each.voice(catalogs), given_name(child.name)
        if "declare" in child.consents:
            text = voice.say("The consents for <b>{name}</b> were changed. To see them, type /rutdongy.", name=name)
        else:
            text = voice.say(
                "For <b>{name}</b> nothing is declared by messages any more; the school declares with you on paper. "
                "To see the consents, type /rutdongy.",
                name=name,
            )
        done.append(Rendered(Reply(text)))
    return done


@renders("assent")
def assent(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Ask a pupil who uses the chat for their own yes, after the guardian's."""
    done: list[Rendered | Dropped] = []
    for each in waiting:
        me = each.recipient.myself
        if me is None or "declare" not in me.consents or "assent" in me.consents:
            done.append(Dropped("nothing to agree to (any more)"))
            continue
        page = ConsentPage((me.person_id,), "-", "", "j")
        done.append(Rendered(consent_page(each.voice(catalogs), [me], page, local_date(reading.now))))
    return done


@renders("ownaccount")
def own_account(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell family and teacher that a pupil's own account was connected."""
    places = places_of(reading, [int(each.about["child"]) for each in waiting])
    done: list[Rendered | Dropped] = []
    for each in waiting:
        child = places.get(int(each.about["child"]))
        if child is None or not (_own_child(each) or is_school_of(each.recipient, child.class_id, child.school_id)):
            done.append(NOT_THEIRS)
            continue
        text = each.voice(catalogs).say(
            "An account of the pupil <b>{name}</b> was connected. If this is not right, please tell the school.",
            name=given_name(child.name),
        )
        done.append(Rendered(Reply(text)))
    return done


@renders("anotheraccount")
def another_account(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Several:
    """Tell somebody that a further account with the same number is now theirs as well."""
    msgid = (
        "Another account with your phone number was connected as yours. "
        "If it is not you, please tell the school at once."
    )
    return [Rendered(Reply(each.voice(catalogs).say(msgid))) for each in waiting]
