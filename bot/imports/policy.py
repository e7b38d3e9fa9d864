"""A policy file: the ladder of a unit and its cluster rules, with what is said about them as a whole.

Steps: Mức, Lúc, Sau (phút), Báo cho, Cách báo, Chuông, Cả ban đêm, Cuối buổi, Chỉ người đang trực, Vẫn báo khi đã có
người nhận. Cluster rules: Tên, Hội chứng, Số ca, Số ngày, Phạm vi, Báo cho, Gọi ngay, Nguồn, Người ban hành,
Ngày ban hành, Tắt. The whole: Nội dung, Giá trị.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.cases.clusters.policies import rules_of_table
from bot.cases.clusters.values import ClusterRule
from bot.cases.policies import LADDERS, check_policy
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.values import OffHours, Policy, Post, Rung, Severity, Spread
from bot.imports.cells import read_mark, text_of
from bot.imports.columns import LADDER, Column
from bot.imports.duties import read_duty
from bot.imports.findings import Done, Problem, Report
from bot.imports.findings import Severity as FindingSeverity
from bot.imports.names import fold
from bot.imports.reading import read_tables
from bot.imports.tables import Line
from bot.imports.times import read_date, read_minute
from bot.imports.workbook import Progress, Sheet

GRADES = {"vang": Severity.AMBER, "do": Severity.RED, "khan cap": Severity.EMERGENCY, "khan": Severity.EMERGENCY}
SPREADS = {
    "": Spread.FIRST,
    "nguoi dau tien": Spread.FIRST,
    "mot nguoi": Spread.FIRST,
    "tat ca": Spread.ALL,
    "nguoi ke tiep": Spread.NEXT,
    "ke tiep": Spread.NEXT,
    "nhac lai": Spread.AGAIN,
    "nhac lai tat ca": Spread.AGAIN,
}
POSTS = {
    "homeroom": Post.HOMEROOM,
    "school_health": Post.SCHOOL_HEALTH,
    "deputy_head": Post.DEPUTY,
    "boarding": Post.BOARDING,
    "principal": Post.PRINCIPAL,
    "district_contact": Post.DISTRICT_CONTACT,
    "operator": Post.OPERATOR,
}
ABOVE = ("don vi cap tren", "cap tren")
WAITS = {"cho": True, "cho gio lam viec": True, "chay ngay": False, "khong cho": False, "ngay": False}
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What a policy file says; None or empty where it says nothing. `report` holds what could not be read."""

    policy: Policy | None
    clusters: tuple[ClusterRule, ...]
    unit_code: str | None
    from_on: date | None
    author: str
    issued_on: date | None
    legal_note: str
    report: Report


@dataclass(slots=True)
class _Reader:
    """What was read so far."""

    report: Report = field(default_factory=Report)
    rungs: dict[tuple[Severity, bool], list[Rung]] = field(default_factory=dict)
    waits: dict[Severity, bool] = field(default_factory=dict)
    clusters: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)


def read_policy(path: Path, progress: Progress | None = None) -> PolicyFile:
    """Read the policies of a file. Raises ImportRefused, and PolicyWrong for a ladder that could lose a case."""
    reader = _Reader()

    def take(_sheet: Sheet, lines: Iterable[Line]) -> None:
        for line in lines:
            _take(line, reader)

    read_tables(path, LADDER, reader.report, take, progress)
    texts, dates = reader.texts, reader.dates
    return PolicyFile(
        _policy(reader) if reader.rungs else None,
        rules_of_table(reader.clusters) if reader.clusters else (),
        texts.get("unit"),
        dates.get("from_on"),
        texts.get("author", ""),
        dates.get("issued_on"),
        texts.get("legal_note", ""),
        reader.report,
    )


def _take(line: Line, reader: _Reader) -> None:
    heading = line.table.heading
    if heading.has(Column.ITEM):
        _item(line, reader)
    elif heading.has(Column.SYNDROME):
        cells = {label: line.filled[at] for at, label in heading.labels.items() if at < len(line.filled)}
        reader.clusters.append((line.number, cells))
    else:
        _rung(line, reader)


def _policy(reader: _Reader) -> Policy | None:
    """The ladder, checked as a whole once every row could be read."""
    if any(finding.severity is FindingSeverity.ERROR for finding in reader.report.findings):
        return None
    rungs = {key: tuple(sorted(several, key=lambda rung: rung.after)) for key, several in reader.rungs.items()}
    policy = Policy(
        ladders=MappingProxyType({grade: rungs.get((grade, True), ()) for grade in LADDERS}),
        off_hours=MappingProxyType(
            {
                grade: OffHours(
                    rungs.get((grade, False), ()), reader.waits.get(grade, DEFAULT_POLICY.off_hours[grade].waits)
                )
                for grade in LADDERS
            }
        ),
        starts=_time(reader, "starts", DEFAULT_POLICY.starts),
        ends=_time(reader, "ends", DEFAULT_POLICY.ends),
        follow_up_after=timedelta(minutes=reader.minutes["follow_up"])
        if "follow_up" in reader.minutes
        else DEFAULT_POLICY.follow_up_after,
        standing=DEFAULT_POLICY.standing,
    )
    check_policy(policy)
    return policy


def _time(reader: _Reader, name: str, otherwise: time) -> time:
    minute = reader.minutes.get(name)
    return otherwise if minute is None else time(*divmod(minute, 60))


def _rung(line: Line, reader: _Reader) -> None:
    grade, in_hours = GRADES.get(fold(line.text(Column.GRADE))), _in_hours(line, reader.report)
    after, spread = _minutes(line), SPREADS.get(fold(line.text(Column.SPREAD)))
    wrong = [
        (Column.GRADE, Problem.UNKNOWN_GRADE, grade is None),
        (Column.AFTER, Problem.BAD_MINUTES, after is None),
        (Column.SPREAD, Problem.UNKNOWN_SPREAD, spread is None),
    ]
    for column, problem, is_wrong in wrong:
        if is_wrong:
            reader.report.error(line.place(column), problem, Done.ROW_LEFT_OUT, value=line.text(column))
    posts = _posts(line, Column.POSTS, reader.report)
    if grade is None or in_hours is None or after is None or spread is None or posts is None:
        return
    rung = Rung(
        after,
        posts,
        spread,
        rings=_mark(line, Column.RINGS, reader.report, otherwise=True),
        rings_by_night=_mark(line, Column.BY_NIGHT, reader.report, otherwise=False),
        at_end_of_day=_mark(line, Column.END_OF_DAY, reader.report, otherwise=False),
        on_duty_only=frozenset(_posts(line, Column.ON_DUTY, reader.report) or ()),
        informs=_posts(line, Column.INFORMS, reader.report) or (),
    )
    reader.rungs.setdefault((grade, in_hours), []).append(rung)


def _in_hours(line: Line, report: Report) -> bool | None:
    said = fold(line.text(Column.WHEN))
    if said in ("", "trong gio", "trong gio hoc", "gio hoc"):
        return True
    if said in ("ngoai gio", "ngoai gio hoc"):
        return False
    report.error(line.place(Column.WHEN), Problem.UNKNOWN_WHEN, Done.ROW_LEFT_OUT, value=line.text(Column.WHEN))
    return None


def _minutes(line: Line) -> timedelta | None:
    found = re.fullmatch(r"(\d{1,4})(?: ?(?:p|phut))?", fold(line.text(Column.AFTER)))
    return timedelta(minutes=int(found[1])) if found else None


def _mark(line: Line, column: Column, report: Report, *, otherwise: bool) -> bool:
    if not line.text(column):
        return otherwise
    mark = read_mark(line.cell(column))
    if mark is None:
        report.error(line.place(column), Problem.BAD_MARK, Done.ROW_LEFT_OUT, value=line.text(column))
    return bool(mark)


def _posts(line: Line, column: Column, report: Report) -> tuple[Post, ...] | None:
    """The posts of a cell, in order; None, and said why, when one of them is none."""
    posts: list[Post] = []
    for word in filter(None, map(str.strip, re.split(r"[,;+\n]|\bvà\b", line.text(column)))):
        post = Post.UNIT_ABOVE if fold(word) in ABOVE else POSTS.get(read_duty(word) or "")
        if post is None:
            report.error(line.place(column), Problem.UNKNOWN_DUTY, Done.ROW_LEFT_OUT, value=word)
            return None
        posts.append(post)
    return tuple(dict.fromkeys(posts))


ITEMS = {
    "ma don vi": ("unit", "text"),
    "nguoi ban hanh": ("author", "text"),
    "co quan ban hanh": ("author", "text"),
    "ngay ban hanh": ("issued_on", "date"),
    "can cu": ("legal_note", "text"),
    "hieu luc tu": ("from_on", "date"),
    "gio bat dau": ("starts", "minute"),
    "gio ket thuc": ("ends", "minute"),
    "hoi lai sau phut": ("follow_up", "minutes"),
    "hoi lai sau": ("follow_up", "minutes"),
    "muc vang ngoai gio": (Severity.AMBER, "waits"),
    "muc do ngoai gio": (Severity.RED, "waits"),
    "muc khan cap ngoai gio": (Severity.EMERGENCY, "waits"),
}


def _item(line: Line, reader: _Reader) -> None:
    """One line about the ladder as a whole."""
    name, kind = ITEMS.get(fold(line.text(Column.ITEM)), ("", ""))
    cell, text = line.cell(Column.VALUE), line.text(Column.VALUE)
    if not kind:
        reader.report.error(
            line.place(Column.ITEM), Problem.UNKNOWN_ITEM, Done.ROW_LEFT_OUT, value=line.text(Column.ITEM)
        )
        return
    if not text:
        return
    if kind == "text":
        reader.texts[name] = text_of(cell)[:LONGEST_TEXT]
    elif kind == "date" and (on := read_date(cell)) is not None:
        reader.dates[name] = on
    elif kind == "minute" and (minute := read_minute(cell)) is not None and minute < 1440:
        reader.minutes[name] = minute
    elif kind == "minutes" and (found := re.fullmatch(r"(\d{1,3})(?: ?(?:p|phut))?", fold(text))):
        reader.minutes[name] = int(found[1])
    elif kind == "waits" and isinstance(name, Severity) and fold(text) in WAITS:
        reader.waits[name] = WAITS[fold(text)]
    else:
        reader.report.error(line.place(Column.VALUE), Problem.BAD_ITEM, Done.ROW_LEFT_OUT, value=text)
