"""`khaibao loopback`: the messengers' stand-ins, for trials and tests on this machine."""

import asyncio
from typing import Annotated

import typer

from bot.commands.common import fail, one_clear_line
from bot.config import is_loopback
from bot.loopback import TelegramLoopback, serve

loopback = typer.Typer(help="Stand-ins of the messengers, on this machine only.", no_args_is_help=True)


@loopback.command("telegram")
def telegram(
    listen: Annotated[str, typer.Option("--listen", help="host:port, loopback only.")] = "127.0.0.1:8090",
) -> None:
    """Speak the Bot API's HTTP: point KHAIBAO_TELEGRAM_API at http://ADDR and act as people under /human/…"""
    with one_clear_line():
        try:
            is_here = is_loopback(listen)
        except ValueError as error:
            fail(str(error))
        if not is_here:
            fail(f"{listen}: the stand-in listens on loopback only")
        asyncio.run(serve(listen, ready=_say_where))


def _say_where(stand_in: TelegramLoopback) -> None:
    typer.echo(f"Listening: set KHAIBAO_TELEGRAM_API={stand_in.base} and any token like 4242:abc; Ctrl-C ends it")
