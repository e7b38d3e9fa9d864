"""A declaration in the making: what is known so far, what is asked next and what was asked before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.clock import local
from bot.dialogue.one_tap import SIGNS, WELL, asks_if_well
from bot.dialogue.prompts import order_of
from bot.errors import NotAllowed
from bot.forms import Answer, Evaluation, Flag, Form, Question, evaluate, flag_of, pack_answers, unpack_answers
from bot.turn import Turn
from storage.changes.accounts import SaveDraft
from storage.changes.filings import NEW, SaveSchoolDraft
from storage.changes.outbox import Priority
from storage.queries.declaring import DraftView, Revisions
from storage.queries.filings import Filing
from storage.values import RoundView, Subject

BROUGHT_UP_AFTER = timedelta(minutes=30)
DAY_BEGINS, DAY_ENDS = time(6), time(21)
"""Between them whoever left something half said is reminded of it."""
FEVER_BEFORE = "fever_within_7_days"
"""The hidden input that says what was declared of the last week."""
MISTAKEN = "mistaken"
"""Beside the answers of whoever is well: what the round's earlier revisions told was no sign, but a mistake."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Sentences of a day of which it is not clear which child they are about; `of`: who it may be.

    `is_told`: nobody said so within the minute, and the schools were told.
    """

    on: date
    texts: tuple[str, ...]
    of: tuple[int, ...]
    is_told: bool = False


@dataclass(slots=True)
class Work:
    """A declaration in the making.

    `sure`: emergency signs answered for; `is_confirmed`: it was said that they are so.
    `open`: the question that is on the screen although it is answered.
    `had_fever`: in the last 7 days, by what was declared, whatever became of it since, or in what is begun.
    `is_new`: nothing was begun before this turn.
    `begun`: the version of the form it was begun in, while it crosses to the one in force.
    `rest_is_well`: it was said that the family's others are well.
    `together`: all whom the same sentence told of, this one too; `besides`: what is begun of the others.
    `waiting`: others of the sender of whom something is begun and not sent: they are not said to be well.
    `pending`: what was told and may be about this child; it fills in nothing.
    `filing`: what a school declares of itself, with `given`, the figures the program counted at `counted_at`.
    """

    subject: Subject
    round: RoundView
    form: Form
    order: int
    held_on: date
    answers: dict[str, Answer]
    had_fever: bool
    sure: tuple[str, ...] = ()
    open: str = ""
    silent_at: datetime | None = None
    is_confirmed: bool = False
    is_new: bool = True
    begun: Form | None = None
    rest_is_well: bool = False
    together: tuple[int, ...] = ()
    besides: "tuple[Work, ...]" = ()
    waiting: frozenset[int] = frozenset()
    pending: Pending | None = None
    filing: Filing | None = None
    given: dict[str, str] = field(default_factory=dict)
    counted_at: datetime | None = None
    begun_at: str = ""
    """When signs were first told of it, in ISO: what is left half said is brought up once."""
    _known: list[tuple[Form, dict[str, Answer], datetime, Evaluation]] = field(default_factory=list, repr=False)
    """Evaluations of this turn: a screen looks at one several times."""

    @property
    def about(self) -> tuple[int, date, int]:
        """What every button of it names."""
        return self.order, self.held_on, self.subject.person_id

    def evaluation(self, now: datetime) -> Evaluation:
        """What the form makes of the answers so far."""
        return self.evaluation_of(self.answers, now)

    def evaluation_of(self, answers: Mapping[str, Answer], now: datetime) -> Evaluation:
        """The same of other answers, with what the program itself knows, as far as the form asks for it."""
        given: dict[str, Answer] = {WELL: "no"} if asks_if_well(self.form) else {}
        given.update({name: number for name, number in self.given.items() if name in self.form.by_name})
        before = self.form.by_name.get(FEVER_BEFORE)
        if before is not None and before.kind == "hidden":
            given[FEVER_BEFORE] = "yes" if self.had_fever else "no"
        for form, looked_at, at, found in self._known:
            if form is self.form and at == now and looked_at == answers:
                return found
        found = evaluate(self.form, {**answers, **given}, now)
        self._known.append((self.form, dict(answers), now, found))
        return found

    def next_name(self, evaluation: Evaluation) -> str | None:
        """What is asked next; a picture is passed by once it was seen: persons send none, schools may skip some."""
        waiting = [name for name in evaluation.unanswered if self._waits(evaluation, name)]
        if self.is_filled_in:
            # the figures stand there to be confirmed at once; only what is missing is asked
            waiting = [name for name in waiting if name in evaluation.missing]
        return waiting[0] if waiting else None

    @property
    def is_filled_in(self) -> bool:
        """Whether a school's questionnaire comes with figures the program counted."""
        return bool(self.given) and any(question.default is not None for question in self.form.questions)

    def _waits(self, evaluation: Evaluation, name: str) -> bool:
        is_picture = self.form.by_name[name].kind == "image"
        return not evaluation.stages[name] and not (is_picture and name in self.answers)

    def is_ready(self, evaluation: Evaluation) -> bool:
        """Whether it can be sent."""
        return not evaluation.refused and self.next_name(evaluation) is None

    def asked_before(self, evaluation: Evaluation, name: str) -> Question | None:
        """The question asked before this one; before the summary for ""."""
        by_name = self.form.by_name
        asked = [by_name[each] for each in evaluation.asked if each != WELL or not asks_if_well(self.form)]
        names = [q.name for q in asked if not q.stage and not q.beside and self._can_be_shown(evaluation, q)]
        end = len(names) if not name else names.index(name) if name in names else 0
        return by_name[names[end - 1]] if end else None

    @staticmethod
    def _can_be_shown(evaluation: Evaluation, question: Question) -> bool:
        return not question.choices or bool(evaluation.offered.get(question.name))

    def standing(self, question: Question) -> Question:
        """The question on whose screen another one stands, or itself."""
        return self.form.by_name[question.beside] if question.beside else question

    def close(self, question: Question) -> None:
        """This question is done with; what stands beside it needs no answer of its own any more."""
        self.open = ""
        for each in self.form.questions:
            if each.beside == question.name:
                self.answers.setdefault(each.name, "")

    def question(self, key: str) -> Question | None:
        """A question that a button names and that a person can answer."""
        found = self.form.question(key)
        return found if found is not None and found.is_asked and not found.stage else None


def work_of(
    form: Form,
    subject: Subject,
    round_: RoundView,
    draft: DraftView | None,
    recent: Revisions,
    now: datetime,
) -> Work:
    """Put together what is known of a declaration in the making."""
    had_fever = FEVER_BEFORE in form.by_name and any(_fever_in(form, packed, now) for packed in told_of_late(recent))
    work = Work(subject, round_, form, order_of(round_), round_.held_on, {}, had_fever)
    if draft is not None:
        kept = draft.answers
        work.answers, _ = unpack_answers(form, kept.get("answers", {}))
        work.sure, work.open = tuple(kept.get("sure", ())), kept.get("open", "")
        work.rest_is_well = kept.get("rest_is_well", False)
        work.had_fever = had_fever or kept.get("had_fever", False)
        work.is_confirmed = kept.get("is_confirmed", False)
        work.begun_at = kept.get("begun_at", "")
        work.silent_at = draft.silent_at
        work.pending = pending = pending_of(draft)
        # what is kept until it is known whose it is begins nothing, unless the school was told of it
        is_begun = pending is None or pending.is_told or any(kept.get("answers", {}).values())
        work.is_new = not is_begun
        work.together = tuple(kept.get("together", ()))
    for question in form.questions:
        if question.kind == "start":
            work.answers.setdefault(question.name, now)
    return work


def told_of_late(recent: Revisions) -> list[Mapping[str, Any]]:
    """What was declared in any revision: a fever that is over was one all the same, but not one told by mistake."""
    told: list[Mapping[str, Any]] = []
    for revisions in recent:
        mistakes = [at for at, packed in enumerate(revisions, 1) if MISTAKEN in packed]
        told += revisions[max(mistakes, default=0) :]
    return told


def _fever_in(form: Form, packed: Mapping[str, Any], now: datetime) -> bool:
    answers, _ = unpack_answers(form, packed)
    return evaluate(form, answers, now).calculated.get("fever_now") == "yes"


def pending_of(draft: DraftView) -> Pending | None:
    """What a draft keeps that may be about its child."""
    kept = draft.answers.get("pending")
    if not kept:
        return None
    return Pending(date.fromisoformat(kept["on"]), tuple(kept["texts"]), tuple(kept["of"]), is_told=kept["is_told"])


def saved(work: Work, account_id: int, now: datetime) -> SaveDraft:
    """The draft as it stands."""
    kept: dict[str, Any] = {"answers": pack_answers(work.answers), "sure": list(work.sure), "open": work.open}
    if work.rest_is_well:
        kept["rest_is_well"] = True
    if work.had_fever:
        kept["had_fever"] = True
    if work.is_confirmed:
        kept["is_confirmed"] = True
    if work.begun_at:
        kept["begun_at"] = work.begun_at
    if work.together:
        kept["together"] = list(work.together)
    if work.pending is not None:
        pending = work.pending
        kept["pending"] = {
            "on": pending.on.isoformat(),
            "texts": list(pending.texts),
            "of": list(pending.of),
            "is_told": pending.is_told,
        }
    subject_id = work.subject.person_id
    round_id = work.round.id or (work.round.school_id, work.round.form, work.round.held_on)
    return SaveDraft(round_id, subject_id, account_id, work.form.version, kept, now, work.silent_at)


def save(turn: Turn, work: Work) -> None:
    """Keep what was answered, whatever happens to the phone or to us."""
    if work.filing is None:
        _bring_up_once(turn, work)
        turn.note(saved(work, turn.sender.account.id, turn.now))
        return
    turn.changes = [change for change in turn.changes if not isinstance(change, SaveSchoolDraft)]
    turn.note(saved_for_school(turn, work))


def _bring_up_once(turn: Turn, work: Work) -> None:
    """Have what is begun of a pupil who is ill brought up after a while, by day, if it is still there unsent then."""
    is_own = work.subject.kind == "pupil" and not work.subject.is_proxied
    if work.begun_at or not is_own or not work.answers.get(SIGNS):
        return
    work.begun_at, due_at = turn.now.isoformat(), turn.now + BROUGHT_UP_AFTER
    if not all(DAY_BEGINS <= local(at).time() < DAY_ENDS for at in (turn.now, due_at)):
        return
    account = turn.sender.account
    key = f"begun:{account.id}:{work.subject.person_id}:{int(turn.now.timestamp()):x}"
    about = {"person": work.subject.person_id, "begun_at": work.begun_at}
    turn.push(key, account.to, "begun", Priority.REMINDER, about=about, due_at=due_at)


def saved_for_school(turn: Turn, work: Work, *, is_ready: bool = False) -> SaveSchoolDraft:
    """What is prepared, as it stands; `is_ready` hands it over to be signed."""
    assert work.filing is not None
    draft = work.filing.draft
    counted_at = work.counted_at.isoformat() if work.counted_at else None
    kept = {"answers": pack_answers(work.answers), "open": work.open, "counted": work.given, "counted_at": counted_at}
    person = turn.sender.person
    if person is None:
        raise NotAllowed
    seen = draft.version if draft is not None else NEW
    return SaveSchoolDraft(
        work.round.id, work.form.version, kept, person.id, turn.now, seen, turn.now if is_ready else None
    )


def unsure_signs(work: Work, now: datetime) -> tuple[str, ...]:
    """Emergency signs by the form's reckoning that nobody has been asked about yet."""
    flag: Flag = flag_of(work.evaluation(now))
    return tuple(sign for sign in flag.emergency_signs if sign not in work.sure)
