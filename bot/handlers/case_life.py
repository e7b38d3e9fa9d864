"""How a case went, step by step: a message of its own that is turned over page by page, and covered after a day."""

import re

from bot.cases.telling import follow_push
from bot.delivery.alert_pages import SHOWN_FOR
from bot.dialogue.station_actions import ShowLife
from bot.handlers.cases import my_person, the_case, toast
from bot.messages import Reply
from bot.turn import Asking, Turn, on
from storage.changes.outbox import Priority
from storage.sealing import new_uid

MESSAGE = re.compile("[0-9a-f]{8}")


@on(ShowLife)
def show_life(turn: Turn, action: ShowLife) -> Asking[Reply]:
    """Show a page of the life, in the message it was turned over in or in a new one; leave the audit row."""
    file = yield from the_case(turn, action.case)
    my_person(turn)
    to = turn.sender.account.to
    # any client can send any data: only a name that this could have given is turned over
    turned = MESSAGE.fullmatch(action.message) is not None
    message = action.message if turned else new_uid().hex()[:8]
    root, until = f"life:{file.uid.hex()}:m{message}:{to[0]}", turn.now + SHOWN_FOR
    about = {"number": file.id, "root": root, "page": action.page, "until": until.isoformat()}
    if turned:
        turn.note(follow_push(root, to, "life", about, turn.now))
    else:
        turn.push(root, to, "life", Priority.ALERT, about=about)
    turn.note(follow_push(root, to, "life", about, until))
    turn.looked("case_life", file.person_id, file.school_id, case=file.id)
    return toast(turn, "Opened")
