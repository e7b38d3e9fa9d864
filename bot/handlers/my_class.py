"""/lopcuatoi: the roll-call of a class or of boarders, the line for the class group, who declared, receipt codes."""

import re

from bot.clock import local_date
from bot.dialogue.class_actions import (
    CheckCode,
    ForClassGroup,
    ListDeclared,
    OpenBoarding,
    OpenClassPage,
    ReceiptCode,
)
from bot.dialogue.menu_actions import OpenMyClass
from bot.dialogue.names import given_name
from bot.dialogue.wording import moment_words
from bot.errors import Mistake, NotAllowed
from bot.messages import Reply, stacked
from bot.rounds.class_page import declared_lines, group_line, roll_page
from bot.turn import Asking, Turn, again, on, on_command, on_words
from storage.queries.declaring import DeclarationsByCode
from storage.queries.roll_values import BOARDING_ROLL, CLASS_ROLL, Roll
from storage.queries.rolls import NamesOf, RollOf
from storage.values import Declared

CODE = re.compile(r"[2-9A-Z]{4}")


class NoClass(Mistake):
    """The sender has neither a class nor boarders."""

    sentence = "No class is assigned to this account. If that is wrong, please tell the school's principal."


@on_command("lopcuatoi")
def my_class(turn: Turn) -> Asking[Reply]:
    """Show the sender's class; of several, ask which."""
    return (yield from _own(turn))


def _own(turn: Turn) -> Asking[Reply]:
    classes = [duty for duty in turn.sender.duties if duty.kind == "homeroom"]
    boarding = [duty for duty in turn.sender.duties if duty.kind == "boarding"]
    if not classes and not boarding:
        raise NoClass
    if len(classes) + len(boarding) > 1:
        choices = [turn.choice("Class {name}", OpenMyClass(duty.unit_id), name=duty.unit_name) for duty in classes]
        choices += [turn.choice("Boarding pupils", OpenBoarding(duty.unit_id, 0)) for duty in boarding]
        return Reply(turn.voice.say("Which roll-call?"), stacked(*choices), is_new=True)
    kind, unit = (CLASS_ROLL, classes[0].unit_id) if classes else (BOARDING_ROLL, boarding[0].unit_id)
    return again((yield from show_roll(turn, kind, unit)), is_new=True)


@on(OpenMyClass)
def open_my_class(turn: Turn, action: OpenMyClass) -> Asking[Reply]:
    """Show a class; 0 is the sender's own."""
    if action.school_class == 0:
        return (yield from _own(turn))
    return again((yield from show_roll(turn, CLASS_ROLL, action.school_class)), is_new=True)


@on(OpenClassPage)
def open_class_page(turn: Turn, action: OpenClassPage) -> Asking[Reply]:
    """Turn the page."""
    return (yield from show_roll(turn, CLASS_ROLL, action.school_class, action.page))


@on(OpenBoarding)
def open_boarding(turn: Turn, action: OpenBoarding) -> Asking[Reply]:
    """Show the boarders."""
    return (yield from show_roll(turn, BOARDING_ROLL, action.school, action.page))


@on(ForClassGroup)
def for_class_group(turn: Turn, action: ForClassGroup) -> Asking[Reply]:
    """Give the line to copy: counts, no names."""
    roll = yield from roll_for(turn, CLASS_ROLL, action.school_class)
    if roll.round is None:
        return roll_page(turn.voice, roll, turn.forms)
    return Reply(group_line(turn.voice, roll, roll.round), is_new=True)


@on(ListDeclared)
def list_declared(turn: Turn, action: ListDeclared) -> Asking[Reply]:
    """Show who declared, when and through whom; not what."""
    roll = yield from roll_for(turn, CLASS_ROLL, action.school_class)
    lines = declared_lines(turn.voice, roll)
    title = turn.voice.say("<b>Class {name}</b>: {done} have declared", name=roll.unit_name, done=len(lines))
    back = turn.choice("Back to the list", OpenClassPage(action.school_class, 0))
    return Reply("\n".join([title, *lines]), stacked(back), says_health=True)


@on(CheckCode)
def check_code(turn: Turn, action: CheckCode) -> Reply:
    """Ask for a receipt's code."""
    _may_check(turn)
    turn.ask_next(ReceiptCode())
    return Reply(turn.voice.say("Please type the code of the receipt, for example 7K2M."), is_new=True)


@on_words(ReceiptCode)
def typed_code(turn: Turn, place: ReceiptCode, text: str) -> Asking[Reply]:
    """Say whose declaration a code is, and when it was made; never what it says."""
    _may_check(turn)
    turn.ask_next(place)
    found = yield from about_code(turn, text)
    if found is not None:
        return found
    return Reply(
        turn.voice.say("There is no declaration with this code in the last 7 days. Please check it."), is_new=True
    )


def about_code(turn: Turn, text: str) -> Asking[Reply | None]:
    """What a typed text says as a receipt's code; None if it is none of a pupil the sender answers for."""
    code = text.strip().upper()
    if not CODE.fullmatch(code) or not _is_at_school(turn):
        return None
    declared: tuple[Declared, ...] = yield DeclarationsByCode(code)
    names: dict[int, tuple[str, str | None]] = yield NamesOf(tuple(each.person_id for each in declared))
    today = local_date(turn.now)
    lines = []
    for each in {each.person_id: each for each in declared}.values():
        if each.person_id not in names:
            continue
        name, class_name = names[each.person_id]
        turn.looked("receipt_checked", subject_id=each.person_id)
        lines.append(
            turn.voice.say(
                "Code {code}: <b>{name}</b> ({class_name}), declared at {time}.",
                code=code,
                name=given_name(name) if class_name else name,
                class_name=class_name or turn.voice.say("staff of the school"),
                time=moment_words(each.at, today),
            )
        )
    return Reply("\n".join(lines), is_new=True) if lines else None


def _may_check(turn: Turn) -> None:
    if not _is_at_school(turn):
        raise NotAllowed


def _is_at_school(turn: Turn) -> bool:
    return any(duty.school_id is not None for duty in turn.sender.duties)


def show_roll(turn: Turn, kind: str, unit_id: int, page: int = 0) -> Asking[Reply]:
    """A page of a roll-call."""
    roll = yield from roll_for(turn, kind, unit_id)
    return roll_page(turn.voice, roll, turn.forms, page)


def roll_for(turn: Turn, kind: str, unit_id: int) -> Asking[Roll]:
    """Load a roll-call that the sender's duties give them; the look is kept. Raises NotAllowed."""
    roll: Roll | None = yield RollOf(kind, unit_id)
    if roll is None:
        raise NotAllowed
    turn.looked("roll_call", unit_id=unit_id)
    return roll
