"""A sentence that tells of several children by name: each has what was said of them, and one [Gửi] sends it all."""

from collections.abc import Sequence
from datetime import date

from bot.clock import local_date
from bot.dialogue.calling import called, entry
from bot.forms import Answer, Question
from bot.handlers.at_hand import own_subjects
from bot.handlers.beginning import begin_report
from bot.handlers.correcting import with_what_was_declared
from bot.handlers.going_on import next_screen
from bot.handlers.questionnaire import Work, save, unsure_signs
from bot.handlers.taking import fill, is_urgent
from bot.handlers.told_at_once import others_are_well, says_rest_is_well
from bot.handlers.urgent import SILENCE, step
from bot.handlers.which_child import ask_which
from bot.handlers.wording_answers import answer_in_words
from bot.i18n import Markup
from bot.messages import Reply
from bot.turn import Asking, Turn
from bot.understanding.headed import Apart, tells_of_illness
from bot.understanding.symptoms import Facts
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Understood
from storage.values import Subject

Told = tuple[Subject, Facts, str]
"""What is said of one child, and the words it was said in."""


def told_of_several(turn: Turn, apart: Apart, text: str) -> Asking[Reply | None]:
    """Begin a declaration for each who ails; None where at most one does, or nothing is told.

    Where it cannot be told whose all of it is, nothing of it is stored and each is asked about; a sign of emergency
    among it comes first.
    """
    by_key = {str(subject.person_id): subject for subject in own_subjects(turn)}
    today = local_date(turn.now)
    read = [(by_key[key], read_told(part, today), part) for key, part in apart.parts]
    told = [(who, found.value, part) for who, found, part in read if isinstance(found, Understood)]
    ill = [each for each in told if each[1].has or each[1].maybe]
    well = {who.person_id for who, facts, _ in told if facts.is_well and not (facts.has or facts.maybe)}
    if not apart.is_mixed and all(
        isinstance(found, Understood) or not tells_of_illness(part) for _, found, part in read
    ):
        return (yield from begin_together(turn, ill, well, text)) if len(ill) > 1 else None
    others = [who for who, *_ in read if who.person_id not in well]
    whole = read_told(text, today)
    facts = [each[1] for each in ill] + ([whole.value] if isinstance(whole, Understood) else [])
    if not any(each.has or each.maybe for each in facts):
        return None
    works = yield from _works(turn, others)
    if not works:
        return None
    if any(is_urgent(works[0], each, turn.now, text) for each in facts):
        return (yield from ask_which(turn, others, text))
    return _asked_one_by_one(turn, works)


def only_one_ails(subjects: Sequence[Subject], apart: Apart, today: date) -> Subject | None:
    """The one who is told to ail where each of several has a clause of their own; None where that is not so."""
    read = [(key, read_told(part, today), part) for key, part in apart.parts]
    if apart.is_mixed or not all(
        isinstance(found, Understood) or not tells_of_illness(part) for _, found, part in read
    ):
        return None
    ill = [key for key, found, _ in read if isinstance(found, Understood) and (found.value.has or found.value.maybe)]
    return next((each for each in subjects if [str(each.person_id)] == ill), None)


def begin_together(
    turn: Turn, ill: Sequence[Told], well: set[int], text: str, *, settles: bool = False
) -> Asking[Reply | None]:
    """Fill in what is said of each, say it again by child, and go on with what is missing.

    `settles`: it answers whom all that was about which was told before.
    """
    works = yield from _works(turn, [who for who, *_ in ill])
    told = {who.person_id: (facts, part) for who, facts, part in ill}
    lines = []
    for work in works:
        work.pending = None if settles else work.pending
        yield from with_what_was_declared(turn, work)
        facts, part = told[work.subject.person_id]
        new = fill(work, facts, turn.now, part) or school_alone(work, facts)
        said = [words for each, answer in new for words in answer_in_words(turn, work.form, each, answer)]
        who = entry(turn.voice, turn.sender, work.subject)
        lines += [turn.voice.say("{who}: {answers}.", who=who, answers="; ".join(said))] if said else []
    if not works:
        return None
    first = _kept(turn, works)
    left = {s.person_id for s in own_subjects(turn)} - set(first.together)
    first.rest_is_well = left <= well or says_rest_is_well(turn, first.subject, text)
    for work in works:
        work.rest_is_well = first.rest_is_well
        save(turn, work)
    if all(work.is_ready(work.evaluation(turn.now)) and not work.open for work in works):
        return step(turn, first, turn.voice.say("Noted:"))  # the summary says it all
    lines += [others_are_well(turn, first)]
    return step(turn, first, "\n".join([turn.voice.say("Noted:"), *filter(None, lines)]) if lines else "")


def school_alone(work: Work, facts: Facts) -> list[tuple[Question, Answer]]:
    """Going to school or not, where no sign was named: those are asked for then."""
    at_school = work.form.by_name.get("at_school")
    if at_school is None or facts.at_school is None or facts.has:
        return []
    answer = "yes" if facts.at_school else "no"
    work.answers[at_school.name] = answer
    return [(at_school, answer)]


def _asked_one_by_one(turn: Turn, works: Sequence[Work]) -> Reply:
    first = _kept(turn, works)
    who = Markup(called(turn.voice, turn.sender, first.subject))
    return next_screen(turn, first, turn.voice.say("About {name} first:", name=who))


def _kept(turn: Turn, works: Sequence[Work]) -> Work:
    """Each knows with whom it was told, and is kept with its own minute of silence."""
    together = tuple(work.subject.person_id for work in works)
    for work in works:
        work.together = together
        if unsure_signs(work, turn.now):
            work.silent_at = work.silent_at or turn.now + SILENCE
        save(turn, work)
    first = works[0]
    first.besides = tuple(work for work in works[1:] if work.about[:2] == first.about[:2])
    return first


def _works(turn: Turn, subjects: Sequence[Subject]) -> Asking[list[Work]]:
    found = []
    for subject in subjects:
        work = yield from begin_report(turn, subject)
        if work is not None:
            work.besides = ()
            found.append(work)
    return found
