"""What is told of a child after an alarm has rung: the words go on the card at once, whatever is asked just then."""

from collections.abc import Sequence

from bot.cases.family_words import write_on_case
from bot.cases.opening import receiver_at
from bot.clock import local_date
from bot.dialogue.calling import called, names_of
from bot.dialogue.wording import phone_words
from bot.handlers.at_hand import own_subjects
from bot.handlers.how_now_said import how_now_said
from bot.handlers.receipts import in_office
from bot.handlers.standing import in_alarm
from bot.handlers.told_at_once import meant
from bot.i18n import Markup
from bot.messages import Reply
from bot.turn import Asking, Call, Turn, again, answered_by
from bot.understanding.after_alarm import goes_on
from bot.understanding.danger import names_danger
from bot.understanding.kept import stays_in_hospital
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Understood
from storage.queries.responders import Responders, SchoolPeople
from storage.values import Subject


def goes_on_said(turn: Turn, text: str, answering: Call) -> Asking[Reply | None]:
    """Pass on how it goes on; None where that is not said, or new signs are told beside it."""
    about = _about(turn, text)
    if not about or not goes_on(text) or _tells_more(turn, text):
        return None
    if turn.sender.session.place is None:
        followed = yield from how_now_said(turn, text)
        if followed is not None:
            return followed
    for each in about:
        yield from write_on_case(turn, each, text)
    calm = "\n".join((yield from _calm(turn, about)))
    if turn.sender.session.place is None or not stays_in_hospital(text):
        # what is asked stays open with its numbers
        return Reply(calm, is_new=True, is_aside=True, is_sure=True)
    answered = yield from answered_by(turn, answering)
    return again(answered, text=f"{calm}\n\n{answered.text}", is_new=True, is_sure=True)


def _about(turn: Turn, text: str) -> list[Subject]:
    """Those whom it is about: who is named, else all who have an alarm."""
    alarmed, named = in_alarm(turn), {each.person_id for each in meant(own_subjects(turn), text)}
    return [each for each in alarmed if each.person_id in named] if named else alarmed


def _tells_more(turn: Turn, text: str) -> bool:
    found = read_told(text, local_date(turn.now))
    told = {*found.value.has, *found.value.maybe} if isinstance(found, Understood) else set()
    return bool(told - {"other"}) or names_danger(text)


def _calm(turn: Turn, about: Sequence[Subject]) -> Asking[list[str]]:
    say = turn.voice.say
    who = Markup(
        names_of(turn.voice, turn.sender, about) if len(about) > 1 else called(turn.voice, turn.sender, about[0])
    )
    lines = [say("Noted: those at school who look after {who} read it now.", who=who)]
    for school_id in dict.fromkeys(each.school_id for each in about):
        school: SchoolPeople | None = yield Responders(school_id)
        receiver = receiver_at(turn, school) if school is not None else None
        if receiver is not None and receiver.phone is not None:
            name = Markup(in_office(turn, receiver))
            lines.append(say("{name}: {phone}.", name=name, phone=phone_words(receiver.phone)))
    lines.append(say("If no help is there yet or it gets worse, call 115."))
    return lines
