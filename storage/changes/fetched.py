"""Changes of files that are fetched after the turn that heard of them: it is here, refused, kept, thrown away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import EVIDENCE, LETTER_FILE


@dataclass(frozen=True, eq=False)
class Files:
    """The files of one table. `content`: what they are called there, as in `sealed_image`; `told`: what else is known
    of a file once it is here; `sealed_to`: the columns it is sealed to besides its uid."""

    table: sa.Table
    content: str
    told: tuple[str, ...]
    sealed_to: tuple[str, ...]

    def bound(self, row: Any) -> str:
        """What a row's file is sealed to besides its uid."""
        return "".join(f"|{getattr(row, name)}" for name in self.sealed_to)

    @property
    def sealed(self) -> tuple[sa.Column[Any], ...]:
        """The columns by which a file is opened."""
        return tuple(self.table.c[name] for name in ("uid", f"sealed_{self.content}", *self.sealed_to))

    def opened(self, sealer: Sealer, row: sa.Row[Any]) -> bytes:
        """The file of a row of `sealed`."""
        content = getattr(row, f"sealed_{self.content}")
        return sealer.open_bytes(f"{self.table.name}.{self.content}", row.uid, content, self.bound(row))

    def coming(self, sealer: Sealer, uid: bytes, at: datetime, reference: str, about: Mapping[str, Any]) -> Operation:
        """Insert a row whose file is to be fetched by `reference`."""
        sealed = sealer.seal(f"{self.table.name}.reference", uid, reference)
        return self.inserted({"uid": uid, "at": at, "state": "coming", "sealed_reference": sealed, **about})

    def brought(self, sealer: Sealer, uid: bytes, bound: str, content: bytes) -> dict[str, Any]:
        """What a file writes into its row."""
        sealed = sealer.seal(f"{self.table.name}.{self.content}", uid, content, bound)
        return {f"sealed_{self.content}": sealed, "bytes": len(content)}

    def inserted(self, values: Mapping[str, Any]) -> Operation:
        """Insert a row; every insert names every column: one statement for all."""
        return self._insert, {**{column.name: None for column in self.table.columns if column.nullable}, **values}

    @cached_property
    def _insert(self) -> Statement:
        return Statement(40, lambda dialect: sa.insert(self.table))

    @cached_property
    def come(self) -> Statement:
        """The file is here."""
        names = (f"sealed_{self.content}", "bytes", *self.told)
        brought = {name: sa.bindparam(f"v_{name}", type_=self.table.c[name].type) for name in names}
        return self._settle(41, "coming", state="come", **_FETCHED, **brought)

    @cached_property
    def refuse(self) -> Statement:
        """The file is not taken."""
        return self._settle(41, "coming", state="refused", why=sa.bindparam("v_why"), **_FETCHED)

    @cached_property
    def keep(self) -> Statement:
        """Nothing more is to be done with it."""
        return self._settle(42, "come", state="kept")

    @cached_property
    def drop(self) -> Statement:
        """It is not wanted."""
        where = (self.table.c.uid == sa.bindparam("b_uid"), self.table.c.account_id == sa.bindparam("b_account"))
        return Statement(44, lambda dialect: sa.delete(self.table).where(*where))

    def _settle(self, rank: int, was: str, **values: Any) -> Statement:
        where = (self.table.c.uid == sa.bindparam("b_uid"), self.table.c.state == was)
        return Statement(rank, lambda dialect: sa.update(self.table).where(*where).values(values))


_FETCHED = {"sealed_reference": None, "leased_until": None}
PICTURES = Files(EVIDENCE, "image", ("width", "height"), ("school_id", "round_id"))
LETTERS = Files(LETTER_FILE, "content", ("media",), ("plan_id",))


@dataclass(frozen=True, slots=True)
class FileCome:
    """It was fetched, and made anew where it is a picture. `bound`: what it is sealed to."""

    files: Files
    uid: bytes
    bound: str
    content: bytes
    told: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Seal it, unless that was done meanwhile."""
        brought = {**self.files.brought(sealer, self.uid, self.bound, self.content), **self.told}
        yield self.files.come, {"b_uid": self.uid, **{f"v_{name}": value for name, value in brought.items()}}


@dataclass(frozen=True, slots=True)
class FileRefused:
    """It is not taken; `why` is a key of the sentences for it."""

    files: Files
    uid: bytes
    why: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Say so in the row."""
        yield self.files.refuse, {"b_uid": self.uid, "v_why": self.why}


@dataclass(frozen=True, slots=True)
class FileKept:
    """Its sender was told."""

    files: Files
    uid: bytes

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Nothing more is to be done with it."""
        yield self.files.keep, {"b_uid": self.uid}


@dataclass(frozen=True, slots=True)
class DropFile:
    """It is not wanted any more, or never was."""

    files: Files
    uid: bytes
    account_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete it, if it is this account's."""
        yield self.files.drop, {"b_uid": self.uid, "b_account": self.account_id}
