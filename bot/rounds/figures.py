"""The figures of a school's report as they follow from what persons declared; the report's own names for them."""

from collections.abc import Mapping

from bot.rounds.owing import count_reasons
from bot.rounds.values import OwingReason
from storage.queries.figures import SchoolFacts

COUNTED = "counted_"
"""What the names of hidden rows begin with that take a figure the program has counted."""
FLAGGED = ("amber", "red", "emergency")
BY_TEACHERS = ("proxy", "boarding")


def figures_of(facts: SchoolFacts) -> dict[str, int]:
    """Everything the program can count, by name; without a round today nothing of declarations is known.

    Who is not known to be away is present: absence is what families and teachers declared, and what school health has
    recorded of a child that is watched at home.
    """
    roll, ill = facts.roll, facts.ill_at_home
    known = {"enrolled": len(roll.pupils), "staff": roll.staff}
    if roll.round is None:
        return known
    away = who_is_away(facts)
    by_teachers = {p.person_id for p in roll.declared if p.declared and p.declared.by in BY_TEACHERS} & ill
    reasons = count_reasons(roll.owing)
    unanswered, unconnected = reasons[OwingReason.NOT_ANSWERED], reasons[OwingReason.NOT_CONNECTED]
    return known | {
        "present": len(roll.pupils) - len(away),
        "absent": len(away),
        "absent_ill": len(ill),
        "absent_ill_families": len(ill) - len(by_teachers),
        "absent_ill_teachers": len(by_teachers),
        "returned": len(facts.back),
        "declared": len(roll.declared),
        "owing": len(roll.owing),
        "owing_unanswered": unanswered,
        "owing_unconnected": unconnected,
        "watched": len(facts.watched),
        "unheard": sum(pupil.person_id not in away for pupil in roll.owing),
        "owing_other": len(roll.owing) - unanswered - unconnected,
        "flagged": sum(p.declared.severity in FLAGGED for p in roll.declared if p.declared),
        "staff_present": roll.staff - facts.staff_ill,
        "staff_absent_ill": facts.staff_ill,
        "staff_declared": roll.staff_declared,
    }


def as_hidden(figures: Mapping[str, int]) -> dict[str, str]:
    """The same as the hidden rows of the form take them."""
    return {f"{COUNTED}{name}": str(number) for name, number in figures.items()}


def who_is_away(facts: SchoolFacts) -> frozenset[int]:
    """Pupils who were declared as not at school, or are watched at home, by key."""
    return facts.ill_at_home | {pupil.person_id for pupil in facts.roll.pupils if pupil.absent}
