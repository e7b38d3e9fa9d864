"""What the auditor finds, as a value, and how late something may be before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.cases.values import Severity

GRACE = {
    Severity.AMBER: timedelta(minutes=5),
    Severity.RED: timedelta(seconds=60),
    Severity.EMERGENCY: timedelta(seconds=60),
}
"""How late something may be before it counts. The ladder is looked at every second and a send is tried for ten: for a
red case a minute means that something is wrong. Amber is silent and may wait out a messenger's 429."""
FAMILY_GRACE = timedelta(minutes=5)
LATE_GRACE = timedelta(minutes=2)
LOOKS_BACK = timedelta(hours=48)
"""How far back declarations and messages are looked at. A case that is open is looked at however old it is; what ended
without a trace is found within two days by an auditor that runs every minute, also over a weekend's power cut."""


@dataclass(frozen=True)
class Wrong:
    """Something that is not as it should be. `key` says for ever what; `cure`: what puts it right, with `about`."""

    key: str
    kind: str
    case_id: int | None = None
    case_uid: bytes = b""
    cure: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
