"""What a window shows of a message, as the page's JSON."""

import re
from base64 import b64encode
from dataclasses import asdict, replace
from typing import Any

from bot.messages import Reply
from bot.texts import plain
from storage.queries.browser import Shown

SHOWN = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n", "image/png"))
"""How pictures begin that a page may show."""
_NUMBER = re.compile("[0-9]{1,18}")
"""What every database takes for a key."""


def in_text(reply: Reply) -> dict[str, Any]:
    """A reply as a messenger shows it that has neither buttons nor marks nor documents."""
    instead = reply.file.instead if reply.file else ""
    words = "\n".join(plain(text) for text in (reply.text, instead) if text)
    return {**body_of(replace(reply, rows=(), ask_contact="", file=None)), "text": escaped(words)}


def body_of(reply: Reply) -> dict[str, Any]:
    """A reply with its buttons."""
    rows = [[asdict(choice) for choice in row] for row in reply.rows]
    body: dict[str, Any] = {"text": reply.text, "rows": rows, "contact": reply.ask_contact}
    if reply.photo:
        body["picture"] = as_address(reply.photo, "image/jpeg")
    if reply.file:
        body["file"] = {"name": reply.file.name, "address": as_address(reply.file.content, "application/pdf")}
    return body


def as_address(content: bytes, kind: str) -> str:
    """A picture or document inside the page itself."""
    return f"data:{kind};base64,{b64encode(content).decode()}"


def own_picture(picture: bytes) -> dict[str, Any]:
    """A picture or PDF that a visitor sent; what a browser would not show is not shown."""
    if picture.startswith(b"%PDF-"):
        return {"file": {"name": "van-ban.pdf", "address": as_address(picture, "application/pdf")}}
    kind = next((kind for start, kind in SHOWN if picture.startswith(start)), None)
    return {"picture": as_address(picture, kind)} if kind else {}


def number_of(name: object) -> str | None:
    """A message's number as the page tells it; None for what names none."""
    found = str(name) if isinstance(name, int | str) else ""
    return found if _NUMBER.fullmatch(found) else None


def event_of(shown: Shown) -> dict[str, Any]:
    """A message as the page's stream tells it."""
    return {
        "id": str(shown.id),
        "role": shown.chat,
        "by": shown.by,
        "heard": shown.heard,
        "at": shown.at.isoformat(),
        "changed_at": shown.changed_at.isoformat() if shown.changed_at else None,
        "edits": shown.edits,
        **shown.body,
    }


def typed(text: str) -> dict[str, str]:
    """What is typed in a window, as an update has it; a typed "/start" begins, with its code, as everywhere."""
    command, _, payload = text.partition(" ")
    return {"start": payload.strip()} if command == "/start" else {"text": text}


def escaped(text: str) -> str:
    """What a visitor typed, as HTML; without halves of surrogate pairs, which JSON can spell and nothing can store."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
