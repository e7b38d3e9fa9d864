"""What is said when a declaration is there: receipts of the well and of the flagged (storyboard, scenes 2 and 3)."""

from collections.abc import Iterable, Mapping, Sequence

from bot.cases.opening import Receiver
from bot.cases.wording import DUTIES
from bot.clock import local_date
from bot.dialogue.calling import are_well, called, child_word, children_word, names_of
from bot.dialogue.declare_actions import Correct, Mistaken, MoreSaid
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import capital, moment_words, phone_words, time_words
from bot.forms import Form, Question, in_language, key_of
from bot.i18n import Markup
from bot.messages import Choice, Reply, in_rows
from bot.turn import Turn
from storage.queries.declaring import Author
from storage.values import Declared, RoundView, Subject

ADVICE_SENTENCES = {
    "note": "Please watch {child}; at fever, hard breathing or much vomiting see a doctor and tell the school.",
    "amber": "Meanwhile let {child} rest and drink enough; see a doctor if a high fever stays or {child} gets worse.",
    "red": "Meanwhile keep {child} at home with enough to drink; see a doctor at once if a high fever stays, or at "
    "startling or much vomiting.",
    "emergency": "Call 115 or take {child} to the nearest hospital at once.",
}
AUTHOR_SENTENCES = {
    "mother": "The mother declared at {time}: {state}.",
    "father": "The father declared at {time}: {state}.",
    "guardian": "Another guardian declared at {time}: {state}.",
    "school": "The school declared at {time}: {state}.",
    "self": "Declared by the pupil at {time}: {state}.",
    "own": "Recorded at {time}: {state}. Code: {code}.",
}
DECLARED_SENTENCES = {
    "mother": "The mother declared for {names} at {time}.",
    "father": "The father declared for {names} at {time}.",
    "guardian": "Another guardian declared for {names} at {time}.",
    "school": "The school declared for {names} at {time}.",
    "self": "The pupil declared at {time}.",
    "own": "The declaration of {names} was recorded at {time}. Code: {code}.",
}
YES = "yes"
MORE = {"seen_doctor": "{child} has seen a doctor", "similar_at_home": "Somebody at home is ill in the same way"}
"""msgids of the buttons that answer "yes" to an optional question after the receipt."""


def well_receipt(turn: Turn, subjects: Sequence[Subject], round_: RoundView, code: str) -> Reply:
    """ "Đã ghi nhận lúc 06:16: Minh, Ngân, Tuệ đều khỏe. Mã khai báo: 7K2M. …" with [Sửa]."""
    text = turn.voice.say(
        "Recorded at {time}: {who_is_well}. Code: {code}. Have a happy day, {children}.",
        time=time_words(turn.now),
        who_is_well=_who_is_well(turn, subjects),
        code=code,
        children=children_word(turn.voice, subjects),
    )
    return Reply(text, ((change_choice(turn, subjects, round_),),))


def _who_is_well(turn: Turn, subjects: Sequence[Subject]) -> str:
    if len(subjects) == 1:
        return are_well(turn.voice, turn.sender, subjects)
    names = names_of(turn.voice, turn.sender, subjects)
    return turn.voice.say("{names} are all well", names=Markup(names))


def declared_receipt(
    turn: Turn, subject: Subject, round_: RoundView, made: Declared, more: Sequence[Choice] = ()
) -> Reply:
    """ "Đã ghi nhận lúc 06:16 bản khai của Minh. Mã khai báo: 7K2M.": of a questionnaire that flags nothing."""
    text = turn.voice.say(
        "Recorded at {time}: the declaration of {who}. Code: {code}. Thank you.",
        time=time_words(turn.now),
        who=called(turn.voice, turn.sender, subject),
        code=made.code,
    )
    lines = [text, turn.voice.say("If convenient, please tell us more:")] if more else [text]
    return Reply("\n".join(lines), (*in_rows(list(more), 1), (change_choice(turn, [subject], round_),)))


def _state(turn: Turn, subjects: Sequence[Subject], *, is_well: bool) -> str:
    if is_well:
        return _who_is_well(turn, subjects)
    names = names_of(turn.voice, turn.sender, subjects)
    return turn.voice.say("{name} is not well", name=Markup(names))


def change_choice(turn: Turn, subjects: Sequence[Subject], round_: RoundView) -> Choice:
    """[Sửa] under a receipt."""
    persons = tuple(s.person_id for s in subjects)
    return turn.choice("Change", Correct(order_of(round_), round_.held_on, persons))


def received_lines(turn: Turn, subject: Subject, made: Declared, receiver: Receiver | None, severity: str) -> list[str]:
    """That the school has it, who will call back, what to do meanwhile: advice never replaces a doctor's."""
    voice, child = turn.voice, child_word(turn.voice, subject)
    who = called(voice, turn.sender, subject)
    lines = [_received(turn, made, receiver, who)]
    if severity == "emergency" or not subject.is_proxied:
        lines.append(voice.say(ADVICE_SENTENCES[severity or "note"], child=child))
        lines.append(voice.say("This advice does not replace a doctor's."))
    return [" ".join(lines)]


def _received(turn: Turn, made: Declared, receiver: Receiver | None, who: str) -> str:
    voice = turn.voice
    if made.severity == "note" and receiver is None:
        text = "Recorded at {time} what was said of {who} (code {code})."
        return voice.say(text, time=time_words(turn.now), who=who, code=made.code)
    received = voice.say("The school has received what was said of {who} (code {code}).", who=who, code=made.code)
    if receiver is None:
        return received + " " + voice.say("The school will be in touch.")
    name = Markup(in_office(turn, receiver))
    if receiver.phone is None:
        return received + " " + voice.say("{name} will be in touch.", name=name)
    phone = phone_words(receiver.phone)
    return received + " " + voice.say("{name} will call back: {phone}.", name=name, phone=phone)


def in_office(turn: Turn, receiver: Receiver) -> str:
    """ "Cô Thảo, y tế trường", as HTML."""
    duty = turn.voice.say(DUTIES[receiver.duty])
    return turn.voice.say("{name}, {duty}", name=capital(receiver.name), duty=Markup(duty))


def flagged_receipt(
    turn: Turn,
    subject: Subject,
    round_: RoundView,
    made: Declared,
    receiver: Receiver | None,
    *,
    severity: str,
    more: Sequence[Choice] = (),
    also: Iterable[str] = (),
) -> Reply:
    """The receipt of somebody not well, with optional questions and [Bấm nhầm]; it may not be lost."""
    lines = [*received_lines(turn, subject, made, receiver, severity), *also]
    if more:
        lines.append(turn.voice.say("If convenient, please tell us more:"))
    below = [change_choice(turn, [subject], round_)]
    if has_one_tap(turn.forms, round_.form):
        action = Mistaken(order_of(round_), round_.held_on, subject.person_id)
        below.append(turn.choice("Pressed by mistake", action))
    rows = (*in_rows(list(more), 1), tuple(below))
    return Reply("\n".join(lines), rows, is_sure=True)


def more_choices(turn: Turn, subject: Subject, round_: RoundView, form: Form, questions: Sequence[str]) -> list[Choice]:
    """A button for each question that may follow a receipt, by its yes or by the yes that opened it."""
    found = []
    for name in questions:
        question = form.by_name[name]
        # what another answer opened is asked by saying that once more: "Bác sĩ nói gì?"
        opening = question if question.choice(YES) else _opened_by(form, question, questions)
        yes = opening.choice(YES) if opening is not None else None
        if opening is None or yes is None:
            continue
        action = MoreSaid(order_of(round_), round_.held_on, subject.person_id, key_of(opening.name), yes.key)
        if name in MORE:
            label = capital(turn.voice.say(MORE[name], child=child_word(turn.voice, subject)))
        else:
            label = in_language(question.labels, turn.voice.language).replace("${subject}", subject.name)
        found.append(Choice(label, action.encode()))
    return found


def _opened_by(form: Form, question: Question, unanswered: Sequence[str]) -> Question | None:
    """The answered question of the same stage because of which this one is asked."""
    before = [form.by_name[name] for condition in question.relevant for name in sorted(condition.names)]
    return next((each for each in before if each.stage == question.stage and each.name not in unanswered), None)


def well_note(turn: Turn, subjects: Sequence[Subject]) -> str:
    """ "Minh, Ngân: khỏe, đã ghi nhận." under the receipt of a brother or sister."""
    return turn.voice.say("Also recorded: {who_is_well}.", who_is_well=_who_is_well(turn, subjects))


def already_lines(
    turn: Turn, settled: Sequence[tuple[Subject, Declared]], authors: Mapping[bytes, Author]
) -> list[str]:
    """What is declared already and by whom: "Mẹ đã khai báo cho Minh lúc 06:16."."""
    groups: dict[tuple[str, str, str, bool | None], list[Subject]] = {}
    for subject, declared in settled:
        author = authors.get(declared.uid)
        who = _author(turn, subject, author)
        time = moment_words(declared.at, local_date(turn.now))
        round_ = turn.sender.round(declared.round_id)
        is_well = declared.well if round_ is None or has_one_tap(turn.forms, round_.form) else None
        groups.setdefault((who, time, declared.code if who == "own" else "", is_well), []).append(subject)
    return [_already(turn, *group, subjects) for group, subjects in groups.items()]


def _already(turn: Turn, who: str, time: str, code: str, is_well: bool | None, subjects: Sequence[Subject]) -> str:
    """`is_well`: None where that was not asked."""
    if is_well is None:
        names = Markup(names_of(turn.voice, turn.sender, subjects))
        return turn.voice.say(DECLARED_SENTENCES[who], names=names, time=time, code=code)
    return turn.voice.say(AUTHOR_SENTENCES[who], state=_state(turn, subjects, is_well=is_well), time=time, code=code)


def _author(turn: Turn, subject: Subject, author: Author | None) -> str:
    if author is None or author.account_id == turn.sender.account.id:
        return "own"
    if author.by in ("proxy", "boarding"):
        return "school"
    if author.by == "self":
        return "self"
    return author.relation if author.relation in ("mother", "father") else "guardian"
