"""The `khaibao` command."""

import typer

from bot.commands import running

app = typer.Typer(
    name="khaibao",
    help="Trợ lý khai báo sức khỏe trường học · a school health-declaration bot.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("run")(running.run)


def main() -> None:
    """Run the command."""
    app()
