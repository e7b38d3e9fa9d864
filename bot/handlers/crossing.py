"""Answers given to another version of the questionnaire: what was begun crosses to the one in force, or stays where it
must; what was declared is read as it was asked."""

from collections.abc import Mapping
from typing import Any

from bot.forms import Answer, Form, Question, unpack_answers
from bot.forms.versions import is_same, kept
from bot.handlers.questionnaire import Work, unsure_signs
from bot.shelf import form_asked
from bot.turn import Asking, Turn
from storage.queries.declaring import DraftView, Stated
from storage.queries.filings import SchoolDraftView
from storage.queries.questionnaires import FormSource, PublishedForm


def version_begun(turn: Turn, name: str, draft: DraftView | SchoolDraftView | None) -> Asking[Form | None]:
    """The version in which something was begun, where it is not the one in force; None where nothing has to cross."""
    if draft is None or draft.form_version == turn.forms[name].version:
        return None
    source: FormSource | None = yield PublishedForm(name, draft.form_version)
    return form_asked(name, source) if source is not None else None


def cross(turn: Turn, work: Work, begun: Form, packed: Mapping[str, Any]) -> None:
    """Take what was begun over into the version in force, keeping every answer whose question is the same.

    With an emergency sign in it stays in its version until it is sent: the sign must not be lost on the way.
    """
    in_force = work.form
    work.form = begun
    work.answers, _ = unpack_answers(begun, packed)
    if work.sure or unsure_signs(work, turn.now):
        return
    work.form, work.begun = in_force, begun
    work.answers = kept(begun, in_force, work.answers)


def was_shown(work: Work, question: Question) -> bool:
    """Whether a button that was pressed showed this question as it is now."""
    before = work.begun.by_name.get(question.name) if work.begun is not None else question
    return before is not None and is_same(before, question)


def answers_for(form: Form, stated: Stated | None) -> dict[str, Answer]:
    """What was declared, as far as its questions are the same in this version."""
    if stated is None:
        return {}
    asked = form_asked(form.name, stated.source) if stated.form_version != form.version else None
    if asked is None:
        return unpack_answers(form, stated.answers)[0]
    return kept(asked, form, unpack_answers(asked, stated.answers)[0])
