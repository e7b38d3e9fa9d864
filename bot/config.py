"""Settings, from the environment or `.env`. Read once; everything else gets them as arguments."""

import hashlib
import hmac
import ipaddress
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from storage.sealing import KeysWrong, parse_keys

DEMO_URL = "sqlite:///data/demo.db"
REAL_URL = "sqlite:///data/khaibao.db"
BY_BOT = {
    "zalo_window_hours": (1, 8_760),
    "zalo_monthly_quota": (1, 1_000_000_000),
    "zalo_reserved_percent": (0, 90),
}
"""Settings that each bot may have its own number of: the least and the most."""
DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")


class SettingsWrong(Exception):
    """A setting cannot be used; the text names it and says what to do."""


class Settings(BaseSettings):
    """Every setting of the program; the name in the environment is KHAIBAO_ and the field's name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="KHAIBAO_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: str = ""
    telegram_bot_tokens: Annotated[tuple[str, ...], NoDecode] = ()
    telegram_api: str = "https://api.telegram.org"
    zalo_bot_tokens: Annotated[tuple[str, ...], NoDecode] = ()
    zalo_api: str = "https://bot-api.zaloplatforms.com"
    zalo_window_hours: Annotated[Mapping[str, int], NoDecode] = Field(default_factory=dict)
    zalo_monthly_quota: Annotated[Mapping[str, int], NoDecode] = Field(default_factory=dict)
    zalo_reserved_percent: Annotated[Mapping[str, int], NoDecode] = Field(default_factory=lambda: {"": 20})
    listen: str = "127.0.0.1:8080"
    admin_listen: str = "127.0.0.1:8081"
    public_url: str = ""
    webhook_secret: str = ""
    field_keys: str = ""
    index_keys: str = ""
    timezone: str = "Asia/Ho_Chi_Minh"
    role: str = "all"
    log: Literal["console", "json"] = "console"
    retain_days: int = Field(90, ge=1, le=36_500)
    draft_days: int = Field(7, ge=1, le=36_500)
    inbox_hours: int = Field(48, ge=1, le=876_000)
    heartbeat_url: str = ""
    clock: datetime | None = None

    @field_validator("telegram_bot_tokens", "zalo_bot_tokens", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(filter(None, (part.strip() for part in value.split(",")))) if isinstance(value, str) else value

    @field_validator("zalo_window_hours", "zalo_monthly_quota", "zalo_reserved_percent", mode="before")
    @classmethod
    def _by_bot(cls, value: object, about: ValidationInfo) -> object:
        return by_bot(value, *BY_BOT[str(about.field_name)]) if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value:
            return value
        try:
            address = make_url(value)
        except (ArgumentError, ValueError):
            address = None
        if address is None or address.drivername not in DRIVERS:
            raise ValueError("an address looks like sqlite:///path or postgresql://user:password@host/name")
        if address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:"):
            raise ValueError("sqlite needs a file to keep things in, for example sqlite:///data/khaibao.db")
        return value

    @field_validator("telegram_api", "zalo_api", "public_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if not value:
            return value
        try:
            parts = urlsplit(value)
            is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_whole = False
        if not is_whole:
            raise ValueError(f"{value!r}: an address looks like https://khaibao.example")
        return value

    @field_validator("heartbeat_url")
    @classmethod
    def _heartbeat(cls, value: str) -> str:
        try:
            return cls._web_address(value)
        except ValueError as error:
            # the address is a secret: whoever knows it may keep the alarm quiet
            raise ValueError("an address looks like https://hc.example/ping/…") from error

    @field_validator("public_url")
    @classmethod
    def _public(cls, value: str) -> str:
        if value.startswith("http:") and not is_loopback(value):
            raise ValueError(f"{value}: messengers post to https alone")
        return value

    @field_validator("field_keys", "index_keys")
    @classmethod
    def _keys(cls, value: str) -> str:
        try:
            if value and not parse_keys(value):
                raise ValueError("write number:base64 of 32 bytes")
        except KeysWrong as error:
            raise ValueError(str(error)) from error
        return value

    @field_validator("listen", "admin_listen")
    @classmethod
    def _address(cls, value: str) -> str:
        host_and_port(value)
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError(f"{value}: no such time zone; leave it empty for Asia/Ho_Chi_Minh") from error
        return value

    @field_validator("role")
    @classmethod
    def _role(cls, value: str) -> str:
        if value != "all":
            raise ValueError("only all is there; web and worker come with a later version")
        return value

    @field_validator("telegram_bot_tokens")
    @classmethod
    def _tokens(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for token in value:
            if not token.partition(":")[0].isdigit() or not token.partition(":")[2]:
                raise ValueError("a token looks like 123456:letters, as BotFather gives it")
        return value

    @field_validator("zalo_bot_tokens")
    @classmethod
    def _zalo_tokens(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for token in value:
            if not re.fullmatch(r"[A-Za-z0-9:._~-]{8,}", token):
                raise ValueError("a token is one word of letters, digits and : _ -, as the Zalo Bot Platform gives it")
        return value

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        if self.listen == self.admin_listen and host_and_port(self.listen)[1]:
            raise ValueError("KHAIBAO_LISTEN and KHAIBAO_ADMIN_LISTEN need a port each")
        if self.public_url and not self.webhook_secret:
            raise ValueError("KHAIBAO_WEBHOOK_SECRET is required with a PUBLIC_URL")
        if self.clock is not None:
            if self.clock.tzinfo is None:
                raise ValueError("KHAIBAO_CLOCK needs an offset, for example 2026-11-23T05:50:00+07:00")
            if not 2000 <= self.clock.year < 2200:
                raise ValueError("KHAIBAO_CLOCK: a year from 2000 to 2199")
            bases = [b for b, tokens in self._bases() if tokens]
            if not all(map(is_loopback, [self.listen, self.admin_listen, *bases])):
                raise ValueError(
                    "KHAIBAO_CLOCK is refused unless the listeners and every messenger's base are loopback"
                )
        if self.is_demo and not all(map(is_loopback, (self.listen, self.admin_listen))):
            raise ValueError(
                "the demo listens on loopback only: set KHAIBAO_LISTEN and KHAIBAO_ADMIN_LISTEN to 127.0.0.1:PORT"
            )
        if self.is_demo and self.public_url:
            raise ValueError("the demo takes no KHAIBAO_PUBLIC_URL; for the real bot set KHAIBAO_TELEGRAM_BOT_TOKENS")
        return self

    def _bases(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (self.telegram_api, self.telegram_bot_tokens), (self.zalo_api, self.zalo_bot_tokens)

    @property
    def is_demo(self) -> bool:
        """Without any token, `run` is the demo."""
        return not self.telegram_bot_tokens and not self.zalo_bot_tokens

    @property
    def database(self) -> str:
        """The database's address, with the default of the demo or the real bot."""
        return self.database_url or (DEMO_URL if self.is_demo else REAL_URL)

    def secret_of(self, bot_id: str) -> str:
        """The secret header of a bot: lower-case hex HMAC-SHA256 of its id under WEBHOOK_SECRET."""
        return hmac.new(self.webhook_secret.encode(), bot_id.encode(), hashlib.sha256).hexdigest()


def by_bot(text: str, least: int, most: int) -> Mapping[str, int]:
    """Read "3000, 5512:500": a number for every bot ("" here), and for some by id another. Raises ValueError."""
    found: dict[str, int] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        bot, _, number = part.rpartition(":")
        bot, number = bot.strip(), number.strip()
        if not number.isdecimal() or not least <= int(number) <= most or bot in found:
            raise ValueError(f"{part!r}: write a number from {least} to {most}, or by bot: 3000, 5512:500")
        found[bot] = int(number)
    return found


def host_and_port(address: str) -> tuple[str, int]:
    """Split `host:port`. Raises ValueError."""
    host, _, port = address.rpartition(":")
    if not host or "/" in host or not port.isdecimal() or int(port) > 65535:
        raise ValueError(f"{address!r}: an address looks like 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def is_loopback(address: str) -> bool:
    """Whether a listener or URL stays on this machine."""
    host = urlsplit(address).hostname if "//" in address else host_and_port(address)[0]
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def read_settings() -> Settings:
    """Read the settings. Raises SettingsWrong with a line per setting that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for each in error.errors(include_input=False, include_url=False):
            name = "KHAIBAO_" + str(each["loc"][0]).upper() + ": " if each["loc"] else ""
            lines.append(name + each["msg"].removeprefix("Value error, "))
        raise SettingsWrong("; ".join(lines)) from error
