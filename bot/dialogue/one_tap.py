"""Which questionnaires are answered with one tap: those that ask whether somebody is well."""

from collections.abc import Mapping

from bot.forms import Form, hint_of

WELL = "well"
"""The question whose "yes" says everything, and whose "no" opens the others."""

SIGNS = "signs"
"""The question for what somebody has, where they are not well."""


def asks_if_well(form: Form) -> bool:
    """Whether "well" is a whole answer to a questionnaire."""
    question = form.by_name.get(WELL)
    if question is None or question.kind != "select_one":
        return False
    return {"yes", "no"} <= {choice.name for choice in question.choices}


def speaks_for_itself(form: Form) -> bool:
    """Whether answers are understood in a row, without their questions: none of its words stands in two of them."""
    asked = [question for question in form.questions if question.is_asked and not question.stage]
    if not asks_if_well(form) or any(q.kind in ("integer", "decimal") and not q.unit for q in asked):
        return False
    words = [text for question in asked for choice in question.choices for text in set(choice.labels.values())]
    return len(set(words)) == len(words)


def has_one_tap(forms: Mapping[str, Form], name: str) -> bool:
    """The same of a questionnaire by its name; one that is not known is asked in full."""
    form = forms.get(name)
    return form is not None and asks_if_well(form)


def meaning_of_well(forms: Mapping[str, Form], name: str, language: str) -> str:
    """What the questionnaire says that "well" stands for, in words fit for a push; "" where it is plain."""
    form = forms.get(name)
    return "" if form is None or not asks_if_well(form) else hint_of(form.by_name[WELL], language, {})
