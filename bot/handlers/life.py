"""What goes before anything else: somebody who wants to die, and danger of somebody who is not the sender's."""

from bot.cases.despair import tell_of_despair
from bot.dialogue.calling import child_meant
from bot.dialogue.names import given_name
from bot.dialogue.wording import phone_words
from bot.handlers.receipts import in_office
from bot.handlers.told_at_once import meant
from bot.handlers.whom_to_call import has_school, whom_to_call
from bot.i18n import Markup
from bot.messages import Reply
from bot.turn import Asking, Turn, again, on_event
from bot.understanding.despair import of_whom
from bot.understanding.folding import fold
from storage.values import Subject


@on_event("despair_said")
def despair_said(turn: Turn, text: str) -> Asking[Reply]:
    """Somebody who listens, day and night; school health is told of a pupil of the sender's. The place stays."""
    say, whose = turn.voice.say, of_whom(text)
    pupil = _pupil(turn, text) if whose != "friend" else None
    lines = [
        say("Thank you for saying it. Nobody has to bear this alone."),
        say("<b>Call 111 now, free, day and night: somebody listens. Hurt or in danger: 115.</b>"),
    ]
    if whose == "friend":
        lines.append(say("Please tell the nearest grown-up now, and stay with them."))
    elif pupil is not None and pupil.relation != "self":
        lines.append(say("Please do not leave {child} alone.", child=child_meant(turn.voice, turn.sender, pupil)))
    else:
        lines.append(say("Please do not stay alone: be with somebody you trust."))
    if pupil is not None:
        lines += yield from _told(turn, pupil)
    elif has_school(turn):
        lines.append((yield from whom_to_call(turn, "person")).text)
    return Reply("\n".join(lines), is_new=True, is_sure=True, is_aside=True)


def _pupil(turn: Turn, text: str) -> Subject | None:
    """Of whom school health is told: the pupil who writes, or the child who is named or the only one.

    Whoever agreed to what: life goes first.
    """
    pupils = [
        each for each in turn.sender.subjects if each.kind == "pupil" and not (each.is_proxied or each.is_suspended)
    ]
    oneself = next((each for each in pupils if each.relation == "self"), None)
    if oneself is not None or not pupils:
        return oneself
    found = meant(pupils, text)
    is_said = of_whom(text) == "child" or any(fold(given_name(each.name)) in fold(text).split() for each in found)
    return found[0] if is_said and len(found) == 1 else None


def _told(turn: Turn, pupil: Subject) -> Asking[list[str]]:
    receiver = yield from tell_of_despair(turn, pupil)
    if receiver is None:
        return [turn.voice.say("The school is told now.")]
    who = Markup(in_office(turn, receiver))
    lines = [turn.voice.say("{who} at school is told now, to speak alone and gently.", who=who)]
    if receiver.phone is not None:
        lines.append(turn.voice.say("{name}: {phone}.", name=who, phone=phone_words(receiver.phone)))
    return lines


@on_event("anothers_danger")
def anothers_danger(turn: Turn) -> Asking[Reply]:
    """115 and the nearest grown-up; nothing is written down of the sender, and their question stays."""
    text = turn.voice.say("<b>Call 115 now and tell the nearest grown-up.</b>")
    if has_school(turn):
        called = yield from whom_to_call(turn, "person")
        return again(called, text=f"{text}\n{called.text}", is_sure=True)
    return Reply(text, is_new=True, is_sure=True, is_aside=True)
