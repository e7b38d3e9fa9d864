"""Where messages have neither edits nor buttons: an edit becomes a message, if it says something new; choices, lines.

What somebody asked for is said at once and in full. What others did is said covered, in a line or two; a message that
would grow is said anew at most every quarter of an hour.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.delivery.values import Dropped, Rendered
from bot.dialogue.numbered import in_numbers, menu_of
from bot.i18n import Voice
from storage.changes.accounts import Offered
from storage.queries.outbox import Claimed, Earlier

ASKED = "asked"
"""In `about`: the row is the answer to what its reader just typed."""
GROWING = frozenset({"ambers", "standing", "newbonds", "audit", "summary"})
GAP = timedelta(minutes=15)
TOGETHER = "it is said together with what follows"
"""Why a row waits that would grow."""


@dataclass(frozen=True, slots=True)
class Wait:
    """It is said a little later, together with what happens until then."""

    until: datetime


def is_asked(row: Claimed) -> bool:
    """Whether its reader asked for it."""
    return bool(row.about.get(ASKED))


def digest_of(made: Rendered) -> str:
    """What tells two sayings apart."""
    return hashlib.blake2s((made.gist or made.reply.text).encode(), digest_size=8).hexdigest()


def instead(row: Claimed, target: Earlier, made: Rendered, now: datetime) -> Rendered | Dropped | Wait:
    """What becomes of an edit that nobody asked for."""
    if target.said == digest_of(made):
        return Dropped("nothing new to say")
    if row.kind in GROWING and target.said_at is not None and now < target.said_at + GAP:
        return Wait(target.said_at + GAP)
    return made


@dataclass(frozen=True, slots=True)
class Once:
    """What is said in one batch, so that nothing is said twice.

    Of a case or cluster somebody may have several messages, and one message may wait for several changes: each would
    say the same.
    """

    said: set[tuple[int, str, str]]
    """By account and what it is about, digests of words."""
    shown: set[tuple[int, str]]
    """By account, which cases it asked for and is shown: a word about one of them would come after what says it all."""

    @classmethod
    def of(cls, rows: Iterable[tuple[Claimed, object]]) -> "Once":
        """New messages are said in any case, so that their words are told to the others."""
        leaving = [(row, made) for row, made in rows if isinstance(made, Rendered)]
        new = ((row, made) for row, made in leaving if not row.edits)
        shown = {(row.account_id, _subject(row)) for row, made in leaving if is_asked(row) and made.is_open}
        return cls({(row.account_id, _subject(row), digest_of(made)) for row, made in new}, shown)

    def weigh(
        self, row: Claimed, target: Earlier | None, made: Rendered, known: str, now: datetime
    ) -> tuple[Rendered | Dropped | Wait, str]:
        """What becomes of a row, and the digest of what its reader then knows of it. `known`: that, if they asked."""
        known = known if is_asked(row) else digest_of(made)
        if not row.edits:
            return made, known
        # also where nothing is kept any more of the messages it would bring up to date, the same is said once
        verdict = made if target is None or is_asked(row) else instead(row, target, made, now)
        words = (row.account_id, _subject(row), digest_of(made))
        if self._is_beside(row, target, made, known):
            return Dropped("another message shows it", known), known
        if isinstance(verdict, Rendered) and words[1] and words in self.said:
            return Dropped("another message says it", known), known
        if isinstance(verdict, Rendered):
            self.said.add(words)
        return verdict, known

    def _is_beside(self, row: Claimed, target: Earlier | None, made: Rendered, known: str) -> bool:
        """Whether its reader is shown a case they asked for, and this says less of it, or nothing new of others."""
        if made.is_open:
            return False
        if row.kind == "alert" and (row.account_id, _subject(row)) in self.shown:
            return True
        is_known = target is not None and target.said == known
        return is_known and any(account == row.account_id for account, _ in self.shown)


def _subject(row: Claimed) -> str:
    changed = "" if is_asked(row) else row.edits
    return str(row.about.get("case") or row.about.get("cluster") or changed or "")


def numbered(made: Rendered, voice: Voice, row: Claimed, now: datetime) -> Rendered:
    """The same where choices are numbered lines; once it is shown, a number typed is one of these."""
    shown = replace(made, reply=in_numbers(voice, made.reply))
    if not made.reply.rows:
        return shown
    offered = Offered(
        row.account_id, menu_of(voice, made.reply), now, is_unasked=row.kind != "answer" and not is_asked(row)
    )
    return replace(shown, on_sent=(*made.on_sent, offered))
