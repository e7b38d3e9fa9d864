"""From an SVG to a PNG, with the fonts that ship and no others: the same on every machine. Imports nothing of ours.

Takes longer than a turn may: call it where nobody waits for the writer.
"""

from pathlib import Path

import resvg_py

FONTS = Path(__file__).parent / "fonts"
FAMILY = "DejaVu Sans"
SHARPER = 1.5
"""Pixels of the picture for each of the drawing's: a phone shows more than it says."""


def drawn(svg: str) -> bytes:
    """Draw it. Raises ValueError for what is no SVG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            zoom=SHARPER,
        )
    )
