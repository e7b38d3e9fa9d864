"""Posts prepared updates over keep-alive connections and notes how long each answer took."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

CONNECTIONS = 64
LIMIT_SECONDS = 120


@dataclass(frozen=True)
class Measured:
    """One run: answers a second, latencies in milliseconds, and answers that were not 200 or held no reply."""

    rate: float
    p50: float
    p99: float
    errors: int


def request(path: str, secret: str, body: bytes) -> bytes:
    """A POST as a messenger sends it."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _length(head: bytes) -> int:
    lines = (line.lower() for line in head.split(b"\r\n"))
    return next((int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length")), 0)


async def post_all(port: int, requests: Sequence[bytes], wanted: bytes) -> Measured:
    """Post everything once over 64 connections; an answer counts when it is 200 and holds `wanted`."""
    waiting = iter(requests)
    times: list[float] = []
    errors = 0

    async def connection() -> None:
        nonlocal errors
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for content in waiting:
            begun = time.perf_counter()
            writer.write(content)
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                (
                    int(line.split(b":")[1])
                    for line in head.split(b"\r\n")
                    if line.lower().startswith(b"content-length")
                ),
                0,
            )
            answer = await reader.readexactly(length) if length else b""
            times.append(time.perf_counter() - begun)
            if not head.startswith(b"HTTP/1.1 200") or wanted not in answer:
                errors += 1
        writer.close()

    begun = time.perf_counter()
    async with asyncio.timeout(LIMIT_SECONDS):
        await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    took = time.perf_counter() - begun
    times.sort()
    return Measured(len(times) / took, times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000, errors)
