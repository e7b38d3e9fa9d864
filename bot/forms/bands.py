"""The bands of a criteria set as they stand on the choices sheet, and everything that would make it judge wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.forms.criteria import NOT_APPLICABLE, Tally, band_of, is_criterion, result
from bot.forms.findings import Finding
from bot.forms.marks import SOURCES
from bot.forms.misjudgements import Misjudgement
from bot.forms.values import Band, Labels, Question

LIST = "band"

_WORDS = MappingProxyType({"names": ", ".join(SOURCES)})

Row = Mapping[str, str]


def with_criteria(
    questions: Sequence[Question], choices: Sequence[Row], languages: Mapping[str, str]
) -> tuple[list[Question], tuple[Band, ...], list[Finding]]:
    """The questions with each row that asks for a result made a calculation, the bands, and what would judge wrongly.

    `choices`: the rows of the choices sheet; `languages`: the code of each of its label headings.
    """
    bands, findings = _bands(choices, languages)
    findings += _doubts(questions, bands, choices)
    counted = [
        replace(one, kind="calculate", calculation=result(one.result, questions, bands)) if one.result else one
        for one in questions
    ]
    return counted, bands, findings


def _bands(choices: Sequence[Row], languages: Mapping[str, str]) -> tuple[tuple[Band, ...], list[Finding]]:
    bands, findings = [], []
    for at, row in enumerate(choices, start=2):
        if row.get("list_name") == LIST:
            labels = {languages[heading]: text for heading, text in row.items() if heading in languages}
            bands.append(_band(row, MappingProxyType(labels)))
            findings += [Finding("choices", at, column, msgid, _WORDS) for column, msgid in _faults(row)]
    return tuple(bands), findings


def _doubts(questions: Sequence[Question], bands: Sequence[Band], choices: Sequence[Row]) -> list[Finding]:
    criteria = [one for one in questions if is_criterion(one)]
    if not bands:
        marked = [one for one in questions if one.must_pass or one.points or one.result]
        return [_on(one, "type", Misjudgement.NO_BANDS) for one in marked]
    if not criteria:
        return [Finding("choices", 0, "", Misjudgement.NO_CRITERIA)]
    findings = [finding for one in criteria for finding in _faults_of(one)]
    stray = [one for one in questions if one.must_pass and one not in criteria]
    findings += [_on(one, "kb:must_pass", Misjudgement.STRAY_MUST) for one in stray]
    if not any(one.result == "conclusion" for one in questions):
        findings.append(Finding("survey", 0, "bind::kb:result", Misjudgement.NO_CONCLUSION))
    if len({one.points > 0 for one in criteria}) > 1:
        findings += [_on(one, "kb:points", Misjudgement.MIXED) for one in criteria]
    rows = [at for at, row in enumerate(choices, start=2) if row.get("list_name") == LIST]
    return findings or list(_misjudged(criteria, bands, rows))


def _band(row: Row, labels: Labels) -> Band:
    return Band(
        name=row.get("name", ""),
        labels=labels,
        least=_number(row.get("least", "")) or 0,
        needs_must_pass=row.get("needs_must_pass") == "yes",
        may_operate=row.get("may_operate") == "yes",
        remedy_hours=_number(row.get("remedy_hours", "")) or 0,
        source=SOURCES.get(row.get("source", ""), ""),
        cite=row.get("cite", ""),
    )


def _faults(row: Row) -> Iterator[tuple[str, str]]:
    if _number(row.get("least", "")) is None:
        yield "least", Misjudgement.NOT_WHOLE
    if row.get("remedy_hours", "") and _number(row["remedy_hours"]) is None:
        yield "remedy_hours", Misjudgement.NOT_HOURS
    if row.get("may_operate", "") not in ("yes", "no"):
        yield "may_operate", Misjudgement.NOT_YES_NO
    if row.get("needs_must_pass", "") not in ("yes", "no", ""):
        yield "needs_must_pass", Misjudgement.NOT_YES_NO
    if row.get("source", "") not in ("", *SOURCES):
        yield "source", Misjudgement.NOT_ONE_OF


def _faults_of(criterion: Question) -> Iterator[Finding]:
    if criterion.relevant:
        yield _on(criterion, "relevant", Misjudgement.CONDITIONAL)
    if criterion.required is None or criterion.required.source != "true()":
        yield _on(criterion, "required", Misjudgement.NOT_REQUIRED)
    if criterion.default is not None:
        yield _on(criterion, "default", Misjudgement.DEFAULTED)
    if criterion.is_read_only or criterion.stage:
        yield _on(criterion, "type", Misjudgement.NOT_ANSWERED)
    if criterion.must_pass and criterion.choice(NOT_APPLICABLE):
        yield _on(criterion, "kb:must_pass", Misjudgement.MUST_APPLIES)


def _misjudged(criteria: Sequence[Question], bands: Sequence[Band], rows: Sequence[int]) -> Iterator[Finding]:
    has_must = any(one.must_pass for one in criteria)
    for band, row in zip(bands, rows, strict=True):
        if band.needs_must_pass and not has_must:
            yield Finding("choices", row, "needs_must_pass", Misjudgement.NO_MUST)
        if has_must and band.may_operate and not band.needs_must_pass:
            yield Finding("choices", row, "needs_must_pass", Misjudgement.MAY_OPERATE)
    reached: set[str] = set()
    for counted in _outcomes(criteria):
        found = band_of(bands, counted)
        if found is None:
            what = {"count": str(counted.points if counted.most else len(counted.passed))}
            yield Finding("choices", 0, "least", _gap(counted), what)
        else:
            reached.add(found.name)
    for band, row in zip(bands, rows, strict=True):
        if band.name not in reached:
            yield Finding("choices", row, "least", Misjudgement.UNREACHED)


def _gap(counted: Tally) -> Misjudgement:
    return Misjudgement.NO_BAND_MUST if counted.must_failed else Misjudgement.NO_BAND


def _outcomes(criteria: Sequence[Question]) -> Iterator[Tally]:
    """Every count of criteria, or every per cent, with and without a failed must-pass item."""
    must = [one for one in criteria if one.must_pass]
    if any(one.points for one in criteria):
        for failed in ((), tuple(must[:1])):
            yield from (Tally((), failed, (), points, 100) for points in range(101))
        return
    others = [one for one in criteria if not one.must_pass]
    for first_failed in range(2 if must else 1):
        able = [*must[first_failed:], *others]
        for count in range(len(must) * (1 - first_failed), len(able) + 1):
            yield Tally(tuple(able[:count]), (*must[:first_failed], *able[count:]), ())


def _on(question: Question, column: str, msgid: str) -> Finding:
    heading = f"bind::{column}" if column.startswith("kb:") else column
    return Finding("survey", question.row, heading, msgid)


def _number(text: str) -> int | None:
    plain = text.strip().removesuffix(".0")
    return int(plain) if plain.isdecimal() else None


def unsourced(questions: Iterable[Question]) -> tuple[Question, ...]:
    """What is asked in words that are ours, or of which nobody has said where they are from."""
    return tuple(one for one in questions if one.is_asked and one.source in ("", "ours"))
