"""The keys of a process: from the settings, or on SQLite made on the first run, beside neither data nor back-up."""

from pathlib import Path

from sqlalchemy.engine import make_url

from bot.config import Settings
from storage.sealing import KeysWrong, Sealer, keys_in, parse_keys

FOLDER = Path("keys")


def open_sealer(settings: Settings, folder: Path = FOLDER, *, make: bool = True) -> Sealer:
    """Read the keys; `make` those of a first run. Raises KeysWrong, naming the setting or file."""
    texts = {}
    for setting, given in (("FIELD_KEYS", settings.field_keys), ("INDEX_KEYS", settings.index_keys)):
        if given:
            texts[setting] = given
        elif make_url(settings.database).get_backend_name() == "sqlite":
            name = setting.lower().replace("_", "-")
            # a command without a token may be meant for a database that a real bot made, with its keys
            is_real = not make and not (folder / f"demo-{name}").exists() and (folder / name).exists()
            name = f"demo-{name}" if settings.is_demo and not is_real else name
            texts[setting] = keys_in(folder, name, make=make)
        else:
            raise KeysWrong(f"KHAIBAO_{setting} is required on PostgreSQL: set it to number:base64 of 32 bytes")
    try:
        return Sealer(parse_keys(texts["FIELD_KEYS"]), parse_keys(texts["INDEX_KEYS"]))
    except KeysWrong as error:
        raise KeysWrong(f"KHAIBAO_FIELD_KEYS or KHAIBAO_INDEX_KEYS: {error}") from error
