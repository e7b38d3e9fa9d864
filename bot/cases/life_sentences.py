"""What each step of a case's life is called: msgids by the kind of event. Data only.

Values: {who} did it, by name and office; {grade}, {outcome}, {reason}, {whom} as the step has them.
"""

from collections.abc import Mapping

LIFE_SENTENCES: Mapping[str, str] = {
    "opened": "The case was opened, grade {grade}.",
    "raised": "Declared anew: raised to grade {grade}.",
    "sighted": "{who} told of an emergency; kept to protect life and health, without consent.",
    "declared": "Declared anew; the grade stays.",
    "corrected": "{who} corrected the declaration.",
    "followed_up": "{who} answered the question how it goes.",
    "wrote": "{who} wrote how it goes on.",
    "despair": "{who} wrote of wanting to die or to hurt themselves; the words are not kept.",
    "whose": "Nobody has said yet which child of the family it is.",
    "notifiable": "Suspected notifiable disease from now on: the 24 hours of article 10 run.",
    "told": "Step {step} of the ladder.",
    "alarm": "Nobody on the ladder could be reached any more: the operator was alarmed.",
    "unreached": "Messages did not arrive.",
    "looked": "{who} opened it.",
    "taken": "{who} took it.",
    "passed_on": "{who} passed it on: {reason}.",
    "asked": "{who} was asked for the outcome.",
    "resumed": "No outcome came: the case is open again, the ladder goes on.",
    "worsened": "Worse: it needs somebody anew, the ladder begins again.",
    "noted": "{who} wrote a note.",
    "outcome": "{who} recorded: {outcome}.",
    "reopened": "{who} opened it again: it had been ended by mistake.",
    "receipt": "{who} confirmed having read it.",
    "told_station": "{who} recorded that the health station was told.",
    "station_how": "{who} recorded how the station was told: {how}.",
    "station_untold": "{who} took the record back: it was a mistake.",
    "station_missed": "The notice reached nobody at the station; it does not count as told.",
    "station_partly": "Not everybody at the station was reached.",
    "station_received": "{who} confirmed that the station received the notice.",
    "reminded": "Nobody has it yet: it was brought up again in the morning.",
    "legal_clock": "The 24 hours of article 10: reminder.",
    "drill": "An exercise.",
    "cover": "{who} stands in for somebody.",
    "handed_over": "The duty of {who} ended: handed over to {whom}.",
    "second": "Told at a second account as well.",
    "capped": "Too many alerts within an hour: they go on as one growing summary.",
    "healed": "The auditor found something missing and had it done.",
}
TOLD_STATION_HOW = "{who} recorded that the health station was told: {how}."
OTHERWISE = "Another step ({kind})."
REMINDED_SENTENCES: Mapping[str, str] = {
    "reminder": "The 24 hours of article 10: reminder.",
    "last": "The 24 hours of article 10: 4 hours left.",
    "over": "The 24 hours of article 10 are over without a record.",
    "undelivered": "The school was told that the notice did not reach the station.",
}
CORRECTED_SENTENCES: Mapping[str, str] = {
    "mistaken": "{who} said that it was pressed by mistake.",
    "well": "{who} corrected: well.",
    "changed": "{who} changed the declaration.",
}
FOLLOWED_SENTENCES: Mapping[str, str] = {
    "better": "{who} answered: better.",
    "same": "{who} answered: unchanged.",
    "worse": "{who} answered: worse.",
    "well": "{who} answered: well again.",
}
TOLD_SENTENCES: Mapping[str, str] = {
    "untaken": "nobody had taken it",
    "unreached": "the step before reached nobody",
    "inform": "to be informed",
    "silent": "the first account did not answer",
}
"""Why somebody was told, where that is not simply that the case is new."""
WHY_NOT_SENTENCES: Mapping[str, str] = {
    "nobody": "nobody holds the duty",
    "not_connected": "not connected yet",
    "blocked": "has blocked the assistant",
    "refused": "the message did not arrive",
    "drilled": "spared, as an exercise",
}
FAMILY_SENTENCES: Mapping[str, str] = {
    "taken": "The family was told who looks after it",
    "outcome": "The family was told: {outcome}",
}
