"""Renders what people hear of standing in: whoever stands in, whose duty it is, and the principal; no health word."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.cases.wording import DUTIES, called
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.cover_actions import EndCovering, ListCovers
from bot.dialogue.wording import capital, day_words
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.covers import Cover, CoverableDuty, Named, duties_by_id

NOT_THEIRS = Dropped("no duty at the school (any more)")


@renders("cover")
def cover(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say who stands in for whom, from when to when; whoever was asked may decline."""
    duties = duties_by_id(reading, [int(each.about["duty"]) for each in waiting])
    return [_cover(catalogs, each, duties.get(int(each.about["duty"]))) for each in waiting]


def _cover(catalogs: Catalogs, each: Waiting, duty: CoverableDuty | None) -> Rendered | Dropped:
    if duty is None:
        return NOT_THEIRS
    asked, first = int(each.about["person"]), date.fromisoformat(str(each.about["first"]))
    found = next((c for c in duty.covers if c.who.person_id == asked and c.from_on == first), None)
    if found is None:
        return Dropped("it was ended before it was told")
    voice = each.voice(catalogs)
    person = each.recipient.person
    if person is not None and person.id == asked:
        return Rendered(_to_substitute(voice, duty, found))
    if not _concerns(each, duty):
        return NOT_THEIRS
    text = voice.say(
        "Standing in: {who} for {duty}, {unit}, from {first} to the end of {last}.",
        who=_call(voice, found.who),
        **_said(voice, duty, found),
    )
    return Rendered(Reply(text, stacked(_button(voice, "Who stands in now", ListCovers().encode())), is_new=True))


def _to_substitute(voice: Voice, duty: CoverableDuty, found: Cover) -> Reply:
    text = voice.say(
        "You are asked to stand in for {duty}, {unit}, from {first} to the end of {last}. During this time what is "
        "sent to that duty comes to you.",
        **_said(voice, duty, found),
    )
    return Reply(text, stacked(_button(voice, "I cannot", EndCovering(found.id).encode())), is_new=True)


@renders("cover_ended")
def cover_ended(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say that somebody no longer stands in."""
    duties = duties_by_id(reading, [int(each.about["duty"]) for each in waiting])
    return [_ended(catalogs, each, duties.get(int(each.about["duty"]))) for each in waiting]


def _ended(catalogs: Catalogs, each: Waiting, duty: CoverableDuty | None) -> Rendered | Dropped:
    person, asked = each.recipient.person, int(each.about["person"])
    if duty is None or person is None or not (person.id == asked or _concerns(each, duty)):
        return NOT_THEIRS
    voice = each.voice(catalogs)
    values = {"duty": voice.say(DUTIES[duty.kind]), "unit": duty.unit_name}
    if person.id == asked:
        return Rendered(Reply(voice.say("You no longer stand in for {duty}, {unit}.", **values), is_new=True))
    text = voice.say("Nobody stands in for {duty}, {unit}, any more.", **values)
    return Rendered(Reply(text, stacked(_button(voice, "Who stands in now", ListCovers().encode())), is_new=True))


def _concerns(each: Waiting, duty: CoverableDuty) -> bool:
    """Whether the recipient holds the duty or is principal of its school."""
    person = each.recipient.person
    is_holder = person is not None and person.id == duty.holder.person_id
    return is_holder or each.recipient.holds("principal", duty.school_id) is not None


def _said(voice: Voice, duty: CoverableDuty, found: Cover) -> dict[str, object]:
    return {
        "duty": f"{voice.say(DUTIES[duty.kind])} ({_call(voice, duty.holder)})",
        "unit": duty.unit_name,
        "first": day_words(voice, found.from_on),
        "last": day_words(voice, found.to_on - timedelta(days=1)),
    }


def _call(voice: Voice, who: Named) -> str:
    return called(voice, who.name, who.gender)


def _button(voice: Voice, msgid: str, action: str) -> Choice:
    return Choice(capital(plain(voice.say(msgid))), action)
