"""The pages of a cluster: closed, the list for the school, the counts for those above. Plain functions over values."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from string import ascii_uppercase

from bot.cases.clusters.policies import rule_from
from bot.cases.clusters.shipped import SYNDROMES
from bot.cases.clusters.values import ClusterRule
from bot.cases.signs import no_signs, signs_of
from bot.cases.wording import called, dated, when
from bot.delivery.alert_pages import SHOWN_FOR
from bot.delivery.cluster_advice import NO_DIAGNOSIS, advice
from bot.dialogue.case_actions import ListCases, OpenMyCase
from bot.dialogue.cluster_actions import OpenCluster, ShowCluster
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.names import short_names
from bot.i18n import Voice
from bot.messages import Choice, Reply, Rows, in_rows
from bot.turn import plain
from storage.queries.cluster_pages import ClusterSeen, Member

MOST_LISTED = 25
MOST_BUTTONS = 24

HEADLINES = {
    "class": ("{n} similar case in one class · {place}", "{n} similar cases in one class · {place}"),
    "school": ("{n} similar case in the school · {place}", "{n} similar cases in the school · {place}"),
    "household": ("{n} similar case in one family · {place}", "{n} similar cases in one family · {place}"),
    "commune": ("{n} similar case in the area · {place}", "{n} similar cases in the area · {place}"),
}
CALL_TODAY = (
    "{n} case for which the health station is to be called today · {place}",
    "{n} cases for which the health station is to be called today · {place}",
)
WHERE = {
    "class": "in class {place}",
    "school": "at {place}",
    "household": "in one family at {place}",
    "commune": "at the schools of {place}",
}
LEFT = {
    "well": "the family corrected it to well",
    "changed": "the family changed the declaration",
    "withdrawn": "the family withdrew the declaration",
    "false_alarm": "the case was a false alarm",
    "apart": "too far apart from the others by now",
}


@dataclass(frozen=True, slots=True)
class ClusterPage:
    """A cluster as one reader sees it now."""

    voice: Voice
    seen: ClusterSeen
    root: str
    now: datetime
    is_new: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it was opened within the last 24 hours; one that leaves unasked is covered in any case."""
        if self.is_new:
            return False
        opened = self.seen.opened_at(self.root)
        return opened is not None and self.now < opened + SHOWN_FOR and self.seen.row.state == "living"

    def render(self) -> Reply:
        """The message as it stands now."""
        if not self.is_open:
            rows: Rows = ()
            if self.seen.row.state == "living":
                rows = ((self._button("Open", OpenCluster(self.seen.row.id).encode()),),)
            return Reply("\n".join([self.headline(), *self._standing()]), rows)
        if self.seen.is_listed:
            lines, rows = self._list(), self._cases()
        else:
            lines, rows = self._counts(), self._schools()
        refresh = (self._button("Refresh", OpenCluster(self.seen.row.id).encode()),)
        return Reply("\n".join([self._summary(), *self._standing(), *lines, *self._advice()]), (*rows, refresh))

    def headline(self) -> str:
        """The first line, all that a lock screen shows: no word about health."""
        row, forms = self.seen.row, HEADLINES[self.seen.row.rule["scope"]]
        if not row.count:
            return self.voice.say("No case counts any more · {place}", place=self._place())
        if row.rule["call_today"] and row.count < 2:
            forms = CALL_TODAY
        return self.voice.say_n(*forms, row.count, place=self._place())

    def _place(self) -> str:
        """ "MN Hoa Ban · lớp Thỏ Ngọc"."""
        seen = self.seen
        if seen.school is None:
            return seen.place
        school_class = seen.school_class
        if school_class is None and len(seen.counting) == 1:
            school_class = seen.counting[0].school_class
        if school_class is None:
            return seen.school
        return plain(self.voice.say("{school} · class {place}", school=seen.school, place=school_class))

    def _standing(self) -> list[str]:
        """Where it stands, without a word about anybody's health."""
        row, lines = self.seen.row, []
        if row.state != "living":
            lines.append(self.voice.say("It ended at {time}.", time=self._when(row.ended_at or row.ends_at)))
        elif not row.is_fulfilled:
            lines.append(self.voice.say("After corrections fewer count than the rule asks for."))
        elif row.step > 1:
            lines.append(self.voice.say("Added to at {time}.", time=self._when(row.grown_at)))
        return lines

    def _summary(self) -> str:
        """Which syndrome, how many, where, from when to when."""
        row, say = self.seen.row, self.voice.say
        times = [member.row.declared_at for member in self.seen.counting]
        place = self.seen.school_class or self.seen.school or self.seen.place
        return self.voice.say_n(
            "Signs as of <b>{syndrome}</b>: {n} case {where}, {dates}.",
            "Signs as of <b>{syndrome}</b>: {n} cases {where}, {dates}.",
            row.count,
            syndrome=say(SYNDROMES.get(row.syndrome, row.syndrome)),
            where=plain(say(WHERE[row.rule["scope"]], place=place)),
            dates="–".join(dict.fromkeys(dated(at) for at in (min(times), max(times)))) if times else "—",
        )

    def _list(self) -> list[str]:
        shown = self._in_order()[:MOST_LISTED]
        lines = [self._line(number, member) for number, member in enumerate(shown, start=1)]
        hidden = len(self.seen.counting) - len(shown)
        if hidden > 0:
            lines.append(self.voice.say("and {n} more", n=hidden))
        return lines + [self._left(m) for m in self.seen.members if m.row.left_at is not None]

    def _in_order(self) -> list[Member]:
        """Those who count, the new ones first."""
        return sorted(self.seen.counting, key=self._is_known)

    def _is_known(self, member: Member) -> bool:
        """Whether somebody was weighed or told of before the last who came in."""
        return member.row.step < self.seen.row.step

    def _line(self, number: int, member: Member) -> str:
        """Name, class, when, signs, new or known, who has the case."""
        say = self.voice.say
        return say(
            "{number}. <b>{name}</b> ({place}), {time}: {signs} · {news} · {taker}",
            number=number,
            name=member.name or "—",
            place=member.school_class or say("staff"),
            time=self._when(member.row.declared_at),
            signs=signs_of(self.voice, member.declared) if member.declared else no_signs(self.voice),
            news=say("known already") if self._is_known(member) else say("new in it"),
            taker=self._taker(member),
        )

    def _taker(self, member: Member) -> str:
        say = self.voice.say
        if member.case is None:
            return say("no open case")
        if member.case.taker is None:
            return say("case open")
        return say("{name} has the case", name=called(self.voice, member.case.taker.name, member.case.taker.gender))

    def _left(self, member: Member) -> str:
        """Somebody who does not count any more, since when and why."""
        return self.voice.say(
            "Since {time} not counted: {name}, {why}.",
            time=self._when(member.row.left_at or self.now),
            name=member.name or "—",
            why=self.voice.say(LEFT.get(member.row.why or "", LEFT["apart"])),
        )

    def _counts(self) -> list[str]:
        """By school and class, with dates; never who."""
        lines = []
        by_class: dict[tuple[str, str], list[datetime]] = {}
        for member in self.seen.counting:
            key = (member.school, member.school_class or self.voice.say("staff"))
            by_class.setdefault(key, []).append(member.row.declared_at)
        for (school, school_class), times in sorted(by_class.items()):
            dates = ", ".join(dict.fromkeys(dated(at) for at in sorted(times)))
            values = {"school": school, "place": school_class, "n": len(times), "dates": dates}
            lines.append(self.voice.say("{school}, {place}: {n} ({dates})", **values))
        left = Counter(member.row.left_at is not None for member in self.seen.members)[True]
        if left:
            lines.append(self.voice.say("Not counted any more: {n}.", n=left))
        return lines

    def _advice(self) -> Iterable[str]:
        """What the rule's source advises, whose rule it is, and that it is no diagnosis."""
        rule = rule_from(self.seen.row.rule)
        yield from advice(self.voice, rule)
        yield self._rule(rule)
        yield self.voice.say(NO_DIAGNOSIS)

    def _rule(self, rule: ClusterRule) -> str:
        """ "Quy tắc: từ 2 ca trong 7 ngày (Khai Báo, 23/11/2026)."""
        return self.voice.say(
            "Rule: from {n} in {days} days on ({author}, {date}).",
            n=rule.n,
            days=rule.days,
            author=rule.author,
            date=f"{rule.issued_on:%d/%m/%Y}",
        )

    def _cases(self) -> Rows:
        """Buttons that open the cases of those who count."""
        with_case = [member for member in self._in_order() if member.case is not None]
        shown = with_case[:MOST_BUTTONS]
        names = short_names([member.name or "" for member in shown])
        buttons = [
            self._button("Open {name}", OpenMyCase(member.case.id).encode(), name=name)
            for member, name in zip(shown, names, strict=True)
            if member.case is not None
        ]
        if len(with_case) > len(shown):
            # whoever has no button here is in the list of open cases
            buttons.append(self._button("My open cases", ListCases().encode()))
        return in_rows(buttons, 2)

    def _schools(self) -> Rows:
        schools = {member.row.school_id: member.school for member in self.seen.counting}
        return in_rows(
            [Choice(name, OpenMySchool(school).encode()) for school, name in sorted(schools.items())][:MOST_BUTTONS], 2
        )

    def _when(self, instant: datetime) -> str:
        return when(self.voice, instant, self.now)

    def _button(self, msgid: str, action: str, **values: object) -> Choice:
        return Choice(plain(self.voice.say(msgid, **values)), action)


def letters(number: int) -> str:
    """A to Z, then AA, AB … as a spreadsheet's columns."""
    above, last = divmod(number, len(ascii_uppercase))
    return (letters(above - 1) if above else "") + ascii_uppercase[last]


def listed(voice: Voice, clusters: Sequence[ClusterSeen], now: datetime) -> tuple[list[str], list[Choice]]:
    """Clusters in a list of cases: their first lines by letter, and what opens each."""
    lines, buttons = [], []
    for number, seen in enumerate(clusters):
        letter = letters(number)
        lines.append(f"{letter}. {ClusterPage(voice, seen, 'cluster::', now).headline()}")
        text = plain(voice.say("Open the similar cases {letter}", letter=letter))
        buttons.append(Choice(text, ShowCluster(seen.row.id).encode()))
    return lines, buttons
