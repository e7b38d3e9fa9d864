"""The `khaibao` command: `understand` starts at once, everything else with the whole program."""

import gc
import sys


def main() -> None:
    """Run the command."""
    if sys.argv[1:2] == ["understand"]:
        # the other commands take seconds to import, and this one is run once a line by scripts
        gc.disable()
        from bot.commands.understanding import alone

        # the lists live as long as the program: nobody need look through them for what can be thrown away
        gc.freeze()
        gc.enable()
        alone()
    else:
        from bot.commands.program import app

        app()
