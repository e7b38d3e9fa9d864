"""`khaibao form preview`: a questionnaire in the browser before anybody is asked."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import Clock
from bot.commands.common import fail, new_file, one_clear_line
from bot.commands.publishing import Which, found
from bot.config import host_and_port
from bot.i18n import load_catalogs
from bot.previewing.pages import overview_page


def preview(
    form: Which,
    address: Annotated[str, typer.Option("--listen", help="Where the pages are, host:port.")] = "127.0.0.1:8090",
    out: Annotated[Path | None, typer.Option("--out", help="Write all questions as one page instead.")] = None,
) -> None:
    """Show all questions and paths of a form, and let it be filled in; nothing of it is stored. Ctrl-C ends it."""
    read, catalogs = found(form), load_catalogs()
    if out is not None:
        with new_file(out) as page:
            page.write_text(overview_page(catalogs.voice("vi", "official"), read, {}), encoding="utf-8")
        typer.echo(f"{out}")
        return
    from bot.previewing.serving import preview_application, serve_preview

    with one_clear_line():
        try:
            host_and_port(address)
        except ValueError:
            fail(f"--listen is host:port, for example 127.0.0.1:8090, not {address}")
        typer.echo(f"http://{address}/")
        try:
            asyncio.run(serve_preview(preview_application(read, catalogs, Clock().now), address))
        except KeyboardInterrupt:
            return
