"""Joining with one's own number, vouched for by the messenger (contact button), and a child's birthday."""

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.consent_pages import more_choice
from bot.dialogue.join_actions import HoldsPhone, HoldsStaffSlip, Picked, TypeCode
from bot.handlers.elsewhere import elsewhere, urgent_elsewhere
from bot.imports.phones import parse_phone
from bot.joining.binding import ADULTS, Bound, Joiner, bind_to_person
from bot.joining.codes import try_code
from bot.joining.rules import MOST_CHILDREN_OF_A_NUMBER, MOST_OPEN_REQUESTS, TRIES, read_birthday, read_code
from bot.joining.staff import staff_number, staff_welcome
from bot.joining.steps import ask_number, count_wrong, guardian_joins, knows_number, slowed_down
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on_event, on_words
from storage.changes.joining import NewRequest
from storage.changes.outbox import Priority
from storage.changes.people import LinkAccount
from storage.queries.joining import MyRequests
from storage.queries.numbers import AccountOfNumber, BarredFrom, ChildOfNumber, FactsOfNumber, NumberFacts

NOT_ENOUGH = (
    "This is not enough to connect at once. Please check the birthday, or send the code of the slip or of the class; "
    "if the details are in the school's file, the homeroom teacher is asked to confirm."
)


@on_event("contact")
def shared_number(turn: Turn) -> Asking[Reply]:
    """Take the sender's own number; staff are known by it, guardians are asked for the child's birthday."""
    contact = turn.incoming.contact
    phone = parse_phone(contact.phone) if contact and contact.is_own else None
    if phone is None:
        turn.ask_next(TypeCode())
        text = turn.voice.say("Only your own number helps: please use the button below.")
        return Reply(text, is_new=True, ask_contact=ask_number(turn))
    slowed = slowed_down(turn)
    if slowed is not None:
        return slowed
    place = Action.decode(turn.sender.session.place) if turn.sender.session.place else None
    if isinstance(place, HoldsStaffSlip):
        return (yield from staff_number(turn, place, phone.number, vouched=True))
    facts: NumberFacts = yield FactsOfNumber(phone.number)
    if turn.sender.person is None:
        known = yield from _known_by_number(turn, facts, phone.number)
        if known is not None:
            return known
    account = turn.sender.account
    turn.note(LinkAccount(account.id, account.uid, account.version, phone=phone.number))
    turn.ask_next(HoldsPhone(0))
    text = turn.voice.say("Thank you. Please type <b>the child's birthday</b> (for example 25/03/2019).")
    return Reply(text, is_new=True)


def _known_by_number(turn: Turn, facts: NumberFacts, phone: str) -> Asking[Reply | None]:
    """A colleague by the school's file, or a further account of somebody whose number was vouched for before."""
    bound = Bound("phone", phone=phone)
    if facts.staff:
        yield from bind_to_person(turn, Joiner.sender_of(turn), facts.staff[0], bound)
        return staff_welcome(turn, facts.staff[0])
    people = {each.person_id for each in facts.accounts}
    if len(people) != 1:
        return None
    person_id, account = people.pop(), turn.sender.account
    turn.note(LinkAccount(account.id, account.uid, account.version, person_id, None, "phone", phone))
    turn.looked("account_connected", person_id, how="phone")
    _tell_others(turn, facts.accounts)
    text = turn.voice.say("Your number is known: this account is connected as well. Type /khaibao or /trogiup.")
    return Reply(text, stacked(more_choice(turn.voice)), is_new=True)


def _tell_others(turn: Turn, accounts: tuple[AccountOfNumber, ...]) -> None:
    for each in accounts:
        key = f"another:{turn.sender.account.id}:{turn.now.timestamp():.0f}:{each.id}"
        turn.push(
            key, (each.id, each.bot), "anotheraccount", Priority.REMINDER, about={"account": turn.sender.account.id}
        )


@on_words(HoldsPhone)
def typed_birthday_for_number(turn: Turn, place: HoldsPhone, text: str) -> Asking[Reply]:
    """Take a child's birthday after the number, or whatever words mean."""
    fits = yield from urgent_elsewhere(turn, text)
    if fits is None and read_birthday(text) is None:
        fits = yield from elsewhere(turn)
    if fits is not None:
        return fits
    return (yield from birthday_for_number(turn, place, text))


def birthday_for_number(turn: Turn, place: HoldsPhone, text: str) -> Asking[Reply]:
    """Bind the children of this birthday whose roster names the number; otherwise the same words for every reason."""
    code = read_code(text)
    if code is not None:
        return (yield from try_code(turn, code))
    slowed = slowed_down(turn)
    if slowed is not None:
        return slowed
    turn.ask_next(place)
    birthday = read_birthday(text)
    if birthday is None or birthday > local_date(turn.now):
        sentence = "This was not read as a date. Please type day/month/year, for example 25/03/2019."
        return Reply(turn.voice.say(sentence), is_new=True)
    facts: NumberFacts = yield FactsOfNumber()
    matched = [each for each in facts.children if each.child.birthday == birthday]
    children = {each.child.id for each in facts.children}
    barred: frozenset[int] = yield BarredFrom(tuple(sorted(children)))
    matched = [each for each in matched if each.child.id not in barred]
    adult = turn.sender.person is None or turn.sender.person.kind in ADULTS
    if matched and adult and len(children) <= MOST_CHILDREN_OF_A_NUMBER:
        return (yield from _bind(turn, matched))
    count_wrong(turn)
    turn.ask_next(HoldsPhone(min(place.tries + 1, 99)))
    if adult and (matched or place.tries + 1 == TRIES):
        others = [each for each in facts.children if each.child.id not in barred]
        yield from _ask_teacher(turn, matched[:1] or others[:1], birthday.isoformat())
    return Reply(turn.voice.say(NOT_ENOUGH), is_new=True)


def next_birthday(turn: Turn, text: str) -> Asking[Reply | None]:
    """Take a date typed on or right after the page of consent as the birthday of the next child of the same number."""
    place = Action.decode(turn.sender.session.place) if turn.sender.session.place else None
    if not (isinstance(place, Picked) and knows_number(turn) and read_birthday(text)):
        return None
    return (yield from birthday_for_number(turn, HoldsPhone(0), text))


def _bind(turn: Turn, matched: list[ChildOfNumber]) -> Asking[Reply]:
    relations = {each.relation for each in matched if each.relation in ("mother", "father")}
    relation = relations.pop() if len(relations) == 1 else "guardian"
    name = next((each.contact_name for each in matched if each.contact_name), None)
    children = list({each.child.id: each.child for each in matched}.values())
    return (yield from guardian_joins(turn, children, Bound("phone", relation, name)))


def _ask_teacher(turn: Turn, found: list[ChildOfNumber], birthday: str) -> Asking[None]:
    mine = yield MyRequests()
    if not found or len(mine) >= MOST_OPEN_REQUESTS:
        return
    child, account = found[0].child, turn.sender.account.id
    if child.school_id is None or any(each.class_id == child.class_id for each in mine):
        return
    claim = {"birthday": birthday}
    turn.note(NewRequest(account, child.school_id, child.class_id, child.id, "child", claim, turn.now))
