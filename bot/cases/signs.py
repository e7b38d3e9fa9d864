"""A flagged declaration in one line, from its sealed answers and the questionnaire. Imports forms and storage."""

from bot.forms import OTHER_TEXT, shown, unpack_answers
from bot.i18n import Markup, Voice
from bot.shelf import form_asked
from storage.queries.case_details import DeclaredRow, Sheet

NOT_SAID = frozenset({"well", "subject", "fever_within_7_days"})
URGENT_SENTENCES = {
    "breathless": "hard breathing",
    "lethargic": "hard to wake",
    "convulsion": "a fit",
    "hurt": "an accident",
    "danger": "danger of life",
}
"""Signs of an emergency that staff tell of, by their codes."""
WRITTEN_OUT = {"onset": "since {date}"}


def signs_of(voice: Voice, declared: DeclaredRow, *, with_words: bool = True) -> str:
    """ "mụn nước ở tay, chân, miệng; 38,2°C; từ 22/11; nghỉ ở nhà"; never empty, escaped by the sentence around it.

    Not `with_words`: nothing a person wrote freely.
    """
    form = form_asked(declared.form, declared.source)
    if form is None:
        # it ships no longer and was never published: the alert leaves all the same
        return voice.say("see the declaration")
    answers, _ = unpack_answers(form, declared.answers)
    parts: list[str] = []
    for question in form.questions:
        answer = answers.get(question.name, "")
        if not question.is_asked or question.name in NOT_SAID or answer in ("", ()):
            continue
        if question.kind == "text" and not with_words:
            continue
        texts = shown(question, answer, voice.language)
        if question.stage and question.kind == "text":
            parts.append(voice.say("in words: {words}", words=Markup(texts[0])))
            continue
        if question.name == OTHER_TEXT:
            parts.append(voice.say("“{note}”", note=Markup(texts[0])))
        elif question.name in WRITTEN_OUT:
            parts.append(voice.say(WRITTEN_OUT[question.name], date=texts[0]))
        elif question.name == "similar_at_home":
            parts += [voice.say("similar illness at home")] if answer == "yes" else []
        elif question.name == "seen_doctor":
            parts += [voice.say("has seen a doctor")] if answer == "yes" else []
        else:
            parts += [text[:1].lower() + text[1:] if question.choices else text for text in texts]
    return "; ".join(parts) or no_signs(voice)


def sighted_signs(voice: Voice, sheet: Sheet) -> list[str]:
    """The signs of an emergency that staff told of without a declaration."""
    told = " ".join(event.note or "" for event in sheet.events if event.kind == "sighted").split()
    return [voice.say(URGENT_SENTENCES[code]) for code in dict.fromkeys(told) if code in URGENT_SENTENCES]


def no_signs(voice: Voice) -> str:
    """What stands in place of signs where none is known."""
    return voice.say("no particular signs named")
