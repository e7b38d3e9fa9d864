"""The page of a link: what it is for and a button; or kindly why there is nothing (any more), and what to do."""

import base64
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from bot.as_typed import as_typed
from bot.clock import local
from bot.i18n import Voice
from bot.reports.link_words import NAMING, days_words, table_words
from bot.reports.wanted import Wanted
from bot.web.export_standing import Standing

GONE_SENTENCES = (
    "This link is not valid (any more).",
    "Links are valid for ten minutes. Please ask for a new one in chat: /xuat",
)
"""What is said of a link that expired and of one that never was, so that nobody learns which."""
REFUSAL_SENTENCES: dict[Standing, tuple[str, str]] = {
    Standing.EXPIRED: GONE_SENTENCES,
    Standing.UNKNOWN: GONE_SENTENCES,
    Standing.USED: (
        "This link was used already.",
        "Each link is for one download. If the file did not arrive, nothing is lost: please ask for a new link in "
        "chat: /xuat. If it was not you who downloaded it, please tell the operator at once.",
    ),
    Standing.NO_RIGHT: (
        "This file is not open to the account that asked for it.",
        "The duty it was asked for has ended, or the account is not connected any more. If that is wrong, please tell "
        "the operator.",
    ),
}


@dataclass(frozen=True, slots=True)
class About:
    """What a valid link gives. `title`: of the questionnaire."""

    wanted: Wanted
    title: str | None
    unit: str
    code: str
    until: datetime


def offer_page(voice: Voice, about: About, trouble: str = "") -> str:
    """What the file is, and the button that alone downloads it; `trouble`: what went wrong just now."""
    say = voice.say
    lines = [
        table_words(voice, about.wanted, about.title),
        say("<b>{unit}</b>", unit=about.unit),
        days_words(voice, about.wanted),
    ]
    notes = [say("One download, until {time}.", time=f"{local(about.until):%H:%M}")]
    if about.wanted.what in NAMING:
        notes.append(
            say("The file holds names and health data: keep it on a work computer, send it to no chat and no group.")
        )
    notes.append(say("If nothing is downloaded, please ask for a new link and open it in the phone's browser."))
    alarm = f"<p class=trouble role=alert>{trouble}</p>\n" if trouble else ""
    body = (
        alarm
        + "".join(f"<p>{line}</p>\n" for line in lines)
        + f"<form method=post><button>{say('Download the Excel file')}</button></form>\n"
        + "".join(f"<p class=note>{note}</p>\n" for note in notes)
    )
    return _page(voice, say("Spreadsheet"), body)


def refusal_page(voice: Voice, standing: Standing) -> str:
    """Why there is nothing here, and what to do."""
    what, then = REFUSAL_SENTENCES[standing]
    body = f"<p>{voice.say(then)}</p>\n"
    if REFUSAL_SENTENCES[standing] is GONE_SENTENCES:
        # nobody knows whose it was: the catalog's own language stands below
        body += f"<p lang=en class=note>{what} {then}</p>\n"
    return _page(voice, voice.say(what), body)


def _page(voice: Voice, title: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{voice.language}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} · Khai Báo</title>\n"
        f"<style>{STYLE}</style></head>\n<body><main>\n<h1>{title}</h1>\n{body}</main></body>\n</html>\n"
    )


def file_names(table: str, about: About) -> str:
    """Content-Disposition (RFC 6266): a name of ASCII letters for old programs, and the real one."""
    days = [on for on in dict.fromkeys((about.wanted.from_on, about.wanted.to_on)) if on is not None]
    real = " - ".join([table, about.unit, *map(_day, days)])
    real = re.sub(r'[\\/:*?"<>|\n]+', " ", as_typed(real)).strip()[:120] + ".xlsx"
    plain = "-".join([about.wanted.what, about.code, *(f"{on:%Y%m%d}" for on in days)])
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", unicodedata.normalize("NFKD", plain)) + ".xlsx"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(real, safe='')}"


def _day(on: date) -> str:
    return f"{on:%d-%m-%Y}"


STYLE = """
* { box-sizing: border-box }
body { margin: 0; font: 17px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; color: #1d2733; background: #eef2f5 }
main { max-width: 30rem; margin: 0 auto; padding: 1.25rem 1.25rem 2rem; background: #fff; min-height: 100vh }
@media (min-width: 34rem) { main { margin: 3rem auto; min-height: 0; border-radius: .75rem } }
h1 { margin: 0 0 1rem; font-size: 1.35rem; line-height: 1.3; color: #0b5d4e }
p { margin: 0 0 .6rem; overflow-wrap: anywhere }
form { margin: 1.4rem 0 }
button { width: 100%; min-height: 3.2rem; border: 0; border-radius: .6rem; background: #0b5d4e; color: #fff;
 font: inherit; font-weight: 600; cursor: pointer }
button:focus-visible { outline: 3px solid #e2a400; outline-offset: 2px }
.note { font-size: .93rem; color: #4a5866 }
.trouble { padding: .7rem .9rem; border-left: 4px solid #b3261e; background: #fdecea }
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
