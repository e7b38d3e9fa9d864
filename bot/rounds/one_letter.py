"""A letter asks the same people for one questionnaire a day: their buttons name letter, day and person."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.clock import local_date
from bot.errors import Mistake
from bot.forms import Form
from storage.queries.one_letter import UnderLetter


class AskedAlready(Mistake):
    """Two questionnaires could not be told apart."""

    sentence = (
        "This letter already asks the same schools for another questionnaire on that day: {form}. Please wait until "
        "that round is over, call it off, or cite another letter."
    )


def check_letter(
    form: str, opens_at: datetime | None, others: Iterable[UnderLetter], forms: Mapping[str, Form], now: datetime
) -> None:
    """Raise AskedAlready (with the other's name) where a plan would open on the day of another one of its letter."""

    def asked_of(name: str) -> str:
        return forms[name].asked_of if name in forms else "person"

    on = local_date(max(opens_at or now, now))
    for other in others:
        if asked_of(other.form) == asked_of(form) and local_date(other.opens_at) == on:
            raise AskedAlready(form=other.form)
