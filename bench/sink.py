"""The least a Bot API can be: says ok to every call, so that a bot's own calls cost the server nothing else."""

import asyncio
import json

ME = {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


async def serve(port: int) -> asyncio.Server:
    """Answer every request on 127.0.0.1:port."""

    async def client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = 0
                for line in head.split(b"\r\n"):
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                if length:
                    await reader.readexactly(length)
                writer.write(_answer(head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].decode()))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    return await asyncio.start_server(client, "127.0.0.1", port)


def _answer(method: str) -> bytes:
    result: object = True
    if method.startswith("getMe"):
        result = ME
    elif method.startswith("getWebhookInfo"):
        result = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    elif method.startswith(("send", "editMessage")):
        result = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "ok"}
    body = json.dumps({"ok": True, "result": result}).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
