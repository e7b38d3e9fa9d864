"""The `khaibao` command."""

import typer

from bot.commands import keeping, running

app = typer.Typer(
    name="khaibao",
    help="Trợ lý khai báo sức khỏe trường học · a school health-declaration bot.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("run")(running.run)
app.add_typer(keeping.db, name="db")
app.add_typer(keeping.keys, name="keys")
app.add_typer(keeping.keep, name="retention")
app.command("backup")(keeping.make_backup)
app.command("restore")(keeping.restore)


def main() -> None:
    """Run the command."""
    app()
