"""What a principal sees of pupils whom a newer roster no longer lists: their number, or their names page by page."""

from bot.dialogue.leaver_actions import ConfirmLeavers, KeepLeaver, KeepLeavers, ListLeavers
from bot.dialogue.names import class_key, short_names, sort_key
from bot.i18n import Voice
from bot.messages import Choice, Reply, Rows, in_rows
from bot.turn import plain
from storage.queries.leavers import Leaver, LeaverList

PAGE = 8


def leavers_number(voice: Voice, found: LeaverList) -> Reply:
    """How many there are, without names: what is pushed."""
    text = voice.say_n(
        "The new roster of {school} no longer lists {n} pupil.",
        "The new roster of {school} no longer lists {n} pupils.",
        len(found.pupils),
        school=found.school_name,
    )
    see = Choice(plain(voice.say("See the list")), ListLeavers(found.school_id, 0).encode())
    return Reply(f"{text}\n{_until_then(voice)}", ((see,), *_deciding(voice, found)))


def leavers_page(voice: Voice, found: LeaverList, page: int, above: str = "") -> Reply:
    """The names, each with a button that keeps the pupil; beyond the last page the last one. `above`: what was done."""
    if not found.pupils:
        return Reply("\n".join(filter(None, (above, nobody_left(voice)))))
    pupils = sorted(found.pupils, key=lambda pupil: (class_key(pupil.class_name or ""), sort_key(pupil.name)))
    names = short_names([pupil.name for pupil in pupils])
    page = min(page, (len(pupils) - 1) // PAGE)
    shown = range(page * PAGE, min(len(pupils), (page + 1) * PAGE))
    title = voice.say_n(
        "{n} pupil of {school} stands in the new roster no more:",
        "{n} pupils of {school} stand in the new roster no more:",
        len(pupils),
        school=found.school_name,
    )
    lines = [above, title, *(_line(voice, i + 1, pupils[i]) for i in shown), _until_then(voice)]
    keeping = [
        Choice(
            plain(voice.say("Keep {name}", name=names[i])),
            KeepLeaver(found.school_id, pupils[i].person_id, page).encode(),
        )
        for i in shown
    ]
    rows = (*in_rows(keeping, 2), *_turning(voice, found, page), *_deciding(voice, found))
    return Reply("\n".join(filter(None, lines)), rows)


def nobody_left(voice: Voice) -> str:
    """Why there is nothing to decide (any more)."""
    return voice.say(
        "No pupil is waiting to be confirmed: this has been decided already, or a newer roster lists them."
    )


def _line(voice: Voice, number: int, pupil: Leaver) -> str:
    place = voice.say("class {class_name}", class_name=pupil.class_name) if pupil.class_name else ""
    since = voice.say("missing since {day}", day=f"{pupil.missing_since:%d/%m/%Y}")
    return voice.say("{number}. <b>{name}</b>", number=number, name=pupil.name) + "".join(
        f", {part}" for part in (place, since) if part
    )


def _until_then(voice: Voice) -> str:
    return voice.say("Until this is confirmed they are asked to declare as before.")


def _turning(voice: Voice, found: LeaverList, page: int) -> Rows:
    turned = []
    if page:
        turned.append(Choice(plain(voice.say("Previous")), ListLeavers(found.school_id, page - 1).encode()))
    if (page + 1) * PAGE < len(found.pupils):
        turned.append(Choice(plain(voice.say("More")), ListLeavers(found.school_id, page + 1).encode()))
    return (tuple(turned),) if turned else ()


def _deciding(voice: Voice, found: LeaverList) -> Rows:
    confirm = plain(voice.say("Confirm that they have left"))
    return (
        (Choice(confirm, ConfirmLeavers(found.school_id, found.mark).encode()),),
        (Choice(plain(voice.say("Keep all")), KeepLeavers(found.school_id, found.mark).encode()),),
    )
