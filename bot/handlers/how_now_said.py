"""How those with an open case are, in words or by several numbers: as good as the lines, and one receipt for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.calling import are_well, called, lowered
from bot.dialogue.declare_actions import AllWell, FollowUp
from bot.dialogue.numbered import is_doubtful, read_numbers
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import FOLLOW_UPS, declare_prompt, order_of, owed_now
from bot.handlers.at_hand import declared_by_now, open_rounds, own_subjects, with_what_is_left
from bot.handlers.beginning import begin
from bot.handlers.declaring import begun_of, note_follow_up, with_drafts
from bot.handlers.going_on import first_question
from bot.handlers.noting import new_code, note_well
from bot.handlers.receipts import change_choice
from bot.handlers.told_of_several import Told, begin_together
from bot.i18n import Markup
from bot.messages import Reply
from bot.turn import Asking, Turn, again
from bot.understanding.how_now import HowNow, read_how_now
from bot.understanding.symptoms import Facts
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Named, Understood
from storage.queries.declaring import AnswersOf, Drafts, DraftView
from storage.values import Declared, RoundView, Subject

Pairs = dict[int, tuple[Subject, RoundView]]
"""Persons and the round in which they are declared, by person."""


@dataclass(frozen=True, slots=True)
class _Open:
    """Who can be answered for: those followed up, the others who owe, and whose answer of today stands already."""

    followed: Pairs
    usual: Pairs
    standing: Pairs


def how_now_said(turn: Turn, text: str) -> Asking[Reply | None]:
    """Note what is said of each who is asked "Hôm nay con đã đỡ chưa ạ?"; None where it is no answer to that."""
    found = _open(turn)
    if not found.followed and not found.standing:
        return None
    said = _by_numbers(turn, text) or _in_words(turn, text)
    if said is None:
        return None
    if said.of_nobody:
        meant = _only_one(found)
        if meant is None or (said.of_nobody == "well" and found.usual):
            return None if said.besides or said.lines or not found.followed else _ask_who(turn, said.of_nobody)
        said = _of_one(said, str(meant))
    asked = {str(person) for person in (*found.followed, *found.standing)}
    if "" in said.besides or not asked & set(said.lines):
        return None  # of the others alone it is asked back, as anywhere
    facts = _facts(turn, said)
    if facts is None or any(said.lines.get(key) == "well" and _ails(each) for key, (each, _) in facts.items()):
        return None
    return (yield from _noted(turn, found, said.lines, facts, text))


def _open(turn: Turn) -> _Open:
    debts = [d for d in reversed(owed_now(turn.sender, turn.now)) if has_one_tap(turn.forms, d.round.form)]
    followed = {d.subject.person_id: (d.subject, d.round) for d in debts if d.subject.case is not None}
    usual = {d.subject.person_id: (d.subject, d.round) for d in debts if d.subject.case is None}
    standing: Pairs = {}
    for subject in own_subjects(turn):
        for round_ in open_rounds(turn, subject)[:1] if subject.case is not None else ():
            declared = declared_by_now(turn, subject, round_)
            if declared is not None and declared.account_id == turn.sender.account.id:
                standing[subject.person_id] = (subject, round_)
    return _Open(followed, usual, standing)


def _only_one(found: _Open) -> int | None:
    """Who alone can be meant where nobody is named."""
    candidates = found.followed or found.standing
    return next(iter(candidates)) if len(candidates) == 1 else None


def _of_one(said: HowNow, key: str) -> HowNow:
    besides = {each or key: texts for each, texts in said.besides.items()}
    return HowNow({**said.lines, key: said.of_nobody}, besides)


def _in_words(turn: Turn, text: str) -> HowNow | None:
    subjects = own_subjects(turn)
    children = [Named(str(s.person_id), s.name, s.class_name or "") for s in subjects if s.relation != "self"]
    return read_how_now(text, children, local_date(turn.now), of_self=not children)


def _by_numbers(turn: Turn, text: str) -> HowNow | None:
    """ "1 6 11": lines of several children, none of them said to be two things."""
    session, numbers = turn.sender.session, read_numbers(text) or ()
    if turn.abilities.has_buttons or len(numbers) < 2:
        return None
    lines: dict[str, str] = {}
    for number in map(str, numbers):
        meant = session.menu.get(number)
        action = Action.decode(meant) if meant is not None else None
        if not isinstance(action, FollowUp | AllWell):
            return None
        if is_doubtful(session, number, turn.incoming.at, settles=action.settles, lapses=action.lapses):
            return None
        persons = (action.person,) if isinstance(action, FollowUp) else action.persons
        line = action.answer if isinstance(action, FollowUp) else "well"
        if any(lines.get(str(person), line) != line for person in persons):
            return None
        lines |= {str(person): line for person in persons}
    return HowNow(lines)


def _ask_who(turn: Turn, line: str) -> Reply | None:
    """The lines that say this of each who may be meant, with the numbers they have."""
    prompt = declare_prompt(turn.voice, turn.sender, turn.now, turn.forms, titled=False)
    choices = [c for row in prompt.rows for c in row if _says(Action.decode(c.action), line)] if prompt else []
    if not choices:
        return None
    text = turn.voice.say("Understood: {answer}. Who is meant?", answer=lowered(turn.voice.say(FOLLOW_UPS[line])))
    return Reply(text, tuple((choice,) for choice in choices), is_new=True)


def _says(action: Action | None, line: str) -> bool:
    if isinstance(action, FollowUp):
        return action.answer == line
    return isinstance(action, AllWell) and line == "well"


def _facts(turn: Turn, said: HowNow) -> dict[str, tuple[Facts, str]] | None:
    """What else is told of each; None where it cannot be read."""
    found = {}
    for key, texts in said.besides.items():
        read = read_told(", ".join(texts), local_date(turn.now))
        if not isinstance(read, Understood):
            return None
        found[key] = (read.value, ", ".join(texts))
    return found


def _ails(facts: Facts) -> bool:
    return bool(facts.has or facts.maybe or facts.celsius)


def _noted(
    turn: Turn, found: _Open, lines: Mapping[str, str], facts: Mapping[str, tuple[Facts, str]], text: str
) -> Asking[Reply | None]:
    drafts: tuple[DraftView, ...] = yield Drafts()
    begun, code = begun_of(turn, drafts), new_code()
    made: list[tuple[Subject, RoundView, Declared, str]] = []
    for key, line in lines.items():
        pair = found.followed.get(int(key)) or found.usual.get(int(key)) or found.standing.get(int(key))
        if pair is None or (line == "well" and (pair[1].id, int(key)) in begun):
            continue  # what was begun and not sent is not cleared by the way
        subject, round_ = pair
        if int(key) in found.followed or (int(key) in found.standing and (yield from _is_another(turn, pair, line))):
            made.append((subject, round_, (yield from note_follow_up(turn, subject, round_, line, code)), line))
        elif int(key) in found.usual and line == "well":
            made.append((subject, round_, note_well(turn, subject, round_, code), line))
    if not made:
        return None
    receipt = _receipt(turn, made, code)
    going_on = yield from _going_on(turn, made, facts, text)
    if going_on is not None:
        texts = [going_on.text, receipt.text] if going_on.is_sure else [receipt.text, going_on.text]
        return replace(going_on, text="\n\n".join(texts), is_new=True)
    reply = with_what_is_left(turn, receipt, [declared for _, _, declared, _ in made])
    left = [d for d in drafts if (d.round.id, d.subject_id) in begun]
    return again(with_drafts(turn, reply, left), is_new=True)


def _is_another(turn: Turn, pair: tuple[Subject, RoundView], line: str) -> Asking[bool]:
    """Whether another line is said than the one that stands; a questionnaire that was answered is no line."""
    declared = declared_by_now(turn, *pair)
    stated = (yield AnswersOf(declared.uid)) if declared is not None else None
    before = stated.answers.get("follow_up") if stated is not None else None
    return before is not None and before != line


def _going_on(
    turn: Turn,
    made: Sequence[tuple[Subject, RoundView, Declared, str]],
    facts: Mapping[str, tuple[Facts, str]],
    text: str,
) -> Asking[Reply | None]:
    """The questions for whoever is worse, and for those of whom signs are told."""
    own = {str(subject.person_id): subject for subject in own_subjects(turn)}
    ill: list[Told] = [(own[key], each, part) for key, (each, part) in facts.items() if key in own and _ails(each)]
    worse = [(s, r) for s, r, _, line in made if line == "worse" and str(s.person_id) not in facts]
    if len(worse) == 1 and not ill:
        subject, round_ = worse[0]
        work = yield from begin(turn, FollowUp(order_of(round_), round_.held_on, subject.person_id, "worse"))
        return work if isinstance(work, Reply) else first_question(turn, work)
    ill += [(subject, Facts(), "") for subject, _ in worse]
    if not ill:
        return None
    well = {s.person_id for s, _, _, line in made if line == "well"}
    return (yield from begin_together(turn, ill, well, text))


def _receipt(turn: Turn, made: Sequence[tuple[Subject, RoundView, Declared, str]], code: str) -> Reply:
    """ "Đã ghi nhận Ngân: đã khỏe; Minh: đỡ hơn. Mã khai báo: …", with [Sửa]."""
    said = []
    for subject, _, _, line in made:
        who, answer = called(turn.voice, turn.sender, subject), lowered(turn.voice.say(FOLLOW_UPS[line]))
        is_usual = subject.case is None
        said.append(are_well(turn.voice, turn.sender, [subject]) if is_usual else f"{who}: {answer}")
    text = turn.voice.say(
        "Recorded: {answers}. Code: {code}. School health has been told.", answers=Markup("; ".join(said)), code=code
    )
    first = made[0][1]
    together = [s for s, r, _, _ in made if (r.held_on, order_of(r)) == (first.held_on, order_of(first))]
    return Reply(text, ((change_choice(turn, together, first),),))
