"""The family's consent on paper, without which nothing is recorded of a pupil's health; who else may be told then."""

from dataclasses import replace

from bot.cases.opening import receiver_at
from bot.dialogue.class_actions import Absent, HasPaper, NoPaper, OnRoll, ToldOfPupil
from bot.dialogue.one_tap import SIGNS
from bot.dialogue.wording import phone_words
from bot.errors import NotAllowed
from bot.handlers.on_roll import on_the_roll, owing, subject_on, whole
from bot.handlers.questionnaire import unsure_signs, work_of
from bot.handlers.receipts import in_office
from bot.handlers.told_at_once import facts_in
from bot.i18n import Markup
from bot.messages import Reply, stacked
from bot.rounds.class_page import names_on
from bot.turn import Asking, Turn, on
from storage.changes.papers import KeepPaper
from storage.queries.responders import Responders, SchoolPeople
from storage.queries.roll_values import Roll, RollPupil


def ask_for_paper(turn: Turn, action: OnRoll, roll: Roll, pupil: RollPupil, then: str) -> Reply:
    """Ask once whether the family's consent is there on paper; `then`: what is recorded if it is (w, n)."""
    on_roll = on_the_roll(action)
    yes = replace(action, paper=True) if isinstance(action, ToldOfPupil) else HasPaper(*on_roll, then)
    no = NoPaper(*on_roll) if then == "n" else whole(action)
    asked = turn.voice.say(
        "Is the family's consent for {name} there on paper? It is asked once; your name and the date are kept.",
        name=names_on(roll)[pupil.person_id],
    )
    lines = [asked]
    if isinstance(action, ToldOfPupil) and _is_urgent(turn, action, roll, pupil):
        # what to do for the child waits for no paper
        lines = [turn.voice.say("<b>Call 115 or take the pupil to the nearest hospital at once.</b>"), asked]
    rows = stacked(turn.choice("Yes, the paper is there", yes), turn.choice("Not yet", no))
    return Reply("\n".join(lines), rows)


def _is_urgent(turn: Turn, action: ToldOfPupil, roll: Roll, pupil: RollPupil) -> bool:
    if roll.round is None:
        return False
    work = work_of(turn.forms[roll.round.form], subject_on(action, roll, pupil), roll.round, None, (), turn.now)
    work.answers[SIGNS] = facts_in(action).has
    return bool(unsure_signs(work, turn.now))


@on(NoPaper)
def no_paper(turn: Turn, action: NoPaper) -> Asking[Reply]:
    """Without the family's consent nothing is recorded: say so, and whom to tell in person."""
    found = yield from owing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, _, pupil = found
    school: SchoolPeople | None = yield Responders(roll.school_id)
    receiver = receiver_at(turn, school) if school is not None else None
    say, name = turn.voice.say, names_on(roll)[pupil.person_id]
    lines = [say("Nothing is recorded of {name}, for there is no consent on paper yet.", name=name)]
    if receiver is None or receiver.phone is None:
        lines.append(say("Please tell school health in person."))
    else:
        who = Markup(in_office(turn, receiver))
        lines.append(say("Please call school health: {name}, {phone}.", name=who, phone=phone_words(receiver.phone)))
    absent_too = turn.choice("{name} · Absent", Absent(*on_the_roll(action)), name=name)
    rows = stacked(absent_too, turn.choice("Back to the list", whole(action)))
    return Reply(" ".join(lines), rows, is_new=True, says_health=True)


def keep_paper(turn: Turn, pupil: RollPupil) -> None:
    """Keep who said that it is there."""
    person = turn.sender.person
    if person is None:
        raise NotAllowed
    turn.note(KeepPaper(pupil.person_id, person.id, turn.sender.account.id, turn.now))
    turn.looked("paper_consent", subject_id=pupil.person_id)
