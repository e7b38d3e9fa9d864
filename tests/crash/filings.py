"""Stories of what a school declares of itself, and of what it puts right; and what must be true of it at the end.

Whatever is killed: a press that was meant signs once, revisions have no gap, no remedy is lost or doubled, a picture
is taken and told of once.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from bot.clock import local_date
from storage.needs import Reading
from storage.queries.filings import opened
from storage.sealing import Sealer
from storage.tables import EVIDENCE, REMEDY, SCHOOL_DECLARATION, SCHOOL_DRAFT
from tests.crash.checking import Ending
from tests.crash.people import People
from tests.evidence.pictures import photo
from tests.program import FIELD, INDEX

REPORT = "Khai báo tình hình nhà trường"


async def reported(people: People) -> None:
    """Two prepare the Monday's report, the principal signs by two presses, corrects it and signs that by two more."""
    await people.program.by(1)
    people.comes_over()
    for who in ("nurse", "deputy"):
        await people.says(who, "/nhatruong", REPORT)
        await people.taps(who, REPORT, "Trình Hiệu trưởng ký")
    await people.tap_together({"nurse": "Sửa", "deputy": "Sửa"})
    await people.taps("deputy", "Xem thêm", "Học sinh cần theo dõi")
    await people.tap_together({"nurse": "Học sinh có mặt", "deputy": "Học sinh cần theo dõi"})
    await people.says("nurse", "3", "Vì sao số liệu khác")
    await people.says("nurse", "một em xin về sớm", "Học sinh có mặt: 3 (đếm được: 4)")
    await people.says("deputy", "1", "Học sinh cần theo dõi: 1 (đếm được: 0)", "Học sinh có mặt: 3 (đếm được: 4)")
    await people.tap_together({"deputy": "Trình"}, times=2)
    await people.sees("deputy", "Đã trình ký lúc")
    await people.sees("principal", "chờ thầy/cô ký")
    await people.taps("principal", "Khai báo ngay", "Học sinh cần theo dõi: 1 (đếm được: 0)")
    await people.tap_together({"principal": "Ký và gửi"}, times=2)
    await people.sees("principal", "Đã ký và gửi lúc")
    await people.says("principal", "/nhatruong", REPORT)
    await people.taps("principal", REPORT, "Sửa và ký lại")
    await people.taps("principal", "Sửa và ký lại", "Học sinh có mặt")
    await people.taps("principal", "Học sinh có mặt", "3")
    await people.says("principal", "2", "Học sinh có mặt: 2 (đếm được: 4)")
    await people.tap_together({"principal": "Ký và gửi"}, times=2)
    await people.sees("principal", "Đã ký và gửi lúc")
    await people.program.by(1200)


def signed_twice(ending: Ending) -> None:
    """Two revisions with every answer of everybody, one message to the principal, no draft left."""
    verdict, said = ending.verdict, _signed(ending)
    signed = [(one["present"], one["flagged"], one["why_changed"]) for one in said]
    meant = [("3", "1", "một em xin về sớm"), ("2", "1", "một em xin về sớm")]
    verdict.require(signed == meant, f"signed was {signed}")
    asked = ending.keys_of("principal", "filing:sign:")
    verdict.require(len(asked) == 1, f"the principal was asked to sign by {asked}")


def _signed(ending: Ending) -> list[Mapping[str, Any]]:
    """The answers of both revisions; there are two, made once each, and nothing waits to be signed."""
    verdict = ending.verdict
    rows = ending.all(sa.select(SCHOOL_DECLARATION).order_by(SCHOOL_DECLARATION.c.id))
    verdict.require([row.revision for row in rows] == [1, 2], f"revisions {[row.revision for row in rows]}")
    verdict.require(not ending.all(SCHOOL_DRAFT), "a draft is left")
    reading = Reading(ending.connection, Sealer({1: FIELD}, {1: INDEX}), ending.now, local_date(ending.now))
    return [opened(reading, row)["answers"] for row in rows]


async def put_right(people: People) -> None:
    """Two criteria fail, a correction finds a third; on its day the first comes back and is closed with a picture."""
    await people.program.by(1)
    await people.sees("principal", "Thực hiện Công văn số 1234/SGDĐT-CTTT")
    await people.taps("principal", "Khai báo ngay", "1. ")
    for number in range(1, 11):
        await people.taps("principal", "Không đạt" if number <= 2 else "Đạt")
    await people.taps("principal", "Bỏ qua", "Ký và gửi")
    people.comes_over()
    await people.tap_together({"principal": "Ký và gửi"}, times=2)
    await people.sees("principal", "Đã ký và gửi lúc", "(đạt 8/10 tiêu chí)")
    await people.says("principal", "/nhatruong", "Tự đánh giá")
    await people.taps("principal", "Tự đánh giá", "Sửa và ký lại")
    await people.taps("principal", "Sửa và ký lại", "3. ")
    await people.taps("principal", "3. ", "Không đạt")
    await people.taps("principal", "Không đạt", "ghi chú hoặc kiến nghị")
    await people.taps("principal", "Bỏ qua", "Ký và gửi")
    await people.tap_together({"principal": "Ký và gửi"}, times=2)
    await people.sees("principal", "(đạt 7/10 tiêu chí)")
    await people.says("nurse", "/nhatruong", "Việc cần khắc phục (3)")
    await people.taps("nurse", "Việc cần khắc phục (3)", "1. ")
    await people.taps("nurse", "1. ", "Ghi người phụ trách")
    await people.taps("nurse", "Ghi người phụ trách")
    await people.says("nurse", "cô Hạnh, y tế trường")
    await people.says("nurse", "phát khẩu trang ở cổng trường", "Ngày mai")
    await people.taps("nurse", "Ngày mai", "Đã ghi nhận hạn 25/11.")
    await people.program.to(people.at("8:01", days=1))
    await people.sees("nurse", "việc cần khắc phục, hạn đến hôm nay")
    await people.taps("nurse", "Xem việc cần làm", "Gửi ảnh")
    await people.sends("nurse", photo(), "Đã nhận ảnh (800×600).")
    await people.tap_together({"nurse": "Đã khắc phục xong"}, times=2)
    await people.sees("nurse", "Đã ghi nhận khắc phục xong lúc")
    await people.taps("nurse", "Xem ảnh")
    await people.until(lambda: "sendPhoto" in people.came("nurse"), "the picture")
    await people.program.to(people.at("9:01", days=2))


def remedied(ending: Ending) -> None:
    """Three remedies, one closed with its picture; each came back on its day, once to everybody it concerns."""
    verdict = ending.verdict
    failed = [sorted(name for name, answer in one.items() if answer == "fail") for one in _signed(ending)]
    verdict.require([len(names) for names in failed] == [2, 3], f"failed had {failed}")
    remedies = ending.all(sa.select(REMEDY).order_by(REMEDY.c.item))
    verdict.require([row.item for row in remedies] == failed[-1], f"remedies {[row.item for row in remedies]}")
    verdict.require([row.state for row in remedies] == ["done", "open", "open"], f"they stand {remedies}")
    pictures = ending.all(EVIDENCE)
    verdict.require([row.state for row in pictures] == ["kept"], f"pictures stand {[row.state for row in pictures]}")
    shown = [bytes(row.uid).hex() for row in pictures]
    verdict.require([row.evidence for row in remedies] == [*shown, None, None], "the picture is not the remedy's")
    once = {
        "nurse": ("remedy:", "remedies:", "answer:evidence:"),
        "deputy": ("remedies:",),
        "principal": ("remedies:",),
    }
    for who, kinds in once.items():
        told = [key for kind in kinds for key in ending.keys_of(who, kind)]
        if len(told) != len(kinds):
            verdict.lost.append(f"{who} was told {told}")
