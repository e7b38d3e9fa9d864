"""The first line of an alert, all a lock screen shows: a case is news to its reader once, then what became of it is."""

from bot.cases.signs import no_signs, sighted_signs, signs_of
from bot.cases.telling import AGAIN
from bot.cases.wording import GRADES
from bot.delivery.cluster_advice import one_of
from bot.i18n import Markup, Voice
from storage.queries.case_details import Sheet
from storage.queries.cases import CaseFile

HEAD_SENTENCES = {
    "new": "1 case to follow up, grade <b>{grade}</b> · {place}",
    "asked": "Is there an outcome yet? Grade <b>{grade}</b> · {place}",
    "news": "News of a case of grade <b>{grade}</b> · {place}",
    "taken": "The case of grade <b>{grade}</b> has somebody · {place}",
    "again": "The case of grade <b>{grade}</b> needs somebody to go on · {place}",
    "ended": "The case of grade <b>{grade}</b> has ended · {place}",
}
"""By what a message is to its reader. Where nothing can be edited what others did comes as a message: no new case."""
HANDED = ("passed_on", "resumed", "handed_over")
NEEDS_ANEW = ("raised", "worsened")


def headline(voice: Voice, sheet: Sheet, case: CaseFile, root: str, *, is_question: bool, is_known: bool) -> str:
    """Grade and place after what the message is. `case`: as its reader sees it. `is_known`: they were told of it."""
    place = case.school_name
    if case.class_name:
        place = Markup(voice.say("{school} · class {place}", school=case.school_name, place=case.class_name))
    kind = "asked" if is_question and case.state == "taken" else _kind(sheet, case, root, is_known=is_known)
    return voice.say(HEAD_SENTENCES[kind], grade=voice.say(GRADES[case.severity]), place=place)


def _kind(sheet: Sheet, case: CaseFile, root: str, *, is_known: bool) -> str:
    if case.state == "closed":
        return "ended"
    if root.split(":")[2].startswith(AGAIN):
        return "news"
    if not is_known:
        return "new"
    if case.state != "open":
        return "taken"
    last = next((e.kind for e in reversed(sheet.events) if e.kind in (*HANDED, *NEEDS_ANEW)), "")
    return "again" if last in HANDED else "new"


def counted(voice: Voice, sheet: Sheet, case: CaseFile) -> str:
    """What an official above the school sees: school, class, signs and count; never who."""
    told = [signs_of(voice, row, with_words=False) for row in sheet.declared]
    signs = "; ".join(dict.fromkeys([*told, *sighted_signs(voice, sheet)]))
    place = (
        f"{case.school_name}, {voice.say('class {place}', place=case.class_name)}"
        if case.class_name
        else case.school_name
    )
    values = {"place": place, "signs": signs or no_signs(voice)}
    if case.notifiable:
        text = voice.say("{place}: 1 child with signs that may be an infectious disease ({signs})", **values)
    else:
        text = voice.say("{place}: 1 child to follow up ({signs})", **values)
    if sheet.similar:
        text += voice.say(", number {n} of the class in 7 days", n=len(sheet.similar) + 1)
    return " ".join([text + ".", *one_of(voice, sheet.clusters, "upward", lately=len(sheet.similar))])
