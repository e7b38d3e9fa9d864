"""What the bytes of a file are, looked at before any parser sees them: kind, lock, true size."""

import struct
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO

from bot.imports.limits import MEGABYTE, MOST_PARTS, MOST_UNPACKED
from bot.imports.refusals import Encrypted, NotAWorkbook, OldEncoding, WebPage, ZipBomb

TEXT_ENDINGS = (".csv", ".tsv", ".txt")

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"mime-version:")
_CHUNK = 1 << 16
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


def is_text(content: bytes, name: str) -> bool:
    """Tell CSV (True) from a workbook (False). Raises Encrypted, NotAWorkbook, WebPage, ZipBomb."""
    if content.startswith(_ZIP):
        _check_zip(content, name)
        return False
    if content.startswith(_OLE):
        if _LOCKED_STREAM in content:
            raise Encrypted(file=name)
        return False
    if content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        raise WebPage(file=name)
    if name.lower().endswith(TEXT_ENDINGS):
        return True
    raise NotAWorkbook(file=name)


def decode(content: bytes, name: str) -> str:
    """The text of a CSV file in UTF-8 or UTF-16. Raises NotAWorkbook, OldEncoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in content[:64]:
        encoding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if any(byte in _CONTROLS for byte in content[:4096]):
            raise NotAWorkbook(file=name) from error
        raise OldEncoding(file=name) from error
    if any(ord(char) in _CONTROLS for char in text[:4096]):
        raise NotAWorkbook(file=name)
    return text


def _check_zip(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise NotAWorkbook(file=name) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ZipBomb(file=name, most=MOST_UNPACKED // MEGABYTE)
    left = MOST_UNPACKED
    for part in parts:
        left -= _true_size(content, part, left, name)
    if any(part.flag_bits & 1 for part in parts) or _is_locked_ods(content):
        raise Encrypted(file=name)
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise NotAWorkbook(file=name)


def _is_locked_ods(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as archive, suppress(KeyError, zipfile.BadZipFile):
        return b"encryption-data" in archive.read("META-INF/manifest.xml")
    return False


def _true_size(content: bytes, part: zipfile.ZipInfo, left: int, name: str) -> int:
    """Unpack a part, keeping nothing: a zip directory can lie, and Python's own reader believes it."""
    header = content[part.header_offset : part.header_offset + 30]
    if len(header) < 30:
        raise NotAWorkbook(file=name)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    start = part.header_offset + 30 + name_length + extra_length
    packed = memoryview(content)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED or part.flag_bits & 1:
        size = len(packed)
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        size = _inflated(packed, left, name)
    else:
        raise NotAWorkbook(file=name)
    if size > left or size > part.file_size:
        raise ZipBomb(file=name, most=MOST_UNPACKED // MEGABYTE)
    return size


def _inflated(packed: memoryview, left: int, name: str) -> int:
    unpacker, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    try:
        for at in range(0, len(packed), _CHUNK):
            pending = bytes(packed[at : at + _CHUNK])
            while pending and not unpacker.eof:
                size += len(unpacker.decompress(pending, _CHUNK))
                pending = unpacker.unconsumed_tail
                if size > left:
                    return size
    except zlib.error as error:
        raise NotAWorkbook(file=name) from error
    return size
