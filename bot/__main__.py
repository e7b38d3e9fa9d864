"""`python -m bot` is `khaibao`."""

from bot.cli import main

main()
