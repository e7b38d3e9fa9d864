"""Telling families of boarders that the school has declared for them: that, never what."""

from bot.turn import Asking, Turn
from storage.changes.outbox import Priority
from storage.queries.around import Around, PeopleAround
from storage.values import RoundView


def tell_family(turn: Turn, person_id: int, round_: RoundView) -> Asking[None]:
    """Have a neutral notice pushed to each guardian of a boarder."""
    found: dict[int, Around] = yield PeopleAround((person_id,))
    if person_id not in found:
        return
    for address in found[person_id].guardians.values():
        key = f"boarding:{round_.id}:{person_id}:{address.account_id}"
        about = {"person": person_id, "round": round_.id}
        turn.push(key, address.to, "boarding", Priority.DIGEST, about=about, expires_at=round_.closes_at)
