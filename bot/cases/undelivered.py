"""Why a message did not get out, in a sentence: by a part of what delivery and the messengers wrote. Data only.

The first part that is found counts. `tests/escalating/test_undelivered.py` collects all that the program can write.
"""

from collections.abc import Mapping

WHY_PARTS: Mapping[str, str] = {
    "may have arrived": "perhaps it arrived; it is tried again",
    "sent twice": "perhaps it arrived; that could not be found out",
    " tries: ": "given up after many tries",
    "window": "the reader has not written for so long that the messenger lets nothing through",
    "quota": "this month's messages of the assistant are used up",
    "block": "the reader has blocked the assistant",
    "403": "the reader has blocked the assistant",
    "chat not found": "the chat is there no more",
    "the chat became another one": "the chat is there no more",
    "400": "the messenger does not take this message",
    "error ": "the messenger does not take this message",
    "401": "the messenger refuses the assistant",
    "429": "the messenger asks to wait",
    "account ": "the account was ended",
    "edits never arrived": "the message before it never arrived",
    "the message to edit is not there": "the message before it never arrived",
    "edit": "a newer version was said instead",
    "nothing new": "a newer version was said instead",
    "another message": "another message said it",
    "no duty": "no duty towards it any more",
    "no operator": "no duty towards it any more",
    "no principal": "no duty towards it any more",
    "does not lead": "no duty towards it any more",
    "to an operator": "no duty towards it any more",
    "not theirs": "no duty towards it any more",
    "no office": "no duty towards it any more",
    "no right": "no right to it any more, or no consent",
    "station is told": "the station had been told already",
    "took it back": "the school took the record back before it left",
    "another outcome": "another outcome was recorded since",
    "nobody has it": "nobody had taken it any more",
    "somebody": "somebody had it by then",
    "no longer kept": "nothing is kept of it any more",
    "nothing is kept": "nothing is kept of it any more",
    "too late": "it was too late for it",
    "ended": "it was over before it left",
    "over": "it was over before it left",
    "school was told": "the school knew by then",
    "reminder of the round": "another message said it",
    "gone on": "it was over before it left",
    "paused": "reminders are switched off",
    "muted": "reminders are switched off",
    "nobody is": "there was nothing left to say",
    "nobody there": "there was nothing left to say",
    "done, or put off": "there was nothing left to say",
    "order is off": "it was over before it left",
    "does not wait": "it was over before it left",
    "nothing ": "there was nothing left to say",
    "no new bond": "there was nothing left to say",
    "has left": "there was nothing left to say",
    "back-up": "the data came back from a back-up",
    "render": "the program could not write it",
    "carrier": "the messenger could not be reached",
    "Error": "the messenger could not be reached",
    "TimedOut": "the messenger could not be reached",
}
OTHERWISE = "for another reason"


def why_sentence(why: str | None) -> str:
    """The msgid for what was written down."""
    return next((msgid for part, msgid in WHY_PARTS.items() if why and part in why), OTHERWISE)
