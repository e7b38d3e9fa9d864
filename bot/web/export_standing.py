"""Whether a link may be used now. Pure: the same rule when the page is shown and when it is downloaded."""

from datetime import datetime
from enum import Enum

from storage.changes.export_links import MOST_TRIES
from storage.queries.exportable import LinkRow, may_have
from storage.values import Sender


class Standing(Enum):
    """How a link stands; the value is the status of its page."""

    GOOD = 200
    NO_RIGHT = 403
    UNKNOWN = 404
    EXPIRED = 410
    USED = 4101

    @property
    def status(self) -> int:
        """Of the HTTP answer."""
        return 410 if self is Standing.USED else self.value


def standing_of(link: LinkRow | None, sender: Sender | None, now: datetime) -> Standing:
    """`sender`: the account that asked for it, as it is now."""
    if link is None:
        return Standing.UNKNOWN
    if link.used_at is not None or link.tries >= MOST_TRIES:
        return Standing.USED
    if link.expires_at <= now:
        return Standing.EXPIRED
    is_theirs = sender is not None and sender.account.state != "ended" and sender.account.person_id == link.person_id
    if sender is None or not is_theirs or not may_have(sender.duties, link.unit_id, link.what):
        return Standing.NO_RIGHT
    return Standing.GOOD
