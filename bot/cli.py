"""The `khaibao` command: `understand` starts at once, everything else with the whole program."""

import sys


def main() -> None:
    """Run the command."""
    if sys.argv[1:2] == ["understand"]:
        # the other commands take seconds to import, and this one is run once a line by scripts
        from bot.commands.understanding import alone

        alone()
    else:
        from bot.commands.program import app

        app()
