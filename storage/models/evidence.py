"""Pictures that schools send as evidence."""

from storage.models.columns import ref, sealed, words
from storage.models.fetched import Fetched, pending


class Evidence(Fetched, table=True):
    """A picture of one question of a school's declaration, its uid is the answer; or of what the school put right.

    `question`: the question's key in buttons. `remedy_id`: what it shows put right (`question` is the criterion then,
    `round_id` the round in which that failed). `width` and `height` in pixels.
    """

    school_id: int = ref("unit.id")
    round_id: int = ref("round.id")
    question: str = words(16)
    remedy_id: int | None = ref("remedy.id", optional=True)
    account_id: int = ref("account.id")
    by_person_id: int | None = ref("person.id", optional=True, index=False)
    sealed_image: bytes | None = sealed(optional=True)
    width: int | None = None
    height: int | None = None

    __table_args__ = (pending("evidence"),)
