"""Renders the letter of an order as a file, for those who may read it when it leaves."""

import re
from collections.abc import Sequence

from bot.delivery.values import Rendered, Waiting, renders
from bot.dialogue.folding import fold
from bot.dialogue.order_words import document
from bot.dialogue.wording import capital
from bot.errors import NotAllowed
from bot.i18n import Catalogs, Voice
from bot.messages import File, Reply
from storage.needs import Reading
from storage.queries.letter_files import LetterFileView, contents, may_read, of_plans
from storage.queries.plans import Plan, plan_of_ids

_PLAIN = re.compile("[a-z0-9]+")


@renders("letter_file")
def letter_file(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered]:
    """A PDF as a document, a picture as a picture, with the letter's name below it; who may not read it is told so."""
    wanted = [(int(each.about["plan"]), int(each.about["school"])) for each in waiting]
    may = [may_read(reading, each.recipient, *pair) for each, pair in zip(waiting, wanted, strict=True)]
    keys = [plan for (plan, _), allowed in zip(wanted, may, strict=True) if allowed]
    plans, files, found = plan_of_ids(reading, keys), of_plans(reading, keys), contents(reading, keys)
    return [
        _shown(each.voice(catalogs), plans[plan], files[plan], found[plan])
        if allowed and plan in found
        else Rendered(Reply(each.voice(catalogs).say(NotAllowed.sentence), is_new=True))
        for each, (plan, _), allowed in zip(waiting, wanted, may, strict=True)
    ]


def _shown(voice: Voice, plan: Plan, file: LetterFileView, content: bytes) -> Rendered:
    text = capital(document(voice, plan)) or voice.say("The letter of {unit}.", unit=plan.unit_name)
    if file.media == "application/pdf":
        instead = voice.say(
            "Files cannot be sent in this messenger. Please see the letter on Telegram, or ask {unit} for it.",
            unit=plan.unit_name,
        )
        return Rendered(Reply(text, is_new=True, file=File(_name(plan), content, instead)))
    return Rendered(Reply(text, is_new=True, photo=content))


def _name(plan: Plan) -> str:
    """ "cong-van-1234-sgddt-cttt.pdf": letters and digits that every telephone takes; where it has none, our number."""
    words = _PLAIN.findall(fold(plan.number or ""))
    return f"cong-van-{'-'.join(words) or plan.id}.pdf"
