"""Making invitations: class codes and personal slips, and the page that prints them. Used by `khaibao invite`."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import BytesIO

import segno

from bot.clock import Clock, local, local_date
from bot.i18n import Markup, Voice
from bot.joining.rules import ALPHABET, CODE_LENGTH, SLIP_LIVES, is_clear, spaced
from storage.changes import store
from storage.changes.joining import NewInvitation
from storage.database import Database
from storage.needs import Reading
from storage.queries.inviting import Invited, class_code, invited_of_unit, invited_person


class NobodyInvited(Exception):
    """No unit or person with this code."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What `khaibao invite --json` lists. `unit`: code of class or school; `person`: full name, None for a class."""

    unit: str
    person: str | None
    kind: str
    code: str
    link: str
    expires_at: str | None


@dataclass(frozen=True, slots=True)
class Printed:
    """An invitation with what its slip says."""

    invitation: Invitation
    school_name: str
    class_name: str | None
    expires_at: datetime | None


def new_code() -> str:
    """Ten characters of base 32, a letter and a digit that is neither 0 nor 1 among them: just under 50 random bits."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if is_clear(code):
            return code


def make_invitations(
    database: Database,
    clock: Clock,
    *,
    unit: str | None = None,
    person: str | None = None,
    link: str = "",
    keeps_codes: bool = False,
    hand_over: Callable[[list[Printed]], None] = lambda printed: None,
) -> list[Printed]:
    """Make the slips of a unit (by code: with its class codes) or of one person; unused older slips of theirs end.

    `link`: what stands before `?start=CODE`, for example `https://t.me/BOT`. Codes of slips are stored hashed;
    `keeps_codes` keeps them sealed as well, for the demo. `hand_over` is given the slips before the older ones end:
    if they cannot be written down, those that families hold go on being good. Raises NobodyInvited. Waits for the
    writer.
    """
    now = clock.now()
    with database.reading() as connection:
        reading = Reading(connection, database.sealer, now, local_date(now))
        found = invited_of_unit(reading, unit) if unit else invited_person(reading, person or "")
        if not found:
            raise NobodyInvited(unit or person or "")
        made, changes = [], []
        for invited in found:
            known = class_code(reading, invited.unit_id) if invited.kind == "class" else None
            code = known or new_code()
            expires_at = None if invited.kind == "class" else now + SLIP_LIVES
            if known is None:
                keeps = keeps_codes or invited.kind == "class"
                changes.append(
                    NewInvitation(invited.kind, invited.unit_id, invited.person_id, code, now, expires_at, keeps)
                )
            made.append(_printed(invited, code, link, expires_at))
    hand_over(made)
    database.write(lambda connection: store(connection, database.sealer, changes)).result()
    return made


def _printed(invited: Invited, code: str, link: str, expires_at: datetime | None) -> Printed:
    address = f"{link}?start={code}"
    moment = expires_at.isoformat() if expires_at else None
    invitation = Invitation(invited.unit_code, invited.name, invited.kind, code, address, moment)
    return Printed(invitation, invited.school_name, invited.class_name, expires_at)


def slips_page(voice: Voice, printed: Sequence[Printed]) -> str:
    """A page for A4 with a slip each and lines to cut along; HTML that needs nothing from outside."""
    slips = "\n".join(_slip(voice, each) for each in printed)
    title = escape(voice.say("Slips to join"))
    return (
        f'<!doctype html>\n<html lang="{voice.language}">\n<head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>{STYLE}</style></head>\n<body><main>\n{slips}\n</main></body>\n</html>\n"
    )


def _slip(voice: Voice, printed: Printed) -> str:
    made = printed.invitation
    if made.kind == "class":
        head = voice.say("Class code: {class_name}", class_name=printed.class_name)
        steps = voice.say("For the class group. Open the link, type the child's name; the homeroom teacher confirms.")
    elif made.kind == "child":
        head = voice.say(
            "For the family of <b>{name}</b>, class {class_name}", name=made.person, class_name=printed.class_name
        )
        steps = voice.say("Scan the code with your phone (or open the link), then type the child's birthday.")
    else:
        head = voice.say("For colleague <b>{name}</b>", name=made.person)
        steps = voice.say("Scan the code with your phone (or open the link), then share your own phone number.")
    code = Markup(f"<b class=code>{escape(spaced(made.code))}</b>")
    lines = [
        f"<h2>{escape(printed.school_name)}</h2>",
        f"<p class=who>{head}</p>",
        f"<p>{steps}</p>",
        f"<p>{voice.say('Or send this code to the assistant: {code}', code=code)}</p>",
        f"<p class=link>{escape(made.link)}</p>",
    ]
    if printed.expires_at is not None:
        until = f"{local(printed.expires_at):%d/%m/%Y}"
        lines.append(f"<p class=small>{voice.say('For one use, until {day}. Do not pass it on.', day=until)}</p>")
    return f"<section>{_picture(made.link)}<div>{''.join(lines)}</div></section>"


def _picture(link: str) -> str:
    """The QR code as inline SVG."""
    out = BytesIO()
    segno.make(link, error="m").save(out, kind="svg", scale=3, border=2, xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue().decode()


STYLE = """
@page { size: A4; margin: 10mm }
* { box-sizing: border-box }
body { margin: 0; font: 11pt/1.35 "Be Vietnam Pro", "Segoe UI", Roboto, Arial, sans-serif; color: #111 }
main { display: grid; grid-template-columns: 1fr 1fr }
section { display: flex; gap: 4mm; padding: 5mm; min-height: 55mm; border: 0 dashed #999; break-inside: avoid }
section { border-bottom-width: 1px }
section:nth-child(odd) { border-right-width: 1px }
section svg { flex: 0 0 34mm; width: 34mm; height: 34mm }
h2 { margin: 0 0 1mm; font-size: 10pt; font-weight: 600 }
p { margin: 0 0 1.5mm }
.who { font-size: 12pt }
.code { white-space: nowrap }
.link { font-size: 8pt; overflow-wrap: anywhere; color: #444 }
.small { font-size: 8.5pt; color: #444 }
"""
