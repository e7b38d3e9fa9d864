"""The letter itself goes with an order: sent in chat as a PDF or a photo, read by the schools that have the order."""

from bot.dialogue.order_actions import GoOnOrder, LetterCame, SeeLetter, TypeOrder
from bot.errors import NotAllowed, OldButton
from bot.evidence.wording import LETTER_REFUSED_SENTENCES, MOST_BYTES
from bot.handlers.order_drafts import draft_of
from bot.handlers.order_preview import preview_with
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, on
from storage.changes.fetched import LETTERS, DropFile
from storage.changes.letter_files import LetterFileComing, LetterFileKept
from storage.changes.outbox import Priority
from storage.queries.letter_files import LetterFileOf, LetterFileView, MyLetterFile
from storage.queries.plans import Plan, PlanOf
from storage.sealing import new_uid

FILE = "file"
"""The field of a plan that is asked for with a picture or PDF."""


def letter_sent(turn: Turn, place: TypeOrder) -> Asking[Reply]:
    """It is fetched beside the turn; the order waits for nothing meanwhile."""
    plan = yield from draft_of(turn, place.unit)
    sent = turn.incoming.photo
    assert sent is not None
    if (sent.size or 0) > MOST_BYTES:
        turn.place = turn.sender.session.place
        return Reply(turn.voice.say(LETTER_REFUSED_SENTENCES["too_big"]), is_new=True)
    turn.note(LetterFileComing(new_uid(), plan.id, turn.sender.account.id, turn.now, sent.reference))
    turn.place = None
    return Reply(turn.voice.say("The letter is being received, please wait a moment."), is_new=True)


@on(LetterCame)
def letter_came(turn: Turn, action: LetterCame) -> Asking[Reply]:
    """Take a letter that is here, and show the order with it; else say why not."""
    file: LetterFileView | None = yield MyLetterFile(action.uid)
    if file is None:
        raise OldButton
    plan: Plan | None = yield PlanOf(file.plan_id)
    if plan is None or plan.state != "draft":
        turn.note(DropFile(LETTERS, file.uid, turn.sender.account.id))
        said = turn.voice.say("The order is handed in already; the letter that came after it was not attached.")
        return Reply(said, is_new=True, is_sure=True)
    if file.state == "refused":
        turn.note(DropFile(LETTERS, file.uid, turn.sender.account.id))
        said = turn.voice.say(LETTER_REFUSED_SENTENCES[file.why or "damaged"])
        turn.ask_next(TypeOrder(plan.unit_id, FILE))
        back = turn.choice("Back to the preview", GoOnOrder(plan.unit_id))
        return Reply(said, stacked(back), is_new=True, is_sure=True)
    turn.note(LetterFileKept(file.uid, plan.id))
    turn.looked("letter_attached", unit_id=plan.unit_id, order=plan.id)
    page = yield from preview_with(turn, plan, file)
    return again(page, is_new=True, is_sure=True)


@on(SeeLetter)
def see_letter(turn: Turn, action: SeeLetter) -> Asking[Reply]:
    """Have the letter sent to whoever may read it."""
    file: LetterFileView | None = yield LetterFileOf(action.plan, action.school)
    if file is None:
        raise NotAllowed
    about, to = {"plan": action.plan, "school": action.school}, turn.sender.account.to
    turn.push(f"letter_file:{turn.incoming.key}", to, "letter_file", Priority.ANSWER, about=about)
    return Reply(toast=turn.voice.say("Preparing, please wait a moment."))


def see_choice(turn: Turn, file: LetterFileView | None, school_id: int) -> list[Choice]:
    """The button with which the letter is read, where there is one."""
    return [] if file is None else [turn.choice("See the letter", SeeLetter(file.plan_id, school_id))]
