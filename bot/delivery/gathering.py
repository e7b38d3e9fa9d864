"""What a message that gathers several cases may show its reader now: each kind of it says it in its own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.cases.codes import code_of
from bot.delivery.alerts import superseded
from bot.delivery.values import Waiting
from bot.i18n import Voice
from storage.needs import Reading
from storage.queries.case_details import cases_in
from storage.queries.cases import NAMED, CaseFile, Scopes, files_of

MOST_NUMBERS = 20


@dataclass(frozen=True, slots=True)
class Gathered:
    """A waiting message, all cases it names, and those of them that its reader may see, as they may see them."""

    waiting: Waiting
    all: tuple[CaseFile, ...]
    cases: tuple[CaseFile, ...]
    is_superseded: bool

    @property
    def root(self) -> str:
        """The key of the message, under which its cases are found."""
        return str(self.waiting.about["root"])

    @property
    def on(self) -> date:
        """The school's day a message of one gathers: "ambers:SCHOOL:DAY:ACCOUNT"."""
        return date.fromisoformat(self.root.split(":")[2])


def gather(reading: Reading, waiting: Sequence[Waiting]) -> list[Gathered]:
    """Look up the cases of several messages at once, without what was declared."""
    keys = cases_in(reading, [str(each.about["root"]) for each in waiting])
    found = files_of(reading, [uid for several in keys.values() for uid in several])
    scopes = Scopes.of(reading, found.values())
    older = superseded(waiting)
    done = []
    for each in waiting:
        named = tuple(found[uid] for uid in keys[str(each.about["root"])] if uid in found)
        seen = tuple(case for file in named if (case := scopes.seen_by(each.recipient, file)) is not None)
        done.append(Gathered(each, named, seen, each.id in older))
    return done


def numbers_line(
    waiting: Waiting, voice: Voice, cases: Sequence[CaseFile], names: Mapping[int, str] | None = None
) -> list[str]:
    """By which digits cases are called where nothing can be tapped, each with its class, or the name that is shown."""
    theirs = [case for case in cases if case.roles & NAMED][:MOST_NUMBERS]
    if waiting.has_buttons or not theirs:
        return []
    beside = [(code_of(case.id), (names or {}).get(case.id) or case.class_name) for case in theirs]
    codes = ", ".join(f"{code} {shown}" if shown else str(code) for code, shown in beside)
    return [voice.say("Their numbers: {codes}.", codes=codes)]
