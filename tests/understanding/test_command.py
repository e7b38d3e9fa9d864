"""`khaibao understand` as a script uses it: JSON lines in, JSON lines out, whatever comes."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FEVER = {"id": 1, "kind": "yesno", "question": "Con có sốt không?", "about": "symptom", "text": "ko ạ"}


def understand(lines: bytes, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run it without any setting, database or key."""
    command = [sys.executable, "-m", "bot", "understand", *words]
    clean = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, input=lines, capture_output=True, env=clean, check=False, timeout=120)


def test_each_line_is_answered_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    bad = [
        b"no json",
        b'{"id": "cut off',
        b"[1, 2]",
        b"3",
        b'{"id": 7}',
        b'{"id": 8, "kind": "weather", "text": "mua"}',
        b'{"id": 9, "kind": "yesno", "text": 5}',
        b'{"id": 10, "kind": ["yesno"], "text": "co", "options": 3}',
        b'{"id": 11, "kind": "choice", "text": "1", "options": [1, {"key": 3}, {"key": "a", "label": null}]}',
        b'{"id": 12, "kind": "date", "text": "hom qua", "today": "soon"}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"id": ' + b"1" * 5000 + b', "kind": "yesno"}',
        b'{"id": "\\ud800", "kind": "yesno", "text": "\\ud800\\u0000"}',
        b"",
    ]
    asked = "\n".join(json.dumps(line, ensure_ascii=False) for line in (FEVER, {**FEVER, "id": 2, "text": "có"}))
    done = understand(b"\n".join([*bad, asked.encode()]) + b"\n", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == len(bad) - 1 + 2, "an empty line is no line"
    assert answers[-2:] == [{"id": 1, "understood": {"value": "no"}}, {"id": 2, "understood": {"value": "yes"}}]
    known = {answer["id"]: answer["understood"] for answer in answers[:-2] if isinstance(answer["id"], int)}
    assert {7, 8, 9, 10, 12} <= set(known)
    assert not any(known[line] for line in (7, 8, 9, 10, 12))


def test_a_file_and_the_day_of_the_line(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    line = {"id": "d", "kind": "date", "question": "Con bị từ hôm nào ạ?", "text": "hôm qua", "today": "2026-11-23"}
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    done = understand(b"", str(file))
    assert json.loads(done.stdout) == {"id": "d", "understood": {"date": "2026-11-22"}}
    missing = understand(b"", str(tmp_path / "none.jsonl"))
    assert missing.returncode == 1 and b"no such file" in missing.stderr and not missing.stdout


def test_it_starts_without_the_rest_of_the_program() -> None:
    code = "import sys, bot.cli, bot.commands.understanding; sys.exit('storage' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
