"""Clusters: several like cases at one place, whose declarations count in each, and who was told of it."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.models.columns import as_json, counted, instant, ref, row_uid, words


class Cluster(SQLModel, table=True):
    """What a cluster rule found. `state`: living (it takes in who follows), ended.

    `rule`: the rule as it was when the cluster began. `unit_id`: the class, the school, or the unit whose schools are
    counted; `household_id`: the first child of the household; `place`: both as one key; `school_id`: of whose pupils
    alone it is (None: of several schools). `step` counts how often somebody new came in. `tell_at`: when it is to be
    told, while it waits for the next opening. `ends_at`: the last instant at which another would join.
    """

    id: int = counted()
    uid: bytes = row_uid()
    rule_name: str = words(32)
    rule: dict[str, Any] = as_json()
    syndrome: str = words(16)
    place: str = words(48)
    unit_id: int = ref("unit.id")
    household_id: int | None = ref("person.id", optional=True, index=False)
    school_id: int | None = ref("unit.id", optional=True)
    state: str = words(8)
    is_fulfilled: bool
    opened_at: datetime = instant()
    since: datetime = instant()
    ends_at: datetime = instant()
    ended_at: datetime | None = instant(optional=True)
    grown_at: datetime = instant()
    tell_at: datetime | None = instant(optional=True)
    step: int = 1
    count: int
    version: int = 0

    __table_args__ = (
        sa.Index(
            "uq_cluster_living",
            "rule_name",
            "syndrome",
            "place",
            unique=True,
            sqlite_where=sa.text("state = 'living'"),
            postgresql_where=sa.text("state = 'living'"),
        ),
        sa.Index(
            "ix_cluster_ending",
            "ends_at",
            sqlite_where=sa.text("state = 'living'"),
            postgresql_where=sa.text("state = 'living'"),
        ),
        sa.Index(
            "ix_cluster_telling",
            "tell_at",
            sqlite_where=sa.text("tell_at IS NOT NULL"),
            postgresql_where=sa.text("tell_at IS NOT NULL"),
        ),
    )


class ClusterMember(SQLModel, table=True):
    """Somebody who counts, or counted, in a cluster, by the declaration that does.

    `step`: the cluster's step at which they came in, 0 for who was weighed before the rule was fulfilled. `left_at`,
    `why`: since when they no longer count, and why (well, changed, withdrawn, false_alarm, apart).
    """

    __tablename__ = "cluster_member"
    id: int = counted()
    cluster_uid: bytes = row_uid(unique=False)
    person_id: int = ref("person.id")
    school_id: int = ref("unit.id", index=False)
    class_id: int | None = ref("unit.id", optional=True, index=False)
    declaration_uid: bytes = row_uid(unique=False)
    declared_at: datetime = instant()
    step: int
    joined_at: datetime = instant()
    left_at: datetime | None = instant(optional=True)
    why: str | None = words(12, optional=True)

    __table_args__ = (sa.UniqueConstraint("cluster_uid", "person_id"),)


class ClusterTold(SQLModel, table=True):
    """A message that told somebody of a cluster: which push (`key`, its root), as filling which post.

    `opened_at`: when its reader last opened it. `refused_at`: the messenger did not take it, and somebody else is told.
    """

    __tablename__ = "cluster_told"
    id: int = counted()
    cluster_uid: bytes = row_uid(unique=False)
    person_id: int = ref("person.id", index=False)
    account_id: int = ref("account.id", index=False)
    bot: str = words(40)
    key: str = words(120)
    post: str = words(20)
    at: datetime = instant()
    opened_at: datetime | None = instant(optional=True)
    refused_at: datetime | None = instant(optional=True)

    __table_args__ = (sa.UniqueConstraint("cluster_uid", "key"),)
