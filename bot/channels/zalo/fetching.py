"""Getting a picture that somebody sent: it lies under an address that the update names."""

import ipaddress
from urllib.parse import urljoin, urlsplit

import aiohttp

from bot.channels.zalo.api import Wire
from bot.evidence.values import NotFetched

READ_SECONDS = 20.0
CHUNK = 64 * 1024
MOST_HOPS = 3


async def fetch_picture(wire: Wire, address: str, most: int, api: str) -> bytes:
    """The bytes of a picture, `most` + 1 of them at most. Raises NotFetched."""
    timeout = aiohttp.ClientTimeout(total=READ_SECONDS, connect=5.0)
    try:
        for _ in range(MOST_HOPS):
            if not may_fetch(address, api):
                raise NotFetched("its address is none of a picture in the open")
            async with wire.session.get(address, timeout=timeout, allow_redirects=False) as answer:
                if answer.status in (301, 302, 303, 307, 308) and "Location" in answer.headers:
                    address = urljoin(address, answer.headers["Location"])
                    continue
                if answer.status != 200:
                    raise NotFetched(f"HTTP {answer.status}")
                content = bytearray()
                async for part in answer.content.iter_chunked(CHUNK):
                    content += part
                    if len(content) > most:
                        break
                return bytes(content[: most + 1])
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        # the address in an error is a key to somebody's picture
        raise NotFetched(type(error).__name__) from None
    raise NotFetched("it is sent from one address to another")


def may_fetch(address: str, api: str) -> bool:
    """Whether an address is https and no machine of ours; before a stand-in, the stand-in's own alone.

    Whoever could write an update must not have this machine ask others in its network.
    """
    try:
        parts, base = urlsplit(address), urlsplit(api)
        host = parts.hostname or ""
        if _is_inside(base.hostname or ""):
            return parts.netloc == base.netloc and parts.scheme == base.scheme
    except ValueError:
        return False
    return parts.scheme == "https" and parts.port in (None, 443) and "." in host and not _is_inside(host)


def _is_inside(host: str) -> bool:
    if host == "localhost" or host.endswith((".local", ".internal", ".localhost")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False
