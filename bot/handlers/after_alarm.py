"""What is told of a child with a case and goes on its card at once: how it goes on after an alarm, that it is worse."""

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
from bot.understanding.after_alarm import goes_on, says_worse
from bot.understanding.danger import names_danger
from bot.understanding.kept import stays_in_hospital
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Understood
from storage.queries.responders import Responders, SchoolPeople
from storage.values import Subject

IN_NEED = "If no help is there yet or it gets worse, call 115."


def goes_on_said(turn: Turn, text: str, answering: Call) -> Asking[Reply | None]:
    """Pass on how it goes on; None where that is not said, or new signs are told beside it."""
    alarmed, ill = in_alarm(turn), [each for each in own_subjects(turn) if each.case is not None]
    about = _about(turn, text, alarmed or ill)
    if not about or not goes_on(text) or _tells_more(turn, text):
        return None
    if not alarmed:
        return (yield from _passed_on(turn, about, text, answering))
    if turn.sender.session.place is None:
        followed = yield from how_now_said(turn, text)
        if followed is not None:
            return followed
    for each in about:
        yield from write_on_case(turn, each, text)
    calm = "\n".join([*(yield from _calm(turn, about)), turn.voice.say(IN_NEED)])
    if turn.sender.session.place is None or not stays_in_hospital(text):
        # what is asked stays open with its numbers
        return Reply(calm, is_new=True, is_aside=True, is_sure=True)
    answered = yield from answered_by(turn, answering)
    return again(answered, text=f"{calm}\n\n{answered.text}", is_new=True, is_sure=True)


def _passed_on(turn: Turn, about: Sequence[Subject], text: str, answering: Call) -> Asking[Reply]:
    """What is understood as anything else is that; else it is on the card instead of lost."""
    answered = yield from answered_by(turn, answering)
    if not turn.is_missed or len(about) != 1:
        return answered
    turn.is_missed = False
    yield from write_on_case(turn, about[0], text)
    return Reply("\n".join((yield from _calm(turn, about))), is_new=True, is_aside=True)


def worse_said(turn: Turn, text: str, answering: Call) -> Asking[Reply | None]:
    """Have whoever has the case rung, and answer what else is said; None where it does not say that for sure.

    What is flagged by it rings when it is sent. That somebody looked after is worse does not wait for [Gửi].
    """
    about = _about(turn, text, [each for each in own_subjects(turn) if each.case is not None])
    if len(about) != 1 or not says_worse(text):
        return None
    if turn.sender.session.place is None:
        followed = yield from how_now_said(turn, text)
        if followed is not None:
            return followed
    yield from write_on_case(turn, about[0], text, is_worse=True)
    calm = yield from _calm(turn, about)
    in_need = turn.voice.say(IN_NEED)
    is_grave = about[0].case is not None and about[0].case.severity == "emergency"
    noted = "\n".join([*calm, in_need] if is_grave else calm)
    answered = yield from answered_by(turn, answering)
    if turn.is_missed:
        return Reply("\n".join([*calm, in_need]), is_new=True, is_aside=True, is_sure=True)
    texts = (answered.text, noted) if answered.is_sure else (noted, answered.text)
    return again(answered, text="\n\n".join(texts), is_new=True)


def _about(turn: Turn, text: str, candidates: Sequence[Subject]) -> list[Subject]:
    """Those whom it is about: who is named, else all it may be; staff may tell of any pupil."""
    named = {each.person_id for each in meant(own_subjects(turn), text)}
    return [each for each in candidates if each.person_id in named or not (named or turn.sender.duties)]


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
    return lines
