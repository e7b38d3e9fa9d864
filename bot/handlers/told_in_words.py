"""A whole sentence instead of a button: who is meant and what they have, or that they are well (scene 10)."""

from collections.abc import Sequence
from datetime import date

from bot.clock import local_date
from bot.dialogue.calling import are_well
from bot.dialogue.declare_actions import AllWell, OpenDeclaring, ToldOf
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of, owed_now
from bot.dialogue.wording import capital
from bot.handlers.at_hand import declared_by_now, open_rounds, own_subjects, subject_of
from bot.handlers.beginning import begin_report
from bot.handlers.correcting import with_what_was_declared
from bot.handlers.declaring import say_settled, well_after_all
from bot.handlers.facts_in_buttons import facts_in
from bot.handlers.going_on import next_screen
from bot.handlers.reporting import not_well_today
from bot.handlers.standing import standing_of
from bot.handlers.told_at_once import (
    apart_by_name,
    meant,
    others_are_well,
    own_part,
    says_rest_is_well,
    take_facts,
    who_is_asked,
)
from bot.handlers.told_of_several import only_one_ails, told_of_several
from bot.handlers.urgent import step
from bot.handlers.which_child import ask_which
from bot.i18n import Markup
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, again, on
from bot.understanding.symptoms import Facts
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Understood
from storage.queries.declaring import Drafts, DraftView
from storage.values import RoundView, Subject


def told_in_words(turn: Turn, text: str) -> Asking[Reply | None]:
    """Take up what a sentence says of somebody the sender declares for; None where it says nothing of the kind.

    Nothing is stored as declared: what was understood is said again and sent by its sender.
    """
    subjects = own_subjects(turn)
    apart = apart_by_name(subjects, text)
    if apart is not None:
        told = yield from told_of_several(turn, apart, text)
        if told is not None:
            return again(told, is_new=True)
    today = local_date(turn.now)
    one = only_one_ails(subjects, apart, today) if apart is not None else None
    read = own_part(turn, one, text) if one is not None else text
    found = read_told(read, today, who_is_asked(turn, subjects)) if subjects else None
    if not isinstance(found, Understood):
        return None
    facts = found.value
    who = [one] if one is not None else meant(subjects, text)
    if one is None and facts.is_well and not facts.has and not facts.maybe:
        return _all_well(turn, who) or (yield from _is_well_already(turn, who))
    if one is None and not facts.has and not facts.maybe:
        return None
    if not who and who_is_asked(turn, subjects):
        return None  # of a name that is not known to her, which is not a grown-up's own
    if not who and facts.in_hospital:
        who = _known_as_ill(turn, subjects)
    if len(who) != 1:
        return (yield from ask_which(turn, who or subjects, text))
    # what is said of another child is not this one's
    own = read_told(own_part(turn, who[0], text), local_date(turn.now), who_is_asked(turn, subjects))
    reply = yield from told_of_one(turn, who[0], own.value if isinstance(own, Understood) else facts, text)
    return again(reply, is_new=True)


@on(ToldOf)
def told_of(turn: Turn, action: ToldOf) -> Asking[Reply]:
    """Who was meant by a sentence of today: what it said is filled in; of an earlier day it is asked anew."""
    subject = subject_of(turn, action.person)
    if action.told_on != local_date(turn.now):
        return (yield from not_well_today(turn, subject))
    return (yield from told_of_one(turn, subject, facts_in(action)))


def told_of_one(turn: Turn, subject: Subject, facts: Facts, text: str = "") -> Asking[Reply]:
    """Fill in what is said of one child, and go on with what is missing."""
    work = yield from begin_report(turn, subject)
    if work is None:
        return (yield from not_well_today(turn, subject))
    yield from with_what_was_declared(turn, work)
    says_so = says_rest_is_well(turn, subject, text)
    work.rest_is_well = work.rest_is_well or says_so
    well = others_are_well(turn, work) if says_so else ""
    told = take_facts(turn, work, facts, own_part(turn, subject, text) or text, well)
    if told is None and well:
        return step(turn, work, "\n".join((turn.voice.say("Noted:"), well)))
    return told if told is not None else next_screen(turn, work)


def _known_as_ill(turn: Turn, subjects: Sequence[Subject]) -> list[Subject]:
    """The one who is in hospital where nobody is named: whoever has a case, or was declared as not well today."""
    ill = {each.subject.person_id for each in standing_of(turn) if not each.declared.well}
    return [each for each in subjects if each.case is not None or each.person_id in ill]


def _all_well(turn: Turn, meant_by_it: Sequence[Subject]) -> Reply | None:
    """Ask whether those who are meant are well; what is owed is declared by the button alone."""
    ids = {subject.person_id for subject in meant_by_it}
    owed = [
        debt
        for debt in owed_now(turn.sender, turn.now)
        if debt.subject.person_id in ids and not debt.is_asked_after and has_one_tap(turn.forms, debt.round.form)
    ]
    if not owed:
        return None
    first = owed[0].round
    well = [debt.subject for debt in owed if (order_of(debt.round), debt.round.held_on) == _order(first)]
    who = Markup(capital(are_well(turn.voice, turn.sender, well)))
    yes = turn.choice("Yes, send it", AllWell(*_order(first), tuple(subject.person_id for subject in well)))
    other = turn.choice("No, show what is asked", OpenDeclaring())
    return Reply(turn.voice.say("Understood: {who}. Is that right?", who=who), stacked(yes, other), is_new=True)


def _is_well_already(turn: Turn, who: Sequence[Subject]) -> Asking[Reply | None]:
    """Of one who owes nothing: whether what was begun is thrown away, or that it is declared already."""
    if len(who) != 1:
        return None
    (subject,) = who
    round_ = next((each for each in open_rounds(turn, subject) if has_one_tap(turn.forms, each.form)), None)
    declared = declared_by_now(turn, subject, round_) if round_ is not None else None
    if round_ is None or declared is None or not declared.well:
        return None
    drafts: tuple[DraftView, ...] = yield Drafts()
    if any((each.round.id, each.subject_id) == (round_.id, subject.person_id) for each in drafts):
        return again(well_after_all(turn, subject, round_), is_new=True)
    return again((yield from say_settled(turn, subject, round_, declared)), is_new=True)


def _order(round_: RoundView) -> tuple[int, date]:
    return order_of(round_), round_.held_on
