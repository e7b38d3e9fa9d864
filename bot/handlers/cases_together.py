"""Several cases at once: all that wait are taken, and how all of the sender's go on is recorded by one yes."""

from collections.abc import Sequence

from bot.cases.acting import may_act
from bot.cases.codes import code_of
from bot.cases.wording import OUTCOMES, WATCHED
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import ListCases, OutcomeOfSeveral, SetOutcome, TakeCase
from bot.dialogue.names import given_name
from bot.errors import OldButton
from bot.handlers.cases import open_messages
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, tapped
from bot.understanding.all_cases import all_said, takes_all
from storage.queries.case_lists import MyCases
from storage.queries.cases import CaseFile

MOST_TOGETHER = 5


def taken_together(turn: Turn, shown: Sequence[Action], text: str) -> Asking[Reply | None]:
    """Take all that wait and that the sender was told of, if they are as many as was said."""
    if not takes_all(text):
        return None
    files: tuple[CaseFile, ...] = yield MyCases()
    own = turn.sender.account.id
    mine = [file for file in files if may_act(file) and own in {row.account_id for row in file.told}]
    waiting = [file for file in mine if file.state == "open"]
    if not 1 < len(waiting) <= MOST_TOGETHER:
        return None
    if all_said(text) not in (0, len(waiting)):
        return (yield from tapped(turn, ListCases()))
    lines = []
    for file in waiting:
        reply = yield from tapped(turn, TakeCase(file.id))
        lines.append(f"{code_of(file.id)}. {given_name(file.subject_name or '')} · {reply.toast or reply.text}")
    open_messages(turn, waiting, "alert")
    return Reply("\n".join(lines), stacked(turn.choice("My open cases", ListCases())), is_new=True)


def outcome_of_all(turn: Turn, files: Sequence[CaseFile], outcome: str, text: str) -> Reply | None:
    """Ask once for all that the sender has; None where they are not as many as was said, or would end by it."""
    person = turn.sender.person
    meant = [file for file in files if person and file.taker and file.taker.person_id == person.id]
    if outcome not in WATCHED or not 1 < len(meant) <= MOST_TOGETHER or all_said(text) not in (0, len(meant)):
        return None
    names = ", ".join(f"{code_of(file.id)} ({given_name(file.subject_name or '')})" for file in meant)
    words = turn.voice.say(OUTCOMES[outcome])
    asked = turn.voice.say("Record “{outcome}” for {n} cases: {names}?", outcome=words, n=len(meant), names=names)
    yes = turn.choice("Yes, record it for all", OutcomeOfSeveral(outcome, tuple(file.id for file in meant)))
    return Reply(asked, stacked(yes, turn.choice("My open cases", ListCases())), is_new=True)


@on(OutcomeOfSeveral)
def outcome_of_several(turn: Turn, action: OutcomeOfSeveral) -> Asking[Reply]:
    """Record it of each; what is to be asked of one of them stands below."""
    if action.outcome not in WATCHED or len(action.cases) > MOST_TOGETHER:
        raise OldButton
    replies = []
    for case in dict.fromkeys(action.cases):
        replies.append((yield from tapped(turn, SetOutcome(case, action.outcome))))
    asked = [reply for reply in replies if reply.rows]
    said = list(dict.fromkeys(reply.toast or reply.text for reply in replies))
    return Reply("\n".join(said), asked[0].rows if len(asked) == 1 else (), is_new=True)
