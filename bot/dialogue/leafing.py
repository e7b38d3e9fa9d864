"""The catalogs as an audience reads them: room by room, every value filled with a sample."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.i18n import PLAIN_HABITS, Voice, Written

READERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("importing", "imports", "publishing", "previewing", "forms", "criteria", "policies", "fhir"),
            ("official",),
        ),
        **dict.fromkeys(
            ("audit", "rounds_rules", "ordering", "orders", "exports", "export_links", "letter_files", "drills"),
            ("teacher", "official"),
        ),
        **dict.fromkeys(
            ("covering", "evidence", "filing", "my_class", "reports", "standing", "levels", "clusters", "leavers"),
            ("teacher", "official"),
        ),
    }
)
"""Who reads a room, where not everybody does."""

SAMPLES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("name", "child", "one"), "Minh"),
        **dict.fromkeys(("names", "who"), "Minh, Ngân"),
        **dict.fromkeys(("teacher", "author", "taker", "person", "whom"), "cô Thảo"),
        **dict.fromkeys(("school", "place"), "Tiểu học Phù Lam A"),
        **dict.fromkeys(("unit", "area"), "xã Phù Lam"),
        **dict.fromkeys(("class_name", "classes"), "2A"),
        **dict.fromkeys(("phone", "phones", "numbers"), "0590 000 111"),
        **dict.fromkeys(("time", "at", "until", "opens", "since"), "06:16"),
        **dict.fromkeys(("due", "bell"), "07:15"),
        **dict.fromkeys(("close", "closes"), "17:00"),
        **dict.fromkeys(("day", "date", "dates", "on", "first", "opened", "example", "tomorrow"), "23/11"),
        **dict.fromkeys(("last", "end"), "27/11"),
        "birthday": "25/03/2019",
        **dict.fromkeys(("code", "id", "ids"), "7K2M"),
        **dict.fromkeys(("temperature", "answer", "answers", "text", "value", "signs"), "38,2°C"),
        **dict.fromkeys(("title", "form", "order", "table", "summary", "item", "items"), "2026-11"),
        **dict.fromkeys(("link", "picture"), "https://khaibao.invalid/k/7K2M"),
        "share": "95",
        "number": "1234/SGDĐT-CTTT",
        "version": "2026-11",
        "sheet": "Sheet1",
        "station": "Trạm Y tế xã Phù Lam",
        "issuer": "Sở GDĐT",
        "file": "2a.xlsx",
        **dict.fromkeys(("messenger", "channel"), "Telegram"),
        "commands": "/khaibao, /trogiup",
        "command": "khaibao export",
        "word": "KHOE",
    }
)
"""What stands for a value, where a plain word or figure does."""

SPOKEN_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "duty": "school health",
        "grade": "grade amber",
        "outcome": "Watched at home",
        "relation": "Mother",
        "hint": "Please choose one of these:",
        "who_is_well": "the {n} child is well",
        "children": "the children",
        **dict.fromkeys(("reason", "why", "reasons"), "has not answered yet"),
        **dict.fromkeys(("state", "states", "news"), "case taken"),
        "when": "before {time}",
        "letter": "letter no. {number}",
        "duties": "principal",
        "all_well": "{who} is well",
        "purpose": "Declare health by messages",
        "purposes": "Declare health by messages",
        "button": "Declare today",
        "levels": "level: primary",
    }
)
"""Values that are words of the catalogs themselves: what is said, by its msgid."""
_FIGURES = (
    "absent absent_ill absent_ill_families absent_ill_teachers all corrected count declared done doubts enrolled "
    "errors failed flagged height hours left made minutes most moved new off owed owing owing_other owing_unanswered "
    "owing_unconnected page pages points present reached received returned row schools seconds sent size staff "
    "staff_absent_ill staff_declared staff_present step total unchanged units untaken width days known rule persons "
    "spans"
)
FIGURES = frozenset(_FIGURES.split())
ONE, SEVERAL = 1, 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sentence as an audience reads it; `whose`: `own` wording, `common` wording, or the `msgid` itself.

    `lines`: the sentence, for one and for several where it counts something.
    """

    room: str
    msgid: str
    whose: str
    lines: tuple[str, ...]


class Samples(dict[str, str]):
    """Values by name; one that has no sample stands as its name."""

    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def leaf_through(voice: Voice, entries: Sequence[Written], room: str | None = None) -> Iterator[Leaf]:
    """Every sentence that an audience can read, in the order of the Vietnamese catalog (`entries`), each once."""
    samples = samples_in(voice)
    seen: set[str] = set()
    for entry in entries:
        if room is not None and entry.room != room:
            continue
        if room is None and voice.audience not in READERS.get(entry.room, (voice.audience,)):
            continue
        msgid = entry.ids[0]
        if msgid not in seen and entry.audience in (None, voice.audience):
            seen.add(msgid)
            yield Leaf(entry.room, msgid, _whose(voice, msgid), tuple(dict.fromkeys(_lines(voice, entry, samples))))


def samples_in(voice: Voice) -> Samples:
    """The samples, those of the catalogs said by the voice."""
    samples = Samples(SAMPLES)
    samples.update(dict.fromkeys(FIGURES, str(SEVERAL)))
    for name, msgid in SPOKEN_SENTENCES.items():
        samples[name] = voice.say_n(msgid, msgid, SEVERAL, **SAMPLES)
    return samples


def _whose(voice: Voice, msgid: str) -> str:
    entries = voice.catalog.entries
    return "own" if (voice.audience, msgid) in entries else "common" if (None, msgid) in entries else "msgid"


def _lines(voice: Voice, entry: Written, samples: Samples) -> Iterator[str]:
    catalog = voice.catalog.holding(voice.audience, entry.ids[0])
    known = catalog.find(voice.audience, entry.ids[0]) if catalog else None
    forms = known.forms if known else entry.ids
    for n in (ONE, SEVERAL) if len(entry.ids) > 1 else (SEVERAL,):
        which = catalog.plural(n) if catalog else int(n != 1)
        yield forms[min(which, len(forms) - 1)].format_map(
            Samples({**PLAIN_HABITS, **samples, **voice.habits, "n": str(n)})
        )
