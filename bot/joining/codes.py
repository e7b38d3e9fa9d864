"""What a code opens: a class, a child's slip, the slip of a member of staff."""

from bot.clock import local_date
from bot.dialogue.join_actions import AskPrincipal, HoldsSlip, HoldsStaffSlip, KnowsClass, WhoUses
from bot.dialogue.wording import area_words
from bot.joining.rules import may_use_chat
from bot.joining.steps import ask_number, by_ability, opens, slowed_down, wrong_code
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn
from storage.queries.joining import ClassOf, InvitationView, SlipBy


def try_code(turn: Turn, code: str) -> Asking[Reply]:
    """Look a code up: a class, a child's slip, a staff slip; a wrong one slows the account down."""
    slowed = slowed_down(turn)
    if slowed is not None:
        return slowed
    view: InvitationView | None = yield SlipBy(code=code)
    if view is None or not opens(turn, view):
        return wrong_code(turn)
    if view.kind == "class":
        return (yield from _ask_child_name(turn, view))
    if view.kind == "staff" and view.person is not None:
        turn.ask_next(HoldsStaffSlip(view.id))
        asked = by_ability(
            turn,
            "Welcome. Please share your own phone number, or type the number the school has of you.",
            "Welcome. Please type the number the school has of you.",
        )
        text = turn.voice.say(asked)
        rows = stacked(turn.choice("Ask the principal to confirm", AskPrincipal())) if view.person.school_id else ()
        return Reply(text, rows, is_new=True, ask_contact=ask_number(turn))
    if turn.sender.person is None and view.person and may_use_chat(view.person.birthday, local_date(turn.now)):
        turn.ask_next(HoldsSlip(view.id, ""))
        return Reply(
            turn.voice.say("Who uses this account?"),
            ((turn.choice("A parent or guardian", WhoUses("parent")), turn.choice("The pupil", WhoUses("pupil"))),),
            is_new=True,
        )
    return ask_birthday(turn, view, "parent")


def _ask_child_name(turn: Turn, view: InvitationView) -> Asking[Reply]:
    school_class = yield ClassOf(view.unit_id)
    if school_class is None:
        return wrong_code(turn)
    turn.ask_next(KnowsClass(school_class.id))
    text = turn.voice.say(
        "Class {class_name}, {school}. Please type the child's full name; the homeroom teacher then confirms.",
        class_name=school_class.name,
        school=school_class.school_name,
    )
    return Reply(text, is_new=True)


def ask_birthday(turn: Turn, view: InvitationView, who: str) -> Reply:
    """Ask the holder of a slip for the birthday."""
    turn.ask_next(HoldsSlip(view.id, who))
    voice = turn.voice if who == "parent" else turn.speaking_to("pupil")
    greeting = (
        voice.say(
            "Welcome. This is the assistant for health declarations of the schools in {area}.",
            area=area_words(voice, view.area),
        )
        if view.area
        else voice.say("Welcome. This is the assistant for health declarations of the schools.")
    )
    asked = voice.say("To protect the child's data, please give <b>the child's birthday</b> (for example 25/03/2019).")
    return Reply(f"{greeting}\n{asked}", is_new=True)
