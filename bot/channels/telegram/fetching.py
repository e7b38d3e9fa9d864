"""Getting a file that somebody sent: getFile says where it lies, then it is read, no more of it than is wanted."""

from aiogram import Bot
from aiogram import exceptions as said
from aiohttp import ClientError

from bot.evidence.values import NotFetched

CALL_SECONDS = 10
READ_SECONDS = 20
CHUNK = 64 * 1024


async def fetch_file(bot: Bot, reference: str, most: int) -> bytes:
    """The bytes of a file, `most` + 1 of them at most. Raises NotFetched."""
    content = bytearray()
    try:
        found = await bot.get_file(reference, request_timeout=CALL_SECONDS)
        if found.file_path is None:
            raise NotFetched("the messenger does not say where it lies")
        url = bot.session.api.file_url(bot.token, found.file_path)
        stream = bot.session.stream_content(url, timeout=READ_SECONDS, chunk_size=CHUNK, raise_for_status=True)
        async for part in stream:
            content += part
            if len(content) > most:
                break
    except (said.TelegramAPIError, said.ClientDecodeError, ClientError) as error:
        # an address in the error would hold the token
        raise NotFetched(type(error).__name__) from None
    return bytes(content[: most + 1])
