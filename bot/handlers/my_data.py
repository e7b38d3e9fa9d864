"""What is stored about me and mine, and who looked (/dulieucuatoi)."""

from bot.cases.wording import DUTIES
from bot.clock import local
from bot.dialogue.consent_pages import PURPOSE_SENTENCES, related
from bot.dialogue.join_actions import ShowMyData
from bot.dialogue.link_actions import EndMyLink
from bot.dialogue.names import given_name
from bot.messages import Reply, Rows, stacked
from bot.turn import Asking, Turn, on, on_command, on_event, plain
from storage.queries.links import MyAccount, MyAccounts
from storage.queries.my_data import AboutOne, Look, MyData, StoredAboutMe
from storage.values import Subject

LOOK_SENTENCES = {
    "case_opened": "opened the details of a case",
    "receipt_checked": "checked a declaration's code",
    "roll_call": "opened the roll-call of the class",
    "declared_for_family": "declared for the family",
    "told_of_emergency": "told school health of an emergency, to protect life and health",
    "paper_consent": "recorded a consent on paper",
    "bond_made": "connected somebody",
    "account_connected": "connected an account",
    "account_disconnected": "disconnected an account",
    "link_code_shown": "had a code shown for another chat",
    "bond_suspended": "stopped a connection",
    "bond_restored": "restored a connection",
    "bond_ended": "ended a connection",
    "barred": "barred somebody",
    "bar_lifted": "lifted a bar",
    "bonds_opened": "looked who is connected",
    "request_opened": "opened a request to join",
    "request_confirmed": "confirmed a request to join",
    "request_refused": "refused a request to join",
    "consent_given": "gave a consent",
    "consent_withdrawn": "withdrew a consent",
    "wrong_birthday": "typed a wrong birthday for the slip",
    "accounts_ended": "ended the accounts of a lost phone",
}
LOOK_ELSE = "opened or changed data"
CHANNEL_SENTENCES = {"telegram": "Telegram", "zalo": "Zalo", "browser": "the demo page"}
A_PAGE = 12


@on_command("dulieucuatoi", "du_lieu_cua_toi")
def my_data(turn: Turn) -> Asking[Reply]:
    """Tell it all, the looks on further pages."""
    shown = yield from _page(turn, 0)
    return Reply(shown.text, shown.rows, is_new=True)


@on_event("who_has_looked")
def who_has_looked(turn: Turn) -> Asking[Reply]:
    """Who looked, where that alone was asked."""
    found: MyData = yield StoredAboutMe()
    if turn.sender.person is not None and not found.looks:
        return Reply(turn.voice.say("Nobody has looked at or changed your data so far."), is_new=True)
    shown = yield from _page(turn, 1)
    return Reply(shown.text, shown.rows, is_new=True)


@on(ShowMyData)
def further(turn: Turn, action: ShowMyData) -> Asking[Reply]:
    """A further page: who looked."""
    return (yield from _page(turn, max(action.page, 0)))


def _page(turn: Turn, page: int) -> Asking[Reply]:
    if turn.sender.person is None:
        return Reply(turn.voice.say("Nothing is stored here but this chat itself. To join, type /start."))
    found: MyData = yield StoredAboutMe()
    pages = 1 + -(-len(found.looks) // A_PAGE)
    page = min(page, pages - 1)
    lines = _stored(turn, found) if page == 0 else _looks(turn, found.looks[(page - 1) * A_PAGE : page * A_PAGE])
    others: tuple[MyAccount, ...] = yield MyAccounts()
    choices = []
    if page > 0:
        choices.append(turn.choice("Back", ShowMyData(page - 1)))
    if page + 1 < pages:
        choices.append(turn.choice("Who looked" if page == 0 else "Earlier", ShowMyData(page + 1)))
    rows = (tuple(choices),) if choices else ()
    return Reply("\n".join(lines), rows + (_disconnecting(turn, others) if page == 0 else ()))


def _disconnecting(turn: Turn, mine: tuple[MyAccount, ...]) -> Rows:
    """A button for each further chat of mine, to let it go."""
    others = [each for each in mine if each.id != turn.sender.account.id]
    return stacked(
        *(
            turn.choice(
                "Disconnect: {channel}, since {day}",
                EndMyLink(each.id),
                channel=plain(turn.voice.say(CHANNEL_SENTENCES.get(each.channel, "a chat"))),
                day=f"{local(each.made_at):%d/%m/%Y}",
            )
            for each in others
        )
    )


def _stored(turn: Turn, found: MyData) -> list[str]:
    voice, sender = turn.voice, turn.sender
    assert sender.person is not None
    lines = [voice.say("What is stored about you: <b>{name}</b>", name=sender.person.name)]
    for account in found.accounts:
        channel = voice.say(CHANNEL_SENTENCES.get(account.channel, "a chat"))
        day = f"{local(account.made_at):%d/%m/%Y}"
        line = voice.say("• Chat on {channel}, since {day}", channel=channel, day=day)
        lines.append(line + (voice.say(", with your phone number") if account.has_phone else ""))
    for duty in sender.duties:
        kind = voice.say(DUTIES.get(duty.kind, duty.kind))
        lines.append(voice.say("• Duty: {duty}, {unit}", duty=kind, unit=duty.unit_name))
    about = {each.person_id: each for each in found.people}
    for subject in sender.subjects:
        if subject.person_id in about:
            lines += _about(turn, subject, about[subject.person_id])
    lines.append(voice.say("Declarations stay with names for {n} days, then only figures remain.", n=turn.retain_days))
    lines.append(voice.say("All is kept encrypted. To correct or delete, tell the school; /rutdongy withdraws."))
    return lines


def _about(turn: Turn, subject: Subject, about: AboutOne) -> list[str]:
    voice = turn.voice
    if subject.relation == "self":
        head = voice.say("<b>Your own declarations</b>, {school}:", school=subject.school_name)
    else:
        relation = related(voice, subject.relation)
        head = voice.say(
            "<b>{name}</b> ({class_name}, {school}), you: {relation}",
            name=given_name(subject.name),
            class_name=subject.class_name or "",
            school=subject.school_name,
            relation=relation,
        )
    lines = [head]
    lines.append(voice.say_n("• {n} declaration", "• {n} declarations", about.declarations))
    if subject.kind != "pupil":
        return lines
    lines.append(voice.say_n("• {n} person connected", "• {n} persons connected", about.guardians))
    lines.append(voice.say_n("• {n} number in the school's file", "• {n} numbers in the school's file", about.contacts))
    for each in about.consents:
        purpose = voice.say(PURPOSE_SENTENCES.get(each.purpose, "Consent on paper"))
        day = f"{local(each.given_at):%H:%M %d/%m/%Y}"
        lines.append(
            voice.say(
                "• Agreed: {purpose} ({day}, text {version})", purpose=purpose, day=day, version=each.text_version
            )
        )
    return lines


def _looks(turn: Turn, looks: tuple[Look, ...]) -> list[str]:
    voice = turn.voice
    names = {s.person_id: given_name(s.name) for s in turn.sender.subjects if s.relation != "self"}
    lines = [voice.say("Who looked at or changed your data:")]
    for look in looks:
        if look.by_me:
            who = voice.say("you")
        elif look.duty:
            who = voice.say("{duty}, {unit}", duty=voice.say(DUTIES.get(look.duty, look.duty)), unit=look.unit)
        else:
            who = voice.say("a guardian or the operator")
        what = voice.say(LOOK_SENTENCES.get(look.action, LOOK_ELSE))
        whom = f" ({names[look.subject_id]})" if look.subject_id in names else ""
        lines.append(f"• {local(look.at):%H:%M %d/%m/%Y}: {who} — {what}{whom}")
    return lines
