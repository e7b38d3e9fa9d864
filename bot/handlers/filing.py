"""What a school declares of itself: what is due, preparing together, handing over, signing (storyboard, scene 12)."""

from datetime import datetime, time, timedelta

from bot.cases.wording import called
from bot.clock import instant, local_date
from bot.dialogue.declare_actions import About, TakeUp
from bot.dialogue.export_actions import ListExports
from bot.dialogue.filing_actions import (
    CountAgain,
    OpenFilings,
    OpenRemedies,
    ReadFiled,
    SchoolTrend,
    SignAllTheSame,
    WhereFrom,
)
from bot.dialogue.order_words import standing_line
from bot.dialogue.wording import capital, moment_words, time_words
from bot.errors import NotAllowed
from bot.forms import Assessment, Evaluation, assess, pack_answers
from bot.forms.conversion import to_text
from bot.handlers.at_hand import JUST_NOW
from bot.handlers.filing_figures import unheard_of
from bot.handlers.filing_pages import (
    filed_screen,
    head_lines,
    may_sign,
    signed_screen,
    verdict_lines,
    where_from_screen,
)
from bot.handlers.filing_work import begin_filing, filing_meant
from bot.handlers.going_on import next_screen
from bot.handlers.noting import new_code
from bot.handlers.questionnaire import Work, saved_for_school
from bot.handlers.urgent import step
from bot.messages import Choice, Reply, stacked
from bot.rounds.filing import who_signs
from bot.rounds.remedies import after_signing
from bot.turn import Asking, Turn, again, on, on_command
from storage.changes.filings import DropSchoolDraft, FileDeclaration
from storage.changes.outbox import Priority
from storage.queries.filings import FiledRow, Filing, MyFilings, RemedyRow, filing_schools
from storage.queries.remedies import RemediesOf

ASKED_AT = time(8, 0)
"""When it is asked whether what failed was put right."""


@on_command("nhatruong")
def my_filings(turn: Turn) -> Asking[Reply]:
    """What the sender's schools are to declare."""
    return (yield from _filings(turn))


@on(OpenFilings)
def open_filings(turn: Turn, action: OpenFilings) -> Asking[Reply]:
    """The same under a button."""
    return (yield from _filings(turn))


def _filings(turn: Turn) -> Asking[Reply]:
    schools = filing_schools(turn.sender)
    if not schools:
        raise NotAllowed
    filings: tuple[Filing, ...] = yield MyFilings()
    remedies: dict[int, tuple[RemedyRow, ...]] = yield RemediesOf()
    say = turn.voice.say
    lines, choices = [say("What the school declares of itself:")], list[Choice]()
    for filing in filings:
        form = turn.forms[filing.round.form]
        lines.append(_line(turn, filing, form.title, several=len(schools) > 1))
        about = (filing.round.order_id, filing.round.held_on, -filing.school_id)
        choices.append(turn.choice("{title}", TakeUp(*about), title=form.title))
    if any(filing.round.letter is None for filing in filings):
        lines.insert(1, standing_line(turn.voice))
    if not filings:
        lines.append(say("Nothing is asked of the school now."))
    for school, name in schools.items():
        n = len(remedies.get(school, ()))
        if n:
            line = "{school}: {n} thing is to be put right.", "{school}: {n} things are to be put right."
            lines.append(turn.voice.say_n(*line, n, school=name))
            choices.append(turn.choice("What is to be put right ({n})", OpenRemedies(school), n=n))
        choices.append(turn.choice("Earlier declarations of {school}", SchoolTrend(school), school=name))
    choices.append(turn.choice("Get a spreadsheet", ListExports()))
    return Reply("\n".join(lines), stacked(*choices), is_new=True)


def _line(turn: Turn, filing: Filing, title: str, *, several: bool) -> str:
    say, round_ = turn.voice.say, filing.round
    values = {"title": title, "due": moment_words(round_.due_at, turn.now.date())}
    if several:
        values["title"] = f"{title} ({filing.school_name})"
    if filing.draft is not None and filing.draft.ready_at is not None:
        return say("• {title}: due {due}, waits to be signed.", **values)
    if filing.draft is not None:
        return say(
            "• {title}: due {due}, {who} prepares it.", who=called(turn.voice, filing.draft.by_name, None), **values
        )
    if filing.filed is not None:
        return say("• {title}: signed at {time}.", time=moment_words(filing.filed.at, round_.held_on), **values)
    return say("• {title}: due {due}.", **values)


def open_filing(turn: Turn, work: Work) -> Reply:
    """What was signed; else what is prepared, or the first screen of it."""
    filing = work.filing
    assert filing is not None
    if filing.filed is not None and filing.draft is None:
        return filed_screen(turn, work)
    if filing.draft is not None and filing.draft.ready_at is not None:
        return next_screen(turn, work)
    return step(turn, work)


@on(CountAgain)
def count_again(turn: Turn, action: CountAgain) -> Asking[Reply]:
    """The figures as they are now; those that were changed stay as they were said."""
    work = yield from begin_filing(turn, action)
    return work if isinstance(work, Reply) else step(turn, work)


@on(WhereFrom)
def where_from(turn: Turn, action: WhereFrom) -> Asking[Reply]:
    """What each figure counts."""
    work = yield from begin_filing(turn, action)
    return work if isinstance(work, Reply) else where_from_screen(turn, work)


@on(ReadFiled)
def read_filed(turn: Turn, action: ReadFiled) -> Asking[Reply]:
    """What was signed, also after the round is over."""
    filing = yield from filing_meant(turn, action)
    if filing.filed is None:
        raise NotAllowed
    turn.looked("school_declaration", unit_id=filing.school_id, round=filing.round.id)
    return signed_screen(turn, filing, action.page)


def throw_filing_away(turn: Turn, action: About) -> Asking[Reply]:
    """What was prepared is thrown away; what was signed stays."""
    filing = yield from filing_meant(turn, action)
    if filing.draft is not None:
        turn.note(DropSchoolDraft(filing.round.id, filing.draft.version))
    text = turn.voice.say("What was prepared for the school is thrown away; nothing was sent.")
    return Reply(text, stacked(turn.choice("What the school declares", OpenFilings())))


@on(SignAllTheSame)
def sign_all_the_same(turn: Turn, action: SignAllTheSame) -> Asking[Reply]:
    """Sign after it was said how many nobody has declared."""
    work = yield from begin_filing(turn, action)
    return work if isinstance(work, Reply) else sign_or_hand_over(turn, work, is_sure=True)


def sign_or_hand_over(turn: Turn, work: Work, *, is_sure: bool = False) -> Reply:
    """Whoever signs signs; anybody else hands it over, and whoever signs hears of it.

    `is_sure`: it was said that most of the present are those nobody has declared.
    """
    evaluation, filing = work.evaluation(turn.now), work.filing
    assert filing is not None
    if filing.filed is not None and filing.draft is None:
        return _signed_already(turn, work, filing.filed)
    if not work.is_ready(evaluation) or evaluation.missing:
        return step(turn, work)
    if not may_sign(turn, filing):
        return _hand_over(turn, work, filing)
    return (None if is_sure else _asked_first(turn, work, evaluation)) or _sign(turn, work, filing, evaluation)


def _asked_first(turn: Turn, work: Work, evaluation: Evaluation) -> Reply | None:
    """A question before figures are signed most of which stand on nobody's word."""
    n = unheard_of(evaluation.stored, work.given)
    if not n or 2 * n <= int(to_text(evaluation.stored["present"])):
        return None
    figures = {name: to_text(evaluation.stored[name]) for name in ("declared", "enrolled", "present")}
    text = turn.voice.say(
        "{declared} of {enrolled} pupils have declared so far. The {present} counted present include {owing} of whom "
        "nobody has said anything: they may be ill or away. Sign all the same?",
        owing=n,
        **figures,
    )
    sure = turn.choice("Yes, sign and send", SignAllTheSame(*work.about))
    return Reply(text, stacked(sure, turn.choice("No, not yet", TakeUp(*work.about))), is_new=True)


def _signed_already(turn: Turn, work: Work, filed: FiledRow) -> Reply:
    """Pressed twice: the receipt, with all that is to be put right, stands there and is not written over."""
    page, person = filed_screen(turn, work), turn.sender.person
    if person is None or filed.by_person_id != person.id:
        return page
    if turn.now - filed.at < JUST_NOW:
        time = time_words(filed.at)
        return Reply(toast=turn.voice.say("Signed and sent at {time}. Code: {code}.", time=time, code=filed.code))
    return again(page, is_new=True)


def _hand_over(turn: Turn, work: Work, filing: Filing) -> Reply:
    say = turn.voice.say
    signers = [h for h in filing.holders if h.kind in who_signs(filing.holders)]
    reached = [h for h in signers if h.address is not None and not h.address.is_blocked]
    handed_at = filing.draft.ready_at if filing.draft is not None else None
    if handed_at is None:
        turn.note(saved_for_school(turn, work, is_ready=True))
    for holder in reached if handed_at is None else ():
        assert holder.address is not None
        version = filing.draft.version + 1 if filing.draft is not None else 0
        key = f"filing:sign:{filing.round.id}:{version}:{holder.address.account_id}"
        about = {"round": filing.round.id, "sign": 1}
        expires = filing.round.closes_at
        turn.push(key, holder.address.to, "filing", Priority.REMINDER, about=about, expires_at=expires)
    lines = head_lines(turn, filing, work.form)
    if reached:
        who = ", ".join(capital(called(turn.voice, h.name, None)) for h in reached)
        time_ = time_words(handed_at or turn.now)
        lines.append(say("Handed over at {time}. {who} gets a message to sign it.", time=time_, who=who))
    else:
        lines.append(
            say("It is ready, but nobody who may sign is connected here. Please tell the principal to connect.")
        )
    return Reply("\n".join(lines), stacked(turn.choice("What the school declares", OpenFilings())))


def _sign(turn: Turn, work: Work, filing: Filing, evaluation: Evaluation) -> Reply:
    person = turn.sender.person
    if person is None:
        raise NotAllowed
    verdict, code = assess(work.form, evaluation), new_code()
    said = {
        "answers": pack_answers(evaluation.stored),
        "counted": work.given,
        "counted_at": work.counted_at.isoformat() if work.counted_at else None,
        "calculated": dict(evaluation.calculated),
    }
    revision = filing.filed.revision + 1 if filing.filed is not None else 1
    turn.note(
        FileDeclaration(
            round_id=filing.round.id,
            school_id=filing.school_id,
            revision=revision,
            by_person_id=person.id,
            account_id=turn.sender.account.id,
            at=turn.now,
            form_version=work.form.version,
            said=said,
            code=code,
            conclusion=verdict.band.name if verdict else None,
            points=_points(verdict),
            failed=len(verdict.failed) if verdict else None,
        )
    )
    if filing.draft is not None:
        turn.note(DropSchoolDraft(filing.round.id, filing.draft.version))
    turn.note(*after_signing(work.form, verdict, filing, turn.now))
    if verdict is not None and verdict.failed and verdict.band.remedy_hours:
        _ask_when_due(turn, filing, revision, turn.now + timedelta(hours=verdict.band.remedy_hours))
    turn.looked("school_declaration_signed", unit_id=filing.school_id, round=filing.round.id, revision=revision)
    return _receipt(turn, work, filing, verdict, code)


def _ask_when_due(turn: Turn, filing: Filing, revision: int, due_at: datetime) -> None:
    """Whoever prepares hears in the morning of the day on which the set wants everything put right."""
    day = local_date(due_at)
    for holder in filing.holders:
        if holder.address is not None and not holder.address.is_blocked:
            key = f"remedies:{filing.round.id}:{revision}:{holder.address.account_id}"
            options = {"due_at": instant(day, ASKED_AT), "expires_at": instant(day + timedelta(days=3), ASKED_AT)}
            about = {"school": filing.school_id}
            turn.push(key, holder.address.to, "remedies", Priority.REMINDER, about=about, **options)


def _points(verdict: Assessment | None) -> int | None:
    if verdict is None:
        return None
    return len(verdict.passed) if verdict.percent is None else int(verdict.percent)


def _receipt(turn: Turn, work: Work, filing: Filing, verdict: Assessment | None, code: str) -> Reply:
    say = turn.voice.say
    lines = head_lines(turn, filing, work.form)
    lines.append(say("Signed and sent at {time}. Code: {code}.", time=time_words(turn.now), code=code))
    choices = []
    if verdict is not None:
        lines += verdict_lines(turn, verdict)
        if verdict.failed:
            n, hours = len(verdict.failed), verdict.band.remedy_hours
            msgids = "{n} criterion is to be put right.", "{n} criteria are to be put right."
            lines.append(turn.voice.say_n(*msgids, n))
            if hours:
                lines.append(say("This set asks for it within {hours} hours.", hours=hours))
            choices.append(turn.choice("Say who, how and until when", OpenRemedies(filing.school_id)))
    choices.append(turn.choice("Read what was signed", ReadFiled(*work.about, 0)))
    choices.append(turn.choice("What the school declares", OpenFilings()))
    return Reply("\n".join(lines), stacked(*choices))
