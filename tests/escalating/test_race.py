"""Twenty people take one case at the same instant: one has it, nineteen are told who."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import pytest
import sqlalchemy as sa

from storage.tables import CASE, CASE_EVENT
from tests.escalating.hoa_ban import HoaBan, cases
from tests.escalating.racing import take_at_once
from tests.town import Town

RACES = 8
NAMES = (
    *("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hoa", "Huệ", "Lan"),
    *("Liên", "Mai", "Minh", "Nga", "Ngọc", "Oanh", "Phương", "Quyên", "Thảo", "Yến"),
)

Take = Callable[[int, Sequence[str]], dict[str, str]]


@contextmanager
def processes(url: str, count: int) -> Iterator[list["subprocess.Popen[str]"]]:
    """Full loops in processes of their own on the database."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.escalating.racing", url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    try:
        yield started
    finally:
        for process in started:
            process.stdin.close() if process.stdin else None
            process.wait(timeout=30)
            process.stdout.close() if process.stdout else None


def through(racing: Sequence["subprocess.Popen[str]"]) -> Take:
    """Half of the people at each process, all let go together."""

    def take(case: int, chats: Sequence[str]) -> dict[str, str]:
        told: dict[str, str] = {}
        edges = [len(chats) * n // len(racing) for n in range(len(racing) + 1)]
        for process, (first, last) in zip(racing, pairwise(edges), strict=True):
            say(process, json.dumps({"case": case, "chats": list(chats[first:last])}))
        for process in racing:
            assert hear(process) == "ready"
        for process in racing:
            say(process, "go")
        for process in racing:
            told |= json.loads(hear(process))
        return told

    return take


def say(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def hear(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def race(town: Town, take: Take) -> None:
    """Several cases, taken by everybody at once."""
    school = HoaBan(town)
    for name in NAMES:
        school.hires(name, f"Nguyễn Thị {name}", "school_health", school.school, gender="female")
    town.to("Mon", "06:41")
    chats = {school[name].chat: name for name in NAMES}
    assert len(chats) == 20
    for n in range(RACES):
        child = school.child(f"Trần Gia Bé{n}")
        school.mother_of(child).declares(child)
        case = cases(town)[-1]
        told = take(case.id, random.sample(list(chats), len(chats)))
        winners = [chat for chat, toast in told.items() if "Đã nhận ca" in toast]
        assert len(winners) == 1, told
        name = chats[winners[0]]
        others = {toast for chat, toast in told.items() if chat != winners[0]}
        assert others == {f"Cô {name} đã nhận lúc 06:41."}, told
        with town.database.reading() as connection:
            taken = sa.select(CASE_EVENT).where(CASE_EVENT.c.case_uid == case.uid, CASE_EVENT.c.kind == "taken")
            assert len(connection.execute(taken).all()) == 1
            owner = connection.execute(sa.select(CASE.c.taken_by).where(CASE.c.id == case.id)).scalar_one()
        assert owner == school.persons[name]
        town.settle()
    nurse = school[NAMES[0]]
    alerts = [text for text in nurse.heard() if "Ca mức đỏ đã có người nhận" in text]
    assert alerts, "whoever was told of a case sees in that message who has it"
    assert all("đã nhận lúc 06:41" in text for text in alerts), alerts


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_of_twenty_at_once_one_has_it_in_one_process(town: Town) -> None:
    race(town, lambda case, chats: take_at_once(town, {"case": case, "chats": list(chats)}))


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_of_twenty_at_once_one_has_it_with_two_processes(town: Town) -> None:
    with processes(town.database.url, 2) as racing:
        race(town, through(racing))
