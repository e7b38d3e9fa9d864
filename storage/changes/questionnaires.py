"""Publishing: a version goes in once and never changes; which one is in force may."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import QUESTIONNAIRE, insert_new

_COLUMNS = QUESTIONNAIRE.c
PUT_IN_FORCE = (
    sa.update(QUESTIONNAIRE)
    .where(_COLUMNS.name == sa.bindparam("b_name"), _COLUMNS.version == sa.bindparam("b_version"))
    .values(in_force_since=sa.bindparam("v_at"))
)


def add_version(connection: Connection, **values: object) -> bool:
    """Keep a version (the columns of the table); False: this name and version is there already, as it was."""
    statement = insert_new(connection.dialect.name, QUESTIONNAIRE, ["name", "version"])
    return connection.execute(statement, values, execution_options={"preserve_rowcount": True}).rowcount == 1


def put_in_force(connection: Connection, name: str, version: str, at: datetime) -> None:
    """From now on this version is asked."""
    connection.execute(PUT_IN_FORCE, {"b_name": name, "b_version": version, "v_at": at})
