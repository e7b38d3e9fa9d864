"""Whom one rung of a ladder finds among the people who fill its posts. Plain functions over values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.cases.values import SPARED, Case, Holder, Post, Reachable, Rung, Severity, Spread, Unreached

NOT_ALWAYS_THERE = frozenset({Post.HOMEROOM, Post.BOARDING})
"""Posts whose emptiness is no news: staff have no homeroom teacher, most pupils do not board."""

BEHIND = {Post.SCHOOL_HEALTH: (Post.DEPUTY,), Post.PRINCIPAL: (Post.DEPUTY,)}
"""Who stands in at once where a post's messenger seems to deliver nothing; the contact above only hears of a case."""

Placed = tuple[Post, Holder]


@dataclass(frozen=True)
class Found:
    """What a rung comes to with the people there are: whom it tells, whom it cannot, or that all were told already."""

    tell: tuple[Placed, ...] = ()
    unreached: tuple[Unreached, ...] = ()
    is_satisfied: bool = False


def find(rung: Rung, case: Case, reachable: Reachable) -> Found:
    """Find whom a rung tells, each person once, and who of it cannot be reached. Never the subject of the case."""
    if rung.spread is Spread.NEXT:
        return _next(case, reachable)
    tell: list[Placed] = []
    unreached: list[Unreached] = []
    if rung.spread is Spread.AGAIN:
        tell += _again(case, reachable)
    for post in rung.posts:
        if not _concerns(post, case):
            continue
        holders = _holders(post, case, reachable)
        if post in rung.on_duty_only:
            holders = [holder for holder in holders if holder.is_on_duty]
        elif not holders and post not in NOT_ALWAYS_THERE:
            unreached.append(Unreached(post))
        live = [holder for holder in holders if holder.why_not is None]
        chosen = live if rung.spread is Spread.ALL else live[:1]
        before = holders if not live or rung.spread is Spread.ALL else holders[: holders.index(live[0])]
        tell += [(post, holder) for holder in chosen]
        tell += _behind(post, live, case, reachable)
        unreached += _unreached(post, before)
    return Found(_each_once(tell), tuple(unreached), not tell and _all_spared(unreached))


def _behind(post: Post, live: Sequence[Holder], case: Case, reachable: Reachable) -> list[Placed]:
    """Find who hears at once beside a holder whose messenger seems to deliver nothing: the next one who is sure to."""
    if not live or not live[0].is_doubtful:
        return []
    placed = [(post, holder) for holder in live]
    for behind in BEHIND.get(post, ()):
        placed += [(behind, holder) for holder in _holders(behind, case, reachable) if holder.why_not is None]
    return _until_sure(placed, case)[1:]


def _until_sure(placed: Sequence[Placed], case: Case) -> list[Placed]:
    """Take the first; of a grave case also those after it, up to one whose messenger is not suspected."""
    most = len(placed) if case.severity.rank >= Severity.RED.rank else 1
    sure = next((number for number, (_, holder) in enumerate(placed, start=1) if not holder.is_doubtful), most)
    return list(placed[: min(sure, most)])


def _concerns(post: Post, case: Case) -> bool:
    """Whether a post has to do with this child today; while nobody has said, the child may well be at school."""
    if post is Post.HOMEROOM:
        return case.at_school is not False
    return post is not Post.BOARDING or case.boards


def _holders(post: Post, case: Case, reachable: Reachable) -> list[Holder]:
    """List a post's holders, those on duty first."""
    others = [holder for holder in reachable.get(post, ()) if holder.person != case.subject]
    return sorted(others, key=lambda holder: not holder.is_on_duty)


def _next(case: Case, reachable: Reachable) -> Found:
    """Find the deputy: the next school-health holder who has not been told, else the deputy head."""
    told = set(case.told_now)
    placed = [(post, h) for post in (Post.SCHOOL_HEALTH, Post.DEPUTY) for h in _holders(post, case, reachable)]
    live = [(post, holder) for post, holder in placed if holder.why_not is None]
    fresh = [(post, holder) for post, holder in live if holder.person not in told]
    if fresh:
        return Found(tuple(_until_sure(fresh, case)))
    if len({holder.person for _, holder in live}) > 1:
        return Found(is_satisfied=True)
    unreached = [one for post, holder in placed for one in _unreached(post, [holder])]
    return Found(unreached=tuple(unreached) or (Unreached(Post.DEPUTY),), is_satisfied=_all_spared(unreached))


def _again(case: Case, reachable: Reachable) -> list[Placed]:
    """Find those told before who still fill a post of this case and can be reached."""
    posts = dict.fromkeys([*(told.post for told in case.told), *Post])
    told = set(case.told_now)
    return [
        (post, holder)
        for post in posts
        if _concerns(post, case)
        for holder in _holders(post, case, reachable)
        if holder.person in told and holder.why_not is None
    ]


def _unreached(post: Post, holders: Iterable[Holder]) -> list[Unreached]:
    return [Unreached(post, holder.person, holder.why_not) for holder in holders if holder.why_not is not None]


def _all_spared(unreached: list[Unreached]) -> bool:
    """Whether a drill only passes people over here: nobody is missing, so nothing climbs for it."""
    return bool(unreached) and all(one.why == SPARED for one in unreached)


def _each_once(tell: Iterable[Placed]) -> tuple[Placed, ...]:
    by_person: dict[int, Placed] = {}
    for post, holder in tell:
        by_person.setdefault(holder.person, (post, holder))
    return tuple(by_person.values())
