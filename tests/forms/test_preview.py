"""The preview of a questionnaire: all questions to read, and the form to fill in; nothing is stored."""

import asyncio
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.forms import load_form, shipped_forms
from bot.i18n import load_catalogs
from bot.previewing.pages import overview_page
from bot.previewing.serving import preview_application
from tests.forms.conftest import MONDAY, WriteForm
from tests.running.test_commands import khaibao

HEAD = (
    "| | type | name | label::vi | label::en | hint::vi | relevant | required | constraint | constraint_message::vi "
    "| calculation | default | choice_filter |"
)
ROWS = (
    "| | note | hello | Chào quý phụ huynh | Hello | | | | | | | | |",
    "| | select_one yn | ill | Con có mệt không | Is your child tired | Trong 7 ngày qua | | yes | | | | | |",
    "| | integer | days | Mấy ngày rồi | How many days | | ${ill} = 'yes' | yes | . < 15 | Không quá 14 ngày | | 1 | |",
    "| | select_multiple sign | signs | Biểu hiện | Signs | | ${ill} = 'yes' | | | | | | |",
    "| | dateTime | since | Từ lúc nào | Since when | | ${ill} = 'yes' | | | | | | |",
    "| | calculate | severity | | | | | | | | if(${days} > 3, 'red', if(${ill} = 'yes', 'amber', '')) | | |",
)
CHOICES = (
    "| | yn | yes | Có | Yes |",
    "| | yn | no | Không | No |",
    "| | sign | fever | Sốt | Fever |",
    "| | sign | cough | Ho | Cough |",
)


class Browser:
    """Opens and sends the pages of one form, over HTTP."""

    def __init__(self, client: "TestClient[Any, Any]") -> None:
        self.client = client

    async def opens(self, path: str = "/") -> str:
        answer = await self.client.get(path)
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == "no-store"
        return await answer.text()

    async def sends(self, *fields: tuple[str, str], path: str = "/") -> str:
        answer = await self.client.post(path, data=list(fields))
        assert answer.status == 200
        return await answer.text()


def browsing(path: Path, visit: Any) -> None:
    application = preview_application(load_form(path), load_catalogs(), lambda: MONDAY)

    async def run() -> None:
        async with TestClient(TestServer(application)) as client:
            await visit(Browser(client))

    asyncio.run(run())


def words(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", page))


@pytest.fixture
def path(write_form: WriteForm) -> Path:
    return write_form(HEAD, *ROWS, choices=CHOICES)


def test_questions_open_as_the_answers_call_for_them(path: Path) -> None:
    async def visit(browser: Browser) -> None:
        page = await browser.opens()
        assert "không lưu câu trả lời nào" in words(page)
        assert "Chào quý phụ huynh" in words(page)
        assert "Con có mệt không" in words(page)
        assert "Mấy ngày" not in page
        page = await browser.sends(("_shown", "ill"), ("ill", "yes"))
        assert 'value="1"' in page, "the default stands in its field"
        assert "mở ca theo dõi mức vàng" in words(page)
        shown = [("_shown", name) for name in ("ill", "days", "signs", "since")]
        answers = [("ill", "yes"), ("days", "5"), ("signs", "fever"), ("signs", "cough"), ("since", "2026-11-22T21:30")]
        page = await browser.sends(*shown, *answers)
        assert "mở ca theo dõi mức đỏ" in words(page)
        assert "đã trả lời đủ" in words(page)
        assert '"since": "2026-11-22T21:30:00+07:00"' in words(page)
        assert page.count(" checked") == 3

    browsing(path, visit)


def test_what_is_not_taken_stands_there_with_the_reason(path: Path) -> None:
    async def visit(browser: Browser) -> None:
        page = await browser.sends(("_shown", "ill"), ("_shown", "days"), ("ill", "yes"), ("days", "20"))
        assert "Không quá 14 ngày" in words(page)
        assert 'value="20"' in page
        page = await browser.sends(("_shown", "ill"), ("_shown", "days"), ("ill", "yes"), ("days", "nhiều"))
        assert "chưa hợp lệ" in words(page)
        page = await browser.sends(("_shown", "ill"))
        assert page.count("role=alert") == 1, "a required question left empty"

    browsing(path, visit)


def test_the_other_language_is_a_link_away(path: Path) -> None:
    async def visit(browser: Browser) -> None:
        assert "English" in await browser.opens()
        page = await browser.sends(("_shown", "ill"), ("ill", "yes"), path="/?lang=en")
        assert "How many days" in page
        assert "Tiếng Việt" in page
        assert "Con có mệt không" in await browser.opens("/?lang=xx")

    browsing(path, visit)


def test_what_a_stranger_types_is_text_and_nothing_else(path: Path) -> None:
    async def visit(browser: Browser) -> None:
        page = await browser.sends(
            ("_shown", "ill"), ("_shown", "days"), ("ill", "yes"), ("days", '"><script>1</script>')
        )
        assert "<script>1" not in page
        assert "nobody" not in await browser.sends(("_shown", "nobody"), ("nobody", "x"))

    browsing(path, visit)


def test_all_questions_of_every_form_that_ships_are_on_one_page() -> None:
    for form in shipped_forms().values():
        page = overview_page(load_catalogs().voice("vi", "official"), form, {})
        for question in form.questions:
            assert f'<tr id="{question.name}">' in page
        assert "<code>" in page


def test_the_page_can_be_written_to_a_file(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    khaibao("form", "preview", str(path), "--out", "cau-hoi.html")
    assert "Chỉ hỏi khi" in words(Path("cau-hoi.html").read_text("utf-8"))
    assert "host:port" in khaibao("form", "preview", str(path), "--listen", "nowhere", code=1).stderr
