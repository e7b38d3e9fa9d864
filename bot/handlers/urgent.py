"""An emergency sign: 115 first; yes, or a minute of silence, tells the school at once (storyboard, scene 4)."""

from datetime import datetime, timedelta

from bot.cases.opening import correct
from bot.dialogue.calling import called, child_meant, lowered
from bot.dialogue.declare_actions import CorrectToWell, NobodyMeant, NotUrgent, NotWell, ReallyUrgent, Typed
from bot.dialogue.one_tap import SIGNS, asks_if_well
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import phone_words, time_words
from bot.forms import (
    NO_FLAG,
    OTHER,
    OTHER_TEXT,
    Question,
    Refusal,
    choice_labels,
    flag_of,
    in_language,
    key_of,
    pack_answers,
)
from bot.handlers.asking import MOST_WHY
from bot.handlers.at_hand import declared_by_now
from bot.handlers.beginning import begin
from bot.handlers.going_on import next_screen
from bot.handlers.noting import ALL_WELL, new_code, note_declaration, note_flagged
from bot.handlers.questionnaire import Work, save, unsure_signs
from bot.handlers.receipts import in_office
from bot.i18n import Markup
from bot.messages import Choice, Reply, stacked
from bot.texts import clipped
from bot.turn import Asking, Turn, again, on, tapped
from storage.queries.declaring import Drafts, DraftView

SILENCE = timedelta(seconds=60)
MOST_ECHOED_WORDS = 120


def step(turn: Turn, work: Work, before: str = "") -> Reply:
    """Keep what was said and go on; a fresh emergency sign comes before anything else."""
    signs = unsure_signs(work, turn.now)
    if signs:
        # what was said while it is open is said back; what opens it stands in the question
        return warn(turn, work, signs, before if work.silent_at is not None else "")
    other = next((each for each in work.besides if unsure_signs(each, turn.now)), None)
    if other is not None:
        # of those who were told of together nobody's emergency waits
        save(turn, work)
        return warn(turn, other, unsure_signs(other, turn.now))
    if work.pending is None:
        work.silent_at = None
    lines = [before, *_dropped(turn, work)]
    save(turn, work)
    return next_screen(turn, work, "\n".join(line for line in lines if line))


def _dropped(turn: Turn, work: Work) -> list[str]:
    """Take back what the form no longer takes since another answer changed; it is asked again, saying why.

    What is ticked stays ticked as far as it is still offered: it is changed more easily than begun anew.
    """
    lines = []
    while taken := _taken_back(work, turn.now):
        for refused in taken:
            why = clipped(in_language(refused.messages, turn.voice.language), MOST_WHY)
            lines += [turn.voice.say("{why}", why=why)] if why else []
    return lines


def _taken_back(work: Work, now: datetime) -> list[Refusal]:
    evaluation, taken = work.evaluation(now), []
    for refused in evaluation.refused:
        name, answer = refused.question, work.answers.get(refused.question)
        still = tuple(each for each in answer if each in evaluation.offered[name]) if isinstance(answer, tuple) else ()
        if answer is None or still == answer:
            continue
        taken.append(refused)
        if still:
            work.answers[name] = still
        else:
            del work.answers[name]
    return taken


def warn(turn: Turn, work: Work, signs: tuple[str, ...], beside: str = "") -> Reply:
    """115, naming the sign, then what else is to be said; no further question before this one is answered."""
    work.silent_at = work.silent_at or turn.now + SILENCE
    save(turn, work)
    ticked, child = ticked_in(work, signs), child_meant(turn.voice, turn.sender, work.subject)
    turn.ask_next(Typed(*work.about, key_of(ticked[0].name if ticked else signs[0])))
    text = if_so(turn, work, signs, child)
    text = f"{text}\n{beside}" if beside else text
    really = turn.choice("Yes, {child} has it", ReallyUrgent(*work.about), child=child)
    return Reply(text, stacked(really, turn.choice("Pressed by mistake", NotUrgent(*work.about))), is_sure=True)


def if_so(turn: Turn, work: Work, signs: tuple[str, ...], child: str) -> str:
    """115, with what was told: by the names of its signs, or in the sender's own words."""
    if OTHER in signs:
        sentence = "<b>Call 115 or get {child} to the nearest hospital at once</b> (“{signs}”)."
    else:
        sentence = "<b>If {child} has this now ({signs}): call 115 or go to the nearest hospital at once.</b>"
    return turn.voice.say(sentence, child=child, signs=signs_in_words(turn, work, signs))


def signs_in_words(turn: Turn, work: Work, signs: tuple[str, ...]) -> str:
    """ "khó thở, co giật"."""
    words: list[str] = []
    for sign in signs:
        if sign == OTHER:
            words.append(clipped(str(work.answers.get(OTHER_TEXT, "")), MOST_ECHOED_WORDS))
            continue
        language, own = turn.voice.language, work.form.by_name.get(sign)
        found = [label for each in ticked_in(work, (sign,)) for label in choice_labels(each, (sign,), language)]
        words += found[:1] or [in_language(own.labels, language) if own is not None else sign]
    return ", ".join(lowered(label) for label in words if label)


def ticked_in(work: Work, signs: tuple[str, ...]) -> list[Question]:
    """The questions in which one of the signs was chosen."""
    found = []
    for question in work.form.questions:
        answer = work.answers.get(question.name, ())
        chosen = answer if isinstance(answer, tuple) else (answer,)
        if question.choices and set(signs) & set(chosen):
            found.append(question)
    return found


@on(ReallyUrgent)
def really_urgent(turn: Turn, action: ReallyUrgent) -> Asking[Reply]:
    """Tell the school at once what is known; the rest may follow or not."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    signs = unsure_signs(work, turn.now)
    return (yield from tell_now(turn, work, signs)) if signs else step(turn, work)


def tell_now(turn: Turn, work: Work, signs: tuple[str, ...]) -> Asking[Reply]:
    """The school is told what is known of somebody with emergency signs."""
    evaluation = work.evaluation(turn.now)
    flag, code = flag_of(evaluation), new_code()
    answers = pack_answers(evaluation.stored)
    _, receiver = yield from note_flagged(turn, work.subject, work.round, code, answers, flag, work.form.version)
    work.sure, work.silent_at = (*work.sure, *signs), None
    save(turn, work)
    voice = turn.voice
    lines = [
        voice.say(
            "<b>Call 115 or get {child} to the nearest hospital at once.</b>",
            child=child_meant(voice, turn.sender, work.subject),
        ),
        voice.say("The school was told at {time} (code {code}).", time=time_words(turn.now), code=code),
    ]
    if receiver is not None and receiver.phone is not None:
        name, phone = Markup(in_office(turn, receiver)), phone_words(receiver.phone)
        lines.append(voice.say("{name}: {phone}.", name=name, phone=phone))
    lines.append(voice.say("When there is time, please tell the rest."))
    rows = stacked(turn.choice("Tell the rest", NotWell(*work.about)), mistaken_choice(turn, work))
    return Reply("\n".join(lines), rows, is_sure=True)


def mistaken_choice(turn: Turn, work: Work) -> Choice:
    """[Bấm nhầm] of an emergency sign."""
    return turn.choice("Pressed by mistake", NotUrgent(*work.about))


@on(NotUrgent)
def not_urgent(turn: Turn, action: NotUrgent) -> Asking[Reply]:
    """The sign was ticked by mistake: it goes; whoever was told already is told of that too."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    if work.pending is not None:
        return (yield from tapped(turn, NobodyMeant(work.pending.on)))
    return (yield from said_to_be_mistaken(turn, work, (yield from take_away(turn, work))))


def said_to_be_mistaken(turn: Turn, work: Work, before: str = "") -> Asking[Reply]:
    """Go on once the signs are taken away: with an emergency of another child that waits for its answer; else with the
    questions, where the list of signs has a way out for who is well."""
    drafts: tuple[DraftView, ...] = yield Drafts()
    for draft in drafts:
        if draft.silent_at is None or draft.subject_id == work.subject.person_id:
            continue
        other = yield from begin(turn, NotWell(order_of(draft.round), draft.round.held_on, draft.subject_id))
        if isinstance(other, Work) and other.pending is None and (signs := unsure_signs(other, turn.now)):
            work.silent_at = None
            save(turn, work)
            return warn(turn, other, signs, before)
    reply = step(turn, work, before)
    if unsure_signs(work, turn.now) or work.answers.get(SIGNS) or not asks_if_well(work.form):
        return reply
    who = called(turn.voice, turn.sender, work.subject)
    well = turn.choice("{who} is well after all", CorrectToWell(*work.about), who=who)
    return again(reply, rows=(*reply.rows, (well,)))


def take_away(turn: Turn, work: Work) -> Asking[str]:
    """The emergency signs go out of what is begun; what is to be said of it, if somebody was told already."""
    unsure = unsure_signs(work, turn.now)
    signs = unsure or flag_of(work.evaluation(turn.now)).emergency_signs
    if not signs:
        return ""
    _untick(work, signs)
    if not unsure and declared_by_now(turn, work.subject, work.round) is not None:
        return (yield from _take_back(turn, work))
    return ""


def _untick(work: Work, signs: tuple[str, ...]) -> None:
    """Take the signs out of the answers; one that no answer names is reckoned from others, which stay."""
    ticked = ticked_in(work, signs)
    for question in ticked:
        answer = work.answers[question.name]
        if isinstance(answer, tuple):
            work.answers[question.name] = tuple(sign for sign in answer if sign not in signs)
        else:
            del work.answers[question.name]
        work.open = question.name
    for sign in (*signs, *([OTHER_TEXT] if OTHER in signs else [])):
        work.answers.pop(sign, None)
    work.sure = tuple(sign for sign in work.sure if sign not in signs) if ticked else (*work.sure, *signs)


def _take_back(turn: Turn, work: Work) -> Asking[str]:
    """A new revision without the sign; the case stays with school health."""
    evaluation = work.evaluation(turn.now)
    has_signs = bool(work.answers.get("signs")) or not asks_if_well(work.form)
    answers = pack_answers(evaluation.stored) if has_signs else ALL_WELL
    flag = flag_of(evaluation) if has_signs else NO_FLAG
    made = note_declaration(turn, work.subject, work.round, new_code(), answers, flag, work.form.version)
    if work.subject.case is not None:
        yield from correct(turn, work.subject, work.subject.case, made.uid, "mistaken")
    return turn.voice.say(
        "Everybody who was told about {who} now hears that it was a mistake; school health still calls to make sure.",
        who=called(turn.voice, turn.sender, work.subject),
    )
