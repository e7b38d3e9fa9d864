"""An emergency that staff tell of a pupil: 115 first, and school health is rung at once, whoever has agreed to what.

Without a declaration it is kept on the ground of vital interest: the child, the sign, when, and who told.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.cases.opening import Flagged, Receiver, Sight, correct, raise_flag
from bot.clock import local_date
from bot.dialogue.class_actions import InDanger, NotInDanger, WhoIsInDanger
from bot.dialogue.names import given_name
from bot.dialogue.wording import time_words
from bot.errors import NotAllowed
from bot.forms import Flag
from bot.handlers.case_offers import when_said
from bot.handlers.elsewhere import elsewhere
from bot.handlers.papers import AT_ONCE, whom_at_school
from bot.handlers.roll_call import make_theirs
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_words
from bot.understanding.at_sight import named_next, of_class_said, signs_told
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Named, Understood
from storage.changes.cases import VITAL_INTEREST
from storage.changes.outbox import Priority
from storage.queries.around import Around, PeopleAround
from storage.queries.in_sight import PupilsInSight
from storage.queries.said import SaidAt
from storage.sealing import new_uid
from storage.values import Subject

MOST_OFFERED = 6


@on(InDanger)
def in_danger(turn: Turn, action: InDanger) -> Asking[Reply]:
    """Ring for the pupil who was meant, if the sender may still name them and what was said is still kept."""
    pupil = yield from _in_sight(turn, action.person)
    text: str | None = yield SaidAt(action.at, action.mark)
    return _too_late(turn) if text is None else (yield from ring(turn, [pupil], text))


@on(NotInDanger)
def not_in_danger(turn: Turn, action: NotInDanger) -> Asking[Reply]:
    """It was a mistake: whoever was told hears that, and the case stays with school health."""
    pupil = yield from _in_sight(turn, action.person)
    if pupil.case is not None:
        make_theirs(turn, pupil)
        yield from correct(turn, pupil, pupil.case, new_uid(), "mistaken")
    said = "Everybody who was told now hears that it was a mistake; school health still checks."
    return Reply(turn.voice.say(said), is_new=True)


@on_words(WhoIsInDanger)
def who_is_in_danger(turn: Turn, place: WhoIsInDanger, text: str) -> Asking[Reply]:
    """Ring for the pupil who is named; of several alike ask which, of nobody known ask again.

    Who goes on with how another pupil is, not at all in danger, has not answered.
    """
    if isinstance(read_symptoms(text, local_date(turn.now)), Understood):
        meant_else = yield from elsewhere(turn)
        if meant_else is not None:
            return meant_else
    pupils: tuple[Subject, ...] = yield PupilsInSight()
    before: str | None = yield SaidAt(place.at, place.mark)
    if before is None:
        return _too_late(turn)
    keys = named_next(text, named_of(pupils))
    of_class = of_class_said(before, [each for each in named_of(pupils) if each.key in keys])
    meant = [pupil for pupil in pupils if str(pupil.person_id) in {each.key for each in of_class}]
    if len(meant) == 1:
        return (yield from ring(turn, meant, before))
    again = "" if meant else turn.voice.say("No such pupil is on your list.")
    return (yield from ask_who(turn, pupils, meant, (place.at, place.mark), again))


def _in_sight(turn: Turn, person_id: int) -> Asking[Subject]:
    pupils: tuple[Subject, ...] = yield PupilsInSight()
    pupil = next((each for each in pupils if each.person_id == person_id), None)
    if pupil is None:
        raise NotAllowed
    return pupil


def _too_late(turn: Turn) -> Reply:
    return Reply(turn.voice.say("That was said too long ago. If it is so now, please write it again."), is_new=True)


def ring(turn: Turn, pupils: Sequence[Subject], text: str) -> Asking[Reply]:
    """Open a case of each, or raise the one there is, in this turn; the families who have an account are asked to call.

    `text`: what told of the emergency.
    """
    lines = [turn.voice.say(AT_ONCE)]
    for pupil in pupils:
        receiver = yield from _raise(turn, pupil, signs_told(text, local_date(turn.now)))
        yield from _tell_family(turn, pupil)
        turn.looked("told_of_emergency", subject_id=pupil.person_id, ground=VITAL_INTEREST)
        name, time = given_name(pupil.name), time_words(turn.now)
        said = "The school was told at {time} about <b>{name}</b> (class {class_name})."
        if receiver is None:
            said = "Recorded at {time}: <b>{name}</b> (class {class_name}). Nobody at school can be told here yet."
        lines.append(turn.voice.say(said, time=time, name=name, class_name=pupil.class_name or ""))
    lines.append((yield from whom_at_school(turn, pupils[0].school_id)))
    choices = [
        turn.choice("{name} · It was a mistake", NotInDanger(pupil.person_id), name=given_name(pupil.name))
        for pupil in pupils
    ]
    return Reply("\n".join(lines), stacked(*choices), is_new=True, is_sure=True, says_health=True)


def _raise(turn: Turn, pupil: Subject, signs: tuple[str, ...]) -> Asking[Receiver | None]:
    make_theirs(turn, pupil)
    flag = Flag("emergency", (), signs, (), notifiable=False)
    sight = Sight(signs, pupil.relation)
    return (yield from raise_flag(turn, Flagged(pupil, None, new_uid(), flag, at_school=True, sight=sight)))


def _tell_family(turn: Turn, pupil: Subject) -> Asking[None]:
    """Have whoever is bound to the child asked to call: that, never what."""
    if pupil.case is not None and pupil.case.severity == "emergency":
        return
    found: dict[int, Around] = yield PeopleAround((pupil.person_id,))
    for address in found[pupil.person_id].guardians.values() if pupil.person_id in found else ():
        key = f"please_call:{pupil.person_id}:{turn.incoming.key}:{address.account_id}"
        about = {"person": pupil.person_id}
        turn.push(key, address.to, "please_call", Priority.ALERT, about=about, rings=True)


def ask_who(
    turn: Turn,
    pupils: Sequence[Subject],
    meant: Sequence[Subject],
    said: tuple[int, int] | None = None,
    before: str = "",
) -> Asking[Reply]:
    """115 and whom to call, and which pupil it is; what was said is kept until that is answered."""
    at = said or when_said(turn)
    lines = [turn.voice.say(AT_ONCE)]
    schools = list(dict.fromkeys(pupil.school_id for pupil in meant or pupils))
    for school_id in schools:
        lines.append((yield from whom_at_school(turn, school_id)))
    asked = "Which pupil is it? Please type the name and the class, for example An 3B; the school is told at once."
    lines += [before, turn.voice.say(asked)]
    offered = meant[:MOST_OFFERED] if len(meant) <= MOST_OFFERED else ()
    choices = [
        turn.choice("{name} ({class_name})", InDanger(each.person_id, *at), name=each.name, class_name=each.class_name)
        for each in offered
    ]
    turn.ask_next(WhoIsInDanger(*at))
    text = "\n".join(line for line in lines if line)
    return Reply(text, stacked(*choices), is_new=True, is_sure=True, says_health=True)


def beside(reply: Reply, answer: Reply) -> Reply:
    """What was rung, above what the words were besides."""
    rows, said = (*reply.rows, *answer.rows), reply.text.split("\n")
    rest = "\n".join(line for line in answer.text.split("\n") if line not in said)
    return replace(answer, text=f"{reply.text}\n\n{rest}", rows=rows, is_new=True, is_sure=True, says_health=True)


def named_of(pupils: Sequence[Subject]) -> list[Named]:
    """Pupils as those among whom a sentence names some."""
    return [Named(str(each.person_id), each.name, each.class_name or "") for each in pupils]
