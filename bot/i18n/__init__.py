"""The wording: Babel catalogs per language and room, looked up by audience. Imports nothing of ours.

A msgid is plain English. An entry with the audience as context (`parent`, `family`, `pupil`, `teacher`, `official`)
wins over the one without. Vietnamese is complete and the default; English falls back to the msgid, and a further
language (a catalog with English as `fallback`) to English. A language nobody has falls back to Vietnamese.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel.messages.pofile import read_po

LANGUAGES = ("vi", "en")
AUDIENCES = ("parent", "family", "pupil", "teacher", "official")

PLAIN_HABITS: Mapping[str, str] = MappingProxyType(
    {"parents": "bố/mẹ", "Parents": "Bố/mẹ", "kid": "con", "Kid": "Con", "pupil": "em", "father": "bố", "Father": "Bố"}
)
"""How persons are called in Vietnamese where nothing is known of them; a voice may have better words."""

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Written:
    """One entry as a catalog file has it: `ids` and `forms` singular first, `forms` empty while not translated."""

    room: str
    audience: str | None
    ids: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """The wordings of one msgid, singular first."""

    forms: tuple[str, ...]


@dataclass(frozen=True)
class Catalog:
    """All entries of one language and its rule of plurals."""

    language: str
    entries: Mapping[Key, Entry]
    plural: Callable[[int], int]
    fallback: "Catalog | None" = None

    def holding(self, audience: str, msgid: str) -> "Catalog | None":
        """This catalog, or the first it falls back to, that has an entry; its rule of plurals goes with it."""
        known = (audience, msgid) in self.entries or (None, msgid) in self.entries
        return self if known else self.fallback and self.fallback.holding(audience, msgid)

    def find(self, audience: str, msgid: str) -> Entry | None:
        """The entry for an audience, else the common one."""
        return self.entries.get((audience, msgid)) or self.entries.get((None, msgid))


@dataclass(frozen=True)
class Catalogs:
    """The wordings of all languages."""

    by_language: Mapping[str, Catalog]

    def voice(self, language: str, audience: str, **habits: str) -> "Voice":
        """Speak a language to an audience; an unknown language falls back to Vietnamese."""
        return Voice(self.by_language.get(language) or self.by_language["vi"], audience, habits)


def load_catalogs(folder: Path | None = None) -> Catalogs:
    """Read every `<language>/<room>.po`."""
    folder = folder or Path(__file__).parent
    return Catalogs({language: _read(folder / language, language) for language in LANGUAGES})


def written(language: str, folder: Path | None = None) -> Iterator[Written]:
    """Every entry of a language, file by file (a file is a room) and in its order."""
    for path in sorted((folder or Path(__file__).parent / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    forms = () if "fuzzy" in message.flags else _several(message.string)
                    yield Written(path.stem, message.context, _several(message.id), forms if all(forms) else ())


def _several(text: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in text) if isinstance(text, tuple | list) else (str(text),)


def _read(folder: Path, language: str) -> Catalog:
    entries = {(each.audience, each.ids[0]): Entry(each.forms) for each in written(language, folder) if each.forms}
    return Catalog(language, entries, (lambda n: 0) if language == "vi" else (lambda n: int(n != 1)))


@dataclass(frozen=True)
class Voice:
    """Speaks one language to one audience. `habits` are values every sentence may use (for example `parents`)."""

    catalog: Catalog
    audience: str
    habits: Mapping[str, str]

    @property
    def language(self) -> str:
        """The language spoken."""
        return self.catalog.language

    def say(self, msgid: str, /, **values: Any) -> str:
        """The sentence, its values HTML-escaped."""
        catalog = self.catalog.holding(self.audience, msgid)
        entry = catalog.find(self.audience, msgid) if catalog else None
        return self._fill(entry.forms[0] if entry else msgid, values)

    def say_n(self, singular: str, plural: str, n: int, /, **values: Any) -> str:
        """The sentence for a number, which it may name as {n}."""
        catalog = self.catalog.holding(self.audience, singular)
        entry = catalog.find(self.audience, singular) if catalog else None
        forms = entry.forms if entry else (singular, plural)
        form = forms[min(catalog.plural(n) if catalog else int(n != 1), len(forms) - 1)]
        return self._fill(form, {"n": n, **values})

    def to(self, audience: str) -> "Voice":
        """The same language to another audience."""
        return Voice(self.catalog, audience, self.habits)

    def _fill(self, form: str, values: Mapping[str, Any]) -> str:
        if "{" not in form:
            return form
        filled = {name: value if isinstance(value, Markup) else escape(str(value)) for name, value in values.items()}
        return form.format(**{**PLAIN_HABITS, **self.habits, **filled})


class Markup(str):
    """A text that is HTML already and is not escaped again."""

    __slots__ = ()
