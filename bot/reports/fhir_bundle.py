"""Declarations as one FHIR R4 bundle: the questionnaires that were asked, then a response for each that counts.

Written entry by entry, in the order of the table; persons are keys of ours, never names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy.engine import Connection

from bot.clock import VIETNAM
from bot.forms import Form, evaluate, unpack_answers
from bot.reports.fhir import About, Resource, questionnaire, questionnaire_response
from bot.shelf import published_versions
from storage.queries import export_rows
from storage.queries.export_rows import DeclarationRow, Names, RoundRow
from storage.sealing import Sealer


def write_bundle(out: Path, connection: Connection, sealer: Sealer, rounds: Sequence[RoundRow], form: str) -> int:
    """Write the declarations that count in rounds of one questionnaire; gives how many.

    Raises FormError where a condition of a version that was asked cannot be said in FHIR, naming its row.
    """
    versions = {version.version: version for version in published_versions(connection, form)}
    count = 0
    with out.open("w", encoding="utf-8") as file:
        file.write('{"resourceType": "Bundle", "type": "collection", "entry": [')
        for number, resource in enumerate(_resources(connection, sealer, rounds, versions)):
            entry = json.dumps({"resource": resource}, ensure_ascii=False, default=str)
            file.write((",\n" if number else "\n") + entry)
            count += resource["resourceType"] == "QuestionnaireResponse"
        file.write("\n]}\n")
    return count


def _resources(
    connection: Connection, sealer: Sealer, rounds: Sequence[RoundRow], versions: dict[str, Form]
) -> Iterator[Resource]:
    newest = list(versions.values())[-1]
    for version in versions.values():
        yield questionnaire(version)
    names = Names(sealer)
    for round_ in rounds:
        found = export_rows.declarations(connection, sealer, round_.id, names)
        for row in sorted(found, key=lambda r: r.person_id):
            yield _response(versions.get(row.form_version, newest), row)


def _response(form: Form, row: DeclarationRow) -> Resource:
    """As it was evaluated when it was declared."""
    answers, _ = unpack_answers(form, row.answers)
    about = About(
        identifier=row.uid.hex(),
        subject=str(row.person_id),
        authored_at=row.at.astimezone(VIETNAM),
        author=str(row.by_person_id) if row.by_person_id is not None else "",
        is_amended=row.revision > 1,
    )
    return questionnaire_response(form, evaluate(form, answers, row.at), about)
