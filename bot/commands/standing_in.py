"""`khaibao loopback`: the messengers' stand-ins, for trials and tests on this machine."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.common import fail, one_clear_line
from bot.config import host_and_port, is_loopback

if TYPE_CHECKING:
    from bot.loopback.standing import StandIn

loopback = typer.Typer(help="Stand-ins of the messengers, on this machine only.", no_args_is_help=True)
ADDRESS = "127.0.0.1:8090"


@loopback.command("telegram")
def telegram(
    listen: Annotated[str, typer.Option("--listen", help="host:port, loopback only.")] = ADDRESS,
    latency: Annotated[
        float, typer.Option("--latency", min=0.0, max=60.0, metavar="SECONDS", help="How long every answer is held.")
    ] = 0.0,
) -> None:
    """Speak the Bot API's HTTP: point KHAIBAO_TELEGRAM_API at http://ADDR and act as people under /human/…

    Its moods are ordered there too, each a POST with JSON. For a while:
    refuse_for {"seconds": 90, "status": 429} (or 403, 5xx; "chat": one chat alone),
    dawdle_for {"seconds": 600, "late_by": 60} (done at once, answered late),
    lie_for {"seconds": 600} (answered ok, shown to nobody),
    confuse_for {"seconds": 600} (updates twice, the newest first); calm {} ends them all.
    For the next calls of a method: fail_next, hang_next, lose_next, cut_next {"method": "sendMessage", "n": 1}.
    """
    # importing aiogram takes seconds, and every other command does without it
    from bot.loopback import TelegramLoopback

    with one_clear_line():
        _serve(TelegramLoopback(latency=latency), listen, "KHAIBAO_TELEGRAM_API={base} and any token like 4242:abc")


@loopback.command("zalo")
def zalo(
    listen: Annotated[str, typer.Option("--listen", help="host:port, loopback only.")] = ADDRESS,
    latency: Annotated[
        float, typer.Option("--latency", min=0.0, max=60.0, metavar="SECONDS", help="How long every answer is held.")
    ] = 0.0,
) -> None:
    """Speak the Zalo Bot Platform's HTTP: point KHAIBAO_ZALO_API at http://ADDR and act as people under /human/…

    say, send_photo, send_sticker {"chat": "m1", …}; say_in_group {"group": "g1", "by": "m1", "text": "…"}; block.
    GET /human/heard?chat=m1 says what was read there, GET /human/counts what was received, sent and refused by chat.
    What nobody knows of Zalo is switched by rule: {"may_write_first": false}, {"window_hours": 48}, {"per_month": 100},
    {"wraps": true} (webhook bodies), {"milliseconds": true} (dates), {"tells_wait": false} (429), {"always_200": true}.
    Moods as in `khaibao loopback telegram`: refuse_for, dawdle_for, lie_for, confuse_for, calm; fail_next, hang_next,
    lose_next, cut_next.
    """
    from bot.loopback.zalo import ZaloLoopback

    with one_clear_line():
        _serve(ZaloLoopback(latency=latency), listen, "KHAIBAO_ZALO_API={base} and any token like zalo-4242")


def _serve(stand_in: "StandIn", listen: str, how: str) -> None:
    try:
        host_and_port(listen)
    except ValueError:
        fail(f"{listen!r}: an address looks like {ADDRESS}")
    if not is_loopback(listen):
        fail(f"{listen}: the stand-in listens on loopback only")
    asyncio.run(
        stand_in.serve(listen, lambda: typer.echo(f"Listening: set {how.format(base=stand_in.base)}; Ctrl-C ends it"))
    )
