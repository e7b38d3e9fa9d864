"""A chart says what the text says, hides what it hides, and follows a tap."""

import re
from html import unescape

import pytest
import sqlalchemy as sa

from bot.channels.telegram.acts import acts
from bot.dialogue.report_actions import DrawFigures
from bot.drawing import drawn
from bot.messages import Reply
from storage.tables import DUTY
from tests.reporting.areas import AreaTown
from tests.town import MONDAY, Actor, Town


@pytest.fixture
def area(town: Town) -> AreaTown:
    made = AreaTown(town)
    made.school("Tiểu học Phù Lam A", made.phu_lam, 40)
    made.school("THCS Phù Lam", made.phu_lam, 30)
    made.declare("Tiểu học Phù Lam A", 31)
    made.declare("Tiểu học Phù Lam A", 7, "amber")
    made.declare("THCS Phù Lam", 12)
    made.declare("THCS Phù Lam", 2, "red")
    return made


def drawing(actor: Actor) -> list[str]:
    """The words of the picture somebody got, in order."""
    [svg] = [message.picture for message in actor.messages if message.picture]
    return [unescape(words) for words in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


def test_a_chart_follows_the_tap_with_the_figures_of_the_text(area: AreaTown) -> None:
    contact = area.contact("Vũ Đình Lâm", "district_contact", area.phu_lam)
    area.town.to("Mon", "08:29")
    area.town.to("Mon", "08:30")
    assert not any(message.picture for message in contact.messages)
    contact.taps("Xem biểu đồ: xã Phù Lam")
    words = drawing(contact)
    assert words == [
        "Báo cáo xã Phù Lam, thứ Hai 23/11, 08:30.",
        *("đã khai báo", "không nêu chính xác", "chưa khai báo"),
        *("Xã Phù Lam", "50–53/70", "chưa khai 17–20", "cần theo dõi 8–11"),
        *("THCS Phù Lam", "14/30 (46,7%)", "chưa khai 16", "cần theo dõi <5"),
        *("Tiểu học Phù Lam A", "36–39/40", "chưa khai <5", "cần theo dõi 7"),
    ]
    [digest, *_, picture] = [message.plain for message in contact.messages if message.plain.startswith("Báo cáo")]
    assert picture in digest
    shown = set(re.findall(r"[\d–<]+/\d+|(?:chưa khai|cần theo dõi) [\d–<]+", " ".join(words[4:])))
    assert shown - {"chưa khai 17–20", "cần theo dõi 8–11"} <= set(
        re.findall(r"[\d–<]+/\d+|(?:chưa khai|cần theo dõi) [\d–<]+", digest)
    )


def test_no_bar_is_as_long_as_a_hidden_count(area: AreaTown) -> None:
    contact = area.contact("Vũ Đình Lâm", "district_contact", area.phu_lam)
    contact.says("/baocao").taps("Xem biểu đồ: xã Phù Lam")
    [svg] = [message.picture for message in contact.messages if message.picture]
    widths = {float(width) for width in re.findall(r'<rect x="24" y="[\d.]+" width="([\d.]+)" height="14"', svg)}
    bar = max(widths)
    # 38 of 40 declared; told is 36 to 39
    assert {round(bar * 36 / 40, 1), round(bar * 39 / 40, 1)} <= widths
    assert round(bar * 38 / 40, 1) not in widths
    assert round(bar * 52 / 70, 1) not in widths


def test_it_is_a_picture_with_every_vietnamese_letter() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60" font-family="DejaVu Sans">'
        '<text x="4" y="40" font-size="30">{}</text></svg>'
    )
    pictures = [drawn(svg.format(letter)) for letter in ("ằ", "ẵ", "ặ", "ế", "ệ", "ỗ", "ợ", "ữ", "ỵ", "Đ", "□")]
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert len(set(pictures)) == len(pictures)


def test_on_telegram_it_is_a_photo_with_its_caption() -> None:
    [act] = acts(Reply("Báo cáo <b>x</b>\n" + "dài " * 400, picture="<svg/>"), "71", rings=False)
    assert (act.method, act.fields["photo"], act.fields["disable_notification"]) == ("sendPhoto", "<svg/>", True)
    assert len(act.fields["caption"]) <= 1024
    assert "<b>" not in act.unmarked().fields["caption"]


def test_nobody_gets_a_chart_of_what_lies_outside_their_duty(area: AreaTown) -> None:
    contact = area.contact("Vũ Đình Lâm", "district_contact", area.an_thinh)
    area.town.receive(area.town.update(contact.chat, action=DrawFigures(area.phu_lam, MONDAY, 1).encode()))
    contact.sees("không thuộc phạm vi phụ trách")
    assert not any(message.picture for message in contact.messages)


def test_whoever_lost_the_duty_meanwhile_gets_none_and_is_told_so(area: AreaTown) -> None:
    contact = area.contact("Vũ Đình Lâm", "district_contact", area.phu_lam)
    contact.says("/baocao")
    area.town.too_fast.add(contact.chat)
    contact.taps("Xem biểu đồ: xã Phù Lam")
    area.town.too_fast.clear()
    area.town.database.write(lambda c: c.execute(sa.update(DUTY).values(to_on=MONDAY))).result(timeout=10)
    area.town.by(minutes=1)
    assert not any(message.picture for message in contact.messages)
    contact.sees("không dành cho tài khoản này")
