"""`khaibao understand`: what typed answers mean, JSON lines in, JSON lines out."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, BinaryIO
from zoneinfo import ZoneInfo

import typer

from bot.understanding.understand import understand

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def understand_lines(
    file: Annotated[Path | None, typer.Argument(help="JSON lines; standard input without it.")] = None,
) -> None:
    """Say of each line what was understood: {id, kind, question, options, text, …} in, {id, understood} out.

    Never stops on a bad line: what cannot be read is answered with null.
    """
    try:
        given = file.open("rb") if file else sys.stdin.buffer
    except OSError as error:
        typer.echo(f"khaibao: {file}: {str(error.strerror).lower()}", err=True)
        raise typer.Exit(1) from error
    # bytes, so that neither the locale nor a lone surrogate can stop it
    out: BinaryIO = sys.stdout.buffer
    with given as source:
        for raw in source:
            if raw.strip():
                out.write(answer(raw, datetime.now(UTC).astimezone(VIETNAM).date()) + b"\n")
                out.flush()


def alone() -> None:
    """`khaibao understand` by itself, without the rest of the program."""
    app = typer.Typer(name="khaibao", pretty_exceptions_enable=False, add_completion=False)
    app.callback()(lambda: None)
    app.command("understand")(understand_lines)
    app()


def answer(raw: bytes, today: date) -> bytes:
    """The answer to one line, whatever it holds."""
    try:
        line = json.loads(raw.decode("utf-8-sig", "replace"))
        if not isinstance(line, dict):
            return _written(None, None)
        return _written(line.get("id"), understand(line, today))
    except (ValueError, RecursionError):
        return _written(None, None)


def _written(line_id: object, understood: object) -> bytes:
    told = json.dumps({"id": line_id, "understood": understood}, ensure_ascii=False)
    return told.encode("utf-8", "backslashreplace")
