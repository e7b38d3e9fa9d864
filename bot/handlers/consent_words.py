"""What is typed at a page of purposes: several of its numbers at once, who one is to the child, a further child's code.

Nothing is agreed to by it: what was ticked is shown again and waits for [Xong].
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.actions import Action
from bot.dialogue.join_actions import ConsentPage, Picked, PickRelation, SetPurpose
from bot.dialogue.numbered import ALIKE, TYPED, read_numbers
from bot.handlers.consenting import relate, show_picked, subjects_of, turned
from bot.handlers.elsewhere import elsewhere, urgent_elsewhere
from bot.handlers.join_phone import next_birthday
from bot.handlers.picking import picked
from bot.joining.codes import try_code
from bot.joining.relations import read_relation
from bot.joining.rules import read_code
from bot.messages import Reply
from bot.turn import Asking, Turn, again, on_words
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
    fits = shown or (yield from elsewhere(turn))
    if fits is not None:
        return fits
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
    """What the numbers stand for, if all of them are purposes or relations of the page."""
    menu = turn.sender.session.menu
    found = [Action.decode(menu[str(n)]) for n in dict.fromkeys(read_numbers(text) or ()) if str(n) in menu]
    meant = [each for each in found if isinstance(each, SetPurpose | PickRelation)]
    return meant if meant and len(meant) == len(dict.fromkeys(read_numbers(text) or ())) else []


def _all_of_them(turn: Turn, text: str) -> Sequence[SetPurpose | PickRelation]:
    """Every purpose of the page, where all are agreed to in words: "đồng ý hết"."""
    if not agrees_to_all(text):
        return []
    asked = [
        Action.decode(action) for key, action in turn.sender.session.menu.items() if key != TYPED and action != ALIKE
    ]
    return list(dict.fromkeys(replace(each, wanted=True) for each in asked if isinstance(each, SetPurpose)))


def _related(turn: Turn, text: str) -> Sequence[SetPurpose | PickRelation]:
    """ "Em là mẹ cháu", where the page asks who one is."""
    relation, menu = read_relation(text), turn.sender.session.menu
    asked = [Action.decode(action) for key, action in menu.items() if relation and key != TYPED and action != ALIKE]
    return [each for each in asked if isinstance(each, PickRelation) and each.relation == relation][:1]
