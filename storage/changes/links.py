"""Changes of the codes that connect a further account, and of single accounts that are let go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.models.columns import Instant
from storage.sealing import Sealer
from storage.tables import ACCOUNT, LINK_CODE

AT = sa.bindparam("v_at", type_=Instant)
_UNUSED = sa.and_(LINK_CODE.c.used_at.is_(None), LINK_CODE.c.ended_at.is_(None))
END_CODES = Statement(
    29,
    lambda dialect: (
        sa.update(LINK_CODE).where(LINK_CODE.c.account_id == sa.bindparam("b_account"), _UNUSED).values(ended_at=AT)
    ),
)
MAKE_CODE = Statement(30, lambda dialect: sa.insert(LINK_CODE))
USE_CODE = Statement(
    31,
    lambda dialect: (
        sa.update(LINK_CODE)
        .where(LINK_CODE.c.id == sa.bindparam("b_id"), _UNUSED)
        .values(used_at=AT, used_by=sa.bindparam("v_by"), from_person_id=sa.bindparam("v_from"))
    ),
    is_counted=True,
)
END_LINK = Statement(
    16,
    lambda dialect: (
        sa.update(ACCOUNT)
        .where(ACCOUNT.c.id == sa.bindparam("b_account"), ACCOUNT.c.person_id == sa.bindparam("b_person"))
        .values(
            person_id=None,
            state="ended",
            phone_index=None,
            sealed_phone=None,
            ended_at=AT,
            version=ACCOUNT.c.version + 1,
        )
    ),
)


@dataclass(frozen=True, slots=True)
class NewLinkCode:
    """An account shows a code; an earlier one of it that nobody used ends."""

    account_id: int
    code: str
    at: datetime
    expires_at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """End the earlier ones, then insert; only a keyed hash is kept."""
        yield END_CODES, {"b_account": self.account_id, "v_at": self.at}
        index = sealer.index("link", self.code)
        times = {"made_at": self.at, "expires_at": self.expires_at}
        yield MAKE_CODE, {"account_id": self.account_id, "code_index": index, **times}


@dataclass(frozen=True, slots=True)
class UseLinkCode:
    """A code did its work, once: a second use meets a conflict. `from_person`: whose the account was before."""

    id: int
    by_account: int
    from_person: int | None
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark it as used."""
        yield USE_CODE, {"b_id": self.id, "v_at": self.at, "v_by": self.by_account, "v_from": self.from_person}


@dataclass(frozen=True, slots=True)
class EndLink:
    """One account is a person's no more; the person, their bonds and their other accounts stay."""

    account_id: int
    person_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """End it if it still is theirs."""
        yield END_LINK, {"b_account": self.account_id, "b_person": self.person_id, "v_at": self.at}
