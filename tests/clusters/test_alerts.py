"""Who hears of like cases, when, in which words, and what they see after the tap."""

from bot.delivery.cluster_pages import letters
from tests.clusters.classes import CASE, MEASLES, RASH_ANSWERS, Classes
from tests.escalating.hoa_ban import HEALTH_WORDS
from tests.town import Town


def school(town: Town, time: str = "06:41") -> Classes:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", time)
    return hoa_ban


def test_two_children_of_one_class_ring_school_health_and_principal_and_nobody_above(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    assert hoa_ban.counted() == []
    town.to("Mon", "06:50")
    hoa_ban.ill("Lê Minh An")
    for office in ("nurse", "principal"):
        message = hoa_ban[office].hears("Có 2 ca tương tự trong một lớp · MN Hoa Ban · lớp Thỏ Ngọc", rings=True)
        assert message.labels == ["Mở"]
        assert not [word for word in (*HEALTH_WORDS, "Tuệ", "An") if word in message.plain]
    for office in ("contact", "station", "province", "deputy", "teacher"):
        assert "ca tương tự" not in "".join(hoa_ban[office].heard()), office
    assert hoa_ban.counted() == [("hfmd-class", 2, "living")]


def test_after_the_tap_the_list_the_dates_and_what_the_source_advises(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    town.to("Mon", "06:50")
    hoa_ban.ill("Lê Minh An")
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    message = nurse.hears("Dấu hiệu nghi tay chân miệng: 2 ca ở lớp Thỏ Ngọc, 23/11.")
    assert "1. Lê Minh An (Thỏ Ngọc), 06:50: mụn nước ở tay, chân, miệng" in message.plain
    assert "mới · chưa có người nhận" in message.plain
    assert "2. Trần Gia Tuệ (Thỏ Ngọc), 06:41" in message.plain
    assert "đã biết" in message.plain
    assert "cần thông báo ngay cho cơ sở y tế gần nhất" in message.plain
    assert "không phải chẩn đoán" in message.plain
    assert "Quy tắc: từ 2 ca trong 7 ngày (Khai Báo, 23/11/2026)." in message.plain
    assert message.labels == ["Mở An", "Mở Tuệ", "Cập nhật"]
    nurse.taps("Mở Tuệ")
    nurse.sees("Trần Gia Tuệ", "Nhận ca này")
    nurse.taps("Nhận ca này")
    # where choices are typed, the list is too far back: it is opened anew
    nurse.says("/ca").taps("Mở các ca tương tự A")
    nurse.taps("Cập nhật")
    nurse.sees("Trần Gia Tuệ (Thỏ Ngọc), 06:41", "cô Thảo đang phụ trách")


def test_the_third_of_the_school_rings_anew_and_of_the_class_is_an_edit_with_a_silent_word(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    town.to("Mon", "07:00")
    hoa_ban.ill("Phạm Bảo Ngân")
    assert hoa_ban.counted() == [("hfmd-class", 3, "living"), ("hfmd-school", 3, "living")]
    nurse = hoa_ban["nurse"]
    first, word = [m for m in nurse.messages if "trong một lớp" in m.plain]
    grown = "Có 3 ca tương tự trong một lớp · MN Hoa Ban · lớp Thỏ Ngọc\nCó thêm ca lúc 07:00."
    assert (word.plain, word.rings, first.rings) == (grown, False, True)
    assert first.plain == (grown if town.abilities.can_edit else "Có 2 ca" + grown[7:].split("\n")[0])
    nurse.hears("Có 3 ca tương tự trong trường · MN Hoa Ban", rings=True)
    town.to("Mon", "07:10")
    hoa_ban.ill("Vũ Đức Huy")
    said = [m for m in nurse.messages if "trong một lớp" in m.plain]
    assert len(said) == (2 if town.abilities.can_edit else 3), "one silent word a day; what is edited elsewhere is said"
    nurse.hears("Có 4 ca tương tự trong một lớp")


def test_five_in_the_commune_are_a_count_to_its_contact_and_the_station_and_nothing_new_at_school(town: Town) -> None:
    hoa_ban = school(town)
    for name in ("Trần Gia Tuệ", "Lê Minh An", "Phạm Bảo Ngân", "Vũ Đức Huy"):
        hoa_ban.ill(name)
    contact, station = hoa_ban["contact"], hoa_ban["station"]
    assert not [text for text in contact.heard() if "tương tự" in text]
    hoa_ban.ill("Đặng Minh Khôi", hoa_ban.gau_bong)
    for official in (contact, station):
        message = official.hears("Có 5 ca tương tự trên địa bàn · Phù Lam", rings=True)
        assert message.labels == ["Mở"]
        official.taps("Mở")
        opened = official.hears("Dấu hiệu nghi tay chân miệng: 5 ca tại các trường thuộc Phù Lam, 23/11.")
        assert "MN Hoa Ban, Gấu Bông: 1 ca (23/11)" in opened.plain
        assert "MN Hoa Ban, Thỏ Ngọc: 4 ca (23/11)" in opened.plain
        assert not [name for name in ("Tuệ", "An ", "Ngân", "Huy", "Khôi") if name in opened.plain]
        assert opened.labels == ["MN Hoa Ban", "Cập nhật"]
    assert not [text for text in hoa_ban["nurse"].heard() if "địa bàn" in text]
    assert not [text for text in hoa_ban["province"].heard() if "tương tự" in text]


def test_who_does_not_fit_into_the_list_of_a_large_one_is_in_the_list_of_open_cases(town: Town) -> None:
    hoa_ban = school(town)
    for letter in "ABCDEGHIKLMNOPQRSTUVXYZĐĂÂ":
        hoa_ban.ill(f"Lê Minh {letter}")
    nurse = hoa_ban["nurse"]
    message = nurse.hears("Có 26 ca tương tự trong một lớp")
    nurse.taps("Mở", under="Có 26 ca tương tự trong một lớp")
    message = message if town.abilities.can_edit else nurse.last
    assert "và 1 em nữa" in message.plain
    assert len([label for label in message.labels if label.startswith("Mở")]) == 24
    nurse.taps("Các ca đang mở", under="và 1 em nữa")
    nurse.sees("Có 26 ca đang mở", "26. Mức đỏ")


def test_two_in_two_classes_are_no_cluster(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An", hoa_ban.gau_bong)
    assert hoa_ban.counted() == []


def test_at_night_a_cluster_waits_for_the_opening_and_one_to_call_today_comes_silently(town: Town) -> None:
    hoa_ban = school(town)
    town.to("Mon", "21:00")
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    hoa_ban.ill("Phạm Bảo Ngân", hoa_ban.gau_bong, MEASLES, answers=RASH_ANSWERS)
    nurse = hoa_ban["nurse"]
    assert [m.rings for m in nurse.standing if "gọi Trạm Y tế hôm nay" in m.plain] == [False], "the case's alert"
    assert not [text for text in nurse.heard() if "tương tự" in text]
    town.to("Wed", "05:59")
    assert not [text for text in nurse.heard() if "tương tự" in text], "24/11 is a day off"
    town.to("Wed", "06:00")
    nurse.hears("Có 2 ca tương tự trong một lớp", rings=True)


def test_it_ends_silently_when_the_window_has_passed_and_old_buttons_explain(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    nurse = hoa_ban["nurse"]
    cluster = hoa_ban.clusters()[0]
    heard = len(nurse.messages)
    town.to("Mon", "06:41", week=1)
    assert hoa_ban.counted() == [("hfmd-class", 2, "living")], "the last instant still counts"
    town.to("Mon", "06:42", week=1)
    assert hoa_ban.counted() == [("hfmd-class", 2, "ended")]
    told = [m.rings for m in nurse.messages[heard:] if "tương tự" in m.plain]
    assert told == ([] if town.abilities.can_edit else [False])
    message = nurse.hears("Có 2 ca tương tự trong một lớp", "Đã kết thúc theo dõi lúc 06:41")
    assert message.labels == []
    nurse.town.receive(town.update(nurse.chat, action=f"cg1:{cluster.id}", message=message.ref, press="p"))
    nurse.sees("Đã kết thúc theo dõi", "Các ca đang mở")


def test_what_was_opened_is_covered_again_after_a_day_and_every_look_is_audited(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    message = nurse.hears("Trần Gia Tuệ")
    looks = hoa_ban.audited("case_opened")
    assert len(looks) == 2
    assert len(hoa_ban.audited("cluster_opened")) == 1
    heard = len(nurse.messages)
    town.to("Tue", "06:42")
    if town.abilities.can_edit:
        assert "Tuệ" not in message.plain
        assert message.labels == ["Mở"]
    assert not [each.plain for each in nurse.messages[heard:] if "Tuệ" in each.plain], "by itself nothing names anybody"


def test_who_has_no_account_or_blocked_the_bot_is_replaced(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban["nurse"].window.is_blocked = True
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    hoa_ban["deputy"].hears("Có 2 ca tương tự trong một lớp", rings=True)
    assert len([text for text in hoa_ban["principal"].heard() if "tương tự" in text]) == 1


def test_a_school_where_nobody_can_be_reached_climbs_as_a_count_and_the_operator_hears(town: Town) -> None:
    hoa_ban = Classes(town)
    contact = hoa_ban.hires("contact", "Vũ Đình Lâm", "district_contact", hoa_ban.commune)
    operator = hoa_ban.hires("operator", "Ngô Minh Đức", "operator", hoa_ban.province)
    town.to("Mon", "06:41")
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    contact.hears("Có 2 ca tương tự trong một lớp · MN Hoa Ban · lớp Thỏ Ngọc", rings=True)
    operator.hears("MN Hoa Ban: có các ca tương tự (quy tắc hfmd-class) nhưng chưa báo được cho ai tại trường")
    contact.taps("Mở")
    assert "Tuệ" not in contact.hears("Dấu hiệu nghi tay chân miệng: 2 ca").plain


def test_a_drill_never_counts(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    with town.database.reading() as connection:
        assert connection.execute(CASE.select()).all()
    town.database.write(lambda c: c.execute(CASE.update().values(is_drill=True))).result()
    town.database.write(
        lambda c: c.execute(CASE.update().values(outcome="false_alarm", state="closed", closed_at=town.clock.now()))
    ).result()
    town.by(seconds=2)
    assert hoa_ban.counted() == [("hfmd-class", 2, "living")], "a drill that ends takes no real declaration back"


def test_the_letters_of_a_list_of_clusters_do_not_end_at_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 27, 51, 52)] == ["A", "Z", "AA", "AB", "AZ", "BA"]
