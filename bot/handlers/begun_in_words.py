"""Words typed at rest while something is begun and not sent: going on with it, or that it was declared already."""

from bot.clock import local_date
from bot.dialogue.declare_actions import NotWell
from bot.dialogue.prompts import order_of
from bot.handlers.at_hand import open_round
from bot.handlers.declaring import with_drafts
from bot.messages import Reply
from bot.turn import Asking, Turn, again, tapped
from bot.understanding.elsewhere import goes_on
from storage.queries.declaring import Drafts, DraftView


def begun_in_words(turn: Turn, text: str) -> Asking[Reply | None]:
    """Go on with the one that is begun of today; of several it is said which there are. None where nothing is."""
    if not goes_on(text):
        return None
    drafts = yield from begun_today(turn)
    if not drafts:
        return None
    if len(drafts) > 1:
        return with_drafts(turn, Reply(is_new=True), drafts)
    (draft,) = drafts
    about = NotWell(order_of(draft.round), draft.round.held_on, draft.subject_id)
    return again((yield from tapped(turn, about)), is_new=True)


def begun_today(turn: Turn) -> Asking[tuple[DraftView, ...]]:
    """What the sender began of somebody today and may still send."""
    drafts: tuple[DraftView, ...] = yield Drafts()
    today = local_date(turn.now)
    found = []
    for draft in drafts:
        subject = turn.sender.declares_for(draft.subject_id)
        is_open = (
            draft.round.held_on == today
            and subject is not None
            and subject.may_declare
            and open_round(turn, subject, order_of(draft.round), today) is not None
        )
        if is_open:
            found.append(draft)
    return tuple(found)
