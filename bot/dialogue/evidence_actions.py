"""What can be asked of pictures that schools send: taking one that was fetched, looking at one."""

from dataclasses import dataclass

from bot.dialogue.actions import Action
from bot.errors import OldButton


@dataclass(frozen=True, slots=True)
class OfPicture(Action):
    """Base: one picture, by its uid in hex."""

    picture: str

    @property
    def uid(self) -> bytes:
        """The picture's uid. Raises OldButton."""
        try:
            found = bytes.fromhex(self.picture)
        except ValueError as error:
            raise OldButton from error
        if len(found) != 16:
            raise OldButton
        return found


@dataclass(frozen=True, slots=True)
class PictureCame(OfPicture, code="ep1"):
    """A picture the sender sent was fetched, or could not be."""


@dataclass(frozen=True, slots=True)
class SeePicture(OfPicture, code="ep2"):
    """Look at a picture."""
