"""What is asked of whoever owes: the reminder, and the answer to /khaibao (storyboard, scene 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

from bot.dialogue.actions import Action
from bot.dialogue.calling import are_well, called, child_word, entry, not_well_label, well_label
from bot.dialogue.declare_actions import SELF, AllWell, FollowUp, NotWell, TakeUp
from bot.dialogue.one_tap import has_one_tap, meaning_of_well
from bot.dialogue.wording import letter_lines, time_words, title_words
from bot.forms import Form
from bot.i18n import Markup, Voice
from bot.messages import Choice, Reply, Rows, in_rows
from storage.values import Debt, RoundView, Sender, Subject

MOST_AT_ONCE = 5
"""How many are declared well with one tap."""

FOLLOW_UPS = {"well": "Is well again", "better": "Is better", "same": "Is the same", "worse": "Is worse"}
"""msgids of the answers to "Hôm nay con đã đỡ chưa ạ?"."""


def declare_prompt(
    voice: Voice, sender: Sender, now: datetime, forms: Mapping[str, Form], *, titled: bool = True
) -> Reply | None:
    """Ask for everything the sender owes now, the earliest order first; None when nothing is owed.

    `forms`: the questionnaires by name. One that does not ask whether somebody is well has a button for each person.
    `titled`: open with the day and, in a round by order, with the letter that orders it.
    """
    owed = owed_now(sender, now)
    if not owed:
        return None
    asked = [debt for debt in owed if same_order(debt.round, owed[0].round)]
    in_full = [debt for debt in asked if not has_one_tap(forms, debt.round.form)]
    usual = [debt for debt in asked if not debt.is_asked_after and debt not in in_full]
    followed = [debt for debt in asked if debt.is_asked_after and debt not in in_full]
    round_ = asked[0].round
    lines = [title_words(voice, round_.held_on, round_.letter), *letter_lines(voice, round_.letter)] if titled else []
    rows: Rows = ()
    if usual or in_full:
        lines.append(_request(voice, sender, [debt for debt in asked if debt not in followed], now))
    if usual:
        meanings = {meaning_of_well(forms, debt.round.form, voice.language): None for debt in usual}
        lines += [escape(meaning, quote=False) for meaning in meanings if meaning]
        rows += _well_rows(voice, sender, usual)
    rows += in_rows([_take_up(voice, sender, debt) for debt in in_full], 2)
    for debt in followed:
        lines.append(_how_now(voice, sender, debt.subject))
        rows += _follow_up_rows(voice, sender, debt, alone=len(asked) == 1)
    if usual:
        lines.append(_by_word(voice, sender, usual))
    return Reply("\n".join(lines), _numbered(rows, numbers_kept(voice, sender, now, forms)))


def numbers_kept(voice: Voice, sender: Sender, now: datetime, forms: Mapping[str, Form]) -> dict[str, int]:
    """The number of each line, by its action, where somebody is followed up beside others.

    One answer after the other is typed from the list as it was first shown: a line that is left keeps its number.
    """
    owed = owed_now(sender, now)
    everyone = [d for d in owed_now(replace(sender, declared={}), now) if owed and same_order(d.round, owed[0].round)]
    asked = [debt for debt in everyone if has_one_tap(forms, debt.round.form)]
    followed = [debt for debt in asked if debt.is_asked_after]
    if not followed or len(everyone) == 1:
        return {}
    usual = [debt for debt in asked if not debt.is_asked_after]
    rows = _well_rows(voice, sender, usual) if usual else ()
    rows += in_rows([_take_up(voice, sender, debt) for debt in everyone if debt not in asked], 2)
    for debt in followed:
        rows += _follow_up_rows(voice, sender, debt, alone=False)
    return {choice.action: at for at, choice in enumerate((c for row in rows for c in row), 1)}


def _numbered(rows: Rows, numbers: Mapping[str, int]) -> Rows:
    """The rows with the numbers they keep; those for all who are left are the first, in their order."""
    if not numbers:
        return rows
    for_all = iter(sorted(at for action, at in numbers.items() if _is_for_all(action)))
    return tuple(
        tuple(replace(c, number=next(for_all) if _is_for_all(c.action) else numbers.get(c.action, 0)) for c in row)
        for row in rows
    )


def _is_for_all(action: str) -> bool:
    return isinstance(Action.decode(action), AllWell)


def owed_now(sender: Sender, now: datetime) -> list[Debt]:
    """The debts that can be paid now, the earliest due first."""
    return [debt for debt in sender.debts() if debt.round.opens_at <= now < debt.round.closes_at]


def same_order(one: RoundView, other: RoundView) -> bool:
    """Whether two rounds (of two schools) are of one order and date."""
    return (one.order_id, one.held_on) == (other.order_id, other.held_on)


def order_of(round_: RoundView) -> int:
    """How buttons name the order of a round."""
    return SELF if round_.order_kind == "self" else round_.order_id


def _request(voice: Voice, sender: Sender, debts: Sequence[Debt], now: datetime) -> str:
    if len(debts) == 1 and debts[0].subject.relation == "self":
        return voice.say("Please declare your health {when}.", when=_when(voice, debts[0].round, now))
    parts = []
    for due_at in sorted({debt.round.due_at for debt in debts}):
        due = [debt for debt in debts if debt.round.due_at == due_at]
        names = ", ".join(entry(voice, sender, debt.subject) for debt in due)
        parts.append(f"{names} {_when(voice, due[0].round, now)}")
    return voice.say("{Parents}, please declare for {who}.", who=Markup("; ".join(parts)))


def _when(voice: Voice, round_: RoundView, now: datetime) -> str:
    if now < round_.due_at:
        return voice.say("before {time}", time=time_words(round_.due_at))
    return voice.say(
        "(due at {due}, still open until {close})", due=time_words(round_.due_at), close=time_words(round_.closes_at)
    )


def _well_rows(voice: Voice, sender: Sender, debts: Sequence[Debt]) -> Rows:
    order, held_on = order_of(debts[0].round), debts[0].round.held_on
    subjects = [debt.subject for debt in debts]
    groups = [subjects[i : i + MOST_AT_ONCE] for i in range(0, len(subjects), MOST_AT_ONCE)]
    well = [
        Choice(well_label(voice, sender, group), AllWell(order, held_on, tuple(s.person_id for s in group)).encode())
        for group in groups
    ]
    ill = [Choice(not_well_label(voice, sender, s), NotWell(order, held_on, s.person_id).encode()) for s in subjects]
    return (*((choice,) for choice in well), *in_rows(ill, 3 if len(ill) == 3 else 2))


def _take_up(voice: Voice, sender: Sender, debt: Debt) -> Choice:
    subject, round_ = debt.subject, debt.round
    action = TakeUp(order_of(round_), round_.held_on, subject.person_id)
    if subject.relation == "self":
        return Choice(voice.say("Declare for myself"), action.encode())
    name = Markup(called(voice, sender, subject))
    return Choice(voice.say("Declare for {name}", name=name), action.encode())


def _how_now(voice: Voice, sender: Sender, subject: Subject) -> str:
    child = child_word(voice, subject)
    if subject.relation == "self":
        return voice.say("Are you better today?")
    return voice.say("{who}: is {child} better today?", who=entry(voice, sender, subject), child=child)


def _follow_up_rows(voice: Voice, sender: Sender, debt: Debt, *, alone: bool) -> Rows:
    subject, round_ = debt.subject, debt.round
    choices = []
    for answer, msgid in FOLLOW_UPS.items():
        label = voice.say(msgid)
        if not alone:
            name = Markup(called(voice, sender, subject))
            label = voice.say("{name}: {answer}", name=name, answer=label[:1].lower() + label[1:])
        choices.append(Choice(label, FollowUp(order_of(round_), round_.held_on, subject.person_id, answer).encode()))
    return in_rows(choices, 2)


def _by_word(voice: Voice, sender: Sender, debts: Sequence[Debt]) -> str:
    """How to answer on a weak network."""
    well = are_well(voice, sender, [debt.subject for debt in debts])
    word = voice.say("WELL").split(",")[0]
    return voice.say("Weak network: type {word} if {all_well}.", word=word, all_well=well)
