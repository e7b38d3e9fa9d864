"""After sending: it is another child who ails, and not the one of whom it was sent."""

from collections.abc import Sequence
from decimal import Decimal

from bot.clock import local_date
from bot.dialogue.calling import called
from bot.dialogue.declare_actions import CorrectToNotWell
from bot.dialogue.one_tap import SIGNS
from bot.handlers.at_hand import own_subjects
from bot.handlers.beginning import begin
from bot.handlers.correcting import with_what_was_declared
from bot.handlers.questionnaire import save, unsure_signs
from bot.handlers.reporting import taken_up
from bot.handlers.standing import Standing, is_well_after_all
from bot.handlers.taking import fill
from bot.handlers.told_at_once import apart_by_name, denied_for, said_of_each
from bot.handlers.told_of_several import begin_together
from bot.handlers.urgent import step
from bot.i18n import Markup
from bot.messages import Reply
from bot.turn import Asking, Turn, again
from bot.understanding.elsewhere import without_denial
from bot.understanding.symptoms import Facts, read_symptoms
from bot.understanding.values import Understood
from storage.values import Subject


def another_instead(turn: Turn, standing: Sequence[Standing], text: str) -> Asking[Reply | None]:
    """What was said of one is begun for the other, and the one it was sent of is put right; None where neither is said.

    Both are sent from one summary; of whom no sign is left it is asked first whether they are well.
    """
    read = _read(turn, standing, text)
    if read is None:
        return None
    wrong, right, facts, over = read
    was = yield from begin(turn, CorrectToNotWell(*wrong.about))
    if isinstance(was, Reply):
        return None
    yield from with_what_was_declared(turn, was)
    had = was.answers.get(SIGNS)
    signs = set(had) if isinstance(had, tuple) else set()
    celsius = was.answers.get("temperature")
    if "fever" in facts.has and facts.celsius is None and over == facts.has and isinstance(celsius, Decimal):
        facts = Facts(facts.has, facts.hasnt, facts.maybe, celsius, facts.onset, facts.at_school)
    if over and signs - set(over):
        told = [(wrong.subject, Facts(hasnt=over), ""), (right, facts, text)]
        return (yield from begin_together(turn, told, set(), ""))
    work = yield from taken_up(turn, right)
    if work is None:
        return None
    if facts.has:
        fill(work, facts, turn.now, text)
    else:
        work.answers = {**was.answers, **work.answers}
    save(turn, work)
    if unsure_signs(work, turn.now):
        return step(turn, work)
    asked = is_well_after_all(turn, wrong)
    name = Markup(called(turn.voice, turn.sender, right))
    kept = turn.voice.say("What was said of {name} is kept, and is asked about next.", name=name)
    return again(asked, text=f"{kept}\n{asked.text}")


def _read(
    turn: Turn, standing: Sequence[Standing], text: str
) -> tuple[Standing, Subject, Facts, tuple[str, ...]] | None:
    """Of whom it was sent wrongly, who it is instead, what is said of them, and the signs the first has not."""
    own, today = own_subjects(turn), local_date(turn.now)
    ill = {each.subject.person_id: each for each in standing if not each.declared.well}
    who = denied_for(own, text)
    if who is not None:
        right, wrong = who
        read_of = (read_symptoms(said, today) for said in _said_of(right, text))
        facts = next((each.value for each in read_of if isinstance(each, Understood) and each.value.has), Facts())
        return (ill[wrong.person_id], right, facts, facts.has) if wrong.person_id in ill else None
    apart = apart_by_name(own, text)
    if apart is None or apart.is_mixed or len(apart.parts) != 2:
        return None
    read = {int(key): read_symptoms(part, today) for key, part in apart.parts}
    told = {key: found.value for key, found in read.items() if isinstance(found, Understood)}
    ails = [key for key, facts in told.items() if facts.has]
    over = [key for key, facts in told.items() if not facts.has and not facts.maybe and (facts.hasnt or facts.is_well)]
    if len(ails) != 1 or len(over) != 1 or over[0] not in ill:
        return None
    right = next(each for each in own if each.person_id == ails[0])
    return ill[over[0]], right, told[ails[0]], told[over[0]].hasnt


def _said_of(subject: Subject, text: str) -> list[str]:
    """What is said of whom it is, first without what leads up to the name."""
    left = without_denial(text)
    return [*(part for said in left for part in said_of_each([subject], said).values()), *left]
