"""Changes of what a school declares of itself: the shared draft, the signed declaration, remedies of what failed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.changes.declarations import bound_to
from storage.sealing import Sealer, new_uid
from storage.tables import REMEDY, SCHOOL_DECLARATION, SCHOOL_DRAFT, dialect_insert

NEW = -1
"""The version of a draft that is not there yet."""

# counted, so that of two who begin at once one looks again
BEGIN_DRAFT = Statement(44, lambda dialect: _begin(dialect), is_counted=True)
DRAFTS = Versioned(
    SCHOOL_DRAFT,
    45,
    frozenset({"uid", "form_version", "sealed_answers", "by_person_id", "at", "ready_at"}),
    key="round_id",
)
DROP_DRAFT = Statement(
    46,
    lambda dialect: sa.delete(SCHOOL_DRAFT).where(
        SCHOOL_DRAFT.c.round_id == sa.bindparam("b_round"), SCHOOL_DRAFT.c.version == sa.bindparam("b_seen")
    ),
    is_counted=True,
)
FILE = Statement(47, lambda dialect: sa.insert(SCHOOL_DECLARATION))
OPEN_REMEDY = Statement(48, lambda dialect: _open_remedy(dialect))
REMEDIES = Versioned(
    REMEDY, 49, frozenset({"state", "due_at", "sealed_plan", "done_at", "by_person_id", "evidence", "form_version"})
)


def _begin(dialect: str) -> Any:
    return dialect_insert(dialect, SCHOOL_DRAFT).on_conflict_do_nothing(index_elements=["round_id"])


def _open_remedy(dialect: str) -> Any:
    is_open = sa.text("state = 'open'")
    insert = dialect_insert(dialect, REMEDY)
    return insert.on_conflict_do_nothing(index_elements=["school_id", "form", "item"], index_where=is_open)


@dataclass(frozen=True, slots=True)
class SaveSchoolDraft:
    """What a school's people have prepared so far. `seen`: the version that was loaded, NEW for the first.

    Of two who change the same draft at once the second looks again: no answer is lost.
    """

    round_id: int
    form_version: str
    answers: Mapping[str, Any]
    by_person_id: int
    at: datetime
    seen: int
    ready_at: datetime | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert it, or write it over what was seen."""
        uid = new_uid()
        values = {
            "uid": uid,
            "form_version": self.form_version,
            "sealed_answers": sealer.seal_json("school_draft.answers", uid, dict(self.answers)),
            "by_person_id": self.by_person_id,
            "at": self.at,
            "ready_at": self.ready_at,
        }
        if self.seen == NEW:
            yield BEGIN_DRAFT, {"round_id": self.round_id, "version": 0, **values}
        else:
            yield DRAFTS.change(self.round_id, self.seen, values)


@dataclass(frozen=True, slots=True)
class DropSchoolDraft:
    """The draft was signed or thrown away, as it was seen."""

    round_id: int
    seen: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete it."""
        yield DROP_DRAFT, {"b_round": self.round_id, "b_seen": self.seen}


@dataclass(frozen=True, slots=True)
class FileDeclaration:
    """A school's declaration, signed. `said` is JSON-able: answers, counted, calculated; the rest as of the table."""

    round_id: int
    school_id: int
    revision: int
    by_person_id: int
    account_id: int
    at: datetime
    form_version: str
    said: Mapping[str, Any]
    code: str
    conclusion: str | None = None
    points: int | None = None
    failed: int | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the revision; the unique key makes two decided on the same state a conflict."""
        uid = new_uid()
        bound = bound_to(self.round_id, self.school_id, self.revision)
        names = ("round_id", "school_id", "revision", "by_person_id", "account_id", "at", "form_version", "code")
        judged = ("conclusion", "points", "failed")
        yield (
            FILE,
            {
                "uid": uid,
                **{name: getattr(self, name) for name in (*names, *judged)},
                "sealed_answers": sealer.seal_json("school_declaration.answers", uid, dict(self.said), bound),
            },
        )


@dataclass(frozen=True, slots=True)
class OpenRemedy:
    """A criterion failed: something is to be done. One that is open already stays as it is."""

    school_id: int
    form: str
    item: str
    round_id: int
    form_version: str
    at: datetime
    due_at: datetime | None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert it unless the item is open."""
        yield (
            OPEN_REMEDY,
            {
                "uid": new_uid(),
                "school_id": self.school_id,
                "form": self.form,
                "item": self.item,
                "round_id": self.round_id,
                "form_version": self.form_version,
                "state": "open",
                "opened_at": self.at,
                "due_at": self.due_at,
                "version": 0,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeRemedy:
    """Columns of a remedy change, as it was seen; `plan` is JSON-able: who sees to it, and how."""

    remedy_id: int
    uid: bytes
    seen: int
    values: Mapping[str, Any]
    plan: Mapping[str, Any] | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        values = dict(self.values)
        if self.plan is not None:
            values["sealed_plan"] = sealer.seal_json("remedy.plan", self.uid, dict(self.plan))
        yield REMEDIES.change(self.remedy_id, self.seen, values)
