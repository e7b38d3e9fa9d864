"""How large a picture may be, and what is said of one that is not taken. Imports the standard library only."""

from collections.abc import Mapping
from types import MappingProxyType

MOST_BYTES = 5 * 1024 * 1024

REFUSED_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "too_big": "The picture is over 5 MB. Please send it as a photo, or a smaller one.",
        "too_many_pixels": "The picture is too large to be read. Please send it as a photo, not as a file.",
        "heic": "Pictures of the kind HEIC are not read here. Please send it as a photo, not as a file.",
        "not_a_picture": "This file is not a picture that can be read here. Please send a photo (JPEG or PNG).",
        "not_fetched": "The picture could not be fetched. Please send it again; everything else is kept.",
        "damaged": "The picture is damaged or did not arrive whole. Please send it once more.",
    }
)
"""Why a picture is not taken, and what is said then."""
NOT_OPEN_SENTENCES = ("This picture cannot be looked at: it was deleted in time, or it is not open to you.",)
"""Nobody learns whether it was there."""
LETTER_REFUSED_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        **REFUSED_SENTENCES,
        "too_big": "The letter is over 5 MB. Please send a smaller PDF, or a photo of its first page.",
        "not_a_picture": "This file cannot be taken. Please send the letter as a PDF or a photo (JPEG or PNG).",
        "not_fetched": "The letter could not be fetched. Please send it again; the order is kept.",
        "damaged": "The file is damaged or did not arrive whole. Please send it once more.",
    }
)
"""The same of the letter of an order."""
