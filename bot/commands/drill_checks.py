"""What `khaibao doctor` finds of the alerting chain: bots that seem to deliver nothing, schools without a drill."""

from collections.abc import Iterator
from datetime import timedelta

from bot.clock import Clock, local_date
from storage.database import Database
from storage.queries import facts
from storage.queries.drills import schools_without_drill
from storage.queries.silent_bots import suspected

LONGEST_WITHOUT = timedelta(days=62)
"""Two months: one drill may fall into a holiday."""


def chain_findings(database: Database) -> Iterator[tuple[str, str, str]]:
    """Subject, state and text of each finding."""
    with database.reading() as connection:
        now = Clock(facts.clock_offset(connection) or timedelta()).now()
        silent = suspected(connection)
        without, schools = schools_without_drill(connection, now - LONGEST_WITHOUT, local_date(now))
    for bot, suspicion in silent.items():
        text = f"it says that it delivers, but nobody answered its last {suspicion.alerts} alerts while those of other "
        text += f"bots are answered (since {suspicion.since:%Y-%m-%d %H:%M} UTC); write to it yourself and look at "
        yield f"bot {bot}", "wrong", text + "whether people see it; grave alerts go round it until then"
    if without:
        how = "`khaibao drill start --unit CODE`, or every month: `khaibao setting set --unit CODE drill '2 wed 09:30'`"
        yield "drills", "note", f"{without} of {schools} schools had none within two months; {how}"
    elif schools:
        yield "drills", "ok", "every school had one within two months"
