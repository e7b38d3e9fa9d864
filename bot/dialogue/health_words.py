"""The one sentence that pages of the school and its officials begin with while alerts do not leave as they should."""

from dataclasses import replace
from datetime import datetime

from bot.clock import local_date
from bot.dialogue.wording import moment_words
from bot.i18n import Voice
from bot.messages import Reply
from storage.queries.health import Health

SENTENCES = {
    "quarantine": "⚠ Alerts are not sent: the database was restored and is being checked. If urgent, please call.",
    "restored": "⚠ The database was restored and is being checked until {until}: only new alerts are sent. If it is "
    "urgent, please call.",
    "held": "⚠ Alerts are paused by the operator until {until}. If it is urgent, please call.",
    "token_refused": "⚠ Alerts cannot be sent since {since}. If it is urgent, please call.",
    "silent": "⚠ Alerts may not be arriving since {since}: nobody answers them. If it is urgent, please call.",
    "late": "⚠ Alerts have been leaving late since {since}. If it is urgent, please call.",
    "paused": "⚠ Alerts have to wait until {until}. If it is urgent, please call.",
    "unaudited": "⚠ Alerts have not been checked since {since}. If it is urgent, please call.",
}
"""msgids by what is wrong."""


def banner(voice: Voice, health: Health, now: datetime) -> str:
    """Say the gravest trouble; "" when all is well."""
    worst = health.worst
    if worst is None:
        return ""
    today = local_date(now)
    moments = {
        name: moment_words(at, today) for name, at in (("since", worst.since), ("until", worst.until)) if at is not None
    }
    code = "restored" if worst.code == "quarantine" and worst.until is not None else worst.code
    return voice.say(SENTENCES[code], **moments)


def with_banner(reply: Reply, voice: Voice, health: Health, now: datetime) -> Reply:
    """A page with the sentence at its top."""
    said = banner(voice, health, now)
    return replace(reply, text=f"{said}\n{reply.text}") if said and reply.text else reply
