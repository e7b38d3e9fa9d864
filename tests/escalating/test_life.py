"""A case's life can be read: every step, whom, when, answered what and why; in chat and by the operator's command."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cases.life import in_pages
from bot.cases.life_sentences import LIFE_SENTENCES
from bot.cases.opening import follow_up
from bot.delivery.case_life import PAGE
from bot.dialogue.station_actions import ShowLife
from storage.changes.cases import CaseHappened
from tests.escalating.hoa_ban import AMBER, HoaBan, cases
from tests.escalating.standing import is_covered, opens
from tests.escalating.test_24_hours import blocks
from tests.escalating.test_red import declared, everything, press
from tests.running.test_commands import khaibao
from tests.town import Town

ROOT = Path(__file__).parents[2]
NOTE = "Mẹ bé nói đã gọi bác sĩ quen"


def lived(town: Town) -> HoaBan:
    """Alerted, refused, taken, asked about, passed on, told to the station, concluded."""
    hoa_ban, mother, tue = declared(town)
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:43")
    for label in ("Mở", "Nhận ca này", "Ghi chú"):
        nurse.taps(label)
    nurse.says(NOTE)
    blocks(hoa_ban["deputy"])
    nurse.taps("Chuyển người khác")
    nurse.taps("Đang bận ca khác")
    town.to("Mon", "06:50")
    opens(nurse).taps("Báo Trạm Y tế")
    nurse.taps("Gửi tin")
    hoa_ban["station"].taps("Mở")
    hoa_ban["station"].taps("Đã nhận")
    hoa_ban["contact"].taps("Mở")
    hoa_ban["contact"].taps("Đã nắm thông tin")
    opens(nurse).taps("Nhận ca này")
    nurse.taps("Đã đi khám")
    mother.says_of(tue, follow_up, "better")
    return hoa_ban


def test_the_school_reads_every_step_in_order(town: Town) -> None:
    hoa_ban = lived(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Diễn biến")
    text = nurse.last.plain
    for step in (
        "Diễn biến · MN Hoa Ban · Thỏ Ngọc · mức đỏ",
        "23/11 06:41:00 · Mở ca, mức đỏ. Báo theo thang có sẵn. "
        "Có dấu hiệu nghi mắc bệnh truyền nhiễm: tính 24 giờ theo Điều 10.",
        "23/11 06:41:00 · Báo tin, bậc 1:",
        "→ y tế trường (cô Thảo): đã gửi 06:41:00; mở 06:43:00",
        "→ hiệu trưởng (cô Hạnh): đã gửi 06:41:00",
        "23/11 06:43:00 · Y tế trường (cô Thảo) đã nhận ca.",
        f"23/11 06:43:00 · Y tế trường (cô Thảo) ghi chú. “{NOTE}”",
        "23/11 06:43:00 · Y tế trường (cô Thảo) chuyển ca: đang bận ca khác.",
        "→ phó hiệu trưởng (thầy Hùng) (chưa có người nhận): bị từ chối: người nhận đã chặn trợ lý",
        "phó hiệu trưởng (thầy Hùng) chưa liên hệ được: tin không tới nơi",
        "Y tế trường (cô Thảo) ghi nhận đã báo Trạm Y tế: gửi tin qua trợ lý.",
        "→ Trạm Y tế (cô Yến): đã gửi 06:50:00; mở 06:50:00",
        "Trạm Y tế (cô Yến) xác nhận Trạm Y tế đã nhận thông báo.",
        "Cán bộ đầu mối (thầy/cô Lâm) xác nhận đã nắm thông tin.",
        "Y tế trường (cô Thảo) ghi kết quả: đã đi khám.",
        "Báo gia đình: đã đi khám: đã gửi 06:50:00",
        "Gia đình trả lời: đỡ hơn.",
    ):
        assert step in text, text
    lines = [line for line in text.split("\n") if line.startswith("23/11")]
    assert [line[:14] for line in lines] == sorted(line[:14] for line in lines)
    assert "Tuệ" not in text
    assert "Bước khác" not in text


@pytest.mark.parametrize("office", ["contact", "province"])
def test_officials_above_read_it_without_the_child_or_anybodys_words(town: Town, office: str) -> None:
    hoa_ban = lived(town)
    official = hoa_ban[office]
    press(official, ShowLife(cases(town)[0].id, 0, ""))
    official.hears("Diễn biến · MN Hoa Ban", "Y tế trường (cô Thảo) ghi chú.")
    for hidden in ("Tuệ", "Trần", NOTE, "Mai"):
        assert hidden not in everything(official)


@pytest.mark.parametrize("office", ["operator", "stranger", "mother"])
def test_who_has_no_duty_reads_nothing(town: Town, office: str) -> None:
    hoa_ban = lived(town)
    actor = hoa_ban[office] if office == "operator" else town.actor("999")
    if office == "mother":
        _person, chat = town.seeds.guardian("Trần Thị Mai", [cases(town)[0].person_id])
        actor = town.actor(chat)
    press(actor, ShowLife(cases(town)[0].id, 0, ""))
    assert "Diễn biến" not in everything(actor)
    assert "người khác phụ trách" in everything(actor)


def test_a_closed_case_is_read_from_the_alert_that_says_so(town: Town) -> None:
    hoa_ban = lived(town)
    hoa_ban["nurse"].taps("Đi học lại")
    hoa_ban["nurse"].taps("Đúng, ghi")
    principal = hoa_ban["principal"]
    principal.hears("Ca đã kết thúc")
    principal.taps("Diễn biến")
    principal.sees("ghi kết quả: đi học lại.")


def test_a_long_life_is_turned_over_in_one_message_and_covered_after_a_day(town: Town) -> None:
    hoa_ban = lived(town)
    nurse = hoa_ban["nurse"]
    case = cases(town)[0]

    def much_happens(connection: object) -> None:
        from storage.changes import store

        happened = [
            CaseHappened(case.uid, town.clock.now(), "noted", hoa_ban.persons["nurse"], note=f"{n} " + "a" * 400)
            for n in range(30)
        ]
        store(connection, town.database.sealer, happened)  # type: ignore[arg-type]

    town.database.write(much_happens).result(timeout=10)
    nurse.taps("Diễn biến")
    shown = nurse.last
    assert "Trang 1/" in shown.plain
    before = len(nurse.standing)
    pages = [shown.text]
    while "Bước sau" in shown.labels:
        nurse.taps("Bước sau")
        pages.append(shown.text)
    assert len(nurse.standing) == before, "turned over in place"
    assert all(len(page) < 4096 for page in pages)
    whole = "\n".join(pages)
    assert [n for n in range(30) if f"“{n} aaa" not in whole] == []
    nurse.taps("Bước trước")
    assert f"Trang {len(pages) - 1}/{len(pages)}" in shown.plain
    town.to("Tue", "06:51")
    is_covered(nurse, shown, "aaa", under=["Diễn biến"])


def test_pages_are_cut_between_lines() -> None:
    lines = [f"{n} " + "x" * 90 for n in range(100)]
    pages = in_pages(lines, PAGE)
    assert all(len(page) <= PAGE for page in pages)
    assert "\n".join(pages).split("\n") == lines
    assert in_pages([], PAGE) == [""]


def kinds_written() -> set[str]:
    """Every kind of event that the program writes: the third value of `CaseHappened`, followed through variables."""
    trees = [ast.parse(path.read_text()) for room in ("bot", "storage") for path in (ROOT / room).rglob("*.py")]
    calls = [(tree, node) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found: set[str] = set()
    for tree, call in calls:
        if getattr(call.func, "id", "") != "CaseHappened":
            continue
        value = call.args[2] if len(call.args) > 2 else next(k.value for k in call.keywords if k.arg == "kind")
        if isinstance(value, ast.Name):
            found |= set(_given(tree, call, value.id, calls))
        else:
            found |= {n.value for n in ast.walk(value) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return found


def _given(tree: ast.Module, call: ast.Call, name: str, calls: list[tuple[ast.Module, ast.Call]]) -> Iterator[str]:
    """What the function around a call is given for a parameter, wherever it is called."""
    around = next(f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and call in list(ast.walk(f)))
    names = [argument.arg for argument in around.args.args]
    assert name in names, f"{around.name}: say which kinds it writes"
    for _, other in calls:
        if getattr(other.func, "id", getattr(other.func, "attr", "")) == around.name:
            at = names.index(name)
            value = (
                other.args[at]
                if len(other.args) > at
                else next((k.value for k in other.keywords if k.arg == name), None)
            )
            if isinstance(value, ast.Constant):
                yield str(value.value)


def test_every_kind_of_event_has_a_sentence() -> None:
    written = kinds_written()
    assert {
        "opened",
        "told",
        "raised",
        "declared",
        "corrected",
        "followed_up",
        "station_missed",
        "legal_clock",
    } <= written
    assert written - set(LIFE_SENTENCES) == set()


def test_a_kind_nobody_knows_is_still_a_step(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse, case = hoa_ban["nurse"], cases(town)[0]

    def happen(connection: object) -> None:
        from storage.changes import store

        step = CaseHappened(case.uid, town.clock.now(), "of_tomorrow", None, {"told": "x", "unreached": None or []})
        store(connection, town.database.sealer, [step])  # type: ignore[arg-type]

    town.database.write(happen).result(timeout=10)
    press(nurse, ShowLife(case.id, 0, ""))
    nurse.sees("Bước khác (of_tomorrow).")


def test_the_operator_reads_the_life_in_sentences_and_machines_read_fields(desk: Town) -> None:
    hoa_ban = lived(desk)
    shown = khaibao("case", "show", "1").stdout
    assert "told_station_by=Nguyễn Thị Thảo" in shown
    assert "due_at=24/11/2026 06:41" in shown
    assert "23/11 06:43:00 · School health (Ms Thảo) took it." in shown
    assert "→ deputy head (Mr Hùng) (nobody had taken it): refused: the reader has blocked the assistant" in shown
    assert "School health (Ms Thảo) recorded that the health station was told: by message." in shown
    for hidden in ("Tuệ", "Mai", NOTE, "{'", "mụn nước"):
        assert hidden not in shown
    found = json.loads(khaibao("case", "show", "1", "--json").stdout)
    assert (found["told_station_how"], found["told_station_by"]) == ("in_chat", "Nguyễn Thị Thảo")
    assert found["events"][0] | {"at": ""} == {
        "at": "",
        "kind": "opened",
        "person_id": None,
        "about": {"severity": "red", "notifiable": True},
    }
    refused = next(each for each in found["messages"] if each["state"] == "refused")
    assert (refused["post"], refused["why"]) == ("deputy", "blocked by the user")
    assert "Tuệ" not in json.dumps(found, ensure_ascii=False)
    hoa_ban.mother_of(an := hoa_ban.child("Lê Minh An"), name="Lê Thị Vân").declares(an, AMBER)
    suspected, amber = json.loads(khaibao("case", "list", "--json").stdout)
    assert suspected["due_at"] == found["due_at"]
    assert amber["due_at"] is None, "the law sets no time for it"


def test_the_operator_prints_the_notice(desk: Town) -> None:
    lived(desk)
    khaibao("case", "notice", "1", "--out", "notice.html")
    page = Path("notice.html")
    assert page.stat().st_mode & 0o077 == 0
    text = page.read_text()
    for part in ("THÔNG BÁO NGƯỜI NGHI NGỜ MẮC BỆNH TRUYỀN NHIỄM", "Trần Gia Tuệ", "Trạm Y tế Phù Lam", "Điều 10"):
        assert part in text
    assert NOTE not in text
    assert "http" not in text.replace("<!doctype html>", "")
    assert "no case 9" in khaibao("case", "notice", "9", "--out", "x.html", code=1).stderr
