"""Consent per purpose before the first question, and withdrawing it (/rutdongy)."""

from collections.abc import Sequence
from dataclasses import replace

from bot.clock import local_date
from bot.dialogue.consent_pages import (
    CONSENT_VERSION,
    PURPOSES,
    RELATION_SENTENCES,
    choose_child,
    confirm_withdrawal,
    consent_page,
    consent_text,
    more_choice,
    offered,
)
from bot.dialogue.join_actions import (
    ConsentDone,
    ConsentPage,
    ConsentText,
    PickedAll,
    PickRelation,
    SetPurpose,
    WithdrawNow,
)
from bot.dialogue.menu_actions import ShowMenu
from bot.dialogue.names import given_name
from bot.dialogue.prompts import declare_prompt
from bot.errors import NotAllowed, OldButton
from bot.handlers.picking import is_asked, letters_of, mark, picked, remember
from bot.joining.binding import NAMELESS, tell_all, tell_teacher
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_command, plain
from storage.changes.bonds import ChangeBond
from storage.changes.consents import GiveConsent, WithdrawConsent
from storage.changes.outbox import Priority
from storage.changes.people import RenamePerson
from storage.queries.around import AddressesOf, PeopleAround
from storage.queries.bonds import BondOf, BondView
from storage.values import Sender, Subject

NAMED_AFTER = {
    "mother": "Mother of {name}",
    "father": "Father of {name}",
    "grandmother": "Grandmother of {name}",
    "grandfather": "Grandfather of {name}",
}


def subjects_of(turn: Turn, children: Sequence[int]) -> list[Subject]:
    """The children of a page, all of them the sender's own unquestioned ones. Raises NotAllowed."""
    found = [turn.sender.subject(child) for child in children]
    subjects = [s for s in found if s is not None and not s.is_suspended and s.kind == "pupil"]
    if not subjects or len(subjects) != len(children):
        raise NotAllowed
    return subjects


def _ask_anew(turn: Turn) -> Reply:
    """What is agreed to now, instead of what an old page says."""
    page = _as_it_stands(turn)
    text = turn.voice.say("This page is from earlier, so nothing has been saved. As it stands now:")
    return Reply(f"{text}\n{page.text}", page.rows, is_new=True)


def _state(turn: Turn, subject: Subject) -> str:
    """The letters of what is agreed to now, of those the sender may decide."""
    letters = offered(subject, local_date(turn.now), is_own=subject.relation == "self")
    if letters == "d":
        return "d" if "assent" in subject.consents else ""
    return "".join(letter for letter in letters if PURPOSES[letter] in subject.consents)


def _page(turn: Turn, subjects: Sequence[Subject], page: ConsentPage) -> Reply:
    own = subjects[0].relation == "self"
    today = local_date(turn.now)
    if own and offered(subjects[0], today, is_own=True) == "d" and "declare" not in subjects[0].consents:
        return Reply(
            turn.voice.say("First a parent or guardian has to agree; then it is your turn. Type /rutdongy then.")
        )
    return consent_page(turn.voice, subjects, page, today)


@on(ConsentPage)
def show_page(turn: Turn, action: ConsentPage) -> Reply:
    """Show the purposes as the button says; nothing is stored before [Xong]."""
    return show_picked(turn, replace(action, on=letters_of(action.on)))


@on(SetPurpose)
def set_purpose(turn: Turn, action: SetPurpose) -> Reply:
    """Turn one purpose on or off; the others stay as they were picked, however fast."""
    on = turned(picked(turn, action.on), action)
    return show_picked(turn, ConsentPage(action.children, action.relation, on, action.mode))


def turned(on: str, action: SetPurpose) -> str:
    """What is on once a purpose is turned on or off."""
    return letters_of(on + action.letter if action.wanted else on.replace(action.letter, ""))


@on(ConsentText)
def show_text(turn: Turn, action: ConsentText) -> Reply:
    """Show the full text, and the way back."""
    subjects_of(turn, action.children)
    on = picked(turn, action.on)
    remember(turn, on)
    page = ConsentPage(action.children, action.relation, on, action.mode)
    return consent_text(turn.voice, page, turn.retain_days)


@on(PickRelation)
def pick_relation(turn: Turn, action: PickRelation) -> Asking[Reply]:
    """Remember who the guardian is to the children, and say so where their bond was told."""
    yield from relate(turn, subjects_of(turn, action.children), action.relation)
    return show_picked(turn, ConsentPage(action.children, action.relation, picked(turn, action.on), "j"))


def show_picked(turn: Turn, page: ConsentPage) -> Reply:
    """A page with what is on now, which is kept until [Xong]. Raises NotAllowed for children of others."""
    subjects = subjects_of(turn, page.children)
    remember(turn, page.on)
    return _page(turn, subjects, page)


def relate(turn: Turn, subjects: Sequence[Subject], relation: str) -> Asking[None]:
    """Change the bonds to the children. Raises OldButton for a relation that does not exist any more."""
    if relation not in RELATION_SENTENCES:
        raise OldButton
    for subject in subjects:
        if subject.bond_id is None or subject.relation == relation:
            continue
        bond = yield BondOf(subject.bond_id)
        around = yield PeopleAround((subject.person_id,))
        turn.note(ChangeBond(subject.bond_id, subject.bond_version, {"relation": relation}))
        if bond is not None:
            _name_after(turn, subject, bond, relation)
        account = turn.sender.account.id
        root = f"bond:{subject.person_id}:{account}:{int(bond.from_at.timestamp())}" if bond else ""
        about = {"child": subject.person_id, "joiner": account}
        for each in around.values():
            for person, to in each.guardians.items():
                if person != turn.sender.account.person_id:
                    key = f"{root}:{to.account_id}"
                    turn.push(f"{key}:{relation}", to.to, "newbond", Priority.REMINDER, about=about, edits=key)
            for to in each.teachers.values():
                tell_teacher(turn, each.child.class_id, to, f"{subject.person_id}.{account}.{relation}")


def _name_after(turn: Turn, subject: Subject, bond: BondView, relation: str) -> None:
    """Call a guardian whose name nobody knows "Mẹ Minh" instead of "Gia đình Minh"."""
    child = given_name(subject.name)
    unnamed = {plain(turn.voice.say(msgid, name=child)) for msgid in (NAMELESS, *NAMED_AFTER.values())}
    if bond.person_kind == "guardian" and bond.person_name in unnamed:
        name = plain(turn.voice.say(NAMED_AFTER.get(relation, NAMELESS), name=child))
        turn.note(RenamePerson(bond.person_id, bond.person_uid, name))


@on(ConsentDone)
def consent_done(turn: Turn, action: ConsentDone) -> Asking[Reply]:
    """Store what is on; what is turned off later needs a confirmation first."""
    subjects = subjects_of(turn, action.children)
    if not is_asked(turn, action):
        return _ask_anew(turn)
    on = picked(turn, action.on)
    if turn.incoming.message is not None or not turn.abilities.has_buttons:
        turn.ask_next(PickedAll(mark(turn.incoming.message), on))
    if action.mode != "j":
        off = [letter for letter in _state(turn, subjects[0]) if letter not in on]
        if off:
            return confirm_withdrawal(turn.voice, subjects[0], on, off)
    yield from _give(turn, subjects, on)
    return _thanks(turn, subjects, on, joining=action.mode == "j")


def _give(turn: Turn, subjects: Sequence[Subject], on: str) -> Asking[None]:
    account, me, today = turn.sender.account, turn.sender.account.person_id, local_date(turn.now)
    for subject in subjects:
        own = subject.relation == "self"
        letters = [each for each in offered(subject, today, is_own=own) if each in on]
        for letter in letters:
            assent = own and offered(subject, today, is_own=True) == "d"
            if assent and "declare" not in subject.consents:
                raise NotAllowed
            turn.note(
                GiveConsent(subject.person_id, me or 0, account.id, PURPOSES[letter], CONSENT_VERSION, turn.now, assent)
            )
            turn.looked("consent_given", subject.person_id, purpose=PURPOSES[letter])
        if "d" in letters and not own and "assent" not in subject.consents:
            to = yield AddressesOf((subject.person_id,))
            for address in to.values():
                key = f"assent:{subject.person_id}:{turn.now.timestamp():.0f}"
                turn.push(key, address.to, "assent", Priority.REMINDER, about={"child": subject.person_id})


def _thanks(turn: Turn, subjects: Sequence[Subject], on: str, *, joining: bool) -> Reply:
    if not joining:
        text = turn.voice.say("Saved. You can change it at any time: type /rutdongy.")
        return Reply(text, stacked(turn.choice("See what can be done here", ShowMenu())))
    rows = stacked(more_choice(turn.voice)) if subjects[0].relation != "self" else ()
    if "d" not in on:
        text = turn.voice.say("Thank you. Nothing is asked by messages; please declare with the school on paper.")
        return Reply(text, rows)
    if "r" not in on and subjects[0].relation != "self":
        text = turn.voice.say("Thank you, that is all. You get no reminders; to declare, type /khaibao.")
    else:
        text = turn.voice.say("Thank you, that is all. On declaration days there is a message here.")
    # whoever joins on such a day declares at once
    owed = declare_prompt(turn.voice, _having_agreed(turn, subjects, on), turn.now, turn.forms)
    return Reply(text, rows) if owed is None else Reply(f"{text}\n\n{owed.text}", (*owed.rows, *rows))


def _having_agreed(turn: Turn, subjects: Sequence[Subject], on: str) -> Sender:
    """The sender as they are once this turn is stored."""
    given = {PURPOSES[letter] for letter in on}
    agreed = {
        each.person_id: replace(
            each, consents=each.consents | given | ({"assent"} if each.relation == "self" else set())
        )
        for each in subjects
    }
    return replace(turn.sender, subjects=tuple(agreed.get(s.person_id, s) for s in turn.sender.subjects))


@on_command("rutdongy", "rut_dong_y")
def withdraw(turn: Turn) -> Reply:
    """Show what is agreed to, for one child at a time, to be turned off or on."""
    return _as_it_stands(turn)


def _as_it_stands(turn: Turn) -> Reply:
    subjects = [s for s in turn.sender.subjects if s.kind == "pupil" and not s.is_suspended]
    if not subjects:
        return Reply(turn.voice.say("There is no consent of yours here."), is_new=True)
    if len(subjects) > 1:
        page = choose_child(turn.voice, subjects, [_state(turn, s) for s in subjects])
        return Reply(page.text, page.rows, is_new=True)
    only = ConsentPage((subjects[0].person_id,), "-", _state(turn, subjects[0]), "c")
    shown = _page(turn, subjects, only)
    return Reply(shown.text, shown.rows, is_new=True)


@on(WithdrawNow)
def withdraw_now(turn: Turn, action: WithdrawNow) -> Asking[Reply]:
    """Stop at once, drop what was not sent, tell the other guardians neutrally; an open case stays.

    A button of long ago withdraws, and agrees to nothing; a number left from then shows what stands now.
    """
    [subject] = subjects_of(turn, (action.child,))
    if turn.incoming.message is None and not is_asked(turn, action):
        return _ask_anew(turn)
    on, state = letters_of(action.on), _state(turn, subject)
    off = [letter for letter in state if letter not in on]
    if not off:
        return Reply(turn.voice.say("Saved. You can change it at any time: type /rutdongy."))
    own_yes = subject.relation == "self" and offered(subject, local_date(turn.now), is_own=True) == "d"
    only_by = subject.person_id if own_yes else None
    if "d" in off and not own_yes:
        off = [letter for letter in PURPOSES if letter in off or (letter == "r" and letter in state)]
    for letter in off:
        turn.note(WithdrawConsent(subject.person_id, PURPOSES[letter], turn.now, only_by))
        turn.looked("consent_withdrawn", subject.person_id, purpose=PURPOSES[letter])
    if is_asked(turn, action):
        yield from _give(turn, [subject], "".join(x for x in on if x not in off and x not in state))
    if not own_yes:
        yield from _tell_family(turn, subject)
    name = given_name(subject.name)
    if "d" in off:
        return Reply(turn.voice.say("Withdrawn for <b>{name}</b>: nothing is asked by messages any more.", name=name))
    return Reply(turn.voice.say("Withdrawn for <b>{name}</b>, as you wished.", name=name))


def _tell_family(turn: Turn, subject: Subject) -> Asking[None]:
    me = turn.sender.account.person_id
    around = yield PeopleAround((subject.person_id,))
    key = f"consent:{subject.person_id}:{turn.now.timestamp():.0f}"
    for each in around.values():
        others = [to for person, to in each.guardians.items() if person != me]
        tell_all(turn, others, key, "consentchanged", child=subject.person_id)
