"""How long a text is, and where it is cut: HTML with `<b>`, counted in UTF-16 units of what is read. Imports nothing
of ours.
"""

import re
from collections.abc import Iterator
from html import unescape

MOST_UNITS = 4096
"""What Telegram takes."""
MOST_CAPTION = 1024
"""What it takes below a picture."""
PIECE = re.compile(r"</?b>|&[#\w]+;|[^&<\n]+|.|\n", re.DOTALL)


def units(html: str) -> int:
    """How long a text is as Telegram counts it."""
    return _width(unescape(re.sub(r"</?b>", "", html)))


def plain(html: str) -> str:
    """The text without marks, for a toast."""
    return unescape(re.sub(r"</?b>", "", html))


def cut(html: str, most: int = MOST_UNITS) -> list[str]:
    """Cut a text at line ends, a long line between words, into parts of at most so much; bold goes on in the next."""
    if units(html) <= most:
        return [html]
    parts: list[str] = []
    part, is_bold = "", False
    for line in _lines(html, most):
        if part and units(part) + units(line) > most:
            parts.append(part.rstrip("\n") + ("</b>" if is_bold else ""))
            part = "<b>" if is_bold else ""
        part += line
        is_bold = _is_bold_after(line, is_bold)
    parts.append(part.rstrip("\n"))
    return [each for each in parts if units(each.strip())]


def _lines(html: str, most: int) -> Iterator[str]:
    """Lines with their ends; one that is too long by itself falls into pieces."""
    for line in html.splitlines(keepends=True):
        if units(line) <= most:
            yield line
            continue
        piece, size = "", 0
        for sign in _signs(line):
            width = units(sign)
            if size + width > most:
                end = piece.rfind(" ", len(piece) // 2) + 1 or len(piece)
                yield piece[:end]
                piece = piece[end:]
                size = units(piece)
            piece, size = piece + sign, size + width
        yield piece


def _signs(line: str) -> Iterator[str]:
    for found in PIECE.findall(line):
        yield from [found] if found[0] in "<&" else found


def clipped(text: str, most: int) -> str:
    """A plain text of at most so many letters; what is longer ends in "…"."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _is_bold_after(line: str, is_bold: bool) -> bool:
    opened, closed = line.rfind("<b>"), line.rfind("</b>")
    return is_bold if opened == closed else opened > closed


def _width(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
