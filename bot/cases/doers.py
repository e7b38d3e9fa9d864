"""Who corrected a declaration or answered how somebody is: the family, the person themselves, or school staff for them.

Imports names and the voice. Neither the person a case is about nor a family is named here.
"""

from collections.abc import Mapping

from bot.cases.wording import called_with_duty
from bot.dialogue.wording import capital
from bot.i18n import Markup, Voice
from storage.queries.case_details import EventRow
from storage.queries.cases import CaseFile, Taker
from storage.queries.roll_values import WATCHING

BY_DUTY = {"proxy": "homeroom", "boarding": "boarding"} | {kind: kind for kind in WATCHING}
"""As what staff declare for pupils or tell of an emergency, and the duty by which they do."""
SELF_SENTENCES = {"pupil": "the pupil in person", "staff": "the one who declared in person"}
FAMILY = "the family"
UNKNOWN = "whoever declared"
CORRECTED_SENTENCES = {
    "mistaken": "{who} says at {time} that it was pressed by mistake; school health checks and closes.",
    "well": "{who} corrects at {time}: well; school health checks and closes.",
    "changed": "{who} changed the declaration at {time}.",
}
FOLLOWED_UP_SENTENCES = {
    "better": "{who} at {time}: better.",
    "same": "{who} at {time}: unchanged.",
    "worse": "{who} at {time}: worse.",
    "well": "{who} at {time}: well again.",
}


def doer(voice: Voice, event: EventRow, case: CaseFile, names: Mapping[int, Taker]) -> str:
    """ "Gia đình", "Học sinh", "Cô Trang (giáo viên chủ nhiệm)"; neutral for steps that do not say."""
    by = event.about.get("by") or ("self" if event.person_id == case.person_id else None)
    if by in BY_DUTY:
        named = names.get(event.person_id) if event.person_id is not None else None
        if named is not None:
            return called_with_duty(voice, named.name, named.gender, BY_DUTY[by], always=True)
    if by == "self":
        return capital(voice.say(SELF_SENTENCES.get(case.subject_kind, UNKNOWN)))
    return capital(voice.say(FAMILY if by == "guardian" else UNKNOWN))


def said(voice: Voice, event: EventRow, case: CaseFile, names: Mapping[int, Taker], time: str) -> str:
    """What was corrected or answered, by whom and when: "Học sinh trả lời lúc 07:12: đã khỏe." """
    sentences = CORRECTED_SENTENCES if event.kind == "corrected" else FOLLOWED_UP_SENTENCES
    return voice.say(sentences[str(event.about["what"])], who=Markup(doer(voice, event, case, names)), time=time)


def wrote(voice: Voice, event: EventRow, case: CaseFile, names: Mapping[int, Taker], time: str) -> str:
    """What a family wrote of how it goes on, in their own words."""
    who = Markup(doer(voice, event, case, names))
    return voice.say("{who} wrote at {time}: “{note}”", who=who, time=time, note=event.note)
