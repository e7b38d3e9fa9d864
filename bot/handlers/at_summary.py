"""What is typed under the summary: sending it, correcting it, adding to it; whatever else it is, it is not sent yet."""

from datetime import timedelta

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import AtSummary, Send
from bot.dialogue.folding import label_key
from bot.dialogue.one_tap import asks_if_well
from bot.errors import OldButton
from bot.handlers.amending import amend
from bot.handlers.at_hand import own_subjects
from bot.handlers.beginning import begin
from bot.handlers.declaring import well_after_all
from bot.handlers.help import what_fits
from bot.handlers.questionnaire import Work, unsure_signs
from bot.handlers.said_of_work import said_of_work
from bot.handlers.sending import send
from bot.handlers.summarising import changes_screen, summary_screen
from bot.handlers.taking import is_urgent, keep_words
from bot.handlers.told_at_once import meant, of_others, others_meant, own_part, says_rest_is_well, who_is_asked
from bot.handlers.told_in_words import told_in_words
from bot.handlers.urgent import step
from bot.handlers.whom_to_call import missed
from bot.messages import Reply
from bot.turn import Asking, Turn, again, answered_by, on_words
from bot.understanding.at_home import ill_at_home
from bot.understanding.putting_right import read_facts
from bot.understanding.sending import read_sending

YES_FOR = timedelta(minutes=10)
"""How long a bare yes answers the summary: later it may be meant for anything."""


@on_words(AtSummary)
def at_summary(turn: Turn, place: AtSummary, text: str) -> Asking[Reply]:
    """Send it, change it, or show it again: nothing else is put in its place that could be taken for it."""
    work = yield from begin(turn, place)
    if isinstance(work, Reply):
        return again(work, is_new=True)
    if unsure_signs(work, turn.now) or not work.is_ready(work.evaluation(turn.now)):
        return again(step(turn, work), is_new=True)
    offered = _offered(turn, work)
    work.rest_is_well = bool(offered.with_well) if offered is not None else work.rest_is_well
    return again((yield from _answered(turn, work, offered, text)), is_new=True)


def _offered(turn: Turn, work: Work) -> Send | None:
    """What [Gửi] of the summary does, if that is what was shown last."""
    meant = turn.sender.session.menu.get(label_key(turn.voice.say("Send it")))
    try:
        action = Action.decode(meant) if meant else None
    except OldButton:
        return None
    return action if isinstance(action, Send) and (action.order, action.held_on, action.person) == work.about else None


def _answered(turn: Turn, work: Work, offered: Send | None, text: str) -> Asking[Reply]:
    said = read_sending(text)
    last = turn.sender.session.at
    if said == "yes" and (offered is None or last is None or turn.now - last > YES_FOR):
        said = "asks"
    if said in ("send", "yes"):
        return (yield from answered_by(turn, (send, (offered or Send(*work.about, ()),))))
    # "khoan, hôm qua chứ không phải hôm kia": what puts it right is taken with it
    told = yield from _amended(turn, work, text)
    if told is not None:
        return told
    if said == "no":
        changes = changes_screen(turn, work)
        return again(changes, text=f"{_not_sent(turn)}\n{changes.text}")
    if said is not None:
        return _again(turn, work)
    if ill_at_home(text) and not work.besides and keep_words(work, text, turn.now):
        return step(turn, work)
    fits = yield from what_fits(turn, said_of_work)
    if fits is not None:
        return fits
    sorry = turn.voice.say("Sorry, the assistant did not understand this message.")
    return _again(turn, work, (yield from missed(turn, sorry)))


def _not_sent(turn: Turn) -> str:
    return turn.voice.say("This declaration is not sent yet.")


def _amended(turn: Turn, work: Work, text: str) -> Asking[Reply | None]:
    """The draft with what a sentence adds to it or puts right; None where it holds nothing of the kind."""
    if work.besides:
        one = _whose(turn, work, text)
        if one is None:
            urgent = read_facts(text, local_date(turn.now))
            if urgent is not None and is_urgent(work, urgent, turn.now, text):
                return (yield from told_in_words(turn, text))
            return _again(turn, work, turn.voice.say("Please say by name which child this is about."))
        work = one
    facts = read_facts(own_part(turn, work.subject, text), local_date(turn.now), who_is_asked(turn, [work.subject]))
    rest_is_well = says_rest_is_well(turn, work.subject, text)
    work.rest_is_well = work.rest_is_well or rest_is_well
    if not asks_if_well(work.form) or (facts is None and not rest_is_well):
        return None
    if facts is None:
        return _again(turn, work)
    others = [] if rest_is_well else others_meant(turn, work.subject, text)
    if others and is_urgent(work, facts, turn.now, text):
        # whatever waits to be sent, 115 goes first
        return (yield from told_in_words(turn, text))
    if others:
        return _again(turn, work, of_others(turn, work.subject, others))
    if facts.is_well and not rest_is_well and not (facts.has or facts.maybe):
        return well_after_all(turn, work.subject, work.round)
    changed = amend(turn, work, facts, text)
    if changed is None:
        return well_after_all(turn, work.subject, work.round)
    return changed or _again(turn, work)


def _whose(turn: Turn, work: Work, text: str) -> Work | None:
    """Which of those who are sent together a sentence is about; None where it names none, or several."""
    found = {each.person_id for each in meant(own_subjects(turn), text)}
    if len(found) != 1:
        return None
    works = (work, *work.besides)
    one = next((each for each in works if each.subject.person_id in found), work)
    one.besides = tuple(each for each in works if each is not one)
    return one


def _again(turn: Turn, work: Work, before: str = "") -> Reply:
    between = "\n" if "\n" in before else " "
    return summary_screen(turn, work, work.evaluation(turn.now), f"{before}{between}{_not_sent(turn)}".strip())
