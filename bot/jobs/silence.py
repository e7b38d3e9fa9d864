"""A minute of silence after an emergency sign: the school is told anyway, even if the form is never finished."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from bot.cases.opening import Flagged, open_changes
from bot.dialogue.prompts import order_of
from bot.forms import Form, flag_of, pack_answers
from bot.handlers.noting import new_code
from bot.handlers.questionnaire import Work, saved, work_of
from bot.handlers.taking import fill, text_of, told_together
from bot.jobs.ticks import Tick
from bot.shelf import form_asked, forms_in_force
from storage.changes import Change
from storage.changes.accounts import DropDraft
from storage.changes.cases import CaseHappened, ChangeCase, OpenCase
from storage.changes.declarations import Declare
from storage.changes.outbox import Priority, Push
from storage.keeping.quarantine import read_quarantine
from storage.needs import Reading
from storage.queries.declaring import DraftView, last_revision, next_silence, recent_answers_of, silent_drafts
from storage.queries.questionnaires import sources
from storage.sealing import new_uid
from storage.values import Sender, Subject

EVER = datetime(2000, 1, 1, tzinfo=UTC)
MOST = 1
"""Drafts a chunk: two guardians of one child must not make one revision twice."""


def run(reading: Reading) -> Iterable[Change]:
    """Declare what is known of the draft that waits longest, and alert."""
    found = silent_drafts(reading, _since(reading), MOST)
    return [change for draft, sender in found for change in _tell(reading, draft, sender)]


def due(reading: Reading) -> datetime | None:
    """When the next silence is over."""
    return next_silence(reading, _since(reading))


def _since(reading: Reading) -> datetime:
    """In the quarantine of a restored database a draft that the back-up brought along is nobody's silence."""
    found = read_quarantine(reading.connection)
    return EVER if found is None or found.since is None else found.since


SILENCE_TICK = Tick("silence", 1, run, due)


def _tell(reading: Reading, draft: DraftView, sender: Sender) -> Iterable[Change]:
    subject = sender.declares_for(draft.subject_id)
    form = _form_of(reading, draft)
    recent = recent_answers_of(reading, [draft.subject_id]).get(draft.subject_id, ())
    if subject is None:
        # gone from the school since: nobody is left to be told about
        return [DropDraft(draft.round.id, draft.subject_id, draft.account_id)]
    work = work_of(form, subject, draft.round, draft, recent, reading.now)
    work.silent_at = None
    if work.pending is None:
        return _alert(reading, draft, sender, subject, work, work)
    # nobody said which child: each may be it, and none gets an answer of its own by this
    found = replace(work, answers=dict(work.answers))
    texts, on = work.pending.texts, work.pending.on
    fill(found, told_together(texts, on), reading.now, text_of(texts, on))
    work.pending = replace(work.pending, is_told=True)
    changes = _alert(reading, draft, sender, subject, work, found)
    case = next((change.uid for change in changes if isinstance(change, OpenCase | ChangeCase)), None)
    about = {"of": len(work.pending.of)}
    return [*changes, *([CaseHappened(case, reading.now, "whose", None, about)] if case else [])]


def _form_of(reading: Reading, draft: DraftView) -> Form:
    """The version whose questions were answered, so that what it flags is what was asked."""
    key = (draft.round.form, draft.form_version)
    form = form_asked(draft.round.form, sources(reading.connection, {key}).get(key))
    return form or forms_in_force(reading.connection)[draft.round.form]


def _alert(
    reading: Reading, draft: DraftView, sender: Sender, subject: Subject, work: Work, found: Work
) -> list[Change]:
    """`work` stays as the draft; what is `found` is declared."""
    now, account = reading.now, sender.account
    evaluation = found.evaluation(now)
    flag = flag_of(evaluation)
    work.sure = tuple(dict.fromkeys((*work.sure, *flag.emergency_signs)))
    declared = Declare(
        uid=new_uid(),
        round_id=draft.round.id,
        person_id=subject.person_id,
        school_id=subject.school_id,
        class_id=subject.class_id,
        revision=last_revision(reading, draft.round.id, subject.person_id) + 1,
        account_id=account.id,
        by_person_id=account.person_id,
        by=subject.declared_as,
        at=now,
        form_version=draft.form_version,
        well=False,
        code=new_code(),
        severity=flag.severity or None,
        syndrome=" ".join(flag.syndrome)[:64] or None,
        answers=pack_answers(evaluation.stored),
    )
    at_school = evaluation.stored.get("at_school") != "no"
    about = {
        "order": order_of(draft.round),
        "held_on": draft.round.held_on.isoformat(),
        "person": subject.person_id,
        "told_at": now.isoformat(),
    }
    key = f"anyway:{declared.uid.hex()}"
    return [
        saved(work, account.id, now),
        declared,
        *open_changes(reading, Flagged(subject, draft.round.id, declared.uid, flag, at_school)),
        Push(key, *account.to, "anyway", Priority.ALERT, now, about, rings=True),
    ]
