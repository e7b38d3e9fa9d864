"""What the Bot API answers instead of doing what it was asked."""

from typing import Any


class Refusal(Exception):
    """A call that was refused; carries the body that Telegram would send."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        """HTTP status, Telegram's sentence, and the seconds to wait where it names them."""
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


class HumanError(Exception):
    """A person tried what no person can do: press a button that is not there, write before Start."""


def bad(description: str) -> Refusal:
    """The request is wrong in itself."""
    return Refusal(400, f"Bad Request: {description}")


def forbidden(description: str) -> Refusal:
    """The bot may not reach this chat."""
    return Refusal(403, f"Forbidden: {description}")


def conflict(description: str) -> Refusal:
    """Two ways of hearing at once."""
    return Refusal(409, f"Conflict: {description}")


def too_many(seconds: int) -> Refusal:
    """Over the limits of the token or the chat."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", seconds)
