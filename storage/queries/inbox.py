"""Updates that were heard, and the replies they got."""

from collections.abc import Sequence

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.tables import INBOX

KEPT = sa.select(INBOX.c.key, INBOX.c.uid, INBOX.c.sealed_reply).where(
    among(INBOX.c.key, "keys"), INBOX.c.sealed_reply.is_not(None)
)


def kept_replies(reading: Reading, keys: Sequence[str]) -> dict[str, str]:
    """The replies given to updates, as JSON, while they are kept."""
    return {
        row.key: reading.sealer.open("inbox.reply", row.uid, row.sealed_reply)
        for row in reading.connection.execute(KEPT, {"keys": list(keys)})
    }
