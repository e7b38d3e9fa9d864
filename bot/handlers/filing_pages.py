"""What a school declares, on the screen: to be signed, as it was signed, and where its figures are from."""

from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape

from bot.cases.wording import called
from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import ChangeAnswers, Send, SummaryPage, TakeUp
from bot.dialogue.filing_actions import CountAgain, OpenRemedies, ReadFiled, WhereFrom
from bot.dialogue.wording import capital, day_words, letter_lines, moment_words, time_words
from bot.forms import (
    Answer,
    Assessment,
    Evaluation,
    Form,
    Question,
    assess,
    in_language,
    label_of,
    shown,
    unpack_answers,
)
from bot.forms.conversion import to_text
from bot.forms.rights import OF_THE_SCHOOL, may_read
from bot.handlers.asking import note_lines, words_of
from bot.handlers.filing_figures import FROM_SENTENCES, report_lines
from bot.handlers.filing_work import counted_of
from bot.handlers.picture_buttons import see_pictures
from bot.handlers.questionnaire import Work
from bot.messages import Choice, Reply, Rows, stacked
from bot.rounds.filing import who_signs
from bot.shelf import form_asked
from bot.texts import clipped, cut
from bot.turn import Turn
from storage.queries.filings import Filing

MOST_TEXT = 1500
"""Letters of a page: Zalo takes 2,000 with the numbered lines of the choices."""
MOST_WORDING = 140
MOST_ITEM = 90
"""Letters of a criterion where it is named among others."""


def may_sign(turn: Turn, filing: Filing) -> bool:
    """Whether the sender signs for the school."""
    return any(turn.sender.holds(kind, filing.school_id) for kind in who_signs(filing.holders))


def filing_summary(turn: Turn, work: Work, evaluation: Evaluation, before: str = "", page: int = 0) -> Reply:
    """Everything that will be signed, with what the program had counted where it was changed (storyboard, scene 12)."""
    filing, say = work.filing, turn.voice.say
    assert filing is not None
    pages = cut("\n".join(_said(turn, work, evaluation)), MOST_TEXT)
    page = min(page, len(pages) - 1)
    lines = [before, *head_lines(turn, filing, work.form), pages[page]]
    if len(pages) > 1:
        lines.append(say("Page {page} of {pages}.", page=page + 1, pages=len(pages)))
    lines += _state(turn, work)
    main = say("Sign and send") if may_sign(turn, filing) else say("Hand over to be signed")
    send = turn.choice("{hint}", Send(*work.about, ()), hint=main)
    rows: Rows = ((send,), (turn.choice("Change the answers given", ChangeAnswers(*work.about)),))
    if work.given:
        rows += ((turn.choice("Count again", CountAgain(*work.about)), _where_from(turn, work)),)
    rows += see_pictures(turn, work.form, evaluation.stored, words_of(turn, work, evaluation))
    ways = []
    if page > 0:
        ways.append(turn.choice("Back", SummaryPage(*work.about, page - 1)))
    if page < len(pages) - 1:
        ways.append(turn.choice("See more", SummaryPage(*work.about, page + 1)))
    return Reply("\n".join(line for line in lines if line), (*rows, tuple(ways)) if ways else rows)


def head_lines(turn: Turn, filing: Filing, form: Form) -> list[str]:
    """The questionnaire, the day, the school, and the letter that asks."""
    title = turn.voice.say(
        "<b>{title}</b> · {school} · {day}",
        title=form.title,
        school=filing.school_name,
        day=day_words(turn.voice, filing.round.held_on),
    )
    return [title, *letter_lines(turn.voice, filing.round.letter)]


def _said(turn: Turn, work: Work, evaluation: Evaluation) -> list[str]:
    values = words_of(turn, work, evaluation)
    answered = answer_lines(turn, work.form, evaluation.stored, work.given, values)
    verdict = assess(work.form, evaluation)
    judged = verdict_lines(turn, verdict) if verdict is not None else []
    return [*note_lines(turn, work, evaluation, ""), *answered, *judged]


def answer_lines(
    turn: Turn, form: Form, stored: Mapping[str, Answer], given: Mapping[str, str], values: Mapping[str, str]
) -> list[str]:
    """What was answered, a line each, with what had been counted where it is otherwise."""
    lines = report_lines(turn, stored, given)
    is_report = bool(lines)
    for question in form.questions:
        answer = stored.get(question.name)
        if answer is None or not question.is_asked:
            continue
        counted = counted_of(given, question.name)
        if is_report and question.name in FROM_SENTENCES and counted == to_text(answer):
            continue
        label = clipped(_short(label_of(question, turn.voice.language, values)), MOST_WORDING)
        said = "; ".join(shown(question, answer, turn.voice.language))
        if counted is not None and counted != to_text(answer):
            line = turn.voice.say(
                "• {question}: <b>{answer}</b> (counted: {n})", question=label, answer=said, n=counted
            )
        else:
            line = turn.voice.say("• {question}: {answer}", question=label, answer=said)
        lines.append(line)
    return lines


def verdict_lines(turn: Turn, verdict: Assessment) -> list[str]:
    """The conclusion, and the criteria that failed, those that must pass first."""
    say, language = turn.voice.say, turn.voice.language
    band = in_language(verdict.band.labels, language).rstrip(".")
    if verdict.percent is not None:
        share = f"{verdict.percent}".replace(".", ",") if language == "vi" else f"{verdict.percent}"
        lines = [say("Conclusion: <b>{band}</b> ({share}% of all points).", band=band, share=share)]
    else:
        n, everything = len(verdict.passed), len(verdict.passed) + len(verdict.failed) + len(verdict.not_applicable)
        lines = [say("Conclusion: <b>{band}</b> ({n} of {all} criteria passed).", band=band, n=n, all=everything)]
    if verdict.must_failed:
        items = "; ".join(item_words(each, language) for each in verdict.must_failed)
        lines.append(say("Must pass and did not: {items}.", items=items))
    return lines


def item_words(question: Question, language: str) -> str:
    """A criterion as it is named among others."""
    return clipped(_short(in_language(question.labels, language)), MOST_ITEM)


def _short(label: str) -> str:
    return " ".join(label.split()).rstrip(" ?:.")


def _state(turn: Turn, work: Work) -> list[str]:
    """Since when figures are counted, who prepared it, and who signs."""
    filing, say, today = work.filing, turn.voice.say, work.held_on
    assert filing is not None
    lines = []
    if work.given and work.counted_at is not None:
        lines.append(say("Figures counted at {time} from what persons declared.", time=time_words(work.counted_at)))
    draft = filing.draft
    person = turn.sender.person
    if draft is not None and draft.ready_at is not None:
        who, at = capital(called(turn.voice, draft.by_name, None)), moment_words(draft.ready_at, today)
        lines.append(say("{who} handed it over to be signed at {time}.", who=who, time=at))
    elif draft is not None and person is not None and draft.by_person_id != person.id:
        who, at = called(turn.voice, draft.by_name, None), moment_words(draft.at, today)
        lines.append(say("{who} worked on it last, at {time}.", who=who, time=at))
    return lines


def _where_from(turn: Turn, work: Work) -> Choice:
    return turn.choice("Where figures are from", WhereFrom(*work.about))


def where_from_screen(turn: Turn, work: Work) -> Reply:
    """Each figure with what it counts."""
    say = turn.voice.say
    lines = [say("Where the figures are from:")]
    values = words_of(turn, work, work.evaluation(turn.now))
    for question in work.form.questions:
        number = counted_of(work.given, question.name)
        if number is None or question.name not in FROM_SENTENCES:
            continue
        label = _short(label_of(question, turn.voice.language, values))
        why = say(FROM_SENTENCES[question.name])
        lines.append(say("• {question}: {n}. {why}", question=label, n=number, why=why))
    return Reply("\n".join(lines), stacked(turn.choice("Back", TakeUp(*work.about))))


def filed_screen(turn: Turn, work: Work, before: str = "") -> Reply:
    """It is signed: when, by whom, what it came to; it can be read, and changed until the round closes."""
    filing, say = work.filing, turn.voice.say
    assert filing is not None
    assert filing.filed is not None
    filed = filing.filed
    lines = [before, *head_lines(turn, filing, work.form)]
    lines.append(
        say(
            "Signed and sent at {time} by {who}. Code: {code}.",
            time=moment_words(filed.at, work.held_on),
            who=called(turn.voice, filing.signed_by, None),
            code=filed.code,
        )
    )
    lines += conclusion_lines(turn, form_asked(filing.round.form, filing.said_source), filed.conclusion)
    rows: Rows = (
        (turn.choice("Read what was signed", ReadFiled(*work.about, 0)),),
        (turn.choice("Change and sign anew", ChangeAnswers(*work.about)),),
    )
    if filing.remedies:
        open_ = OpenRemedies(filing.school_id)
        rows += ((turn.choice("What is to be put right ({n})", open_, n=len(filing.remedies)),),)
    return Reply("\n".join(line for line in lines if line), rows)


def conclusion_lines(turn: Turn, form: Form | None, conclusion: str | None) -> list[str]:
    """The conclusion as it was signed, in the words of the version that was asked."""
    band = next((one for one in form.bands if one.name == conclusion), None) if form is not None else None
    if conclusion is None:
        return []
    words = in_language(band.labels, turn.voice.language).rstrip(".") if band is not None else conclusion
    return [turn.voice.say("Conclusion: <b>{band}</b>.", band=words)]


def signed_screen(turn: Turn, filing: Filing, page: int) -> Reply:
    """What was signed, page by page, for whoever prepares and signs."""
    about = (filing.round.order_id, filing.round.held_on, -filing.school_id)
    return signed_page(turn, filing, page, (*OF_THE_SCHOOL,), lambda n: ReadFiled(*about, n), TakeUp(*about))


def signed_page(
    turn: Turn,
    filing: Filing,
    page: int,
    duties: Sequence[str],
    to_page: Callable[[int], Action],
    back: Action,
) -> Reply:
    """A page of what was signed, as these duties may read it. `back`: where its first page leads back to."""
    form = form_asked(filing.round.form, filing.said_source)
    assert filing.filed is not None
    lines: list[str] = []
    pictures: Rows = ()
    if form is not None:
        open_ = readable(form, duties)
        answers, _ = unpack_answers(form, filing.said["answers"])
        answers = {name: answer for name, answer in answers.items() if name in open_}
        said = {name: text if name in open_ else "…" for name, text in filing.said["calculated"].items()}
        values = {name: escape(text, quote=False) for name, text in said.items()}
        lines = answer_lines(turn, form, answers, filing.said["counted"], values)
        if shows_conclusion(form, open_):
            lines += conclusion_lines(turn, form, filing.filed.conclusion)
        pictures = see_pictures(turn, form, answers, values)
    pages = cut("\n".join(lines), MOST_TEXT)
    page = min(page, len(pages) - 1)
    shown_ = [*(head_lines(turn, filing, form) if form is not None else ()), pages[page]]
    if len(pages) > 1:
        shown_.append(turn.voice.say("Page {page} of {pages}.", page=page + 1, pages=len(pages)))
    ways = [turn.choice("Back", to_page(page - 1) if page else back)]
    if page < len(pages) - 1:
        ways.append(turn.choice("See more", to_page(page + 1)))
    return Reply("\n".join(shown_), (*pictures, tuple(ways)))


def readable(form: Form, duties: Sequence[str]) -> frozenset[str]:
    """The rows of a questionnaire whose answers these duties read."""
    return frozenset(question.name for question in form.questions if may_read(question, duties))


def shows_conclusion(form: Form, open_: Collection[str]) -> bool:
    """Whether the conclusion is open: the row that takes it may be kept from a duty."""
    return all(question.name in open_ for question in form.questions if question.result == "conclusion")
