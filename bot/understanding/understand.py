"""By question kind: one line of `khaibao understand` in, what was understood out."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from bot.understanding.children import read_child
from bot.understanding.choices import read_choice
from bot.understanding.days import read_day
from bot.understanding.names import read_names
from bot.understanding.of_options import Options, as_options
from bot.understanding.symptoms import Facts, read_symptoms
from bot.understanding.temperature import NOT_MEASURED, read_temperature
from bot.understanding.values import Named, NotUnderstood, Understood, Unsure
from bot.understanding.yes_no import read_yes_no

KINDS = ("yesno", "temperature", "date", "symptoms", "choice", "child", "names")
ASK = {"value": "ask"}

Line = Mapping[str, Any]


def understand(line: Line, today: date) -> dict[str, Any] | None:
    """What a line's text answers to its question; None where it is not understood or the line is none."""
    text = line.get("text")
    if not isinstance(text, str):
        return None
    if isinstance(line.get("today"), str):
        try:
            today = date.fromisoformat(line["today"])
        except ValueError:
            return None
    question = str(line.get("question") or "")
    match line.get("kind"):
        case "yesno":
            return _yes_no(text, question, str(line.get("about") or "symptom"))
        case "temperature":
            return _temperature(text)
        case "date":
            return _one(read_day(text, today), lambda day: {"date": day.isoformat()})
        case "symptoms":
            return _one(read_symptoms(text, today, question), _facts)
        case "choice":
            chosen = read_choice(text, _options(line), many=line.get("many") is True)
            return _one(chosen, lambda keys: {"choices": list(keys)})
        case "child":
            return _one(read_child(text, _options(line), question), lambda keys: {"children": list(keys)})
        case "names":
            return _one(read_names(text, _options(line)), lambda keys: {"match": list(keys)})
    return None


def _options(line: Line) -> Options:
    given = line.get("options")
    options = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return _listed(
        tuple(
            (
                one["key"],
                str(one.get("label") or one.get("name") or ""),
                str(one.get("class") or ""),
                str(one.get("sex") or ""),
            )
            for one in options
            if isinstance(one.get("key"), str)
        )
    )


@lru_cache(maxsize=512)
def _listed(options: tuple[tuple[str, str, str, str], ...]) -> Options:
    """The same lists are chosen from again and again."""
    return as_options([Named(*one) for one in options])


def _one(found: Any, told: Any) -> dict[str, Any] | None:
    if isinstance(found, Understood):
        return dict(told(found.value))
    return dict(ASK) if isinstance(found, Unsure) else None


def _yes_no(text: str, question: str, about: str) -> dict[str, Any] | None:
    found = read_yes_no(text, question, about)
    if isinstance(found, Understood):
        return {"value": "yes" if found.value else "no"}
    if isinstance(found, NotUnderstood):
        return {"value": "none"} if found.is_talk else None
    return {"value": "unsure"}


def _temperature(text: str) -> dict[str, Any] | None:
    found = read_temperature(text)
    if found == Understood(NOT_MEASURED):
        return {"value": "none_measured"}
    return _one(found, lambda celsius: {"celsius": _one_decimal(celsius)})


def _one_decimal(celsius: Decimal) -> float:
    return float(celsius.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _facts(facts: Facts) -> dict[str, Any]:
    told: dict[str, Any] = {"has": list(facts.has), "hasnt": list(facts.hasnt), "maybe": list(facts.maybe)}
    told = {name: codes for name, codes in told.items() if codes}
    if facts.celsius is not None:
        told["celsius"] = _one_decimal(facts.celsius)
    if facts.onset is not None:
        told["onset"] = facts.onset.isoformat()
    if facts.at_school is not None:
        told["at_school"] = facts.at_school
    if facts.is_well:
        told["well"] = True
    return told
