"""Stories of a case, from the flag to the news to the family; and what must be true of it at the end."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import sqlalchemy as sa

from storage.tables import CASE, CASE_EVENT, CASE_TOLD, DECLARATION
from tests.crash.checking import Ending
from tests.crash.people import People

ALERTS = ("alert:", "ambers:", "operator:")


async def watched(people: People) -> None:
    """Red: the nurse takes it, is asked for an outcome, watches at home, tells the health station, then ends it."""
    await declared(people, "mother", "Tuệ", "Mụn nước", "38 độ 2", "38,2°C")
    for who in ("nurse", "principal", "contact"):
        await people.sees(who, "1 ca cần theo dõi", "đỏ")
    await people.taps("nurse", "Mở", "Trần Gia Tuệ")
    await people.taps("nurse", "Nhận ca này", "Cô Thảo đã nhận lúc")
    await people.sees("principal", "Cô Thảo đã nhận lúc")
    await people.sees("father", "Nhà trường đã nhận được thông tin")
    await people.program.by(1860)
    await people.sees("nurse", "kết quả chưa")
    await people.taps("nurse", "Theo dõi tại nhà", "vẫn")
    for who in ("mother", "father"):
        await people.sees(who, "Tuệ", "theo dõi tại nhà")
    await people.taps("nurse", "Đã báo Trạm Y tế")
    await ended(people, "nurse", "Tuệ")


async def passed_on(people: People) -> None:
    """Red: nobody comes for five minutes; the deputy takes it and passes it on; the nurse takes it and ends it."""
    await declared(people, "mother", "Tuệ", "Mụn nước", "38 độ 2", "38,2°C")
    await people.program.by(330)
    await people.sees("deputy", "1 ca cần theo dõi", "đỏ")
    await people.taps("deputy", "Mở", "Trần Gia Tuệ")
    await people.taps("deputy", "Nhận ca này", "đã nhận lúc")
    await people.sees("nurse", "Hùng đã nhận lúc")
    await people.taps("deputy", "Chuyển người khác", "bận")
    await people.taps("deputy", "bận ca khác")
    await people.sees("nurse", "chưa có người nhận")
    await people.taps("nurse", "Mở", "Trần Gia Tuệ")
    await people.taps("nurse", "Nhận ca này", "Cô Thảo đã nhận lúc")
    await people.sees("principal", "Cô Thảo đã nhận lúc")
    await ended(people, "nurse", "Tuệ")


async def crowded(people: People) -> None:
    """Red: both parents press at once, each twice; nurse and deputy open it at once, and take it at once."""
    for who in ("mother", "father"):
        await filled_in(people, who, "Tuệ", "Mụn nước", "38 độ 2", "38,2°C")
    people.comes_over()
    await people.tap_together({"mother": "Gửi", "father": "Gửi"}, times=2)
    for who in ("mother", "father"):
        await people.sees(who, "Nhà trường đã nhận được thông tin")
    await people.program.by(330)
    pair = ("nurse", "deputy")
    for who in pair:
        await people.sees(who, "1 ca cần theo dõi", "đỏ")
    await people.tap_together(dict.fromkeys(pair, "Mở"), times=2)
    await people.tap_together(dict.fromkeys(pair, "Nhận ca này"), times=2)
    for who in (*pair, "principal"):
        await people.sees(who, "đã nhận lúc")
    await ended(people, "nurse" if "Cô Thảo đã nhận" in people.shown("principal") else "deputy", "Tuệ")


async def amber(people: People) -> None:
    """Amber, declared by the father: it grows in the nurse's list of the day; she takes it there and ends it."""
    await declared(people, "father", "Minh", "Sốt", "37,9", "37,9°C")
    await people.sees("nurse", "cần hỏi thăm")
    await people.taps("nurse", "Xem danh sách", "Trần Gia Minh")
    await people.taps("nurse", "Nhận Minh", "Cô Thảo đã nhận")
    await people.sees("mother", "Nhà trường đã nhận được thông tin", "Minh")
    await people.taps("nurse", "Mở Minh", "Trần Gia Minh")
    await ended(people, "nurse", "Minh", is_grave=False)


async def declared(people: People, who: str, child: str, sign: str, said: str, shown: str) -> None:
    """A guardian says what is wrong, and sends it."""
    await filled_in(people, who, child, sign, said, shown)
    people.comes_over()
    await people.taps(who, "Gửi")
    await people.sees(who, "Nhà trường đã nhận được thông tin")


async def filled_in(people: People, who: str, child: str, sign: str, said: str, shown: str) -> None:
    """A guardian says what is wrong, step by step, up to [Gửi]."""
    await people.says(who, "/khaibao", f"{child} chưa khỏe")
    await people.taps(who, f"{child} chưa khỏe", "biểu hiện")
    await people.taps(who, sign, f"☑ {sign}")
    await people.taps(who, "Tiếp", "bao nhiêu độ")
    await people.says(who, said, "từ hôm nào")
    await people.taps(who, "Hôm qua", "đi học ạ?")
    await people.taps(who, "Nghỉ ở nhà", shown)


async def ended(people: People, who: str, child: str, *, is_grave: bool = True) -> None:
    """Whoever has the case ends it, the family hears of it, and whatever is still under way arrives."""
    if is_grave:
        await people.taps(who, "Đi học lại", f"cho {child}")
        await people.taps(who, "Đúng, ghi")
    else:
        await people.taps(who, "Đi học lại")
    for guardian in ("mother", "father"):
        await people.sees(guardian, child, "đi học lại")
    await people.program.by(1200)


def one_case(ending: Ending, alerted: Sequence[str], flagged: int = 1) -> None:
    """Whoever must hear of the case did, it ended once, and the family heard how. `flagged`: declarations of it."""
    _alerts(ending)
    _ended(ending, flagged)
    lost, deaf = ending.verdict.lost, ending.deaf
    lost += [f"{who} heard no alert" for who in alerted if who not in deaf and not ending.keys_of(who, *ALERTS)]
    for who in ("mother", "father"):
        if not any(":back_in_class:" in key for key in ending.keys_of(who, "family:")):
            lost.append(f"the {who} heard no end")


def _alerts(ending: Ending) -> None:
    """Every alert that was decided is on the wire."""
    for told in ending.connection.execute(sa.select(CASE_TOLD.c.key)):
        row = ending.rows.get(told.key)
        if ending.deaf and row is not None and row.state == "refused":
            continue
        if row is None or row.state != "sent" or told.key not in ending.keys:
            ending.verdict.lost.append(f"{told.key}: {row.state if row else 'no row'}")


def _ended(ending: Ending, declared: int) -> None:
    """One case, from so many flagged declarations, ended once and by an outcome."""
    connection, verdict = ending.connection, ending.verdict
    cases = connection.execute(sa.select(CASE)).all()
    verdict.require(len(cases) == 1, f"{len(cases)} cases")
    verdict.require({case.state for case in cases} == {"closed"}, f"cases stand {[c.state for c in cases]}")
    verdict.require({case.outcome for case in cases} == {"back_in_class"}, f"they ended {[c.outcome for c in cases]}")
    flagged = connection.execute(sa.select(DECLARATION.c.uid).where(DECLARATION.c.severity.is_not(None))).all()
    verdict.require(len(flagged) == declared, f"{len(flagged)} flagged declarations")
    kinds = Counter(connection.execute(sa.select(CASE_EVENT.c.kind)).scalars())
    verdict.require(kinds["opened"] == 1, f"it was opened {kinds['opened']} times")
    finals = [
        event
        for event in connection.execute(sa.select(CASE_EVENT).where(CASE_EVENT.c.kind == "outcome"))
        if event.about.get("outcome") == "back_in_class"
    ]
    verdict.require(len(finals) == 1, f"it ended {len(finals)} times")


def heard_by(*alerted: str, flagged: int = 1) -> Callable[[Ending], None]:
    """A check of a story at whose end these people have heard an alert."""
    return partial(one_case, alerted=alerted, flagged=flagged)
