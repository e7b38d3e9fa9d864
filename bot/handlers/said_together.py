"""What sentences, one or several in a row, tell of pupils of a roll-call: of whom, how, and who is not found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.dialogue.folding import fold
from bot.handlers.said_of_pupils import ABSENT, ILL, has_words, how_told, named_of
from bot.turn import Turn
from bot.understanding.not_of_class import not_of_class
from bot.understanding.roll_said import told_of_class
from storage.queries.roll_values import Roll, RollPupil


@dataclass(frozen=True, slots=True)
class Told:
    """A pupil of whom a sentence tells, how, and in which words. `alike`: all who have the name that was said."""

    pupil: RollPupil
    how: str
    text: str
    alike: tuple[int, ...]

    @property
    def is_one(self) -> bool:
        """Whether nobody else of the class has the name."""
        return len(self.alike) == 1

    @property
    def is_owed(self) -> bool:
        """Whether it can be recorded as it was told."""
        return self.is_one and self.pupil.declared is None and self.how in (ILL, ABSENT)


@dataclass(frozen=True, slots=True)
class Heard:
    """All that was told, the names that nobody of the roll-call has, and whether something was said of all others."""

    told: tuple[Told, ...]
    strangers: tuple[str, ...] = ()
    tells_of_the_rest: bool = False


def heard_in(turn: Turn, roll: Roll, texts: Sequence[str], what: str = "") -> Heard:
    """What sentences told together: a later one puts an earlier one right, or says who of two was meant.

    `what`: names were asked for of those who are so (absent, ill).
    """
    together: list[Told] = []
    strangers: list[str] = []
    named = named_of(roll.pupils)
    for at, text in enumerate(texts):
        if "?" in text:
            continue
        together = _put(together, _told_in(turn, roll, text, (what or ABSENT) if at else what))
        strangers += not_of_class(text, named)
    is_of_rest = any(has_words(turn, "THE WHOLE CLASS", text) for text in texts)
    return Heard(tuple(together), tuple(dict.fromkeys(strangers)), is_of_rest)


def _told_in(turn: Turn, roll: Roll, text: str, what: str) -> list[Told]:
    by_key = {str(pupil.person_id): pupil for pupil in roll.pupils}
    found = []
    for each in told_of_class(text, named_of(roll.pupils), are_awaited=bool(what)):
        alike = _by_initial([by_key[key] for key in each.keys], each.text)
        ids = tuple(pupil.person_id for pupil in alike)
        for pupil in alike:
            how = how_told(turn, pupil, each.text) if each.text else what
            found.append(Told(pupil, how or what, each.text, ids))
    return found


def _by_initial(alike: Sequence[RollPupil], text: str) -> Sequence[RollPupil]:
    """ "Hiếu H": the one whose family or middle name begins so."""
    first = fold(text).split()[:1]
    if len(alike) < 2 or not first or len(first[0]) > 1:
        return alike
    meant = [pupil for pupil in alike if any(part.startswith(first[0]) for part in fold(pupil.name).split()[:-1])]
    return meant if len(meant) == 1 else alike


def _put(before: Sequence[Told], new: Sequence[Told]) -> list[Told]:
    together = list(before)
    for each in new:
        person = each.pupil.person_id
        waiting = next((b for b in together if not b.is_one and person in b.alike), None)
        if each.is_one and waiting is not None:
            together = [b for b in together if b.alike != waiting.alike]
            if not each.text:
                each = replace(each, how=waiting.how, text=waiting.text)
        at = next((n for n, b in enumerate(together) if b.pupil.person_id == person), len(together))
        together[at : at + 1] = [each]
    return together
