"""Renders the one growing message a school's day has for somebody: amber cases, counted, then named once opened."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.cases.signs import signs_of
from bot.cases.wording import called, when
from bot.clock import local
from bot.delivery.alert_pages import CORRECTED, SHOWN_FOR
from bot.delivery.alerts import SUPERSEDED, no_longer_theirs, superseded
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.case_actions import ListAmbers, OpenMyCase, TakeAllAmbers, TakeAmber
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.names import given_name, short_names
from bot.dialogue.wording import capital
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, Rows
from bot.turn import plain
from storage.needs import Reading
from storage.queries.case_details import Sheet, cases_in, sheets
from storage.queries.cases import NAMED, SCHOOL_DUTIES, CaseFile, Scopes

MOST_CLASSES = 8
MOST_NAMES = 20

MORNING = (
    "This morning {n} pupil is to be asked after · {school} ({classes})",
    "This morning {n} pupils are to be asked after · {school} ({classes})",
)
TODAY = (
    "{n} pupil is to be asked after · {school} ({classes})",
    "{n} pupils are to be asked after · {school} ({classes})",
)
WITHOUT_OUTCOME = (
    "{n} pupil without outcome yet · {school} ({classes})",
    "{n} pupils without outcome yet · {school} ({classes})",
)


@renders("ambers")
def ambers(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say how many are to be asked after, per class; with names once its reader opened the list."""
    keys = cases_in(reading, [str(w.about["root"]) for w in waiting])
    found = sheets(reading, [uid for several in keys.values() for uid in several])
    scopes = Scopes.of(reading, [sheet.file for sheet in found.values()])
    older = superseded(waiting)
    done: list[Rendered | Dropped] = []
    for each in waiting:
        mine = []
        for uid in keys[str(each.about["root"])]:
            case = scopes.seen_by(each.recipient, found[uid].file)
            if case is not None and case.severity == "amber":
                mine.append((found[uid], case))
        if each.id in older:
            done.append(SUPERSEDED)
        elif mine:
            done.append(Rendered(_Growing.of(each, catalogs, mine, reading.now).render()))
        else:
            done.append(_emptied(catalogs, each, keys, found))
    return done


def _emptied(
    catalogs: Catalogs, waiting: Waiting, keys: dict[str, list[bytes]], found: dict[bytes, Sheet]
) -> Rendered | Dropped:
    """Every case of the message became graver, and has an alert of its own; or the reader has no duty any more."""
    told = [found[uid].file for uid in keys[str(waiting.about["root"])] if uid in found]
    if waiting.sent_before and told and all(case.severity != "amber" for case in told):
        return Rendered(
            Reply(waiting.voice(catalogs).say("All of these cases were raised and have alerts of their own."))
        )
    return no_longer_theirs(catalogs, waiting)


@dataclass(frozen=True, slots=True)
class _Growing:
    voice: Voice
    cases: Sequence[tuple[Sheet, CaseFile]]
    root: str
    on: date
    now: datetime
    is_question: bool
    is_new: bool
    """It leaves unasked now, so without names, also when its reader opened the list in another message."""

    @classmethod
    def of(
        cls, waiting: Waiting, catalogs: Catalogs, cases: Sequence[tuple[Sheet, CaseFile]], now: datetime
    ) -> "_Growing":
        root = str(waiting.about["root"])
        parts = root.split(":")
        is_question = parts[-1] == "q"
        if is_question:
            cases = [(sheet, case) for sheet, case in cases if case.state == "taken"] or cases
        on = date.fromisoformat(parts[2])
        return cls(waiting.voice(catalogs), cases, root, on, now, is_question, not waiting.sent_before)

    def render(self) -> Reply:
        lines = [self._headline(), *self._takers(), *self._changed()]
        named = self._named()
        if named:
            lines.append(self._names(named))
        return Reply("\n".join(lines), self._rows(named))

    @property
    def _school(self) -> CaseFile:
        return self.cases[0][1]

    @property
    def _waiting(self) -> list[CaseFile]:
        return [case for _, case in self.cases if case.state == "open"]

    def _headline(self) -> str:
        counts = Counter(case.class_name or self.voice.say("staff") for _, case in self.cases)
        shown = ", ".join(f"{name}: {n}" for name, n in counts.most_common(MOST_CLASSES))
        classes = shown + (", …" if len(counts) > MOST_CLASSES else "")
        first = min(local(case.opened_at) for _, case in self.cases)
        is_morning = first.date() == local(self.now).date() and local(self.now).hour < 12
        forms = MORNING if is_morning else TODAY
        if self.is_question:
            forms = WITHOUT_OUTCOME
        return self.voice.say_n(*forms, len(self.cases), school=self._school.school_name, classes=classes)

    def _takers(self) -> list[str]:
        """Who has them, and how many nobody has."""
        by_taker: dict[str, list[datetime]] = {}
        for _, case in self.cases:
            if case.taker is not None and case.taken_at is not None:
                name = capital(called(self.voice, case.taker.name, case.taker.gender))
                by_taker.setdefault(name, []).append(case.taken_at)
        lines = []
        for name, times in by_taker.items():
            time = when(self.voice, max(times), self.now)
            if len(times) == len(self.cases):
                lines.append(self.voice.say("{name} took it at {time}.", name=name, time=time))
            else:
                lines.append(self.voice.say("{name} took {n}, at {time}.", name=name, n=len(times), time=time))
        if self._waiting and (by_taker or self._is_late()):
            lines.append(self.voice.say("Nobody has taken {n} of them yet.", n=len(self._waiting)))
        return lines

    def _changed(self) -> list[str]:
        """That families said more since, or took it back: an edit is mute, and the first line stays the same."""
        changed = [
            case
            for sheet, case in self.cases
            if case.state != "closed" and (sheet.last("corrected") or sheet.last("declared"))
        ]
        return [self.voice.say("The family changed {n} of the declarations since.", n=len(changed))] if changed else []

    def _is_late(self) -> bool:
        return any((self.now - case.opened_at).total_seconds() >= 30 * 60 for case in self._waiting)

    def _named(self) -> list[tuple[Sheet, CaseFile]]:
        """The cases whose names this reader opened within 24 hours; closed ones are edited away."""
        if self.is_new:
            return []
        found = [
            (sheet, case)
            for sheet, case in self.cases
            if case.roles & NAMED
            and case.state != "closed"
            and (looked := sheet.looked_at(self.root)) is not None
            and self.now < looked + SHOWN_FOR
        ]
        if len(found) > MOST_NAMES:
            # those nobody has come into sight as others are taken; a list that fits keeps its order under the finger
            found.sort(key=lambda each: each[1].state != "open")
        return found[:MOST_NAMES]

    def _names(self, named: Sequence[tuple[Sheet, CaseFile]]) -> str:
        lines = []
        for sheet, case in named:
            signs = signs_of(self.voice, sheet.declared[-1]) if sheet.declared else "—"
            line = self.voice.say(
                "<b>{name}</b> ({place}): {signs}", name=case.subject_name, place=case.class_name or "—", signs=signs
            )
            if case.taken_at is not None and case.taker is not None:
                line += " · " + self.voice.say("taken by {name}", name=given_name(case.taker.name))
            if (corrected := sheet.last("corrected")) is not None:
                said = CORRECTED[str(corrected.about["what"])]
                line += " · " + self.voice.say(said, time=when(self.voice, corrected.at, self.now))
            lines.append(line)
        hidden = len([1 for _, case in self.cases if case.state != "closed"]) - len(named)
        if hidden > 0:
            lines.append(self.voice.say("and {n} more", n=hidden))
        return "\n".join(lines)

    def _rows(self, named: Sequence[tuple[Sheet, CaseFile]]) -> Rows:
        school = self._school.school_id
        roles = {role for _, case in self.cases for role in case.roles}
        if not roles & NAMED:
            return ((self._button("See how the school stands", OpenMySchool(school).encode()),),)
        rows: list[tuple[Choice, ...]] = []
        if any(case.state != "closed" for _, case in self.cases):
            rows.append((self._button("Show the list", ListAmbers(school, self.on).encode()),))
        if self._waiting and roles & SCHOOL_DUTIES:
            rows[-1] += (self._button("Take all", TakeAllAmbers(school, self.on).encode()),)
        names = short_names([case.subject_name or "" for _, case in named])
        for (_, case), name in zip(named, names, strict=True):
            row: tuple[Choice, ...] = (self._button("Open {name}", OpenMyCase(case.id).encode(), name=name),)
            if case.state == "open" and roles & SCHOOL_DUTIES:
                row = (self._button("Take {name}", TakeAmber(case.id, self.on).encode(), name=name), *row)
            rows.append(row)
        return tuple(rows)

    def _button(self, msgid: str, action: str, **values: object) -> Choice:
        return Choice(plain(self.voice.say(msgid, **values)), action)
