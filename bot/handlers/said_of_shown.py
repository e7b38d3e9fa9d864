"""What staff type of what was shown last, in words of their own: a report, an order, who stands in, asks to join."""

from collections.abc import Callable, Sequence

from bot.dialogue.actions import Action
from bot.dialogue.numbered import offered
from bot.handlers.cases_together import taken_together
from bot.handlers.said_of_covers import said_of_covers
from bot.handlers.said_of_filing import said_of_filing
from bot.handlers.said_of_orders import said_of_orders
from bot.handlers.said_of_requests import said_of_requests
from bot.messages import Reply
from bot.turn import Asking, Turn, again
from bot.understanding.folding import MOST

Reader = Callable[[Turn, Sequence[Action], str], Asking[Reply | None]]
READERS: tuple[Reader, ...] = (said_of_filing, said_of_requests, said_of_covers, said_of_orders, taken_together)


def said_of_shown(turn: Turn, text: str) -> Asking[Reply | None]:
    """Answer as the choice that the words mean would; None where they are none of what was shown last."""
    if len(text) > MOST:
        return None
    shown = [Action.decode(each) for each in dict.fromkeys(offered(turn.sender.session.menu))]
    for read in READERS:
        answered = yield from read(turn, shown, text)
        if answered is not None:
            return again(answered, is_new=True)
    return None
