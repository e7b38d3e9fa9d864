"""Taking up what a school declares of itself: the round, what is prepared, the figures the program counted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.dialogue.declare_actions import About, TakeUp
from bot.dialogue.filing_actions import CountAgain, OpenFilings
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import day_words, time_words
from bot.errors import NotAllowed
from bot.forms import Answer, Form, unpack_answers
from bot.forms.conversion import to_text
from bot.handlers.crossing import answers_for, cross, version_begun
from bot.handlers.questionnaire import Work
from bot.messages import Reply, stacked
from bot.rounds.figures import COUNTED, as_hidden, figures_of
from bot.turn import Asking, Turn
from storage.queries.declaring import Stated
from storage.queries.figures import FactsOf, SchoolFacts
from storage.queries.filings import Filing, FilingOf
from storage.values import Subject


def school_subject(school_id: int, name: str) -> Subject:
    """A school as the one a declaration is about."""
    return Subject(
        person_id=-school_id,
        name=name,
        kind="school",
        relation="school",
        school_id=school_id,
        school_name=name,
        class_id=None,
        class_name=None,
        boards=False,
        birthday=None,
    )


def filing_meant(turn: Turn, action: About) -> Asking[Filing]:
    """The school's declaration a button is about, open or over. Raises NotAllowed."""
    filing: Filing | None = yield FilingOf(-action.person, action.order, action.held_on)
    if filing is None:
        raise NotAllowed
    return filing


def begin_filing(turn: Turn, action: About) -> Asking[Work | Reply]:
    """Take up what the school's people prepared, what was signed, or start; a Reply if the round is over."""
    filing = yield from filing_meant(turn, action)
    round_, draft = filing.round, filing.draft
    if not (round_.state == "open" and round_.opens_at <= turn.now < round_.closes_at):
        return _over(turn, filing)
    form = turn.forms[round_.form]
    subject = school_subject(filing.school_id, filing.school_name)
    work = Work(subject, round_, form, order_of(round_), round_.held_on, {}, False, filing=filing)
    before: Mapping[str, str] = {}
    if draft is not None:
        begun = yield from version_begun(turn, round_.form, draft)
        kept, before = draft.answers, draft.answers["counted"]
        work.answers, _ = unpack_answers(form, kept["answers"])
        work.open, work.is_new = kept["open"], False
        work.counted_at = datetime.fromisoformat(kept["counted_at"]) if kept["counted_at"] else None
        if begun is not None:
            cross(turn, work, begun, kept["answers"])
    elif filing.filed is not None:
        before = filing.said["counted"]
        stated = Stated(filing.filed.form_version, filing.said["answers"], filing.said_source)
        work.answers = answers_for(form, stated)
    work.given = dict(before)
    if _is_counted_now(action, filing) and any(name.startswith(COUNTED) for name in form.by_name):
        facts: SchoolFacts | None = yield FactsOf(filing.school_id, round_.order_id, round_.held_on)
        work.given = as_hidden(figures_of(facts)) if facts is not None else {}
        work.counted_at = turn.now
        _follow(work.answers, form, before)
    _note_start(work, turn.now)
    return work


def _is_counted_now(action: About, filing: Filing) -> bool:
    """Figures do not move under the hands of whoever works on them, nor of whoever signs what was handed over."""
    draft = filing.draft
    is_ready = draft is not None and draft.ready_at is not None
    return draft is None or isinstance(action, CountAgain) or (isinstance(action, TakeUp) and not is_ready)


def _follow(answers: dict[str, Answer], form: Form, before: Mapping[str, str]) -> None:
    """A figure that nobody had changed goes with the new count."""
    for name in list(answers):
        counted = before.get(f"{COUNTED}{name}")
        if counted is not None and to_text(answers[name]) == counted:
            del answers[name]


def _note_start(work: Work, now: datetime) -> None:
    for question in work.form.questions:
        if question.kind == "start":
            work.answers.setdefault(question.name, now)


def _over(turn: Turn, filing: Filing) -> Reply:
    day, time = day_words(turn.voice, filing.round.held_on), time_words(filing.round.closes_at)
    if turn.now < filing.round.opens_at:
        opens = time_words(filing.round.opens_at)
        text = turn.voice.say("The school's declaration of {day} opens at {time}.", day=day, time=opens)
    else:
        text = turn.voice.say("The school's declaration of {day} ended at {time}.", day=day, time=time)
    return Reply(text, stacked(turn.choice("What the school declares", OpenFilings())), is_new=True)


def counted_of(given: Mapping[str, Any], name: str) -> str | None:
    """What the program counted for a figure; None where it counts none."""
    found = given.get(f"{COUNTED}{name}")
    return str(found) if found is not None else None
