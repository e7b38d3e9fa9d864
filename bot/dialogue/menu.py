"""What can be done here, as buttons: for everybody who declares, and for each duty its rooms."""

from bot.clock import local_date
from bot.dialogue.case_actions import ListCases
from bot.dialogue.declare_actions import OpenDeclaring, ReportIll
from bot.dialogue.filing_actions import OpenFilings
from bot.dialogue.join_actions import ConsentPage, JoinMore
from bot.dialogue.link_actions import ShowLinkCode
from bot.dialogue.menu_actions import OpenMyClass, OpenMySchool
from bot.dialogue.names import short_names
from bot.dialogue.order_actions import ListOrders
from bot.dialogue.report_actions import OpenFigures
from bot.i18n import Markup
from bot.messages import Choice, Reply, Rows, stacked
from bot.turn import Turn
from storage.changes.rounds import STANDING
from storage.queries.covers import COVERABLE
from storage.queries.exportable import exportable
from storage.values import Subject

LEADERS = ("principal", "deputy_head")
SCHOOL = (*LEADERS, "school_health")
ABOVE = ("district_contact", "province_contact")
CASES = (*SCHOOL, "homeroom", "boarding", "health_station", "district_contact", "province_contact")

FURTHER_SENTENCES = {
    "/khaibao": "khai bao (declare)",
    "/denghi": "de nghi (requests to join)",
    "/nguoinha": "nguoi nha (who is connected)",
    "/thuhoi": "thu hoi (a lost phone)",
    "/motdot": "mo dot (order declarations)",
    "/xuat": "xuat (files of figures)",
    "/tructhay": "truc thay (somebody stands in)",
    "/ngungnhac": "ngung nhac (pause reminders)",
    "/rutdongy": "rut dong y (withdraw consent)",
    "/lienket": "lien ket (connect another chat)",
    "/dulieucuatoi": "du lieu cua toi (what is stored)",
    "/ngonngu": "ngon ngu (language)",
}
"""The commands as they are typed without a stroke, with what they do."""


def main_menu(turn: Turn) -> Reply:
    """Say what can be done here; for whom nobody knows yet, how to begin."""
    rows = menu_rows(turn)
    if not rows:
        return Reply(
            turn.voice.say("To begin, scan the code on the school's slip, or type that code here."), is_new=True
        )
    lines = [turn.voice.say("Here is what you can do.")]
    if turn.sender.holds("operator"):
        lines.append(
            turn.voice.say(
                "As operator you hear when nobody of a school takes a case, and when the assistant has trouble. Then "
                "please call by the numbers in that message; cases themselves are opened at the school alone."
            )
        )
    lines.append(_in_words(turn))
    if turn.sender.subjects or turn.sender.duties:
        letter = {"number": STANDING["number"], "date": f"{STANDING['issued_on']:%d/%m/%Y}"}
        why = "Regular declarations follow letter {number} of {date} from {issuer}."
        lines.append(turn.voice.say(why, **letter, issuer=STANDING["issuer"]))
    return Reply("\n".join(lines), rows, is_new=True, says_health=bool(turn.sender.duties))


def _in_words(turn: Turn) -> str:
    """What else may be typed, each in words; where a command can be tapped it stands beside them."""
    further = [each for each in commands_of(turn) if each in FURTHER_SENTENCES]
    words = [turn.voice.say(FURTHER_SENTENCES[each]) for each in further]
    if turn.abilities.has_buttons:
        words = [f"{said} {each}" for each, said in zip(further, words, strict=True)]
    return turn.voice.say("You can also type: {words}.", words=Markup("; ".join(words)))


def commands_of(turn: Turn) -> list[str]:
    """The commands that do something for the sender."""
    kinds = {duty.kind for duty in turn.sender.duties}
    found = ["/khaibao"] if turn.sender.subjects else []
    if kinds & {"homeroom", *LEADERS}:
        found.append("/denghi")
    if turn.sender.children or kinds & {"homeroom", *LEADERS}:
        found.append("/nguoinha")
    if "principal" in kinds:
        found.append("/thuhoi")
    if any(duty.kind in ABOVE and duty.school_id is None for duty in turn.sender.duties):
        found.append("/motdot")
    if exportable(turn.sender.duties):
        found.append("/xuat")
    if kinds & COVERABLE:
        found.append("/tructhay")
    if turn.sender.subjects:
        found.append("/ngungnhac")
    if turn.sender.children or (turn.sender.person and turn.sender.person.kind == "pupil"):
        found.append("/rutdongy")
    found += ["/lienket"] if turn.sender.person else []
    return [*found, "/dulieucuatoi", "/ngonngu", "/trogiup"]


def menu_rows(turn: Turn) -> Rows:
    """The buttons of the menu."""
    choices: list[Choice] = []
    if any(subject.may_declare and not subject.is_proxied for subject in turn.sender.subjects):
        choices += [
            turn.choice("Declare", OpenDeclaring()),
            turn.choice("Report that my child is not well", ReportIll()),
        ]
    rows = [*choices, *not_agreed(turn), *_rooms(turn), *_further(turn)]
    return stacked(*rows, *([turn.choice("Connect my other chat", ShowLinkCode())] if turn.sender.person else []))


def _page_of(subject: Subject) -> ConsentPage:
    """Who never said who they are to the child is asked that too."""
    is_unsaid = subject.relation == "guardian"
    return ConsentPage((subject.person_id,), "" if is_unsaid else "-", "", "j" if is_unsaid else "c")


def not_agreed(turn: Turn) -> list[Choice]:
    """Buttons for those of the sender for whom nothing may be declared before somebody has agreed."""
    silent = [
        subject
        for subject in turn.sender.subjects
        if subject.kind == "pupil" and not (subject.is_proxied or subject.is_suspended or subject.may_declare)
    ]
    return [
        turn.choice("Agree to declaring: {name}", _page_of(each), name=short)
        for each, short in zip(silent, short_names([each.name for each in silent]), strict=True)
    ]


def _further(turn: Turn) -> list[Choice]:
    person = turn.sender.person
    if person is None or person.kind not in ("guardian", "staff"):
        return []
    return [turn.choice("Connect another child" if turn.sender.children else "Connect my child at school", JoinMore())]


def _rooms(turn: Turn) -> list[Choice]:
    found: list[Choice] = []
    duties = turn.sender.duties
    for duty in duties:
        if duty.kind == "homeroom":
            found.append(turn.choice("My class {name}", OpenMyClass(duty.unit_id), name=duty.unit_name))
    schools = {d.unit_id: d.unit_name for d in duties if d.kind in SCHOOL and d.unit_kind == "school"}
    for school, name in schools.items():
        found.append(turn.choice("My school: {name}", OpenMySchool(school), name=name))
    if schools:
        found.append(turn.choice("What the school declares", OpenFilings()))
    if any(duty.kind in ABOVE for duty in duties):
        found.append(turn.choice("The schools of my area", OpenMySchool(0)))
    if any(duty.kind in ABOVE and duty.school_id is None for duty in duties):
        found.append(turn.choice("Declarations by order", ListOrders()))
    if any(duty.kind in ABOVE for duty in duties):
        found.append(turn.choice("Figures of today", OpenFigures(0, local_date(turn.now), 0, 0)))
    return [*found, *to_cases(turn)]


def to_cases(turn: Turn) -> list[Choice]:
    """The way to the open cases, for those who are told of cases."""
    is_told = any(duty.kind in CASES for duty in turn.sender.duties)
    return [turn.choice("Cases to follow up", ListCases())] if is_told else []
