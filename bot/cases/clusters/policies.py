"""Cluster rules as the plain JSON that a policy row keeps and as rows of a table; what a rule must be. Values only."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from bot.cases.clusters.shipped import DEFAULT_RULES, SYNDROMES
from bot.cases.clusters.values import ClusterRule, Scope, Side
from bot.cases.policies import PolicyWrong
from bot.dialogue.folding import fold

LONGEST = 28
"""Days: twice as long as an illness is one case; windows beyond that no longer say that cases belong together."""
MOST = 500
Row = TypeVar("Row")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,31}")

COLUMNS = {
    "ten": "name",
    "hoi chung": "syndrome",
    "so ca": "n",
    "so ngay": "days",
    "pham vi": "scope",
    "bao cho": "tells",
    "goi ngay": "call_today",
    "khuyen cao": "advice",
    "nguon": "source",
    "nguoi ban hanh": "author",
    "ngay ban hanh": "issued_on",
    "tat": "is_off",
}
"""Headings of a table of rules, without marks, and the field each fills."""
SCOPES = {"lop": "class", "truong": "school", "gia dinh": "household", "xa": "commune", "phuong": "commune"}
SIDES = {"truong": "school", "cap tren": "upward"}
TABLE_WORDS = {"scope": ("lớp", "trường", "gia đình", "xã"), "tells": ("trường", "cấp trên")}
"""How they are written in a table."""
YES = frozenset({"co", "x", "yes", "true", "1"})
NO = frozenset({"", "khong", "no", "false", "0"})


def rules_json(rules: Iterable[ClusterRule]) -> dict[str, Any]:
    """Write rules so that `rules_from` reads the same ones back."""
    return {"rules": [rule_json(rule) for rule in rules]}


def rule_json(rule: ClusterRule) -> dict[str, Any]:
    """One rule as plain JSON."""
    return {
        "name": rule.name,
        "syndrome": rule.syndrome,
        "n": rule.n,
        "days": rule.days,
        "scope": rule.scope.value,
        "tells": [side.value for side in rule.tells],
        "source": rule.source,
        "author": rule.author,
        "issued_on": rule.issued_on.isoformat(),
        "call_today": rule.call_today,
        "advice": rule.advice,
        "is_off": rule.is_off,
    }


def rules_from(content: Mapping[str, Any]) -> tuple[ClusterRule, ...]:
    """Read the rules of a policy and check them. Raises PolicyWrong, which names the rule."""
    rows = content.get("rules")
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not rows:
        raise PolicyWrong("There are no cluster rules in it.")
    rules = tuple(rule_from(row) for row in rows)
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise PolicyWrong("The cluster rule {name} stands there twice.", field="name", name=name)
    return rules


def rule_from(row: Mapping[str, Any]) -> ClusterRule:
    """Read one rule and check it. Raises PolicyWrong."""
    name = str(row.get("name") or "")
    if not NAME.fullmatch(name):
        raise PolicyWrong(
            "A cluster rule has no usable name ({name}): 2 to 32 of a-z, 0-9 and -.", field="name", name=name
        )
    rule = ClusterRule(
        name=name,
        syndrome=str(row.get("syndrome") or ""),
        n=_whole(name, "n", row.get("n")),
        days=_whole(name, "days", row.get("days")),
        scope=_one_of(name, "scope", Scope, row.get("scope")),
        tells=tuple(dict.fromkeys(_one_of(name, "tells", Side, side) for side in row.get("tells") or ())),
        source=str(row.get("source") or "").strip(),
        author=str(row.get("author") or "").strip(),
        issued_on=_day(name, row.get("issued_on")),
        call_today=bool(row.get("call_today")),
        advice=str(row.get("advice") or "").strip(),
        is_off=bool(row.get("is_off")),
    )
    _check(rule)
    return rule


def _check(rule: ClusterRule) -> None:
    """Refuse what could never be fulfilled, would cry without end, or would tell somebody of another school."""
    if rule.syndrome not in SYNDROMES:
        raise PolicyWrong(
            "Cluster rule {name}: the syndrome {value} is unknown; there are {known}.",
            field="syndrome",
            name=rule.name,
            value=rule.syndrome,
            known=", ".join(SYNDROMES),
        )
    if not 1 <= rule.n <= MOST:
        text = "Cluster rule {name}: the number of cases is from 1 to {most}."
        raise PolicyWrong(text, field="n", name=rule.name, most=MOST)
    if not 1 <= rule.days <= LONGEST:
        text = "Cluster rule {name}: the days are from 1 to {most}."
        raise PolicyWrong(text, field="days", name=rule.name, most=LONGEST)
    if rule.n < 2 and rule.scope in (Scope.HOUSEHOLD, Scope.COMMUNE):
        text = "Cluster rule {name}: one case is no cluster of a household or a commune."
        raise PolicyWrong(text, field="n", name=rule.name)
    if not rule.tells:
        text = "Cluster rule {name}: it says nobody to be told (school, upward)."
        raise PolicyWrong(text, field="tells", name=rule.name)
    if rule.scope is Scope.COMMUNE and Side.SCHOOL in rule.tells:
        raise PolicyWrong(
            "Cluster rule {name}: what is counted over a commune is told upward alone; a school has no right to the "
            "others' cases.",
            field="tells",
            name=rule.name,
        )
    if not rule.source or not rule.author:
        field = "author" if rule.source else "source"
        raise PolicyWrong("Cluster rule {name}: the source or the author is missing.", field=field, name=rule.name)


def rules_of_table(
    rows: Iterable[tuple[Row, Mapping[str, Any]]], refuse: Callable[[Row, PolicyWrong], None]
) -> tuple[ClusterRule, ...]:
    """Rules from the rows of a table: whatever names the row, and by heading (with or without marks) what it holds.

    A row that is no rule is refused with the field that is wrong, in the words of the table; the others are given.
    """
    read: dict[str, ClusterRule] = {}
    for row, by_heading in rows:
        cells = {COLUMNS[_fold(key)]: value for key, value in by_heading.items() if _fold(key) in COLUMNS}
        try:
            rule = rule_from(_plain(cells))
            if rule.name in read:
                raise PolicyWrong("The cluster rule {name} stands there twice.", field="name", name=rule.name)
        except PolicyWrong as wrong:
            refuse(row, wrong)
        else:
            read[rule.name] = rule
    return tuple(read.values())


def _plain(cells: Mapping[str, Any]) -> dict[str, Any]:
    name = str(cells.get("name") or "").strip()
    tells = filter(str.strip, re.split(r"[,;+]", str(cells.get("tells") or "")))
    return {
        **{field: cells.get(field) for field in ("n", "days", "source", "author", "issued_on", "advice")},
        "name": name,
        "syndrome": str(cells.get("syndrome") or "").strip().casefold(),
        "scope": _word(name, "scope", SCOPES, cells.get("scope")),
        "tells": [_word(name, "tells", SIDES, side) for side in tells],
        "call_today": _is_yes(name, "call_today", cells.get("call_today")),
        "is_off": _is_yes(name, "is_off", cells.get("is_off")),
    }


def _word(name: str, field: str, words: Mapping[str, str], value: Any) -> str:
    """What a word of the table stands for; it may be written as it is stored, too."""
    folded = _fold(value)
    found = words.get(folded, folded)
    if found not in words.values():
        known = ", ".join(TABLE_WORDS[field])
        text = "Cluster rule {name}: {value} is none of {known}."
        raise PolicyWrong(text, field=field, name=name, value=str(value or "").strip() or "—", known=known)
    return found


def in_force(lineage: Iterable[Sequence[ClusterRule]]) -> tuple[ClusterRule, ...]:
    """The rules of a unit: those that ship, then those of its managing units and its own (farthest first), by name.

    A later one of the same name takes the place of an earlier one; one that is off takes it out. So a unit that adds a
    rule never loses the others by it.
    """
    found = {rule.name: rule for rule in DEFAULT_RULES}
    for rules in lineage:
        found |= {rule.name: rule for rule in rules}
    return tuple(rule for rule in found.values() if not rule.is_off)


def _whole(name: str, field: str, value: Any) -> int:
    whole = re.fullmatch(r"(\d{1,4})(\.0+)?", str(value).strip())
    if whole is None:
        raise PolicyWrong(
            "Cluster rule {name}: {value} is no whole number.", field=field, name=name, value=value or "—"
        )
    return int(whole[1])


def _one_of(name: str, field: str, kind: Any, value: Any) -> Any:
    try:
        return kind(str(value))
    except ValueError:
        known = ", ".join(each.value for each in kind)
        text = "Cluster rule {name}: {value} is none of {known}."
        raise PolicyWrong(text, field=field, name=name, value=value, known=known) from None


def _day(name: str, value: Any) -> date:
    text = str(value or "").strip()
    day_first = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    try:
        if day_first:
            day, month, year = map(int, day_first.groups())
            return date(year, month, day)
        return date.fromisoformat(text[:10])
    except ValueError:
        sentence = "Cluster rule {name}: the date {value} is none."
        raise PolicyWrong(sentence, field="issued_on", name=name, value=text or "—") from None


def _is_yes(name: str, field: str, value: Any) -> bool:
    folded = _fold(value)
    if folded not in YES | NO:
        raise PolicyWrong("Cluster rule {name}: {value} is neither yes nor no.", field=field, name=name, value=value)
    return folded in YES


def _fold(value: Any) -> str:
    return fold("" if value is None else str(value))
