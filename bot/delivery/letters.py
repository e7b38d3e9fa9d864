"""Renders the letter of an order to a school, in official form and not on what it is about; and that it is off."""

from collections.abc import Mapping, Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.order_actions import AckLetter, SeeLetter
from bot.dialogue.order_words import declare_choice, document, request, until
from bot.dialogue.wording import title_words
from bot.i18n import Catalogs, Markup, Voice
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.letter_files import LetterFileView, of_plans
from storage.queries.letters import LetterView, led_by, letters
from storage.values import Letter

NOT_THEIRS = Dropped("no duty at this school (any more)")


@renders("letter")
def letter(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Ask a school for a declaration by order; with `again`, whoever has not acknowledged it."""
    known = _found(reading, waiting)
    files = of_plans(reading, [found.plan.id for _, found in known if found is not None])
    return [_letter(reading, each.voice(catalogs), each, found, files) for each, found in known]


@renders("letter_off")
def letter_off(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say that an order is off."""
    done: list[Rendered | Dropped] = []
    for each, found in _found(reading, waiting):
        if found is None:
            done.append(NOT_THEIRS)
            continue
        voice = each.voice(catalogs)
        named = document(voice, found.plan) or voice.say("the request of {issuer}", issuer=found.plan.unit_name)
        msgid = "The declaration by order following {letter} is called off. Nothing more is to be done."
        done.append(Rendered(Reply(voice.say(msgid, letter=Markup(named)), is_new=True)))
    return done


@renders("round_off")
def round_off(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say to somebody who was asked to declare that it is off."""
    keys = [(int(each.about["plan"]), int(each.about["school"])) for each in waiting]
    known = letters(reading, set(keys))
    return [_round_off(each, each.voice(catalogs), known.get(key)) for each, key in zip(waiting, keys, strict=True)]


def _round_off(each: Waiting, voice: Voice, found: LetterView | None) -> Rendered | Dropped:
    there = [one for one in each.recipient.subjects if found is not None and one.school_id == found.school_id]
    if found is None or found.held_on is None or not any(one.may_declare and not one.is_suspended for one in there):
        return Dropped("no right to it any more, or no consent")
    letter = Letter(found.plan.number, found.plan.issued_on, found.plan.issuer)
    lines = [
        title_words(voice, found.held_on, letter),
        voice.say("This is called off: nothing is to be declared any more."),
    ]
    return Rendered(Reply("\n".join(lines), is_new=True))


def _found(reading: Reading, waiting: Sequence[Waiting]) -> list[tuple[Waiting, LetterView | None]]:
    keys = [(int(each.about["plan"]), int(each.about["school"])) for each in waiting]
    known = letters(reading, set(keys))
    return [
        (each, known.get(key) if key[1] in led_by(each.recipient) else None)
        for each, key in zip(waiting, keys, strict=True)
    ]


def _letter(
    reading: Reading, voice: Voice, each: Waiting, found: LetterView | None, files: Mapping[int, LetterFileView]
) -> Rendered | Dropped:
    if found is None:
        return NOT_THEIRS
    if found.state == "off" or found.plan.state in ("cancelling", "cancelled"):
        return Dropped("the order is off")
    if each.about.get("again") and found.receipts:
        return Dropped("somebody of the school has acknowledged it")
    assert found.plan.due_at is not None
    lines = [request(voice, found.plan, found.plan.due_at, reading.now)]
    if found.plan.opens_at is not None and found.plan.opens_at > reading.now:
        lines.append(voice.say("Declaring opens at {time}.", time=until(voice, found.plan.opens_at, reading.now)))
    if each.about.get("again"):
        lines.append(voice.say("Nobody of {school} has acknowledged it yet.", school=found.school_name))
    return Rendered(
        Reply("\n".join(lines), stacked(*_buttons(voice, found, has_file=found.plan.id in files)), is_new=True)
    )


def _buttons(voice: Voice, found: LetterView, *, has_file: bool) -> list[Choice]:
    received = AckLetter(found.plan.id, found.school_id).encode()
    buttons = [Choice(plain(voice.say("Letter received")), received)]
    if has_file:
        buttons.append(Choice(plain(voice.say("See the letter")), SeeLetter(found.plan.id, found.school_id).encode()))
    if found.may_file and found.plan.order_id is not None and found.held_on is not None:
        buttons.append(declare_choice(voice, found.school_id, found.plan.order_id, found.held_on))
    return buttons
