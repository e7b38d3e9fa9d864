"""`khaibao form`: checking a questionnaire and running it without chat."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import Clock
from bot.commands.common import fail, one_clear_line, print_json, text_of
from bot.forms import FormError, answer_form, check_form, load_form

form = typer.Typer(help="Questionnaires (XLSForm).", no_args_is_help=True)
File = Annotated[Path, typer.Argument(help="The questionnaire, an XLSForm workbook.")]


@form.command("check")
def check(file: File) -> None:
    """Say everything that is wrong with a questionnaire, naming sheet, row and column."""
    with one_clear_line():
        findings = check_form(file)
        for finding in findings:
            typer.echo(": ".join(filter(None, (str(finding.place), finding.message))))
        if any(finding.is_error for finding in findings):
            fail(f"{file}: {sum(finding.is_error for finding in findings)} errors")
        typer.echo(f"{file}: in order")


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
            result = answer_form(load_form(file), given, Clock().now())
        except FormError as error:
            fail(f"{file}: {error}")
        except json.JSONDecodeError as error:
            fail(f"{answers}: no JSON (line {error.lineno})")
        if as_json:
            print_json(result)
            return
        for name, value in result.items():
            typer.echo(f"{name}: {json.dumps(value, ensure_ascii=False)}")
