"""The stored rows of a town, so that two towns in which the same happened have equal ones.

Left out is what names nothing that happened: keys counted or drawn at random, versions, and the tables that hold how a
messenger is spoken to. References are told by the place of their row in its table, sealed values by what they hold.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.keeping.rotation import SEALED
from storage.models import metadata
from storage.sealing import Sealer

Row = dict[str, Any]
Rows = dict[str, list[str]]
"""By table: its rows, each as JSON, sorted."""

OF_THE_MESSENGER: Mapping[str, str] = {
    "session": "which numbers and places a chat has",
    "inbox": "each message heard: several ticks are one",
    "heard": "what a messenger hands out once",
    "outbox": "what is said, which the other half compares; edits are rows of their own",
    "ledger": "what is counted of a messenger's quota",
    "lease": "which process does what",
    "fact": "this installation",
    "browser_message": "the demo's page",
    "shown_picture": "pictures that a messenger fetches",
}
"""Tables that are no facts, and what they hold instead."""

NO_FACT: Mapping[str, frozenset[str]] = {
    "": frozenset({"uid", "version", "channel"}),
    "account": frozenset({"version", "chat_index"}),
    "case_told": frozenset({"key"}),
    "declaration": frozenset({"code"}),
    "school_declaration": frozenset({"code"}),
    "link_code": frozenset({"code_index"}),
    "invitation": frozenset({"code_index", "sealed_code"}),
    "evidence": frozenset({"sealed_reference"}),
    "letter_file": frozenset({"sealed_reference"}),
    "remedy": frozenset({"evidence"}),
    "cluster_told": frozenset({"key"}),
    "drill": frozenset({"case_uid"}),
}
"""Columns that hold keys drawn at random or counted over a run, or name the messenger; "": of every table."""

_KEYS = frozenset({"roots", "root", "key", "message", "inbox", "pressed", "press", "uid", "case_uid"})
"""In JSON, what names messages and rows."""
_HEX = re.compile(r"\b[0-9a-f]{32}\b")
_SEALED = {str(sealed.column): sealed for sealed in SEALED}

_ALL = {table.name: sa.select(table).order_by(*table.primary_key) for table in metadata.sorted_tables}
_HAS_ROWS = sa.select(
    *(sa.exists(sa.select(1).select_from(table)).label(name) for name, table in metadata.tables.items())
)
"""Most tables are empty after a transcript: one statement says which."""


def stored(connection: Connection, sealer: Sealer) -> Rows:
    """All rows of facts."""
    tables = [table for table in metadata.sorted_tables if table.name not in OF_THE_MESSENGER]
    has_rows = connection.execute(_HAS_ROWS).one()._mapping
    read = {table.name: connection.execute(_ALL[table.name]).all() if has_rows[table.name] else () for table in tables}
    places = {
        (name, row.id): place for name, rows in read.items() for place, row in enumerate(rows, 1) if hasattr(row, "id")
    }
    uids = {
        row.uid: f"{name} {place}"
        for name, rows in read.items()
        for place, row in enumerate(rows, 1)
        if "uid" in row._fields
    }
    made = {}
    for table in tables:
        rows = [_row(table, row, places, uids, sealer) for row in read[table.name]]
        made[table.name] = sorted(json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) for row in rows)
    return made


def _row(
    table: sa.Table, row: Any, places: Mapping[tuple[str, int], int], uids: Mapping[bytes, str], sealer: Sealer
) -> Row:
    left_out = NO_FACT[""] | NO_FACT.get(table.name, frozenset())
    made: Row = {}
    for column in table.columns:
        value = getattr(row, column.key)
        if column.key in left_out or value is None or _is_own_key(column):
            continue
        made[column.key] = _value(column, row, value, places, uids, sealer)
    return made


def _is_own_key(column: sa.Column[Any]) -> bool:
    return column.primary_key and not column.foreign_keys and column.key == "id"


def _value(
    column: sa.Column[Any],
    row: Any,
    value: Any,
    places: Mapping[tuple[str, int], int],
    uids: Mapping[bytes, str],
    sealer: Sealer,
) -> Any:
    for key in column.foreign_keys:
        target = key.column.table.name
        return f"{target} {places.get((target, value), '?')}"
    sealed = _SEALED.get(str(column))
    if sealed is not None:
        return _opened(sealer.open_bytes(sealed.place, row.uid, value, sealed.bound(row)), uids)
    if column.key == "bot":
        return str(value).rpartition(":")[2]
    if isinstance(value, bytes):
        return uids.get(value, "?")
    if isinstance(value, dict | list | str):
        return _plain(_by_place(value, places), uids)
    return value


def _by_place(value: Any, places: Mapping[tuple[str, int], int]) -> Any:
    """In JSON, {"round": 11} names a row by its key, which one database counts on where nothing was stored."""
    if not isinstance(value, dict):
        return value
    return {
        name: f"{name} {places[name, each]}" if isinstance(each, int) and (name, each) in places else each
        for name, each in value.items()
    }


def _opened(value: bytes, uids: Mapping[bytes, str]) -> Any:
    try:
        text = value.decode()
        held = json.loads(text)
    except UnicodeDecodeError:
        return hashlib.sha256(value).hexdigest()
    except ValueError:
        return _plain(text, uids)
    return _in_any_order(_plain(held, uids))


def _in_any_order(held: Any) -> Any:
    """Answers: which signs were chosen first is nothing that was said; where ticks are typed at once, nor is `open`."""
    if isinstance(held, dict):
        return {name: _in_any_order(each) for name, each in held.items() if name != "open"}
    if isinstance(held, list):
        return sorted((_in_any_order(each) for each in held), key=str)
    return held


def _plain(value: Any, uids: Mapping[bytes, str]) -> Any:
    """JSON without what names messages; a row's uid is its place."""
    if isinstance(value, dict):
        return {name: _plain(each, uids) for name, each in sorted(value.items()) if name not in _KEYS}
    if isinstance(value, list):
        return [_plain(each, uids) for each in value]
    if isinstance(value, str):
        return _HEX.sub(lambda found: uids.get(bytes.fromhex(found[0]), "?"), value)
    return value
