"""A policy file: the ladder of a unit and its cluster rules, with what is said about them as a whole.

Steps: Mức, Lúc, Sau (phút), Báo cho, Cách báo, Chuông, Cả ban đêm, Cuối buổi, Chỉ người đang trực, Vẫn báo khi đã có
người nhận. Mornings of an untaken case: Mức, Nhắc mỗi sáng cho, Sáng đầu có chuông, Cả ngày nghỉ, Thêm cho, Thêm từ
sáng thứ, Thêm mỗi mấy sáng, Chờ lâu nhất (giờ), Hằng ngày (sáng). Cluster rules: Tên, Hội chứng, Số ca, Số ngày,
Phạm vi, Báo cho, Gọi ngay, Nguồn, Người ban hành, Ngày ban hành, Tắt. The whole: Nội dung, Giá trị.
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
from bot.cases.policies import LADDERS, PolicyWrong, check_policy
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.values import OffHours, Policy, Post, Rung, Severity, Standing
from bot.imports.cells import read_mark, text_of
from bot.imports.columns import LADDER, Column
from bot.imports.duties import read_duty
from bot.imports.findings import Done, Problem, Report, Said
from bot.imports.findings import Severity as FindingSeverity
from bot.imports.names import fold
from bot.imports.policy_words import ABOVE, GRADES, ITEMS, OF_RULES, POSTS, SPREADS, WAITS
from bot.imports.reading import read_tables
from bot.imports.tables import Line
from bot.imports.times import read_date, read_minute
from bot.imports.workbook import Progress, Sheet

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
    standing: dict[Severity, Standing] = field(default_factory=dict)
    clusters: list[tuple[Line, dict[str, Any]]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)

    def refuse_rule(self, line: Line, wrong: PolicyWrong) -> None:
        """Say in which cell a cluster rule is wrong, and why."""
        values = {name: value for name, value in wrong.values.items() if name != "field"}
        place = line.place(OF_RULES.get(str(wrong.values.get("field"))))
        self.report.error(place, Said(wrong.sentence), Done.ROW_LEFT_OUT, **values)


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
        rules_of_table(reader.clusters, reader.refuse_rule),
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
        reader.clusters.append((line, cells))
    elif heading.has(Column.MORNINGS):
        _morning(line, reader)
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
        standing=MappingProxyType({**DEFAULT_POLICY.standing, **reader.standing}),
        morning=_time(reader, "morning", DEFAULT_POLICY.morning),
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


def _morning(line: Line, reader: _Reader) -> None:
    """How untaken cases of one grade come back each morning; what a cell leaves out is as it ships."""
    grade, report = GRADES.get(fold(line.text(Column.GRADE))), reader.report
    posts, above = _posts(line, Column.MORNINGS, report), _posts(line, Column.ABOVE, report)
    if grade is None:
        report.error(line.place(Column.GRADE), Problem.UNKNOWN_GRADE, Done.ROW_LEFT_OUT, value=line.text(Column.GRADE))
        return
    if posts == ():
        report.error(line.place(Column.MORNINGS), Problem.NOBODY_IN_THE_MORNING, Done.ROW_LEFT_OUT)
    if grade in reader.standing:
        value = line.text(Column.GRADE)
        report.error(line.place(Column.GRADE), Problem.GRADE_TWICE, Done.ROW_LEFT_OUT, value=value)
    ships = DEFAULT_POLICY.standing[grade]
    wait = _count(line, Column.LONGEST_WAIT, report, 0, otherwise=0)
    reader.standing[grade] = Standing(
        posts or ships.posts,
        ringing=_count(line, Column.RINGING, report, 0, otherwise=ships.ringing),
        on_days_off=_mark(line, Column.DAYS_OFF, report, otherwise=ships.on_days_off),
        above=above or ships.above,
        above_from=_count(line, Column.ABOVE_FROM, report, 1, otherwise=ships.above_from),
        above_every=_count(line, Column.ABOVE_EVERY, report, 1, otherwise=ships.above_every),
        daily=_count(line, Column.DAILY, report, 1, otherwise=ships.daily),
        longest_wait=timedelta(hours=wait) if wait else None,
    )


def _count(line: Line, column: Column, report: Report, least: int, *, otherwise: int) -> int:
    text = line.text(column)
    if not text:
        return otherwise
    if not re.fullmatch(r"\d{1,3}", text) or int(text) < least:
        report.error(line.place(column), Problem.BAD_COUNT, Done.ROW_LEFT_OUT, value=text, least=least, most=999)
        return otherwise
    return int(text)


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
