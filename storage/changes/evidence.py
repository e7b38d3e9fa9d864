"""Changes of evidence: a picture is sent as an answer, or of what was put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.changes.base import Operation
from storage.changes.fetched import PICTURES
from storage.sealing import Sealer


@dataclass(frozen=True, slots=True)
class PictureComing:
    """A picture was sent as the answer of a question; `reference` is what its channel fetches it by.

    With `remedy_id` it shows what was put right, and `question` is the criterion.
    """

    uid: bytes
    school_id: int
    round_id: int
    question: str
    account_id: int
    by_person_id: int | None
    at: datetime
    reference: str
    remedy_id: int | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row, to be fetched."""
        sent = (self.school_id, self.round_id, self.question, self.remedy_id, self.account_id, self.by_person_id)
        names = ("school_id", "round_id", "question", "remedy_id", "account_id", "by_person_id")
        yield PICTURES.coming(sealer, self.uid, self.at, self.reference, dict(zip(names, sent, strict=True)))
