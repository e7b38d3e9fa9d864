"""Fills the demo's empty database: the samples through the real import, then the people a visitor can play."""

import secrets
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from bot.joining.rules import ALPHABET, CODE_LENGTH
from storage.changes.demo import consent, make_guardian, make_player, make_slip, past_case, past_round
from storage.database import Database
from storage.queries import demo, facts
from storage.queries.demo import HeldDuty, ListedChild
from storage.sealing import Sealer

SAMPLES = Path(__file__).parents[3] / "samples"
MOTHER = "+84590000123"
MAKING, READY = "making", "ready"
HEADS = ("principal", "deputy_head")
ABOVE = ("district_contact", "health_station", "province_contact", "operator")
CASE_BEFORE = timedelta(days=3)


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
    classes = [child.class_id for child in children]
    pupil = demo.pupil_with_phone(connection, sealer, today)
    if pupil is not None:
        guardian = pupil.guardian or pupil.name
        make_guardian(connection, sealer, guardian, pupil.phone, [(pupil.person_id, pupil.relation)], now)
        consent(connection, pupil.person_id, pupil.person_id, "declare", now, is_assent=True)
        make_player(connection, sealer, "pupil", pupil.person_id, now)
    duties = demo.duties_held(connection, today)
    played: set[int] = set()
    for duty in _duties_played(duties, children):
        if duty.person_id not in played:
            make_player(connection, sealer, f"{duty.kind}.{duty.code}.{duty.order}".lower(), duty.person_id, now)
        played.add(duty.person_id)
    family_ids = {child.person_id for child in children}
    others = [each for each in demo.listed_in(connection, sealer, classes, today) if each[0] not in family_ids]
    if others:
        make_slip(connection, sealer, *others[-1], new_code(), now)
        _remember_a_case(connection, sealer, children, others, duties, now)
    facts.write_fact(connection, facts.DEMO, READY)


def _remember_a_case(
    connection: Connection,
    sealer: Sealer,
    children: list[ListedChild],
    others: list[tuple[int, int]],
    duties: list[HeldDuty],
    now: datetime,
) -> None:
    """Another child of the youngest one's class had blisters on the round before: so the next is the second."""
    youngest = max(children, key=lambda child: str(child.birthday or ""))
    mates = [person for person, in_class in others if in_class == youngest.class_id]
    nurse = next((d.person_id for d in duties if d.kind == "school_health" and d.unit_id == youngest.school_id), None)
    if not mates:
        return
    at = now - CASE_BEFORE
    round_id = past_round(connection, sealer, youngest.school_id, local_date(at), at - timedelta(hours=1))
    past_case(connection, sealer, (mates[0], youngest.class_id, youngest.school_id), round_id, nurse, at)


def _duties_played(duties: list[HeldDuty], children: list[ListedChild]) -> Iterator[HeldDuty]:
    """Those who hear of the family's children, school health of every school, and everybody above."""
    classes = {child.class_id for child in children}
    schools = {child.school_id for child in children}
    for duty in duties:
        if duty.kind == "homeroom":
            is_played = duty.unit_id in classes
        elif duty.kind == "school_health":
            is_played = duty.order == 1 or duty.unit_id in schools
        else:
            is_played = duty.kind in ABOVE or (duty.kind in HEADS and duty.unit_id in schools)
        if is_played:
            yield duty


def new_code() -> str:
    """A code as slips have it; without a digit it might be taken for a word."""
    code = ""
    while not any(letter.isdigit() for letter in code):
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return code
