"""Standing in: /tructhay, by whoever holds a duty or by the principal; the substitute hears and may decline."""

from datetime import date, timedelta

from bot.cases.wording import DUTIES, called
from bot.clock import local_date
from bot.dialogue.cover_actions import CoverBy, CoverDays, CoverDuty, CoverFor, EndCovering, ListCovers
from bot.dialogue.names import sort_key
from bot.dialogue.wording import capital, day_words
from bot.errors import Mistake, NotAllowed
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, on, on_command, on_words
from bot.understanding.spans import read_span
from storage.changes.duties import EndCover, StandIn
from storage.changes.outbox import Priority, Push
from storage.queries.covers import Concerned, Cover, CoverableDuty, Coverables, CoverNumber, Named, Substitutes
from storage.queries.reach import Address

LONGEST = timedelta(days=60)
A_PAGE = 8


class NoSuchDays(Mistake):
    """Typed days that are none, are over or too many."""

    sentence = "Please type the first and the last day, from today on and at most 60 days, for example {example}."


class CoveredAlready(Mistake):
    """Somebody stands in then."""

    sentence = "{who} already stands in on those days. Type /tructhay to end it first."


class NobodyToAsk(Mistake):
    """No colleague is connected."""

    sentence = "No other colleague of the school is connected to the assistant yet, so nobody can be asked."


class CannotAskThem(Mistake):
    """The colleague who was chosen has no chat (any more), or has left; others can be asked."""

    sentence = "This colleague cannot be asked to stand in now. Type /tructhay to choose another one."


@on_command("tructhay")
def cover_command(turn: Turn) -> Asking[Reply]:
    """List the duties one may have somebody stand in for."""
    return (yield from _listed(turn))


@on(ListCovers)
def list_covers(turn: Turn, action: ListCovers) -> Asking[Reply]:
    """The same from a button."""
    return (yield from _listed(turn))


def _listed(turn: Turn) -> Asking[Reply]:
    duties: tuple[CoverableDuty, ...] = yield Coverables()
    if not duties:
        raise NotAllowed
    lines, buttons = [turn.voice.say("Who stands in for which duty:")], list[Choice]()
    for duty in duties:
        lines.append(_duty_line(turn, duty))
        lines += [f"  {_cover_line(turn, cover)}" for cover in duty.covers]
        buttons += [_end_button(turn, cover) for cover in duty.covers]
        buttons.append(
            turn.choice("Have somebody stand in: {duty}", CoverDuty(duty.id, 0), duty=duty_named(turn, duty))
        )
    return Reply("\n".join(lines), stacked(*buttons), is_new=True)


def duty_named(turn: Turn, duty: CoverableDuty) -> str:
    """ "y tế trường (cô Thảo)"."""
    return f"{turn.voice.say(DUTIES[duty.kind])} ({_call(turn, duty.holder)})"


def _duty_line(turn: Turn, duty: CoverableDuty) -> str:
    return f"• {capital(duty_named(turn, duty))} · {duty.unit_name}"


def _cover_line(turn: Turn, cover: Cover) -> str:
    return turn.voice.say(
        "{who} stands in from {first} to the end of {last}.",
        who=capital(_call(turn, cover.who)),
        first=day_words(turn.voice, cover.from_on),
        last=day_words(turn.voice, cover.to_on - timedelta(days=1)),
    )


def _end_button(turn: Turn, cover: Cover) -> Choice:
    return turn.choice("End: {who} standing in", EndCovering(cover.id), who=_call(turn, cover.who))


def _call(turn: Turn, who: Named) -> str:
    return called(turn.voice, who.name, who.gender)


@on(CoverDuty)
def choose_substitute(turn: Turn, action: CoverDuty) -> Asking[Reply]:
    """Offer the colleagues who have a chat, by given name."""
    duty, people = yield from reachable(turn, action.duty)
    if not people:
        raise NobodyToAsk
    ordered = sorted(people, key=lambda one: (sort_key(one.name), one.person_id))
    first = action.page * A_PAGE if action.page * A_PAGE < len(ordered) else 0
    shown = ordered[first : first + A_PAGE]
    buttons = [Choice(one.name, CoverBy(duty.id, one.person_id).encode()) for one in shown]
    if len(ordered) > A_PAGE:
        is_last = len(ordered) <= first + A_PAGE
        more = CoverDuty(duty.id, 0 if is_last else first // A_PAGE + 1)
        buttons.append(turn.choice("Names from the beginning" if is_last else "More names", more))
    text = turn.voice.say("Who stands in for {duty}?", duty=duty_named(turn, duty))
    return Reply(text, stacked(*buttons), is_new=not action.page)


def reachable(turn: Turn, duty_id: int) -> Asking[tuple[CoverableDuty, tuple[Named, ...]]]:
    """A duty within the sender's reach and whom one may ask. Raises NotAllowed."""
    found: tuple[CoverableDuty, tuple[Named, ...]] | None = yield Substitutes(duty_id)
    if found is None:
        raise NotAllowed
    return found


def _chosen(turn: Turn, duty_id: int, person_id: int) -> Asking[tuple[CoverableDuty, Named]]:
    duty, people = yield from reachable(turn, duty_id)
    who = next((one for one in people if one.person_id == person_id), None)
    if who is None:
        raise CannotAskThem if people else NobodyToAsk
    return duty, who


@on(CoverBy)
def choose_days(turn: Turn, action: CoverBy) -> Asking[Reply]:
    """Offer the usual spans, or typed days."""
    duty, who = yield from _chosen(turn, action.duty, action.person)
    today = local_date(turn.now)

    def span(days: int) -> CoverFor:
        return CoverFor(duty.id, who.person_id, today, today + timedelta(days=days - 1))

    turn.ask_next(CoverDays(duty.id, who.person_id))
    buttons = (
        turn.choice("Today", span(1)),
        turn.choice("3 days, today included", span(3)),
        turn.choice("1 week, today included", span(7)),
    )
    text = turn.voice.say(
        "For how long does {who} stand in? Choose, or type the days, for example {example}.",
        who=_call(turn, who),
        example=_example(today),
    )
    return Reply(text, stacked(*buttons))


@on_words(CoverDays)
def cover_typed_days(turn: Turn, place: CoverDays, text: str) -> Asking[Reply]:
    """Read "26/11 - 28/11", "hôm nay và mai", or one day."""
    today = local_date(turn.now)
    span = read_span(text, today)
    if span is None:
        raise NoSuchDays(example=_example(today))
    return (yield from _covered(turn, place.duty, place.person, *span, is_new=True))


@on(CoverFor)
def cover_for(turn: Turn, action: CoverFor) -> Asking[Reply]:
    """Have somebody stand in."""
    return (yield from _covered(turn, action.duty, action.person, action.from_on, action.to_on))


def _covered(
    turn: Turn, duty_id: int, person_id: int, first: date, last: date, *, is_new: bool = False
) -> Asking[Reply]:
    today = local_date(turn.now)
    if not today <= first <= last < first + LONGEST or first > today + LONGEST:
        raise NoSuchDays(example=_example(today))
    duty, who = yield from _chosen(turn, duty_id, person_id)
    for cover in duty.covers:
        if cover.from_on <= last and first < cover.to_on:
            raise CoveredAlready(who=capital(_call(turn, cover.who)))
    turn.note(StandIn(duty.id, who.person_id, first, last + timedelta(days=1)))
    turn.looked("cover_set", who.person_id, duty.school_id, duty=duty.id, days=(last - first).days + 1)
    concerned = yield Concerned(duty.id, who.person_id)
    turn.note(*_tell(turn, "cover", duty, who, first, concerned))
    text = turn.voice.say(
        "{who} stands in for {duty} from {first} to the end of {last}. {who} has been told.",
        who=capital(_call(turn, who)),
        duty=duty_named(turn, duty),
        first=day_words(turn.voice, first),
        last=day_words(turn.voice, last),
    )
    return Reply(text, stacked(turn.choice("Who stands in now", ListCovers())), is_new=is_new)


def _tell(
    turn: Turn, kind: str, duty: CoverableDuty, who: Named, first: date, concerned: dict[int, Address]
) -> list[Push]:
    """The substitute, the holder and the principal hear, without a sound; not whoever has just done it."""
    return [
        Push(
            f"{kind}:{duty.id}:{who.person_id}:{first.isoformat()}:{turn.incoming.key}:{address.account_id}",
            *address.to,
            kind,
            Priority.REMINDER,
            turn.now,
            {"duty": duty.id, "person": who.person_id, "first": first.isoformat()},
        )
        for person, address in concerned.items()
        if turn.sender.person is None or person != turn.sender.person.id
    ]


@on(EndCovering)
def end_covering(turn: Turn, action: EndCovering) -> Asking[Reply]:
    """End a cover: by the holder, the principal, or the substitute who cannot."""
    found: tuple[CoverableDuty, Cover] | None = yield CoverNumber(action.cover)
    if found is None:
        duties: tuple[CoverableDuty, ...] = yield Coverables()
        now = stacked(turn.choice("Who stands in now", ListCovers())) if duties else ()
        return Reply(turn.voice.say("Nobody stands in there any more."), now, is_new=True)
    duty, cover = found
    turn.note(EndCover(cover.id, local_date(turn.now)))
    turn.looked("cover_ended", cover.who.person_id, duty.school_id, duty=duty.id)
    concerned = yield Concerned(duty.id, cover.who.person_id)
    turn.note(*_tell(turn, "cover_ended", duty, cover.who, cover.from_on, concerned))
    if turn.sender.person is not None and cover.who.person_id == turn.sender.person.id:
        said = turn.voice.say(
            "You no longer stand in for {duty}, {unit}.", duty=duty_named(turn, duty), unit=duty.unit_name
        )
        return Reply(said)
    said = turn.voice.say(
        "{who} no longer stands in for {duty}.", who=capital(_call(turn, cover.who)), duty=duty_named(turn, duty)
    )
    return Reply(said, stacked(turn.choice("Who stands in now", ListCovers())))


def _example(today: date) -> str:
    return f"{today:%d/%m} - {today + timedelta(days=2):%d/%m}"
