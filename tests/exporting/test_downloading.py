"""The page of a link over HTTP: looking uses nothing up, one download, and kind words when it is over."""

import io
import logging
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Event
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import httpx
import openpyxl
import pytest
import sqlalchemy as sa

from bot.commands.exporting import Format, write_wanted
from bot.logs import scrub, set_up_logs
from bot.reports.wanted import Wanted
from bot.web.scratch import scratch
from storage.changes.export_links import give_back, hashed, take
from storage.keeping.retention import Periods, purge
from storage.tables import ACCOUNT, ROUND
from tests.escalating.hoa_ban import HoaBan
from tests.exporting.pages import XLSX, Pages, asks, end_duty, kindergarten, link_in, serving
from tests.town import MONDAY, Town


@pytest.fixture
def school(town: Town) -> HoaBan:
    return kindergarten(town)


@pytest.fixture
def pages(school: HoaBan, tmp_path: Path) -> Iterator[Pages]:
    with scratch(tmp_path) as folder, serving(school.town, folder) as made:
        yield made
        assert list(folder.iterdir()) == [], "nothing is left of a workbook"


def test_looking_uses_nothing_up_and_one_press_downloads(school: HoaBan, pages: Pages) -> None:
    address = asks(school["principal"], "Các bản khai", "Đợt gần nhất")
    for _ in range(3):
        page = pages.get(address)
        assert page.status_code == 200
        assert pages.client.head(address).status_code == 200
        assert pages.client.head(address).content == b""
    for words in ("Các bản khai", "Khai báo sức khỏe", "MN Hoa Ban", "23/11/2026", "đến 06:52", "Tải tệp Excel"):
        assert words in page.text
    assert "Tuệ" not in page.text
    assert pages.audit("export_downloaded") == []
    got = pages.post(address)
    assert (got.status_code, got.headers["content-type"]) == (200, XLSX)
    rows = list(openpyxl.load_workbook(io.BytesIO(got.content))["Bản khai"].iter_rows(values_only=True))
    assert [row[rows[0].index("Họ và tên")] for row in rows[1:]] == ["Nguyễn Hoài An", "Trần Gia Tuệ"]
    for again in (pages.get(address), pages.post(address)):
        assert again.status_code == 410
        assert "đã được dùng" in again.text and "/xuat" in again.text
        assert "Hoa Ban" not in again.text
    days = {"what": "declarations", "form": "person-2026", "from": "2026-11-23", "to": "2026-11-23"}
    assert pages.audit("export_link_made") == [days]
    assert pages.audit("export_downloaded") == [{**days, "try": 1}]


def test_nobody_keeps_shows_inside_or_reads_a_page_by_accident(school: HoaBan, pages: Pages) -> None:
    address = asks(school["contact"], "Các trường")
    for answer in (pages.get(address), pages.post(address), pages.post(address), pages.get(address + "x")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "noindex" in answer.headers["x-robots-tag"]
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "form-action 'self'" in policy and "unsafe" not in policy
        assert "set-cookie" not in answer.headers


def test_the_file_has_a_name_for_old_programs_and_its_real_one(school: HoaBan, pages: Pages) -> None:
    given = pages.post(asks(school["principal"], "Các ca", "Từ đợt gần nhất")).headers["content-disposition"]
    assert given.isascii()
    assert given.startswith("attachment; filename=\"cases-HB-20261123.xlsx\"; filename*=UTF-8''")
    real = httpx.URL("http://x/?" + given.rpartition("''")[2]).query
    assert "MN Hoa Ban - 23-11-2026.xlsx" in httpx.QueryParams(b"n=" + real)["n"]


@pytest.mark.parametrize(
    ("office", "labels", "unit", "wanted"),
    [
        ("principal", ("Các bản khai", "30 ngày"), "HB", Wanted("declarations", "person-2026")),
        ("nurse", ("Các ca", "Năm học này"), "HB", Wanted("cases")),
        ("contact", ("Các đợt", "Đợt gần nhất"), "00679", Wanted("rounds")),
        ("province", ("Các trường",), "01", Wanted("schools")),
    ],
    ids=["declarations", "cases", "rounds", "schools"],
)
def test_the_file_is_byte_for_byte_that_of_the_command(
    school: HoaBan, pages: Pages, tmp_path: Path, office: str, labels: tuple[str, ...], unit: str, wanted: Wanted
) -> None:
    counted = sa.update(ROUND).where(ROUND.c.id == school.round).values(owed=2, declared=2)
    school.town.database.write(lambda c: c.execute(counted)).result(10)
    got = pages.post(asks(school[office], *labels)).content
    [link] = pages.rows()
    days: dict[str, Any] = {"from_on": link.from_on, "to_on": link.to_on}
    meant = Wanted(wanted.what, wanted.form, **days)
    write_wanted(school.town.database, school.town.clock, meant, unit, tmp_path / "a.xlsx", Format.XLSX)
    assert got == (tmp_path / "a.xlsx").read_bytes()
    if wanted.what == "rounds":
        [heads, row] = openpyxl.load_workbook(io.BytesIO(got)).worksheets[0].iter_rows(values_only=True)
        told = dict(zip(heads, row, strict=True))
        assert told["Đã khai"] is None, told
        assert told["Đã khai báo (khoảng, khi không nêu chính xác)"] == "0–2", told


def test_after_ten_minutes_and_without_a_link_the_words_are_the_same(school: HoaBan, pages: Pages) -> None:
    address = asks(school["principal"], "Các ca", "30 ngày")
    school.town.by(minutes=9, seconds=59)
    assert pages.get(address).status_code == 200
    school.town.by(seconds=1)
    expired, forged = pages.get(address), pages.get(address[:-3] + "abc")
    assert (expired.status_code, forged.status_code) == (410, 404)
    assert expired.text == forged.text
    assert "/xuat" in expired.text and "Hoa Ban" not in expired.text
    assert (pages.post(address).status_code, pages.post(address[:-3] + "abc").status_code) == (410, 404)
    for strange in ("/export/a", "/export/%00", "/export/" + "x" * 3000):
        assert pages.get(pages.base + strange).status_code == 404
    assert pages.audit("export_downloaded") == []


def test_a_duty_that_ended_meanwhile_gives_nothing(school: HoaBan, pages: Pages) -> None:
    address = asks(school["nurse"], "Các ca", "30 ngày")
    other = asks(school["principal"], "Các ca", "30 ngày")
    end_duty(school, "nurse")
    for answer in (pages.get(address), pages.post(address)):
        assert answer.status_code == 403
        assert "không còn quyền tải tệp" in answer.text and "Hoa Ban" not in answer.text
    token = hashed(address.rpartition("/")[2])
    late = school.town.database.write(lambda c: pages.links._take(token, c)).result(10)
    assert late is None, "also where it ends between the page and the taking"
    assert pages.post(other).status_code == 200, "somebody else's duty goes on"


@pytest.mark.parametrize("change", [{"state": "ended", "person_id": None}, {"person_id": "other"}])
def test_an_account_that_is_not_that_persons_any_more_gives_nothing(
    school: HoaBan, pages: Pages, change: dict[str, Any]
) -> None:
    address = asks(school["nurse"], "Các ca", "30 ngày")
    [link] = pages.rows()
    if change["person_id"] == "other":
        change = {"person_id": school.persons["principal"]}
    changed = sa.update(ACCOUNT).where(ACCOUNT.c.id == link.account_id).values(change)
    school.town.database.write(lambda c: c.execute(changed)).result(10)
    assert [pages.get(address).status_code, pages.post(address).status_code] == [403, 403]


def test_of_several_at_once_exactly_one_gets_the_file(school: HoaBan, pages: Pages) -> None:
    address = asks(school["principal"], "Các bản khai", "30 ngày")
    with ThreadPoolExecutor(8) as several:
        got = list(several.map(lambda _: pages.post(address), range(8)))
    assert sorted(answer.status_code for answer in got) == [200, *[410] * 7]
    assert len(pages.audit("export_downloaded")) == 1


def test_of_two_processes_one_gets_the_link(school: HoaBan, pages: Pages) -> None:
    """Each in a transaction of its own, as two processes on one PostgreSQL have them."""
    asks(school["principal"], "Các bản khai", "30 ngày")
    [link] = pages.rows()
    database, now, both = school.town.database, school.town.clock.now(), Barrier(2)

    def takes(_number: int) -> int | None:
        both.wait(10)
        with database.engine.begin() as connection:
            return take(connection, link.token_hash, now)

    with ThreadPoolExecutor(2) as several:
        got = list(several.map(takes, range(2)))
    assert sorted(got, key=str) == [1, None]
    for late in (timedelta(minutes=10), timedelta()):
        database.write(lambda c: give_back(c, link.token_hash, 1)).result(10)
        expected = None if late else 2
        assert database.write(lambda c, at=now + late: take(c, link.token_hash, at)).result(10) == expected
    database.write(lambda c: give_back(c, link.token_hash, 1)).result(10)
    assert database.write(lambda c: take(c, link.token_hash, now)).result(10) is None, "a later try is left alone"


def test_what_cannot_be_made_gives_the_link_back_and_three_times_are_the_end(
    school: HoaBan, pages: Pages, caplog: pytest.LogCaptureFixture
) -> None:
    address = asks(school["principal"], "Các bản khai", "30 ngày")
    rest, pages.links.folder = pages.links.folder, pages.links.folder / "gone"
    for _ in range(2):
        failed = pages.post(address)
        assert failed.status_code == 500
        assert "Chưa lập được tệp" in failed.text and "Tải tệp Excel" in failed.text
    pages.links.folder = rest
    assert pages.post(address).status_code == 200
    why = [row["why"] for row in pages.audit("export_given_back")]
    assert why == ["not made", "not made"]
    other = asks(school["principal"], "Các bản khai", "30 ngày")
    pages.links.folder = rest / "gone"
    assert [pages.post(other).status_code for _ in range(2)] == [500, 500]
    last = pages.post(other)
    assert (last.status_code, "đã được dùng" in last.text) == (410, True)
    pages.links.folder = rest
    assert pages.post(other).status_code == 410


def test_a_client_that_breaks_off_may_come_again(school: HoaBan, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    address = asks(school["principal"], "Các bản khai", "30 ngày")
    real, gone = pages.links._make, list[bool]()

    def slowly(*given: Any) -> BinaryIO:
        """It takes until the client is gone."""
        file = real(*given)
        if not gone:
            gone.append(True)
            client.close()
            with socket.create_connection((parts.hostname, parts.port)) as other:
                other.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                while other.recv(4096):
                    pass
        return file

    monkeypatch.setattr(pages.links, "_make", slowly)
    parts = urlsplit(address)
    client = socket.create_connection((parts.hostname or "", parts.port or 0))
    client.sendall(f"POST {parts.path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".encode())
    end, pause = time.monotonic() + 20, Event()
    while not pages.audit("export_given_back") and time.monotonic() < end:
        pause.wait(0.05)
    assert [row["why"] for row in pages.audit("export_given_back")] == ["not arrived"]
    assert pages.post(address).status_code == 200
    assert pages.post(address).status_code == 410


def test_no_log_holds_a_token(
    school: HoaBan, pages: Pages, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, handlers = logging.getLogger().level, list(logging.getLogger().handlers)
    set_up_logs("json", level=logging.DEBUG)
    try:
        address = asks(school["principal"], "Các ca", "30 ngày")
        token = address.rpartition("/")[2]
        pages.get(address)
        pages.links.folder /= "gone"
        pages.post(address)
        pages.links.folder = pages.links.folder.parent
        pages.post(address)
        parts = urlsplit(address)
        with socket.create_connection((parts.hostname or "", parts.port or 0)) as broken:
            broken.sendall(f"GET {parts.path} HTTX/9\r\n\r\n".encode())
            broken.recv(4096)
        logging.getLogger("somebody").warning("GET %s is strange", address)
    finally:
        logging.getLogger().handlers[:] = handlers
        logging.getLogger().setLevel(before)
    said = capfd.readouterr()
    assert "a workbook could not be made" in said.err + said.out
    assert "/export/[token] is strange" in said.err
    assert token not in said.err + said.out
    assert scrub(f"see {address}.") == f"see {address.rpartition('/')[0]}/[token]."


def test_links_are_forgotten_a_day_after_they_ended(school: HoaBan, pages: Pages) -> None:
    address = asks(school["principal"], "Các ca", "30 ngày")
    periods = Periods(timedelta(days=90), timedelta(days=7), timedelta(hours=48))
    now = school.town.clock.now()
    database = school.town.database
    for later, left in ((timedelta(hours=24, minutes=9), 1), (timedelta(hours=24, minutes=11), 0)):
        database.write(lambda c, at=now + later: purge(c, at, periods)).result(10)
        assert len(pages.rows()) == left
    assert pages.get(address).status_code == 404
    assert len(pages.audit("export_link_made")) == 1, "who asked stays in the audit"


def test_a_link_opens_for_whoever_stands_in_and_says_its_words_in_english(school: HoaBan, pages: Pages) -> None:
    school.town.database.write(lambda c: c.execute(sa.update(ACCOUNT).values(language="en"))).result(10)
    principal = school["principal"]
    principal.says("/xuat")
    for place in (0, 0):
        principal.taps(principal.last.labels[place])
    page = pages.get(link_in(principal))
    assert "Download the Excel file" in page.text and '<html lang="en">' in page.text
    assert MONDAY.strftime("%d/%m/%Y") in page.text
