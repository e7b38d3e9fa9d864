"""What is typed after a pupil was asked about: it is of that pupil, or of one who is named; never of the teacher."""

from bot.dialogue.class_actions import Absent, AskedWell, OfPupil
from bot.dialogue.folding import fold
from bot.handlers.on_roll import on_the_roll, owing, whole
from bot.handlers.roll_call import tell_of_pupil
from bot.handlers.said_of_pupils import about_pupil, facts_of, is_absent, is_ill, named_in, told_of
from bot.handlers.said_of_work import said_of_work
from bot.messages import Reply
from bot.turn import Asking, Turn, again, on_words, tapped


@on_words(OfPupil)
def of_pupil(turn: Turn, place: OfPupil, text: str) -> Asking[Reply]:
    """Take what is said of the pupil; what is not understood asks again about the same one."""
    found = yield from owing(turn, place)
    if isinstance(found, Reply):
        return again(found, is_new=True)
    roll, _, pupil = found
    if fold(text) in {fold(words) for words in turn.voice.say("LEAVES IT").split(",")}:
        return again((yield from tapped(turn, whole(place))), is_new=True)
    other = named_in(text, roll.pupils)
    if other is not None and other.person_id != pupil.person_id:
        return about_pupil(turn, roll, other, text)
    on, facts = on_the_roll(place), facts_of(turn, pupil, text)
    if "?" not in text and is_ill(turn, facts, text):
        return again((yield from tell_of_pupil(turn, told_of(on, facts), text)), is_new=True)
    if facts.is_well and "?" not in text:
        return again((yield from tapped(turn, AskedWell(*on))), is_new=True)
    if is_absent(turn, text) and "?" not in text:
        return again((yield from tapped(turn, Absent(*on))), is_new=True)
    work = yield from said_of_work(turn, text)
    if work is not None:
        return work
    said = turn.voice.say("Sorry, the assistant did not understand this answer.")
    return about_pupil(turn, roll, pupil, before=said)
