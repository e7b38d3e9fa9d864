"""What would let a criteria set conclude wrongly, and what to write instead; the values are msgids of `criteria`."""

from enum import StrEnum


class Misjudgement(StrEnum):
    """One thing wrong with criteria, bands, or the marks of our own columns."""

    # marks of a row
    NOT_ONE_OF = "Here stands one of these words: {names}."
    NO_CITE = "Words that are not ours need their source. Write it under bind::kb:cite."
    BAD_POINTS = "In a row of the type integer stands here the most points it can bring, as a whole number."
    NOT_HIDDEN = "A row that asks for a result has the type hidden."
    # criteria
    NO_BANDS = "Criteria need conclusions. Write them on the sheet choices, with the list_name band."
    NO_CRITERIA = "There are conclusions (band), and no question with the choices pass and fail."
    NO_CONCLUSION = (
        "The set never says its conclusion. Add a hidden row with the word conclusion under bind::kb:result."
    )
    STRAY_MUST = "Only a criterion can be must-pass: a select_one with the choices pass and fail."
    MIXED = "Either all criteria bring points or none does."
    CONDITIONAL = "A criterion is always asked. Take the condition away and give it the choice not_applicable instead."
    NOT_REQUIRED = "A criterion always needs an answer. Write yes."
    DEFAULTED = "A criterion has no default: nobody would have looked."
    NOT_ANSWERED = "A criterion is answered before sending: not read_only, and without bind::kb:stage."
    MUST_APPLIES = "A must-pass criterion always applies. Take the choice not_applicable away."
    # bands
    NOT_WHOLE = "Here stands a whole number: how many criteria, or how many per cent of the points."
    NOT_HOURS = "Here stands a whole number of hours, or nothing."
    NOT_YES_NO = "Here stands yes or no."
    NO_MUST = "No criterion is marked must-pass. Write yes under bind::kb:must_pass on the sheet survey."
    MAY_OPERATE = "A school never operates while a must-pass criterion failed. Write yes under needs_must_pass."
    NO_BAND = "No conclusion fits {count}. Add a last line with least 0."
    NO_BAND_MUST = "No conclusion fits {count} with a must-pass criterion failed. Add a line for it."
    UNREACHED = "This conclusion is never reached. The best stands first, the one with least 0 last."
