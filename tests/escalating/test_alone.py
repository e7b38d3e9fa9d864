"""One case that cannot be read does not keep the others from being told."""

import sqlalchemy as sa

from storage.tables import CASE, PERSON
from tests.auditing.breaking import by_hand
from tests.escalating.hoa_ban import HoaBan, cases
from tests.escalating.lives import RED
from tests.town import Town


def two_red(town: Town) -> tuple[HoaBan, list[int]]:
    town.is_broken = True
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:41")
    children = [hoa_ban.child(name) for name in ("Trần Gia Tuệ", "Lê Bảo Minh")]
    for child in children:
        hoa_ban.mother_of(child, name=f"Mẹ {child}").declares(child, RED, at_school=False)
    return hoa_ban, children


def test_a_case_whose_ladder_cannot_be_read_is_set_aside_and_the_others_climb(town: Town) -> None:
    hoa_ban, _ = two_red(town)
    first = cases(town)[0].id
    broken = {**cases(town)[0].policy, "told": [[1, "gone", "red", 1]]}
    by_hand(town, sa.update(CASE).where(CASE.c.id == first).values(policy=broken))
    town.to("Mon", "06:46")
    assert len([words for words in hoa_ban["deputy"].heard() if "mức đỏ" in words]) == 1
    town.to("Mon", "06:56")
    hoa_ban["operator"].hears("1 ca chưa được xem lại đúng giờ")


def test_a_name_that_does_not_open_keeps_nobody_from_hearing_of_another_child(town: Town) -> None:
    hoa_ban, children = two_red(town)
    mine = sa.update(PERSON).where(PERSON.c.id == children[0])
    with town.database.reading() as connection:
        name = connection.execute(sa.select(PERSON.c.sealed_name).where(PERSON.c.id == children[0])).scalar_one()
    by_hand(town, mine.values(sealed_name=b"broken"))
    town.to("Mon", "06:46")
    assert len([words for words in hoa_ban["deputy"].heard() if "mức đỏ" in words]) == 1
    by_hand(town, mine.values(sealed_name=name))
