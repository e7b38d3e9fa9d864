"""A school's figures on its screens: each with what it counts, all in three lines, and who is counted unasked."""

from collections.abc import Mapping

from babel.numbers import format_decimal

from bot.forms import Answer
from bot.forms.conversion import to_text
from bot.handlers.filing_work import counted_of
from bot.turn import Turn

FROM_SENTENCES = {
    "enrolled": "Pupils on the school's roll today.",
    "present": "The roll less those who are known to be away.",
    "absent": "Those whom families or teachers declared away, and those who are watched at home.",
    "absent_ill": "Those of whom it was declared that they are ill and stay at home, or who are watched there.",
    "absent_ill_families": "Of the ill at home, whom families declared, today or before.",
    "absent_ill_teachers": "Of the ill at home, whom teachers or boarding staff declared.",
    "returned": "Declared ill at home within 14 days, declared well today.",
    "declared": "Pupils with a declaration in the round of today.",
    "owing": "Pupils without a declaration in the round of today.",
    "owing_unanswered": "Of those without, who were reminded and have not answered.",
    "owing_unconnected": "Of those without, whose family is not connected to the assistant.",
    "owing_other": "Of those without, all others (no declaring by chat, not delivered, paused).",
    "flagged": "Pupils whose declaration of today needs following up.",
    "staff": "Staff on the school's list today.",
    "staff_present": "The staff less those who declared that they are ill and stay at home.",
    "staff_absent_ill": "Staff who declared that they are ill and stay at home.",
    "staff_declared": "Staff with a declaration in the round of today.",
}


REPORT_SENTENCES = {
    "pupils": "On the roll {enrolled} · present {present} · away {absent}, of them ill {absent_ill} (families "
    "{absent_ill_families}, teachers {absent_ill_teachers}) · back {returned}",
    "declarations": "Declared {declared} · not yet {owing} (not answered {owing_unanswered}, not connected "
    "{owing_unconnected}, other {owing_other}) · to follow up {flagged}",
    "staff": "Staff {staff} · present {staff_present} · ill {staff_absent_ill} · declared {staff_declared}",
}


def report_lines(turn: Turn, stored: Mapping[str, Answer], given: Mapping[str, str]) -> list[str]:
    """The report's figures in three lines, as they are read in a meeting; nothing where one of them is missing."""
    if not set(FROM_SENTENCES) <= set(stored):
        return []
    language = turn.voice.language
    values = {name: format_decimal(to_text(stored[name]), locale=language) for name in FROM_SENTENCES}
    lines = [turn.voice.say(msgid, **values) for msgid in REPORT_SENTENCES.values()]
    is_counted = counted_of(given, "absent_ill") == to_text(stored["absent_ill"])
    watched = int(counted_of(given, "watched") or 0) if is_counted else 0
    if watched:
        one = "{n} of the ill at home is watched there since another day; nobody has said today how it is."
        several = "{n} of the ill at home are watched there since another day; nobody has said today how it is."
        lines.append(turn.voice.say_n(one, several, watched))
    n = unheard_of(stored, given)
    if n:
        one = "Note: of those counted present, {n} has not been declared by anybody; it is not known if they are here."
        several = (
            "Note: of those counted present, {n} have not been declared by anybody; it is not known if they are here."
        )
        lines.append(turn.voice.say_n(one, several, n))
    return lines


def unheard_of(stored: Mapping[str, Answer], given: Mapping[str, str]) -> int:
    """How many are counted present of whom nobody has declared anything; 0 where somebody has put the figure right."""
    if not {"present", "owing"} <= set(stored) or counted_of(given, "present") != to_text(stored["present"]):
        return 0
    return int(counted_of(given, "unheard") or to_text(stored["owing"]))
