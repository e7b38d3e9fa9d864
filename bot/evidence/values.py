"""How pictures are asked of a messenger. Imports the standard library only."""

from collections.abc import Awaitable, Callable

Fetch = Callable[[str, str, int], Awaitable[bytes]]
"""`fetch(bot, reference, most)`: the bytes of a picture, `most` + 1 of them at most. Raises NotFetched."""


class NotFetched(Exception):
    """The messenger does not give the picture out, now or ever."""
