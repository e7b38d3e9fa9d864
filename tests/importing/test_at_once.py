"""Imports beside each other, and imports that are broken off: nobody is made twice, nothing is half stored."""

import os
import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.imports import read_roster
from bot.imports.storing import store_roster
from storage import migrate
from storage.database import Database, open_engine
from storage.one_import import one_import
from storage.tables import CONTACT_POINT, ENROLMENT, PERSON
from tests.importing import books
from tests.program import FIELD, INDEX
from tests.town import Town

HEADING = ["Họ và tên", "Ngày sinh", "Lớp", "Mã định danh", "SĐT mẹ"]


def pupils(count: int) -> list[list[str]]:
    """Pupils of ten classes, each with a number."""
    return [
        [f"Nguyễn Gia {chr(65 + n % 26)}", f"{n % 28 + 1:02d}/09/2019", f"2A{n % 10}", f"{n:010d}", f"0590{n:06d}"]
        for n in range(count)
    ]


def begin(database: Database, path: Path, folder: Path, largest_file: str = "unlimited") -> subprocess.Popen[bytes]:
    """`khaibao import roster` as a process of its own. `largest_file`: in blocks of 512 bytes, like a full disk."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("KHAIBAO_")},
        "KHAIBAO_DATABASE_URL": str(database.url),
        "KHAIBAO_TELEGRAM_BOT_TOKENS": "4242:token-of-a-test-only",
        "KHAIBAO_FIELD_KEYS": "1:" + b64encode(FIELD).decode(),
        "KHAIBAO_INDEX_KEYS": "1:" + b64encode(INDEX).decode(),
    }
    limited = ["sh", "-c", f'ulimit -f {largest_file}; exec "$@"', "sh"]
    command = [*limited, sys.executable, "-m", "bot", "import", "roster", str(path), "--unit", "TH"]
    return subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def stored(database: Database) -> list[int]:
    """How many pupils, places in a class and numbers there are."""
    with database.reading() as connection:
        tables = (PERSON, ENROLMENT, CONTACT_POINT)
        return [connection.execute(sa.select(sa.func.count()).select_from(t)).scalar_one() for t in tables]


def heard(process: subprocess.Popen[bytes], what: str) -> str:
    """Everything on stderr until `what` has been said."""
    assert process.stderr is not None
    said = b""
    while what.encode() not in said:
        letter = process.stderr.read(1)
        assert letter, said.decode()
        said += letter
    return said.decode()


def a_school(url: str) -> Town:
    """A school in a database as the program makes it."""
    engine = open_engine(url)
    migrate.upgrade(engine)
    engine.dispose()
    made = Town(url)
    made.seeds.unit("TH", "Tiểu học Phù Lam A", "school")
    return made


@pytest.fixture
def school(empty_url: str) -> Iterator[Town]:
    made = a_school(empty_url)
    yield made
    made.close()


def test_a_second_import_goes_on_after_the_first_and_makes_nobody_twice(school: Town, tmp_path: Path) -> None:
    path = books.xlsx(tmp_path / "a.xlsx", {"DS": [HEADING, *pupils(30)]})
    with one_import(school.database, lambda: None):
        second = begin(school.database, path, tmp_path)
        heard(second, "Đang có một lần nhập khác")
        store_roster(school.database, school.clock.now(), "TH", read_roster(path))
    told, _ = second.communicate()
    assert (second.returncode, stored(school.database)) == (0, [30, 30, 30])
    assert "0 em mới" in told.decode()


def test_an_import_that_is_killed_stores_whole_pupils_and_is_finished_by_the_next(school: Town, tmp_path: Path) -> None:
    path = books.xlsx(tmp_path / "a.xlsx", {"DS": [HEADING, *pupils(2_000)]})
    first = begin(school.database, path, tmp_path)
    heard(first, "\r200/")
    first.send_signal(signal.SIGKILL)
    first.communicate()
    people, places, numbers = stored(school.database)
    assert people == places == numbers
    assert 0 < people <= 2_000
    again = begin(school.database, path, tmp_path)
    again.communicate()
    assert (again.returncode, stored(school.database)) == (0, [2_000, 2_000, 2_000])


def test_a_full_disk_ends_in_one_line_and_the_next_import_goes_on(tmp_path: Path) -> None:
    school = a_school(f"sqlite:///{tmp_path}/town.db")
    path = books.xlsx(tmp_path / "a.xlsx", {"DS": [HEADING, *pupils(2_000)]})
    first = begin(school.database, path, tmp_path, largest_file="2000")
    _, said = first.communicate()
    people, places, numbers = stored(school.database)
    assert (first.returncode, people, people) == (1, places, numbers)
    assert 0 < people < 2_000
    assert "khaibao: Đã lưu trọn vẹn" in said.decode().splitlines()[-1]
    assert begin(school.database, path, tmp_path).wait() == 0
    assert stored(school.database) == [2_000, 2_000, 2_000]
    school.close()
