"""Checks the catalogs: every sentence of the program is in Vietnamese, none is left over, every value is named right.

python -m tests.catalogs
"""

import ast
import string
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from bot.i18n import AUDIENCES, PLAIN_HABITS

ROOT = Path(__file__).parent.parent
CONVERSING = {"say": 1, "say_n": 2, "choice": 1, "on_word": 1}
"""Calls whose first strings are msgids."""
HABITS = set(PLAIN_HABITS)


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """All modules of the program."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        yield path, ast.parse(path.read_text())


def spoken(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The msgids that a module surely says: literal arguments, `sentence = …`, values of `…_SENTENCES`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for argument in node.args[: CONVERSING.get(name, 0)]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value, node.lineno
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        value = getattr(node, "value", None)
        if names == ["sentence"] and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value, node.lineno
        if names and names[0].endswith("_SENTENCES") and value is not None:
            for each in ast.walk(value):
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and " " in each.value:
                    yield each.value, each.lineno


def placeholders(text: str) -> set[str]:
    """The values a sentence names."""
    return {name.split(":")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def entries(language: str) -> Iterator[tuple[Path, str | None, str, tuple[str, ...], tuple[str, ...]]]:
    """All entries of a language: file, audience, msgid, forms of the msgid, forms of the translation."""
    for path in sorted((ROOT / "bot/i18n" / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    ids = tuple(message.id) if isinstance(message.id, tuple | list) else (message.id,)
                    strings = tuple(message.string) if isinstance(message.string, tuple | list) else (message.string,)
                    yield path, message.context, ids[0], ids, strings


def headless() -> Iterator[str]:
    """Catalogs that do not say their language: without it their plurals are read as those of another."""
    for path in sorted((ROOT / "bot/i18n").rglob("*.po")):
        with path.open("rb") as file:
            stated = read_po(file).locale_identifier
        if stated != path.parent.name:
            yield f"{path.relative_to(ROOT)}: its head says {stated!r}"


def problems() -> Iterator[str]:
    """Everything that is wrong, a line each."""
    yield from headless()
    constants: set[str] = set()
    said: dict[str, str] = {}
    for path, tree in sources():
        constants |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        said.update({msgid: f"{path.relative_to(ROOT)}:{line}" for msgid, line in spoken(tree)})
    pages = [page.read_text() for kind in ("*.html", "*.js") for page in sorted((ROOT / "bot").rglob(kind))]
    vietnamese: dict[tuple[str | None, str], Path] = {}
    plurals: set[str] = set()
    for path, audience, msgid, ids, strings in entries("vi"):
        where = f"{path.relative_to(ROOT)}: {msgid[:70]!r}"
        if (audience, msgid) in vietnamese:
            yield f"{where}: stands twice (also in {vietnamese[audience, msgid].name})"
        vietnamese[audience, msgid] = path
        plurals.update(ids)
        if audience is not None and audience not in AUDIENCES:
            yield f"{where}: no such audience as {audience!r}"
        if msgid not in constants and not any(msgid in page for page in pages):
            yield f"{where}: nobody says this"
        for text in strings:
            if not text:
                yield f"{where}: not in Vietnamese"
            elif unicodedata.normalize("NFC", text) != text:
                yield f"{where}: not NFC"
            elif unknown := placeholders(text) - set().union(*map(placeholders, ids)) - HABITS - {"n"}:
                yield f"{where}: names {sorted(unknown)}, which nobody fills"
    known = {msgid for _, msgid in vietnamese} | plurals
    for msgid, where in said.items():
        if msgid not in known and any(c.isalpha() for c in msgid):
            yield f"{where}: not in the Vietnamese catalog: {msgid[:90]!r}"


def main() -> int:
    """Print what is wrong; 1 if anything is."""
    found = list(problems())
    for line in found:
        print(line)
    print(f"catalogs: {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
