"""Declaring with one tap: /khaibao, all well, and how somebody with an open case is today."""

from collections.abc import Sequence
from datetime import date

from bot.cases.opening import follow_up
from bot.clock import local_date
from bot.dialogue.calling import are_well, called, lowered
from bot.dialogue.declare_actions import (
    AllWell,
    AskWhich,
    CorrectToWell,
    Discard,
    FollowUp,
    NobodyMeant,
    NotWell,
    OpenDeclaring,
)
from bot.dialogue.menu import not_agreed
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import FOLLOW_UPS, declare_prompt, order_of
from bot.dialogue.wording import capital, day_words
from bot.forms import NO_FLAG, Flag
from bot.handlers.at_hand import (
    declared_by_now,
    open_round,
    open_rounds,
    own_subjects,
    report_choice,
    round_over,
    subject_of,
    subjects_of,
    with_what_is_left,
)
from bot.handlers.beginning import begin
from bot.handlers.going_on import first_question
from bot.handlers.noting import new_code, note_declaration, note_well
from bot.handlers.questionnaire import pending_of
from bot.handlers.receipts import already_lines, change_choice, well_receipt
from bot.i18n import Markup
from bot.messages import Choice, Reply, Rows, stacked
from bot.turn import Asking, Turn, again, on, on_command, plain
from storage.changes.declarations import Declare
from storage.queries.declaring import Authors, Drafts, DraftView
from storage.values import Declared, RoundView, Subject

LISTED = Flag("note", ("follow_up",), (), (), False)
"""An answer about an open case is listed; the case itself stands where it stands."""


@on_command("khaibao", "declare")
def declare(turn: Turn) -> Asking[Reply]:
    """Ask for what is owed, show what was begun, or say what is declared already."""
    reply = yield from what_is_owed(turn)
    return again(reply, is_new=True)


def what_is_owed(turn: Turn) -> Asking[Reply]:
    drafts: tuple[DraftView, ...] = yield Drafts()
    prompt = declare_prompt(turn.voice, turn.sender, turn.now, turn.forms)
    if prompt is None:
        prompt = yield from _state(turn)
    return with_drafts(turn, prompt, drafts)


@on(OpenDeclaring)
def open_declaring(turn: Turn, action: OpenDeclaring) -> Asking[Reply]:
    """The same under a button."""
    return (yield from what_is_owed(turn))


@on(AllWell)
def all_well(turn: Turn, action: AllWell) -> Asking[Reply]:
    """Declare exactly the persons of the button who still owe, each in the round the message spoke of."""
    named = subjects_of(turn, action.persons)
    pairs = [(s, r) for s in named if (r := open_round(turn, s, action.order, action.held_on)) is not None]
    if not pairs:
        return (yield from round_over(turn, named[0], action.order, action.held_on))
    pairs = [(s, r) for s, r in pairs if has_one_tap(turn.forms, r.form)]
    if not pairs:
        return (yield from what_is_owed(turn))
    drafts: tuple[DraftView, ...] = yield Drafts()
    begun = begun_of(turn, drafts)
    sure = [(s, r) for s, r in pairs if (r.id, s.person_id) not in begun]
    if not sure:
        return well_after_all(turn, *pairs[0]) if len(pairs) == 1 else (yield from what_is_owed(turn))
    reply = yield from settle_well(turn, sure)
    return with_drafts(turn, reply, drafts) if len(sure) < len(pairs) else reply


def begun_of(turn: Turn, drafts: Sequence[DraftView]) -> set[tuple[int, int]]:
    """Rounds and persons of whom something was said and not sent: one tap for all does not clear it."""
    said = {
        (d.round.id, d.subject_id)
        for d in drafts
        if d.silent_at or any(d.answers.get("answers", {}).values()) or pending_of(d)
    }
    return said - set(turn.sender.declared)


def well_after_all(turn: Turn, subject: Subject, round_: RoundView) -> Reply:
    """Somebody was begun as not well: it is asked once before that is thrown away."""
    about = (order_of(round_), round_.held_on, subject.person_id)
    who = called(turn.voice, turn.sender, subject)
    is_well = Markup(are_well(turn.voice, turn.sender, [subject]))
    lines = [
        turn.voice.say("A declaration for {who} was begun and is not sent yet.", who=who),
        turn.voice.say("If {who_is_well}, it is thrown away.", who_is_well=is_well),
    ]
    label = capital(turn.voice.say("{who_is_well}, throw it away", who_is_well=is_well))
    rows = stacked(Choice(plain(label), CorrectToWell(*about).encode()), turn.choice("Go on", NotWell(*about)))
    return Reply("\n".join(lines), rows, is_new=True)


def settle_well(turn: Turn, pairs: Sequence[tuple[Subject, RoundView]]) -> Asking[Reply]:
    """Declare whoever of these still owes as well; say of the others who declared them and when."""
    fresh = [(s, r) for s, r in pairs if declared_by_now(turn, s, r) is None]
    settled = [(s, d) for s, r in pairs if (d := declared_by_now(turn, s, r)) is not None]
    code = new_code()
    made = [note_well(turn, s, r, code) for s, r in fresh]
    for (subject, _), declared in zip(fresh, made, strict=True):
        if subject.case is not None:
            yield from follow_up(turn, subject, subject.case, declared.uid, "well")
    reply = well_receipt(turn, [s for s, _ in fresh], fresh[0][1], code) if fresh else Reply()
    if settled:
        authors = yield Authors(tuple(d.uid for _, d in settled))
        lines = already_lines(turn, settled, authors)
        rows = reply.rows or ((change_choice(turn, [s for s, _ in settled], pairs[0][1]),),)
        reply = Reply("\n".join([line for line in (reply.text, *lines) if line]), rows)
    return with_what_is_left(turn, reply, made)


def say_settled(turn: Turn, subject: Subject, round_: RoundView, declared: Declared) -> Asking[Reply]:
    """That it was declared already, by whom and when."""
    authors = yield Authors((declared.uid,))
    text = "\n".join(already_lines(turn, [(subject, declared)], authors))
    return with_what_is_left(turn, Reply(text, ((change_choice(turn, [subject], round_),),)), [])


@on(FollowUp)
def answer_follow_up(turn: Turn, action: FollowUp) -> Asking[Reply]:
    """Note how somebody with an open case is today; worse leads on to the questions."""
    subject = subject_of(turn, action.person)
    round_ = open_round(turn, subject, action.order, action.held_on)
    if round_ is None or action.answer not in FOLLOW_UPS:
        return (yield from round_over(turn, subject, action.order, action.held_on))
    if not has_one_tap(turn.forms, round_.form):
        return (yield from what_is_owed(turn))
    made: list[Declared] = []
    if declared_by_now(turn, subject, round_) is None:
        made = [(yield from note_follow_up(turn, subject, round_, action.answer, new_code()))]
    if action.answer == "worse":
        work = yield from begin(turn, action)
        return work if isinstance(work, Reply) else first_question(turn, work)
    if not made:
        return (yield from settle_well(turn, [(subject, round_)]))
    who, answer = called(turn.voice, turn.sender, subject), lowered(turn.voice.say(FOLLOW_UPS[action.answer]))
    text = turn.voice.say(
        "Recorded: {answers}. Code: {code}. School health has been told.",
        answers=Markup(f"{who}: {answer}"),
        code=made[0].code,
    )
    return with_what_is_left(turn, Reply(text, ((change_choice(turn, [subject], round_),),)), made)


def note_follow_up(turn: Turn, subject: Subject, round_: RoundView, answer: str, code: str) -> Asking[Declared]:
    """Declare how somebody with an open case is, and have those hear of it who were told of the case."""
    well = answer == "well"
    answers = {"well": "yes" if well else "no", "follow_up": answer}
    made = note_declaration(turn, subject, round_, code, answers, NO_FLAG if well else LISTED)
    if subject.case is not None:
        yield from follow_up(turn, subject, subject.case, made.uid, answer)
    return made


def _state(turn: Turn) -> Asking[Reply]:
    """Nothing is owed: what is declared in the open rounds, or that none is open."""
    settled = [
        (s, r, d)
        for s in own_subjects(turn)
        for r in open_rounds(turn, s)
        if (d := declared_by_now(turn, s, r)) is not None
    ]
    rows: Rows = stacked(report_choice(turn))
    if not own_subjects(turn):
        waiting = stacked(*not_agreed(turn))
        if waiting:
            return Reply(turn.voice.say("Before declaring, please choose what you agree to."), waiting)
        return Reply(turn.voice.say("There is nobody to declare for in this chat yet."))
    if not settled:
        text = turn.voice.say("No declaration is open now. If somebody is not well, it can be reported at any time.")
        return Reply(text, rows)
    authors = yield Authors(tuple(d.uid for _, _, d in settled))
    lines = already_lines(turn, [(s, d) for s, _, d in settled], authors)
    newest = settled[0][1]
    changeable = [s for s, r, _ in settled if (r.order_id, r.held_on) == (newest.order_id, newest.held_on)]
    return Reply("\n".join(lines), ((change_choice(turn, changeable, newest),), *rows))


def with_drafts(turn: Turn, reply: Reply, drafts: Sequence[DraftView]) -> Reply:
    """What was begun: to go on with while its round is open, else as not sent."""
    lines: list[str] = []
    rows: Rows = ()
    today = local_date(turn.now)
    kept = next((found for d in drafts if (found := pending_of(d)) and found.on == today), None)
    if kept is not None:
        lines.append(turn.voice.say("It is not clear yet whom this is about which was written today."))
        rows += (
            (turn.choice("Say who it is", AskWhich()), turn.choice("Let go of what was written", NobodyMeant(kept.on))),
        )
    is_one_of_several = len(drafts) > 1
    for draft in drafts:
        subject = turn.sender.declares_for(draft.subject_id)
        if pending_of(draft) and not any(draft.answers.get("answers", {}).values()):
            continue
        if subject is None or not subject.may_declare:
            continue
        who = called(turn.voice, turn.sender, subject)
        about = (order_of(draft.round), draft.round.held_on, subject.person_id)
        if open_round(turn, subject, about[0], about[1]) is not None:
            declared = declared_by_now(turn, subject, draft.round)
            if declared is not None and declared.severity == "emergency":
                lines.append(turn.voice.say("The school was told about {who}; the rest is not sent yet.", who=who))
            else:
                lines.append(turn.voice.say("A declaration for {who} was begun and is not sent yet.", who=who))
            rows += (_to_draft(turn, about, who if is_one_of_several else ""),)
        elif not any(isinstance(change, Declare) and change.person_id == draft.subject_id for change in turn.changes):
            day = day_words(turn.voice, draft.round.held_on)
            lines.append(turn.voice.say("The declaration for {who} of {day} was begun and not sent.", who=who, day=day))
            rows += ((turn.choice("Throw away what was not sent", Discard(*about)),),)
    if not lines:
        return reply
    return again(reply, text="\n".join([*lines, "", reply.text]), rows=rows + reply.rows)


def _to_draft(turn: Turn, about: tuple[int, date, int], who: str) -> tuple[Choice, ...]:
    """Going on with it or throwing it away; by name (`who`) where there are several."""
    if not who:
        return turn.choice("Go on", NotWell(*about)), turn.choice("Throw away", Discard(*about))
    name = Markup(who)
    go_on = turn.choice("Go on for {name}", NotWell(*about), name=name)
    return go_on, turn.choice("Throw away that of {name}", Discard(*about), name=name)
