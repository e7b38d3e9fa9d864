"""A messenger that says ok and shows nothing: found by answers that never come, told once, gone round at once."""

from collections.abc import Iterator

import pytest

from bot.web.metrics import Metrics
from storage.queries import overview
from storage.queries.silent_bots import suspected
from tests.escalating.hoa_ban import AMBER, RED, Family, HoaBan
from tests.town import Actor, Town


@pytest.fixture
def two_bots(url: str) -> Iterator[Town]:
    """A town whose people talk to two bots."""
    made = Town(url, more_bots=("2",))
    yield made
    made.keeps_quiet()
    made.close()


class Split:
    """Nurse, principal and the commune's contact talk to the bot "2"; deputy, province and operator to the bot "1"."""

    def __init__(self, town: Town) -> None:
        self.town, self.hoa_ban = town, HoaBan(town)
        self.on_two = {
            office: self.hires_on_two(name, kind)
            for office, name, kind in (
                ("nurse", "Nguyễn Thị Thảo", "school_health"),
                ("principal", "Đỗ Thị Hạnh", "principal"),
                ("contact", "Vũ Đình Lâm", "district_contact"),
            )
        }
        self.hoa_ban.hires("deputy", "Lê Văn Hùng", "deputy_head", self.hoa_ban.school)
        self.hoa_ban.hires("province", "Trịnh Quốc Bảo", "province_contact", self.hoa_ban.province)
        self.hoa_ban.hires("operator", "Ngô Minh Đức", "operator", self.hoa_ban.province)
        self.children = 0

    def hires_on_two(self, name: str, kind: str) -> Actor:
        is_contact = kind == "district_contact"
        school = None if is_contact else self.hoa_ban.school
        person = self.town.seeds.person("official" if is_contact else "staff", name, school=school)
        self.town.seeds.duty(person, kind, self.hoa_ban.commune if is_contact else self.hoa_ban.school)
        self.hoa_ban.persons[name] = person
        return self.town.account_on("2", person)

    def family(self) -> tuple[Family, int]:
        self.children += 1
        child = self.hoa_ban.child(f"Trần Gia Tuệ {'ABCDEFGH'[self.children]}")
        return self.hoa_ban.mother_of(child, name=f"Trần Thị Mai {'ABCDEFGH'[self.children]}"), child

    def red_case_that_the_deputy_ends(self) -> None:
        """Nurse, principal and contact get it by bot 2; deputy after 5 and province after 30 minutes by bot 1."""
        mother, child = self.family()
        mother.declares(child, RED)
        self.town.by(minutes=31)
        for office, take in (("province", "Đã nắm thông tin"), ("deputy", "Nhận ca này")):
            self.hoa_ban[office].taps("Mở")
            self.hoa_ban[office].taps(take)
        self.hoa_ban["deputy"].taps("Báo nhầm")
        self.hoa_ban["deputy"].taps("Đúng, ghi")
        self.town.by(minutes=40)


def silent(town: Town) -> list[str]:
    with town.database.reading() as connection:
        return sorted(suspected(connection))


def test_a_bot_whose_alerts_nobody_answers_is_suspected_and_the_operator_hears_once(two_bots: Town) -> None:
    town = two_bots
    split = Split(town)
    town.silent.add("2")
    town.to("Mon", "07:40")
    split.red_case_that_the_deputy_ends()
    assert silent(town) == [], "one case is no evidence"
    split.red_case_that_the_deputy_ends()
    assert silent(town) == ["town:2"]
    operator = split.hoa_ban["operator"]
    operator.hears("Bot town:2 báo đã gửi nhưng không ai trả lời", rings=True)
    town.to("Tue", "12:00")
    assert len([text for text in operator.heard() if "town:2" in text]) == 1
    with town.database.reading() as connection:
        now = town.clock.now()
        assert overview.status(connection, now, now.date())["bots_suspected"] == ["town:2"]
    page = Metrics(town.database, town.clock).page().decode()
    assert 'khaibao_bot_suspected{bot="town:2"} 1.0' in page
    assert 'khaibao_bot_suspected{bot="town:1"} 0.0' in page


def test_when_a_bot_is_suspected_the_next_duty_hears_at_once(two_bots: Town) -> None:
    town = two_bots
    split = Split(town)
    town.silent.add("2")
    town.to("Mon", "07:40")
    split.red_case_that_the_deputy_ends()
    split.red_case_that_the_deputy_ends()
    deputy = split.hoa_ban["deputy"]
    count = len(deputy.heard())
    mother, child = split.family()
    mother.declares(child, AMBER)
    assert len(deputy.heard()) == count, "amber waits its half hour"
    mother, child = split.family()
    mother.declares(child, RED)
    assert len(deputy.heard()) == count + 1
    assert deputy.last.rings


def test_when_a_bot_is_suspected_all_accounts_hear_at_once(two_bots: Town) -> None:
    town = two_bots
    split = Split(town)
    town.silent.add("2")
    town.to("Mon", "07:40")
    split.red_case_that_the_deputy_ends()
    split.red_case_that_the_deputy_ends()
    thao = split.hoa_ban.persons["Nguyễn Thị Thảo"]
    first = town.actor(town.seeds.account(thao))
    town.silent.clear()
    mother, child = split.family()
    mother.declares(child, RED)
    first.hears("mức đỏ", rings=True)
    split.on_two["nurse"].hears("mức đỏ", rings=True)


def test_an_answer_ends_the_suspicion(two_bots: Town) -> None:
    town = two_bots
    split = Split(town)
    town.silent.add("2")
    town.to("Mon", "07:40")
    split.red_case_that_the_deputy_ends()
    split.red_case_that_the_deputy_ends()
    assert silent(town) == ["town:2"]
    town.silent.clear()
    mother, child = split.family()
    mother.declares(child, RED)
    town.by(seconds=20)
    split.on_two["nurse"].taps("Mở")
    assert silent(town) == []
    split.hoa_ban["operator"].hears("Đã có người trả lời tin báo ca của bot town:2.")


def test_a_quiet_day_for_everybody_suspects_nobody(two_bots: Town) -> None:
    town = two_bots
    split = Split(town)
    town.to("Mon", "07:40")
    for _ in range(2):
        mother, child = split.family()
        mother.declares(child, RED)
        town.by(minutes=50)
    assert silent(town) == []
