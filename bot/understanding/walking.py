"""One clause that is walked through: what is pending in it, and who and when it is about."""

from bot.understanding.causes import GENERAL, INJECTIONS
from bot.understanding.items import NAME, Item
from bot.understanding.told import CARRIED, DROPPED, HAS, HASNT, Entry, Scope, Told

_FAMILY = {"mẹ", "bố", "ba", "má", "ông", "bà", "bác", "chú", "dì", "cậu", "mợ", "tía", "chị", "anh", "thím"}
_SAID_OF = {"sign", "unwell", "well", "fine", "stay", "then", "have", "not", "past", "now", "cool"}
_SEVERAL = {"các con", "các cháu", "mấy cháu", "mấy đứa", "mấy con", "bọn trẻ", "mấy đứa nhỏ"}
_SPEAKERS = {"tôi", "em", "mình", "tui", "tớ", "con", "cháu", "bé"}
_WHERE = {"quê", "lớp", "nhà", "xóm", "trường", "khu", "chỗ", "công ty", "cơ quan", "bên", "ở", "đang ở"}
_WHERE |= {"cạnh", "gần", "bàn", "kế", "sau", "trước", "cùng bàn", "ngồi cạnh", "cùng lớp", "bên cạnh", "kế bên"}
_SO_MANY = {"bon", "nam", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "vài", "mấy", "nhiều"}
_TILL_NOW = {"tới giờ", "đến giờ", "tới nay", "đến nay"}
_RIGHT_NOW = {"giờ", "bây giờ", "giờ thì", "nay", "nay thì", "hiện tại", "hiện giờ", "hiện", "bi giờ", "hiện nay"}


class Walk:
    """The state of the walk, and the phrases that say who or when."""

    # where a walk begins: most leave most of it so
    negation = done = forced = ""
    is_consumed = is_hedged = is_slight = is_unreal = is_firm = was_had = is_after_then = is_earlier = False

    def __init__(self, told: Told, items: list[Item], number: int, mark: str, scope: Scope) -> None:
        self.told, self.items, self.number, self.mark, self.scope = told, items, number, mark, scope
        self.mine: list[Entry] = []
        self.tags = {item.tag for item in items}
        self.texts = {item.text for item in items}
        if mark in ("but", ".", "?", "!", ";", "\n"):
            scope.is_listing = scope.was_negated = False
        if mark == "," and scope.was_negated:
            self.negation, self.is_consumed = ("no" if scope.is_listing else CARRIED), True
        if mark in (".", "!", "\n") or (mark == "but" and items and items[0].text in _SPEAKERS):
            scope.is_other = False

    def rest(self, at: int, *tags: str) -> bool:
        """Whether something with one of these tags follows in the clause."""
        for item in self.items[at + 1 :]:  # noqa: SIM110
            if item.tag in tags:
                return True
        return False

    def on_child(self, at: int, item: Item) -> None:
        before = self.items[at - 1] if at else None
        if item.text == "nó" and before is not None and before.text == "em":
            # "sốt là em nó"
            self.leave_to(at - 1)
        if item.text.startswith(NAME) and before is not None and before.text in _FAMILY:
            # "chị Bống sốt": Bống's sister
            return
        if item.text == "em" and before is not None and before.text == "ba" and self.is_fathers(at):
            self.scope.is_other = True
            return
        if self.scope.is_other and item.text in _SEVERAL:
            return
        if before is not None and (before.tag == "other" or (item.text == "nó" and self.scope.is_other)):
            return
        if before is not None and self.scope.is_other and (before.tag == "number" or before.text in _WHERE | _SO_MANY):
            # "lớp tôi 3 em ho", "đất ở quê em"
            return
        if before is not None and before.text == "của" and self.names_somebody(at):
            self.scope.is_other = True
            return
        self.scope.is_other = False
        if self.negation and self.is_consumed:
            self.negation, self.is_consumed = "", False
        elif self.negation == "no" and self.rest(at, "sign"):
            # "không nghe con ho", "chứ không phải cháu ốm"
            is_heard = before is not None and before.text.endswith(("nghe", "thấy"))
            is_heard = is_heard or (
                before is not None and before.text.endswith("không phải") and self.is_of_illness(at)
            )
            self.negation = "no" if is_heard else "double"
        self.done = ""

    def is_fathers(self, at: int) -> bool:
        """ "Ba em bị sốt" is told of a father, "cả ba em sốt", "3 em" of three."""
        return all(i.tag in ("soft", "ack", "talk") for i in self.items[: at - 1]) and any(
            i.tag in ("have", "sign") for i in self.items[at + 1 : at + 2]
        )

    def is_of_illness(self, at: int) -> bool:
        """Whether nothing but a word for being ill at all follows."""
        return [i.text in GENERAL for i in self.items[at + 1 :] if i.tag not in ("soft", "adult", "have")] == [True]

    def names_somebody(self, at: int) -> bool:
        """Whether a person stands before: "bạn cùng bàn của con", "cô giáo cũ của con"."""
        people = ("cô", "thầy", "bạn", "chị", "anh", "em")
        return any(i.tag in ("adult", "other") or i.text.split()[0] in people for i in self.items[:at])

    def on_adult(self, at: int, item: Item) -> None:
        before = self.items[at - 1].tag if at else ""
        if item.text in _FAMILY:
            self.leave_to(at)
        named = [i.text for i in self.items[at + 1 : at + 4]]
        if item.text in ("ba", "năm") and named[:1] and named[0] in _SO_MANY:
            # "ba bốn nốt"
            return
        if item.text == "bạn" and named and (named[0].startswith(NAME) or self.items[at + 1].typed == "minh"):
            # "bạn Minh cùng lớp em": a classmate
            self.scope.is_other = True
            return
        if item.text == "bạn" and at and (before == "number" or self.items[at - 1].text in _SO_MANY):
            # "lớp em vắng 3 bạn sốt"
            self.scope.is_other = True
            return
        if item.text in ("tôi", "tui") and not at:
            self.scope.is_other = False
        if at and self.items[at - 1].text == "như":
            # "ho như ông cụ"
            return
        if item.text in _FAMILY and "nó" in named and self.names_kin(at + 1):
            self.scope.is_other = True
            return
        if before == "child" or any("thấy" in text for text in named[:2]):
            # "bà không thấy cháu sốt": she only looks
            return
        if (
            named[:1]
            and named[0].startswith(NAME)
            and self.items[at + 2 : at + 3]
            and self.items[at + 2].tag in _SAID_OF
        ):
            self.scope.is_other = True
            return
        if item.text not in _FAMILY or before in ("soft", "ack", "talk"):
            return
        after = [
            i.tag for i in self.items[at + 1 :] if i.tag in ("sign", "child", "say", "stay", "go", "unwell", "well")
        ]
        if after[:1] in (["sign"], ["unwell"], ["well"]):
            self.scope.is_other = True

    def names_kin(self, at: int) -> bool:
        """Whether whose relation somebody is follows: "mẹ của nó", "chị Lan nó", and no verb of theirs."""
        item = self.items[at]
        return item.tag in ("adult", "other") or item.text == "của" or item.text.startswith(NAME)

    def on_other(self, at: int, item: Item) -> None:
        if at and self.items[at - 1].text == "bị" and self.does_it(at):
            # "em bị bạn Tâm lây cúm", "bị anh hai xô té": whoever did it is not the one who has it
            return
        self.scope.is_other = True
        self.leave_to(at)
        if any(i.text in ("lây", "đang lây") for i in self.items[:at]):
            for entry in self.mine:
                entry.status, entry.is_others = DROPPED, True

    def does_it(self, at: int) -> bool:
        """Whether a verb follows, and nothing that ails whoever stands here."""
        after = next((i for i in self.items[at + 1 :] if not i.text.startswith(NAME)), None)
        return after is not None and (after.tag == "word" or after.text.startswith("lây")) and self.rest(at, "sign")

    def leave_to(self, at: int) -> None:
        """ "Ho là chị nó", "người sốt là mẹ": what was told is theirs."""
        is_last = all(i.tag in ("soft", "adult", "child", "only") for i in self.items[at + 1 :])
        if at and self.items[at - 1].text == "là" and is_last and "not" not in self.tags:
            for entry in self.mine:
                entry.status, entry.is_others = DROPPED, True

    def on_say(self, at: int, item: Item) -> None:
        if item.text not in ("xin", "cho"):
            self.scope.is_other = False
        if item.text in ("nói", "bảo", "kể", "trả lời") and not self.is_consumed:
            # "không nói gì" denies the talking, "không kể là ho" leaves open whether there is a cough
            self.negation = "double" if self.negation and self.rest(at, "sign") else ""

    def on_past(self, at: int, item: Item) -> None:
        self.scope.is_past, self.scope.is_now = True, False

    def on_since(self, at: int, item: Item) -> None:
        self.scope.is_past = False

    def on_now(self, at: int, item: Item) -> None:
        self.scope.is_past, self.scope.is_now = False, True
        is_of_an_injection = self.is_unreal and not INJECTIONS.isdisjoint([i.text for i in self.items[:at]])
        # "chích ngừa xong hôm nay sốt"
        self.is_unreal = self.is_unreal and not (self.is_earlier or (is_of_an_injection and self.rest(at, "sign")))
        if item.text in _RIGHT_NOW or (item.text in _TILL_NOW and self.mark == "but" and self.tells_since(at)):
            for entry in self.told.entries:
                entry.is_past = True
        if self.negation and self.is_consumed and self.rest(at, "sign"):
            self.negation, self.is_consumed = "", False

    def tells_since(self, at: int) -> bool:
        """ "Mà từ bữa uống tắc chưng tới giờ êm ru": what changed it stands before."""
        return self.items[0].text in ("từ", "sau", "kể từ") and self.rest(at, "well", "done", "fine")

    def on_back(self, at: int, item: Item) -> None:
        for entry in self.told.entries:
            entry.status = HASNT if entry.status == HAS and entry.is_past else entry.status

    def on_ack(self, at: int, item: Item) -> None:
        self.told.is_acknowledged = True

    def on_go(self, at: int, item: Item) -> None:
        self.negation = self.negation if self.is_consumed else ""

    on_stays = on_goes = on_go

    def on_stay(self, at: int, item: Item) -> None:
        if item.text.endswith(("viện", "cấp cứu")) and not self.scope.is_other:
            self.told.well.append("hospital")
        else:
            self.on_go(at, item)
