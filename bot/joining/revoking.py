"""Ending what a lost phone opened, for the command `khaibao account revoke --phone N`."""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from storage.changes import store
from storage.changes.accounts import Looked
from storage.changes.people import EndLinks
from storage.database import Database
from storage.needs import Reading
from storage.queries.revoking import owners_with


@dataclass(frozen=True, slots=True)
class Revoked:
    """How many persons lost how many accounts."""

    persons: int
    accounts: int


def revoke_phone(database: Database, clock: Clock, phone: str) -> Revoked:
    """End the accounts that a number (E.164) opens, and their bonds, from now on. Waits for the writer."""

    def run(connection: Connection) -> Revoked:
        now = clock.now()
        reading = Reading(connection, database.sealer, now, local_date(now))
        found = owners_with(reading, phone)
        changes: list[EndLinks | Looked] = []
        for owner in found:
            changes.append(EndLinks(owner.person_id, now))
            changes.append(Looked(now, None, None, "accounts_ended", owner.person_id, None, {"by": "operator"}))
        store(connection, database.sealer, changes)
        return Revoked(len(found), sum(len(owner.accounts) for owner in found))

    revoked: Revoked = database.write(run).result()
    return revoked
