"""A picture made anew: what is seen in it and nothing else. Imports Pillow alone; slow, so call it in a thread."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.evidence.wording import MOST_BYTES

LONG_SIDE = 1600
MOST_PIXELS = 40_000_000
"""Of a picture as it comes: forty million take 120 MB for a moment, and a phone's full size is under it."""
QUALITY = 80

PDF_BEGINS, PDF_ENDS = b"%PDF-", b"%%EOF"
TAKEN = ("JPEG", "PNG", "WEBP")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")

BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, OverflowError, struct.error, zlib.error)
"""What Pillow raises over a file that is damaged, or made to do damage."""


class PictureRefused(Exception):
    """The picture is not taken; `why` is a key of REFUSED_SENTENCES."""

    def __init__(self, why: str) -> None:
        """Name the reason."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Encoded:
    """A JPEG and its size in pixels."""

    content: bytes
    width: int
    height: int


def encode(content: bytes) -> Encoded:
    """Make a picture anew as JPEG, upright, its long side 1,600 pixels at most. Raises PictureRefused.

    Nothing but pixels crosses: no EXIF (place, time, phone), XMP, colour profile, comment or thumbnail.
    """
    if len(content) > MOST_BYTES:
        raise PictureRefused("too_big")
    try:
        with _opened(content) as found:
            return _anew(found)
    except Image.DecompressionBombError as error:
        raise PictureRefused("too_many_pixels") from error
    except BROKEN as error:
        raise PictureRefused("damaged") from error


@dataclass(frozen=True, slots=True)
class Document:
    """A letter as it is kept: a PDF as it came, a picture made anew."""

    media: str
    content: bytes


def document(content: bytes) -> Document:
    """Take a PDF, or a picture of a letter. Raises PictureRefused."""
    if not content.startswith(PDF_BEGINS):
        return Document("image/jpeg", encode(content).content)
    if len(content) > MOST_BYTES:
        raise PictureRefused("too_big")
    if PDF_ENDS not in content[-2048:]:
        raise PictureRefused("damaged")
    return Document("application/pdf", content)


def _opened(content: bytes) -> Image.Image:
    """The picture with its head read and no pixel yet."""
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise PictureRefused("heic")
    try:
        found = Image.open(BytesIO(content), formats=TAKEN)
    except UnidentifiedImageError as error:
        raise PictureRefused("not_a_picture") from error
    if found.width * found.height > MOST_PIXELS:
        raise PictureRefused("too_many_pixels")
    return found


def _anew(found: Image.Image) -> Encoded:
    found.draft("RGB", (LONG_SIDE, LONG_SIDE))  # a JPEG is read at a half or a quarter where that is enough
    found.load()
    upright = ImageOps.exif_transpose(found)
    upright.thumbnail((LONG_SIDE, LONG_SIDE))
    # a canvas of our own: what hangs on the picture that came (comments, profiles) would be written along
    canvas = Image.new("RGB", upright.size, "white")
    if upright.has_transparency_data:
        solid = upright.convert("RGBA")
        canvas.paste(solid, mask=solid)
    else:
        canvas.paste(upright.convert("RGB"))
    out = BytesIO()
    canvas.save(out, "JPEG", quality=QUALITY)
    return Encoded(out.getvalue(), canvas.width, canvas.height)
