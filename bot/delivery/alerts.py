"""Renders what tells people of cases: alerts, and what the operator gets. From current rows, for every state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.cases.clusters.values import ClusterRule
from bot.cases.clusters.weighing import asked_of_one
from bot.cases.school import holder_of
from bot.cases.wording import DUTIES, GRADES, called
from bot.delivery.alert_pages import Page
from bot.delivery.drill_pages import ExercisePage
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.wording import capital, exercise_reply, phone_words
from bot.i18n import Catalogs, Markup, Voice
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.case_details import Sheet, sheets
from storage.queries.cases import CaseFile, Scopes
from storage.queries.responders import SchoolPeople, school_people

CALLED = ("principal", "deputy_head", "school_health")
"""Whom an operator calls of a school, the first to decide first."""
WEIGHED_WITHIN = timedelta(seconds=10)
"""By then the clusters have taken in what was declared; an alert that goes out earlier says what they will."""
SUPERSEDED = Dropped("a later edit of the same message waits")


def superseded(waiting: Sequence[Waiting]) -> set[int]:
    """Rows of a batch after which another one brings the same message up to date.

    Where that would be a message of its own, what its reader asked for says more than what others did meanwhile.
    """
    last: dict[object, int] = {}
    older: set[int] = set()
    for each in sorted(waiting, key=lambda w: (not w.is_apart, w.id)):
        root = each.about.get("root", each.key)
        if root in last and each.sent_before:
            older.add(last[root])
        last[root] = each.id
    sent = {each.id for each in waiting if each.sent_before}
    return older & sent


@renders("alert")
def alert(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say that something is to be opened; after the tap, as much as the reader's duties allow."""
    found = sheets(reading, [_uid(each) for each in waiting])
    scopes = Scopes.of(reading, [sheet.file for sheet in found.values()])
    older, expected = superseded(waiting), _expected(reading, found.values())
    return [
        SUPERSEDED if w.id in older else _alert(reading, catalogs, w, found.get(_uid(w)), scopes, expected)
        for w in waiting
    ]


def _expected(reading: Reading, found: Iterable[Sheet]) -> dict[bytes, tuple[ClusterRule, ...]]:
    """By case that was raised just now, the rules it fulfils by itself: clusters are weighed a moment later.

    Where nothing is edited the same child would otherwise ring twice in a second.
    """
    files = [
        sheet.file for sheet in found if sheet.file.syndrome and not sheet.file.is_drill and _is_fresh(sheet, reading)
    ]
    rules = asked_of_one(reading, {file.school_id for file in files}) if files else {}
    return {
        file.uid: tuple(rule for rule in rules[file.school_id] if rule.syndrome in (file.syndrome or "").split())
        for file in files
    }


def _is_fresh(sheet: Sheet, reading: Reading) -> bool:
    raised = sheet.last("raised")
    return reading.now - max(sheet.file.opened_at, raised.at if raised else sheet.file.opened_at) < WEIGHED_WITHIN


def _alert(
    reading: Reading,
    catalogs: Catalogs,
    waiting: Waiting,
    sheet: Sheet | None,
    scopes: Scopes,
    expected: Mapping[bytes, tuple[ClusterRule, ...]],
) -> Rendered | Dropped:
    if sheet is None:
        return Dropped("the case is no longer kept")
    voice = waiting.voice(catalogs)
    case = scopes.seen_by(waiting.recipient, sheet.file)
    if case is None:
        return no_longer_theirs(catalogs, waiting)
    if case.state == "closed" and waiting.is_new and not waiting.sent_before and not case.is_drill:
        return Dropped("it ended before it was told")
    root = str(waiting.about["root"])
    kind = ExercisePage if case.is_drill else Page
    page = kind(
        voice,
        sheet,
        case,
        waiting.recipient.account.id,
        root,
        reading.now,
        waiting.is_new,
        waiting.has_buttons,
        waiting.sent_before,
        expected.get(sheet.file.uid, ()),
    )
    return Rendered(page.render(), is_open=page.is_open, gist=page.gist())


def no_longer_theirs(catalogs: Catalogs, waiting: Waiting) -> Rendered | Dropped:
    """Take a message back whose reader has no duty towards it any more; a new one is not sent at all."""
    if not waiting.sent_before:
        return Dropped("no duty towards it (any more)")
    return Rendered(
        Reply(waiting.voice(catalogs).say("This case is over, or with somebody else now. Type /ca to see yours."))
    )


@renders("operator")
def operator(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Tell the operator that a school's case waits: school and grade, no class, no name."""
    found = sheets(reading, [_uid(each) for each in waiting])
    schools = school_people(reading, sorted({sheet.file.school_id for sheet in found.values()}))
    older = superseded(waiting)
    return [
        SUPERSEDED if w.id in older else _operator(reading, catalogs, w, found.get(_uid(w)), schools) for w in waiting
    ]


def _operator(
    reading: Reading, catalogs: Catalogs, waiting: Waiting, sheet: Sheet | None, schools: Mapping[int, SchoolPeople]
) -> Rendered | Dropped:
    if sheet is None or waiting.recipient.holds("operator") is None:
        return Dropped("nothing to say to an operator")
    voice, case = waiting.voice(catalogs), sheet.file
    said = _operator_words(voice, case)
    if case.state == "open":
        said = replace(said, text="\n".join([said.text, *_to_call(voice, schools[case.school_id], reading.now)]))
    return Rendered(exercise_reply(voice, said) if case.is_drill else said)


def _operator_words(voice: Voice, case: CaseFile) -> Reply:
    if case.is_drill and case.state == "closed":
        return Reply(voice.say("{school}: the exercise is over.", school=case.school_name))
    values = {"school": case.school_name, "grade": voice.say(GRADES[case.severity])}
    if case.state != "open":
        return Reply(voice.say("{school}: the case of grade <b>{grade}</b> has somebody now.", **values))
    return Reply(
        voice.say("{school}: a case of grade <b>{grade}</b> waits and nobody has taken it. Call the school.", **values)
    )


def _to_call(voice: Voice, school: SchoolPeople, now: datetime) -> list[str]:
    """Who of the school can be called, with the numbers."""
    holders = [holder for kind in CALLED if (holder := holder_of(school, kind, now)) is not None]
    lines = []
    for holder in {each.person_id: each for each in holders if each.phone is not None}.values():
        name = capital(called(voice, holder.name, holder.gender))
        who = Markup(voice.say("{name}, {duty}", name=name, duty=voice.say(DUTIES[holder.kind])))
        lines.append(voice.say("• {who}: {phone}", who=who, phone=phone_words(holder.phone or "")))
    return lines


def _uid(waiting: Waiting) -> bytes:
    return bytes.fromhex(str(waiting.about["case"]))
