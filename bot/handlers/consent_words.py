"""What is typed at a page of purposes: several of its numbers at once, who one is to the child, a further child's code.

Nothing is agreed to by it: what was ticked is shown again and waits for [Xong].
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from bot.dialogue.actions import Action
from bot.dialogue.address import voice_for
from bot.dialogue.consent_pages import related
from bot.dialogue.join_actions import ConsentDone, ConsentPage, Picked, PickRelation, SetPurpose
from bot.dialogue.numbered import offered, read_numbers
from bot.dialogue.prompts import declare_prompt
from bot.handlers.consenting import relate, show_picked, subjects_of, turned
from bot.handlers.elsewhere import elsewhere, urgent_elsewhere
from bot.handlers.join_phone import next_birthday
from bot.handlers.picking import picked
from bot.handlers.told_to_nobody import told_before_agreeing
from bot.joining.codes import try_code
from bot.joining.relations import read_relation, states_relation
from bot.joining.rules import read_code
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, again, on_words, tapped
from bot.understanding.ticking import says_finished, ticking
from bot.understanding.wishes import agrees_to_all


@on_words(Picked)
def words_while_picking(turn: Turn, place: Picked, text: str) -> Asking[Reply]:
    """Take what the page asks or a further child's code or birthday; else say how to go on: what was picked stays."""
    urgent = yield from urgent_elsewhere(turn, text)
    if urgent is not None:
        return urgent
    code = read_code(text)
    if code is not None:
        return (yield from try_code(turn, code))
    birthday = yield from next_birthday(turn, text)
    if birthday is not None:
        return birthday
    shown = yield from said_at_page(turn, text)
    if shown is not None:
        return shown
    done = next((each for each in _offered(turn) if isinstance(each, ConsentDone)), None)
    if done is not None and picked(turn, done.on) and says_finished(text):
        return again((yield from tapped(turn, done)), is_new=True)
    unheard = told_before_agreeing(turn, text)
    fits = unheard or (yield from elsewhere(turn))
    if fits is not None:
        return fits
    asked = next((each for each in _offered(turn) if isinstance(each, PickRelation)), None)
    if asked is not None:
        page = ConsentPage(asked.children, "", picked(turn, asked.on), "j")
        return again(show_picked(turn, page), is_new=True)
    turn.ask_next(place)
    said = turn.voice.say("Please choose in the message above, then choose Finished.")
    return Reply(said, is_new=True, is_aside=True)


def said_at_page(turn: Turn, text: str) -> Asking[Reply | None]:
    """The page that was shown last with what a text ticks there or says of the sender; None where it does neither."""
    meant = _ticked(turn, text) or _all_of_them(turn, text) or _related(turn, text)
    if not meant:
        return None
    first, relation = meant[0], next((each.relation for each in meant if isinstance(each, PickRelation)), "")
    on = picked(turn, first.on)
    for each in meant:
        on = turned(on, each) if isinstance(each, SetPurpose) else on
    if relation:
        yield from relate(turn, subjects_of(turn, first.children), relation)
    modes = {each.mode for each in meant if isinstance(each, SetPurpose)} or {"j"}
    before = next((each.relation for each in meant if isinstance(each, SetPurpose)), "")
    return again(show_picked(turn, ConsentPage(first.children, relation or before, on, modes.pop())), is_new=True)


def _ticked(turn: Turn, text: str) -> Sequence[SetPurpose | PickRelation]:
    """What the numbers stand for, if all of them are purposes or relations of the page.

    Several at once, and "3 nữa", turn on; "bỏ 3" turns off; "1, 2 thôi" is all that is to be on.
    """
    menu, how, said = turn.sender.session.menu, *ticking(text)
    numbers = tuple(dict.fromkeys(read_numbers(said) or ()))
    found = [Action.decode(menu[str(n)]) for n in numbers if str(n) in menu]
    meant = [each for each in found if isinstance(each, SetPurpose | PickRelation)]
    if not meant or len(meant) != len(numbers):
        return []
    how = how or ("more" if len(numbers) > 1 else "")
    ticks = [replace(each, wanted=how != "less") if how and isinstance(each, SetPurpose) else each for each in meant]
    if how != "only":
        return ticks
    others = [each for each in _offered(turn) if isinstance(each, SetPurpose) and each not in meant]
    return [*ticks, *(replace(each, wanted=False) for each in others)]


def _all_of_them(turn: Turn, text: str) -> Sequence[SetPurpose | PickRelation]:
    """Every purpose of the page, where all are agreed to in words: "đồng ý hết"."""
    if not agrees_to_all(text):
        return []
    return list(dict.fromkeys(replace(each, wanted=True) for each in _offered(turn) if isinstance(each, SetPurpose)))


def _offered(turn: Turn) -> Sequence[Action]:
    """The choices of what was shown last."""
    return [Action.decode(action) for action in offered(turn.sender.session.menu)]


def _related(turn: Turn, text: str) -> Sequence[SetPurpose | PickRelation]:
    """ "Em là mẹ cháu", where the page asks who one is."""
    relation = read_relation(text)
    asked = _offered(turn) if relation else []
    # the page that asks who one is, or the way back to it
    pages = [each for each in asked if isinstance(each, PickRelation) or _asks_relation(each)]
    return [PickRelation(each.children, relation, each.on) for each in pages[:1] if relation]


def _asks_relation(action: Action) -> TypeGuard[ConsentPage]:
    return isinstance(action, ConsentPage) and action.mode == "j" and not action.relation


def says_who_they_are(turn: Turn, text: str) -> Asking[Reply | None]:
    """ "Tôi là bà ngoại của cháu", where nothing is asked: noted of children of whom it was never said.

    What is noted already is not changed by a sentence: another of the family may be writing here.
    """
    children = [child for child in turn.sender.children if child.kind == "pupil" and not child.is_suspended]
    relation = states_relation(text, [child.name for child in children])
    if relation is None or not children:
        return None
    unsaid = [child for child in children if child.relation == "guardian"] if relation != "guardian" else []
    if not unsaid:
        known = turn.voice.say("You are {relation}.", relation=related(turn.voice, children[0].relation))
        page = ConsentPage(tuple(child.person_id for child in children), "", "", "j")
        change = turn.choice("Change who I am", page)
        return Reply(known, stacked(*([change] if children[0].relation != relation else [])), is_new=True)
    yield from relate(turn, unsaid, relation)
    told = {child.person_id: replace(child, relation=relation) for child in unsaid}
    sender = replace(turn.sender, subjects=tuple(told.get(s.person_id, s) for s in turn.sender.subjects))
    voice = voice_for(turn.catalogs, sender)
    lines = [voice.say("You are {relation}.", relation=related(voice, relation))]
    owed = declare_prompt(voice, sender, turn.now, turn.forms)
    return Reply("\n".join([*lines, *([owed.text] if owed else [])]), owed.rows if owed else (), is_new=True)
