"""What the demo's chat windows show, so that a reload or a restart keeps the conversation."""

from datetime import datetime

from sqlmodel import SQLModel

from storage.models.columns import counted, instant, row_uid, sealed, words


class BrowserMessage(SQLModel, table=True):
    """One message of a demo window as it stands now. `chat`: the role. `by`: bot, person.

    `heard`: answer (asked for), silent or rings (pushed). `changed_at`: when it was last brought up to date.
    `sealed_body`: JSON with text, rows, contact.
    """

    __tablename__ = "browser_message"
    id: int = counted()
    uid: bytes = row_uid()
    chat: str = words(64, index=True)
    by: str = words(8)
    heard: str = words(8)
    at: datetime = instant()
    changed_at: datetime | None = instant(optional=True)
    edits: int = 0
    sealed_body: bytes = sealed()
