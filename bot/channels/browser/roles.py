"""Who a visitor of the demo can be: found in the database by the accounts of the demo and their duties."""

from collections.abc import Sequence
from typing import Any

from bot.i18n import Voice
from storage.queries.browser import TEXT_BOT
from storage.values import Sender

STRANGER = "stranger"
FAMILY, SCHOOL, ABOVE, NOBODY = "family", "school", "above", "nobody"
SECOND = "School health, second in order"
TITLE_SENTENCES = {
    "school_health": "School health",
    "principal": "Principal",
    "deputy_head": "Deputy head",
    "homeroom": "Homeroom teacher, class {unit}",
    "boarding": "Boarding staff",
    "district_contact": "Health contact",
    "health_station": "Health station staff",
    "province_contact": "Province's health contact",
    "operator": "Operator of the system",
}
RANKS = tuple(TITLE_SENTENCES)
UNITS_ABOVE = ("district_contact", "health_station", "province_contact", "operator")


def describe(players: Sequence[tuple[str, Sender]], voice: Voice, schools: dict[int, str]) -> list[dict[str, Any]]:
    """The roles as the page lists them: families, then schools, then above, then somebody not registered.

    `is_text`: the window shows what Zalo would.
    """
    found = [
        {**_role(chat, sender, voice, schools), "is_text": sender.account.bot == TEXT_BOT} for chat, sender in players
    ]
    if not any(role["role"] == STRANGER for role in found):
        found.append(_stranger(voice))
    return sorted(found, key=lambda role: role.pop("rank"))


def _role(chat: str, sender: Sender, voice: Voice, schools: dict[int, str]) -> dict[str, Any]:
    if sender.person is None:
        return _stranger(voice) | {"role": chat}
    duty = next((d for kind in RANKS for d in sender.duties if d.kind == kind), None)
    name, kind = sender.person.name, sender.person.kind
    if duty is not None:
        is_second = duty.kind == "school_health" and duty.order > 1
        title = voice.say(SECOND if is_second else TITLE_SENTENCES[duty.kind], unit=duty.unit_name)
        group = ABOVE if duty.kind in UNITS_ABOVE else SCHOOL
        place = schools.get(duty.school_id or 0, duty.unit_name)
        rank: tuple[Any, ...] = (2 if group == ABOVE else 1, RANKS.index(duty.kind), duty.order, place)
        key = duty.kind
    elif sender.children:
        title, place, group = _parent_title(sender, voice), _schools_of(sender), FAMILY
        rank, key = (0, -len(sender.children), name), "parent"
    else:
        myself = sender.myself
        class_name = myself.class_name if myself else None
        title = voice.say("Pupil, class {unit}", unit=class_name) if kind == "pupil" else voice.say("Staff")
        place, group = (myself.school_name if myself else ""), FAMILY if kind == "pupil" else SCHOOL
        rank, key = (0 if kind == "pupil" else 1, 99, name), kind
    return {"role": chat, "name": name, "title": title, "place": place, "group": group, "kind": key, "rank": rank}


def _parent_title(sender: Sender, voice: Voice) -> str:
    names = ", ".join(child.name.split()[-1] for child in sender.children)
    relations = {child.relation for child in sender.children}
    if relations == {"mother"}:
        return voice.say("Mother of {names}", names=names)
    if relations == {"father"}:
        return voice.say("Father of {names}", names=names)
    return voice.say("Guardian of {names}", names=names)


def _schools_of(sender: Sender) -> str:
    return " · ".join(dict.fromkeys(child.school_name for child in sender.children))


def _stranger(voice: Voice) -> dict[str, Any]:
    return {
        "role": STRANGER,
        "name": voice.say("Somebody not registered"),
        "title": voice.say("Joins with a slip or their own phone"),
        "place": "",
        "group": NOBODY,
        "kind": STRANGER,
        "is_text": False,
        "rank": (3, 0, ""),
    }
