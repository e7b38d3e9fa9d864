"""The place of every run, written once and copied: a kindergarten, its people, two families' children, real tables."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.clock import Clock
from storage import migrate
from storage.database import Database
from storage.sealing import Sealer
from tests.escalating.hoa_ban import HoaBan
from tests.program import BOT, FIELD, INDEX
from tests.seeding import Seeds
from tests.town import at

START = at("Mon", "06:40")
MOTHER, FATHER = "mother", "father"
CHILDREN = ("Trần Gia Tuệ", "Trần Gia Minh")


class WireSeeds(Seeds):
    """Accounts are chats of Telegram."""

    def account(self, person: int | None, chat: str | None = None, **more: Any) -> str:
        chat = chat or str(next(self._numbers))
        index = self.sealer.index("chat", f"telegram|{self.bot}|{chat}")
        return super().account(person, chat, channel="telegram", chat_index=index, **more)


@dataclass(frozen=True)
class Place:
    """What a school of the tests needs of a town."""

    seeds: Seeds

    def actor(self, chat: str) -> str:
        return chat


def build(url: str) -> dict[str, int]:
    """Write the place into an empty database; returns the chat of everybody, by office."""
    database = Database(url, Sealer({1: FIELD}, {1: INDEX}))
    migrate.upgrade(database.engine)
    database.start()
    clock = Clock()
    clock.stop_at(START)
    place: Any = Place(WireSeeds(database, clock, BOT))
    school = HoaBan(place).usual_staff()
    children = [school.child(name) for name in CHILDREN]
    chats = {office: int(str(chat)) for office, chat in school.staff.items()}
    for relation, name in ((MOTHER, "Trần Thị Mai"), (FATHER, "Trần Văn Nam")):
        _, chat = place.seeds.guardian(name, children, relation)
        chats[relation] = int(chat)
    database.stop()
    return chats


def environment(url: str, folder: Path, api: str, listen: int, admin: int, token: str) -> dict[str, str]:
    """The settings of a program in this place."""
    from base64 import b64encode

    return {
        "KHAIBAO_DATABASE_URL": url,
        "KHAIBAO_TELEGRAM_BOT_TOKENS": token,
        "KHAIBAO_TELEGRAM_API": api,
        "KHAIBAO_LISTEN": f"127.0.0.1:{listen}",
        "KHAIBAO_ADMIN_LISTEN": f"127.0.0.1:{admin}",
        "KHAIBAO_FIELD_KEYS": "1:" + b64encode(FIELD).decode(),
        "KHAIBAO_INDEX_KEYS": "1:" + b64encode(INDEX).decode(),
        "KHAIBAO_CLOCK": START.isoformat(),
        "KHAIBAO_LOG": "json",
    }
