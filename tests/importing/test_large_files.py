"""A roster of a whole province: fifty thousand pupils within bounded memory, with progress."""

import subprocess
import sys
from pathlib import Path

import xlsxwriter

PUPILS = 50_000
MOST_MEGABYTES = 320

READ = """
import resource, sys
from pathlib import Path
from bot.imports import read_roster
told = []
roster = read_roster(Path(sys.argv[1]), lambda sheet, row, rows: told.append((sheet, row, rows)))
# ru_maxrss of oneself counts what the parent held before exec; VmHWM does not
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
peak = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024
print(len(roster.pupils), peak, len(told), *told[-1])
"""


def test_fifty_thousand_pupils(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("DS")
    heading = ("STT", "Họ và tên", "Ngày sinh", "Lớp", "Mã định danh", "Giới tính", "Họ tên mẹ", "SĐT mẹ")
    sheet.write_row(0, 0, heading)
    for n in range(PUPILS):
        born, school_class = f"{n % 28 + 1:02d}/{n % 12 + 1:02d}/2015", f"{n % 5 + 1}A{n % 90}"
        row = (n, f"Nguyễn Gia {chr(65 + n % 26)}", born, school_class, f"{n:010d}", "Nữ", "Lê Thị Hà")
        sheet.write_row(n + 1, 0, (*row, f"0590000{n % 1000:03d}"))
    book.close()
    ran = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True, timeout=300
    )
    pupils, peak, told, *last = ran.stdout.split()
    assert int(pupils) == PUPILS
    assert int(peak) < MOST_MEGABYTES
    assert int(told) >= PUPILS // 500
    assert last == ["DS", str(PUPILS + 1), str(PUPILS + 1)]
