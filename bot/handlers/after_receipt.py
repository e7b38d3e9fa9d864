"""The two optional questions after the receipt: a new revision, weighed anew; it may only get graver."""

from bot.dialogue.calling import called, lowered
from bot.dialogue.declare_actions import MoreSaid
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of
from bot.errors import OldButton
from bot.forms import Question, flag_of, in_language, is_at_least, key_of, label_of, pack_answers, unpack_answers
from bot.handlers.at_hand import declared_by_now, open_round, round_over, subject_of
from bot.handlers.noting import new_code, note_flagged
from bot.handlers.offering import packed
from bot.handlers.questionnaire import Work, work_of
from bot.handlers.receipts import change_choice, flagged_receipt, more_choices
from bot.messages import Choice, Reply, Rows, in_rows
from bot.shelf import form_asked
from bot.turn import Asking, Turn, on
from storage.queries.declaring import AnswersOf, RecentAnswers
from storage.values import Declared

STAGE = "after_receipt"
MORE_SENTENCES = {
    ("seen_doctor", "yes"): "Also recorded: {who} has seen a doctor (code {code}).",
    ("similar_at_home", "yes"): "Also recorded: somebody at home is ill in the same way (code {code}).",
}
"""What is said to an answer; others are said by the words of the choice."""
BY_DOCTOR = "Also recorded, as the doctor said: {answer} (code {code})."
OTHERWISE = "Also recorded: {answer} (code {code})."


@on(MoreSaid)
def more_said(turn: Turn, action: MoreSaid) -> Asking[Reply]:
    """Take the answer, and ask on if it opens another question ("Bác sĩ nói gì ạ?")."""
    subject = subject_of(turn, action.person)
    round_ = open_round(turn, subject, action.order, action.held_on)
    if round_ is None:
        return (yield from round_over(turn, subject, action.order, action.held_on))
    declared = declared_by_now(turn, subject, round_)
    is_whole = declared is not None and declared.well and has_one_tap(turn.forms, round_.form)
    known = None if declared is None or is_whole else (yield AnswersOf(declared.uid))
    recent = yield RecentAnswers(subject.person_id)
    if declared is None or known is None:
        raise OldButton
    # what is added to a declaration belongs to the version that was asked
    form = form_asked(round_.form, known.source) or turn.forms[round_.form]
    work = work_of(form, subject, round_, None, recent, turn.now)
    question = work.form.question(action.question)
    choice = question.choice(action.choice) if question is not None and question.stage == STAGE else None
    if question is None or choice is None:
        raise OldButton
    work.answers, _ = unpack_answers(work.form, known.answers)
    if work.answers.get(question.name) == choice.name:
        return _thanks(turn, work, question, declared)
    work.answers[question.name] = choice.name
    return (yield from _declare_more(turn, work, question, declared))


def _declare_more(turn: Turn, work: Work, question: Question, before: Declared) -> Asking[Reply]:
    evaluation = work.evaluation(turn.now)
    flag, answers = flag_of(evaluation), pack_answers(evaluation.stored)
    made, receiver = yield from note_flagged(
        turn, work.subject, work.round, new_code(), answers, flag, work.form.version
    )
    if not is_at_least(before.severity or "", flag.severity):
        return flagged_receipt(turn, work.subject, work.round, made, receiver, severity=flag.severity)
    return _thanks(turn, work, question, made)


def _thanks(turn: Turn, work: Work, question: Question, made: Declared) -> Reply:
    """What was understood, and the question it opens."""
    voice, who = turn.voice, called(turn.voice, turn.sender, work.subject)
    answer = str(work.answers[question.name])
    msgid = MORE_SENTENCES.get((question.name, answer))
    if msgid is not None:
        text = voice.say(msgid, who=who, code=made.code)
    else:
        choice = question.choice(answer)
        words = in_language(choice.labels, voice.language) if choice else answer
        text = voice.say(
            BY_DOCTOR if question.name == "diagnosis" else OTHERWISE, answer=lowered(words), code=made.code
        )
    following = _opened_by(work, question, turn)
    if following is None:
        change = change_choice(turn, [work.subject], work.round)
        return Reply(text, (*_left(turn, work), (change,)), is_new=question.name != "diagnosis")
    label = label_of(following, voice.language, {"subject": who}).rstrip("?")
    about = (order_of(work.round), work.round.held_on, work.subject.person_id)
    choices = [
        Choice(in_language(one.labels, voice.language), MoreSaid(*about, key_of(following.name), one.key).encode())
        for one in following.choices
    ]
    return Reply("\n".join([text, voice.say("{question}?", question=label)]), packed(choices), is_new=True)


def _left(turn: Turn, work: Work) -> Rows:
    """The optional questions not answered yet: under the receipt they are out of reach where choices are numbers."""
    if turn.abilities.has_buttons:
        return ()
    names = [name for name in work.evaluation(turn.now).unanswered if work.form.by_name[name].stage == STAGE]
    return in_rows(more_choices(turn, work.subject, work.round, work.form, names), 1)


def _opened_by(work: Work, question: Question, turn: Turn) -> Question | None:
    """A question of the stage that is asked only because of this answer."""
    for name in work.evaluation(turn.now).unanswered:
        found = work.form.by_name[name]
        if found.stage == STAGE and any(question.name in condition.names for condition in found.relevant):
            return found
    return None
