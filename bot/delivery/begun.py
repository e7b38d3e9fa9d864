"""Renders the one reminder of what a family began of a pupil who is not well and has left unsent; never what."""

from collections.abc import Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.calling import called
from bot.dialogue.declare_actions import NotWell
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import title_words
from bot.i18n import Catalogs
from bot.messages import Choice, Reply, stacked
from storage.needs import Reading
from storage.queries.declaring import DraftView, begun_by


@renders("begun")
def begun(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Bring it up, unless it was sent or let go, the school knows of an emergency, or the round reminds of it."""
    drafts = begun_by(reading, {each.recipient.account.id for each in waiting})
    return [_one(reading, catalogs, each, drafts) for each in waiting]


def _one(reading: Reading, catalogs: Catalogs, waiting: Waiting, drafts: Sequence[DraftView]) -> Rendered | Dropped:
    sender, about, account = waiting.recipient, waiting.about, waiting.recipient.account
    subject = sender.subject(int(about["person"]))
    if subject is None or not subject.may_declare or (subject.relation != "self" and "remind" not in subject.consents):
        return Dropped("no right to this child, or no consent")
    if account.paused or (account.muted_until is not None and account.muted_until > reading.now):
        return Dropped("reminders are paused")
    draft = next((d for d in drafts if d.account_id == account.id and _is_it(d, waiting)), None)
    if draft is None or draft.silent_at is not None or draft.round.closes_at <= reading.now:
        return Dropped("it was sent, let go or is over")
    declared = sender.declared.get((draft.round.id, subject.person_id))
    if declared is not None and declared.severity == "emergency":
        return Dropped("the school was told")
    if declared is None and draft.round.due_at > reading.now and draft.round.order_kind != "self":
        return Dropped("the reminder of the round says it")
    voice = waiting.voice(catalogs)
    lines = [
        title_words(voice, draft.round.held_on, draft.round.letter),
        voice.say("A declaration for {who} was begun and is not sent yet.", who=called(voice, sender, subject)),
        voice.say("The school does not have it yet."),
    ]
    go_on = NotWell(order_of(draft.round), draft.round.held_on, subject.person_id)
    return Rendered(Reply("\n".join(lines), stacked(Choice(voice.say("Go on"), go_on.encode()))))


def _is_it(draft: DraftView, waiting: Waiting) -> bool:
    """Whether it is what was begun then, and nothing begun anew since."""
    about = waiting.about
    return (draft.subject_id, draft.answers.get("begun_at")) == (int(about["person"]), about["begun_at"])
