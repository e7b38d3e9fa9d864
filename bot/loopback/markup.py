"""Texts as Telegram takes them: HTML tags become entities, lengths are counted after that."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from bot.loopback.refusals import Refusal, bad

TEXT_MOST = 4096
CAPTION_MOST = 1024
KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*>")
_HREF = re.compile(r"href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
# Telegram knows these four names and numbers; any other is left as it was written.
_NAMED = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text and its entities, offsets and lengths in UTF-16 units."""

    text: str
    entities: list[dict[str, Any]]


def width(text: str) -> int:
    """UTF-16 units, as Telegram counts offsets."""
    return len(text.encode("utf-16-le")) // 2


def formatted(text: str, parse_mode: str | None, entities: list[dict[str, Any]]) -> Formatted:
    """Read a text the way its parse mode says, without the blanks around it."""
    if parse_mode is None or parse_mode == "":
        return _trimmed(text, entities)
    if parse_mode.lower() != "html":
        raise bad("unsupported parse_mode")
    parsed = parse_html(text)
    return _trimmed(parsed.text, parsed.entities)


def message_text(text: str, parse_mode: str | None, entities: list[dict[str, Any]]) -> Formatted:
    """The text of a message: 1 to 4,096 characters are left after parsing."""
    read = formatted(text, parse_mode, entities)
    if not read.text:
        raise bad("message text is empty")
    if width(read.text) > TEXT_MOST:
        raise bad("message is too long")
    return read


def caption_text(text: str, parse_mode: str | None, entities: list[dict[str, Any]]) -> Formatted:
    """The caption of a picture or document: at most 1,024 characters after parsing."""
    read = formatted(text, parse_mode, entities)
    if width(read.text) > CAPTION_MOST:
        raise bad("message caption is too long")
    return read


def parse_html(source: str) -> Formatted:
    """Turn Telegram's HTML into text and entities; refuses what Telegram refuses, with its words."""
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    opened: list[tuple[str, int, str]] = []
    length = position = 0
    while position < len(source):
        less = source.find("<", position)
        piece = _NAMED.sub(lambda m: unescape(m.group()), source[position : less if less >= 0 else len(source)])
        pieces.append(piece)
        length += width(piece)
        if less < 0:
            break
        tag = _TAG.match(source, less)
        if tag is None or (not tag.group(2) and not tag.group(1)):
            raise _broken(source, less)
        name, attributes = tag.group(2).lower(), tag.group(3)
        if tag.group(1):
            entities += _close(source, less, name, opened, length)
        else:
            opened.append((_known(source, less, name, attributes), length, attributes))
        position = tag.end()
    if opened:
        raise _unreadable(f"Can't find end tag corresponding to start tag {_quoted(opened[-1][0])}")
    return Formatted("".join(pieces), sorted(entities, key=lambda e: (e["offset"], -e["length"])))


def _known(source: str, at: int, name: str, attributes: str) -> str:
    if name == "span" and re.search(r"class\s*=\s*[\"']?tg-spoiler", attributes):
        return name
    if name not in KINDS:
        raise _unreadable(f"Unsupported start tag {_quoted(name)} at byte offset {_byte(source, at)}")
    return name


def _close(source: str, at: int, name: str, opened: list[tuple[str, int, str]], end: int) -> list[dict[str, Any]]:
    if not opened:
        raise _unreadable(f"Unexpected end tag at byte offset {_byte(source, at)}")
    expected, start, attributes = opened.pop()
    if name and name != expected:
        where = _byte(source, at)
        raise _unreadable(f'Unmatched end tag at byte offset {where}, expected "</{expected}>", found "</{name}>"')
    if end == start:
        return []
    entity: dict[str, Any] = {"type": KINDS.get(expected, "spoiler"), "offset": start, "length": end - start}
    if expected == "a":
        href = _HREF.search(attributes)
        if href is None:
            return []
        entity["url"] = unescape(next(group for group in href.groups() if group is not None))
    return [entity]


def _broken(source: str, at: int) -> Refusal:
    name = re.match(r"</?([a-zA-Z0-9-]*)", source[at:])
    named = name.group(1).lower() if name else ""
    if named in KINDS or named == "span":
        return _unreadable(f"Unclosed start tag at byte offset {_byte(source, at)}")
    return _unreadable(f"Unsupported start tag {_quoted(named)} at byte offset {_byte(source, at)}")


def _unreadable(why: str) -> Refusal:
    return bad(f"can't parse entities: {why}")


def _byte(source: str, at: int) -> int:
    return len(source[:at].encode())


def _quoted(name: str) -> str:
    return f'"{name}"'


def _trimmed(text: str, entities: list[dict[str, Any]]) -> Formatted:
    kept = text.strip()
    if kept == text:
        return Formatted(text, entities)
    lost, end = width(text[: len(text) - len(text.lstrip())]), width(kept)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - lost)
        stop = min(end, entity["offset"] + entity["length"] - lost)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return Formatted(kept, moved)
