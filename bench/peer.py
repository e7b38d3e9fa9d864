"""The peer: a bare aiogram bot that does the least a bot can do with the same updates, answering on the webhook."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web


def main(port: int, api: int, token: str, secret: str) -> None:
    """Serve on 127.0.0.1:port."""
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{api}")))
    dispatcher = Dispatcher()
    background: set[asyncio.Task[bool]] = set()

    @dispatcher.message()
    async def typed(message: Message) -> SendMessage:
        return message.answer("ok")

    @dispatcher.callback_query()
    async def tapped(query: CallbackQuery) -> EditMessageText:
        task = asyncio.create_task(bot.answer_callback_query(query.id))
        background.add(task)
        task.add_done_callback(background.discard)
        assert isinstance(query.message, Message)
        return query.message.edit_text("ok")

    application = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=secret)
    handler.register(application, path="/telegram/" + token.partition(":")[0])
    try:
        import uvloop
    except ImportError:
        web.run_app(application, host="127.0.0.1", port=port, print=lambda *_: None, access_log=None)
    else:
        loop = uvloop.new_event_loop()
        web.run_app(application, host="127.0.0.1", port=port, print=lambda *_: None, access_log=None, loop=loop)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4])
