"""Correcting or withdrawing until the round closes, and [Bấm nhầm] under a flagged receipt."""

from bot.cases.opening import correct as tell_corrected
from bot.dialogue.calling import are_well, called
from bot.dialogue.declare_actions import (
    About,
    Correct,
    CorrectToNotWell,
    CorrectToWell,
    Mistaken,
    MistakenThen,
    OpenDeclaring,
    TakeBack,
    TakeUp,
)
from bot.dialogue.one_tap import SIGNS, WELL, asks_if_well, has_one_tap, speaks_for_itself
from bot.dialogue.wording import capital
from bot.handlers.at_hand import (
    declared_by_now,
    open_round,
    report_choice,
    round_over,
    subject_of,
    subjects_of,
    with_what_is_left,
)
from bot.handlers.beginning import begin
from bot.handlers.crossing import answers_for
from bot.handlers.declaring import settle_well, with_drafts
from bot.handlers.filing import open_filing
from bot.handlers.going_on import next_screen
from bot.handlers.noting import new_code, note_well
from bot.handlers.questionnaire import Work, unsure_signs
from bot.handlers.receipts import change_choice, well_receipt
from bot.handlers.standing import what_stands
from bot.handlers.urgent import step, warn
from bot.i18n import Markup
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, on
from storage.changes.accounts import DropDraft
from storage.changes.self_rounds import WithdrawAll
from storage.queries.declaring import AnswersOf, Drafts, DraftView
from storage.values import Declared, RoundView, Subject


@on(Correct)
def correct(turn: Turn, action: Correct) -> Asking[Reply]:
    """Ask what to change; of whom, if the receipt names several."""
    subjects = subjects_of(turn, action.persons)
    pairs = [(s, r) for s in subjects if (r := open_round(turn, s, action.order, action.held_on)) is not None]
    if not pairs:
        return (yield from round_over(turn, subjects[0], action.order, action.held_on))
    if len(pairs) > 1:
        choices = [
            Choice(
                capital(called(turn.voice, turn.sender, s)),
                Correct(action.order, action.held_on, (s.person_id,)).encode(),
            )
            for s, _ in pairs
        ]
        return Reply(turn.voice.say("Whose declaration is to be changed?"), stacked(*choices), is_new=True)
    subject, round_ = pairs[0]
    # a new message, so that the receipt with its code and number stays
    return _choices(turn, action, subject, round_)


def _choices(turn: Turn, action: Correct, subject: Subject, round_: RoundView) -> Reply:
    about = (action.order, action.held_on, subject.person_id)
    who = Markup(called(turn.voice, turn.sender, subject))
    declared = declared_by_now(turn, subject, round_)
    choices = []
    if not has_one_tap(turn.forms, round_.form):
        choices.append(turn.choice("Change the answers", TakeUp(*about)))
    else:
        if declared is None or not declared.well:
            choices.append(turn.choice("{who}: well", CorrectToWell(*about), who=capital(who)))
        choices.append(turn.choice("{who}: not well", CorrectToNotWell(*about), who=capital(who)))
    if declared is not None:
        choices.append(turn.choice("Withdraw the declaration", TakeBack(*about)))
    choices.append(turn.choice("Leave it as it is", OpenDeclaring()))
    return Reply(turn.voice.say("What is to be changed for {who}?", who=str(who)), stacked(*choices), is_new=True)


@on(CorrectToWell)
def to_well(turn: Turn, action: CorrectToWell) -> Asking[Reply]:
    """Well after all: a new revision. A case stays open: only people with the duty close it."""
    return (yield from _to_well(turn, action, "well"))


@on(Mistaken)
def mistaken(turn: Turn, action: Mistaken) -> Asking[Reply]:
    """Pressed by mistake, of the first that was declared."""
    return (yield from _mistaken(turn, action, 1))


@on(MistakenThen)
def mistaken_then(turn: Turn, action: MistakenThen) -> Asking[Reply]:
    """Pressed by mistake: everybody who was told hears so; closing is left to school health."""
    return (yield from _mistaken(turn, action, action.revision))


def _mistaken(turn: Turn, action: About, revision: int) -> Asking[Reply]:
    """An older mistake is none of what was declared after it."""
    subject = subject_of(turn, action.person)
    round_ = open_round(turn, subject, action.order, action.held_on)
    stands = declared_by_now(turn, subject, round_) if round_ is not None else None
    if stands is not None and not stands.well and stands.revision > revision:
        about = (action.order, action.held_on, action.person)
        yes = turn.choice("Yes, it was a mistake", MistakenThen(*about, stands.revision))
        return (yield from what_stands(turn, subject, stands, yes))
    return (yield from _to_well(turn, action, "mistaken"))


def _to_well(turn: Turn, action: About, what: str) -> Asking[Reply]:
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    signs = unsure_signs(work, turn.now)
    if signs:
        return warn(turn, work, signs)
    if not asks_if_well(work.form):
        return (yield from ask_again(turn, action))
    subject, round_ = work.subject, work.round
    turn.note(DropDraft(round_.id, subject.person_id, turn.sender.account.id))
    declared = declared_by_now(turn, subject, round_)
    if declared is None or declared.well:
        return (yield from settle_well(turn, [(subject, round_)]))
    made = note_well(turn, subject, round_, new_code(), is_mistaken=what == "mistaken")
    if subject.case is None:
        return with_what_is_left(turn, well_receipt(turn, [subject], round_, made.code), [made])
    yield from tell_corrected(turn, subject, subject.case, made.uid, "mistaken" if what == "mistaken" else "well")
    text = turn.voice.say(
        "Recorded: {who_is_well}. Code: {code}. Everybody who was told hears of it; school health still calls to make "
        "sure.",
        who_is_well=are_well(turn.voice, turn.sender, [subject]),
        code=made.code,
    )
    reply = Reply(text, ((change_choice(turn, [subject], round_),),), is_sure=True)
    drafts: tuple[DraftView, ...] = yield Drafts()
    others = [each for each in drafts if each.subject_id != subject.person_id]
    return with_drafts(turn, with_what_is_left(turn, reply, [made]), others)


@on(CorrectToNotWell)
def to_not_well(turn: Turn, action: CorrectToNotWell) -> Asking[Reply]:
    """Not well (any more): the questions, starting from what was said before."""
    return (yield from ask_again(turn, action))


@on(TakeUp)
def take_up_form(turn: Turn, action: TakeUp) -> Asking[Reply]:
    """The questionnaire from its start, from where it was left, or with what was declared."""
    return (yield from ask_again(turn, action))


def ask_again(turn: Turn, action: About) -> Asking[Reply]:
    """The questions with the answers given before."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    if work.filing is not None:
        return open_filing(turn, work)
    has_more = yield from with_what_was_declared(turn, work)
    return step(turn, work) if has_more or unsure_signs(work, turn.now) else next_screen(turn, work)


def with_what_was_declared(turn: Turn, work: Work) -> Asking[bool]:
    """Start a correction from what was declared, where that was more than being well; whether it was."""
    declared = declared_by_now(turn, work.subject, work.round)
    is_one_tap = asks_if_well(work.form)
    if not work.is_new or declared is None or (is_one_tap and declared.well):
        return False
    before = answers_for(work.form, (yield AnswersOf(declared.uid)))
    said = {name: value for name, value in before.items() if name != WELL or not is_one_tap}
    # how a case is today was asked beside the questionnaire
    work.answers = {name: value for name, value in said.items() if name in work.form.by_name}
    if not speaks_for_itself(work.form):
        _pass_over(turn, work)
        work.sure = unsure_signs(work, turn.now)
        return True
    for question in work.form.questions:
        if question.beside and question.name in work.answers:
            # "not measured" is kept, that nothing was typed is not
            work.answers[question.beside] = ""
    work.sure = unsure_signs(work, turn.now) if declared.severity == "emergency" else ()
    work.open = SIGNS if work.answers else ""
    return True


def _pass_over(turn: Turn, work: Work) -> None:
    """What was declared is whole: what nobody answered then was passed over."""
    while (name := work.next_name(evaluation := work.evaluation(turn.now))) and name not in evaluation.missing:
        work.answers[name] = () if work.form.by_name[name].kind == "select_multiple" else ""


@on(TakeBack)
def take_back(turn: Turn, action: TakeBack) -> Asking[Reply]:
    """Withdraw: it is owed again, as if nothing had been said; a case stays with school health."""
    subject = subject_of(turn, action.person)
    round_ = open_round(turn, subject, action.order, action.held_on)
    if round_ is None:
        return (yield from round_over(turn, subject, action.order, action.held_on))
    declared = declared_by_now(turn, subject, round_)
    if declared is not None:
        yield from _withdraw(turn, subject, declared)
    key = (round_.id, subject.person_id)
    left = {k: v for k, v in turn.sender.declared.items() if k != key}
    text = turn.voice.say("The declaration of {who} is withdrawn.", who=called(turn.voice, turn.sender, subject))
    reply = with_what_is_left(turn, Reply(text), (), left)
    return reply if reply.rows else again(reply, rows=stacked(report_choice(turn)))


def _withdraw(turn: Turn, subject: Subject, declared: Declared) -> Asking[None]:
    turn.note(WithdrawAll(declared.round_id, subject.person_id, turn.now))
    if subject.case is not None and not declared.well:
        yield from tell_corrected(turn, subject, subject.case, declared.uid, "changed")
