"""The places of the runs, each written once and copied: a kindergarten, a commune of schools, a school of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.publishing import publish_shipped
from storage import migrate
from storage.database import Database
from storage.sealing import Sealer
from tests.escalating.hoa_ban import HoaBan
from tests.filing.school import DeclaringSchool
from tests.ordering.area import Area
from tests.program import BOT, FIELD, INDEX
from tests.seeding import Seeds
from tests.town import at

MOTHER, FATHER = "mother", "father"
CHILDREN = ("Trần Gia Tuệ", "Trần Gia Minh")
SCHOOLS = 5
WITH_FAMILY = (1, 5)
"""Schools of the commune in which a family has joined."""


class WireSeeds(Seeds):
    """Accounts are chats of Telegram."""

    def account(self, person: int | None, chat: str | None = None, **more: Any) -> str:
        chat = chat or str(next(self._numbers))
        index = self.sealer.index("chat", f"telegram|{self.bot}|{chat}")
        return super().account(person, chat, channel="telegram", chat_index=index, **more)


@dataclass(frozen=True)
class Place:
    """What the scenes of other tests need of a town: nothing runs here, and people are known by their chats."""

    seeds: Seeds
    database: Database
    clock: Clock

    def actor(self, chat: str) -> str:
        return chat

    def to(self, *_: object) -> None:
        """The program runs later; the clock stands where the scene begins."""

    def settle(self) -> None:
        """See above."""


@dataclass(frozen=True)
class Scene:
    """A place: the instant at which it is entered, and what writes it; that returns the chat of everybody."""

    start: datetime
    write: Callable[[Any], dict[str, str]]


def _kindergarten(place: Any) -> dict[str, str]:
    """A kindergarten, its people, and two families' children."""
    school = HoaBan(place).usual_staff()
    children = [school.child(name) for name in CHILDREN]
    chats = {office: str(chat) for office, chat in school.staff.items()}
    for relation, name in ((MOTHER, "Trần Thị Mai"), (FATHER, "Trần Văn Nam")):
        _, chats[relation] = place.seeds.guardian(name, children, relation)
    return chats


def _commune(place: Any) -> dict[str, str]:
    """Five schools with a principal each, two of them with a family, and two officials."""
    area = Area(place)
    chats = {}
    for number in range(1, SCHOOLS + 1):
        school = area.school(f"Trường số {number}", f"T{number}")
        chats[f"principal {number}"] = school.hires(f"Phạm Văn {number}", "principal")
        if number in WITH_FAMILY:
            chats[f"{MOTHER} {number}"] = area.mother(school.pupil(f"Trần Gia {number}"), name=f"Lê Thị {number}")
    chats["maker"] = area.officer("Nguyễn Văn Hùng", area.commune)
    chats["colleague"] = area.officer("Lê Thị Hoa", area.commune)
    return {who: str(chat) for who, chat in chats.items()}


def _school(place: Any) -> dict[str, str]:
    """A school that declares of itself."""
    school = DeclaringSchool(place)
    offices = ("principal", "deputy", "nurse", "contact", MOTHER, FATHER)
    return {office: str(getattr(school, office)) for office in offices}


def _assessed(place: Any) -> dict[str, str]:
    """The same school, asked to judge itself by the set of Ho Chi Minh City, which has ten criteria."""
    school = DeclaringSchool(place)
    place.database.write(lambda connection: publish_shipped(connection, place.clock.now())).result()
    school.is_asked("school-hcmc-2021")
    return {office: str(getattr(school, office)) for office in ("principal", "deputy", "nurse", "contact")}


PLACES: Mapping[str, Scene] = {
    "kindergarten": Scene(at("Mon", "06:40"), _kindergarten),
    "commune": Scene(at("Wed", "09:00"), _commune),
    "monday": Scene(at("Mon", "07:40"), _school),
    "tuesday": Scene(at("Tue", "09:00"), _assessed),
}


def build(url: str, scene: Scene) -> dict[str, int]:
    """Write a place into an empty database; returns the chat of everybody, by office."""
    database = Database(url, Sealer({1: FIELD}, {1: INDEX}))
    migrate.upgrade(database.engine)
    database.start()
    clock = Clock()
    clock.stop_at(scene.start)
    chats = scene.write(Place(WireSeeds(database, clock, BOT), database, clock))
    database.stop()
    return {who: int(chat) for who, chat in chats.items()}


def environment(
    url: str, folder: Path, api: str, listen: int, admin: int, token: str, start: datetime, *, has_pages: bool
) -> dict[str, str]:
    """The settings of a program in a place that is entered at an instant."""
    from base64 import b64encode

    public = {"KHAIBAO_PUBLIC_URL": f"http://127.0.0.1:{listen}", "KHAIBAO_WEBHOOK_SECRET": "a-secret-of-these-tests"}
    return {
        "KHAIBAO_DATABASE_URL": url,
        "KHAIBAO_TELEGRAM_BOT_TOKENS": token,
        "KHAIBAO_TELEGRAM_API": api,
        "KHAIBAO_LISTEN": f"127.0.0.1:{listen}",
        "KHAIBAO_ADMIN_LISTEN": f"127.0.0.1:{admin}",
        "KHAIBAO_FIELD_KEYS": "1:" + b64encode(FIELD).decode(),
        "KHAIBAO_INDEX_KEYS": "1:" + b64encode(INDEX).decode(),
        "KHAIBAO_CLOCK": start.isoformat(),
        "KHAIBAO_LOG": "json",
        "TMPDIR": str(folder),
        **(public if has_pages else {}),
    }
