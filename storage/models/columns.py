"""Column types and shorthands that the tables share."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Json = sa.JSON().with_variant(JSONB(), "postgresql")
BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware instant, kept as UTC on both databases (a plain column would drop or shift the offset)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive datetimes; SQLite gets naive UTC, PostgreSQL aware UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}: instants are aware")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware UTC instant."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def counted() -> Any:
    """A bigint primary key that counts by itself."""
    return Field(default=None, primary_key=True, sa_type=BigId)


def ref(target: str, *, index: bool = True, optional: bool = False) -> Any:
    """A reference to another table's key, `table.column`."""
    return Field(
        default=None if optional else ...,
        sa_type=BigId,
        foreign_key=target,
        index=index,
        nullable=optional,
    )


def instant(*, optional: bool = False, index: bool = False) -> Any:
    """An instant (UTC, aware)."""
    return Field(default=None if optional else ..., sa_type=Instant, nullable=optional, index=index)


def row_uid(*, unique: bool = True) -> Any:
    """The random 16 bytes a sealed row is bound to, made before the insert."""
    return Field(sa_type=sa.LargeBinary(16), unique=unique)


def sealed(*, optional: bool = False) -> Any:
    """A value encrypted by `storage.sealing`."""
    return Field(default=None if optional else ..., sa_type=sa.LargeBinary, nullable=optional)


def blind(*, optional: bool = False, index: bool = True, unique: bool = False) -> Any:
    """A keyed index of a phone or id: key number and 16 bytes of HMAC, in hex."""
    return Field(
        default=None if optional else ..., sa_type=sa.String(36), nullable=optional, index=index, unique=unique
    )


def words(length: int = 32, *, optional: bool = False, index: bool = False) -> Any:
    """A short code word of the field (never a person's words)."""
    return Field(default=None if optional else ..., sa_type=sa.String(length), nullable=optional, index=index)


def as_json(*, optional: bool = False) -> Any:
    """A JSON value; assign a new one to change it."""
    return Field(
        default=None if optional else ...,
        sa_type=Json,
        nullable=optional,
    )
