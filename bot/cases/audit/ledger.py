"""What a case's own life says of its ladder: when it began, which steps were done, who was told. Plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.cases.values import Severity
from storage.queries.audit import LedgerCase, StepRow, Trace

OF_ITS_OWN = frozenset({"alert", "operator"})
"""Messages that name their step in their key; others grow and name a case once."""
BESIDE = frozenset({"notice", "station", "standing", "handover"})
"""Messages that are no step's."""


@dataclass(frozen=True)
class ToldStep:
    """A step that told people: `people` as person and post."""

    number: int
    at: datetime
    people: tuple[tuple[int, str], ...]

    def has_trace(
        self, traces: Sequence[Trace], uid: bytes, severity: Severity, person: int, started_at: datetime
    ) -> bool:
        """Whether any message of this step, of the ladder that began at an instant, to a person was written down."""
        # the steps of a ladder that began anew are named with its beginning: r1.66f2…
        named = tuple(f":{uid.hex()}:{severity.value[0]}{self.number}{end}" for end in (":", "."))
        return any(
            trace.person_id == person
            and trace.kind not in BESIDE
            and trace.at >= started_at
            and (trace.kind not in OF_ITS_OWN or any(name in trace.key for name in named) or trace.at == self.at)
            for trace in traces
        )


class Ledger:
    """Reads the events of a case."""

    def __init__(self, row: LedgerCase) -> None:
        """Take a case with its events in order."""
        self.row = row

    def _last(self, *kinds: str) -> StepRow | None:
        return next((step for step in reversed(self.row.steps) if step.kind in kinds), None)

    @cached_property
    def started_at(self) -> datetime:
        """When the present ladder began: at the opening, or when the case became graver."""
        raised = self._last("raised")
        kept = self.row.policy.get("from")
        began = [
            self.row.opened_at,
            *([raised.at] if raised else []),
            *([datetime.fromisoformat(kept)] if kept else []),
        ]
        return max(began)

    @cached_property
    def open_since(self) -> datetime:
        """Since when nobody has had it."""
        given_back = self._last("resumed", "worsened", "passed_on", "handed_over")
        return max(self.started_at, given_back.at) if given_back else self.started_at

    @cached_property
    def asked_at(self) -> datetime | None:
        """When whoever has it was last asked how it went."""
        asked = self._last("asked")
        return asked.at if asked else None

    @cached_property
    def told_steps(self) -> tuple[ToldStep, ...]:
        """The steps that were done of the present ladder."""
        return tuple(
            ToldStep(step.about["step"], step.at, tuple((told[0], str(told[1])) for told in step.about.get("told", ())))
            for step in self.row.steps
            if step.kind in ("told", "alarm") and step.at >= self.started_at and isinstance(step.about.get("step"), int)
        )

    @cached_property
    def last_step(self) -> int:
        """The highest step done; 0 when none was."""
        return max((step.number for step in self.told_steps), default=0)

    @cached_property
    def stepped_at(self) -> datetime | None:
        """When the last step was done."""
        return max((step.at for step in self.told_steps), default=None)

    @cached_property
    def brought_up_at(self) -> datetime:
        """When anybody last heard of it because nobody has it."""
        reminded = self._last("reminded")
        heard = [self.open_since, *([self.stepped_at] if self.stepped_at else []), *([reminded.at] if reminded else [])]
        return max(heard)

    @cached_property
    def mornings(self) -> int:
        """How often it was brought up since a step was done last, or since somebody gave it back."""
        since = max([self.open_since, *([self.stepped_at] if self.stepped_at else [])])
        return sum(step.kind == "reminded" and step.at >= since for step in self.row.steps)

    @cached_property
    def told(self) -> frozenset[int]:
        """Everybody told on the present ladder."""
        return frozenset(person for step in self.told_steps for person, _ in step.people)
