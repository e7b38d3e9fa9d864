"""Going to school or not, and whether a text is about one child."""

from collections.abc import Sequence

from bot.understanding.causes import INJECTIONS, VISITS
from bot.understanding.errands import (
    ASKED_FOR,
    AWAY,
    FAMILY,
    TO_COME,
    WHO_DOES,
    is_a_rest,
    is_of_family,
    is_of_walking,
    is_to_come,
    leads_elsewhere,
    of_refused_wish,
    was_away,
)
from bot.understanding.halves import halves, of_half
from bot.understanding.in_case import NAMING_SCHOOL, once_well, since_now, without_case
from bot.understanding.items import NAME, Item
from bot.understanding.told import HAS, HASNT, MAYBE


def goes(items: Sequence[Item], *, is_of_tomorrow: bool = False, half: str = "") -> str | None:
    """Whether somebody goes to school on the day asked about: HAS, HASNT, MAYBE for both, None if nothing is said."""
    if is_of_tomorrow:
        items = [item for item in items if item.text not in TO_COME]
    if half:
        items = of_half(items, half)
    items = without_case(items)
    texts = [item.text for item in items]
    if _CONDITIONS & set(texts) or halves(texts) or once_well(items):
        return MAYBE
    return _Going(items, texts).read()


def asks_only(items: Sequence[Item]) -> bool:
    """Whether going or staying is named in questions alone."""
    clauses = [(tags, asks) for clause, asks in _clauses(items) if NAMING_SCHOOL & (tags := {i.tag for i in clause})]
    return bool(clauses) and all(asks for _, asks in clauses)


_CONDITIONS = {"nếu", "nếu như", "khi nào", "hôm nào", "bữa nào", "chừng nào", "lúc nào"}
_CUTS = {"chứ", "nên", "cho nên"}
_SO = ("nên ", "đành ", "thôi ")
"""With these begins what came of it, whatever it came from."""
_AT_LAST = {"thôi", "đành", "nên", "cho nên", "cuối cùng", "rốt cuộc", "thế là", "vậy là", "thôi thì", "thôi đành"}
"""After these stands what came of it, whatever was said before."""
_WISHES = {"không muốn", "không thích", "chưa muốn"}


def _clauses(items: Sequence[Item]) -> list[tuple[list[Item], bool]]:
    """What stands between marks, and whether it asks; what begins with "hay" goes on asking."""
    clauses: list[tuple[list[Item], bool]] = []
    clause: list[Item] = []
    for item in [*items, Item("separator", frozenset(), "\n")]:
        if item.tag != "separator" and item.tag != "but":
            clause.append(item)
        elif clause:
            goes_on = bool(clauses) and clauses[-1][1] and clause[0].tag == "or"
            asks = item.text == "?" or goes_on or any(i.tag in ("ask", "irony") or i.text in _ASKING for i in clause)
            asks = asks or _ends_in_not(clause)
            clauses.append((clause, asks))
            clause = []
    return clauses


def _is_in_hospital(rest: Sequence[Item]) -> bool:
    return any(i.tag == "stay" and i.text.endswith(("viện", "cấp cứu")) for i in rest[:2])


_WALKING = {"đi không nổi", "không đi nổi"}
_LEGS = {"chân", "gối", "giò", "đùi", "cẳng", "lưng", "háng"}
_LESSONS = ("tiết", "môn", "thể dục")
_WHERE_IT_WAS = {"sign", "daily", "body"}
_HOMES = {"nội", "ngoại"}
"""At whose house something happened, if nothing else is said of staying."""
_CARRIED = ("chở", "đưa", "dẫn", "dắt", "đèo")
_ON_THE_WAY = (" đi", " vô", " vào", " qua", " tới", " lên", " đến", " sang", " ra")
"""After these it has to be said where to, unless nothing follows: "chở qua bà ngoại"."""
_DEGREES = {str(whole) for whole in range(35, 42)}
_WHO_GO = {"child", "have", "adult", "ack", "maybe", "not", "past", "now", "moreover", "ok", "done", "agree", "refuse"}


def _ends_in_not(clause: Sequence[Item]) -> bool:
    """ "Cô có đi dạy không": a "không" at the end, and none before."""
    said = [i for i in clause if i.tag not in ("soft", "adult", "talk")]
    is_last = said[-1:] and (said[-1].text in ("không", "chưa") or (said[-1].typed == "khong co" and len(said) > 2))
    return bool(len(said) > 1 and is_last) and said[-2].tag in NAMING_SCHOOL


_ASKING = {"ai bảo", "ai nói"}


class _Going:
    """The walk through what is said of going and staying."""

    def __init__(self, items: Sequence[Item], texts: Sequence[str]) -> None:
        self.items, self.texts = items, texts
        self.is_negated = self.is_other_day = self.is_blurred = self.is_of_another = self.is_last = False
        self.is_doctors = False
        self.signs = {code.rstrip("?") for item in items for code in item.codes}
        self.found: set[str] = set()

    def read(self) -> str | None:
        """HAS, HASNT, MAYBE or None, over all clauses that do not ask."""
        clauses = _clauses(self.items)
        told = [clause for clause, asks in clauses if not asks]
        if not any({i.tag for i in clause} & NAMING_SCHOOL for clause in told):
            told = [clause for clause, _ in clauses]
        for clause in told:
            self.is_negated = self.is_other_day = self.is_blurred = self.is_of_another = self.is_last = False
            self.is_doctors = False
            for at, item in enumerate(clause):
                self.step(clause, at, item)
        if {HAS, HASNT} <= self.found and (since := since_now(self.items)):
            # "nghỉ 2 hôm rồi hôm nay đi"
            return _Going(since, [item.text for item in since]).read()
        return MAYBE if MAYBE in self.found or len(self.found) > 1 else next(iter(self.found), None)

    def step(self, clause: Sequence[Item], at: int, item: Item) -> None:
        """What one phrase says, or what it does to those after it."""
        if item.text in _WALKING and at and not _LEGS.isdisjoint(clause[at - 1].text.split()):
            # "chân đau đi không nổi" tells of walking
            return
        if (
            item.tag == "stay"
            and [i.text for i in clause[at + 1 : at + 2]] == ["thì"]
            and clause[-1].text.endswith(item.text)
        ):
            # "nghỉ thì không nghỉ"
            return
        if item.text in _AT_LAST:
            self.is_last = True
        if item.text in _CUTS or item.text.startswith(_SO):
            self.is_negated = self.is_other_day = self.is_blurred = self.is_of_another = False
        if item.text in _CUTS:
            return
        if item.tag == "nothing":
            self.is_negated = False
        elif item.tag == "word" and self.is_negated:
            self.is_blurred = self.is_blurred or item.typed not in _CARRIED
        elif self.is_blurred and item.tag in ("go", "stay", "goes"):
            self.found.add(MAYBE)
        elif item.text == "ở nhà" and self.tells_where(clause, at):
            return
        elif item.text == "không cho" and (wanted := of_refused_wish(self.items)):
            self.found = {wanted}
        elif self.is_of_another_day(item) or is_to_come(clause, at):
            self.is_other_day = True
        elif item.tag == "now":
            self.is_other_day = False
        elif self.denies(item):
            self.is_negated = True
        elif item.tag == "sign":
            # "không sốt đi học bình thường" denies the sign, "không vì ho mà nghỉ" may deny the staying
            self.is_negated = self.is_negated and any(text.endswith("vì") for text in self.texts)
        elif item.text == "bác sĩ":
            self.is_doctors = True
        elif item.tag == "other" or item.text == "bạn":
            decides = any(i.text in _DECIDE for i in clause[at + 1 : at + 2])
            self.is_of_another = not (at and clause[at - 1].text == "là") and not decides
        elif item.text == "nó" and at and clause[at - 1].text in FAMILY and _is_in_hospital(clause[at + 1 :]):
            # "ngoại nó nằm viện"
            self.is_of_another = True
        elif item.tag == "child" and not (at and clause[at - 1].tag == "other"):
            self.is_of_another = False
        elif self.is_other_day and item.tag in _COMING and any(is_to_come(clause, n) for n in range(at)):
            # "mai con mới đi", "thứ 5 con mới đi": not on the day asked about
            is_not_yet = any(i.text.split()[0] == "mới" for i in clause[: at + 1])
            self.found |= {HASNT} if is_not_yet else set()
        elif self.is_of_another and not (item.text.startswith(ASKED_FOR) and self.is_told(clause, at)):
            return
        elif not self.is_other_day and (said := self.says(clause, at, item)):
            self.found = {said} if self.is_last else self.found | {said}

    @staticmethod
    def is_told(clause: Sequence[Item], at: int) -> bool:
        """Whether being brought somewhere is being brought to school: not "chở đi truyền nước"."""
        is_of_school = any(
            i.text.startswith(("trường", "lớp", "cổng", "trong lớp", "muộn", "trễ")) for i in clause[at + 1 :]
        )
        return not clause[at].text.endswith(_ON_THE_WAY) or ends(clause, at) or is_of_school

    def tells_where(self, clause: Sequence[Item], at: int) -> bool:
        """Whether "ở nhà" says where something happened, or was left behind."""
        following = clause[at + 1] if at + 1 < len(clause) else None
        if following is not None and (following.text == "°" or following.typed in _DEGREES):
            # "sáng ở nhà 37,4"
            return True
        rest = [i.tag for i in clause[at + 1 :] if i.tag not in ("soft", "then")]
        if at == 0 and rest[:1] == ["child"] and rest[1:2] in (["not"], ["fine"], ["well"]):
            # "ở nhà con không ho"
            return True
        return (
            (
                at > 0
                and (clause[at - 1].tag in ("sign", "daily", "body") or clause[at - 1].text == "tên")
                and not clause[at - 1].text.startswith("nằm")
            )
            or (clause[-1].text in _HOMES and (following is None or following.text not in ("với", "cùng")))
            or (at + 1 < len(clause) and clause[at + 1].tag == "not")
            or any(item.text == "quên" for item in clause)
        )

    def is_of_another_day(self, item: Item) -> bool:
        """Whether it is no more about going today: a wish, another day, a condition."""
        if item.text in _WISHES or item.text in TO_COME or item.tag == "past":
            return True
        # "đi chích ngừa rồi nghỉ": what was done today
        return item.tag == "unreal" and not item.text.startswith(("lo", "sợ", "sẽ", "ngừa", *INJECTIONS))

    def is_of_stools(self, clause: Sequence[Item], at: int) -> bool:
        """ "Đi ngoài từ tối, giờ vẫn đi": the same is done, and nobody goes to school."""
        return (
            ends(clause, at, "nữa", "lại") and f" {clause[at].typed}".endswith(_GOES_ON) and "diarrhoea" in self.signs
        )

    def denies(self, item: Item) -> bool:
        """Whether it denies what comes after it."""
        if item.tag == "refuse":
            return item.text.startswith(("không", "chưa", "đừng"))
        return item.tag == "not" or item.text.endswith(("đến mức", "tới mức", "đến độ"))

    def says(self, clause: Sequence[Item], at: int, item: Item) -> str | None:
        """Going or staying, as it is governed here."""
        following = clause[at + 1] if at + 1 < len(clause) else None
        if (
            item.text in ("đi", "đi rồi")
            and at
            and clause[at - 1].tag not in _WHO_GO
            and clause[at - 1].text not in WHO_DOES | _DECIDE
        ):
            # "lả đi", "nói rõ đi": nobody goes anywhere
            return None
        if item.tag in ("stay", "go", "goes", "stays") and (is_of_family(clause, at) or self.is_of_stools(clause, at)):
            return None
        if item.text.endswith(_GOING) and leads_elsewhere(following):
            return None
        if item.text in _NOT_GONE and any(i.text in VISITS for i in clause[:at]):
            # "đi cầu thì chưa đi"
            return None
        if (item.text == "nghỉ" and is_a_rest(clause, at)) or (item.text == "đi lại" and is_of_walking(self.items)):
            return None
        if item.tag == "stay" and following is not None and following.text in _BEFORE_TODAY:
            # "nghỉ hôm qua rồi, hôm nay đi học"
            return None
        if following is not None and following.text in TO_COME and not any(i.tag == "now" for i in clause[:at]):
            # "cho cháu nghỉ ngày mai"
            return None
        if following is not None and following.tag == "past" and any(i.tag == "now" for i in self.items):
            # "nghỉ hôm qua chứ hôm nay đi"
            return None
        if item.text in _AT_SCHOOL and any(i.text in _LOOKING for i in clause[:at]):
            # "nhờ cô xem giúp trên lớp"
            return None
        if item.text in ("đến", "tới") and {"giờ"} & {i.text for i in clause[at + 1 : at + 4]} and not self.is_negated:
            was_awake = any(i.typed.startswith(("thức", "thuc", "chơi", "ngủ", "cày")) for i in clause[:at])
            return HAS if any(i.tag == "number" for i in clause[at + 1 : at + 3]) and not was_awake else None
        if item.tag == "go" and self.is_doctors and not item.text.startswith("cho"):
            return None
        if item.tag == "go" and following is not None and following.tag in ("doctor", "metaphor", "stay", "home"):
            return None
        if item.tag == "go" and item.text.startswith(_CARRIED) and not self.is_told(clause, at):
            return None
        if item.tag == "stay" and following is not None and not self.is_negated:
            # "không đi không được": they have to; "có nghỉ đâu"
            is_denied = following.tag == "thereis" and at > 0 and clause[at - 1].text in ("có", "đâu có")
            if is_denied or (item.text.startswith("không") and following.text in _NO_WAY):
                return HAS
        if item.tag in ("go", "late", "stays", "back") or (item.tag == "goes" and ends(clause, at)):
            return HASNT if self.is_negated and item.tag != "stays" else HAS
        if item.text in AWAY and was_away(clause, at):
            return None
        if item.tag == "stay" and not any(i.text.startswith(_LESSONS) for i in clause[at + 1 : at + 3]):
            return HAS if self.is_negated else HASNT
        return None


_BEFORE_TODAY = {"hôm qua", "hôm kia", "hôm trước", "bữa trước", "bữa kia", "bữa qua", "tuần trước"}
_BEFORE_TODAY |= {"chiều qua", "sáng qua"}
_NOT_GONE = {"chưa đi", "không đi", "chưa đi được", "không đi được"}
_NO_WAY = {"không được", "không xong"}
_GOING = (" đi", " đi được")
_AT_SCHOOL = {"trên lớp", "ở lớp", "trong lớp", "ở trường", "trên trường"}
_LOOKING = {"xem", "coi", "để ý", "ngó", "canh", "trông", "nhìn", "theo dõi", "xem kỹ", "coi kỹ"}


_GOES_ON = (" đi", " di", "đi lại", "di lai")
_DECIDE = {"nói", "bảo", "kêu", "dặn", "bắt"}
"""After these stands what somebody said of the child: "mẹ con nói nghỉ"."""
_COMING = {"go", "goes", "back", "late"}


def ends(items: Sequence[Item], at: int, *more: str) -> bool:
    """Whether nothing but what is polite, or one of these words, follows."""
    if any(i.text.startswith(NAME) for i in items[at + 1 : at + 3]):
        # "chở vô Nhi Đồng"
        return False
    return all(
        i.tag in ("soft", "separator", "adult", "ok") or i.text in ("được", "nổi", *more) for i in items[at + 1 :]
    )
