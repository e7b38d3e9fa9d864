"""Noting a declaration in the turn: its revision, its receipt's code, and the case it may open."""

import secrets
from collections.abc import Mapping
from typing import Any

from bot.cases.opening import Flagged, Receiver, raise_flag
from bot.dialogue.one_tap import WELL, asks_if_well
from bot.forms import NO_FLAG, Flag
from bot.handlers.boarding import tell_family
from bot.handlers.questionnaire import MISTAKEN
from bot.turn import Asking, Turn
from storage.changes.declarations import Declare
from storage.changes.rounds import SetPaused
from storage.sealing import new_uid
from storage.values import Declared, RoundView, Subject

ALPHABET = "2345679ACDEFGHJKMNPQRTUVWXY"
"""Letters and digits that nobody takes for one another."""

CODE_LENGTH = 4
ALL_WELL: Mapping[str, Any] = {WELL: "yes"}


def new_code() -> str:
    """A receipt's code: "7K2M"."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def note_well(turn: Turn, subject: Subject, round_: RoundView, code: str, *, is_mistaken: bool = False) -> Declared:
    """Declare somebody well; `is_mistaken`: whatever was declared before in this round was never so."""
    answers = {**ALL_WELL, MISTAKEN: "yes"} if is_mistaken else ALL_WELL
    return note_declaration(turn, subject, round_, code, answers, NO_FLAG)


def note_declaration(
    turn: Turn,
    subject: Subject,
    round_: RoundView,
    code: str,
    answers: Mapping[str, Any],
    flag: Flag,
    version: str = "",
) -> Declared:
    """Declare the next revision of somebody's packed answers; what it flags is raised by `note_flagged`.

    `version`: of the questionnaire that was asked; "" is the one in force.
    """
    key = (round_.id, subject.person_id)
    revision = max(turn.sender.revisions.get(key, 0), *_noted(turn, key)) + 1
    form = turn.forms[round_.form]
    # where nobody is asked it, whoever is not flagged is well as far as is known
    well = answers.get(WELL) == "yes" if asks_if_well(form) else not flag.severity
    person = turn.sender.person
    change = Declare(
        uid=new_uid(),
        round_id=round_.id,
        person_id=subject.person_id,
        school_id=subject.school_id,
        class_id=subject.class_id,
        revision=revision,
        account_id=turn.sender.account.id,
        by_person_id=person.id if person else None,
        by=subject.declared_as,
        at=turn.now,
        form_version=version or form.version,
        well=well,
        code=code,
        severity=flag.severity or None,
        syndrome=" ".join(flag.syndrome)[:64] or None,
        answers=answers,
    )
    turn.note(change)
    if turn.sender.account.paused:
        # who declares again is reminded again
        turn.note(SetPaused(turn.sender.account.id, False))
    return Declared(
        round_.id,
        subject.person_id,
        change.uid,
        revision,
        turn.now,
        well,
        change.severity,
        code,
        change.by,
        turn.sender.account.id,
    )


def note_flagged(
    turn: Turn,
    subject: Subject,
    round_: RoundView,
    code: str,
    answers: Mapping[str, Any],
    flag: Flag,
    version: str = "",
) -> Asking[tuple[Declared, Receiver | None]]:
    """Declare, and open or raise the case, in one commit; gives who will call back."""
    made = note_declaration(turn, subject, round_, code, answers, flag, version)
    at_school = answers.get("at_school") != "no"
    if made.by == "boarding":
        yield from tell_family(turn, subject.person_id, round_)
    receiver: Receiver | None = yield from raise_flag(turn, Flagged(subject, round_.id, made.uid, flag, at_school))
    return made, receiver


def _noted(turn: Turn, key: tuple[int, int]) -> list[int]:
    return [0, *(c.revision for c in turn.changes if isinstance(c, Declare) and (c.round_id, c.person_id) == key)]
