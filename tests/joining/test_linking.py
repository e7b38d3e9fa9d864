"""A person with two messengers connects them: a code shown on one, typed on the other; and takes it back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.joining.linking import may_merge, new_link_code, read_link_code, shown
from storage.keeping.retention import Periods, purge
from storage.tables import ACCOUNT, AUDIT, BAR, BOND, LINK_CODE
from tests.reminding.phu_lam import PhuLam
from tests.town import Actor, Town


@pytest.fixture
def two(url: str) -> Iterator[Town]:
    made = Town(url, more_bots=("2",))
    yield made
    made.keeps_quiet()
    made.leaves_nothing_due()
    made.close()


def stranger(town: Town, chat: str = "zalo 1") -> Actor:
    """A chat with the second bot that nobody knows yet."""
    town.bot_of[chat] = "2"
    return town.actor(chat)


def code_of(actor: Actor) -> str:
    """The code that a chat shows now."""
    actor.says("/lienket").sees("Trong vòng 10 phút", "LK-")
    return next(word for word in actor.last.plain.split() if word.startswith("LK-"))


def mother_of_minh(town: Town) -> tuple[PhuLam, int, Actor]:
    place = PhuLam(town)
    child = place.school().pupil("Trần Gia Minh")
    return place, child, place.mother(child)


def accounts(town: Town) -> list[tuple[int | None, str | None, str]]:
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(ACCOUNT).order_by(ACCOUNT.c.id)).all()
    return [(row.person_id, row.verified_how, row.state) for row in rows]


def test_a_code_shown_on_one_chat_and_typed_on_the_other_makes_them_one_person(two: Town) -> None:
    place, _, mother = mother_of_minh(two)
    code = code_of(mother)
    other = stranger(two)
    other.says("/start")
    other.says(code.lower().replace("-", " ")).sees("Mai", "Đúng, kết nối")
    assert "Trần" not in other.last.plain, "a given name only"
    assert accounts(two)[1][0] is None, "nothing is stored before it is confirmed"
    other.says("không").sees("Chưa kết nối gì cả")
    two.by(seconds=20)
    other.taps("Đúng, kết nối")
    other.sees("Đã kết nối")
    [(person, _, _), (linked, how, state)] = accounts(two)
    assert (linked, how, state) == (person, "link", "active")
    mother.hears("Một tài khoản chat khác vừa được kết nối")
    two.to("Mon", "06:20")
    assert [text for text in mother.heard() if text.startswith("Khai báo sức khỏe")] == []
    other.hears("Khai báo sức khỏe", "Minh")
    rows = place.rows(AUDIT)
    assert [row.about for row in rows if row.action == "account_connected"] == [{"how": "link"}]
    assert [row for row in place.rows(LINK_CODE) if code.replace("-", "")[2:] in row.code_index] == []


def test_a_code_is_good_once_and_for_ten_minutes(two: Town) -> None:
    _, _, mother = mother_of_minh(two)
    first = code_of(mother)
    second = code_of(mother)
    other, third = stranger(two), stranger(two, "zalo 2")
    other.says("/lienket").says(first).sees("Mã này chưa đúng")
    other.says(second)
    third.says("/lienket").says(second)
    other.taps("Đúng, kết nối")
    third.taps("Đúng, kết nối")
    third.sees("Mã này chưa đúng")
    late = code_of(mother)
    two.by(minutes=10)
    third.says("/lienket").says(late).sees("Mã này chưa đúng")
    assert [each[0] for each in accounts(two)][2] is None


def test_a_confirmation_after_ten_minutes_connects_nothing(two: Town) -> None:
    _, _, mother = mother_of_minh(two)
    other = stranger(two)
    other.says("/lienket").says(code_of(mother))
    two.by(minutes=10)
    other.taps("Đúng, kết nối")
    other.sees("Mã này chưa đúng")
    assert accounts(two)[1][0] is None


def test_guessing_codes_is_slowed_down_as_with_slips(two: Town) -> None:
    _, _, mother = mother_of_minh(two)
    other = stranger(two)
    other.says("/lienket")
    for _ in range(3):
        other.says("LK-222-AAA").sees("Mã này chưa đúng")
    other.says(code_of(mother)).sees("thử lại sau")
    assert accounts(two)[1][0] is None


def test_a_pressed_confirmation_without_a_proven_code_connects_nothing(two: Town) -> None:
    _, _, mother = mother_of_minh(two)
    code_of(mother)
    other = stranger(two)
    other.says("/start")
    two.receive(two.update(other.chat, action="ak4", message="1", press="p"))
    assert accounts(two)[1][0] is None


def test_who_showed_the_code_takes_it_back_for_a_week(two: Town) -> None:
    _, _, mother = mother_of_minh(two)
    other = stranger(two)
    mother.says("/ngungnhac").taps("1 tuần")
    other.says("/lienket").says(code_of(mother)).taps("Đúng, kết nối")
    two.by(days=6)
    mother.taps("Không phải tôi")
    mother.sees("Đã ngắt kết nối")
    assert accounts(two)[1][0] is None
    assert accounts(two)[0][2] == "active"
    other.says("/khaibao")
    assert "Minh" not in other.last.plain


def test_after_a_week_the_button_says_so_and_my_data_still_disconnects(two: Town) -> None:
    _, _, mother = mother_of_minh(two)
    other = stranger(two)
    mother.says("/ngungnhac").taps("1 tháng")
    other.says("/lienket").says(code_of(mother)).taps("Đúng, kết nối")
    two.by(days=7, seconds=1)
    mother.taps("Không phải tôi")
    assert accounts(two)[1][0] is not None
    mother.says("/dulieucuatoi").taps("Ngắt kết nối")
    mother.sees("Đã ngắt kết nối tài khoản đó")
    assert [each[0] is None for each in accounts(two)] == [False, True]


def test_nobody_disconnects_the_chats_of_another(two: Town) -> None:
    place, _, mother = mother_of_minh(two)
    other = stranger(two)
    other.says("/lienket").says(code_of(mother)).taps("Đúng, kết nối")
    father = place.mother(place.rows(BOND)[0].child_id, name="Trần Văn Bình", relation="father")
    link = place.rows(LINK_CODE)[-1].id
    account = place.rows(ACCOUNT)[1].id
    for action in (f"ak5:{link}", f"ak6:{account}"):
        two.receive(two.update(father.chat, action=action, message="1", press="p"))
    assert accounts(two)[1][0] == accounts(two)[0][0]


def test_the_chat_that_was_connected_cannot_say_not_me_of_itself_nor_strangers(two: Town) -> None:
    place, _, mother = mother_of_minh(two)
    other = stranger(two)
    other.says("/lienket").says(code_of(mother)).taps("Đúng, kết nối")
    link = place.rows(LINK_CODE)[-1].id
    unconnected = stranger(two, "zalo 9")
    unconnected.says("/start")
    father = place.mother(place.rows(BOND)[0].child_id, name="Trần Văn Bình", relation="father")
    for chat, says in (
        (other, "không còn dùng"),
        (father, "không dành cho tài khoản này"),
        (unconnected, "không dành cho tài khoản này"),
    ):
        answer = two.receive(two.update(chat.chat, action=f"ak5:{link}", message="1", press="p"))
        assert says in answer.text + answer.toast, (answer.text, answer.toast)
    assert accounts(two)[1][0] == accounts(two)[0][0], "nothing was disconnected"


def test_a_late_press_of_not_me_disconnects_nothing(two: Town) -> None:
    place, _, mother = mother_of_minh(two)
    other = stranger(two)
    other.says("/lienket").says(code_of(mother)).taps("Đúng, kết nối")
    link = place.rows(LINK_CODE)[-1].id
    two.clock.move_to(two.clock.now() + timedelta(days=7))
    two.receive(two.update(mother.chat, action=f"ak5:{link}", message="1", press="p"))
    assert accounts(two)[1][0] is not None


def test_not_me_is_kept_in_the_audit(two: Town) -> None:
    place, _, mother = mother_of_minh(two)
    other = stranger(two)
    other.says("/lienket").says(code_of(mother)).taps("Đúng, kết nối")
    two.by(minutes=5)
    mother.taps("Không phải tôi")
    assert [row.about for row in place.rows(AUDIT) if row.action == "account_disconnected"] == [{"how": "not_me"}]
    two.receive(two.update(mother.chat, action=f"ak5:{place.rows(LINK_CODE)[-1].id}", message="1", press="p"))
    assert [row.action for row in place.rows(AUDIT)].count("account_disconnected") == 1, "once"


def test_the_same_person_is_told_so(two: Town) -> None:
    _, _, mother = mother_of_minh(two)
    other = stranger(two)
    other.says("/lienket").says(code_of(mother)).taps("Đúng, kết nối")
    other.says(code_of(mother)).sees("đã là của cùng một người")


def test_a_mother_twice_in_the_rosters_becomes_one(two: Town) -> None:
    place, child, mother = mother_of_minh(two)
    sister = place.school("Tiểu học Phù Lam B", "PLB").pupil("Trần Gia Ngân", "5B")
    again = place.mother(sister)
    again.says(code_of(mother)).sees("cả hai tài khoản đều khai báo được")
    again.taps("Đúng, kết nối")
    living = [(row.person_id, row.child_id) for row in place.rows(BOND) if row.state == "active"]
    person = place.account(mother).person_id
    assert sorted(living) == [(person, child), (person, sister)]
    mother.hears("đã được gộp với tài khoản này")
    assert "Không phải tôi" not in mother.last.labels


def test_a_bar_outlives_the_code(two: Town) -> None:
    place, child, mother = mother_of_minh(two)
    sister = place.school("Tiểu học Phù Lam B", "PLB").pupil("Trần Gia Ngân", "5B")
    father = place.mother(sister, name="Trần Văn Bình", relation="father")
    person = place.account(father).person_id
    reason = two.database.sealer.seal("bar.reason", b"b" * 16, "lost phone")
    two.seeds.insert(BAR, uid=b"b" * 16, child_id=child, person_id=person, sealed_reason=reason, at=two.clock.now())
    father.says(code_of(mother)).sees("hai người khác nhau")
    assert "Đúng, kết nối" not in father.last.labels


def test_a_teacher_is_not_merged_into_a_mother(two: Town) -> None:
    place, _, mother = mother_of_minh(two)
    teacher = place.school("Tiểu học Phù Lam B", "PLB").hires("Phạm Thu Trang", "homeroom", "2A")
    teacher.says(code_of(mother)).sees("hai người khác nhau")


@pytest.mark.parametrize(
    ("mine", "theirs", "barred", "questioned", "may"),
    [
        ("guardian", "guardian", set(), False, True),
        ("guardian", "staff", set(), False, True),
        ("guardian", "official", set(), False, True),
        ("guardian", "pupil", set(), False, False),
        ("staff", "guardian", set(), False, False),
        ("staff", "staff", set(), False, False),
        ("pupil", "guardian", set(), False, False),
        ("guardian", "guardian", {1}, False, False),
        ("guardian", "guardian", set(), True, False),
    ],
)
def test_who_may_become_one(mine: str, theirs: str, barred: set[int], questioned: bool, may: bool) -> None:
    assert may_merge(mine, theirs, barred=barred, is_questioned=questioned) is may


def test_codes_as_they_are_typed() -> None:
    for _ in range(200):
        code = new_link_code()
        assert read_link_code(shown(code)) == code
    assert read_link_code("lk 4k7 m9q") == "4K7M9Q"
    assert read_link_code("LK-O1l-ABC") == "011ABC"
    for other in ("", "LK", "4K7-M9Q", "LK-AAA-AAA", "LK-222-222", "lop 4a1", "7K2M9-QX4TD", "LK-4K7-M9QQ"):
        assert read_link_code(other) is None


def test_codes_are_forgotten_when_nothing_can_be_taken_back(two: Town) -> None:
    place, _, mother = mother_of_minh(two)
    code_of(mother)
    periods = Periods(timedelta(days=90), timedelta(days=7), timedelta(hours=48))
    for days, left in ((7, 1), (2, 0)):
        two.clock.move_to(two.clock.now() + timedelta(days=days))
        two.database.write(lambda c: purge(c, two.clock.now(), periods)).result(10)
        assert len(place.rows(LINK_CODE)) == left


@pytest.mark.parametrize("typed", ["LK-73C-375", "lk 7bt 36h", "X392D-VRA05", "cp385-cy75d"])
def test_a_code_that_reads_like_a_temperature_is_a_code(two: Town, typed: str) -> None:
    _, _, mother = mother_of_minh(two)
    mother.says(typed).sees("Mã này chưa đúng")


def test_signs_typed_like_a_code_without_its_dash_are_signs(two: Town) -> None:
    _, _, mother = mother_of_minh(two)
    mother.says("con ho sot 39").sees("Đã ghi nhận sốt; ho; 39°C", "Minh")
