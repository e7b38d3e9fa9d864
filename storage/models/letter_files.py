"""The letter itself that an office gives along with an order."""

from storage.models.columns import ref, sealed, words
from storage.models.fetched import Fetched, pending


class LetterFile(Fetched, table=True):
    """A PDF or a picture of an order's letter; the newest of a plan that is kept is its letter.

    `account_id`: who sent it; None by command. `media`: application/pdf or image/jpeg.
    """

    __tablename__ = "letter_file"
    plan_id: int = ref("order_plan.id")
    account_id: int | None = ref("account.id", optional=True)
    media: str | None = words(32, optional=True)
    sealed_content: bytes | None = sealed(optional=True)

    __table_args__ = (pending("letter_file"),)
