"""What an import of a roster came to, line by line, for the one who brought it in."""

from collections.abc import Iterator
from html import unescape

from bot.i18n import Voice
from bot.imports.planning import Plan
from bot.imports.storing import Stored
from bot.imports.storing_duties import StoredDuties

_DUTIES = {
    "principal": "duty: principal",
    "deputy_head": "duty: deputy head",
    "school_health": "duty: school health",
    "homeroom": "duty: homeroom teacher",
    "boarding": "duty: boarding",
    "district_contact": "duty: district contact",
    "health_station": "duty: health station",
    "province_contact": "duty: province contact",
    "operator": "duty: operator",
}


def told_of(plan: Plan, voice: Voice) -> Iterator[str]:
    """Counts, questions and whoever is not in the file, as plain text."""
    for row in plan.unclear:
        yield _say(
            voice,
            "Sheet {sheet}, row {row}: there is no class {name} with pupils. {teacher} is not entered as its homeroom "
            "teacher; please check the class, or bring in its pupils first.",
            sheet=row.sheet,
            row=row.row,
            name=row.homeroom_of or "",
            teacher=row.name,
        )
    yield _say(
        voice,
        "Pupils: {made} new, {corrected} corrected, {moved} moved to another class, {unchanged} unchanged. "
        "Staff: {staff} new.",
        made=plan.made,
        corrected=plan.corrected,
        moved=plan.moved,
        unchanged=plan.unchanged,
        staff=plan.staff.made,
    )
    for name in plan.emptied:
        yield _say(voice, "Class {name} has no pupils any more; its code and its homeroom duty ended.", name=name)
    for teacher, name in plan.staff.ended:
        yield _say(voice, "{teacher} is no longer homeroom teacher of {name}.", teacher=teacher, name=name)
    if plan.untouched:
        yield _say(
            voice,
            "The file tells of a few classes only; the {n} pupils of the other classes stay as they are.",
            n=len(plan.untouched),
        )
    yield from _gone(plan, voice)


def _gone(plan: Plan, voice: Voice) -> Iterator[str]:
    if plan.leavers:
        yield _say(voice, "Known pupils who are not in this file (nothing was removed): {n}", n=len(plan.leavers))
        yield from (f"  {name}" for name in plan.leavers)
        yield _say(voice, "They are asked as before until the principal confirms in the chat that they have left.")
    if plan.staff.gone:
        yield _say(voice, "Known staff who are not in this file (nothing was removed): {n}", n=len(plan.staff.gone))
        yield from (f"  {name}" for name in plan.staff.gone)


def told_of_rows(stored: Stored, voice: Voice) -> Iterator[str]:
    """What a file of units, duties or days came to, as plain text."""
    sentences = (
        (stored.unknown, "Row {row}: no unit has the code {code}. It was not taken."),
        (stored.unfit, "Row {row}: {code} follows its school; name the school or a unit above it. Not taken."),
        (stored.alone, "Row {row}: no unit has the code {code}. The unit was taken without it."),
        (stored.circular, "Row {row}: under {code} the unit would stand below itself. It was taken without it."),
        (stored.no_station, "Row {row}: {code} is no health station. The unit was taken without it."),
    )
    for rows, sentence in sentences:
        yield from (_say(voice, sentence, row=row, code=code) for row, code in rows)
    if isinstance(stored, StoredDuties):
        yield from _of_duties(stored, voice)
    counts = {"made": stored.made, "changed": stored.changed, "unchanged": stored.unchanged}
    yield _say(voice, "{made} new, {changed} changed, {unchanged} unchanged.", **counts)
    if isinstance(stored, StoredDuties) and stored.gone:
        yield _say(voice, "Duties at these units that are not in this file (none was ended): {n}", n=len(stored.gone))
        for name, kind, code in stored.gone:
            yield f"  {name}: {_say(voice, _DUTIES[kind])} ({code})"
        yield _say(voice, "To end one, write its last day into the column Đến ngày of a row of that person.")


def _of_duties(stored: StoredDuties, voice: Voice) -> Iterator[str]:
    for row, code, name in stored.misplaced:
        yield _say(voice, "Row {row}: this is no duty of {code} ({name}). Not taken.", row=row, code=code, name=name)
    for row, name in stored.shared:
        yield _say(voice, "Row {row}: the number stands for {name} too; please check.", row=row, name=name)


def _say(voice: Voice, sentence: str, **values: object) -> str:
    return unescape(voice.say(sentence, **values))
