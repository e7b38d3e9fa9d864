"""A process of its own with a full loop on a shared database: takes cases for several people at the same instant.

`python -m tests.escalating.racing URL` reads a line of JSON a race, says "ready", waits for a line, and answers with
what everybody was told.
"""

import json
import os
import sys
from typing import Any

from bot.dialogue.case_actions import TakeCase
from bot.messages import Incoming
from tests.town import Town, at


def take_at_once(town: Town, race: dict[str, Any]) -> dict[str, str]:
    """Hand in a press of every chat before any is answered; returns the toast of each."""
    action = TakeCase(race["case"]).encode()
    presses = [
        Incoming(
            f"town:{town.bot}:race-{os.getpid()}-{race['case']}-{chat}",
            "town",
            town.bot,
            chat,
            town.clock.now(),
            action=action,
            message="1",
            press="p",
        )
        for chat in race["chats"]
    ]
    answers = [(press.chat, town.loop.handle(press)) for press in presses]
    return {chat: answer.result(timeout=60).toast for chat, answer in answers}


def main() -> None:
    """Race until nothing more is asked."""
    town = Town(sys.argv[1], start=at("Mon", "06:41"))
    for line in sys.stdin:
        race = json.loads(line)
        print("ready", flush=True)
        sys.stdin.readline()
        print(json.dumps(take_at_once(town, race)), flush=True)
    town.close()


if __name__ == "__main__":
    main()
