"""Organisations that hypothesis thinks up, as plain values: who is there, who stands in for whom, and what happens."""

from dataclasses import dataclass
from datetime import datetime

from hypothesis import strategies as st

from tests.escalating.lives import instant

SCHOOLS = ("MN Hoa Ban", "TH Phù Lam", "THPT Cổ Loa")
CLASSES = (("Thỏ Ngọc", "Gấu Bông"), ("2A Mận", "3B Đào"), ("10C Sấu", "11D Bàng"))
CHILDREN = ("Trần Ngọc Xuyến", "Lê Đình Khoát", "Phạm Gia Nguyệt")


@dataclass(frozen=True)
class Office:
    """A duty of a kind at a school, its class or a unit around it; days from the start of the life.

    `rota`: of so many weeks in turn this one, from 1. `is_elsewhere`: of a commune that manages none of the schools.
    """

    kind: str
    school: int
    which_class: int = 0
    order: int = 1
    hours: tuple[int, int] | None = None
    weekdays: str | None = None
    rota: tuple[int, int] | None = None
    from_day: int = -60
    to_day: int | None = None
    is_elsewhere: bool = False


@dataclass(frozen=True)
class Somebody:
    """A person with offices; `accounts`: active, refusing (the carrier says no), blocked, ended; `child`: a parent."""

    offices: tuple[Office, ...]
    accounts: tuple[str, ...]
    child: int | None = None


@dataclass(frozen=True)
class Kin:
    """Another guardian of a child: `bond` active, suspended, or ended with a bar."""

    child: int
    bond: str
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class StandsIn:
    """Somebody does another's duty from a day to a day: `of` counts duties, `by` people."""

    of: int
    by: int
    from_day: int
    to_day: int


@dataclass(frozen=True)
class Act:
    """Something that happens: what, who (an index), which (another), and minutes that pass before."""

    what: str
    who: int = 0
    which: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Plan:
    """A whole organisation and what happens in it. `managed`: by what the schools are managed."""

    has_district: bool
    has_station: bool
    managed: tuple[str, ...]
    places: tuple[tuple[int, int, bool], ...]
    people: tuple[Somebody, ...]
    kin: tuple[Kin, ...]
    begins: datetime
    acts: tuple[Act, ...]
    days: int
    covers: tuple[StandsIn, ...] = ()

    @property
    def schools(self) -> int:
        return len(self.managed)


KINDS = (
    "school_health", "school_health", "school_health", "deputy_head", "principal", "principal", "boarding", "homeroom",
    "district_contact", "province_contact", "health_station", "operator",
)  # fmt: skip
OFFICES = st.builds(
    Office,
    kind=st.sampled_from(KINDS),
    school=st.integers(0, 2),
    which_class=st.integers(0, 1),
    order=st.integers(1, 3),
    hours=st.sampled_from([None, None, None, (7 * 60, 11 * 60), (18 * 60, 6 * 60), (0, 1)]),
    weekdays=st.sampled_from([None, None, "01234", "56", "0"]),
    rota=st.sampled_from([None, None, (2, 1), (2, 2), (3, 1)]),
    from_day=st.sampled_from([-60, -60, -60, 1]),
    to_day=st.sampled_from([None, None, None, 0, 1, 3]),
    is_elsewhere=st.sampled_from([False, False, False, True]),
)
ACCOUNTS = st.lists(st.sampled_from(["active", "active", "refusing", "blocked", "ended"]), max_size=2).map(tuple)
PEOPLE = st.builds(
    Somebody,
    offices=st.lists(OFFICES, min_size=1, max_size=3).map(tuple),
    accounts=ACCOUNTS,
    child=st.sampled_from([None, None, 0, 1]),
)
KIN = st.builds(
    Kin, child=st.integers(0, 2), bond=st.sampled_from(["active", "suspended", "barred", "barred"]), accounts=ACCOUNTS
)
COVERS = st.builds(
    StandsIn,
    of=st.integers(0, 12),
    by=st.integers(0, 8),
    from_day=st.sampled_from([-3, 0, 0, 1, 2]),
    to_day=st.sampled_from([-1, 1, 2, 4]),
).filter(lambda each: each.from_day < each.to_day)
USUAL = tuple(
    Somebody((Office(kind, 0),), ("active",))
    for kind in ("school_health", "deputy_head", "principal", "homeroom", "district_contact", "operator")
)
"""A school where everybody is there, as most are."""
NURSES = tuple(Somebody((Office("school_health", 0, order=n, rota=(2, n)),), ("active",)) for n in (1, 2))
"""Two nurses who take turns by the week."""
BEGINNINGS = st.sampled_from(
    [
        ("23/11", "06:41"),
        ("23/11", "16:50"),
        ("22/11", "21:00"),
        ("24/11", "10:00"),
        ("25/11", "02:00"),
        ("27/11", "19:45"),
        ("28/11", "10:00"),
        ("05/02", "21:00"),
        ("06/02", "03:10"),
    ]
).map(lambda each: instant(*each))
ACTS = st.builds(
    Act,
    what=st.sampled_from(
        [
            "flag",
            "flag",
            "flag",
            "press",
            "press",
            "press",
            "list",
            "revoke",
            "appoint",
            "cover",
            "relieve",
            "move",
            "leave",
            "suspend",
            "bar",
            "knock",
            "block",
            "declare",
        ]
    ),
    who=st.integers(0, 12),
    which=st.integers(0, 11),
    minutes=st.sampled_from([0, 0, 1, 5, 16, 31, 61, 8 * 60, 24 * 60]),
)
MANAGING = ("commune", "commune", "district", "province")
PLANS = st.builds(
    Plan,
    has_district=st.booleans(),
    has_station=st.booleans(),
    managed=st.lists(st.sampled_from(["commune", "commune", "district", "province"]), min_size=1, max_size=3).map(
        tuple
    ),
    places=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 1), st.booleans()), min_size=1, max_size=len(CHILDREN)
    ).map(tuple),
    people=st.lists(PEOPLE, max_size=6).flatmap(
        lambda some: st.sampled_from([tuple(some), (*USUAL, *some), (*NURSES, *USUAL[1:], *some)])
    ),
    kin=st.lists(KIN, max_size=2).map(tuple),
    begins=BEGINNINGS,
    acts=st.tuples(st.integers(0, 3), st.lists(ACTS, max_size=10)).map(
        lambda both: (Act("flag", 0, both[0]), *both[1])
    ),
    days=st.integers(1, 4),
    covers=st.lists(COVERS, max_size=2).map(tuple),
)
