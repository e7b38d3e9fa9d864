"""Random questionnaires: every kind, asked only sometimes, with constraints, defaults and filtered choices."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight")
KINDS = (
    "select_one",
    "select_multiple",
    "integer",
    "decimal",
    "text",
    "date",
    "time",
    "dateTime",
    "acknowledge",
    "note",
    "calculate",
)
CONSTRAINTS = {
    "integer": (". >= 0 and . <= 10", ". != 4"),
    "decimal": (". < 8",),
    "text": ("string-length(.) <= 4", "regex(., '[a-z]+')"),
    "date": (". <= today()", ". >= today() - 10"),
    "select_multiple": ("count-selected(.) <= 2",),
}
DEFAULTS = {
    "integer": ("3", "99"),
    "decimal": ("1.5",),
    "text": ("abc",),
    "date": ("2026-11-20", "today()"),
    "time": ("06:30",),
    "dateTime": ("2026-11-20T06:30:00+07:00",),
    "select_one": ("a", "d"),
    "select_multiple": ("a", "a c"),
}
CHOICES = tuple(("list", name, f"Mục {name}", side) for name, side in zip("abcd", "xyxy", strict=True))


@dataclass
class Survey:
    """Rows of a survey sheet in the making, with the kinds of the rows before."""

    rows: list[dict[str, str]] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)

    def looked_at(self) -> list[str]:
        """Conditions on the rows before."""
        found = []
        for name, kind in self.kinds.items():
            match kind:
                case "select_one":
                    found += [f"${{{name}}} = 'a'", f"${{{name}}} != 'b'"]
                case "select_multiple":
                    found += [f"selected(${{{name}}}, 'a')", f"count-selected(${{{name}}}) = 0"]
                case "integer" | "decimal":
                    found += [f"${{{name}}} > 2", f"not(${{{name}}} > 2)"]
                case "note":
                    pass
                case _:
                    found += [f"${{{name}}} != ''", f"${{{name}}} = ''"]
        return found


@st.composite
def surveys(draw: st.DrawFn) -> list[dict[str, str]]:
    """The rows of a survey sheet that can be published."""
    made = Survey()
    is_grouped = False
    for name in NAMES[: draw(st.integers(1, len(NAMES)))]:
        if draw(st.integers(0, 5)) == 0:
            made.rows.append(_end() if is_grouped else _group(draw, made, name))
            is_grouped = not is_grouped
        kind = draw(st.sampled_from(KINDS))
        made.rows.append(_row(draw, made, name, kind))
        made.kinds[name] = kind
    if is_grouped:
        made.rows.append(_end())
    return made.rows


def _group(draw: st.DrawFn, made: Survey, name: str) -> dict[str, str]:
    return {
        "type": "begin_group",
        "name": f"group_{name}",
        "label::vi": "Nhóm",
        "relevant": _maybe(draw, made.looked_at()),
    }


def _end() -> dict[str, str]:
    return {"type": "end_group"}


def _row(draw: st.DrawFn, made: Survey, name: str, kind: str) -> dict[str, str]:
    is_list = kind.startswith("select")
    row = {"type": f"{kind} list" if is_list else kind, "name": name, "label::vi": f"Câu {name}?"}
    row["relevant"] = _maybe(draw, made.looked_at())
    if kind == "calculate":
        return row | {"calculation": draw(st.sampled_from(["1 + 1", *made.looked_at()]))}
    if kind == "note":
        return row
    row["required"] = draw(st.sampled_from(["", "", "yes", *made.looked_at()[:1]]))
    row["constraint"] = _maybe(draw, list(CONSTRAINTS.get(kind, ())))
    row["default"] = _maybe(draw, list(DEFAULTS.get(kind, ())))
    ones = [each for each, of in made.kinds.items() if of == "select_one"]
    if is_list and ones and draw(st.booleans()):
        row["choice_filter"] = f"side = if(${{{draw(st.sampled_from(ones))}}} = 'a', 'x', 'y')"
    if row["default"] and kind == "text" and draw(st.booleans()):
        row["read_only"] = "yes"
    return row


def _maybe(draw: st.DrawFn, cells: list[str]) -> str:
    return draw(st.sampled_from(["", "", *cells])) if cells else ""
