"""What exports hold: declarations with their answers, cases, schools, rounds, each as one table.

Words and headings come in the reader's language; programs read the columns' names and, `coded`, the codes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from sqlalchemy.engine import Connection

from bot.cases.station.steps import HOW
from bot.cases.wording import ENDINGS, GRADES, STATES
from bot.dialogue.names import sort_key
from bot.forms import Form, in_language, unpack_answers
from bot.i18n import Voice
from bot.reports.answer_columns import AnswerColumns, answer_columns
from bot.reports.small_counts import debt_cell
from bot.reports.tables import Cell, Column, Headings, Kind, Table
from bot.shelf import published_versions
from storage.changes.cases import VITAL_INTEREST
from storage.queries import export_rows
from storage.queries.export_rows import CaseRow, DeclarationRow, Names, RoundRow
from storage.sealing import Sealer

COLUMN_SENTENCES: Mapping[str, str] = {
    "round": "column: round",
    "form": "column: form",
    "version": "column: version of the form",
    "date": "column: date of the round",
    "order": "column: kind of order",
    "letter": "column: number of the letter",
    "letter_date": "column: date of the letter",
    "issuer": "column: issuer of the letter",
    "letter_summary": "column: summary of the letter",
    "school": "column: school code",
    "school_name": "column: school",
    "class": "column: class",
    "person": "column: person's number",
    "name": "column: full name",
    "kind": "column: kind of person",
    "declared_at": "column: declared at",
    "by": "column: how it was declared",
    "author": "column: who declared",
    "is_proxy": "column: declared for the family",
    "revision": "column: revision",
    "code": "column: receipt code",
    "status": "column: status",
    "severity": "column: severity",
    "syndrome": "column: syndrome codes",
    "case": "column: case",
    "notifiable": "column: notifiable",
    "state": "column: state",
    "opened_at": "column: opened at",
    "report_by": "column: to be reported by",
    "taken_at": "column: taken at",
    "taken_by": "column: taken by",
    "outcome": "column: outcome",
    "outcome_at": "column: outcome at",
    "told_station_at": "column: health station told at",
    "told_station_how": "column: health station told how",
    "ground": "column: ground",
    "closed_at": "column: closed at",
    "is_drill": "column: exercise",
    "opens_at": "column: opens at",
    "due_at": "column: due at",
    "closes_at": "column: closes at",
    "owed": "column: owing at the opening",
    "declared": "column: have declared",
    "declared_range": "column: have declared, where it is not told exactly",
    "pupils": "column: pupils on the rolls",
    "staff": "column: staff",
    "connected": "column: connected pupils",
    "first_declared_at": "column: first declaration",
    "levels": "column: levels of the school",
    "conclusion": "column: conclusion",
    "points": "column: criteria passed, or points",
    "failed": "column: criteria failed",
}
ORDER_SENTENCES = {"standing": "order: standing", "ad_hoc": "order: by letter", "self": "order: reported unasked"}
BY_SENTENCES = {
    "self": "declared: in person",
    "guardian": "declared: by the family",
    "proxy": "declared: by a teacher for the family",
    "boarding": "declared: by the boarding duty",
}
STATUS_SENTENCES = {"well": "status: well", "not_well": "status: not well", "absent": "status: absent"}
PERSON_SENTENCES = {"pupil": "kind: pupil", "staff": "kind: staff", "official": "kind: official"}
ROUND_SENTENCES = {
    "planned": "round: planned",
    "open": "round: open",
    "closed": "round: closed",
    "cancelled": "round: called off",
}
CLOSED_SENTENCES = {"closed": "case: closed"}
GROUND_SENTENCES = {VITAL_INTEREST: "vital interest, without consent"}
NUMBERS = frozenset(
    {*("round", "person", "revision", "case", "owed", "declared", "pupils", "staff", "connected", "points", "failed")}
)
DATES = frozenset({"date", "letter_date"})
MARKS = frozenset({"is_proxy", "notifiable", "is_drill"})


@dataclass(frozen=True, slots=True)
class Writing:
    """How a table is worded. `coded`: for programs."""

    voice: Voice
    coded: bool = False
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def columns(self, *names: str, codes: Mapping[str, Mapping[str, str]] | None = None) -> tuple[Column, ...]:
        """Columns by their names; `codes`: what the codes of some of them mean, as msgids."""
        meant = codes or {}
        return tuple(
            Column(
                name,
                self.voice.say(COLUMN_SENTENCES[name]),
                _kind(name),
                tuple((code, self.voice.say(words)) for code, words in meant.get(name, {}).items()),
            )
            for name in names
        )

    def said(self, sentences: Mapping[str, str], code: str | None) -> str | None:
        """A code, or what it means."""
        if code is None or self.coded or code not in sentences:
            return code
        msgid = sentences[code]
        if msgid not in self._known:
            self._known[msgid] = self.voice.say(msgid)
        return self._known[msgid]

    def headings(self) -> Headings:
        """Of the sheet of codes."""
        say = self.voice.say
        heads = (say("Column"), say("Heading"), say("Kind of content"), say("Code"), say("Meaning"))
        return Headings(say("Codes and meanings"), heads)


def _kind(name: str) -> Kind:
    if name in NUMBERS:
        return "number"
    if name in MARKS:
        return "mark"
    if name in DATES:
        return "date"
    return "instant" if name.endswith("_at") or name == "report_by" else "text"


ROUND_COLUMNS = ("round", "form", "date", "order", "letter", "letter_date", "issuer", "school", "school_name")
DECLARATION_COLUMNS = (
    *(*ROUND_COLUMNS, "version", "class", "person", "name", "kind"),
    *("declared_at", "by", "author", "is_proxy", "revision", "code", "status", "severity", "syndrome"),
)


def declarations_table(
    connection: Connection, sealer: Sealer, writing: Writing, rounds: Sequence[RoundRow], form: str
) -> Table:
    """The declarations that count in rounds of one questionnaire, by round, class and given name."""
    versions = published_versions(connection, form)
    answers = answer_columns(versions, writing.voice.language, coded=writing.coded)
    fixed = writing.columns(
        *DECLARATION_COLUMNS,
        codes={
            "order": ORDER_SENTENCES,
            "kind": PERSON_SENTENCES,
            "by": BY_SENTENCES,
            "status": STATUS_SENTENCES,
            "severity": GRADES,
        },
    )
    by_version = {version.version: version for version in versions}

    def rows() -> Iterator[list[Cell]]:
        names = Names(sealer)
        for round_ in rounds:
            found = export_rows.declarations(connection, sealer, round_.id, names)
            head = _round_cells(writing, round_)
            for row in sorted(found, key=lambda r: (r.class_code or "~", sort_key(r.name), r.person_id)):
                asked = by_version.get(row.form_version, versions[-1])
                yield [*head, *_declaration_cells(writing, row), *_answers(answers, asked, row)]

    return Table(writing.voice.say("Declarations"), (*fixed, *answers.columns), rows())


SIGNED_COLUMNS = (
    *(*ROUND_COLUMNS, "version", "declared_at", "author", "revision", "code", "conclusion", "points", "failed"),
)


def school_declarations_table(
    connection: Connection, sealer: Sealer, writing: Writing, rounds: Sequence[RoundRow], form: str
) -> Table:
    """What schools signed in rounds of one questionnaire, with what had been counted; a school without has no line."""
    versions, language = published_versions(connection, form), writing.voice.language
    heading = writing.voice.say("{question} (counted)", question="{question}")
    answers = answer_columns(versions, language, coded=writing.coded, counted=heading)
    by_version = {version.version: version for version in versions}
    found = export_rows.signed(connection, sealer, [round_.id for round_ in rounds])

    def rows() -> Iterator[list[Cell]]:
        for round_ in rounds:
            row = found.get(round_.id)
            if row is None:
                continue
            asked = by_version.get(row.form_version, versions[-1])
            said, _ = unpack_answers(asked, row.said["answers"])
            numbers = {name: Decimal(number) for name, number in row.said["counted"].items()}
            band = next((one for one in asked.bands if one.name == row.conclusion), None)
            conclusion = row.conclusion if writing.coded or band is None else in_language(band.labels, language)
            yield [
                *_round_cells(writing, round_),
                *(row.form_version, row.at, row.author, row.revision, row.code, conclusion, row.points, row.failed),
                *answers.cells(asked, {**said, **numbers}),
            ]

    fixed = writing.columns(*SIGNED_COLUMNS, codes={"order": ORDER_SENTENCES})
    return Table(writing.voice.say("Declarations of schools"), (*fixed, *answers.columns), rows())


def _round_cells(writing: Writing, row: RoundRow) -> list[Cell]:
    order = writing.said(ORDER_SENTENCES, row.order_kind)
    letter: list[Cell] = [row.number, row.issued_on, row.issuer or None]
    return [row.id, row.form, row.held_on, order, *letter, row.school_code, row.school_name]


def _declaration_cells(writing: Writing, row: DeclarationRow) -> list[Cell]:
    status = "well" if row.well else "absent" if row.absent else "not_well"
    return [
        row.form_version,
        row.class_code,
        row.person_id,
        row.name,
        writing.said(PERSON_SENTENCES, row.person_kind),
        row.at,
        writing.said(BY_SENTENCES, row.by),
        row.author,
        int(row.by in ("proxy", "boarding")),
        row.revision,
        row.code,
        writing.said(STATUS_SENTENCES, status),
        writing.said(GRADES, row.severity),
        row.syndrome,
    ]


def _answers(columns: AnswerColumns, form: Form, row: DeclarationRow) -> list[Cell]:
    answers, _ = unpack_answers(form, row.answers)
    return columns.cells(form, answers)


CASE_COLUMNS = (
    *("case", "school", "class", "name", "severity", "syndrome", "notifiable", "state", "opened_at", "report_by"),
    *("taken_at", "taken_by", "outcome", "outcome_at", "told_station_at", "told_station_how", "closed_at", "is_drill"),
    "ground",
)


def cases_table(
    connection: Connection,
    sealer: Sealer,
    writing: Writing,
    schools: Sequence[int],
    since: datetime | None = None,
    before: datetime | None = None,
) -> Table:
    """The cases of schools opened from `since` until `before`, oldest first; exercises are marked as such."""
    states = {**STATES, **CLOSED_SENTENCES}
    codes = {
        "severity": GRADES,
        "state": states,
        "outcome": ENDINGS,
        "told_station_how": HOW,
        "ground": GROUND_SENTENCES,
    }

    def row_of(row: CaseRow) -> list[Cell]:
        return [
            *(row.id, row.school_code, row.class_code, row.name, writing.said(GRADES, row.severity), row.syndrome),
            *(int(row.notifiable), writing.said(states, row.state), row.opened_at, row.report_by),
            *(row.taken_at, row.taker, writing.said(ENDINGS, row.outcome), row.outcome_at, row.told_station_at),
            *(writing.said(HOW, row.told_station_how), row.closed_at, int(row.is_drill)),
            writing.said(GROUND_SENTENCES, row.ground),
        ]

    rows = (row_of(row) for row in export_rows.cases(connection, sealer, schools, since, before))
    return Table(writing.voice.say("Cases"), writing.columns(*CASE_COLUMNS, codes=codes), rows)


ROUNDS_COLUMNS = (*ROUND_COLUMNS, "letter_summary", "state", "opens_at", "due_at", "closes_at", "owed", "declared")


def rounds_table(writing: Writing, rounds: Sequence[RoundRow], *, hides: bool = True) -> Table:
    """Rounds with the letter that orders each, by date and school.

    `hides`: it goes above the school, so that how many declared is a range where it, or what is owed, is under five.
    """
    codes = {"order": ORDER_SENTENCES, "state": ROUND_SENTENCES}
    rows = (
        [
            *_round_cells(writing, row),
            *(row.summary, writing.said(ROUND_SENTENCES, row.state), row.opens_at, row.due_at, row.closes_at),
            *(row.owed, *_how_many(row, hides=hides)),
        ]
        for row in rounds
    )
    return Table(writing.voice.say("Rounds"), writing.columns(*ROUNDS_COLUMNS, "declared_range", codes=codes), rows)


def _how_many(row: RoundRow, *, hides: bool) -> tuple[Cell, Cell]:
    """How many declared, or within which range."""
    if not hides or row.asked_of == "school" or row.owed is None or row.declared is None:
        return row.declared, None
    cell = debt_cell(max(row.owed - row.declared, 0), row.owed).rest_of(row.owed)
    return (cell.low, None) if cell.is_exact else (None, cell.words())
