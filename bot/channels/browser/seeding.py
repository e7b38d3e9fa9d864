"""Fills the demo's empty database: the samples through the real import, then the people a visitor can play."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from storage.changes.demo import consent, make_guardian, make_player, make_slip
from storage.database import Database
from storage.queries import demo, facts
from storage.queries.demo import HeldDuty, ListedChild

SAMPLES = Path(__file__).parents[3] / "samples"
MOTHER = "+84590000123"
MAKING, READY = "making", "ready"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
IN_FAMILY_SCHOOLS = ("principal", "deputy_head", "boarding")
EVERYWHERE = ("school_health", "district_contact", "health_station", "province_contact", "operator")

Import = Callable[[Database, Clock, Path], None]


class SamplesUnfit(Exception):
    """The sample files do not hold whom the demo is about; the text says who is missing."""


def seed_demo(database: Database, clock: Clock, import_all: Import, samples: Path = SAMPLES) -> None:
    """Fill an empty database and mark it as the demo's; one that is full stays as it is.

    `import_all` reads and stores every sample file; both steps may be broken off and done again.
    Waits for the writer. Raises SamplesUnfit.
    """
    with database.reading() as connection:
        if facts.read_fact(connection, facts.DEMO) == READY:
            return
    database.write(lambda c: facts.write_fact(c, facts.DEMO, MAKING)).result()
    import_all(database, clock, samples)
    database.write(lambda c: _populate(c, database, clock)).result()


def _populate(connection: Connection, database: Database, clock: Clock) -> None:
    sealer, now = database.sealer, clock.now()
    today = local_date(now)
    children = demo.children_of_phone(connection, sealer, MOTHER, today)
    if not children:
        raise SamplesUnfit(f"no roster in samples/ lists a child with the number {MOTHER}")
    name = next((child.guardian for child in children if child.guardian), children[0].name)
    family = [(child.person_id, child.relation) for child in children]
    mother = make_guardian(connection, sealer, name, MOTHER, family, now)
    make_player(connection, sealer, "parent", mother, now)
    pupil = min(children, key=lambda child: str(child.birthday or "9999"))
    consent(connection, pupil.person_id, pupil.person_id, "declare", now, is_assent=True)
    make_player(connection, sealer, "pupil", pupil.person_id, now)
    played = set()
    for duty in _duties_played(demo.duties_held(connection, today), children):
        if duty.person_id not in played:
            make_player(connection, sealer, f"{duty.kind}.{duty.code}.{duty.order}".lower(), duty.person_id, now)
        played.add(duty.person_id)
    others = demo.listed_in(connection, sealer, [child.class_id for child in children], today)
    strangers = [each for each in others if each[0] not in {child.person_id for child in children}]
    if strangers:
        make_slip(connection, sealer, *strangers[0], new_code(), now)
    facts.write_fact(connection, facts.DEMO, READY)


def _duties_played(duties: list[HeldDuty], children: list[ListedChild]) -> Iterator[HeldDuty]:
    """Those who hear of the family's children, and school health of every school."""
    classes = {child.class_id for child in children}
    schools = {child.school_id for child in children}
    for duty in duties:
        is_near = (duty.kind == "homeroom" and duty.unit_id in classes) or (
            duty.kind in IN_FAMILY_SCHOOLS and duty.unit_id in schools
        )
        if is_near or duty.kind in EVERYWHERE:
            yield duty


def new_code() -> str:
    """Ten characters of base32."""
    return "".join(secrets.choice(LETTERS) for _ in range(10))
