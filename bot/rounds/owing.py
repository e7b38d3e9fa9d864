"""Why a pupil of a roll-call owes, by the rule of `rules.py`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.rounds.rules import PAUSE_AFTER, owing_reason
from bot.rounds.values import OWING_SENTENCES, DebtFacts, OwingReason, Reach
from storage.queries.roll_values import ReachRow, RollPupil

NOT_SENT_SENTENCES = {
    "window": "not reminded: has not written to the assistant for long; a message from them opens it again",
    "quota": "not reminded: the assistant's messages of this month are used up",
}
"""msgids by a part of what delivery wrote down."""
BOARDS_SENTENCE = "boards; the boarding staff declare"


class Debtor(Protocol):
    """What is asked of somebody who owes: a pupil of a roll-call, or nobody by name in a table of an area."""

    @property
    def has_withdrawn(self) -> bool:
        """Whether the consent was taken back."""

    @property
    def by_chat(self) -> bool:
        """Whether declaring by chat was agreed to."""

    @property
    def reaches(self) -> Sequence[ReachRow]:
        """Through which accounts they are asked."""


def reason_of(pupil: Debtor) -> OwingReason:
    """Say why a pupil owes; reminders are paused only when none of the open accounts gets any."""
    open_accounts = [reach for reach in pupil.reaches if not reach.is_blocked]
    is_paused = bool(open_accounts) and all(reach.is_paused for reach in open_accounts)
    facts = DebtFacts(
        has_withdrawn=pupil.has_withdrawn,
        accounts=tuple(Reach(pupil.by_chat, reach.is_blocked, reach.is_delivered) for reach in pupil.reaches),
        unanswered=PAUSE_AFTER if is_paused else 0,
    )
    return owing_reason(facts)


def reason_sentence(pupil: RollPupil) -> str:
    """The msgid of the reason, said after the name."""
    if pupil.boards:
        return BOARDS_SENTENCE
    reason = reason_of(pupil)
    if reason is OwingReason.NOT_DELIVERED:
        whys = " ".join(reach.why for reach in pupil.reaches)
        return next((msgid for part, msgid in NOT_SENT_SENTENCES.items() if part in whys), OWING_SENTENCES[reason])
    return OWING_SENTENCES[reason]


def count_reasons(pupils: Iterable[Debtor]) -> Counter[OwingReason]:
    """How often each reason holds."""
    return Counter(reason_of(pupil) for pupil in pupils)
