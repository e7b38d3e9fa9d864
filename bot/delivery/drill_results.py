"""Renders what came of a drill, for the principal: who was reached in how many seconds, and what is to be put right."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.cases.wording import DUTIES, called, dated
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.wording import capital, exercise, time_words
from bot.i18n import Catalogs, Voice
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.drills import DrillRow, drill_by_id, names_of

FINDING_SENTENCES: Mapping[str, str] = {
    "nobody": "Nobody holds the duty “{duty}”: please have the operator add somebody to the duties file.",
    "not_connected": "{name} ({duty}) is not connected: please have a slip printed and handed over.",
    "blocked": "{name} ({duty}) has blocked the assistant: please ask them to open the chat and write anything.",
    "refused": "{name} ({duty}): the message did not arrive; please check the telephone together, or print a new slip.",
    "silent": "{name} ({duty}): the message arrived and was not opened; please check its notifications.",
}
"""msgid by why somebody was not reached."""

Names = Mapping[int, tuple[str, str | None]]


@renders("drill_result")
def drill_result(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say it to whoever still leads the school."""
    return [_one(reading, catalogs, each) for each in waiting]


def _one(reading: Reading, catalogs: Catalogs, each: Waiting) -> Rendered | Dropped:
    drill = drill_by_id(reading.connection, int(each.about["drill"]))
    leads = drill and any(each.recipient.holds(kind, drill.school_id) for kind in ("principal", "deputy_head"))
    if drill is None or not leads:
        return Dropped("does not lead the school (any more)")
    voice = each.voice(catalogs)
    lines = result_lines(voice, drill, names_of(reading, persons_in(drill)))
    return Rendered(Reply(exercise(voice, "\n".join(lines)), is_new=True))


def persons_in(drill: DrillRow) -> list[int]:
    """Everybody a drill's result names."""
    result = drill.result or {}
    told = [row["person"] for row in result.get("told", ())]
    found = [person for _, person, _ in result.get("findings", ()) if person is not None]
    return [*told, *found, *drill.spared, *([result["taken_by"]] if result.get("taken_by") else [])]


def result_lines(voice: Voice, drill: DrillRow, names: Names) -> list[str]:
    """The whole result, a line each: people by the name they are called by."""
    result = drill.result or {}
    rows = by_person(result.get("told", ()))
    reached = sum(row["delivered"] is not None for row in rows)
    begun = drill.started_at or drill.planned_at
    day = voice.say("{time} on {date}", time=time_words(begun), date=dated(begun))
    headline = "The exercise at {school}, {day}: {reached} of {n} people were reached."
    lines = [voice.say(headline, school=drill.name, day=day, reached=reached, n=len(rows))]
    lines += [_figures(voice, row, names) for row in rows]
    if result.get("taken") is not None:
        name = _called(voice, names, result.get("taken_by"))
        lines.append(voice.say("{name} took it after {seconds} s.", name=capital(name), seconds=round(result["taken"])))
    else:
        lines.append(voice.say("Nobody took it."))
    todo = list(_findings(voice, result.get("findings", ()), names))
    lines += [voice.say("To be put right:"), *todo] if todo else [voice.say("There is nothing to put right.")]
    if drill.spared:
        spared = ", ".join(_called(voice, names, person) for person in drill.spared)
        lines.append(voice.say("Passed over, for they were in an exercise within the month: {names}.", names=spared))
    return lines


def by_person(told: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row a person and messenger, with the quickest seconds of each: a rung may tell somebody again."""
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for row in told:
        known = found.setdefault((row["person"], row["bot"]), dict(row))
        for name in ("delivered", "answered"):
            both = [each for each in (known[name], row[name]) if each is not None]
            known[name] = min(both, default=None)
    return list(found.values())


def _figures(voice: Voice, row: Mapping[str, Any], names: Names) -> str:
    values = {
        "name": capital(_called(voice, names, row["person"])),
        "duty": voice.say(DUTIES.get(row["post"], "unit above")),
        "messenger": row["bot"].partition(":")[0].capitalize(),
    }
    if row["delivered"] is None:
        return voice.say("{name} ({duty}): not reached by {messenger}.", **values)
    values["seconds"] = round(row["delivered"])
    if row["answered"] is None:
        return voice.say("{name} ({duty}): by {messenger} after {seconds} s, not opened.", **values)
    values["opened"] = round(row["answered"])
    return voice.say("{name} ({duty}): by {messenger} after {seconds} s, opened after {opened} s.", **values)


def _findings(voice: Voice, findings: Sequence[Sequence[Any]], names: Names) -> Iterator[str]:
    for post, person, why in findings:
        values = {"duty": voice.say(DUTIES.get(post, "unit above"))}
        if person is not None:
            values["name"] = capital(_called(voice, names, person))
        yield "• " + voice.say(FINDING_SENTENCES.get(why, FINDING_SENTENCES["refused"]), **values)


def _called(voice: Voice, names: Names, person: int | None) -> str:
    name, gender = names.get(person or 0, ("", None))
    return called(voice, name, gender) if name else "—"
