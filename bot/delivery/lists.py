"""Renders the lists around the bell: the homeroom teacher's class, school health's school, the principal's totals."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from babel.numbers import format_percent

from bot.cases.wording import called
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.case_actions import ListCases
from bot.dialogue.filing_actions import OpenFilings
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.names import class_key
from bot.dialogue.wording import day_words, letter_lines, time_words
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, Rows
from bot.rounds.class_page import roll_page
from bot.rounds.owing import count_reasons
from bot.rounds.values import OwingReason
from bot.shelf import forms_in_force
from bot.turn import plain
from storage.needs import Reading
from storage.queries.roll_values import CLASS_ROLL, SCHOOL_ROLL, Roll, Wanted
from storage.queries.rolls import rolls
from storage.queries.rounds import round_views
from storage.queries.school_cases import SchoolCase, school_cases

GRAVE = {"emergency": "emergency case", "red": "red case"}
"""msgids of how a single grave case is named, the gravest first."""

Cases = Mapping[int, Sequence[SchoolCase]]


@renders("class_list")
def class_list(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """The class before the bell: who declared, who owes and why, with three answers for each."""
    wanted = [Wanted(CLASS_ROLL, int(each.about["class"]), int(each.about["round"])) for each in waiting]
    found, forms = rolls(reading, wanted), forms_in_force(reading.connection)
    said: list[Rendered | Dropped] = []
    for each, want in zip(waiting, wanted, strict=True):
        roll = found.get(want)
        if roll is None or not each.recipient.holds("homeroom", want.unit_id):
            said.append(Dropped("no duty at this class (any more)"))
        elif not roll.pupils:
            said.append(Dropped("nobody is in this class"))
        else:
            said.append(Rendered(roll_page(each.voice(catalogs), roll, forms)))
    return said


@renders("nurse_list")
def nurse_list(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """The school before the bell, class by class, with its open cases."""
    return _of_schools(reading, catalogs, waiting, "school_health", _nurse)


@renders("totals")
def totals(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """The principal's totals, also when all is well or nothing came (storyboard, scene 9)."""
    return _of_schools(reading, catalogs, waiting, "principal", _principal)


def _of_schools(
    reading: Reading,
    catalogs: Catalogs,
    waiting: Sequence[Waiting],
    duty: str,
    say: Callable[[Reading, Voice, Roll, Sequence[SchoolCase]], str],
) -> list[Rendered | Dropped]:
    rounds = round_views(reading, [int(each.about["round"]) for each in waiting])
    wanted = {key: Wanted(SCHOOL_ROLL, round_.school_id, key) for key, round_ in rounds.items()}
    found = rolls(reading, list(wanted.values()))
    cases: Cases = school_cases(reading, [want.unit_id for want in wanted.values()])
    said: list[Rendered | Dropped] = []
    for each in waiting:
        want = wanted.get(int(each.about["round"]))
        if want is None or not each.recipient.holds(duty, want.unit_id):
            said.append(Dropped("no duty at this school (any more)"))
            continue
        voice, open_cases = each.voice(catalogs), cases.get(want.unit_id, ())
        text = say(reading, voice, found[want], open_cases)
        rows = _buttons(voice, want.unit_id, has_cases=bool(open_cases))
        if duty == "principal":
            rows += ((Choice(plain(voice.say("The school's report")), OpenFilings().encode()),),)
        said.append(Rendered(Reply(text, rows, says_health=True)))
    return said


def _buttons(voice: Voice, school_id: int, *, has_cases: bool) -> Rows:
    choices = [Choice(plain(voice.say("See the classes")), OpenMySchool(school_id).encode())]
    if has_cases:
        choices.append(Choice(plain(voice.say("See the open cases")), ListCases().encode()))
    return (tuple(choices),)


def _nurse(reading: Reading, voice: Voice, roll: Roll, cases: Sequence[SchoolCase]) -> str:
    title = voice.say("School health: {school}, {day}, {time}.", **_heading(reading, voice, roll))
    letter = letter_lines(voice, roll.round.letter if roll.round else None)
    return "\n".join([title, *letter, _declared(voice, roll), _by_class(voice, roll), _cases(voice, cases)])


def _principal(reading: Reading, voice: Voice, roll: Roll, cases: Sequence[SchoolCase]) -> str:
    title = voice.say("Report to the principal: {school}, {day}, {time}.", **_heading(reading, voice, roll))
    parts = [
        title,
        *letter_lines(voice, roll.round.letter if roll.round else None),
        f"{_declared(voice, roll)} {_staff(voice, roll)}".strip(),
        _cases(voice, cases),
        _owing(voice, roll),
    ]
    return "\n".join(parts)


def _heading(reading: Reading, voice: Voice, roll: Roll) -> dict[str, str]:
    day = day_words(voice, roll.round.held_on) if roll.round else ""
    return {"school": roll.school_name, "day": day, "time": time_words(reading.now)}


def _declared(voice: Voice, roll: Roll) -> str:
    done, everybody = len(roll.declared), len(roll.pupils)
    share = format_percent(done / everybody if everybody else 0, "0.#%", locale=voice.language)
    parts = [voice.say("{done}/{all} pupils have declared ({share})", done=done, all=everybody, share=share)]
    if roll.by_others:
        parts.append(voice.say("{n} of them by teachers", n=roll.by_others))
    absent = sum(pupil.absent for pupil in roll.pupils)
    if absent:
        parts.append(voice.say("{n} absent", n=absent))
    return ", ".join(parts) + "."


def _staff(voice: Voice, roll: Roll) -> str:
    if not roll.staff:
        return ""
    return voice.say("Staff: {done}/{all}.", done=roll.staff_declared, all=roll.staff)


def _by_class(voice: Voice, roll: Roll) -> str:
    """ "2A 38/42 · 2B 40/40"."""
    owed, done = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for pupil in roll.pupils:
        owed[pupil.class_id, pupil.class_name] += 1
        done[pupil.class_id, pupil.class_name] += pupil.declared is not None
    classes = sorted(owed, key=lambda each: (class_key(each[1]), each[0]))
    return " · ".join(voice.say("{name} {done}/{all}", name=c[1], done=done[c], all=owed[c]) for c in classes)


def _cases(voice: Voice, cases: Sequence[SchoolCase]) -> str:
    """ "12 em cần hỏi thăm, đều đã có người nhận; 1 ca đỏ, cô Hạnh đang xử lý."."""
    mild = [case for case in cases if case.severity not in GRAVE]
    parts = []
    if mild:
        parts.append(f"{voice.say('{n} to be asked after', n=len(mild))}, {_taken(voice, mild)}")
    for severity, msgid in GRAVE.items():
        for case in cases:
            if case.severity == severity:
                parts.append(voice.say("1 {grade}", grade=voice.say(msgid)) + ", " + _taker(voice, case))
    return ("; ".join(parts) if parts else voice.say("Nobody is to be asked after")) + "."


def _taken(voice: Voice, cases: Sequence[SchoolCase]) -> str:
    untaken = sum(case.state == "open" for case in cases)
    if not untaken:
        return voice.say("somebody has it") if len(cases) == 1 else voice.say("all of them are taken")
    return voice.say("not taken yet") if untaken == len(cases) else voice.say("{n} not taken yet", n=untaken)


def _taker(voice: Voice, case: SchoolCase) -> str:
    if case.state == "open" or case.taker is None:
        return voice.say("not taken yet")
    return voice.say("{who} has it", who=called(voice, case.taker, case.taker_gender))


def _owing(voice: Voice, roll: Roll) -> str:
    """ "Chưa khai 38 em: 21 chưa trả lời, 9 chưa kết nối, 8 lý do khác."."""
    owing = roll.owing
    if not owing:
        return voice.say("All pupils have declared.") if roll.pupils else voice.say("No pupils are enrolled.")
    reasons = count_reasons(owing)
    unanswered = reasons[OwingReason.NOT_ANSWERED] + reasons[OwingReason.PAUSED]
    unconnected = reasons[OwingReason.NOT_CONNECTED]
    others = len(owing) - unanswered - unconnected
    parts = [
        voice.say(msgid, n=n)
        for msgid, n in (
            ("{n} have not answered", unanswered),
            ("{n} are not connected", unconnected),
            ("{n} for other reasons", others),
        )
        if n
    ]
    return voice.say("{n} have not declared: {reasons}.", n=len(owing), reasons=", ".join(parts))
