"""Renders the one growing message a school's day has for somebody: amber cases, counted, then named once opened."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.cases.doers import said
from bot.cases.signs import no_signs, signs_of
from bot.cases.wording import called, when
from bot.clock import local
from bot.delivery.alert_pages import SHOWN_FOR
from bot.delivery.alerts import SUPERSEDED, no_longer_theirs
from bot.delivery.gathering import Gathered, gather, numbers_line
from bot.delivery.growing_words import ALL_TAKEN, CASE_SENTENCES, MORNING, TODAY, WITH_STAFF, WITHOUT_OUTCOME
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.case_actions import ListAmbers, ListCases, MoreAmbers, OpenMyCase, TakeAmber, TakeShownAmbers
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.names import short_names
from bot.dialogue.wording import capital
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, Rows, in_rows, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.case_details import Sheet, sheets
from storage.queries.cases import NAMED, SCHOOL_DUTIES, CaseFile
from storage.queries.said import instant_of

LATE_AFTER = timedelta(minutes=30)
NO_OUTCOME_WAITS = "No pupil waits for an outcome from you here any more."
MOST_CLASSES = 8
MOST_NAMES = 20


@renders("ambers")
def ambers(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say how many are to be asked after, per class; with names once its reader opened the list."""
    gathered = gather(reading, waiting)
    found = sheets(reading, [case.uid for each in gathered for case in each.cases if case.severity == "amber"])
    done: list[Rendered | Dropped] = []
    for each in gathered:
        mine = [(found[case.uid], case) for case in each.cases if case.uid in found]
        if each.is_superseded:
            done.append(SUPERSEDED)
        elif mine:
            growing = _Growing.of(each, catalogs, mine, reading.now)
            done.append(Rendered(growing.render(), gist=growing.gist()))
        else:
            done.append(_emptied(catalogs, each))
    return done


def _emptied(catalogs: Catalogs, gathered: Gathered) -> Rendered | Dropped:
    """Every case of the message became graver, and has an alert of its own; or the reader has no duty any more."""
    waiting = gathered.waiting
    if waiting.sent_before and gathered.all and all(case.severity != "amber" for case in gathered.all):
        return Rendered(
            Reply(waiting.voice(catalogs).say("All of these cases were raised and have alerts of their own."))
        )
    return no_longer_theirs(catalogs, waiting)


def _is_asked(waiting: Waiting, case: CaseFile) -> bool:
    """Whether a case waits for its reader's outcome: nobody is asked about what a colleague has by now."""
    person = waiting.recipient.person
    return case.state == "taken" and case.taker is not None and person is not None and case.taker.person_id == person.id


@dataclass(frozen=True, slots=True)
class _Growing:
    voice: Voice
    cases: Sequence[tuple[Sheet, CaseFile]]
    root: str
    on: date
    now: datetime
    is_question: bool
    waiting: Waiting

    @classmethod
    def of(
        cls, gathered: Gathered, catalogs: Catalogs, cases: Sequence[tuple[Sheet, CaseFile]], now: datetime
    ) -> "_Growing":
        waiting = gathered.waiting
        is_question = gathered.root.endswith(":q")
        if is_question:
            cases = [(sheet, case) for sheet, case in cases if _is_asked(waiting, case)]
        return cls(waiting.voice(catalogs), cases, gathered.root, gathered.on, now, is_question, waiting)

    def render(self) -> Reply:
        if not self._live:
            mine = Choice(plain(self.voice.say("My open cases")), ListCases().encode())
            is_over = self.cases and not self.is_question
            text = "All of these cases have ended." if is_over else NO_OUTCOME_WAITS
            return Reply(self.voice.say(text), stacked(mine))
        lines = [self._headline(), *self._takers(), *self._changed()]
        page = self._page()
        named = {case.id: name for (_, case), name in zip(page.named, page.names, strict=True)}
        lines += numbers_line(self.waiting, self.voice, self._live, named)
        if page.named:
            lines.append(self._names(page.named))
        return Reply("\n".join(lines), self._rows(page))

    def gist(self) -> str:
        """What is news while nothing of it is opened: who has which, not that time went by."""
        if self._page().named:
            return ""
        told = [event.at for sheet, case in self.cases if case.state == "open" and (event := sheet.last("told"))]
        late = [at for at in told if at - self.cases[0][1].opened_at >= LATE_AFTER]
        stand = [(case.id, case.state != "closed", case.taker and case.taker.person_id) for _, case in self.cases]
        return repr((stand, self._changed(), bool(late)))

    @property
    def _school(self) -> CaseFile:
        return self.cases[0][1]

    @property
    def _live(self) -> list[CaseFile]:
        """Those that have not ended by the time this leaves."""
        return [case for _, case in self.cases if case.state != "closed"]

    @property
    def _waiting(self) -> list[CaseFile]:
        return [case for case in self._live if case.state == "open"]

    @property
    def _has_staff(self) -> bool:
        return any(case.subject_kind == "staff" for _, case in self.cases)

    def _counted(self, msgid: str) -> str:
        """A sentence that counts pupils, or cases where staff are among them."""
        return CASE_SENTENCES[msgid] if self._has_staff else msgid

    def _headline(self) -> str:
        counts = Counter(case.class_name or self.voice.say("staff") for case in self._live)
        shown = ", ".join(f"{name}: {n}" for name, n in counts.most_common(MOST_CLASSES))
        classes = shown + (", …" if len(counts) > MOST_CLASSES else "")
        first = min(local(case.opened_at) for case in self._live)
        is_morning = first.date() == local(self.now).date() and local(self.now).hour < 12
        forms = MORNING if is_morning else TODAY
        if self.waiting.sent_before and not self._waiting:
            forms = ALL_TAKEN
        if self.is_question:
            forms = WITHOUT_OUTCOME
        if self._has_staff:
            forms = WITH_STAFF[forms]
        return self.voice.say_n(*forms, len(self._live), school=self._school.school_name, classes=classes)

    def _takers(self) -> list[str]:
        """Who has them, and how many nobody has."""
        by_taker: dict[str, list[datetime]] = {}
        for case in self._live:
            if case.taker is not None and case.taken_at is not None:
                name = capital(called(self.voice, case.taker.name, case.taker.gender))
                by_taker.setdefault(name, []).append(case.taken_at)
        lines = []
        for name, times in by_taker.items():
            time = when(self.voice, max(times), self.now)
            if len(times) == len(self._live):
                lines.append(self.voice.say("{name} took it at {time}.", name=name, time=time))
            else:
                lines.append(
                    self.voice.say(self._counted("{name} took {n}, at {time}."), name=name, n=len(times), time=time)
                )
        if self._waiting and (by_taker or self._is_late()):
            lines.append(self.voice.say(self._counted("Nobody has taken {n} of them yet."), n=len(self._waiting)))
        return lines

    def _changed(self) -> list[str]:
        """That families said more since, or took it back: an edit is mute, and the first line stays the same."""
        changed = [
            case
            for sheet, case in self.cases
            if case.state != "closed" and (sheet.last("corrected") or sheet.last("declared"))
        ]
        return [self.voice.say("{n} of the declarations were changed since.", n=len(changed))] if changed else []

    def _is_late(self) -> bool:
        return any(self.now - case.opened_at >= LATE_AFTER for case in self._waiting)

    def _page(self) -> "_Page":
        """The names this reader opened within 24 hours, as many as a message holds; closed ones are edited away."""
        if self.waiting.is_new:
            return _Page()
        looks = {
            case.id: looked
            for sheet, case in self.cases
            if case.roles & NAMED and case.state != "closed" and (looked := sheet.looked_at(self.root)) is not None
        }
        found = [
            (sheet, case) for sheet, case in self.cases if case.id in looks and self.now < looks[case.id] + SHOWN_FOR
        ]
        if len(found) > MOST_NAMES:
            # those nobody has move up as others are taken; a list that fits keeps its order under the finger
            found.sort(key=lambda each: each[1].state != "open")
        newest = max(found, key=lambda each: looks[each[1].id], default=None)
        return _Page.of(found, newest[0].page_looked_at(self.root) if newest else 0)

    def _names(self, named: Sequence[tuple[Sheet, CaseFile]]) -> str:
        lines = []
        # where one person has all of them the line above says so already
        takers = {case.taker.person_id if case.taker else None for case in self._live}
        for sheet, case in named:
            signs = signs_of(self.voice, sheet.declared[-1]) if sheet.declared else no_signs(self.voice)
            line = self.voice.say(
                "<b>{name}</b> ({place}): {signs}", name=case.subject_name, place=case.class_name or "—", signs=signs
            )
            if len(takers) > 1 and case.taken_at is not None and case.taker is not None:
                line += " · " + self.voice.say(
                    "taken by {name}", name=called(self.voice, case.taker.name, case.taker.gender)
                )
            if (corrected := sheet.last("corrected")) is not None:
                time = when(self.voice, corrected.at, self.now)
                line += " · " + said(self.voice, corrected, case, sheet.names, time)
            lines.append(line)
        hidden = len(self._live) - len(named)
        if hidden > 0:
            lines.append(self.voice.say(self._counted("and {n} more"), n=hidden))
        return "\n".join(lines)

    def _rows(self, page: "_Page") -> Rows:
        school = self._school.school_id
        roles = {role for _, case in self.cases for role in case.roles}
        if not roles & NAMED:
            return ((self._button("See how the school stands", OpenMySchool(school).encode()),),)
        rows: list[tuple[Choice, ...]] = []
        only_open: list[Choice] = []
        if self._live:
            rows.append((self._button("Show the list", ListAmbers(school, self.on).encode(), 1),))
        if self._waiting and roles & SCHOOL_DUTIES:
            rows[-1] += (self._button("Take all", TakeShownAmbers(school, self.on, self._until()).encode(), 2),)
        # where numbers are typed a child keeps them while others are taken
        first = {case.id: 3 + 2 * place for place, (_, case) in enumerate(self.cases)}
        for (_, case), name in zip(page.named, page.names, strict=True):
            opens = self._button("Open {name}", OpenMyCase(case.id).encode(), first[case.id] + 1, name=name)
            if case.state == "open" and roles & SCHOOL_DUTIES:
                takes = TakeAmber(case.id, self.on).encode()
                rows.append((self._button("Take {name}", takes, first[case.id], name=name), opens))
            else:
                only_open.append(opens)
        rows += in_rows(only_open, 3)
        if page.next_names:
            more = MoreAmbers(school, self.on, page.next_number).encode()
            last = 3 + 2 * len(self.cases)
            rows.append((self._button(self._counted("Show {n} more"), more, last, n=page.next_names),))
        return tuple(rows)

    def _until(self) -> int:
        """When the last of its cases came into this message: what comes after it has not been read."""
        told = (row.at for _, case in self.cases for row in case.told if row.key == self.root)
        return max(map(instant_of, told), default=0)

    def _button(self, msgid: str, action: str, number: int = 0, **values: object) -> Choice:
        return Choice(plain(self.voice.say(msgid, **values)), action, number)


@dataclass(frozen=True, slots=True)
class _Page:
    """Some of the names opened, and where a tap leads from them: after the last page comes the first again."""

    named: Sequence[tuple[Sheet, CaseFile]] = ()
    next_number: int = 0
    next_names: int = 0

    @property
    def names(self) -> list[str]:
        """How they are called on buttons."""
        return short_names([case.subject_name or "" for _, case in self.named])

    @classmethod
    def of(cls, found: Sequence[tuple[Sheet, CaseFile]], number: int) -> "_Page":
        pages = max(1, -(-len(found) // MOST_NAMES))
        number %= pages
        following = (number + 1) % pages
        return cls(_part(found, number), following, len(_part(found, following)) if pages > 1 else 0)


def _part(found: Sequence[tuple[Sheet, CaseFile]], number: int) -> Sequence[tuple[Sheet, CaseFile]]:
    return found[number * MOST_NAMES : (number + 1) * MOST_NAMES]
