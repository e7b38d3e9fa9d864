"""Which table is meant, by a command or by a link from chat. Plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

What = Literal["declarations", "cases", "schools", "rounds"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A table of the schools at or below a unit.

    `from_on`, `to_on`: rounds held, or cases opened, on these local dates, both included. Schools are as they are now.
    """

    what: What
    form: str | None = None
    round_id: int | None = None
    from_on: date | None = None
    to_on: date | None = None

    def told(self) -> dict[str, Any]:
        """The same for an audit row."""
        first, last = (on.isoformat() if on is not None else None for on in (self.from_on, self.to_on))
        return {"what": self.what, "form": self.form, "from": first, "to": last}
