"""What a school declared of itself before, questionnaire by questionnaire: conclusions and figures over the rounds."""

from collections.abc import Collection, Sequence

from bot.dialogue.filing_actions import ReadSigned, SchoolTrend, SeenRemedies
from bot.dialogue.menu_actions import OpenMySchool
from bot.errors import NotAllowed
from bot.forms import in_language
from bot.forms.rights import OF_THE_SCHOOL
from bot.handlers.filing_pages import readable, shows_conclusion
from bot.messages import Choice, Reply, stacked
from bot.shelf import form_asked
from bot.texts import clipped
from bot.turn import Asking, Turn, on
from storage.queries.remedies import READS, Past, PastOf, SignedBefore

MOST = 24
"""Declarations that are looked at: twelve weeks of Mondays and Fridays."""
MOST_OF_ONE = 8
MOST_READ = 6
MOST_LABEL = 40
FIGURES = ("present", "enrolled", "absent_ill", "flagged", "declared")
"""The figures of a report that a line of the trend shows."""


@on(SchoolTrend)
def school_trend(turn: Turn, action: SchoolTrend) -> Asking[Reply]:
    """The newest first; what was concluded stands as it was signed."""
    past: Past | None = yield PastOf(action.school, MOST)
    if past is None:
        raise NotAllowed
    turn.looked("school_trend", unit_id=action.school)
    say = turn.voice.say
    by_form: dict[str, list[SignedBefore]] = {}
    for each in past.signed:
        by_form.setdefault(each.filed.form, []).append(each)
    lines = [] if by_form else [say("The school has not declared anything of itself yet.")]
    for name, several in by_form.items():
        form = form_asked(name, several[0].source)
        title = form.title if form is not None else name
        lines += _of_form(turn, title, several[:MOST_OF_ONE], past.as_duties)
    choices = _reading(turn, action.school, past) if READS & set(past.as_duties) else []
    back = turn.choice("See the school today", OpenMySchool(action.school))
    return Reply("\n".join(lines), stacked(*choices, back), is_new=True, says_health=True)


def _reading(turn: Turn, school: int, past: Past) -> list[Choice]:
    """The newest declarations to be read whole, and what is put right."""
    choices = []
    for each in past.signed[:MOST_READ]:
        form, day = form_asked(each.filed.form, each.source), f"{each.filed.held_on:%d/%m}"
        title = clipped(form.title if form is not None else each.filed.form, MOST_LABEL)
        choices.append(
            turn.choice("Read {day}: {title}", ReadSigned(school, each.filed.round_id, 0), day=day, title=title)
        )
    if not (OF_THE_SCHOOL & set(past.as_duties)):
        choices.append(turn.choice("What the school puts right", SeenRemedies(school)))
    return choices


def _of_form(turn: Turn, title: str, several: Sequence[SignedBefore], duties: Sequence[str]) -> list[str]:
    lines = [turn.voice.say("<b>{title}</b>", title=title)]
    for i, each in enumerate(several):
        before = several[i + 1] if i + 1 < len(several) else None
        day = f"{each.filed.held_on:%d/%m/%Y}"
        form = form_asked(each.filed.form, each.source)
        open_ = readable(form, duties) if form is not None else frozenset()
        if each.filed.conclusion is None:
            lines.append(_figures(turn, each, day, open_))
        elif form is not None and shows_conclusion(form, open_):
            lines.append(_judged(turn, each, before, day))
        else:
            lines.append(turn.voice.say("• {day}: signed", day=day))
    return lines


def _judged(turn: Turn, each: SignedBefore, before: SignedBefore | None, day: str) -> str:
    form = form_asked(each.filed.form, each.source)
    band = next((one for one in form.bands if one.name == each.filed.conclusion), None) if form is not None else None
    words = in_language(band.labels, turn.voice.language).rstrip(".") if band is not None else each.filed.conclusion
    values = {"day": day, "band": words, "points": each.filed.points, "failed": each.filed.failed}
    # another version counts otherwise: the numbers of two are not compared
    same = before is not None and before.filed.form_version == each.filed.form_version
    if before is not None and same and before.filed.points is not None and each.filed.points is not None:
        change = each.filed.points - before.filed.points
        if change:
            sign = f"+{change}" if change > 0 else f"−{-change}"
            return turn.voice.say("• {day}: {band} ({points}, {change}; {failed} failed)", change=sign, **values)
    return turn.voice.say("• {day}: {band} ({points}; {failed} failed)", **values)


def _figures(turn: Turn, each: SignedBefore, day: str, open_: Collection[str]) -> str:
    answers = each.said["answers"]
    known = {name: answers[name] for name in FIGURES if name in open_ and answers.get(name) not in (None, "")}
    if len(known) < len(FIGURES):
        return turn.voice.say("• {day}: signed", day=day)
    return turn.voice.say(
        "• {day}: present {present}/{enrolled}, ill {absent_ill}, to follow up {flagged}, declared {declared}",
        day=day,
        **known,
    )
