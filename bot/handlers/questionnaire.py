"""Going through a questionnaire: what is known so far, the next question on its screen, the summary."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.clock import local_date
from bot.dialogue.calling import called, entry, lowered, names_of
from bot.dialogue.declare_actions import (
    About,
    AnotherDay,
    ChangeAnswers,
    Chosen,
    Next,
    OnDay,
    Send,
    Skip,
    Toggle,
    Typed,
)
from bot.dialogue.prompts import MOST_AT_ONCE, order_of, owed_now
from bot.forms import (
    Answer,
    Evaluation,
    Flag,
    Form,
    Question,
    evaluate,
    flag_of,
    hint_of,
    in_language,
    key_of,
    label_of,
    pack_answers,
    shown,
    unpack_answers,
)
from bot.handlers.at_hand import open_round, round_over, subject_of
from bot.i18n import Markup, Voice
from bot.messages import Choice, Reply, Rows, in_rows
from bot.turn import Asking, Turn
from storage.changes.accounts import SaveDraft
from storage.queries.declaring import Drafts, DraftView, RecentAnswers
from storage.values import RoundView, Subject

ROW_WIDTH = 26
"""How many letters stand side by side on a narrow phone."""


@dataclass(slots=True)
class Work:
    """A declaration in the making. `sure`: emergency signs answered for; `open`: the toggles still being set.

    `had_fever`: in the last 7 days, by what was declared. `is_new`: nothing was begun before this turn.
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
    is_new: bool = True

    @property
    def about(self) -> tuple[int, date, int]:
        """What every button of it names."""
        return self.order, self.held_on, self.subject.person_id

    def evaluation(self, now: datetime) -> Evaluation:
        """What the form makes of the answers so far."""
        given: dict[str, Answer] = {"fever_within_7_days": "yes" if self.had_fever else "no", "well": "no"}
        return evaluate(self.form, {**self.answers, **given}, now)

    def question(self, key: str) -> Question | None:
        """A question that a button names and that a person can answer."""
        found = self.form.question(key)
        return found if found is not None and found.is_asked and not found.stage else None


def begin(turn: Turn, action: About) -> Asking[Work | Reply]:
    """Take up what the sender began about a person in the round of a button, or start; a Reply if that is over."""
    subject = subject_of(turn, action.person)
    round_ = open_round(turn, subject, action.order, action.held_on)
    if round_ is None:
        return (yield from round_over(turn, subject, action.order, action.held_on))
    drafts: tuple[DraftView, ...] = yield Drafts()
    recent: tuple[Mapping[str, Any], ...] = yield RecentAnswers(subject.person_id)
    draft = next((d for d in drafts if (d.round.id, d.subject_id) == (round_.id, subject.person_id)), None)
    return work_of(turn.forms[round_.form], subject, round_, draft, recent, turn.now)


def work_of(
    form: Form,
    subject: Subject,
    round_: RoundView,
    draft: DraftView | None,
    recent: tuple[Mapping[str, Any], ...],
    now: datetime,
) -> Work:
    """Put together what is known of a declaration in the making."""
    had_fever = any(_fever_in(form, packed, now) for packed in recent)
    work = Work(subject, round_, form, order_of(round_), round_.held_on, {}, had_fever)
    if draft is not None:
        kept = draft.answers
        work.answers, _ = unpack_answers(form, kept.get("answers", {}))
        work.sure, work.open = tuple(kept.get("sure", ())), kept.get("open", "")
        work.silent_at, work.is_new = draft.silent_at, False
    return work


def _fever_in(form: Form, packed: Mapping[str, Any], now: datetime) -> bool:
    answers, _ = unpack_answers(form, packed)
    return evaluate(form, answers, now).calculated.get("fever_now") == "yes"


def saved(work: Work, account_id: int, now: datetime) -> SaveDraft:
    """The draft as it stands."""
    kept = {"answers": pack_answers(work.answers), "sure": list(work.sure), "open": work.open}
    round_id, subject_id = work.round.id, work.subject.person_id
    return SaveDraft(round_id, subject_id, account_id, work.form.version, kept, now, work.silent_at)


def save(turn: Turn, work: Work) -> None:
    """Keep what was answered, whatever happens to the phone or to us."""
    turn.note(saved(work, turn.sender.account.id, turn.now))


def unsure_signs(work: Work, now: datetime) -> tuple[str, ...]:
    """Emergency signs by the form's reckoning that nobody has been asked about yet."""
    flag: Flag = flag_of(work.evaluation(now))
    return tuple(sign for sign in flag.emergency_signs if sign not in work.sure)


def next_screen(turn: Turn, work: Work, before: str = "") -> Reply:
    """The next unanswered question, or the summary."""
    evaluation = work.evaluation(turn.now)
    name = work.open if work.open in evaluation.asked else evaluation.next()
    if name is None:
        return summary_screen(turn, work, evaluation)
    question = work.form.by_name[name]
    return ask(turn, work, work.form.by_name[question.beside] if question.beside else question, before)


def first_question(turn: Turn, work: Work) -> Reply:
    """Begin, or go on with what was begun."""
    return next_screen(turn, work)


def ask(turn: Turn, work: Work, question: Question, before: str = "") -> Reply:
    """One question with its buttons; typed answers are awaited in any case."""
    turn.ask_next(Typed(*work.about, key_of(question.name)))
    values = {"subject": called(turn.voice, turn.sender, work.subject)}
    label = label_of(question, turn.voice.language, values).rstrip("?")
    hint = hint_of(question, turn.voice.language, values)
    lines = [before, turn.voice.say("{question}?", question=label)]
    if hint:
        lines.append(turn.voice.say("{hint}", hint=hint))
    return Reply("\n".join(line for line in lines if line), _rows(turn, work, question))


def _rows(turn: Turn, work: Work, question: Question) -> Rows:
    about, name = work.about, key_of(question.name)
    match question.kind:
        case "select_multiple":
            rows = packed(_toggles(turn.voice, work, question))
            return (*rows, (turn.choice("Next", Next(*about, name)),))
        case "select_one":
            return packed(_options(turn.voice, work, question))
        case "date":
            return in_rows(_days(turn, work, name), 2)
    beside = [q for q in work.form.questions if q.beside == question.name]
    choices = [choice for q in beside for choice in _options(turn.voice, work, q)]
    if question.required is None and not choices:
        choices.append(turn.choice("Skip", Skip(*about, name)))
    return packed(choices)


def _toggles(voice: Voice, work: Work, question: Question) -> list[Choice]:
    chosen = work.answers.get(question.name, ())
    found = []
    for one in question.choices:
        is_on = one.name in chosen if isinstance(chosen, tuple) else False
        action = Toggle(*work.about, key_of(question.name), one.key, not is_on)
        found.append(Choice(("☑ " if is_on else "☐ ") + in_language(one.labels, voice.language), action.encode()))
    return found


def _options(voice: Voice, work: Work, question: Question) -> list[Choice]:
    name = key_of(question.name)
    return [
        Choice(in_language(one.labels, voice.language), Chosen(*work.about, name, one.key).encode())
        for one in question.choices
    ]


def _days(turn: Turn, work: Work, name: str) -> list[Choice]:
    today = local_date(turn.now)
    named = ("This morning", "Yesterday", "The day before yesterday")
    days = [
        turn.choice(msgid, OnDay(*work.about, name, today - timedelta(days=back))) for back, msgid in enumerate(named)
    ]
    return [*days, turn.choice("A different day", AnotherDay(*work.about, name))]


def packed(choices: list[Choice]) -> Rows:
    """As many choices in a row as a narrow phone shows whole."""
    rows: list[list[Choice]] = []
    for choice in choices:
        width = sum(len(each.label) + 2 for each in rows[-1]) + len(choice.label) if rows else ROW_WIDTH + 1
        if rows and width <= ROW_WIDTH and len(rows[-1]) < 3:
            rows[-1].append(choice)
        else:
            rows.append([choice])
    return tuple(tuple(row) for row in rows)


def summary_screen(turn: Turn, work: Work, evaluation: Evaluation, before: str = "") -> Reply:
    """Everything said, to be sent or changed; the others are well only if somebody says so (scene 3)."""
    text = turn.voice.say(
        "{who}: {answers}.",
        who=entry(turn.voice, turn.sender, work.subject),
        answers="; ".join(answers_in_words(turn, work.form, evaluation.stored)),
    )
    lines = [before, text, turn.voice.say("Is that right?")]
    rows: Rows = ((turn.choice("Send it", Send(*work.about, ())), turn.choice("Change", ChangeAnswers(*work.about))),)
    others = others_owing(turn, work)
    if others:
        persons = tuple(s.person_id for s in others)
        names = Markup(names_of(turn.voice, turn.sender, others))
        msgid = "Send; {names} are well" if len(others) > 1 else "Send; {names} is well"
        rows = (*rows, (turn.choice(msgid, Send(*work.about, persons), names=names),))
    return Reply("\n".join(line for line in lines if line), rows)


def others_owing(turn: Turn, work: Work) -> list[Subject]:
    """Who else of the family owes in the same order and is asked the usual question."""
    found = [
        debt.subject
        for debt in owed_now(turn.sender, turn.now)
        if (order_of(debt.round), debt.round.held_on) == (work.order, work.held_on)
        and debt.subject.person_id != work.subject.person_id
        and debt.subject.case is None
    ]
    return found[: MOST_AT_ONCE - 1]


def answers_in_words(turn: Turn, form: Form, stored: Mapping[str, Answer]) -> list[str]:
    """ "mụn nước ở tay, chân, miệng", "38,2°C", "từ hôm qua", "nghỉ ở nhà"."""
    texts: list[str] = []
    for question in form.questions:
        answer = stored.get(question.name, "")
        if question.name == "well" or not question.is_asked or answer in ("", ()):
            continue
        texts.extend(answer_in_words(turn, question, answer))
    return texts


def answer_in_words(turn: Turn, question: Question, answer: Answer) -> list[str]:
    """One answer as it stands in a row of them."""
    if isinstance(answer, date):
        return [since_words(turn, answer)]
    several = shown(question, answer, turn.voice.language)
    return [text if question.kind == "text" else lowered(text) for text in several]


def since_words(turn: Turn, day: date) -> str:
    """ "từ hôm nay", "từ hôm qua", "từ 20/11"."""
    back = (local_date(turn.now) - day).days
    if back == 0:
        return turn.voice.say("since today")
    if back == 1:
        return turn.voice.say("since yesterday")
    return turn.voice.say("since {day}", day=f"{day:%d/%m}")
