"""Whom a sentence speaks to and how it addresses them (domain.md 9.5, storyboard)."""

from collections import Counter
from collections.abc import Sequence

from bot.i18n import Catalogs, Voice
from storage.values import SchoolHabits, Sender

PARENTS = frozenset({"father", "mother"})
NORTHERN, SOUTHERN = "bố/mẹ", "ba/mẹ"
GRANDPARENTS = {"grandfather": "ông", "grandmother": "bà"}


def audience_of(kind: str | None, relations: Sequence[str]) -> str:
    """The audience of a person of a kind who is bound to children by these relations."""
    if kind == "staff":
        return "teacher"
    if kind in ("pupil", "official"):
        return kind
    if relations and not PARENTS.intersection(relations):
        return "family"
    return "parent"


def habits_of(
    relations: Sequence[str], *, south: bool = False, child: str = "con", pupil: str = "em"
) -> dict[str, str]:
    """How people are called: `parents` the reader, `kid` the child to its family, `pupil` a child to its teachers.

    A guardian is "mẹ" or "bố" when known, else "bố/mẹ" ("ba" in the South); grandparents are "ông", "bà" and their
    grandchild is "cháu"; whoever else cares for a child is "gia đình". `child`: the school's word to parents.
    """
    father = "ba" if south else "bố"
    known = set(relations)
    if known == {"mother"}:
        word = "mẹ"
    elif known == {"father"}:
        word = father
    elif known and not known & PARENTS:
        word = "/".join(GRANDPARENTS[each] for each in GRANDPARENTS if each in known)
        word = word if known <= GRANDPARENTS.keys() else "gia đình"
        child = "cháu"
    else:
        word = SOUTHERN if south else NORTHERN
    words = {"parents": word, "kid": child, "father": father}
    capitals = {name.capitalize(): text[0].upper() + text[1:] for name, text in words.items()}
    return {**words, **capitals, "pupil": pupil}


def is_southern(school: SchoolHabits) -> bool:
    """Whether a school says "ba": as it has set, else by its region."""
    return school.parents == SOUTHERN if school.parents else school.region == "south"


def pupil_word(school: SchoolHabits) -> str:
    """What teachers call a child: "trẻ" in a kindergarten, else "em"."""
    return "trẻ" if school.levels == ("preschool",) else "em"


def one_form(schools: Sequence[SchoolHabits]) -> SchoolHabits:
    """One form of address for a family whose children go to schools of different habits; the youngest child's last.

    "ba" or "bố" goes by most of the children, of equals by the youngest; a child is "con" as soon as one school says
    so, for no parent is wrongly addressed with it.
    """
    south = Counter(map(is_southern, schools))
    is_south = is_southern(schools[-1]) if south[True] == south[False] else south[True] > south[False]
    child = "con" if any((school.child or "con") == "con" for school in schools) else schools[-1].child
    return SchoolHabits(parents=SOUTHERN if is_south else NORTHERN, child=child, levels=schools[-1].levels)


def voice_for(catalogs: Catalogs, sender: Sender) -> Voice:
    """The voice that answers a sender."""
    relations = [child.relation for child in sender.children]
    kind = sender.person.kind if sender.person else None
    everybody = [subject.habits for subject in sender.children or sender.subjects]
    family = one_form(everybody) if everybody else SchoolHabits()
    school = sender.myself.habits if sender.myself else SchoolHabits()
    words = habits_of(relations, south=is_southern(family), child=family.child or "con", pupil=pupil_word(school))
    return catalogs.voice(sender.account.language, audience_of(kind, relations), **words)
