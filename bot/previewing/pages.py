"""The pages: one to fill in, one with all questions and when each is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape

from bot.forms import Form, Question, flag_of, hint_of, in_language, label_of, wordings
from bot.forms.expressions import references
from bot.i18n import Markup, Voice
from bot.previewing.style import SCRIPT, STYLE
from bot.previewing.trial import SHOWN, Trial

SEVERITY_SENTENCES = {
    "": "no case would be opened",
    "note": "noted, no case",
    "amber": "a case of the level amber",
    "red": "a case of the level red",
    "emergency": "a case of the level emergency",
}
KIND_SENTENCES = {
    "text": "text typed",
    "integer": "whole number",
    "decimal": "number typed",
    "date": "date typed",
    "time": "time of day",
    "datetime": "date and time",
    "select_one": "one choice",
    "select_multiple": "several choices",
    "note": "note to read",
    "acknowledge": "acknowledgement typed",
    "hidden": "given by the program",
    "calculate": "calculated value",
    "today": "filled in: the day",
    "start": "filled in: the beginning",
    "end": "filled in: the end",
    "image": "photo taken",
}
INPUTS: Mapping[str, str] = {"date": "date", "time": "time", "datetime": "datetime-local"}


def trial_page(voice: Voice, trial: Trial, links: Mapping[str, str]) -> str:
    """The form to fill in, as it is asked after what was typed so far; `links`: address by wording."""
    form, say = trial.form, voice.say
    words = wordings(form, trial.evaluation, voice.language)
    told, asked = frozenset(trial.evaluation.notes), frozenset(trial.evaluation.asked)
    rows = [
        _told(voice, question, words) if question.name in told else _asked(voice, trial, question, words)
        for question in form.questions
        if question.name in told or question.name in asked or question.kind == "hidden"
    ]
    body = (
        f"<p class=mark>{say('A try-out: nothing is stored and nobody is told.')}</p>\n<form method=post>\n"
        + "\n".join(rows)
        + f"\n<p><button>{say('Go on')}</button> <a href=''>{say('Begin again')}</a></p>\n</form>\n"
        + _outcome(voice, trial)
    )
    return _page(voice, form, body, links)


def overview_page(voice: Voice, form: Form, links: Mapping[str, str]) -> str:
    """All questions, in order: kind, wording in each language, choices, and when each is asked."""
    say = voice.say
    heads = (say("No."), say("Name and kind"), say("Wording"), say("When it is asked, what is taken"))
    head = "".join(f"<th scope=col>{each}</th>" for each in heads)
    rows = "".join(_row(voice, form, number, question) for number, question in enumerate(form.questions, start=1))
    body = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return _page(voice, form, body, links)


def _page(voice: Voice, form: Form, body: str, links: Mapping[str, str]) -> str:
    title = escape(f"{form.title or form.name} · {form.version}")
    nav = " · ".join(f'<a href="{escape(to)}">{escape(words)}</a>' for words, to in links.items())
    return (
        f'<!doctype html>\n<html lang="{voice.language}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>\n'
        f"<style>{STYLE}</style></head>\n<body><main>\n<h1>{title}</h1>\n<nav>{nav}</nav>\n{body}\n</main>\n"
        f"<script>{SCRIPT}</script></body>\n</html>\n"
    )


def _told(voice: Voice, question: Question, words: Mapping[str, str]) -> str:
    label = escape(label_of(question, voice.language, words))
    value = escape(words.get(question.name, "")) if question.is_read_only else ""
    return f"<p class=note>{label}{': <b>' + value + '</b>' if value else ''}</p>"


def _asked(voice: Voice, trial: Trial, question: Question, words: Mapping[str, str]) -> str:
    hint = hint_of(question, voice.language, words)
    why = trial.why(question)
    refusal = ""
    if why is not None:
        text = in_language(why, voice.language) or voice.say("This answer is not taken; please look at it again.")
        refusal = f"<p class=refused role=alert>{escape(text)}</p>"
    required = " <span class=star>*</span>" if question.required is not None else ""
    label = escape(label_of(question, voice.language, words))
    if question.kind == "hidden":
        label = f"{escape(question.name)}: {voice.say(KIND_SENTENCES['hidden'])}"
    return (
        f"<fieldset class={question.kind}><legend>{label}{required}</legend>\n"
        + (f"<p class=hint>{escape(hint)}</p>\n" if hint else "")
        + _field(voice, trial, question)
        + f'<input type=hidden name={SHOWN} value="{escape(question.name)}">{refusal}</fieldset>'
    )


def _field(voice: Voice, trial: Trial, question: Question) -> str:
    name, value = escape(question.name), _value(trial, question)
    if question.choices:
        kind = "checkbox" if question.kind == "select_multiple" else "radio"
        offered = trial.evaluation.offered.get(question.name, ())
        lines = [
            f'<label><input type={kind} name="{name}" value="{escape(one.name)}"'
            f"{' checked' if one.name in value else ''}> {escape(in_language(one.labels, voice.language))}</label>"
            for one in question.choices
            if one.name in offered
        ]
        return "\n".join(lines) or f"<p class=hint>{voice.say('No choice is left by the answers above.')}</p>"
    text = escape(value[0] if value else "")
    if question.kind == "acknowledge":
        checked = " checked" if text else ""
        return f'<label><input type=checkbox name="{name}" value=OK{checked}> {voice.say("I have read this")}</label>'
    if question.kind == "image":
        return f"<p class=hint>{voice.say('In the chat a photo is asked for here.')}</p>"
    if question.kind == "text":
        return f'<textarea name="{name}" rows=2 aria-label="{name}">{text}</textarea>'
    mode = ' inputmode="decimal"' if question.kind in ("integer", "decimal") else ""
    kind, text = INPUTS.get(question.kind, "text"), text.removesuffix("+07:00")
    return f'<input type={kind}{mode} name="{name}" value="{text}" aria-label="{name}"> {escape(question.unit)}'


def _value(trial: Trial, question: Question) -> list[str]:
    """What stands in the field: what was typed, else the default."""
    typed = trial.typed.get(question.name, trial.stored.get(question.name, ""))
    return [str(each) for each in typed] if isinstance(typed, list) else [str(typed)] if typed else []


def _outcome(voice: Voice, trial: Trial) -> str:
    evaluation, flag = trial.evaluation, flag_of(trial.evaluation)
    is_done = evaluation.is_complete() and evaluation.next() is None
    lines = {
        voice.say("State"): voice.say("everything is answered") if is_done else voice.say("not complete yet"),
        voice.say("Flag"): voice.say(SEVERITY_SENTENCES[flag.severity]),
        **{escape(name): escape(value or "—") for name, value in evaluation.calculated.items()},
    }
    rows = "".join(f"<tr><th scope=row>{name}</th><td>{value}</td></tr>" for name, value in lines.items())
    kept = escape(json.dumps(dict(trial.stored), ensure_ascii=False, indent=1))
    return f"<h2>{voice.say('What the form makes of it')}</h2>\n<table>{rows}</table>\n<pre>{kept}</pre>"


def _row(voice: Voice, form: Form, number: int, question: Question) -> str:
    marks = "".join(f"<p>{line}</p>" for line in _conditions(voice, form, question))
    kind = voice.say(KIND_SENTENCES[question.kind])
    return (
        f'<tr id="{escape(question.name)}"><td>{number}</td><td><b>{escape(question.name)}</b><br>{kind}</td>'
        f"<td>{''.join(_wordings(form, question))}</td><td>{marks}</td></tr>"
    )


def _wordings(form: Form, question: Question) -> Iterator[str]:
    for language in form.languages:
        label, hint = question.labels.get(language, ""), question.hints.get(language, "")
        if label or hint:
            yield f'<p lang="{escape(language)}">{escape(label)}'
            yield f"<br><i>{escape(hint)}</i></p>" if hint else "</p>"
    if question.choices:
        lines = "".join(
            f"<li><code>{escape(one.name)}</code> {escape(' · '.join(one.labels.values()))}</li>"
            for one in question.choices
        )
        yield f"<ul>{lines}</ul>"


def _conditions(voice: Voice, form: Form, question: Question) -> Iterator[str]:
    say = voice.say
    for condition in question.relevant:
        yield say("Only if {rule}", rule=_linked(form, condition.source))
    if question.required is not None:
        source = question.required.source
        always = source == "true()"
        yield say("Required") if always else say("Required if {rule}", rule=_linked(form, source))
    if question.constraint is not None:
        yield say("Taken only if {rule}", rule=_linked(form, question.constraint.source))
        text = in_language(question.constraint_messages, voice.language)
        if text:
            yield f"<q>{escape(text)}</q>"
    if question.choice_filter is not None:
        yield say("Choices offered: {rule}", rule=_linked(form, question.choice_filter.source))
    if question.default is not None:
        yield say("Unless answered: {rule}", rule=_linked(form, question.default.source))
    if question.calculation is not None:
        yield say("Calculated as {rule}", rule=_linked(form, question.calculation.source))


def _linked(form: Form, source: str) -> Markup:
    """An expression whose ${names} lead to their rows."""
    text = escape(source)
    for name in dict.fromkeys(references(source)):
        if name in form.by_name:
            link = f'<a href="#{escape(name)}">{escape(name)}</a>'
            text = text.replace("${" + escape(name) + "}", link)
    return Markup(f"<code>{text}</code>")
