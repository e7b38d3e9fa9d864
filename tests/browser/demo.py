"""The demo as a visitor meets it: `khaibao run` in an empty folder, and its page in a real Chromium."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = Path(__file__).parent / "shots"
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
STARTS_WITHIN = 90
PATIENCE_MS = 20_000


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running(folder: Path, database: str | None = None, port: int | None = None) -> Iterator[str]:
    """`khaibao run` without a token, in a folder of its own; gives the page's address."""
    folder.mkdir(parents=True, exist_ok=True)
    listen = f"127.0.0.1:{port or free_port()}"
    settings = {
        "KHAIBAO_LISTEN": listen,
        "KHAIBAO_ADMIN_LISTEN": f"127.0.0.1:{free_port()}",
        "KHAIBAO_DATABASE_URL": database or f"sqlite:///{folder}/demo.db",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KHAIBAO_")}
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [str(Path(sys.executable).parent / "khaibao"), "run"],
            cwd=folder,
            env=kept | settings,
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(f"http://{listen}/", process, folder / "log")
        yield f"http://{listen}/"
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert code == 0, (folder / "log").read_text()


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)  # a process that starts offers nothing to wait on but its port
    raise AssertionError(f"the demo did not start:\n{log.read_text()}")


class Visitor:
    """Somebody in front of the page."""

    def __init__(self, browser: Browser, address: str, viewport: dict[str, int], tale: str) -> None:
        self.page: Page = browser.new_page(viewport=viewport, locale="vi-VN")  # type: ignore[arg-type]
        self.tale, self.shots = tale, 0
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._note)
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.goto(address)
        expect(self.page.locator(".chat").first).to_be_visible(timeout=PATIENCE_MS)

    def _note(self, message: object) -> None:
        if getattr(message, "type", "") == "error":
            self.errors.append(str(getattr(message, "text", "")))

    def shoot(self, name: str) -> None:
        """Keep a picture of the page as it is."""
        SHOTS.mkdir(exist_ok=True)
        self.shots += 1
        self.page.wait_for_timeout(350)  # let the arriving message finish its movement
        self.page.screenshot(path=SHOTS / f"{self.tale}-{self.shots:02}-{name}.png")

    def next_event(self) -> None:
        """Press "Tới mốc tiếp theo" and wait until the clock stands."""
        button = self.page.locator("[data-next]")
        button.click()
        expect(button).to_be_enabled(timeout=60_000)

    def advance(self, seconds: int) -> None:
        """Press "+1 phút" or "+15 phút"."""
        button = self.page.locator(f"[data-advance='{seconds}']")
        button.click()
        expect(button).to_be_enabled(timeout=60_000)

    def role(self, words: str) -> Locator:
        """The entry of the list whose name or title holds the words."""
        return self.page.locator(".role", has_text=words).first

    def window(self, words: str) -> "Window":
        """The window of somebody; opened if it is not."""
        role = self.role(words)
        key = role.get_attribute("data-role")
        if role.get_attribute("aria-pressed") != "true":
            role.click()
        return Window(self.page.locator(f".chat[data-role='{key}']"))


class Window:
    """One chat."""

    def __init__(self, place: Locator) -> None:
        self.place = place
        expect(place).to_be_visible()

    @property
    def last(self) -> Locator:
        """The newest message of the assistant."""
        return self.place.locator(".message:not(.own)").last

    def sees(self, *words: str) -> "Window":
        """The newest message holds these words (it is waited for)."""
        for each in words:
            expect(self.last).to_contain_text(each, timeout=PATIENCE_MS)
        return self

    def hears(self, words: str, *, rings: bool | None = None) -> "Window":
        """Some pushed message holds the words."""
        kind = {None: "[class*=pushed-]", True: ".pushed-rings", False: ".pushed-silent"}[rings]
        expect(self.place.locator(f".message{kind}", has_text=words).last).to_be_visible(timeout=PATIENCE_MS)
        return self

    def taps(self, label: str) -> "Window":
        """Press the newest button whose label holds the words."""
        self.place.locator(".key", has_text=label).last.click()
        return self

    def offers(self, label: str) -> "Window":
        """The newest message has such a button (it is waited for)."""
        expect(self.last.locator(".key", has_text=label).first).to_be_visible(timeout=PATIENCE_MS)
        return self

    def says(self, text: str) -> "Window":
        """Type and send."""
        self.place.locator("input[type=text]").fill(text)
        self.place.locator("input[type=text]").press("Enter")
        return self
