"""What can be done here, as buttons: for everybody who declares, and for each duty its rooms."""

from bot.dialogue.case_actions import ListCases
from bot.dialogue.declare_actions import OpenDeclaring, ReportIll
from bot.dialogue.menu_actions import OpenMyClass, OpenMySchool
from bot.messages import Choice, Reply, Rows, stacked
from bot.turn import Turn

SCHOOL = ("principal", "deputy_head", "school_health")
CASES = (*SCHOOL, "homeroom", "boarding", "health_station", "district_contact", "province_contact")


def main_menu(turn: Turn) -> Reply:
    """Say what can be done here; for whom nobody knows yet, how to begin."""
    rows = menu_rows(turn)
    if not rows:
        return Reply(
            turn.voice.say("To begin, scan the code on the school's slip, or type that code here."), is_new=True
        )
    text = turn.voice.say("Here is what you can do.")
    return Reply("\n".join([text, turn.voice.say("More: {commands}.", commands=COMMANDS)]), rows, is_new=True)


COMMANDS = "/khaibao /ngungnhac /rutdongy /dulieucuatoi /ngonngu /trogiup"


def menu_rows(turn: Turn) -> Rows:
    """The buttons of the menu."""
    choices: list[Choice] = []
    if any(subject.may_declare and not subject.is_proxied for subject in turn.sender.subjects):
        choices += [
            turn.choice("Declare", OpenDeclaring()),
            turn.choice("Report that my child is not well", ReportIll()),
        ]
    return stacked(*choices, *_rooms(turn))


def _rooms(turn: Turn) -> list[Choice]:
    found: list[Choice] = []
    duties = turn.sender.duties
    for duty in duties:
        if duty.kind == "homeroom":
            found.append(turn.choice("My class {name}", OpenMyClass(duty.unit_id), name=duty.unit_name))
    schools = {d.unit_id: d.unit_name for d in duties if d.kind in SCHOOL and d.unit_kind == "school"}
    for school, name in schools.items():
        found.append(turn.choice("My school: {name}", OpenMySchool(school), name=name))
    if any(duty.kind in CASES for duty in duties):
        found.append(turn.choice("Cases to follow up", ListCases()))
    return found
