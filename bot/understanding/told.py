"""What a text says of signs and of being well, as it is gathered clause by clause."""

from dataclasses import dataclass, field

HAS, HASNT, MAYBE, CARRIED, DROPPED = "has", "hasnt", "maybe", "carried", "dropped"


@dataclass(slots=True)
class Entry:
    """One sign as it was said."""

    code: str
    status: str
    clause: int
    is_past: bool = False
    is_now: bool = False
    is_eased: bool = False
    is_denied: bool = False
    is_general: bool = False
    is_vague: bool = False
    is_disease: bool = False
    said: str = ""
    is_slight: bool = False
    is_sense: bool = False
    is_cause: bool = False
    is_others: bool = False
    is_asked: bool = False
    is_rubbed: bool = False
    """Red from crying or rubbing: nothing ails where all is told to be well."""
    is_earlier: bool = False
    """Told of a time long gone: what is said of now alone says whether it is over."""


@dataclass(slots=True)
class Told:
    """Everything a text says; `bare`: answers without an object, in their order ("no", "yes", "done", "easing" …).

    `head` is the bare answer with which a text begins, "" if it begins otherwise, None if it says nothing at all.
    `parts` are signs that are told to be absent by what goes well ("thở bình thường")."""

    entries: list[Entry] = field(default_factory=list)
    head: str | None = None
    bare: list[str] = field(default_factory=list)
    well: list[str] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    is_question: bool = False
    is_unsure: bool = False
    is_pending: bool = False
    is_unreal: bool = False
    is_only: bool = False
    is_acknowledged: bool = False
    is_talk: bool = False
    is_partial: bool = False
    is_open: bool = False
    is_well_now: bool = False
    is_changed: bool = False
    denies_illness: bool = False
    is_well_since: bool = False
    lists_denials: bool = False
    unknown: int = 0

    @property
    def is_over(self) -> bool:
        """Whether all that ails is told of a time gone by, and being well of now."""
        ailing = [e for e in self.entries if e.status in (HAS, MAYBE)]
        return bool(ailing) and all(e.is_past for e in ailing) and (self.is_well_now or self.is_well_since)

    def status(self, code: str) -> str | None:
        """The one thing said of a sign; a contradiction is a maybe."""
        said = [e for e in self.entries if e.code == code and e.status != DROPPED]
        if not said:
            return None
        if len(said) == 1:
            status = said[0].status
            return status if status in (HAS, HASNT) else MAYBE
        if any(e.is_now for e in said) and any(e.is_past for e in said):
            said = [e for e in said if not e.is_past] or said
        if said and said[-1].status == HASNT and all(e.is_past for e in said if e.status == HAS):
            said = [e for e in said if e.status != HAS]
        kinds = {MAYBE if e.status == CARRIED else e.status for e in said}
        if kinds == {HAS, MAYBE} and said[-1].is_denied:
            return MAYBE
        if kinds == {HAS} or kinds == {HAS, MAYBE}:
            return HAS
        return HASNT if kinds == {HASNT} else MAYBE

    def contradicts(self, *, is_measured: bool = False) -> bool:
        """Whether the same sign is told and denied, and nothing says which holds now."""
        codes = {e.code for e in self.entries}
        for code in codes if len(codes) < len(self.entries) else ():
            said = [e for e in self.entries if e.code == code and e.status != DROPPED]
            kinds = {e.status for e in said}
            if is_measured and code == "fever" and HAS not in kinds:
                # "không sốt nhưng người nóng nóng, 37,4": so much and no more
                continue
            if self.status(code) == MAYBE and (HAS in kinds or {MAYBE, HASNT} <= kinds):
                return True
        return False

    def is_of_others(self, code: str) -> bool:
        """Whether a sign was told of other people alone."""
        said = [e for e in self.entries if e.code == code]
        return bool(said) and all(e.is_others for e in said)

    def codes(self, status: str) -> list[str]:
        """The signs of which this was said, in the order in which they were named."""
        return self.by_status()[status]

    def by_status(self) -> dict[str | None, list[str]]:
        """The signs by what was said of them, each in the order in which they were named."""
        codes: dict[str | None, list[str]] = {HAS: [], HASNT: [], MAYBE: [], None: []}
        for code in dict.fromkeys([e.code for e in self.entries]):
            codes[self.status(code)].append(code)
        return codes


@dataclass(slots=True)
class Scope:
    """What goes on over a comma."""

    is_listing: bool = False
    was_negated: bool = False
    is_other: bool = False
    is_past: bool = False
    is_now: bool = False
