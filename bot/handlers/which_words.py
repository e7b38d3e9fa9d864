"""Typed words while it is open which child is meant: who it is, or more of it, which is kept, too."""

from bot.clock import local_date
from bot.dialogue.declare_actions import NobodyMeant, WhichOf
from bot.handlers.at_hand import own_subjects
from bot.handlers.help import nothing_fits
from bot.handlers.reporting import not_well_today
from bot.handlers.taking import text_of, told_together
from bot.handlers.told_at_once import meant
from bot.handlers.told_in_words import told_in_words
from bot.handlers.told_of_several import begin_together
from bot.handlers.which_child import ask_which, is_about, kept_today, let_go
from bot.messages import Reply
from bot.turn import Asking, Turn, again, on_words, tapped
from bot.understanding.emergencies import is_false_alarm
from bot.understanding.folding import fold
from bot.understanding.symptoms import Facts, read_symptoms
from bot.understanding.values import Understood

_MISTAKEN = ("nham", "bam nham", "da nham", "go nham", "nhan nham")


@on_words(WhichOf)
def say_which(turn: Turn, place: WhichOf, text: str) -> Asking[Reply]:
    """A name says who; a mistake lets it go; facts are kept with the others; anything else is asked again."""
    kept = yield from kept_today(turn)
    if kept is None or place.told_on != local_date(turn.now):
        return (yield from nothing_fits(turn))
    own = own_subjects(turn)
    people = [subject for subject in own if subject.person_id in kept.of]
    facts = _facts(text, turn)
    named = meant(own, text) if len(own) > len(people) else []
    who = named if len(named) == 1 and named[0] not in people else meant(people, text)
    if who and who[0] not in people:
        # of one of the others: what is kept waits, for it may not be theirs
        of_another = yield from told_in_words(turn, text) if facts else not_well_today(turn, who[0])
        if of_another is not None:
            return again(of_another, is_new=True)
    if len(who) > 1:
        texts = (*kept.texts, *([text] if facts else ()))
        yield from let_go(turn, kept, [each.person_id for each in who])
        told = told_together(texts, kept.on)
        both = yield from begin_together(
            turn, [(each, told, text_of(texts, kept.on)) for each in who], set(), text, settles=True
        )
        if both is not None:
            return again(both, is_new=True)
    if len(who) == 1:
        return (yield from is_about(turn, who[0], kept, text if facts else ""))
    if facts:
        return (yield from ask_which(turn, people, text))
    if is_false_alarm(text) or fold(text).startswith(_MISTAKEN):
        return (yield from tapped(turn, NobodyMeant(kept.on)))
    asked = yield from ask_which(turn, people)
    said = turn.voice.say("Sorry, the assistant did not understand this message.")
    return again(asked, text=f"{asked.text}\n{said}" if asked.is_sure else f"{said}\n{asked.text}")


def _facts(text: str, turn: Turn) -> Facts | None:
    """What a sentence adds."""
    found = read_symptoms(text, local_date(turn.now))
    if not isinstance(found, Understood):
        return None
    facts = found.value
    is_more = facts.has or facts.hasnt or facts.maybe or facts.celsius or facts.onset or facts.at_school is not None
    return facts if is_more else None
