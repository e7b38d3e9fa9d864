"""Opening an alert, taking a case, saying that one has seen it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from html import escape

from bot.cases.acting import duty_of, follow_cases, may_act, take, tell_family
from bot.cases.telling import follow, follow_all, pressed
from bot.cases.wording import ENDINGS, called, when
from bot.delivery.alert_pages import SHOWN_FOR
from bot.dialogue.case_actions import CaseNoted, ListCases, OpenCaseAlert, ReopenCase, TakeCase
from bot.dialogue.station_actions import ShowLife
from bot.dialogue.wording import capital
from bot.errors import Mistake
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, again, on, plain
from storage.changes.cases import Answered, CaseHappened
from storage.queries.case_lists import FamiliesOf
from storage.queries.cases import CaseFile, CaseNumber, ToldRow
from storage.queries.responders import Responders, SchoolPeople
from storage.queries.said import NotedAt

REOPENS_FOR = timedelta(hours=24)
"""How long an end that was recorded by mistake is taken back by a press."""


class NotYourCase(Mistake):
    """The sender has no duty towards the case (any more)."""

    sentence = "This case is over, or with somebody else now. Type /ca to see yours."


def the_case(turn: Turn, number: int, *, to_act: bool = False) -> Asking[CaseFile]:
    """The case behind a button, authorised anew. Raises NotYourCase."""
    file: CaseFile | None = yield CaseNumber(number)
    if file is None or (to_act and not may_act(file)):
        raise NotYourCase
    turn.is_exercise = file.is_drill
    answered(turn, file)
    return file


def answered(turn: Turn, file: CaseFile) -> None:
    """Note when an account first did something with a case it was told of."""
    account = turn.sender.account.id
    if any(row.account_id == account and row.answered_at is None for row in file.told):
        turn.note(Answered(file.uid, account, turn.now))


def my_person(turn: Turn) -> int:
    """Who acts. Raises NotYourCase for a chat that is nobody's."""
    if turn.sender.person is None:
        raise NotYourCase
    return turn.sender.person.id


def ended(turn: Turn, file: CaseFile) -> Reply:
    """What an old button of a closed case says, with the next step.

    Where nothing can be edited the sender's own messages about it would come anew, and say it again.
    """
    own = turn.sender.account.id
    turn.note(*follow_all([row for row in file.told if turn.abilities.can_edit or row.account_id != own], turn.now))
    time = when(turn.voice, file.closed_at or turn.now, turn.now)
    outcome = turn.voice.say(ENDINGS.get(file.outcome or "", "Closed")).lower()
    text = turn.voice.say("This case ended at {time}: {outcome}.", time=time, outcome=outcome)
    life = turn.choice("How it went", ShowLife(file.id, 0, ""))
    choices = [turn.choice("My open cases", ListCases()), life]
    if reopens(turn, file):
        choices.append(turn.choice("Open it again", ReopenCase(file.id, file.version)))
    return Reply(text, stacked(*choices), is_new=True)


def reopens(turn: Turn, file: CaseFile) -> bool:
    """Whether the sender may take back that a case has ended."""
    ended_at = file.closed_at
    is_late = ended_at is None or turn.now - ended_at > REOPENS_FOR
    return file.state == "closed" and may_act(file) and not file.is_drill and not is_late


def toast(turn: Turn, msgid: str, **values: object) -> Reply:
    """A short word on the press; the message itself follows by an edit."""
    return Reply(toast=plain(turn.voice.say(msgid, **values)))


def said_aloud(turn: Turn, reply: Reply) -> Reply:
    """The answer to words that are as good as a press: its short word is shown on none."""
    text = reply.text or (escape(reply.toast, quote=False) if turn.abilities.has_buttons else "")
    return again(reply, text=text, is_new=True)


def looked(turn: Turn, file: CaseFile, roots: Iterable[str], page: int = 0) -> None:
    """Have messages show the case for a day, and leave the audit row. `page`: of one that gathers several."""
    answered(turn, file)
    about = {"account": turn.sender.account.id, "roots": list(roots)} | ({"page": page} if page else {})
    turn.note(CaseHappened(file.uid, turn.now, "looked", my_person(turn), about))
    turn.looked("case_opened", file.person_id, file.school_id, case=file.id)


def open_messages(turn: Turn, files: Sequence[CaseFile], kind: str, page: int = 0) -> None:
    """Show cases in this account's messages of a kind, and take what they show back when it was seen for a day."""
    rows: dict[str, ToldRow] = {}
    for file in files:
        own = {row.key: row for row in file.told if row.account_id == turn.sender.account.id and row.kind == kind}
        looked(turn, file, own, page)
        rows |= own
    press = pressed(turn.incoming.message, rows)
    for row in rows.values():
        turn.note(follow(row, turn.now, press=press), follow(row, turn.now, due_at=turn.now + SHOWN_FOR))


@on(OpenCaseAlert)
def open_alert(turn: Turn, action: OpenCaseAlert) -> Asking[Reply]:
    """Show what is behind an alert, as much as the sender's duties allow."""
    file = yield from the_case(turn, action.case)
    if file.state == "closed":
        return ended(turn, file)
    open_messages(turn, [file], "alert")
    return toast(turn, "Opened")


@on(TakeCase)
def take_case(turn: Turn, action: TakeCase) -> Asking[Reply]:
    """Acknowledge; of twenty who press at once one has it, and the others are told who."""
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    if file.state != "open":
        turn.note(*follow_cases([file], turn.now))
        return already_taken(turn, file)
    school: SchoolPeople = yield Responders(file.school_id)
    families = yield FamiliesOf((file.id,))
    turn.note(*take(file, school, my_person(turn), turn.now), *follow_cases([file], turn.now))
    turn.note(*tell_family(file, "taken", families.get(file.id, ()), turn.now, turn.sender.account.id))
    return toast(turn, "You have it now. Thank you.")


def already_taken(turn: Turn, file: CaseFile) -> Reply:
    """Say who has it."""
    if file.taker is None or file.taken_at is None:
        return toast(turn, "An outcome is recorded; the case stays open.")
    name = capital(called(turn.voice, file.taker.name, file.taker.gender))
    return toast(turn, "{name} took it at {time}.", name=name, time=when(turn.voice, file.taken_at, turn.now))


@on(CaseNoted)
def noted(turn: Turn, action: CaseNoted) -> Asking[Reply]:
    """Keep the receipt of somebody who is informed, and show the school; the case still waits for who takes it."""
    file = yield from the_case(turn, action.case)
    if file.state == "closed":
        return ended(turn, file)
    noted_at: datetime | None = yield NotedAt(file.uid)
    if noted_at is not None:
        time = when(turn.voice, noted_at, turn.now)
        turn.note(*follow_cases([file], turn.now))
        return toast(turn, "You noted this at {time}.", time=time)
    about = {"account": turn.sender.account.id, "duty": duty_of(file)}
    turn.note(CaseHappened(file.uid, turn.now, "receipt", my_person(turn), about), *follow_cases([file], turn.now))
    return toast(turn, "Noted. The school keeps handling the case.")
