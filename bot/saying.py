"""What a turn takes in and gives out, whatever it decided: words as they are taken, what is said besides, the menu."""

from dataclasses import replace

from bot.as_typed import as_typed
from bot.clock import local_date
from bot.dialogue.marked import with_marks_said
from bot.dialogue.numbered import MISSED, SETTLED_BY, menu_of, words_menu
from bot.dialogue.wording import exercise_reply
from bot.messages import Incoming, Reply
from bot.text_alone import in_own_chat
from bot.turn import Turn, plain
from bot.understanding.at_sight import tells_of_signs
from bot.understanding.danger import tells_of_danger
from storage.changes import Change
from storage.changes.accounts import KeepInbox, SaveSession
from storage.changes.outbox import Priority, Push
from storage.changes.people import Revived

EMERGENCY_NUMBER = "115"


def taken(incoming: Incoming) -> Incoming:
    """An update with its words as the program takes them, whichever messenger brought them."""
    said = (incoming.text, incoming.start, incoming.action)
    text, start, action = (None if words is None else as_typed(words) for words in said)
    return incoming if (text, start, action) == said else replace(incoming, text=text, start=start, action=action)


def as_said(turn: Turn, reply: Reply) -> Reply:
    """With what every answer has besides: 115 where danger is told of; that it is an exercise; its signs in words.

    A short word on the press that the message says as well is left out: it would be said twice.
    """
    if reply.toast and reply.toast in plain(reply.text):
        reply = replace(reply, toast="")
    if _is_in_danger(turn) and EMERGENCY_NUMBER not in reply.text and turn.incoming.is_private:
        reply = replace(reply, text="\n".join([*_in_danger(turn), *filter(None, [reply.text])]))
    if turn.is_exercise:
        reply = exercise_reply(turn.voice, reply)
    return with_marks_said(turn.voice, reply) if turn.abilities.has_buttons else reply


def _is_in_danger(turn: Turn) -> bool:
    """Whether danger is told of; of signs of an illness by staff: a family is asked about those, and warned."""
    text = turn.incoming.text or ""
    return tells_of_danger(text) or (bool(turn.sender.duties) and tells_of_signs(text, local_date(turn.now)))


def _in_danger(turn: Turn) -> list[str]:
    """Whom to call, whatever was being asked: no questionnaire has a sign for what was swallowed, or for a burn."""
    say = turn.voice.say
    lines = [say("<b>If somebody is in danger now: call 115 or go to the nearest hospital at once.</b>")]
    return lines if turn.sender.duties else [*lines, say("Then please call the school: nobody there knows of it yet.")]


def changes_after(turn: Turn, reply: Reply, state: str) -> list[Change]:
    """All that a decided turn stores: its own changes, its answer if that must arrive, its session, its update."""
    account = turn.sender.account
    changes = in_own_chat(turn, turn.changes)
    if account.state == "blocked" and not turn.incoming.is_left:
        changes.append(Revived(account.id))
    if reply.text and reply.is_sure:
        about = {"inbox": turn.incoming.key, "message": None if reply.is_new else turn.incoming.message}
        changes.append(Push(f"answer:{turn.incoming.key}", *account.to, "answer", Priority.ANSWER, turn.now, about))
    changes.append(session_after(turn, reply))
    body = turn.incoming.to_json(), reply.to_json()
    changes.append(KeepInbox(turn.incoming.key, account.id, turn.now, state, *body))
    return changes


def session_after(turn: Turn, reply: Reply) -> SaveSession:
    """Where the dialogue stands once a reply is shown; one without words, or said aside, leaves the menu as it was.

    So does one that asks the same question again without its choices: they may still be meant.
    """
    account, session = turn.sender.account, turn.sender.session
    missed = {MISSED: "1"} if turn.is_missed else {}
    is_again = not reply.rows and turn.place is not None and turn.place == session.place
    if not reply.text or reply.is_aside or is_again:
        kept = session.offered_at, session.is_unasked, session.earlier, session.earlier_at
        return SaveSession(
            account.id, turn.place or session.place, {**session.menu, **missed}, turn.now, session.version, *kept
        )
    if turn.abilities.has_buttons:
        return SaveSession(account.id, turn.place, words_menu(reply.choices) | missed, turn.now, session.version)
    menu = menu_of(turn.voice, reply) | missed
    if turn.settled_by:
        menu[SETTLED_BY] = turn.settled_by
    before = {key: meant for key, meant in session.menu.items() if key not in (SETTLED_BY, MISSED)}, session.offered_at
    return SaveSession(account.id, turn.place, menu, turn.now, session.version, turn.now, False, *before)


def at_once(reply: Reply) -> Reply:
    """What the channel says at once; the text of a sure reply leaves through the outbox."""
    return Reply(toast=reply.toast, leave=reply.leave, is_sure=True) if reply.is_sure else reply
