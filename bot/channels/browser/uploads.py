"""Pictures that the page sends: held until they are fetched, as a messenger holds them."""

import secrets
from base64 import b64decode

from aiohttp import web

from bot.evidence.values import NotFetched
from bot.messages import Photo

MOST_PICTURES = 8


class Uploads:
    """The last few pictures, by what an update calls them."""

    def __init__(self) -> None:
        self._pictures: dict[str, bytes] = {}

    def keep(self, encoded: str) -> Photo:
        """Hold one that came as base64."""
        try:
            picture = b64decode(encoded, validate=True)
        except ValueError as error:
            raise web.HTTPBadRequest(text="a picture is base64\n") from error
        reference = secrets.token_hex(8)
        self._pictures[reference] = picture
        while len(self._pictures) > MOST_PICTURES:
            del self._pictures[next(iter(self._pictures))]
        return Photo(reference, len(picture))

    def shown(self, photo: Photo | None) -> bytes:
        """What its sender's window shows of it; nothing where there is none."""
        return self._pictures.get(photo.reference, b"") if photo else b""

    def fetch(self, reference: str, most: int) -> bytes:
        """Up to one byte more than asked for, which tells that it is too large. Raises NotFetched."""
        content = self._pictures.get(reference)
        if content is None:
            raise NotFetched("the page's picture is gone")
        return content[: most + 1]
