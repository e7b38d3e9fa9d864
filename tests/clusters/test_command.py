"""`khaibao cluster`: what an operator sees of like cases; and what somebody who reads English sees."""

import json

from tests.clusters.classes import Classes
from tests.running.test_commands import khaibao
from tests.town import MONDAY, Town


def test_without_any_cluster_the_list_says_so_and_a_number_nobody_has_is_refused(desk: Town) -> None:
    assert khaibao("cluster", "list").stdout.strip() == "none"
    assert json.loads(khaibao("cluster", "list", "--json").stdout) == []
    refused = khaibao("cluster", "show", "7", code=1)
    assert refused.stderr.strip() == "khaibao: there is no cluster 7; `khaibao cluster list` shows them"
    assert khaibao("cluster", "show", "9" * 30, code=1).stderr.startswith("khaibao: there is no cluster")
    assert "ID" in khaibao("cluster", "show", "--help").stdout
    for command in ("list", "show"):
        assert "--json" in khaibao("cluster", command, "--help").stdout


def test_the_operator_sees_which_declarations_count_and_who_was_told_without_a_name(desk: Town) -> None:
    hoa_ban = Classes(desk)
    hoa_ban.usual_staff()
    desk.to("Mon", "06:41")
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    desk.to("Mon", "06:50")
    ngan = hoa_ban.ill("Phạm Bảo Ngân")
    desk.to("Mon", "07:00")
    hoa_ban.corrected_to_well(ngan)
    [of_class, of_school] = json.loads(khaibao("cluster", "list", "--json").stdout)
    assert (of_class["rule"], of_class["count"], of_class["state"], of_class["agrees"]) == (
        "hfmd-class",
        2,
        "living",
        True,
    )
    assert (of_school["rule"], of_school["unit"], of_school["is_fulfilled"]) == ("hfmd-school", "HB", False)
    listed = khaibao("cluster", "list").stdout
    assert "hfmd-class" in listed
    assert "hfmd-school" in listed
    shown = khaibao("cluster", "show", "1").stdout
    assert "source: Bộ GDĐT" in shown
    lines = [line.strip() for line in shown.splitlines() if line.startswith("  ")]
    assert [line.split("  ")[-1] for line in lines[:3]] == ["counts", "counts", "not since 23/11 07:00 (well)"]
    assert [line for line in lines if line.startswith("told")][:2] == [
        "told school_health at 23/11 06:41",
        "told principal at 23/11 06:41",
    ]
    whole = khaibao("cluster", "show", "1", "--json").stdout
    found = json.loads(whole)
    assert [(one["counts"], one["new"], one["unit"]) for one in found["members"]] == [
        (True, False, "HB"),
        (True, False, "HB"),
        (False, True, "HB"),
    ]
    for hidden in ("Tuệ", "Minh An", "Ngân", "Thảo", "Mai", "mụn nước"):
        assert hidden not in shown + whole


def test_clusters_of_two_schools_stand_under_their_own_codes(desk: Town) -> None:
    hoa_ban = Classes(desk)
    desk.to("Mon", "06:41")
    for name in ("Trần Gia Tuệ", "Lê Minh An"):
        hoa_ban.ill(name)
    hoa_ban.school = desk.seeds.unit("SM", "MN Sao Mai", "school", parent=hoa_ban.commune)
    sprouts = desk.seeds.school_class(hoa_ban.school, "Mầm")
    now, order = desk.clock.now(), desk.seeds.order()
    hoa_ban.__dict__["_days"] = {MONDAY: desk.seeds.round(hoa_ban.school, order, now, now, now, MONDAY)}
    hoa_ban.round = hoa_ban.__dict__["_days"][MONDAY]
    for name in ("Phạm Bảo Ngân", "Vũ Đức Huy"):
        hoa_ban.ill(name, sprouts)
    rows = json.loads(khaibao("cluster", "list", "--json").stdout)
    members = [json.loads(khaibao("cluster", "show", str(row["id"]), "--json").stdout)["members"] for row in rows]
    assert [{one["unit"] for one in several} for several in members] == [{"HB"}, {"SM"}]


def test_who_reads_english_reads_whole_sentences(desk: Town) -> None:
    hoa_ban = Classes(desk)
    hoa_ban.usual_staff()
    nurse = hoa_ban["nurse"]
    nurse.says("/ngonngu")
    nurse.taps("English")
    desk.to("Mon", "06:41")
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    alert = nurse.hears("2 similar cases in one class · MN Hoa Ban · class Thỏ Ngọc")
    assert alert.labels == ["Open"]
    nurse.taps("Open")
    text = nurse.last.plain
    for line in (
        "Signs as of hand, foot and mouth disease: 2 cases in class Thỏ Ngọc, 23/11.",
        "· new in it · nobody has taken it",
        "Advice of the Ministry of Education (an old letter; please confirm with the health station)",
        "Rule: from 2 in 7 days on (Khai Báo, 23/11/2026).",
        "This is advice from signs that were declared, not a diagnosis.",
    ):
        assert line in text, text
