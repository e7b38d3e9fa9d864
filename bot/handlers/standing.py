"""What was declared and stands, in rounds that are still open: it may still be put right."""

from dataclasses import dataclass
from datetime import date

from bot.clock import local_date
from bot.dialogue.calling import are_well, called, names_of
from bot.dialogue.declare_actions import CorrectToNotWell, CorrectToWell, OpenDeclaring
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import capital, time_words
from bot.handlers.at_hand import declared_by_now, open_rounds, own_subjects
from bot.handlers.receipts import already_lines
from bot.i18n import Markup
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn
from storage.queries.declaring import Authors
from storage.values import Declared, RoundView, Subject


@dataclass(frozen=True, slots=True)
class Standing:
    """What was declared of somebody in a round that is still open."""

    subject: Subject
    round: RoundView
    declared: Declared

    @property
    def about(self) -> tuple[int, date, int]:
        """What every button of it names."""
        return order_of(self.round), self.round.held_on, self.subject.person_id


def standing_of(turn: Turn) -> list[Standing]:
    """What the sender may still correct, of each person in the round to which a report belongs."""
    found = []
    for subject in own_subjects(turn):
        round_ = next((each for each in open_rounds(turn, subject) if has_one_tap(turn.forms, each.form)), None)
        declared = declared_by_now(turn, subject, round_) if round_ is not None else None
        if round_ is not None and declared is not None:
            found.append(Standing(subject, round_, declared))
    return found


def in_alarm(turn: Turn) -> list[Subject]:
    """Those of the sender who have an open case of an emergency."""
    return [each for each in own_subjects(turn) if each.case is not None and each.case.severity == "emergency"]


def alarm_line(turn: Turn) -> str:
    """That the school knows of the alarm of today, for whoever is not understood beside it; nothing where none is."""
    about = [each for each in in_alarm(turn) if each.case and local_date(each.case.opened_at) == local_date(turn.now)]
    if not about:
        return ""
    declared = [each.at for each in turn.sender.declared.values() if each.severity == "emergency"]
    return turn.voice.say(
        "The school was told about {who} at {time}; in danger call 115.",
        who=Markup(names_of(turn.voice, turn.sender, about)),
        time=time_words(max(declared or [each.case.opened_at for each in about if each.case])),
    )


def is_well_after_all(turn: Turn, standing: Standing) -> Reply:
    """Ask whether they are well after all: nobody is by a guess."""
    subject = standing.subject
    who = Markup(capital(are_well(turn.voice, turn.sender, [subject])))
    name = Markup(capital(called(turn.voice, turn.sender, subject)))
    choices = stacked(
        turn.choice("Yes, send it", CorrectToWell(*standing.about)),
        turn.choice("{who}: not well", CorrectToNotWell(*standing.about), who=name),
        turn.choice("Leave it as it is", OpenDeclaring()),
    )
    return Reply(turn.voice.say("Understood: {who}. Is that right?", who=who), choices)


def what_stands(turn: Turn, subject: Subject, declared: Declared, yes: Choice) -> Asking[Reply]:
    """What an older [Bấm nhầm] says where more was declared since: that stands, unless it is said of it as well."""
    authors = yield Authors((declared.uid,))
    lines = already_lines(turn, [(subject, declared)], authors)
    lines.append(turn.voice.say("That came after this message, so nothing is changed. Is it a mistake too?"))
    return Reply("\n".join(lines), stacked(yes, turn.choice("Leave it as it is", OpenDeclaring())), is_new=True)
