"""What clusters say on other pages: of how many a case is one, and what the source of a rule advises."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.cases.clusters.shipped import BY_NAME, TOGETHER
from bot.cases.clusters.values import ClusterRule
from bot.cases.wording import dated
from bot.i18n import Voice
from bot.turn import plain
from storage.cluster_values import InCluster

ADVICE_SENTENCES = {
    "hfmd-class": "Advice of the Ministry of Education (an old letter; please confirm with the health station): from 2 "
    "children of one class within 7 days on, tell the nearest health facility at once; it proposes that the class "
    "stays home for 10 days from the day the last case fell ill.",
    "hfmd-school": "Please call the commune health station to ask how to go on (inferred from the Ministry's advice "
    "for a class; no letter says so for a school).",
    "hfmd-commune": "For your information: the schools were told of their own cases. Five within a week may be linked; "
    "the health station judges that.",
    "measles-one": "Please call the health station today. Advice of HCDC (09/2024): a child suspected of it stays home "
    "for 7 days from the day of the rash; check the classmates' vaccination; watch everybody daily.",
    "diphtheria-one": "Please call the health station today; a case of it is reported within 24 hours.",
}
NO_DIAGNOSIS = "This is advice from signs that were declared, not a diagnosis."


def advice(voice: Voice, rule: ClusterRule) -> Iterator[str]:
    """The advice of a rule that ships in the reader's language, of any other in its author's words."""
    if BY_NAME.get(rule.name) == rule:
        yield voice.say(ADVICE_SENTENCES[rule.name])
    elif rule.advice:
        yield voice.say("Advice of {author}: {advice}", author=rule.author, advice=rule.advice)
    elif rule.call_today:
        yield voice.say("Please call the health station today.")


def one_of(voice: Voice, clusters: Sequence[InCluster], side: str, *, lately: int) -> list[str]:
    """Of how many like cases somebody's is one, as far as the rules tell this side; a single one is like no other.

    `lately`: how many others the class had in the days before, which is said beside it; a cluster may be older.
    """
    said = []
    for each in clusters:
        if each.count < 2 or not each.tells(side):
            continue
        where = plain(voice.say(TOGETHER[each.rule["scope"]]))
        if each.rule["scope"] == "class" and each.count > lately + 1:
            words = (
                "One of {n} similar cases {where} since the first of them, each within {days} days of the one before."
            )
            said.append(voice.say(words, n=each.count, where=where, days=each.rule["days"]))
        else:
            one, several = "One of {n} similar case {where}.", "One of {n} similar cases {where}."
            said.append(voice.say_n(one, several, each.count, where=where))
    return said


def similar_in_class(voice: Voice, times: Sequence[datetime]) -> str:
    """When others of the class had the like; "" when nobody had."""
    if not times:
        return ""
    dates = ", ".join(dict.fromkeys(dated(at) for at in times))
    return voice.say_n(
        "In the past 7 days the class had {n} similar case ({dates}).",
        "In the past 7 days the class had {n} similar cases ({dates}).",
        len(times),
        dates=dates,
    )
