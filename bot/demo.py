"""The demo's commune: the sample files through the real import, then the people a visitor can play."""

from pathlib import Path

from bot.channels.browser.seeding import seed_demo
from bot.clock import Clock
from bot.imports import read_duties, read_roster, read_units
from bot.imports.storing import store_roster, store_units
from bot.imports.storing_duties import store_duties
from storage.database import Database

UNITS, DUTIES = "don-vi.xlsx", "nhiem-vu.xlsx"
ROSTERS = {"MNHB": "mn-hoa-ban.xls", "THPLA": "th-phu-lam-a.xlsx", "THCSPL": "thcs-phu-lam.ods"}


def fill_demo(database: Database, clock: Clock) -> None:
    """Fill an empty demo database; a full one stays as it is. Waits for the writer."""
    seed_demo(database, clock, import_samples)


def import_samples(database: Database, clock: Clock, folder: Path) -> None:
    """Bring in every sample file, as `khaibao import` would."""
    store_units(database, read_units(folder / UNITS).units)
    for code, name in ROSTERS.items():
        store_roster(database, clock.now(), code, read_roster(folder / name))
    store_duties(database, clock.now(), read_duties(folder / DUTIES).duties)
