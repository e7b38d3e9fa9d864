"""Writing policies as a file that can be edited and brought in again, in the words that `read_policy` reads."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from bot.cases.clusters.values import ClusterRule, Scope, Side
from bot.cases.policies import LADDERS
from bot.cases.values import Policy, Post, Severity, Spread
from bot.spreadsheets import add_sheet, write_words

GRADES = {Severity.AMBER: "vàng", Severity.RED: "đỏ", Severity.EMERGENCY: "khẩn cấp"}
SPREADS = {
    Spread.FIRST: "người đầu tiên",
    Spread.ALL: "tất cả",
    Spread.NEXT: "người kế tiếp",
    Spread.AGAIN: "nhắc lại",
}
POSTS = {
    Post.HOMEROOM: "Giáo viên chủ nhiệm",
    Post.SCHOOL_HEALTH: "Y tế trường học",
    Post.DEPUTY: "Phó Hiệu trưởng",
    Post.BOARDING: "Quản lý nội trú",
    Post.PRINCIPAL: "Hiệu trưởng",
    Post.DISTRICT_CONTACT: "Cán bộ đầu mối",
    Post.UNIT_ABOVE: "Đơn vị cấp trên",
    Post.OPERATOR: "Vận hành",
}
SCOPES = {Scope.CLASS: "lớp", Scope.SCHOOL: "trường", Scope.HOUSEHOLD: "gia đình", Scope.COMMUNE: "xã"}
SIDES = {Side.SCHOOL: "trường", Side.UPWARD: "cấp trên"}
RULES = (
    "Tên",
    "Hội chứng",
    "Số ca",
    "Số ngày",
    "Phạm vi",
    "Báo cho",
    "Gọi ngay",
    "Khuyến cáo",
    "Nguồn",
    "Người ban hành",
    "Ngày ban hành",
    "Tắt",
)
STEPS = (
    "Mức",
    "Lúc",
    "Sau (phút)",
    "Báo cho",
    "Cách báo",
    "Chuông",
    "Cả ban đêm",
    "Cuối buổi",
    "Chỉ người đang trực",
    "Vẫn báo khi đã có người nhận",
)


MORNINGS = (
    "Mức",
    "Nhắc mỗi sáng cho",
    "Sáng đầu có chuông",
    "Cả ngày nghỉ",
    "Thêm cho",
    "Thêm từ sáng thứ",
    "Thêm mỗi mấy sáng",
    "Chờ lâu nhất (giờ)",
    "Hằng ngày (sáng)",
)


def write_policy(
    page: Path, policy: Policy, clusters: Iterable[ClusterRule], code: str, from_on: date | None = None
) -> None:
    """Write policies as a file that `read_policy` reads; who decides them is left to be filled in."""
    with xlsxwriter.Workbook(page, {"constant_memory": True}) as book:
        _sheet(book, "Các bước", STEPS, _steps(policy), {(0, 2): 12, (3, 3): 60, (4, len(STEPS) - 1): 22})
        _sheet(book, "Buổi sáng", MORNINGS, _mornings(policy), {(0, len(MORNINGS) - 1): 26})
        _sheet(book, "Ca tương tự", RULES, map(_rule, clusters), {(0, 5): 16, (6, len(RULES) - 1): 30})
        _sheet(book, "Chung", ("Nội dung", "Giá trị"), _whole(policy, code, from_on), {(0, 1): 40})


def _sheet(
    book: Any,
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str | int]],
    widths: Mapping[tuple[int, int], int],
) -> None:
    """A table; texts stay texts, also an advice that begins with "="."""
    sheet, bold = add_sheet(book, name), book.add_format({"bold": True})
    for (first, last), width in widths.items():
        sheet.set_column(first, last, width)
    for place, heading in enumerate(headings):
        write_words(sheet, 0, place, heading, bold)
    for at, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(at, place, cell)
            else:
                write_words(sheet, at, place, cell)


def _steps(policy: Policy) -> list[tuple[str | int, ...]]:
    return [
        (
            GRADES[grade],
            said,
            int(rung.after / timedelta(minutes=1)),
            _named(rung.posts),
            SPREADS[rung.spread],
            _yes(rung.rings),
            _yes(rung.rings_by_night),
            _yes(rung.at_end_of_day),
            _named(sorted(rung.on_duty_only)),
            _named(rung.informs),
        )
        for grade in LADDERS
        for said, rungs in (("trong giờ", policy.ladders[grade]), ("ngoài giờ", policy.off_hours[grade].ladder))
        for rung in rungs
    ]


def _mornings(policy: Policy) -> list[tuple[str | int, ...]]:
    return [
        (
            GRADES[grade],
            _named(one.posts),
            one.ringing,
            _yes(one.on_days_off),
            _named(one.above),
            one.above_from,
            one.above_every,
            int(one.longest_wait / timedelta(hours=1)) if one.longest_wait else "",
            one.daily,
        )
        for grade, one in policy.standing.items()
    ]


def _rule(rule: ClusterRule) -> tuple[str | int, ...]:
    return (
        rule.name,
        rule.syndrome,
        rule.n,
        rule.days,
        SCOPES[rule.scope],
        ", ".join(SIDES[side] for side in rule.tells),
        _yes(rule.call_today),
        rule.advice,
        rule.source,
        rule.author,
        f"{rule.issued_on:%d/%m/%Y}",
        _yes(rule.is_off),
    )


def _whole(policy: Policy, code: str, from_on: date | None) -> list[tuple[str, str]]:
    waits = {True: "chờ", False: "chạy ngay"}
    return [
        ("Mã đơn vị", code),
        ("Người ban hành", ""),
        ("Ngày ban hành", ""),
        ("Căn cứ", ""),
        ("Hiệu lực từ", f"{from_on:%d/%m/%Y}" if from_on else ""),
        ("Giờ bắt đầu", f"{policy.starts:%H:%M}"),
        ("Giờ kết thúc", f"{policy.ends:%H:%M}"),
        ("Hỏi lại sau (phút)", str(int(policy.follow_up_after / timedelta(minutes=1)))),
        ("Mức vàng ngoài giờ", waits[policy.off_hours[Severity.AMBER].waits]),
        ("Mức đỏ ngoài giờ", waits[policy.off_hours[Severity.RED].waits]),
        ("Mức khẩn cấp ngoài giờ", waits[policy.off_hours[Severity.EMERGENCY].waits]),
        ("Giờ nhắc buổi sáng", f"{policy.morning:%H:%M}"),
    ]


def _named(posts: Iterable[Post]) -> str:
    return ", ".join(POSTS[post] for post in posts)


def _yes(mark: bool) -> str:
    return "có" if mark else "không"
