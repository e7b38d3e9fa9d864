"""What a school signed, and what it puts right, read at the school or above it; pictures under their buttons."""

from bot.clock import local_date
from bot.dialogue.evidence_actions import SeePicture
from bot.dialogue.filing_actions import ReadSigned, SchoolTrend, SeenRemedies
from bot.dialogue.wording import moment_words
from bot.errors import NotAllowed
from bot.forms import Form, Question
from bot.forms.rights import may_read
from bot.handlers.filing_pages import item_words, signed_page
from bot.handlers.remedies import closed_line
from bot.messages import Choice, Reply, stacked
from bot.shelf import form_asked
from bot.texts import clipped
from bot.turn import Asking, Turn, on
from storage.queries.filings import Filing, RemedyRow
from storage.queries.remedies import RemediesSeen, SchoolsRemedies, SeenRemedy, SignedSeen

MOST_LISTED = 20
MOST_LABEL = 50


@on(ReadSigned)
def read_signed(turn: Turn, action: ReadSigned) -> Asking[Reply]:
    """What a school signed in a round, as far as the questionnaire opens it to the reader's duty."""
    found: tuple[tuple[str, ...], Filing] | None = yield SignedSeen(action.school, action.round)
    if found is None:
        raise NotAllowed
    duties, filing = found
    turn.looked("school_declaration", unit_id=filing.school_id, round=filing.round.id)
    back = SchoolTrend(action.school)
    return signed_page(turn, filing, action.page, duties, lambda n: ReadSigned(action.school, action.round, n), back)


@on(SeenRemedies)
def seen_remedies(turn: Turn, action: SeenRemedies) -> Asking[Reply]:
    """What a school has to put right and has put right lately; who sees to it stays at the school."""
    found: SchoolsRemedies | None = yield RemediesSeen(action.school)
    if found is None:
        raise NotAllowed
    turn.looked("school_remedies", unit_id=action.school)
    say, buttons = turn.voice.say, list[Choice]()
    open_ = [pair for each in found.remedies if (pair := _open_to(each, found.as_duties)) is not None]
    lines = [say("{school}, what is to be put right and what was:", school=found.school_name)]
    for remedy, question in open_[:MOST_LISTED]:
        lines.append(_line(turn, remedy, item_words(question, turn.voice.language)))
        if remedy.evidence:
            label = clipped(item_words(question, turn.voice.language), MOST_LABEL)
            buttons.append(turn.choice("See: {picture}", SeePicture(remedy.evidence), picture=label))
    if len(open_) > MOST_LISTED:
        lines.append(say("… and {n} more.", n=len(open_) - MOST_LISTED))
    if not open_:
        lines = [say("{school}: nothing is to be put right.", school=found.school_name)]
    back = turn.choice("What the school declared of itself", SchoolTrend(action.school))
    return Reply("\n".join(lines), stacked(*buttons, back), is_new=True)


def _open_to(each: SeenRemedy, duties: tuple[str, ...]) -> tuple[RemedyRow, Question] | None:
    form: Form | None = form_asked(each.row.form, each.source)
    question = form.by_name.get(each.row.item) if form is not None else None
    return (each.row, question) if question is not None and may_read(question, duties) else None


def _line(turn: Turn, remedy: RemedyRow, item: str) -> str:
    if remedy.state != "open":
        return closed_line(turn, remedy, item)
    say = turn.voice.say
    if remedy.due_at is None:
        line = say("• {item} · not put right yet", item=item)
    else:
        msgid = "• {item} · was due by {time}" if remedy.due_at < turn.now else "• {item} · until {time}"
        line = say(msgid, item=item, time=moment_words(remedy.due_at, local_date(turn.now)))
    return f"{line} · {say('there is a picture')}" if remedy.evidence else line
