"""Who joins while staff have told of an emergency of their child is asked to call the school."""

from storage.tables import CASE
from tests.joining.school import PhuLam
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


def test_who_joins_while_the_case_is_open_is_asked_to_call(town: Town) -> None:
    school = PhuLam(town)
    town.to("Mon", "09:00")
    school.teacher.says("em Minh bị ngất").sees("Gọi 115", "em Minh")
    father = town.actor("f1").starts(school.slip(school.minh)).says("5/9/19")
    father.hears("Nhà trường mong gia đình gọi lại ngay về Minh", rings=True)
    other = town.actor("f2").starts(school.slip(school.an)).says("20/1/2019")
    assert not any("gọi lại ngay" in said for said in other.heard())
    father.says("/rutdongy")
    assert [case.state for case in school.rows(CASE)] == ["open"]
