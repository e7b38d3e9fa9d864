"""Renders what those hear who prepare and sign a school's declaration: due, waiting to be signed, what to fix."""

from collections.abc import Sequence
from datetime import date

from bot.cases.wording import called
from bot.clock import local_date
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.declare_actions import TakeUp
from bot.dialogue.filing_actions import OpenRemedies, OpenRemedy
from bot.dialogue.order_words import standing_line
from bot.dialogue.wording import capital, day_words, letter_lines, moment_words, time_words
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, stacked
from bot.rounds.filing import who_signs
from bot.turn import plain
from storage.needs import Reading
from storage.queries.filings import Filing, filing_schools, filings_by_round, remedies_by_key, remedies_of


@renders("filing")
def filing_due(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """That the school's own declaration is due, or waits to be signed; nothing once it is signed."""
    found = filings_by_round(reading, [int(each.about["round"]) for each in waiting])
    return [_one(reading, catalogs, each, found.get(int(each.about["round"]))) for each in waiting]


def _one(reading: Reading, catalogs: Catalogs, waiting: Waiting, filing: Filing | None) -> Rendered | Dropped:
    if filing is None or filing.school_id not in filing_schools(waiting.recipient):
        return Dropped("no duty at this school (any more)")
    draft, voice, round_ = filing.draft, waiting.voice(catalogs), filing.round
    is_ready = draft is not None and draft.ready_at is not None
    signs = any(waiting.recipient.holds(kind, filing.school_id) for kind in who_signs(filing.holders))
    if waiting.about.get("sign") and not (is_ready and signs):
        return Dropped("it was taken up again, or somebody else signs")
    is_over = round_.state != "open" or (filing.filed is not None and draft is None)
    if is_over and not filing.remedies:
        return Dropped("signed, or over")
    # a title is an official's, and may hold a word that no lock screen shows
    lines = [voice.say("The school's declaration, {day}", day=day_words(voice, round_.held_on))]
    choices = []
    if not is_over:
        by_letter = letter_lines(voice, round_.letter) if round_.letter else [standing_line(voice)]
        lines += [*by_letter, _how_far(voice, filing, reading.today)]
        about = (round_.order_id, round_.held_on, -filing.school_id)
        choices.append(Choice(plain(voice.say("Declare for the school now")), TakeUp(*about).encode()))
    n = len(filing.remedies)
    if n:
        lines.append(voice.say_n("{n} thing is still to be put right.", "{n} things are still to be put right.", n))
        label = plain(voice.say("What is to be put right"))
        choices.append(Choice(label, OpenRemedies(filing.school_id).encode()))
    return Rendered(Reply("\n".join(lines), stacked(*choices)))


def _how_far(voice: Voice, filing: Filing, today: date) -> str:
    draft, due = filing.draft, moment_words(filing.round.due_at, today)
    if draft is None or draft.ready_at is None:
        return voice.say("Due {due}, not signed yet. The figures are counted already.", due=due)
    who, at = capital(called(voice, draft.by_name, None)), time_words(draft.ready_at)
    return voice.say("{who} prepared it at {time}; it waits to be signed, due {due}.", who=who, time=at, due=due)


@renders("remedy")
def remedy_due(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """On the day until which something is to be put right: whether it is done."""
    found = remedies_by_key(reading, [int(each.about["remedy"]) for each in waiting])
    said: list[Rendered | Dropped] = []
    for each in waiting:
        remedy = found.get(int(each.about["remedy"]))
        if remedy is None or remedy.school_id not in filing_schools(each.recipient):
            said.append(Dropped("no duty at this school (any more)"))
        elif remedy.state != "open" or remedy.due_at is None or local_date(remedy.due_at) > reading.today:
            said.append(Dropped("done, or put off"))
        else:
            voice = each.voice(catalogs)
            text = voice.say("Something was to be put right at the school until today. Is it done?")
            see = Choice(plain(voice.say("See what it is")), OpenRemedy(remedy.id).encode())
            said.append(Rendered(Reply(text, stacked(see))))
    return said


@renders("remedies")
def remedies_due(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """On the day on which the set wants everything put right: how much is left."""
    found = remedies_of(reading, [int(each.about["school"]) for each in waiting])
    said: list[Rendered | Dropped] = []
    for each in waiting:
        school = int(each.about["school"])
        n = len([one for one in found[school] if one.due_at is not None and local_date(one.due_at) <= reading.today])
        if school not in filing_schools(each.recipient) or not n:
            said.append(Dropped("nothing left, or no duty at this school (any more)"))
            continue
        voice = each.voice(catalogs)
        text = voice.say_n("{n} thing is still to be put right.", "{n} things are still to be put right.", n)
        see = Choice(plain(voice.say("What is to be put right")), OpenRemedies(school).encode())
        said.append(Rendered(Reply(text, stacked(see))))
    return said
