"""What is told before it is clear which child is meant: all of it is kept, an emergency comes first.

It is kept sealed, in a draft of each child it may be about, apart from the answers: what is said of one child is never
an answer of another. Their minute of silence runs as for the 115 question itself.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.cases.opening import correct as tell_corrected
from bot.clock import local_date
from bot.dialogue.calling import called, child_word, names_of
from bot.dialogue.declare_actions import AskWhich, MeantAfterAll, MeantBy, NobodyMeant, WhichOf
from bot.dialogue.wording import capital
from bot.errors import OldButton
from bot.forms import Flag
from bot.handlers.at_hand import declared_by_now, own_subjects, report_choice, subject_of
from bot.handlers.beginning import begin_report
from bot.handlers.correcting import with_what_was_declared
from bot.handlers.going_on import next_screen
from bot.handlers.noting import new_code, note_declaration
from bot.handlers.questionnaire import Pending, Work, pending_of, save, unsure_signs
from bot.handlers.reporting import not_well_today
from bot.handlers.taking import fill, text_of, told_together
from bot.handlers.told_at_once import names_said, take_facts
from bot.handlers.urgent import SILENCE, if_so, signs_in_words, tell_now
from bot.i18n import Markup
from bot.messages import Choice, Reply, in_rows, stacked
from bot.turn import Asking, Turn, again, on
from bot.understanding.emergencies import is_taken_back
from bot.understanding.symptoms import Facts
from storage.changes.accounts import DropDraft
from storage.changes.declarations import Declare
from storage.changes.self_rounds import WithdrawAll
from storage.queries.declaring import Drafts, DraftView
from storage.queries.standing_before import Stood, StoodBefore
from storage.values import Declared, RoundView, Subject


def ask_which(turn: Turn, candidates: Sequence[Subject], text: str = "") -> Asking[Reply]:
    """Keep a sentence of which it is not clear whom it is about, with those before it, and ask; 115 first."""
    kept = yield from kept_today(turn)
    texts = (*(kept.texts if kept else ()), *([text] if text else []))
    meant = {s.person_id for s in candidates} | set(kept.of if kept else ())
    people = [s for s in own_subjects(turn) if s.person_id in meant] if kept else list(candidates)
    pending = Pending(
        local_date(turn.now), texts, tuple(s.person_id for s in people), is_told=bool(kept and kept.is_told)
    )
    facts = told_together(texts, pending.on)
    warned: list[tuple[Work, tuple[str, ...]]] = []
    for subject in people:
        work = yield from begin_report(turn, subject)
        if work is None:
            continue
        work.pending = pending
        probe = replace(work, answers=dict(work.answers), sure=())
        said = text_of(texts, pending.on)
        fill(probe, facts, turn.now, said)
        signs = _newly_told(work, probe, facts, said, turn.now)
        if signs:
            work.silent_at = work.silent_at or (None if pending.is_told else turn.now + SILENCE)
            warned.append((probe, signs))
        save(turn, work)
    turn.ask_next(WhichOf(pending.on))
    return _question(turn, people, warned, is_more=len(texts) > 1)


def _newly_told(work: Work, probe: Work, facts: Facts, said: str, now: datetime) -> tuple[str, ...]:
    """Signs of emergency by what was told, also beside what is known; not those of that child's own declaration."""
    alone = replace(work, answers={}, sure=())
    fill(alone, facts, now, said)
    told, known = unsure_signs(alone, now), unsure_signs(replace(work, sure=()), now)
    return tuple(sign for sign in unsure_signs(probe, now) if sign in told or sign not in known)


def _question(
    turn: Turn, people: Sequence[Subject], warned: Sequence[tuple[Work, tuple[str, ...]]], *, is_more: bool
) -> Reply:
    say, today = turn.voice.say, local_date(turn.now)
    choices = []
    for subject in people:
        name = Markup(capital(called(turn.voice, turn.sender, subject)))
        label = say("I myself") if subject.relation == "self" else name
        choices.append(Choice(label, MeantBy(subject.person_id, today).encode()))
    rows = in_rows(choices, 2)
    if not warned:
        lines = [say("This is kept, too."), say("Who is not well?")] if is_more else [say("Who is not well?")]
        return Reply("\n".join(lines), rows, is_new=True)
    work, signs = warned[0]
    lines = [
        if_so(turn, work, signs, child_word(turn.voice, work.subject)),
        say("Who has it now?"),
    ]
    rows = (*rows, *stacked(turn.choice("Pressed by mistake", NobodyMeant(today))))
    return Reply("\n".join(lines), rows, is_new=True, is_sure=True)


def kept_today(turn: Turn) -> Asking[Pending | None]:
    """What was told today and is nobody's yet."""
    drafts: tuple[DraftView, ...] = yield Drafts()
    found = [pending for draft in drafts if (pending := pending_of(draft)) and pending.on == local_date(turn.now)]
    return max(found, key=lambda each: len(each.texts), default=None)


@on(AskWhich)
def ask_which_again(turn: Turn, action: AskWhich) -> Asking[Reply]:
    """Go on with what was told and is nobody's yet. Raises OldButton where nothing is."""
    if (yield from kept_today(turn)) is None:
        raise OldButton
    return (yield from ask_which(turn, own_subjects(turn)))


@on(MeantBy)
def meant_by(turn: Turn, action: MeantBy) -> Asking[Reply]:
    """Whom all that was told is about; where it names another it is asked once more, but for an emergency."""
    drafts: tuple[DraftView, ...] = yield Drafts()
    kept = yield from kept_today(turn)
    is_urgent = any(draft.silent_at is not None for draft in drafts)
    named = names_said(own_subjects(turn), kept.texts) if kept is not None and not is_urgent else []
    if not named or any(each.person_id == action.person for each in named):
        return (yield from _meant_by(turn, action.person, action.told_on))
    subject = subject_of(turn, action.person)
    turn.ask_next(WhichOf(action.told_on))
    who = Markup(called(turn.voice, turn.sender, subject))
    yes = turn.choice("Yes, it is about {who}", MeantAfterAll(action.person, action.told_on), who=who)
    others = [
        turn.choice(
            "No, it is about {who}",
            MeantBy(each.person_id, action.told_on),
            who=Markup(called(turn.voice, turn.sender, each)),
        )
        for each in named
    ]
    text = turn.voice.say(
        "What was written names {named}. Is it about {who}?",
        named=Markup(names_of(turn.voice, turn.sender, named)),
        who=who,
    )
    return Reply(text, stacked(yes, *others), is_new=True)


@on(MeantAfterAll)
def meant_after_all(turn: Turn, action: MeantAfterAll) -> Asking[Reply]:
    """The same, once it was asked."""
    return (yield from _meant_by(turn, action.person, action.told_on))


def _meant_by(turn: Turn, person: int, told_on: date) -> Asking[Reply]:
    """Whom all that was told is about; of an earlier day it is asked anew."""
    subject = subject_of(turn, person)
    kept = yield from kept_today(turn)
    if kept is None or told_on != kept.on:
        return (yield from not_well_today(turn, subject))
    return (yield from is_about(turn, subject, kept))


def is_about(turn: Turn, subject: Subject, kept: Pending, text: str = "") -> Asking[Reply]:
    """All of it is this child's, with what names them (`text`); the others are let go, and so are their minutes."""
    work = yield from begin_report(turn, subject)
    if work is None:
        return (yield from not_well_today(turn, subject))
    yield from let_go(turn, kept, [subject.person_id])
    yield from with_what_was_declared(turn, work)
    work.pending = None
    texts = (*kept.texts, *([text] if text else []))
    asked = _asked_about(turn, work, kept)
    if asked and not (text and is_taken_back(text, signs_in_words(turn, work, asked))):
        # whoever says which child has it has answered whether it is so: no second question before the alert
        fill(work, told_together(texts, kept.on), turn.now, text_of(texts, kept.on))
        return again((yield from tell_now(turn, work, unsure_signs(work, turn.now) or asked)), is_new=True)
    told = take_facts(turn, work, told_together(texts, kept.on), text_of(texts, kept.on))
    if told is None:
        save(turn, work)
        told = next_screen(turn, work)
    return again(told, is_new=True)


def _asked_about(turn: Turn, work: Work, kept: Pending) -> tuple[str, ...]:
    """The signs of emergency about which it was asked which child has them, and of which nobody was told yet."""
    probe = replace(work, answers={}, together=())
    fill(probe, told_together(kept.texts, kept.on), turn.now, text_of(kept.texts, kept.on))
    return unsure_signs(probe, turn.now)


@on(NobodyMeant)
def nobody_meant(turn: Turn, action: NobodyMeant) -> Asking[Reply]:
    """It was said by mistake: it is let go; whoever was told already hears that."""
    kept = yield from kept_today(turn)
    told = (yield from let_go(turn, kept, [])) if kept is not None and kept.on == action.told_on else []
    text = turn.voice.say("What was written is let go; nothing was sent.")
    if kept is not None and any(each.severity == "emergency" for each in turn.sender.declared.values()):
        # something was sent of an alarm before it
        people = [each for each in own_subjects(turn) if each.person_id in kept.of]
        text = turn.voice.say(
            "What was said of {who} is let go.", who=Markup(names_of(turn.voice, turn.sender, people))
        )
    if told:
        text = turn.voice.say(
            "Everybody who was told about {who} now hears that it was a mistake; school health still calls to make "
            "sure.",
            who=Markup(names_of(turn.voice, turn.sender, told)),
        )
        if any(isinstance(change, Declare) for change in turn.changes):
            text = f"{text} {turn.voice.say('What was declared before stays as it was.')}"
    return Reply(text, stacked(report_choice(turn)), is_new=True)


def let_go(turn: Turn, kept: Pending, but: Sequence[int]) -> Asking[list[Subject]]:
    """It was not about these: no draft of theirs holds it, and what the school was told anyway is taken back."""
    drafts: tuple[DraftView, ...] = yield Drafts()
    told = []
    for draft in drafts:
        subject = turn.sender.declares_for(draft.subject_id)
        if pending_of(draft) is None or subject is None or draft.subject_id in but:
            continue
        work = yield from begin_report(turn, subject)
        if work is not None and any(draft.answers.get("answers", {}).values()):
            work.pending = work.silent_at = None
            save(turn, work)
        else:
            turn.note(DropDraft(draft.round.id, draft.subject_id, turn.sender.account.id))
        declared = declared_by_now(turn, subject, draft.round)
        if kept.is_told and declared is not None and not declared.well:
            yield from as_before(turn, subject, draft.round, declared)
            told.append(subject)
    return told


def as_before(turn: Turn, subject: Subject, round_: RoundView, alarm: Declared) -> Asking[None]:
    """What was declared before the alarm stands again, or nothing does; whoever was told hears of it."""
    uid = yield from _restored(turn, subject, round_, alarm)
    if subject.case is not None:
        yield from tell_corrected(turn, subject, subject.case, uid, "mistaken")


def _restored(turn: Turn, subject: Subject, round_: RoundView, alarm: Declared) -> Asking[bytes]:
    stood: Stood | None = yield StoodBefore(alarm.uid)
    if stood is None or stood.severity == "emergency":
        turn.note(WithdrawAll(round_.id, subject.person_id, turn.now))
        return alarm.uid
    flag = Flag(stood.severity, (), (), stood.syndrome, notifiable=False)
    return note_declaration(turn, subject, round_, new_code(), stood.answers, flag, stood.form_version).uid
