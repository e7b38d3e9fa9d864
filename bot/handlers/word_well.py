"""KHOE: the one word that declares all who owe as well."""

from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import Typed
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import owed_now
from bot.handlers.declaring import begun_of, settle_well, well_after_all, what_is_owed, with_drafts
from bot.handlers.how_now_said import how_now_said
from bot.handlers.typed_answers import answer_typed
from bot.messages import Reply
from bot.turn import Asking, Turn, again, on_word
from storage.queries.declaring import Drafts, DraftView


@on_word("WELL")
def word_well(turn: Turn) -> Asking[Reply]:
    """KHOE: all who owe are well, but for whom something else was begun and who are followed up.

    Where all who owe are followed up, it is the first of their four lines.
    """
    drafts: tuple[DraftView, ...] = yield Drafts()
    place = turn.sender.session.place
    waiting = Action.decode(place) if place is not None else None
    asked = [d.subject_id for d in drafts if d.silent_at is not None]
    if isinstance(waiting, Typed) and waiting.person in asked:
        # under the question of an emergency it is the answer to that
        return (yield from answer_typed(turn, waiting, turn.incoming.text or ""))
    begun = begun_of(turn, drafts)
    owed = owed_now(turn.sender, turn.now)
    meant = [
        (debt.subject, debt.round)
        for debt in owed
        if debt.subject.case is None and has_one_tap(turn.forms, debt.round.form)
    ]
    sure = [(s, r) for s, r in meant if (r.id, s.person_id) not in begun]
    if len(meant) == 1 and not sure:
        return well_after_all(turn, *meant[0])
    if not sure:
        if isinstance(waiting, Typed):
            # the word is an answer where nothing can be settled with it
            return (yield from answer_typed(turn, waiting, turn.incoming.text or ""))
        followed = any(debt.subject.case is not None for debt in owed) and not meant
        answered = (yield from how_now_said(turn, turn.incoming.text or "")) if followed else None
        return answered or again((yield from what_is_owed(turn)), is_new=True)
    reply = yield from settle_well(turn, sure)
    return again(with_drafts(turn, reply, drafts), is_new=True)
