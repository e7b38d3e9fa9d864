"""Renders what the operators hear of the auditor's findings: how many, of which kind, what is mended. No names."""

from collections.abc import Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.wording import moment_words
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.findings import account_of

KINDS = {
    "unopened": ("{n} declaration that needed a case had none", "{n} declarations that needed a case had none"),
    "untold": ("{n} case was not passed on in time", "{n} cases were not passed on in time"),
    "lost": ("{n} message about a case was lost", "{n} messages about cases were lost"),
    "unsent": ("{n} alert has not left in time", "{n} alerts have not left in time"),
    "unclimbed": ("{n} refused message was not noticed", "{n} refused messages were not noticed"),
    "unasked": ("{n} taken case was not asked about", "{n} taken cases were not asked about"),
    "cluster": ("{n} group of like cases was not told of", "{n} groups of like cases were not told of"),
    "unreminded": (
        "{n} case was not spoken of within the legal 24 hours",
        "{n} cases were not spoken of within the legal 24 hours",
    ),
    "stuck": ("{n} case was not looked at in time", "{n} cases were not looked at in time"),
    "family": ("{n} outcome was not told to the family", "{n} outcomes were not told to the families"),
}
"""msgids of what was found, by kind, the gravest first."""


@renders("audit")
def audit(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say how what this message counts stands now."""
    return [_one(reading, catalogs, each) for each in waiting]


def _one(reading: Reading, catalogs: Catalogs, each: Waiting) -> Rendered | Dropped:
    if each.recipient.holds("operator") is None:
        return Dropped("no operator any more")
    found = account_of(reading.connection, str(each.about["message"]))
    if found is None:
        return Dropped("nothing is kept of it any more")
    voice, total = each.voice(catalogs), sum(found.kinds.values())
    since = moment_words(found.since, reading.today)
    lines = [
        voice.say_n(
            "The check of the cases found {n} thing that should be otherwise, since {since}:",
            "The check of the cases found {n} things that should be otherwise, since {since}:",
            total,
            since=since,
        )
    ]
    lines += [f"· {voice.say_n(*KINDS[kind], found.kinds[kind])}" for kind in KINDS if kind in found.kinds]
    if found.healed_at is not None:
        lines.append(
            voice.say("All of it has been put right, at {time}.", time=moment_words(found.healed_at, reading.today))
        )
    elif found.healed:
        lines.append(voice.say("{n} put right, {left} left.", n=found.healed, left=total - found.healed))
    else:
        lines.append(voice.say("The assistant is putting it right; khaibao audit shows it one by one."))
    return Rendered(Reply("\n".join(lines), is_new=not each.sent_before))
