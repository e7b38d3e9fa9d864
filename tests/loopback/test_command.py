"""`khaibao loopback telegram` in a process of its own: it says where it listens, and answers as late as told."""

import json
import subprocess
import sys
import time
import urllib.request


def test_the_stand_in_answers_as_late_as_it_is_told_to() -> None:
    words = [sys.executable, "-m", "bot", "loopback", "telegram", "--listen", "127.0.0.2:0", "--latency", "0.3"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as standing_in:
        assert standing_in.stdout is not None
        base = standing_in.stdout.readline().partition("KHAIBAO_TELEGRAM_API=")[2].partition(" ")[0]
        assert base.startswith("http://127.0.0.2:")
        began = time.monotonic()
        with urllib.request.urlopen(f"{base}/bot4242:abc/getMe", timeout=30) as answer:
            assert json.load(answer)["result"]["id"] == 4242
        assert time.monotonic() - began >= 0.3
        standing_in.terminate()
