"""The levels of a school as files and commands write them: "Tiểu học", "TH&THCS", "GDNN-GDTX". Never from its name.

The words are those of the Education Law 2019 (43/2019/QH14) and their usual short forms.
"""

import re

from bot.imports.names import fold

_WORDS = {
    "preschool": r"mam non|nha tre|mau giao|mn|mg|nhom tre|lop mau giao|giao duc mam non",
    "primary": r"tieu hoc|th|1|i",
    "lower_secondary": r"thcs|trung hoc co so|2|ii",
    "upper_secondary": r"thpt|trung hoc pho thong|3|iii",
    "continuing": r"gdnn gdtx|gdtx|giao duc thuong xuyen|giao duc nghe nghiep giao duc thuong xuyen",
}
_LEVELS = {level: re.compile(rf"(?:truong |trung tam |cap hoc |cap )?(?:{words})") for level, words in _WORDS.items()}
_ONE_WORD = re.compile(r"gdnn\s*[-–&,+/]\s*gdtx|giáo dục nghề nghiệp\s*[-–&,+/]\s*giáo dục thường xuyên", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;:&+/()–-]|\bvà\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:truong )?(?:pho thong )?(?:lien cap|(?:co )?nhieu cap(?: hoc)?)(?: (?:1 2|2 3|1 2 3))?|truong pho thong"
)


def read_levels(text: str) -> tuple[str, ...] | None:
    """The levels that a cell names, lowest first; None where a word is none of them, or it names none at all.

    "Liên cấp" alone says that there are several, not which: it must name them.
    """
    whole = _ONE_WORD.sub("GDTX", text)
    parts = [part for part in map(fold, _BETWEEN.split(whole)) if part and not _SEVERAL.fullmatch(part)]
    found = {next((level for level, words in _LEVELS.items() if words.fullmatch(part)), "") for part in parts}
    return tuple(level for level in _LEVELS if level in found) if found and "" not in found else None
