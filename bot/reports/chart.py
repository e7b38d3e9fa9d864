"""A digest as a drawing: a bar for each unit, with the figures of the text beside it and nothing else.

A bar ends where a hidden count begins, and is pale from there to where it may end: no length tells more than the words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape

from bot.drawing import FAMILY
from bot.i18n import Voice
from bot.reports.digest_text import figures, heading, told
from bot.reports.digests import Digest, Line

WIDTH, MARGIN = 720, 24
BAR = WIDTH - 2 * MARGIN
ROW, TOP, LINE = 74, 30, 26
MOST_ROWS = 12
"""Telegram makes pictures smaller until their longer side is 1,280: more rows could not be read."""
NAME_CHARACTERS, HEADING_CHARACTERS = 40, 54
INK, GREY, OWING, DONE, MAYBE, FLAG = "#1c2430", "#5b6675", "#d9dee5", "#1f7a5c", "#9fcdbb", "#b3261e"


@dataclass(frozen=True, slots=True)
class _Text:
    x: float
    y: float
    words: str
    size: int = 18
    color: str = INK
    is_bold: bool = False
    anchor: str = "start"

    def svg(self) -> str:
        weight = ' font-weight="bold"' if self.is_bold else ""
        place = f'x="{self.x:g}" y="{self.y:g}" text-anchor="{self.anchor}"'
        return f'<text {place} font-size="{self.size}" fill="{self.color}"{weight}>{escape(self.words)}</text>'


def chart(voice: Voice, digest: Digest, now: datetime) -> str:
    """Draw the units right below, as many as a picture holds, in the order of the text."""
    titles = [part for line in heading(voice, digest, now) for part in _wrapped(unescape(line), HEADING_CHARACTERS)]
    parts = [_Text(MARGIN, TOP + LINE * n + 8, t, 21, is_bold=n == 0).svg() for n, t in enumerate(titles)]
    top = TOP + LINE * len(titles) + 14
    parts += _legend(voice, top)
    top += 34
    lines = [digest.whole, *digest.lines[:MOST_ROWS]]
    for number, line in enumerate(lines):
        parts += _row(voice, line, top + ROW * number)
    top += ROW * len(lines)
    left = len(digest.lines) - MOST_ROWS
    if left > 0:
        more = unescape(voice.say_n("… and {n} more unit.", "… and {n} more units.", left))
        parts.append(_Text(MARGIN, top + 18, more, 17, GREY).svg())
        top += 32
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top + 12}" font-family="{FAMILY}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}</svg>'
    )


def _legend(voice: Voice, y: float) -> Iterator[str]:
    named = ((DONE, voice.say("declared")), (MAYBE, voice.say("not told exactly")), (OWING, voice.say("owing")))
    for number, (color, words) in enumerate(named):
        x = MARGIN + number * 220
        yield f'<rect x="{x}" y="{y}" width="16" height="16" rx="3" fill="{color}"/>'
        yield _Text(x + 24, y + 14, unescape(words), 16, GREY).svg()


def _row(voice: Voice, line: Line, y: float) -> Iterator[str]:
    name = line.unit.name
    if len(name) > NAME_CHARACTERS:
        name = name[: NAME_CHARACTERS - 1].rstrip() + "…"
    yield _Text(MARGIN, y + 18, name, 18, is_bold=True).svg()
    if not line.asked:
        yield _Text(MARGIN, y + 44, unescape(voice.say("not asked in this round")), 17, GREY).svg()
        return
    yield _Text(WIDTH - MARGIN, y + 18, figures(voice, line), 17, anchor="end").svg()
    yield _bar(y + 28, line.owed, line.owed, OWING)
    yield _bar(y + 28, line.declared.high, line.owed, MAYBE)
    yield _bar(y + 28, line.declared.low, line.owed, DONE)
    words = [voice.say(msgid, n=told(voice, cell)) for msgid, cell in (("owing {n}", line.owing),) if cell.high]
    if line.silent:
        words.append(voice.say("{n} of {asked} schools silent", n=line.silent, asked=line.asked))
    yield _Text(MARGIN, y + 61, unescape(" · ".join(words)), 15, GREY).svg()
    if line.flagged.high:
        flagged = unescape(voice.say("to follow up {n}", n=told(voice, line.flagged)))
        yield f'<circle cx="{WIDTH - MARGIN - 200}" cy="{y + 56:g}" r="5" fill="{FLAG}"/>'
        yield _Text(WIDTH - MARGIN - 188, y + 61, flagged, 15, FLAG).svg()


def _bar(y: float, count: int, of: int, color: str) -> str:
    width = BAR * count / of if of else 0
    return f'<rect x="{MARGIN}" y="{y:g}" width="{width:.1f}" height="14" rx="3" fill="{color}"/>'


def _wrapped(text: str, most: int) -> Iterator[str]:
    """Cut between words."""
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > most:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line
