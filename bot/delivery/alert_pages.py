"""The pages of an alert: closed, open for the school, open for officials above it. Plain functions over values."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.cases.clusters.policies import rule_from
from bot.cases.clusters.values import ClusterRule
from bot.cases.codes import code_of
from bot.cases.declared import contacts_of, declared_line, sighted_lines
from bot.cases.doers import said, wrote
from bot.cases.station.words import answer_line, deadline_line
from bot.cases.values import SPARED
from bot.cases.wording import (
    ANOTHER_DAY,
    DUTIES,
    ENDINGS,
    OUTCOMES,
    REASONS,
    called,
    called_with_duty,
    duties_in_words,
    when,
)
from bot.delivery.alert_buttons import closed_rows, official_rows, school_rows
from bot.delivery.alert_heads import counted, headline
from bot.delivery.cluster_advice import advice, one_of, similar_in_class
from bot.dialogue.names import given_name
from bot.dialogue.wording import capital
from bot.i18n import Voice
from bot.messages import Reply
from storage.queries.case_details import EventRow, Sheet
from storage.queries.cases import BESIDE_THE_LADDER, NAMED, SCHOOL_DUTIES, CaseFile

SHOWN_FOR = timedelta(hours=24)
"""How long details stay under an opened alert."""
UNTAKEN_AFTER = timedelta(minutes=5)
MOST_DECLARATIONS = 3


@dataclass(frozen=True, slots=True)
class Page:
    """One case as one reader sees it now. `case` holds no name unless the reader may see it."""

    voice: Voice
    sheet: Sheet
    case: CaseFile
    account_id: int
    root: str
    now: datetime
    is_new: bool = False
    has_buttons: bool = True
    is_known: bool = False
    """Its reader was told of the case by this message before."""
    expected: tuple[ClusterRule, ...] = ()
    """Rules for a single child that it fulfils by itself, while its cluster is not stored yet."""

    @property
    def is_open(self) -> bool:
        """Whether this message was opened within the last 24 hours; one that leaves unasked is covered in any case."""
        looked = self.sheet.looked_at(self.root)
        if self.is_new:
            return False
        return looked is not None and self.now < looked + SHOWN_FOR and self.case.state != "closed"

    @property
    def is_question(self) -> bool:
        """Whether the message asks its reader for the outcome: as long as they are the one who has the case."""
        return self.root.split(":")[2].startswith("q") and self._is_takers

    @property
    def _is_takers(self) -> bool:
        taker = self.case.taker
        return taker is not None and any(
            row.person_id == taker.person_id for row in self.case.told if row.account_id == self.account_id
        )

    def render(self) -> Reply:
        """The message as it stands now."""
        if self.is_open and self.case.roles & NAMED:
            return Reply(
                _joined(self._details(), *self._story()), school_rows(self.voice, self.case, self._has_receipt)
            )
        if self.is_open:
            return Reply(
                _joined(self._counted(), *self._status(always=True)),
                official_rows(self.voice, self.case, self._has_receipt),
            )
        return Reply(
            _joined(self._headline(), *self._status()), closed_rows(self.voice, self.case, is_question=self.is_question)
        )

    @property
    def _has_receipt(self) -> bool:
        """Whether this reader said to have seen it."""
        return any(self._is_mine(event) for event in self._receipts)

    @property
    def _receipts(self) -> list[EventRow]:
        """The first receipt of each account."""
        found = [event for event in self.sheet.events if event.kind == "receipt"]
        return list({event.about.get("account"): event for event in reversed(found)}.values())[::-1]

    def _is_mine(self, event: EventRow) -> bool:
        return event.about.get("account") == self.account_id

    def _say(self, msgid: str, **values: object) -> str:
        return self.voice.say(msgid, **values)

    def _headline(self) -> str:
        return headline(
            self.voice, self.sheet, self.case, self.root, is_question=self.is_question, is_known=self.is_known
        )

    def gist(self) -> str:
        """What of a covered page is news to its reader: not its first line, nor that time went by."""
        if self.is_open:
            return ""
        told, opened_at = self.sheet.last("told"), self.case.opened_at
        has_climbed = self.case.state == "open" and told is not None and told.at - opened_at >= UNTAKEN_AFTER
        then = replace(self, now=ANOTHER_DAY, is_new=True)
        # what one child alone asks for is in its alert from the start, and of several a message of their own tells
        status = [line for line in then._status() if line != self._say("Please call the health station today.")]
        return "\n".join([self.case.severity, str(self.is_question), str(has_climbed), *status])

    def _status(self, *, always: bool = False) -> list[str]:
        """Where the case stands, without a word about anybody's health."""
        case, lines = self.case, []
        raised, corrected = self.sheet.last("raised"), self.sheet.last("corrected")
        if raised is not None and case.state != "closed":
            lines.append(self._say("Raised at {time}.", time=self._when(raised.at)))
        added = self.sheet.last("declared")
        if added is not None and case.state != "closed":
            lines.append(self._say("The declaration was added to at {time}.", time=self._when(added.at)))
        if not self.is_open and self._to_call():
            lines.append(self._say("Please call the health station today."))
        lines += self._unreached()
        if case.state == "open":
            lines += self._waiting()
        elif case.taker is not None and case.taken_at is not None:
            lines.append(
                self._say("{name} took it at {time}.", name=self._taker(always), time=self._when(case.taken_at))
            )
        if corrected is not None and case.state != "closed":
            lines.append(self._said(corrected))
        told = [event for event in (self.sheet.last("followed_up"), self.sheet.last("wrote")) if event is not None]
        news = [e.at for e in told if e.about.get("what") == "worse" or (e.kind == "wrote" and case.roles & NAMED)]
        if news and case.state != "closed" and not self.is_open:
            lines.append(self._say("There is news of {time}; please open.", time=self._when(max(news))))
        if case.state == "watched":
            lines.append(self._say("An outcome is recorded; the case stays open."))
        if case.state == "closed" and case.closed_at is not None:
            outcome = self._say(ENDINGS.get(case.outcome or "", "Closed")).lower()
            lines.append(
                self._say("The case ended at {time}: {outcome}.", time=self._when(case.closed_at), outcome=outcome)
            )
        if not self.has_buttons:
            takes = case.state == "open" and case.roles & SCHOOL_DUTIES
            msgid = 'To take it type "take case {code}".' if takes else "Its number is {code}."
            lines.append(self._say(msgid, code=code_of(case.id)))
        own = [event for event in self._receipts if self._is_mine(event)]
        return lines + [self._say("You noted this at {time}.", time=self._when(event.at)) for event in own]

    def _waiting(self) -> list[str]:
        """Why nobody has it."""
        kinds = ("passed_on", "resumed", "handed_over", "worsened")
        passed, resumed, handed, worsened = (self.sheet.last(kind) for kind in kinds)
        several = [event for event in (passed, resumed, handed, worsened) if event is not None]
        newest = max(several, key=lambda event: event.at, default=None)
        if newest is not None and newest is worsened:
            return [self._say("It was watched; now somebody has to take it again.")]
        if newest is not None and newest is handed:
            text = "Whoever had it is no longer on duty: handed over at {time}; nobody has taken it yet."
            return [self._say(text, time=self._when(newest.at))]
        if newest is not None and newest is passed:
            return [self._say("Passed on at {time}; nobody has taken it yet.", time=self._when(newest.at))]
        if newest is not None:
            return [self._say("It was taken, but there is no outcome yet.")]
        if self.now - self.case.opened_at >= UNTAKEN_AFTER:
            return [self._say("Nobody has taken it yet.")]
        return []

    def _unreached(self) -> list[str]:
        told, refused = self.sheet.last("told"), self.sheet.last("unreached")
        lost = [one for each in (refused, told) if each for one in each.about.get("unreached", ()) if one[2] != SPARED]
        if not lost or self.case.state != "open":
            return []
        ladder = [row for row in self.case.told if row.kind not in BESIDE_THE_LADDER and row.refused_at is None]
        # whoever was reached by their other account is not missing
        reached, there = {row.post for row in ladder}, {row.person_id for row in ladder}
        posts = [str(one[0]) for one in lost if one[1] is None or one[1] not in there]
        if not posts:
            return []
        return [self._say("Could not be reached: {duties}.", duties=duties_in_words(self.voice, posts, reached))]

    def _taker(self, always: bool) -> str:
        taker, taken = self.case.taker, self.sheet.last("taken")
        if taker is None:
            return ""
        duty = str(taken.about.get("duty")) if taken else None
        return called_with_duty(self.voice, taker.name, taker.gender, duty, always=always)

    def _said(self, event: EventRow) -> str:
        return said(self.voice, event, self.case, self.sheet.names, self._when(event.at))

    def _when(self, instant: datetime) -> str:
        return when(self.voice, instant, self.now)

    def _details(self) -> str:
        case = self.case
        lines = [self._say("<b>{name}</b>, class {place}.", name=case.subject_name, place=case.class_name)]
        if case.class_name is None:
            lines = [self._say("<b>{name}</b>.", name=case.subject_name)]
        lines += [
            declared_line(self.voice, row, self._when(row.at)) for row in self.sheet.declared[-MOST_DECLARATIONS:]
        ]
        lines += sighted_lines(self.voice, self.sheet, self._when)
        lines += [f"{who}: {phone}." for phone, who in contacts_of(self.voice, self.sheet).items()]
        return " ".join(lines)

    def _story(self) -> list[str]:
        """What else the school must know, one line each."""
        case, lines = self.case, []
        clock = deadline_line(self.voice, case, self.now)
        legal = [
            similar_in_class(self.voice, self.sheet.similar),
            *one_of(self.voice, self.sheet.clusters, "school", lately=len(self.sheet.similar)),
            clock,
            answer_line(self.voice, self.sheet, self.now),
            self._told(),
        ]
        lines.append(" ".join(line for line in legal if line))
        lines += dict.fromkeys(line for rule in self._to_call() for line in advice(self.voice, rule))
        lines += self._status()
        if case.outcome and case.outcome_at:
            outcome = self._say(OUTCOMES[case.outcome])
            lines.append(self._say("Outcome at {time}: {outcome}.", time=self._when(case.outcome_at), outcome=outcome))
        for event in self.sheet.events:
            lines += self._event(event)
        if case.roles & SCHOOL_DUTIES:
            lines += [self._noted_by(event) for event in self._receipts if not self._is_mine(event)]
        if case.state == "taken" and case.roles & SCHOOL_DUTIES:
            lines += self._asked_again()
        return [line for line in lines if line]

    def _asked_again(self) -> list[str]:
        """What whoever has the case is asked, and when; others read whom the assistant asks."""
        case, is_mine = self.case, self._is_takers
        lines = [self._say("When there is an outcome, please choose it below.")] if is_mine else []
        if case.next_at is not None and case.taker is not None:
            name = called(self.voice, case.taker.name, case.taker.gender)
            msgid = (
                "Without one, the assistant asks again at {time}."
                if is_mine
                else "Without an outcome, the assistant asks {name} again at {time}."
            )
            lines.append(self._say(msgid, time=self._when(case.next_at), name=name))
        return lines

    def _event(self, event: EventRow) -> list[str]:
        at, note = self._when(event.at), event.note
        if event.kind == "noted" and note:
            return [self._say("Note at {time}: {note}", time=at, note=note)]
        if event.kind == "passed_on":
            reason = note or self._say(REASONS.get(str(event.about.get("reason")), "Not in my charge"))
            return [self._say("Passed on at {time}, reason: {reason}", time=at, reason=reason)]
        if event.kind == "despair":
            said = (
                "At {time} there was a message of wanting to die or to hurt themselves. Please see {name} alone and "
                "gently, now; 111 helps day and night. The words are not kept."
            )
            return [self._say(said, time=at, name=given_name(self.case.subject_name or ""))]
        if event.kind == "whose":
            return [self._say("The family has not said yet which of their {n} children it is.", n=event.about["of"])]
        if event.kind == "wrote" and note:
            return [wrote(self.voice, event, self.case, self.sheet.names, at)]
        return [self._said(event)] if event.kind == "followed_up" else []

    def _noted_by(self, event: EventRow) -> str:
        """That somebody who is informed has read of it; the case still waits for who takes it."""
        duty = self._say(DUTIES.get(str(event.about.get("duty")), "unit above"))
        return self._say("{duty} noted this at {time}.", duty=capital(duty), time=self._when(event.at))

    def _to_call(self) -> list[ClusterRule]:
        """The rules for which the school calls the health station today about this child, until it has."""
        if not self.case.roles & SCHOOL_DUTIES or self.case.state == "closed" or self.case.told_station_at is not None:
            return []
        stored = [rule_from(c.rule) for c in self.sheet.clusters if c.rule["call_today"] and c.tells("school")]
        return stored or list(self.expected)

    def _told(self) -> str:
        posts = [
            row.post
            for row in self.case.told
            if row.account_id != self.account_id and row.post in DUTIES and row.kind not in BESIDE_THE_LADDER
        ]
        words = duties_in_words(self.voice, posts)
        return self._say("Told: {duties}.", duties=words) if words else ""

    def _counted(self) -> str:
        return counted(self.voice, self.sheet, self.case)


def _joined(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
