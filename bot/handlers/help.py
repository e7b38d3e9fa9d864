"""Helping: what can be done here, groups, people who left, and whatever was not understood."""

from collections.abc import Callable
from datetime import timedelta

from bot.dialogue.calling import names_of
from bot.dialogue.declare_actions import AskWhich, NotWell
from bot.dialogue.menu import main_menu, menu_rows, to_cases
from bot.dialogue.menu_actions import CallSchool, ShowMenu
from bot.dialogue.numbered import offered
from bot.dialogue.prompts import declare_prompt, order_of
from bot.handlers.at_hand import own_subjects
from bot.handlers.begun_in_words import begun_in_words, begun_today
from bot.handlers.consent_words import said_at_page, says_who_they_are
from bot.handlers.declaring import with_drafts
from bot.handlers.duty_over import said_of_duty_over
from bot.handlers.how_now_said import how_now_said
from bot.handlers.join_phone import next_birthday
from bot.handlers.joining import welcome
from bot.handlers.linking import try_link_code
from bot.handlers.my_class import about_code
from bot.handlers.putting_right import put_right
from bot.handlers.questionnaire import pending_of
from bot.handlers.said_of_shown import said_of_shown
from bot.handlers.said_of_work import said_of_work
from bot.handlers.told_in_words import told_in_words
from bot.handlers.told_to_nobody import told_of_the_silent, told_to_nobody
from bot.handlers.typed_labels import tapped_by_words
from bot.handlers.whom_to_call import has_school, missed
from bot.handlers.wished import wished
from bot.i18n import Markup
from bot.joining.codes import try_code
from bot.joining.linking import read_link_code
from bot.joining.rules import is_printed, read_code
from bot.messages import Reply, stacked
from bot.turn import Asking, Call, Turn, again, answered_by, on, on_command, on_event
from bot.understanding.courtesies import courtesy
from storage.changes.accounts import ChangeAccount
from storage.queries.declaring import Drafts, DraftView

COURTESY_SENTENCES = {"thanks": "You are welcome.", "greeting": "Good day.", "nod": "Very well."}
UNDER_WAY_FOR = timedelta(minutes=30)
"""How long the choices shown last are what a message that is not understood was about."""
SAID_FOR = timedelta(days=30)
"""How long a group that goes on talking needs no second sentence."""


@on(ShowMenu)
def show_menu(turn: Turn, _action: ShowMenu) -> Reply:
    """Say what can be done here, to whoever has just been connected."""
    return main_menu(turn)


@on_command("trogiup", "help", "menu")
def show_help(turn: Turn) -> Asking[Reply]:
    """Say what can be done here; that a question of emergency waits is said first."""
    drafts: tuple[DraftView, ...] = yield Drafts()
    menu, waiting = main_menu(turn), [draft for draft in drafts if draft.silent_at is not None]
    asked = [subject for draft in waiting if (subject := turn.sender.declares_for(draft.subject_id)) is not None]
    if not asked:
        return menu
    first = waiting[0]
    about = (order_of(first.round), first.round.held_on, first.subject_id)
    said = turn.voice.say(
        "The question about {who} waits for its answer: without one the school is told within a minute.",
        who=Markup(names_of(turn.voice, turn.sender, asked)),
    )
    to_it = turn.choice("Answer it", AskWhich() if pending_of(first) else NotWell(*about))
    return again(menu, text=f"{said}\n\n{menu.text}", rows=(*stacked(to_it), *menu.rows))


@on_event("group")
def leave_group(turn: Turn) -> Reply:
    """Say one sentence in a group and leave (design.md 3, invariant 11); where nobody can leave, say it once."""
    last = turn.sender.session.at
    if last is not None and turn.now - last < SAID_FOR:
        return Reply(leave=True)
    return Reply(
        turn.voice.say("The assistant answers private messages only, to protect the children's information."),
        is_new=True,
        leave=True,
    )


@on_event("left")
def mark_blocked(turn: Turn) -> Reply:
    """Remember that somebody blocked the bot."""
    account = turn.sender.account
    turn.note(ChangeAccount(account.id, account.version, {"state": "blocked"}))
    return Reply()


@on_event("fallback")
def not_understood(turn: Turn) -> Asking[Reply]:
    """Answer when nothing fits."""
    return (yield from nothing_fits(turn))


def _told(turn: Turn, text: str) -> Asking[Reply | None]:
    """A sentence about a child of one's own, or of one's work; whoever has children means these first.

    What puts right what was sent goes before what would be told anew.
    """
    has_children = any(subject.kind == "pupil" for subject in own_subjects(turn))
    own = (put_right, told_in_words)
    for read in (*own, said_of_work) if has_children else (said_of_work, *own):
        told = yield from read(turn, text)
        if told is not None:
            return told
    return None


def what_fits(turn: Turn, told: Callable[[Turn, str], Asking[Reply | None]] = _told) -> Asking[Reply | None]:
    """What words mean wherever they are typed: a button's, a code, a sentence (`told`); None if nothing.

    A code may read like signs ("LK-73C-375"), and signs like a code that was typed without its dash.
    """
    for first in (tapped_by_words, said_of_shown, said_of_duty_over, wished, how_now_said):
        answered = yield from first(turn, turn.incoming.text or "")
        if answered is not None:
            return answered
    code, link = read_code(turn.incoming.text or ""), read_link_code(turn.incoming.text or "")
    if link is not None:
        return (yield from try_link_code(turn, link))
    if code is not None and is_printed(turn.incoming.text or ""):
        return (yield from try_code(turn, code))
    begun = yield from begun_in_words(turn, turn.incoming.text or "")
    if begun is not None:
        return begun
    by_sentence = told_of_the_silent(turn, turn.incoming.text or "")
    by_sentence = by_sentence or (yield from told(turn, turn.incoming.text or ""))
    by_sentence = by_sentence or told_to_nobody(turn, turn.incoming.text or "")
    if by_sentence is not None:
        return by_sentence
    if code is not None:
        return (yield from try_code(turn, code))
    receipt = yield from about_code(turn, turn.incoming.text or "")
    if receipt is not None:
        return receipt
    birthday = yield from next_birthday(turn, turn.incoming.text or "")
    if birthday is not None:
        return birthday
    shown = yield from said_at_page(turn, turn.incoming.text or "")
    return shown or (yield from says_who_they_are(turn, turn.incoming.text or ""))


@on_event("beside")
def beside(turn: Turn, call: Call) -> Asking[Reply]:
    """A question in the middle of joining is answered; the step and its choices stay for what is typed next."""
    reply = yield from answered_by(turn, call)
    return reply if turn.place is not None else again(reply, rows=(), is_new=True, is_aside=True)


@on_event("at_rest")
def at_rest(turn: Turn) -> Asking[Reply | None]:
    """What words mean, for a place whose answer they are not."""
    return (yield from what_fits(turn))


def _is_under_way(turn: Turn, prompt: Reply | None) -> bool:
    """Whether something else than what is owed and the menu was lately put to the sender: its numbers stay as they are.

    A number typed next would else be of a list that nobody asked for, and declare somebody well.
    """
    session = turn.sender.session
    shown_at = session.offered_at or session.at
    if session.place is not None or shown_at is None or turn.now - shown_at > UNDER_WAY_FOR:
        return False
    usual = {choice.action for choice in Reply(rows=(*(prompt.rows if prompt else ()), *menu_rows(turn))).choices}
    return bool(set(offered(session.menu)) - usual)


def nothing_fits(turn: Turn) -> Asking[Reply]:
    """What fits, if anything does; else what is owed or can be done is said, never silence."""
    fits = yield from what_fits(turn)
    if fits is not None:
        return fits
    if turn.sender.person is None:
        return welcome(turn)
    kind = courtesy(turn.incoming.text or "")
    said = turn.voice.say(COURTESY_SENTENCES[kind] if kind else "Sorry, the assistant did not understand this message.")
    said = said if kind else (yield from missed(turn, said))
    prompt = declare_prompt(turn.voice, turn.sender, turn.now, turn.forms, titled=False)
    call = stacked(turn.choice("Contact the school", CallSchool())) if kind is None and has_school(turn) else ()
    if kind is None and _is_under_way(turn, prompt):
        return Reply(
            "\n".join([said, turn.voice.say("Please choose in the message above, or type “menu”.")]),
            is_new=True,
            is_aside=True,
        )
    drafts = yield from begun_today(turn)
    if prompt is not None:
        prompt = with_drafts(turn, prompt, drafts)
        rows = (*prompt.rows, *stacked(*to_cases(turn)), *call)
        return Reply(f"{said}\n{prompt.text}", rows, is_new=True)
    if kind in ("thanks", "nod"):
        return Reply(said, is_new=True, is_aside=True)
    rows = menu_rows(turn)
    if not rows:
        return Reply("\n".join([said, main_menu(turn).text]), is_new=True)
    menu = with_drafts(turn, Reply(turn.voice.say("Here is what you can do."), rows), drafts)
    return Reply(f"{said}\n{menu.text}", (*menu.rows, *call), is_new=True, says_health=bool(turn.sender.duties))
