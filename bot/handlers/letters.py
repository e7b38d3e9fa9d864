"""The school's side of an order: it acknowledges the letter by a tap, and reads what it is about."""

from dataclasses import replace

from bot.cases.wording import called
from bot.clock import local_date
from bot.dialogue.level_words import scope_line
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.order_actions import AckLetter
from bot.dialogue.order_words import asked_words, declare_choice, document, form_title, request, until
from bot.dialogue.wording import capital, moment_words
from bot.errors import NotAllowed
from bot.handlers.order_letter import see_choice
from bot.i18n import Markup
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on
from storage.changes.plans import ReceiveLetter
from storage.queries.letter_files import LetterFileOf, LetterFileView
from storage.queries.letters import LetterTo, LetterView, Receipt


@on(AckLetter)
def letter_received(turn: Turn, action: AckLetter) -> Asking[Reply]:
    """Keep the receipt, once; say what the letter is about and what to do next."""
    letter: LetterView | None = yield LetterTo(action.plan, action.school)
    person = turn.sender.person
    if letter is None or person is None:
        raise NotAllowed
    if not any(each.person_id == person.id for each in letter.receipts):
        turn.note(ReceiveLetter(action.plan, action.school, person.id, turn.sender.account.id, turn.now))
        turn.looked("letter_received", unit_id=action.school, order=action.plan)
        letter = replace(letter, receipts=(*letter.receipts, Receipt(person.id, person.name, None, turn.now)))
    file: LetterFileView | None = yield LetterFileOf(action.plan, action.school)
    return _page(turn, letter, file)


def _page(turn: Turn, letter: LetterView, file: LetterFileView | None) -> Reply:
    say, plan = turn.voice.say, letter.plan
    assert plan.due_at is not None
    if letter.state == "off" or plan.state in ("cancelling", "cancelled"):
        named = document(turn.voice, plan) or plan.unit_name
        msgid = "The declaration by order following {letter} is called off. Nothing more is to be done."
        return Reply(say(msgid, letter=Markup(named)))
    lines = [request(turn.voice, plan, plan.due_at, turn.now)]
    if plan.summary:
        lines.append(say("Subject: {summary}", summary=plan.summary))
    lines.append(scope_line(turn.voice, plan.unit_name, plan.scope or (), plan.levels))
    asked = asked_words(turn.voice, letter.asked_of)
    lines.append(
        say("Questionnaire: {title} ({asked}).", title=form_title(turn.voice, turn.forms, plan.form), asked=asked)
    )
    if plan.link:
        lines.append(say("The whole letter: {link}", link=plan.link))
    for each in letter.receipts:
        who = capital(called(turn.voice, each.name, each.gender))
        lines.append(
            say("{who} received the letter at {time}.", who=who, time=moment_words(each.at, local_date(turn.now)))
        )
    if plan.opens_at is not None and plan.opens_at > turn.now:
        lines.append(say("Declaring opens at {time}.", time=until(turn.voice, plan.opens_at, turn.now)))
    buttons = [turn.choice("See how the school stands", OpenMySchool(letter.school_id))]
    if letter.may_file and plan.order_id is not None and letter.held_on is not None:
        buttons = [declare_choice(turn.voice, letter.school_id, plan.order_id, letter.held_on)]
    return Reply("\n".join(lines), stacked(*buttons, *see_choice(turn, file, letter.school_id)))
