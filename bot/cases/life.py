"""A case's life in sentences: what, whom, when, answered what, why. For chat and for the operator, one formatter.

Nobody it is about is named, and no family; what people wrote is shown only to those who may read it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cases.doers import BY_DUTY, doer
from bot.cases.life_sentences import (
    CORRECTED_SENTENCES,
    FAMILY_SENTENCES,
    FOLLOWED_SENTENCES,
    LIFE_SENTENCES,
    OTHERWISE,
    REMINDED_SENTENCES,
    TOLD_SENTENCES,
    TOLD_STATION_HOW,
    WHY_NOT_SENTENCES,
)
from bot.cases.station.steps import HOW, has_duty
from bot.cases.undelivered import OTHERWISE as ANOTHER
from bot.cases.undelivered import why_sentence
from bot.cases.wording import DUTIES, ENDINGS, GRADES, REASONS, called
from bot.clock import local
from bot.dialogue.wording import capital
from bot.i18n import Markup, Voice
from storage.queries.case_details import EventRow
from storage.queries.case_life import Delivery, Life
from storage.queries.cases import BESIDE_THE_LADDER, ToldRow

BY_WHAT = {"corrected": CORRECTED_SENTENCES, "followed_up": FOLLOWED_SENTENCES}


@dataclass(frozen=True, slots=True)
class Told:
    """A life in a language. `with_words`: also what people wrote."""

    voice: Voice
    life: Life
    with_words: bool

    def lines(self) -> list[str]:
        """Every step in order, a line each; what became of its messages below it, indented."""
        steps: list[tuple[datetime, int, list[str]]] = []
        for order, event in enumerate(self.life.events):
            steps.append((event.at, order, [self._line(event.at, self._step(event)), *self._below(event)]))
        matched = {row.key for event in self.life.events for row in self._rows_of(event)}
        for row in self.life.file.told:
            if row.key not in matched and not self._is_own(row):
                said = self.voice.say("Told again of a change.")
                steps.append((row.at, len(steps), [self._line(row.at, said), self._told(row, "")]))
        for push in self.life.family:
            steps.append((push.made_at, len(steps), [self._line(push.made_at, self._family(push))]))
        return [line for _, _, lines in sorted(steps, key=lambda step: step[:2]) for line in lines]

    def heading(self) -> str:
        """Which case it is, without a name."""
        case, say = self.life.file, self.voice.say
        place = f"{case.school_name} · {case.class_name}" if case.class_name else case.school_name
        return say("<b>How it went</b> · {place} · grade {grade}", place=place, grade=say(GRADES[case.severity]))

    def _line(self, at: datetime, text: str) -> str:
        return f"{local(at):%d/%m %H:%M:%S} · {text}"

    def _step(self, event: EventRow) -> str:
        say, about = self.voice.say, event.about
        msgid = LIFE_SENTENCES.get(event.kind, OTHERWISE)
        if event.kind == "legal_clock":
            msgid = REMINDED_SENTENCES.get(str(about.get("kind")), msgid)
        msgid = BY_WHAT.get(event.kind, {}).get(str(about.get("what")), msgid)
        if event.kind == "told_station" and about.get("how") in HOW:
            msgid = TOLD_STATION_HOW
        grade = str(about.get("severity") or self.life.file.severity)
        reason = REASONS.get(str(about.get("reason")))
        text = say(
            msgid,
            who=self._who(event),
            whom=self._successor(event),
            kind=event.kind,
            step=about.get("step", ""),
            grade=say(GRADES.get(grade, grade)),
            outcome=say(ENDINGS.get(str(about.get("outcome")), "Closed")).lower(),
            how=say(HOW[str(about["how"])]) if about.get("how") in HOW else "—",
            reason=say(reason).lower() if reason else say("in their own words"),
        )
        return text + self._more(event)

    def _more(self, event: EventRow) -> str:
        """What a step says besides: the legal clock, and the words somebody wrote."""
        say, case = self.voice.say, self.life.file
        if event.kind == "opened":
            clock = say("Suspected notifiable: the 24 hours of article 10 run.")
            return f" {self._ladder()}" + (f" {clock}" if event.about.get("notifiable") and has_duty(case) else "")
        if event.note and self.with_words:
            return " " + say("“{note}”", note=event.note)
        return ""

    def _ladder(self) -> str:
        """Whose ladder it climbs by, to its end."""
        ladder = self.life.ladder
        if ladder is None:
            return self.voice.say("It climbs by the ladder that ships.")
        return self.voice.say(
            "It climbs by the ladder of {unit} from {date}.", unit=ladder.unit, date=f"{ladder.from_on:%d/%m/%Y}"
        )

    def _below(self, event: EventRow) -> list[str]:
        """Whom a step told, and what the messengers said to it; whom it could not tell, and why."""
        reasons = {one[0]: str(one[2]) for one in event.about.get("told", ()) if isinstance(one, list) and len(one) > 2}
        lines = [self._told(row, reasons.get(row.person_id, "")) for row in self._rows_of(event)]
        lost = [one for one in event.about.get("unreached", ()) if isinstance(one, list) and len(one) > 2]
        return [*lines, *(self._missed(str(post), person, str(why)) for post, person, why in lost)]

    def _rows_of(self, event: EventRow) -> list[ToldRow]:
        """The messages that a step put in the outbox: those of its instant to the people it names."""
        whom = {one[0] for one in event.about.get("told", ()) if isinstance(one, list)}
        if event.kind == "asked" and event.person_id is not None:
            whom = {event.person_id}
        told = [row for row in self.life.file.told if row.at == event.at]
        if event.kind == "handed_over":
            whom = {event.about.get("to")}
        if event.kind == "told_station":
            return [row for row in told if row.kind == "station"]
        if event.kind == "legal_clock":
            return [row for row in told if row.kind == "notice"]
        return [row for row in told if row.person_id in whom and row.kind not in BESIDE_THE_LADDER]

    def _is_own(self, row: ToldRow) -> bool:
        """A case somebody opened from their list: that they looked is a step of its own."""
        return row.key.split(":")[2:3] != [] and row.key.split(":")[2].startswith("m")

    def _told(self, row: ToldRow, reason: str) -> str:
        why = f" ({self.voice.say(TOLD_SENTENCES[reason])})" if reason in TOLD_SENTENCES else ""
        post = row.post if row.post in DUTIES else self._office(row.person_id)
        said = self._delivered(self.life.deliveries.get(row.key), row)
        opened = self._first_look(row)
        if opened is not None:
            said += "; " + self.voice.say("opened {time}", time=f"{local(opened):%H:%M:%S}")
        return f"   → {self._named(row.person_id, post)}{why}: {said}"

    def _missed(self, post: str, person: int | None, why: str) -> str:
        whom = self._named(person, post)
        reason = self.voice.say(WHY_NOT_SENTENCES.get(why, ANOTHER))
        return "   ✗ " + self.voice.say("{whom} not reached: {why}", whom=Markup(whom), why=Markup(reason))

    def _delivered(self, push: Delivery | None, row: ToldRow) -> str:
        say = self.voice.say
        if push is None:
            return say("what became of the message is no longer kept")
        if push.state == "sent" and push.sent_at is not None:
            time = f"{local(push.sent_at):%H:%M:%S}"
            if push.sent_at < row.at:
                return say("added to the message sent {time}", time=time)
            return say("sent {time}", time=time)
        why = self._why(push.why)
        if push.state == "refused":
            return say("refused: {why}", why=Markup(why))
        if push.state == "dropped":
            return say("not sent: {why}", why=Markup(why))
        return say("not sent yet") + (f" ({why})" if push.why else "")

    def _why(self, why: str | None) -> str:
        return self.voice.say(why_sentence(why)) if why else "—"

    def _first_look(self, row: ToldRow) -> datetime | None:
        looks = (e.at for e in self.life.events if e.kind == "looked" and row.key in e.about.get("roots", ()))
        return next(looks, None)

    def _family(self, push: Delivery) -> str:
        say = self.voice.say
        if push.what in ENDINGS:
            what = say(FAMILY_SENTENCES["outcome"], outcome=say(ENDINGS[push.what]).lower())
        else:
            what = say(FAMILY_SENTENCES["taken"])
        row = ToldRow(b"", 0, 0, "", "family", push.key, "", push.made_at)
        return f"{what}: {self._delivered(push, row)}"

    def _who(self, event: EventRow) -> Markup:
        """Who did it: staff by name and office, anybody else as the family, or as who declared in person."""
        by = str(event.about.get("by"))
        if event.kind in BY_WHAT and by not in BY_DUTY:
            return Markup(doer(self.voice, event, self.life.file, self.life.names))
        if event.person_id is None or event.person_id not in self.life.names:
            word = "The family" if event.person_id is not None else "The assistant"
            return Markup(self.voice.say(word))
        office = BY_DUTY.get(by) or str(event.about.get("duty") or "") or self._office(event.person_id)
        return Markup(capital(self._named(event.person_id, office)))

    def _successor(self, event: EventRow) -> Markup:
        to = event.about.get("to")
        return Markup(self._named(to, self._office(to)) if isinstance(to, int) else self.voice.say("nobody"))

    def _named(self, person: int | None, post: str) -> str:
        """ "y tế trường (cô Thảo)", or either of them alone."""
        office = self.voice.say(DUTIES[post]) if post in DUTIES else ""
        known = self.life.names.get(person) if person is not None else None
        if known is None:
            return office or self.voice.say("somebody")
        name = called(self.voice, known.name, known.gender)
        return f"{office} ({name})" if office else name

    def _office(self, person_id: int) -> str:
        """As what somebody has had to do with the case, as far as any step says."""
        posts = [row.post for row in self.life.file.told if row.person_id == person_id and row.post in DUTIES]
        duties = [str(e.about["duty"]) for e in self.life.events if e.person_id == person_id and e.about.get("duty")]
        return next(iter([*duties, *posts]), "")


def in_pages(lines: Sequence[str], most: int) -> list[str]:
    """Lines as pages of at most so many characters, cut between lines."""
    return ["\n".join(page) for page in _pages(lines, most)] or [""]


def _pages(lines: Sequence[str], most: int) -> Iterator[list[str]]:
    page: list[str] = []
    for line in lines:
        line = line[:most]
        if page and sum(map(len, page)) + len(page) + len(line) > most:
            yield page
            page = []
        page.append(line)
    if page:
        yield page
