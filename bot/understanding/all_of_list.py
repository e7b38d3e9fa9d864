"""Choosing all of a list, or all but some: "tất cả", "cả ba", "tất cả trừ cháo"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.understanding.folding import clean, fold
from bot.understanding.pointing import NUMBER_WORDS
from bot.understanding.screening import Screened, any_of, seen_in
from bot.understanding.values import Named, NotUnderstood, Understood, Unsure
from bot.understanding.ways import FILLERS
from bot.understanding.wording import Wording

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood
Said = Callable[[str, str], Read]

_ALL = Screened(
    r"(?:tat ca|het|toan bo|tat|all|tat ca luon|chon het|du ca|moi thu|moi muc|het luon|tat tan tat"
    r"|cai nao cung co|tat ca cac (?:cai|muc|y|dong|lua chon)|deu co|co het|co ca|dong y het"
    r"|dong y tat ca|ca may cai|bi het|(?:ca|du) (?P<n>hai|ba|bon|nam|[2-9])"
    r"(?: cai| muc| thu| y| buoi| ngay| em| ban| dua| be| nguoi)?|ca)"
)

_ALL_DAY = Screened(r"(?:nghi |da |con )*(?:(?:ca|nguyen|suot|tron) ngay|(?:ca )?(?:2|hai) buoi)(?: luon| a| co| roi)*")
_EXCEPT = Screened(r"\b(?:tru|ngoai tru)\b|\bngoai (?:\w+ ){1,3}ra\b")
_EXCLUDES = re.compile(r"(?:con |bé |em |cháu )?(?:không|chưa)\b")
_ALL_SAID = r"(?:tất cả|hết|toàn bộ|còn lại|cả|tat ca|het|toan bo|con lai|đều|deu)"
_ALL_BUT = re.compile(
    rf"^(?:.*\b{_ALL_SAID}\b.*?)[,;]? *\b(?:ngoại trừ|ngoai tru|trừ|tru) ([^,;.]+?)(?: ra)?"
    r"(?: ạ| a| cô| co| nhé| nha)*$"
    rf"|^(?:ngoại trừ|trừ|tru|ngoài|ngoai) ([^,;.]+?) ra,?(?: \w+){{0,3}}? {_ALL_SAID}(?: \w+){{0,2}}$"
    r"|^(?:ngoại trừ|trừ|tru) ([^,;.]+?),? (?:còn lại|con lai)(?: (?:đồng ý|dong y|chọn|hết|het|là|đều|cô|ạ|nha))+$"
)
_ANY = Screened(r"(?:goi |cho )?(?:ai|cai nao|so nao|muc nao|gio nao|luc nao|sao) cung duoc(?: a| co| het)*")
_AGREES = Screened(r"(?:toi |em |minh |da |vang )*(?:co )?dong y(?: a| nhe| co)*")


_OF_ALL = any_of(_ALL, _ALL_DAY, _EXCEPT, _ANY, _AGREES)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of labels, its wording, and whether several may be chosen."""

    options: Sequence[Named]
    wording: Wording
    many: bool


def all_of(typed: str, of: Listed, said: Said) -> Read | None:
    """All lines, or all but those that are left out; None where nothing is said of all."""
    if not seen_in(typed) & _OF_ALL:
        return None
    folded = fold(typed)
    everyone = tuple(o.key for o in of.options)
    if _EXCEPT.search(folded) and not {"tru", "ngoai"} & of.wording.words:
        return all_but(typed, of, said)
    if _ANY.fullmatch(folded) or (of.many and _AGREES.fullmatch(folded)):
        return Unsure(everyone)
    if of.many and len(of.options) == 2 and {"sang", "chieu"} <= of.wording.words and _ALL_DAY.fullmatch(folded):
        return Understood(everyone)
    bare = " ".join(w for w in folded.split() if w not in FILLERS or w in ("ba", "thu", "cai", "muc", "y", "het"))
    match = _ALL.fullmatch(bare) or _ALL.fullmatch(folded) or _ALL.fullmatch(re.sub(r"^dong y ", "", folded))
    if not match or len(of.options) < 2 or any(fold(o.label).startswith(bare) for o in of.options):
        return None
    count = match["n"] and (NUMBER_WORDS.get(match["n"]) or int(match["n"]))
    is_counted = count == len(of.options)
    if not is_counted and any(len(h.speaks_for) == 1 and not h.is_weak for h in of.wording.listen(typed).heard):
        return None
    if (count and not is_counted) or _excludes(of) or not of.many:
        # "tất cả" with a line that says "none of them" cannot mean all lines
        return Unsure(everyone)
    return Understood(everyone)


def _excludes(of: Listed) -> bool:
    return any(_EXCLUDES.match(clean(o.label)) for o in of.options)


def all_but(typed: str, of: Listed, said: Said) -> Read:
    """ "Tất cả trừ cháo", "trừ số 1 ra còn lại chọn hết"; "trừ cháo" alone is asked."""
    everyone = tuple(o.key for o in of.options)
    match = _ALL_BUT.match(typed) if of.many and not _excludes(of) else None
    out = match[1] or match[2] or match[3] if match is not None else ""
    read = said(out, out) if fold(out) else None
    left = tuple(key for key in everyone if not isinstance(read, Understood) or key not in read.value)
    return Understood(left) if left and left != everyone else Unsure(everyone)
