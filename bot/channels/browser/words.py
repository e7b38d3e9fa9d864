"""What the page itself says: found in its files, spoken by the catalog."""

import json
import re
from pathlib import Path

from bot.i18n import LANGUAGES, Catalogs, Voice

PAGE = Path(__file__).parents[2] / "web" / "static" / "demo"
IN_PAGE = re.compile(r"\{\{(.+?)\}\}")
IN_SCRIPT = re.compile(r'\bsay\(\s*"((?:[^"\\]|\\.)+)"')


class Words:
    """The page in every language."""

    def __init__(self, catalogs: Catalogs, folder: Path = PAGE) -> None:
        """Read the page's files once."""
        self._voices = {language: catalogs.voice(language, "official") for language in LANGUAGES}
        self._page = (folder / "index.html").read_text()
        self._said = [m for path in sorted(folder.glob("*.js")) for m in IN_SCRIPT.findall(path.read_text())]

    def voice(self, language: str) -> Voice:
        """The voice of a language, Vietnamese if it is not known."""
        return self._voices.get(language, self._voices["vi"])

    def page(self, language: str) -> str:
        """The page, with its scripts' sentences as JSON in it."""
        voice = self.voice(language)
        page = IN_PAGE.sub(lambda found: voice.say(found[1]), self._page)
        said = json.dumps({msgid: _form(voice, msgid) for msgid in self._said}, ensure_ascii=False)
        return page.replace("__LANGUAGE__", voice.language).replace("__WORDS__", said.replace("<", "\\u003c"))

    @property
    def all(self) -> list[str]:
        """Every sentence of the page."""
        return [*IN_PAGE.findall(self._page), *self._said]


def _form(voice: Voice, msgid: str) -> str:
    """The wording with its values still open; the script fills them."""
    entry = voice.catalog.find(voice.audience, msgid)
    return entry.forms[0] if entry else msgid
