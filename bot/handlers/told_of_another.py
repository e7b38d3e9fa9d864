"""What is said of another child than the one who is asked about: an emergency goes first, whoever is being asked of."""

from bot.clock import local_date
from bot.handlers.at_hand import own_subjects
from bot.handlers.questionnaire import Work
from bot.handlers.taking import is_urgent
from bot.handlers.told_at_once import apart_by_name, others_meant
from bot.handlers.told_in_words import told_in_words
from bot.messages import Reply
from bot.turn import Asking, Turn
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Understood


def emergency_of_another(turn: Turn, work: Work, text: str) -> Asking[Reply | None]:
    """115 for another child of whom a sign of emergency is told; None where that is not said.

    Of the one who is asked about all stays as it is: a minute of silence runs on, and no alert is raised for the wrong
    child.
    """
    today = local_date(turn.now)
    for said in _of_others(turn, work, text):
        found = read_symptoms(said, today)
        if isinstance(found, Understood) and is_urgent(work, found.value, turn.now, said):
            return (yield from told_in_words(turn, text))
    return None


def _of_others(turn: Turn, work: Work, text: str) -> list[str]:
    """The parts of a sentence that tell of the sender's others."""
    apart = apart_by_name(own_subjects(turn), text)
    if apart is not None and not apart.is_mixed:
        return [said for key, said in apart.parts if key != str(work.subject.person_id)]
    return [text] if others_meant(turn, work.subject, text) else []
