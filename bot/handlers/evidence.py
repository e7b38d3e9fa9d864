"""A school sends a picture as the answer of a question; whoever may, looks at it."""

from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import ChangeAnswer, Typed
from bot.dialogue.evidence_actions import PictureCame, SeePicture
from bot.dialogue.filing_actions import RemedyPicture
from bot.dialogue.order_actions import TypeOrder
from bot.errors import Mistake, NotAllowed, OldButton
from bot.evidence.rights import is_open_to_see
from bot.evidence.wording import MOST_BYTES, NOT_OPEN_SENTENCES, REFUSED_SENTENCES
from bot.forms import Question, key_of
from bot.handlers.asking import WITH_CHOICES, ask, takes_pictures
from bot.handlers.beginning import begin
from bot.handlers.going_on import next_screen
from bot.handlers.help import nothing_fits
from bot.handlers.not_well import question_of
from bot.handlers.order_letter import FILE, letter_sent
from bot.handlers.questionnaire import Work
from bot.handlers.remedy_pictures import remedy_photo, remedy_picture_came, which_remedy
from bot.handlers.unread import unread
from bot.handlers.urgent import step
from bot.messages import Reply
from bot.turn import Asking, Turn, again, on, on_event
from storage.changes.evidence import PictureComing
from storage.changes.fetched import PICTURES, DropFile, FileKept
from storage.changes.outbox import Priority
from storage.queries.evidence import EvidenceView, MyPicture, PictureSeen, PictureToSee
from storage.sealing import new_uid


class PictureNotOpen(Mistake):
    """Nobody learns whether it was there."""

    sentence = NOT_OPEN_SENTENCES[0]


@on_event("photo")
def photo(turn: Turn) -> Asking[Reply]:
    """A picture is the answer where a school is asked for one, or shows what was put right; else not understood."""
    place = turn.sender.session.place
    waiting = Action.decode(place) if place is not None else None
    if isinstance(waiting, RemedyPicture):
        return (yield from remedy_photo(turn, waiting))
    if isinstance(waiting, TypeOrder) and waiting.field == FILE:
        return (yield from letter_sent(turn, waiting))
    if not isinstance(waiting, Typed):
        which = yield from which_remedy(turn)
        if which is not None:
            return which
        return (yield from nothing_fits(turn)) if turn.incoming.text else unread(turn, "picture")
    found = yield from question_of(turn, waiting)
    if isinstance(found, Reply):
        return again(found, is_new=True)
    work, question = found
    if question.kind != "image" or not takes_pictures(work):
        said = turn.voice.say("This question cannot be answered with a picture.")
        return again(ask(turn, work, question, said, page=WITH_CHOICES), is_new=True)
    return again(_coming(turn, work, question), is_new=True)


def _coming(turn: Turn, work: Work, question: Question) -> Reply:
    """It is fetched beside the turn; until it is here the question stays open."""
    sent, account, person = turn.incoming.photo, turn.sender.account, turn.sender.person
    assert sent is not None
    if (sent.size or 0) > MOST_BYTES:
        return ask(turn, work, question, turn.voice.say(REFUSED_SENTENCES["too_big"]))
    turn.note(
        PictureComing(
            new_uid(),
            work.subject.school_id,
            work.round.id,
            key_of(question.name),
            account.id,
            person.id if person else None,
            turn.now,
            sent.reference,
        )
    )
    turn.place = turn.sender.session.place
    return Reply(turn.voice.say("The picture is being received, please wait a moment."))


@on(PictureCame)
def picture_came(turn: Turn, action: PictureCame) -> Asking[Reply]:
    """Take a picture that is here as the answer and go on; else say why not, and ask again."""
    picture: EvidenceView | None = yield MyPicture(action.uid)
    if picture is None:
        raise OldButton
    if picture.remedy_id is not None:
        return (yield from remedy_picture_came(turn, picture))
    about = ChangeAnswer(picture.order_id, picture.held_on, -picture.school_id, picture.question)
    try:
        work = yield from begin(turn, about)
    except NotAllowed as error:  # the duty ended while it was fetched
        work = Reply(turn.voice.say(error.sentence))
    if isinstance(work, Reply):
        turn.note(DropFile(PICTURES, picture.uid, turn.sender.account.id))
        return again(work, is_new=True, is_sure=True)
    return again(_taken(turn, work, picture), is_new=True, is_sure=True)


def _taken(turn: Turn, work: Work, picture: EvidenceView) -> Reply:
    question = work.question(picture.question)
    if question is None or question.kind != "image" or question.name not in work.evaluation(turn.now).asked:
        turn.note(DropFile(PICTURES, picture.uid, turn.sender.account.id))
        return next_screen(turn, work)
    if picture.state == "refused":
        turn.note(DropFile(PICTURES, picture.uid, turn.sender.account.id))
        return ask(turn, work, question, turn.voice.say(REFUSED_SENTENCES[picture.why or "damaged"]))
    turn.note(FileKept(PICTURES, picture.uid))
    work.answers[question.name] = picture.uid.hex()
    work.close(question)
    said = turn.voice.say("The picture is received ({width}×{height}).", width=picture.width, height=picture.height)
    reply = step(turn, work, said)
    see = turn.choice("See the picture", SeePicture(picture.uid.hex()))
    other = turn.choice("Send another picture", ChangeAnswer(*work.about, picture.question))
    return again(reply, rows=(*reply.rows, (see, other)))


@on(SeePicture)
def see_picture(turn: Turn, action: SeePicture) -> Asking[Reply]:
    """Have a picture sent to whoever may see it; the look is an audit row."""
    seen: PictureSeen | None = yield PictureToSee(action.uid)
    if seen is None or not is_open_to_see(seen):
        raise PictureNotOpen
    picture = seen.view
    turn.looked("evidence", unit_id=picture.school_id, evidence=picture.id)
    about, to = {"picture": picture.uid.hex()}, turn.sender.account.to
    turn.push(f"evidence:{turn.incoming.key}", to, "evidence", Priority.ANSWER, about=about)
    return Reply(toast=turn.voice.say("Preparing, please wait a moment."))
