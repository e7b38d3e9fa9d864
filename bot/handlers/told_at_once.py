"""A sentence that holds several facts: every answer it holds is filled, said again, and sent only from the summary."""

import re
from collections.abc import Sequence

from bot.clock import local_date
from bot.dialogue.calling import are_well, called, entry, names_of
from bot.dialogue.names import given_name
from bot.dialogue.one_tap import SIGNS, asks_if_well
from bot.dialogue.wording import capital
from bot.forms import Question
from bot.handlers.asking import WITH_CHOICES, ask
from bot.handlers.at_hand import own_subjects
from bot.handlers.not_well import MOST_ECHOED
from bot.handlers.questionnaire import Work, save
from bot.handlers.summarising import others_owing
from bot.handlers.taking import fill, other_answers
from bot.handlers.urgent import step
from bot.handlers.wording_answers import answer_in_words
from bot.messages import Reply
from bot.texts import clipped
from bot.turn import Turn
from bot.understanding.children import read_child
from bot.understanding.emergencies import clauses_said
from bot.understanding.folding import clean, fold
from bot.understanding.headed import MYSELF, Apart, at_head, may_be_mine, says_minh, told_apart_by_name
from bot.understanding.kept import is_unmeasured
from bot.understanding.mentions import same
from bot.understanding.rest import is_well_now, the_rest_is_well
from bot.understanding.symptoms import Facts
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Named, Understood, Unsure
from bot.understanding.whose_clauses import clauses_by_head, heads_of, named_not
from storage.values import Subject

ASKED_OF_ONE = ("temperature", "onset", "at_school")
"""The questions after the signs at which a sentence may hold more than what is asked."""


def told_besides(turn: Turn, work: Work, question: Question, text: str) -> Reply | None:
    """Take up a sentence that says more than an answer; None where it does not, for sure.

    What it says of another child fills in nothing here: where to go on for them is said.
    """
    about, whole = work.standing(question).name, text
    read = _read_besides(turn, work, question, text)
    if read is None:
        return None
    facts, others = read
    text, says_so = own_part(turn, work.subject, text), says_rest_is_well(turn, work.subject, whole)
    # said once it holds to the summary, unless one of the others is spoken of since
    was_said, work.rest_is_well = work.rest_is_well, not others and (says_so or work.rest_is_well)
    if _is_of(others, facts):
        if was_said:
            save(turn, work)
        return ask(turn, work, question, of_others(turn, work.subject, others), page=WITH_CHOICES)
    if about == SIGNS:
        return take_facts(turn, work, facts, text) if facts.has else None
    ticked = work.answers.get(SIGNS)
    had = {*ticked} if isinstance(ticked, tuple) else set()
    # a number says whether it is one; where nobody has measured, being felt does
    asked = {"fever"} if about == "temperature" and not is_unmeasured(text) else set()
    new, over = {*facts.has, *facts.maybe} - had - {"other"}, {*facts.hasnt} & had
    is_more = (new | over) - asked or set(other_answers(facts)) - {about} or "other" in facts.has
    return take_facts(turn, work, facts, text) if is_more else None


def told_of_others(turn: Turn, work: Work, question: Question, text: str) -> list[Subject]:
    """The sender's others of whom a sentence tells which is typed to a question about this one."""
    apart = apart_by_name(own_subjects(turn), text)
    if apart is not None and not apart.is_mixed and str(work.subject.person_id) in apart.keys:
        keys = {*apart.keys} - {str(work.subject.person_id)}
        return [each for each in own_subjects(turn) if str(each.person_id) in keys]
    read = _read_besides(turn, work, question, text)
    return read[1] if read is not None and _is_of(read[1], read[0]) else []


def _read_besides(turn: Turn, work: Work, question: Question, text: str) -> tuple[Facts, list[Subject]] | None:
    """What a sentence tells besides an answer, and of which others if it is not of this one."""
    own = own_part(turn, work.subject, text)
    is_asked = work.standing(question).name in (SIGNS, *ASKED_OF_ONE) and asks_if_well(work.form)
    found = read_told(own, local_date(turn.now), who_is_asked(turn, [work.subject])) if is_asked else None
    if not isinstance(found, Understood):
        return None
    says_so = says_rest_is_well(turn, work.subject, text)
    return found.value, [] if says_so else others_meant(turn, work.subject, own)


def _is_of(others: Sequence[Subject], facts: Facts) -> bool:
    return bool(others) and bool(facts.has or not facts.is_well or facts.at_school is not None)


def apart_by_name(subjects: Sequence[Subject], text: str) -> Apart | None:
    """What a sentence says of each of several whom it names; somebody who declares for themselves is not named."""
    return told_apart_by_name(text, _named([each for each in subjects if each.relation != "self"]))


def said_of_each(subjects: Sequence[Subject], text: str) -> dict[int, str]:
    """What is said of each who is named, where every clause is about somebody; empty where nobody is."""
    parts = clauses_by_head(text, _named([each for each in subjects if each.relation != "self"]))
    return {int(key): said for key, said in parts.items()}


def denied_for(subjects: Sequence[Subject], text: str) -> tuple[Subject, Subject] | None:
    """Who it is, and of whom it is said that it is not they: "là Minh chứ không phải Tuệ"."""
    named = _named(subjects)
    denied = set(named_not(text, named))
    read = read_child(text, named) if len(denied) == 1 else None
    if not isinstance(read, Understood) or len(read.value) != 1 or set(read.value) & denied:
        return None
    by_key = {str(each.person_id): each for each in subjects}
    return by_key[read.value[0]], by_key[denied.pop()]


def instead_of(subjects: Sequence[Subject], wrong: Subject, text: str) -> Subject | None:
    """Whom a sentence puts in the place of one: "nhầm, Minh cơ"; None where that is not sure."""
    named = _named(subjects)
    denied = {*named_not(text, named), str(wrong.person_id)}
    found = {each.value for said in clauses_said(text) if isinstance(each := read_child(said, named), Understood)}
    keys = {key for value in found for key in value} or set(heads_of(text, named))
    keys -= denied
    return next((each for each in subjects if {str(each.person_id)} == keys), None)


def is_denied(subject: Subject, text: str) -> bool:
    """Whether it is said that it is not they."""
    return bool(named_not(text, _named([subject])))


def own_part(turn: Turn, subject: Subject, text: str) -> str:
    """Of a sentence that names several children what it says of this one; nothing where that cannot be told."""
    apart = apart_by_name(own_subjects(turn), text)
    if apart is None or str(subject.person_id) not in apart.keys:
        return text
    return "" if apart.is_mixed else dict(apart.parts)[str(subject.person_id)]


def meant(subjects: Sequence[Subject], text: str) -> list[Subject]:
    """Whom a sentence speaks of: those named, or the only one there is; none where that is not sure."""
    by_key = {str(subject.person_id): subject for subject in subjects}
    children = _named([each for each in subjects if each.relation != "self"])
    apart = told_apart_by_name(text, children)
    if apart is not None and not apart.is_mixed and apart.ailing:
        return [each for each in subjects if str(each.person_id) in apart.ailing]
    read = read_child(text, _named(subjects))
    is_anothers = isinstance(read, Unsure) and not read.candidates
    headed = at_head(text, children) if not is_anothers else ()
    if isinstance(read, Understood) and not _is_outdone(headed, read.value, children, text):
        found = [by_key[key] for key in read.value]
    else:
        found = [by_key[headed[0]]] if len(headed) == 1 else []
    if found and not (len(found) == 1 < len(subjects) and _may_be_me(subjects, found[0], text)):
        return found
    if len(subjects) == 1 and not (isinstance(read, Unsure) and read.candidates and _may_be_another(subjects[0], text)):
        return list(subjects)
    return []


def _is_outdone(headed: tuple[str, ...], read: tuple[str, ...], children: Sequence[Named], text: str) -> bool:
    """Whether one who is named tells more than a word that may be meant of another: "minh đau, nho co bao giup"."""
    words = {*fold(text).split()}
    named = {each.key for each in children if fold(given_name(each.label)) in words}
    return len(headed) == 1 and headed[0] not in read and not named & {*read}


def names_said(subjects: Sequence[Subject], texts: Sequence[str]) -> list[Subject]:
    """The sender's children whose given name stands in what was said, as it is written or without marks."""
    words = [word for text in texts for word in re.findall(r"\w+", clean(text))]
    children = [each for each in subjects if each.relation != "self"]
    return [each for each in children if any(same(word, clean(given_name(each.name))) for word in words)]


_NAMED = re.compile(
    r"\b(?:[Bb]é|[Cc]háu|[Cc]on|[Ee]m|[Tt]hằng|[Bb]ạn|[Cc]hị|[Aa]nh|[Cc]ái|[Cc]u) ([A-ZĐÁÀÂĂÉÊÍÓÔƠÚƯÝ]\w+)"
)


def _may_be_another(subject: Subject, text: str) -> bool:
    """Whether the only one there is may not be meant: staff tell of many, and a name may be a neighbour's child."""
    if subject.relation == "self" and subject.kind == "staff":
        return True
    own = {fold(word) for word in subject.name.split()}
    return any(fold(name) not in own for name in _NAMED.findall(text))


def _may_be_me(subjects: Sequence[Subject], found: Subject, text: str) -> bool:
    """Whether the name without marks may be "mình" here: I, who may be asked too, or "con mình", whoever that is."""
    if fold(found.name.split()[-1]) != MYSELF:
        return False
    return may_be_mine(text) or (says_minh(text) and any(each.relation == "self" for each in subjects))


def who_is_asked(turn: Turn, subjects: Sequence[Subject]) -> str:
    """How a grown-up who declares for nobody else is asked: a sentence about "cháu" tells nothing of them."""
    is_grown_up = all(each.relation == "self" and each.kind == "staff" for each in subjects)
    return called(turn.voice, turn.sender, subjects[0]) if subjects and is_grown_up else ""


def is_of_a_pupil(turn: Turn, subject: Subject, text: str) -> bool:
    """Whether a grown-up who is asked about herself tells of a child."""
    asked_of, today = who_is_asked(turn, [subject]), local_date(turn.now)
    if not asked_of or isinstance(read_told(text, today, asked_of), Understood):
        return False
    return isinstance(read_told(text, today), Understood)


def says_well(turn: Turn, subject: Subject, text: str) -> bool:
    """Whether words say of nobody else that they are well: "ko sao thằng minh khỏe re"."""
    read = read_told(text, local_date(turn.now), who_is_asked(turn, [subject])) if "?" not in text else None
    if not isinstance(read, Understood) or not read.value.is_well or read.value.has or read.value.maybe:
        return False
    return not says_rest_is_well(turn, subject, text) and not others_meant(turn, subject, text)


def says_rest_is_well(turn: Turn, subject: Subject, text: str) -> bool:
    """Whether a sentence about one child says that the family's others are well."""
    others = [each for each in own_subjects(turn) if each.person_id != subject.person_id]
    today, apart = local_date(turn.now), apart_by_name(own_subjects(turn), text)
    told = dict(apart.parts) if apart is not None and not apart.is_mixed else {}
    if told and others and all(is_well_now(told.get(str(each.person_id), ""), today) for each in others):
        return True  # "cả 3 khỏe, riêng Tuệ ho"
    return the_rest_is_well(text, _named(others), today)


def _named(subjects: Sequence[Subject]) -> list[Named]:
    return [Named(str(each.person_id), each.name, each.class_name or "") for each in subjects]


def others_meant(turn: Turn, subject: Subject, text: str) -> list[Subject]:
    """The sender's others of whom a sentence speaks, if it does not speak of this one."""
    others = [each for each in own_subjects(turn) if each.person_id != subject.person_id]
    found = meant([subject, *others], text) if others else []
    if not found and others and not may_be_mine(text):
        heads = heads_of(text, _named([each for each in (subject, *others) if each.relation != "self"]))
        found = [each for each in (subject, *others) if str(each.person_id) in heads]
    return [] if subject.person_id in {each.person_id for each in found} else found


def of_others(turn: Turn, subject: Subject, others: Sequence[Subject]) -> str:
    """That another child is declared for now, and when it is the turn of those who were told of."""
    say, sender = turn.voice.say, turn.sender
    return say(
        "This is about {name}. What was said of {others} is kept and comes next once this is sent.",
        name=called(turn.voice, sender, subject),
        others=names_of(turn.voice, sender, others),
    )


def take_facts(turn: Turn, work: Work, facts: Facts, text: str = "", beside: str = "") -> Reply | None:
    """Fill in what the form takes of it; None where the form asks for no such signs. `text`: as it was said.

    `beside`: what the same sentence said of others. A sign of which the sender is unsure is not ticked: the signs are
    then shown once more.
    """
    said = fill_in(turn, work, facts, text)
    if said is None:
        return None
    words = clipped("; ".join(said), 3 * MOST_ECHOED)
    if not work.open and work.is_ready(work.evaluation(turn.now)):
        return step(turn, work, turn.voice.say("Noted:"))  # the summary says it all
    who = turn.voice.say("{who}: {answers}.", who=entry(turn.voice, turn.sender, work.subject), answers=words)
    if words and beside:
        return step(turn, work, "\n".join((turn.voice.say("Noted:"), who, beside)))
    return step(turn, work, turn.voice.say("Noted: {answer}.", answer=words) if words else "")


def others_are_well(turn: Turn, work: Work) -> str:
    """That the family's others who owe are well; "" where it was not said."""
    others = others_owing(turn, work) if work.rest_is_well else []
    return f"{capital(are_well(turn.voice, turn.sender, others))}." if others else ""


def fill_in(turn: Turn, work: Work, facts: Facts, text: str = "") -> list[str] | None:
    """Take what the form takes of it, and say it in words; None where no sign is left."""
    new = fill(work, facts, turn.now, text)
    if new is None:
        return None
    return [words for each, answer in new for words in answer_in_words(turn, work.form, each, answer)]
