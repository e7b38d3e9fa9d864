"""Stories of an order to five schools, two at a time; and what must be true of it at the end.

Whatever is killed: every school has one round and one letter, none is missed; while it is stopped nothing leaves.
"""

from collections import Counter
from typing import Any

import sqlalchemy as sa

from storage.tables import AUDIT, LETTER_FILE, ORDER, ORDER_PLAN, ORDER_RECEIPT, ORDER_SCHOOL, ROUND
from storage.values import AD_HOC
from tests.crash.checking import Ending
from tests.crash.people import People
from tests.crash.scene import SCHOOLS

Row = sa.Row[Any]

PDF = b"%PDF-1.7\n" + b"1 0 obj\n<< >>\nendobj\n" * 40 + b"%%EOF\n"
LETTER = "đề nghị nhà trường khai báo đột xuất"
OFF = "đã được hủy"
ASKED = ("letter:", "rem:", "filing:")
"""How the keys begin of what an order has sent."""


async def ordered(people: People) -> None:
    """Made with its letter, approved by a second person, stopped, gone on with, read; the reminder comes; it is due."""
    await _made(people)
    people.comes_over()
    await people.taps("maker", "Kèm văn bản", "Gửi tệp PDF")
    await people.sends("maker", PDF, "Văn bản kèm theo: tệp PDF", as_file="application/pdf")
    await _approved(people)
    await _stopped(people)
    await _goes_on(people)
    for number in range(1, 6):
        await people.sees(f"principal {number}", LETTER)
    await people.taps("principal 1", "Xem văn bản")
    await people.until(lambda: "sendDocument" in people.came("principal 1"), "the letter itself")
    await people.tap_together({"principal 1": "Đã nhận văn bản"}, times=2)
    await people.sees("principal 1", "đã nhận văn bản lúc")
    await people.says("mother 1", "/khaibao", "khỏe")
    await people.taps("mother 1", "1 khỏe", "Đã ghi nhận")
    await people.program.to(people.at("10:05"))
    await _stopped(people, for_seconds=2400)
    await _goes_on(people)
    await people.program.to(people.at("11:25"))
    await people.sees("maker", "Báo cáo Phù Lam về khai báo đột xuất")


async def called_off(people: People) -> None:
    """Approved, stopped when two schools have it, and called off by two presses: they hear so, the others nothing."""
    await _made(people)
    people.comes_over()
    await _approved(people)
    await _stopped(people)
    await people.taps("maker", "Hủy đợt", "Bản khai đã gửi vẫn được giữ.")
    await people.tap_together({"maker": "Đúng, hủy đợt"}, times=2)
    await people.program.by(600)
    for number in (1, 2):
        await people.sees(f"principal {number}", OFF)
    await people.program.to(people.at("11:25"))


async def _made(people: People) -> None:
    """From the menu to the preview."""
    await people.program.by(1)
    await people.says("maker", "/motdot", "Chưa có đợt khai báo đột xuất nào.")
    await people.taps("maker", "Mở đợt khai báo: Phù Lam", "Dùng mẫu khai nào?")
    await people.taps("maker", "Khai báo sức khỏe ·", "Tất cả 5 trường")
    await people.taps("maker", "Tất cả 5 trường", "Số, ký hiệu")
    await people.says("maker", "1234/SGDĐT-CTTT", "Ngày ban hành")
    await people.says("maker", "25/11/2026", "Cơ quan ban hành")
    await people.says("maker", "Sở GDĐT", "Trích yếu")
    await people.says("maker", "V/v khai báo tình hình", "Hạn khai báo?")
    await people.says("maker", "11:00", "5 trường, ", "Trình duyệt")


async def _approved(people: People) -> None:
    """A second person approves by two presses, and the first two schools are reached."""
    await people.taps("maker", "Trình duyệt", "Đã trình duyệt")
    await people.sees("colleague", "chờ duyệt")
    await people.taps("colleague", "Xem và duyệt", "Duyệt và mở đợt")
    await people.tap_together({"colleague": "Duyệt và mở đợt"}, times=2)
    await people.sees("maker", "đã được duyệt và đang gửi đi")
    await people.program.by(1)
    for number in (1, 2):
        await people.sees(f"principal {number}", LETTER)


async def _stopped(people: People, for_seconds: float = 900) -> None:
    """The maker stops it: from then on nobody is told anything by it, nor told again."""
    await people.says("maker", "/motdot", "Xem: 1234")
    await people.taps("maker", "Xem: 1234", "Tạm dừng đợt")
    await people.taps("maker", "Tạm dừng đợt", "Đang tạm dừng")
    await people.program.by(1)
    before = _told(people)
    await people.program.by(for_seconds)
    assert _told(people) == before, f"left while it was stopped: {_told(people)[len(before) :]}"


async def _goes_on(people: People) -> None:
    await people.taps("maker", "Tiếp tục đợt", "Tạm dừng đợt")
    await people.program.by(900)


def _told(people: People) -> list[str]:
    return [f"{each.chat} {each.key}" for each in people.witness.said() if each.key.startswith(ASKED)]


def carried_out(ending: Ending) -> None:
    """Every school and person was told exactly what an order without a kill tells, and each step stands once."""
    verdict = ending.verdict
    plan, schools = _one_plan(ending)
    verdict.require(
        (plan.state, plan.reached) == ("opened", SCHOOLS), f"it stands {plan.state}, {plan.reached} reached"
    )
    verdict.require({row.state for row in schools} == {"opened"}, f"schools stand {[row.state for row in schools]}")
    reminders = {who: 1 for who in ending.chats if who.startswith("principal")} | {"mother 5": 2}
    for who in ending.chats:
        told = ending.keys_of(who, "rem:")
        if len(told) != reminders.get(who, 0):
            verdict.lost.append(f"{who} was reminded by {told}")
    for who in ("maker", "colleague"):
        verdict.require(len(ending.keys_of(who, "digest:")) == 1, f"{who}: {ending.keys_of(who, 'digest:')}")
    verdict.require(len(ending.keys_of("principal 1", "letter_file:")) == 1, "the letter itself was not read once")
    receipts, files = ending.all(ORDER_RECEIPT), ending.all(LETTER_FILE)
    verdict.require(len(receipts) == 1, f"{len(receipts)} receipts")
    verdict.require([file.state for file in files] == ["kept"], f"files stand {[file.state for file in files]}")
    told = ending.keys_of("maker", "answer:evidence:")
    verdict.require(len(told) == 1, f"the maker was told of the file by {told}")
    done = Counter(row.action for row in ending.all(AUDIT))
    for action in ("order_sent", "order_approved", "letter_attached"):
        verdict.require(done[action] == 1, f"{action} stands {done[action]} times in the audit")


def all_off(ending: Ending) -> None:
    """Whoever was reached has it closed and heard so; nobody else was asked anything, nor is any figure told."""
    verdict = ending.verdict
    plan, schools = _one_plan(ending)
    verdict.require(plan.state == "cancelled", f"it stands {plan.state}")
    verdict.require({row.state for row in schools} == {"off"}, f"schools stand {[row.state for row in schools]}")
    verdict.require({row.state for row in _rounds(ending)} <= {"closed"}, "a round is still open")
    reached = {_principal(row.school_id, schools) for row in schools if row.round_id is not None}
    for who in ending.chats:
        if len(ending.keys_of(who, "letter:")) != (2 if who in reached else 0):
            verdict.lost.append(f"{who} was told {ending.keys_of(who, 'letter:')}")
        verdict.require(not ending.keys_of(who, "rem:", "digest:", "total:"), f"{who}: {ending.keys_of(who, '')}")


def _one_plan(ending: Ending) -> tuple[Row, list[Row]]:
    """The plan and its schools: all of them, each with one round and one letter, or with neither while not reached."""
    verdict = ending.verdict
    plans, schools, rounds = ending.all(ORDER_PLAN), ending.all(ORDER_SCHOOL), _rounds(ending)
    verdict.require(len(plans) == 1, f"{len(plans)} plans")
    verdict.require(len({row.school_id for row in schools}) == len(schools) == SCHOOLS, f"{len(schools)} schools")
    reached = {row.school_id: row.round_id for row in schools if row.round_id is not None}
    verdict.require(len(rounds) == len({row.school_id for row in rounds}), f"{len(rounds)} rounds")
    verdict.require({row.school_id: row.id for row in rounds} == reached, f"rounds {rounds}, reached {reached}")
    for row in schools:
        who, key = _principal(row.school_id, schools), f"letter:{row.plan_id}:{row.school_id}"
        if row.school_id in reached and (ending.chats[who], key) not in ending.said:
            verdict.lost.append(f"the letter to {who}")
    letters = {row.key for row in ending.rows.values() if row.kind == "letter"}
    verdict.require(letters == {f"letter:{plans[0].id}:{school}" for school in reached}, f"letters {letters}")
    return plans[0], schools


def _rounds(ending: Ending) -> list[Row]:
    """What was opened by the order."""
    by_letter = sa.select(ORDER.c.id).where(ORDER.c.kind == AD_HOC)
    orders = ending.all(by_letter)
    ending.verdict.require(len(orders) <= 1, f"{len(orders)} letters")
    return ending.all(sa.select(ROUND).where(ROUND.c.order_id.in_(by_letter)))


def _principal(school: int, schools: list[Row]) -> str:
    return f"principal {sorted(row.school_id for row in schools).index(school) + 1}"
