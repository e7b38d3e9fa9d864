"""What the health station does with a notice it was sent in chat: opens it, says that it has it."""

from bot.cases.acting import follow_cases
from bot.cases.telling import follow, pressed
from bot.delivery.alert_pages import SHOWN_FOR
from bot.dialogue.station_actions import NoticeReceived, OpenNotice
from bot.handlers.cases import NotYourCase, looked, my_person, the_case, toast
from bot.messages import Reply
from bot.turn import Asking, Turn, on
from storage.changes.cases import CaseHappened
from storage.queries.cases import CaseFile, ToldRow


def _my_notices(turn: Turn, file: CaseFile) -> list[ToldRow]:
    """The messages by which this account was sent the notice. Raises NotYourCase for whoever got none."""
    own = [row for row in file.told if row.kind == "station" and row.account_id == turn.sender.account.id]
    if "health_station" not in file.roles or not own:
        raise NotYourCase
    return own


@on(OpenNotice)
def open_notice(turn: Turn, action: OpenNotice) -> Asking[Reply]:
    """Show the whole notice for a day, and leave the audit row."""
    file = yield from the_case(turn, action.case)
    own = _my_notices(turn, file)
    looked(turn, file, [row.key for row in own])
    press = pressed(turn.incoming.message, [row.key for row in own])
    for row in own:
        turn.note(follow(row, turn.now, press=press), follow(row, turn.now, due_at=turn.now + SHOWN_FOR))
    return toast(turn, "Opened")


@on(NoticeReceived)
def received(turn: Turn, action: NoticeReceived) -> Asking[Reply]:
    """Keep the station's receipt, and show it to the school."""
    file = yield from the_case(turn, action.case)
    _my_notices(turn, file)
    about = {"account": turn.sender.account.id, "duty": "health_station"}
    turn.note(CaseHappened(file.uid, turn.now, "station_received", my_person(turn), about))
    turn.note(*follow_cases([file], turn.now))
    return toast(turn, "Noted. The school sees that you have received it.")
