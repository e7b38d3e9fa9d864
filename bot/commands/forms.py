"""`khaibao form`: checking a questionnaire and running it without chat."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import Clock
from bot.commands.common import fail, one_clear_line, print_json, text_of
from bot.forms import Finding, Form, FormError, answer_form, check_form, load_form, unsourced
from bot.i18n import LANGUAGES, Voice, load_catalogs

form = typer.Typer(help="Questionnaires (XLSForm).", no_args_is_help=True)
File = Annotated[Path, typer.Argument(help="The questionnaire, an XLSForm workbook.")]


@form.command("check")
def check(
    file: File,
    language: Annotated[str, typer.Option("--language", help="The language of the findings: vi or en.")] = "vi",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say everything that is wrong with a questionnaire, naming sheet, row, column and what to write instead."""
    with one_clear_line():
        if language not in LANGUAGES:
            fail(f"--language {language}: {' or '.join(LANGUAGES)}")
        voice = load_catalogs().voice(language, "official")
        findings = check_form(file)
        errors = sum(finding.is_error for finding in findings)
        if as_json:
            print_json([_as_json(finding, voice) for finding in findings])
        else:
            for finding in findings:
                kind = voice.say("Error") if finding.is_error else voice.say("Please look")
                typer.echo(f"{kind}: {finding.line(voice)}")
        counted = unescape(voice.say("{file}: errors: {errors}, to look at: {doubts}.", **_counts(file, findings)))
        if errors:
            fail(counted)
        if not as_json:
            typer.echo(counted if findings else unescape(voice.say("{file}: in order.", file=file)))
            for line in _sources(load_form(file), voice):
                typer.echo(line)


def loaded(file: Path) -> Form:
    """A workbook's questionnaire; ends the command with everything wrong in it."""
    voice = load_catalogs().voice("vi", "official")
    try:
        return load_form(file)
    except FormError as error:
        for finding in error.findings:
            typer.echo(finding.line(voice), err=True)
        fail(unescape(voice.say("{file} was not taken; khaibao form check says more.", file=file)))


def _sources(form: Form, voice: Voice) -> Iterator[str]:
    """Whose words a questionnaire asks in, where its rows say so."""
    asked = [one for one in form.questions if one.is_asked]
    if not any(one.source for one in asked):
        return
    quoted = sum(one.source == "verbatim" for one in asked)
    told = sum(one.source == "paraphrased" for one in asked)
    ours = ", ".join(one.name for one in unsourced(asked))
    yield unescape(
        voice.say("Questions quoted from a source: {quoted}, told after one: {told}.", quoted=quoted, told=told)
    )
    if ours:
        yield unescape(voice.say("In words without an official source: {names}.", names=ours))


def _counts(file: Path, findings: list[Finding]) -> dict[str, object]:
    errors = sum(finding.is_error for finding in findings)
    return {"file": file, "errors": errors, "doubts": len(findings) - errors}


def _as_json(finding: Finding, voice: Voice) -> dict[str, object]:
    return {
        "severity": "error" if finding.is_error else "warning",
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "message": finding.sentence(voice),
    }


@form.command("answer")
def answer(
    file: File,
    answers: Annotated[Path, typer.Argument(help="A JSON object: question name -> answer.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Run a questionnaire over answers: what is asked, refused, calculated, stored."""
    with one_clear_line():
        try:
            given = json.loads(text_of(answers))
            if not isinstance(given, dict):
                fail(f"{answers}: a JSON object is needed, question name -> answer")
            result = answer_form(loaded(file), given, Clock().now())
        except json.JSONDecodeError as error:
            fail(f"{answers}: no JSON (line {error.lineno})")
        if as_json:
            print_json(result)
            return
        for name, value in result.items():
            typer.echo(f"{name}: {json.dumps(value, ensure_ascii=False)}")
