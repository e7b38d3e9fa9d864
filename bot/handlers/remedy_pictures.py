"""A school sends a picture of what it has put right: asked for, taken, in the place of an earlier one."""

from dataclasses import replace

from bot.dialogue.filing_actions import OpenRemedies, OpenRemedy, RemedyPicture
from bot.errors import NotAllowed
from bot.evidence.wording import MOST_BYTES, REFUSED_SENTENCES
from bot.forms import key_of
from bot.handlers.remedies import MOST_LABEL, TAKES_PICTURES, item_of, remedy_meant, remedy_screen
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, again, on
from storage.changes.evidence import PictureComing
from storage.changes.fetched import PICTURES, DropFile, FileKept
from storage.changes.filings import ChangeRemedy
from storage.queries.evidence import EvidenceView
from storage.queries.filings import RemedyRow
from storage.queries.remedies import RemediesOf, RemedyOf
from storage.sealing import new_uid

MOST_ASKED = 8


@on(RemedyPicture)
def send_picture(turn: Turn, action: RemedyPicture) -> Asking[Reply]:
    """The next picture is of this."""
    remedy = yield from remedy_meant(turn, action.remedy)
    if remedy.state not in TAKES_PICTURES:
        return remedy_screen(turn, remedy)
    turn.ask_next(action)
    say = turn.voice.say
    lines = [
        item_of(turn, remedy),
        say("Please send a photo here (at most 5 MB). Where and when it was taken is not kept."),
    ]
    return Reply("\n".join(lines), stacked(turn.choice("Back", OpenRemedy(remedy.id))))


def remedy_photo(turn: Turn, place: RemedyPicture) -> Asking[Reply]:
    """It is fetched beside the turn; what is over takes none, and says so."""
    remedy = yield from remedy_meant(turn, place.remedy)
    sent, account, person = turn.incoming.photo, turn.sender.account, turn.sender.person
    assert sent is not None
    if remedy.state not in TAKES_PICTURES:
        return _over(turn, remedy)
    turn.ask_next(place)
    if (sent.size or 0) > MOST_BYTES:
        return again(remedy_screen(turn, remedy, turn.voice.say(REFUSED_SENTENCES["too_big"])), is_new=True)
    by = person.id if person else None
    about = (remedy.school_id, remedy.round_id, key_of(remedy.item), account.id, by, turn.now)
    turn.note(PictureComing(new_uid(), *about, sent.reference, remedy_id=remedy.id))
    return Reply(turn.voice.say("The picture is being received, please wait a moment."), is_new=True)


def remedy_picture_came(turn: Turn, picture: EvidenceView) -> Asking[Reply]:
    """Keep it with what it shows; else say why not. Whoever sent it stays where they are by now."""
    turn.place = turn.sender.session.place
    assert picture.remedy_id is not None
    remedy: RemedyRow | None = yield RemedyOf(picture.remedy_id)
    if remedy is None or remedy.state not in TAKES_PICTURES or picture.state == "refused":
        turn.note(DropFile(PICTURES, picture.uid, turn.sender.account.id))
    if remedy is None:
        return Reply(turn.voice.say(NotAllowed.sentence), is_new=True, is_sure=True)
    if remedy.state not in TAKES_PICTURES:
        return again(_over(turn, remedy), is_sure=True)
    if picture.state == "refused":
        why = turn.voice.say(REFUSED_SENTENCES[picture.why or "damaged"])
        return again(remedy_screen(turn, remedy, why), is_new=True, is_sure=True)
    uid = picture.uid.hex()
    turn.note(FileKept(PICTURES, picture.uid), ChangeRemedy(remedy.id, remedy.uid, remedy.version, {"evidence": uid}))
    turn.looked("remedy_picture", unit_id=remedy.school_id, remedy=remedy.id, evidence=picture.id)
    said = turn.voice.say("The picture is received ({width}×{height}).", width=picture.width, height=picture.height)
    if remedy.evidence:
        said += " " + turn.voice.say("It takes the place of the earlier one.")
    return again(remedy_screen(turn, replace(remedy, evidence=uid), said), is_new=True, is_sure=True)


def which_remedy(turn: Turn) -> Asking[Reply | None]:
    """A picture from somebody with something to put right, sent without saying of what: ask; None for all others."""
    found: dict[int, tuple[RemedyRow, ...]] = yield RemediesOf()
    remedies = [remedy for several in found.values() for remedy in several]
    if not remedies:
        return None
    choices = [
        turn.choice("{item}", RemedyPicture(one.id), item=item_of(turn, one, MOST_LABEL))
        for one in remedies[:MOST_ASKED]
    ]
    if len(remedies) > MOST_ASKED:
        choices.append(turn.choice("What is to be put right", OpenRemedies(remedies[0].school_id)))
    text = turn.voice.say("What does the picture show put right? Please choose, then send it once more.")
    return Reply(text, stacked(*choices), is_new=True)


def _over(turn: Turn, remedy: RemedyRow) -> Reply:
    say = turn.voice.say
    text = say("This has been closed by now, so no picture is needed: {item}. Thank you.", item=item_of(turn, remedy))
    return Reply(text, stacked(turn.choice("What is to be put right", OpenRemedies(remedy.school_id))), is_new=True)
