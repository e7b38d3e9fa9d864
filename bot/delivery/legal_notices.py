"""Renders what the legal 24 hours say: reminders, the last call, that they are over. Counts and classes, no names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.cases.station.clock import NoticeKind, notice_of
from bot.cases.station.steps import is_due
from bot.cases.station.words import told_line
from bot.cases.wording import ANOTHER_DAY, DUTIES, duties_in_words, when
from bot.delivery.alerts import SUPERSEDED, no_longer_theirs, superseded
from bot.delivery.gathering import numbers_line
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.case_actions import ListCases, StationTold
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.station_actions import ReportToStation
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, Rows
from bot.turn import plain
from storage.needs import Reading
from storage.queries.case_details import Sheet, cases_in, sheets
from storage.queries.cases import NAMED, SCHOOL_DUTIES, CaseFile, Scopes

MOST_LINES = 12
HEADINGS = {
    NoticeKind.REMINDER: (
        "Article 10 of Circular 15/2026: {n} case is not yet recorded as told to the health station · {school}",
        "Article 10 of Circular 15/2026: {n} cases are not yet recorded as told to the health station · {school}",
    ),
    NoticeKind.LAST_CALL: (
        "Article 10 of Circular 15/2026: 4 hours left to tell the health station of {n} case · {school}",
        "Article 10 of Circular 15/2026: 4 hours left to tell the health station of {n} cases · {school}",
    ),
    NoticeKind.OVER: (
        "Article 10 of Circular 15/2026: 24 hours are over, {n} case not recorded as told to the health station · "
        "{school}",
        "Article 10 of Circular 15/2026: 24 hours are over, {n} cases not recorded as told to the health station · "
        "{school}",
    ),
    NoticeKind.UNDELIVERED: (
        "The message to the health station did not arrive ({n} case) · {school}",
        "The message to the health station did not arrive ({n} cases) · {school}",
    ),
}


@renders("notice")
def notice(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say how many cases wait for the step; once recorded, say by whom."""
    keys = cases_in(reading, [str(each.about["root"]) for each in waiting])
    found = sheets(reading, [uid for several in keys.values() for uid in several])
    scopes = Scopes.of(reading, [sheet.file for sheet in found.values()])
    older = superseded(waiting)
    done: list[Rendered | Dropped] = []
    for each in waiting:
        told = [found[uid] for uid in keys[str(each.about["root"])] if uid in found]
        mine = [(sheet, case) for sheet in told if (case := scopes.seen_by(each.recipient, sheet.file)) is not None]
        if each.id in older:
            done.append(SUPERSEDED)
        elif not mine:
            done.append(no_longer_theirs(catalogs, each))
        else:
            done.append(_Notice.of(each, catalogs, mine, reading.now).with_gist())
    return done


@dataclass(frozen=True, slots=True)
class _Notice:
    voice: Voice
    cases: Sequence[tuple[Sheet, CaseFile]]
    root: str
    now: datetime
    waiting: Waiting

    @classmethod
    def of(
        cls, waiting: Waiting, catalogs: Catalogs, cases: Sequence[tuple[Sheet, CaseFile]], now: datetime
    ) -> "_Notice":
        return cls(waiting.voice(catalogs), cases, str(waiting.about["root"]), now, waiting)

    @property
    def _due(self) -> list[CaseFile]:
        return [case for _, case in self.cases if is_due(case)]

    def with_gist(self) -> Rendered | Dropped:
        """What it says now, and what of that does not depend on the day."""
        now, dated = self.render(), replace(self, now=ANOTHER_DAY).render()
        return replace(now, gist=dated.reply.text) if isinstance(now, Rendered) and isinstance(dated, Rendered) else now

    def render(self) -> Rendered | Dropped:
        if not self._due:
            return Rendered(Reply(self._settled())) if self.waiting.sent_before else Dropped("the station is told")
        names = dict.fromkeys(case.school_name for case in self._due)
        heading = self.voice.say_n(*HEADINGS[notice_of(self.root).kind], len(self._due), school=", ".join(names))
        if not any(case.roles & NAMED for case in self._due):
            return Rendered(Reply("\n".join([heading, *self._counts(len(names))]), self._official_rows()))
        lines = [heading, *(self._line(n, case) for n, case in enumerate(self._due[:MOST_LINES], start=1))]
        if self._more:
            forms = ("and {n} more case; type /ca to see all.", "and {n} more cases; type /ca to see all.")
            lines.append(self.voice.say_n(*forms, self._more))
        lines += numbers_line(self.waiting, self.voice, self._due)
        return Rendered(Reply("\n".join([*lines, *self._unreached()]), self._rows()))

    @property
    def _more(self) -> int:
        """How many cases have neither a line nor buttons."""
        return max(0, len(self._due) - MOST_LINES)

    def _settled(self) -> str:
        """Nothing is left to do: who told the station, or that there was nothing to tell."""
        lines = []
        for _, case in self.cases:
            if case.told_station_at is None:
                lines.append(self.voice.say("The case ended as a false alarm; nothing is left to tell."))
            else:
                lines.append(told_line(self.voice, case, self.now))
        return "\n".join(dict.fromkeys(lines))

    def _counts(self, schools: int) -> list[str]:
        """For officials above: how many at each school, and that it can still be done."""
        counts = Counter(case.school_name for case in self._due)
        several = [self.voice.say("{name}: {n}", name=name, n=n) for name, n in counts.items()] if schools > 1 else []
        return [*several, self.voice.say("Please call the school: the station can still be told.")]

    def _line(self, number: int, case: CaseFile) -> str:
        until = when(self.voice, case.report_by, self.now)
        place = case.class_name or self.voice.say("staff")
        if len(self._due) == 1:
            return self.voice.say("{place} · by {time}", place=place, time=until)
        return self.voice.say("{number}. {place} · by {time}", number=number, place=place, time=until)

    def _unreached(self) -> list[str]:
        """Whom this could not be said to, from what the clock noted when it spoke."""
        posts = [
            str(one[0])
            for sheet, case in self.cases
            if case.roles & SCHOOL_DUTIES
            for event in sheet.events
            if event.kind == "legal_clock" and any(told[2] == self.root for told in event.about.get("told", ()))
            for one in event.about.get("unreached", ())
            if one[0] in DUTIES
        ]
        if not posts:
            return []
        return [self.voice.say("Could not be reached: {duties}.", duties=duties_in_words(self.voice, posts))]

    def _rows(self) -> Rows:
        shown, rows = self._due[:MOST_LINES], []
        for number, case in enumerate(shown, start=1):
            if not case.roles & SCHOOL_DUTIES:
                continue
            actions = (ReportToStation(case.id).encode(), StationTold(case.id).encode())
            words = [self.voice.say("Tell the health station"), self.voice.say("Health station told")]
            if len(self._due) > 1:
                words = [self.voice.say("{number}. {words}", number=number, words=each) for each in words]
            rows.append(tuple(Choice(plain(each), action) for each, action in zip(words, actions, strict=True)))
        if self._more:
            rows.append((Choice(plain(self.voice.say("My open cases")), ListCases().encode()),))
        return tuple(rows)

    def _official_rows(self) -> Rows:
        schools = {case.school_id: case.school_name for case in self._due}
        label = self.voice.say("See how the school stands")
        if len(schools) == 1:
            return tuple((Choice(plain(label), OpenMySchool(school).encode()),) for school in schools)
        return tuple((Choice(name, OpenMySchool(school).encode()),) for school, name in schools.items())
