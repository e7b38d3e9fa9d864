"""Encryption at rest and keyed indexes (design.md 3, invariant 10).

A sealed value is: format 1 | key number (2 bytes) | nonce (12) | AES-256-GCM ciphertext. It is bound to its table,
column and the row's uid, and for a declaration also to round, person and revision, so it cannot be moved.
"""

import hashlib
import hmac
import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = b"\x01"


class SealBroken(Exception):
    """A sealed value does not open: wrong key, moved or damaged."""


class KeysWrong(Exception):
    """FIELD_KEYS or INDEX_KEYS cannot be read."""


def parse_keys(text: str) -> dict[int, bytes]:
    """Read `number:base64 of 32 bytes`, comma separated, newest first. Raises KeysWrong."""
    keys: dict[int, bytes] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        number, _, encoded = part.partition(":")
        try:
            value = b64decode(encoded, validate=True)
        except ValueError as error:
            raise KeysWrong(f"key {number}: not base64") from error
        if not number.isdigit() or not 0 < int(number) < 65536:
            raise KeysWrong(f"key number {number!r}: a whole number from 1 to 65535")
        if len(value) != 32:
            raise KeysWrong(f"key {number}: 32 bytes are needed, {len(value)} given")
        if int(number) in keys:
            raise KeysWrong(f"key number {number} stands twice")
        keys[int(number)] = value
    return keys


def new_key(number: int) -> str:
    """Make a key in the form the settings take."""
    return f"{number}:{b64encode(secrets.token_bytes(32)).decode()}"


def keys_in(folder: Path, name: str, *, make: bool = True) -> str:
    """Read the keys of a file that only its owner may read, made on the first run."""
    path = folder / name
    if not path.exists():
        if not make:
            raise KeysWrong(f"{path} is not there; put the {folder}/ folder back from where its copy is kept")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(new_key(1) + "\n")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeysWrong(f"{path}: other users may read it; set its mode to 600")
    return path.read_text().strip().replace("\n", ",")


def new_uid() -> bytes:
    """Make the random 16 bytes of a row."""
    return os.urandom(16)


class Sealer:
    """Seals with the newest key, opens with any; finds by keyed index under all keys."""

    def __init__(self, field_keys: Mapping[int, bytes], index_keys: Mapping[int, bytes]) -> None:
        """Take the keys newest first. Raises KeysWrong when either is empty."""
        if not field_keys or not index_keys:
            raise KeysWrong("at least one field key and one index key are needed")
        self._ciphers = {number: AESGCM(key) for number, key in field_keys.items()}
        self._newest = next(iter(field_keys))
        self._prefix = FORMAT + self._newest.to_bytes(2, "big")
        self._cipher = self._ciphers[self._newest]
        self._index_keys = {f"{number:04x}": key for number, key in index_keys.items()}
        self._index_prefix, self._index_key = next(iter(self._index_keys.items()))

    def seal(self, place: str, uid: bytes, value: bytes | str, bound: str = "") -> bytes:
        """Encrypt a value for `table.column` and the row's uid."""
        plain = value.encode() if isinstance(value, str) else value
        nonce = os.urandom(12)
        return self._prefix + nonce + self._cipher.encrypt(nonce, plain, place.encode() + b"|" + uid + bound.encode())

    def seal_json(self, place: str, uid: bytes, value: Any, bound: str = "") -> bytes:
        """Encrypt a JSON value."""
        return self.seal(place, uid, json.dumps(value, ensure_ascii=False, separators=(",", ":")), bound)

    def open(self, place: str, uid: bytes, sealed: bytes, bound: str = "") -> str:
        """Decrypt a text. Raises SealBroken."""
        return self.open_bytes(place, uid, sealed, bound).decode()

    def open_bytes(self, place: str, uid: bytes, sealed: bytes, bound: str = "") -> bytes:
        """Decrypt. Raises SealBroken."""
        cipher = self._ciphers.get(int.from_bytes(sealed[1:3], "big"))
        if sealed[:1] != FORMAT or cipher is None:
            raise SealBroken(f"{place}: sealed with key {int.from_bytes(sealed[1:3], 'big')}, which is not given")
        try:
            return cipher.decrypt(sealed[3:15], bytes(sealed[15:]), place.encode() + b"|" + bytes(uid) + bound.encode())
        except InvalidTag as error:
            raise SealBroken(f"{place}: does not open with its key") from error

    def open_json(self, place: str, uid: bytes, sealed: bytes, bound: str = "") -> Any:
        """Decrypt a JSON value. Raises SealBroken."""
        return json.loads(self.open(place, uid, sealed, bound))

    @property
    def newest_prefix(self) -> bytes:
        """How a value starts that is sealed with the newest key."""
        return self._prefix

    @property
    def newest_index_prefix(self) -> str:
        """How an index starts that is made with the newest key."""
        return self._index_prefix

    def index(self, kind: str, value: str) -> str:
        """Give the keyed index to store: key number and 16 bytes of HMAC-SHA256, in hex."""
        return self._index_prefix + self._mac(self._index_key, kind, value)

    def indexes(self, kind: str, value: str) -> list[str]:
        """Give the keyed indexes under every key, newest first, to look a value up during a rotation."""
        return [prefix + self._mac(key, kind, value) for prefix, key in self._index_keys.items()]

    @property
    def key_numbers(self) -> Iterable[int]:
        """The numbers of the field keys given, newest first."""
        return tuple(self._ciphers)

    @staticmethod
    def _mac(key: bytes, kind: str, value: str) -> str:
        return hmac.digest(key, f"{kind}|{value}".encode(), hashlib.sha256)[:16].hex()
