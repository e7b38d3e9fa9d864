"""Languages as headings name them."""

import re

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-\w+)?)\)\s*$")


def language_code(heading: str) -> str:
    """`Tiếng Việt (vi)` as `vi`, the convention of XLSForm; a bare code is itself."""
    found = _CODE.search(heading)
    return found[1].lower() if found else heading.strip().lower()
