"""What an import of a roster came to, line by line, for the one who brought it in."""

from collections.abc import Iterator
from html import unescape

from bot.i18n import Voice
from bot.imports.planning import Plan


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
            n=plan.untouched,
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


def _say(voice: Voice, sentence: str, **values: object) -> str:
    return unescape(voice.say(sentence, **values))
