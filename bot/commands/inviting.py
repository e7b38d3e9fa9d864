"""`khaibao invite` and `khaibao account`: slips to print, and ending what a lost phone opened."""

import asyncio
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.common import fail, new_file, opened, print_json, telegram_says
from bot.config import Settings
from bot.i18n import load_catalogs
from bot.imports import parse_phone
from bot.invitations import NobodyInvited, Printed, make_invitations, slips_page
from bot.joining.revoking import revoke_phone

account = typer.Typer(help="Chat accounts.", no_args_is_help=True)


def invite(
    unit: Annotated[str | None, typer.Option("--unit", help="A school's or class's code: slips for all of it.")] = None,
    person: Annotated[str | None, typer.Option("--person", help="One person's Mã định danh or school code.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Write the page to print (HTML, A4).")] = None,
) -> None:
    """Make class codes and personal slips; older unused slips of the same people end."""
    if (unit is None) == (person is None):
        fail("name either --unit CODE or --person CODE", 2)
    if not as_json and out is None:
        fail("say what to do with the slips: --out FILE.html to print them, or --json", 2)
    with opened() as (settings, database, clock):
        link = asyncio.run(_link(settings))
        with new_file(out) if out else nullcontext() as page:
            try:
                printed = make_invitations(
                    database,
                    clock,
                    unit=unit,
                    person=person,
                    link=link,
                    keeps_codes=settings.is_demo,
                    hand_over=lambda printed: _print_out(page, printed),
                )
            except NobodyInvited as error:
                fail(f"nobody has the code {error}; `khaibao import` brings units and people in")
        if out is not None:
            typer.echo(f"{out}: {len(printed)} slips; whoever has one can join, so keep the file safe", err=as_json)
        if as_json:
            print_json([asdict(each.invitation) for each in printed])


def _print_out(page: Path | None, printed: Sequence[Printed]) -> None:
    if page is not None:
        page.write_text(slips_page(load_catalogs().voice("vi", "parent"), printed), "utf-8")


async def _link(settings: Settings) -> str:
    """What stands before `?start=CODE`: the first bot's address, or the demo page."""
    if settings.is_demo:
        return f"http://{settings.listen}/"
    # importing aiogram takes a second, and only this needs it
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.exceptions import TelegramAPIError

    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api), timeout=15)
    async with Bot(settings.telegram_bot_tokens[0], session=session).context() as bot:
        try:
            me = await bot.get_me()
        except TelegramAPIError as error:
            fail(f"the slips need the bot's name: {telegram_says(settings, error)}")
    return f"https://t.me/{me.username}"


@account.command("revoke")
def revoke(phone: Annotated[str, typer.Option("--phone", help="The number whose accounts end now.")]) -> None:
    """End the accounts that a lost phone opens, and their bonds, with today's date."""
    with opened() as (_, database, clock):
        number = parse_phone(phone)
        if number is None:
            fail(f"{phone} is not a telephone number")
        done = revoke_phone(database, clock, number.number)
        if not done.persons:
            fail("no account was opened with this number")
        typer.echo(f"{done.accounts} accounts of {done.persons} people ended")
