"""Requests and webhook answers in the three shapes the Bot API reads: JSON, form, multipart."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

from bot.loopback.records import Json, Upload
from bot.loopback.refusals import Refusal, bad

FILE_MOST = 50 * 1024 * 1024


@dataclass(slots=True)
class Sent:
    """The fields and files of one call, as they came."""

    fields: Json = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)


async def read_request(request: web.Request) -> Sent:
    """Fields from the address and the body together. Raises Refusal on a body that cannot be read."""
    sent = Sent(dict(request.query))
    if request.can_read_body:
        kind = request.content_type
        if kind == "multipart/form-data":
            await _read_parts(_parts(await request.multipart()), sent)
        else:
            _read_plain(kind, await request.read(), sent)
    return sent


async def read_response(response: aiohttp.ClientResponse) -> Sent | None:
    """The method a webhook answered with; None when it said only that it took the update."""
    sent = Sent()
    try:
        if response.content_type == "multipart/form-data":
            await _read_parts(_parts(aiohttp.MultipartReader.from_response(response)), sent)
        else:
            _read_plain(response.content_type, await response.read(), sent)
    except Refusal:
        return None
    return sent if "method" in sent.fields else None


def _read_plain(kind: str, body: bytes, sent: Sent) -> None:
    if kind == "application/json":
        try:
            fields: Any = json.loads(body) if body.strip() else {}
        except ValueError as error:
            raise bad("can't parse JSON object") from error
        if not isinstance(fields, dict):
            raise bad("object expected")
        sent.fields.update(fields)
    elif kind == "application/x-www-form-urlencoded":
        sent.fields.update(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


async def _parts(reader: Any) -> AsyncIterator[aiohttp.BodyPartReader]:
    try:
        while (part := await reader.next()) is not None:
            if isinstance(part, aiohttp.BodyPartReader):
                yield part
    except ValueError as error:
        raise bad("can't parse multipart body") from error


async def _read_parts(parts: AsyncIterator[aiohttp.BodyPartReader], sent: Sent) -> None:
    async for part in parts:
        if part.name is None:
            continue
        content = bytes(await part.read(decode=False))
        if len(content) > FILE_MOST:
            raise Refusal(413, "Request Entity Too Large")
        if part.filename is None:
            sent.fields[part.name] = content.decode(errors="replace")
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            sent.files[part.name] = Upload(part.filename, content, kind)
