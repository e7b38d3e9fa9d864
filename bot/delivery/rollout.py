"""Renders the reminder of a roll-out, to a school that has not begun, or to the office above one without an account."""

from collections.abc import Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.menu_actions import ShowMenu
from bot.dialogue.order_actions import OpenRollout
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.letters import led_by
from storage.queries.plans import offices_of
from storage.queries.rollout import RolloutView, rollout


@renders("rollout")
def rollout_reminder(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say what is missing, if it still is."""
    views: dict[int, RolloutView] = {}
    for each in waiting:
        unit = int(each.about["of"])
        views.setdefault(unit, rollout(reading, unit))
    return [_one(each, each.voice(catalogs), views[int(each.about["of"])]) for each in waiting]


def _one(each: Waiting, voice: Voice, view: RolloutView) -> Rendered | Dropped:
    by = [voice.say("To be done by {day}.", day=f"{view.by:%d/%m/%Y}")] if view.by else []
    if "school" in each.about:
        school_id = int(each.about["school"])
        found = next((one for one in view.schools if one.school_id == school_id and not one.is_done), None)
        if found is None or school_id not in led_by(each.recipient):
            return Dropped("the school has begun, or is not theirs")
        missing = (
            "{school} has no declaration in the assistant yet."
            if found.has_account
            else "Neither the principal nor school health of {school} has an account with the assistant yet."
        )
        button = Choice(plain(voice.say("See what can be done")), ShowMenu().encode())
        return Rendered(Reply("\n".join([voice.say(missing, school=found.name), *by]), stacked(button), is_new=True))
    unit_id = int(each.about["unit"])
    blank = [one for one in view.schools if one.above_id == unit_id and not one.has_account]
    if not blank or unit_id not in offices_of(each.recipient):
        return Dropped("all have an account, or it is not theirs")
    text = voice.say_n(
        "{n} school of {unit} has no account with the assistant yet.",
        "{n} schools of {unit} have no account with the assistant yet.",
        len(blank),
        unit=blank[0].above_name,
    )
    button = Choice(plain(voice.say("See which")), OpenRollout(unit_id, 0).encode())
    return Rendered(Reply("\n".join([text, *by]), stacked(button), is_new=True))
