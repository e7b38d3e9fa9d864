"""Negations, finished states and what they govern in a clause."""

from bot.understanding.causes import IF, RISING, SEEN, THINGS
from bot.understanding.ending import Ending
from bot.understanding.items import Item
from bot.understanding.told import CARRIED, DROPPED, HAS, HASNT, MAYBE, Entry

_NOT_DOWN = {"không hạ", "chưa hạ", "không hạ được", "không cắt", "chưa cắt"}
_SPOTS = ("nốt ", "hột ", "một nốt")
_LISTING = ("biểu hiện", "triệu chứng", "dấu hiệu", "hiện tượng")
_ADDRESSED = {"cô ạ", "cô ơi", "chị ơi", "chị ạ", "anh ơi", "thầy ạ", "thầy ơi", "ạ", "cô nhé", "cô nha", "cô à"}
_BECAUSE = {"vì", "tại", "bởi vì", "tại vì", "do"}
_RUBBED = {"khóc", "khoc", "dụi", "dụi mắt", "bụi", "bụi bay", "thức khuya", "thức", "cay", "mới ngủ dậy", "ngủ dậy"}
_ASKED_BACK = {"cô", "thầy", "chị", "anh", "bác", "thầy cô"}
_AS_FIRE = {"than", "lửa", "lò", "hòn", "nung", "bếp"}
_WARM = {"nóng lạnh", "nóng", "hâm hấp", "ấm đầu", "nóng đầu"}
_TIMES_OF_DAY = {"đêm", "tối", "sáng", "trưa", "chiều", "ngày", "khuya", "dem", "trua", "chieu"}
_QUIET = {"soft", "ack", "talk", "doctor", "late", "home", "metaphor", "right", "wrong", "agree", "depends", "refuse"}


class Negating(Ending):
    """What denies, ends, eases or goes on."""

    def on_not(self, at: int, item: Item) -> None:
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        self.forced = ""
        if self.is_slight and self.mine:
            # "hơi ho không sốt": what is slight is the one alone
            self.is_hedged = self.is_slight = False
        if at and self.items[at - 1].tag == "well" and item.text in ("chưa", "không") and not self.rest(at, "sign"):
            self.told.well = self.told.well[:-1]
            asks_back = any(i.text in _ASKED_BACK for i in self.items[:at]) and "child" not in self.tags
            self.told.is_question = self.told.is_question or not (asks_back and self.number)
            return
        if self.negation == "no" and not self.is_consumed:
            self.negation = "double"
            return
        following = next((i for i in self.items[at + 1 :] if i.tag not in _QUIET), None)
        if following is not None and following.tag == "child" and self.opens_with_no(at, item):
            self.told.bare.append("no")
            return
        if self.negation == "double" and not self.is_consumed:
            return
        if at and self.items[at - 1].tag == "then" and self.items[at - 1].text == "thì":
            self.is_after_then = True
        self.negation, self.is_consumed, self.done = "no", False, ""
        self.scope.is_listing = item.text.endswith(_LISTING)

    def opens_with_no(self, at: int, item: Item) -> bool:
        """Whether this "không" is the answer, and what follows "con" says the rest: "không con vẫn khỏe"."""
        if item.text not in ("không", "không có", "chưa", "chẳng"):
            return False
        after = next((i for i in self.items[at + 1 :] if i.tag not in _QUIET | {"child", "now"}), None)
        if at == 0 and self.items[1].text in _ADDRESSED and after is not None and after.tag in ("sign", "have"):
            return True
        return after is not None and after.tag in ("not", "well", "fine", "done", "only", "moreover")

    def on_nobare(self, at: int, item: Item) -> None:
        self.on_not(at, item)

    def on_moreover(self, at: int, item: Item) -> None:
        self.negation, self.done, self.is_consumed = "", "", False
        for entry in (
            self.told.entries
            if (item.text in _NOT_DOWN or item.text.startswith("nhiệt ")) and not self.told.is_unsure
            else ()
        ):
            # "người nóng, uống thuốc không hạ": what does not come down is a fever
            entry.status = HAS if (entry.code, entry.status) == ("fever", MAYBE) else entry.status
        if self.rest(at, "sign"):
            self.forced = HAS
        elif not self.mine and (code := self.part_before(at)):
            # "miệng chưa lành hẳn"
            self.mine.append(Entry(code, HAS, self.number))
            self.told.entries.append(self.mine[-1])
        elif not self.mine:
            self.told.bare.append("still")

    def on_have(self, at: int, item: Item) -> None:
        self.was_had = True
        if item.text == "còn lại":
            self.negation, self.is_consumed, self.done = "", False, ""
        if item.text.startswith(("vẫn", "còn")) and not self.rest(at, "sign", "not", "well", "done"):
            for entry in self.told.entries:
                entry.status = HAS if entry.is_eased and entry.status == MAYBE else entry.status
        if item.text == "còn" and not at:
            self.scope.is_other = False
        if item.text in RISING and self.rises_again(at):
            for entry in self.told.entries:
                entry.status = HAS if entry.status in (HASNT, MAYBE) and entry.code == "fever" else entry.status
        if "lại" in item.text.split() and item.text != "còn lại" and self.rest(at, "sign"):
            self.done = ""
            again = {code.rstrip("?") for one in self.items[at + 1 :] for code in one.codes}
            for entry in self.told.entries:
                # "hết tiêu chảy, giờ lại táo bón": what was over stays so beside something new
                is_again = entry.code in again or (entry.code == "fever" and "other" in again)
                entry.status = DROPPED if entry.status == HASNT and is_again else entry.status
        elif item.text == "lại" and self.done and self.items[at - 1].tag == "sign" and self.mine:
            # "mới khỏi tuần trước giờ ho lại"
            for entry in self.mine:
                entry.status = HAS if entry.status in (HASNT, DROPPED) and not entry.is_others else entry.status
        if self.mine:
            self.done = ""
        if self.negation == "no" and not self.is_consumed and at and self.items[at - 1].typed in _TIMES_OF_DAY:
            # "ngày không đêm có ho"
            self.negation = ""
        if self.is_consumed or self.negation == CARRIED:
            self.negation, self.is_consumed = "", False
        if not self.negation:
            self.is_firm = True

    def rises_again(self, at: int) -> bool:
        """ "Cứ hạ rồi lên lại 39", "cắt cơn rồi lại lên": what was over has come back."""
        beside = {i.text for i in self.items[max(0, at - 1) : at + 2]}
        was_over = "done" in self.told.bare or any(i.tag == "done" for i in self.items[:at])
        return was_over and bool(beside & {"lại", "lại lên", "rồi lại"})

    def on_really(self, at: int, item: Item) -> None:
        self.on_have(at, item)

    def on_only(self, at: int, item: Item) -> None:
        if item.text in ("chỉ là", "chỉ bị") and self.rest(at, "sign"):
            named = {code for one in self.items[at + 1 :] for code in one.codes}
            for entry in self.told.entries:
                entry.status = DROPPED if entry.status == HASNT and entry.code in named else entry.status
        self.told.is_only = True
        self.negation, self.is_consumed, self.done = "", False, ""
        self.scope.is_listing = False
        if item.text.startswith(("ngoài", "ngoại", "trừ")):
            self.told.well = [w for w in self.told.well if w != "fine"]
            # "mọi thứ ổn trừ cái mũi"
            self.told.is_partial |= item.typed == "trừ" and bool(self.told.well) and not self.rest(at, "sign")

    def on_list(self, at: int, item: Item) -> None:
        self.scope.is_listing = bool(self.negation)

    def on_thereis(self, at: int, item: Item) -> None:
        """ "Đâu" after what it denies, or before it."""
        if self.rest(at, "sign", "have"):
            self.on_not(at, item)
        elif self.mine:
            if self.stands_beside(at) and "unreal" not in self.tags:
                is_of_phlegm = self.items[at - 1].text.endswith(("đờm", "đàm")) and len(self.mine) > 1
                for entry in self.mine[-1:] if is_of_phlegm else self.mine:
                    if entry.status == HAS and "moreover" not in self.tags:
                        # "kho tho, te dau" without its marks and its comma: of the first nothing may be denied
                        is_first = item.typed == "dau" and entry is not self.mine[-1]
                        entry.status = DROPPED if is_of_phlegm else MAYBE if is_first else HASNT
                    elif entry.status == HASNT and "done" in self.tags and not {"not", "nobare"} & self.tags:
                        # "có hết sốt đâu": it is there
                        entry.status = HAS
        elif not self.negation:
            self.negation = "no"

    def stands_beside(self, at: int) -> bool:
        """Whether between the last sign and here nothing else is said that may be denied instead."""
        last = max((i for i in range(at) if self.items[i].tag == "sign"), default=-1)
        return not any(
            i.tag in ("daily", "word", "adult", "well", "doctor", "other") or i.text in ("ngủ được", "ăn được")
            for i in self.items[last + 1 : at]
        )

    def on_nothing(self, at: int, item: Item) -> None:
        denies = item.text == "gì đâu" and at > 0 and self.items[at - 1].tag == "sign"
        if denies and self.items[at - 1].text in _WARM:
            for entry in self.mine:
                entry.status = HAS if entry.is_sense and entry.status == MAYBE else entry.status
        if denies and not self.negation:
            self.on_thereis(at, item)
        elif self.is_consumed:
            for entry in self.told.entries:
                if entry.status == CARRIED:
                    entry.status = HASNT
        elif self.denies_each(at):
            for entry in self.mine:
                entry.status = HASNT if entry.status == HAS else entry.status
        elif item.text in ("gì", "chi") and not self.negation and at and self.items[at - 1].tag == "sign":
            if not self.rest(at, "sign", "well", "done", "word"):
                # after "khỏe" or "không" it denies by asking back
                denies = bool({"well", "fine"} & set(self.told.well)) or self.told.head == "no"
                self.told.is_question = self.told.is_question or not denies
                for entry in self.mine:
                    entry.status = HASNT if denies else DROPPED
        elif self.negation == "no" and item.text.startswith(_SPOTS):
            # "soi kỹ không có nốt nào"
            self.told.entries.append(Entry("rash", HASNT, self.number, said=item.text))
            self.is_consumed = True
        elif self.negation == "no" and not self.rest(at, "done", "easing"):
            # "chưa bữa nào dứt" says nothing of being well
            self.told.well.append("fine")
            self.negation = ""
            self.scope.is_listing = False

    def denies_each(self, at: int) -> bool:
        """ "Sốt ho gì cũng không có", "ho hay gì đều không": of all that was named none."""
        after = [i for i in self.items[at + 1 :] if i.text != "thì"]
        is_named = at > 0 and self.items[at - 1].tag in ("sign", "or") and not self.negation
        is_denied = (
            len(after) > 1
            and (after[0].text in ("cũng", "đều") or after[0].typed == "cung")
            and after[1].tag in ("not", "thereis")
        )
        return is_named and is_denied and all(i.tag in ("soft", "adult", "child") for i in after[2:])

    def on_or(self, at: int, item: Item) -> None:
        if self.negation == CARRIED or (self.negation == "no" and self.is_consumed):
            for entry in self.told.entries:
                if entry.status == CARRIED:
                    entry.status = HASNT
            self.negation = "no"

    def on_then(self, at: int, item: Item) -> None:
        if item.text == "thì" and at and self.items[at - 1].tag == "not" and self.mine and self.was_had:
            # "có ho không thì …": asked by the way
            for entry in self.mine:
                entry.status = DROPPED
        after = [i.text for i in self.items[at + 1 : at + 3] if i.tag != "number"]
        if item.text in _BECAUSE and after and after[0] in SEEN:
            # "buồn nôn vì thấy đề toán": nothing that ails the body
            for entry in self.mine:
                entry.status = DROPPED
        if item.text in _BECAUSE and not _RUBBED.isdisjoint(after):
            for entry in self.mine:
                entry.is_rubbed = entry.code == "red_eyes"
        if (
            item.text in ("nên", "cho nên", "khiến", "vì", "do", "tại")
            and "unreal" in self.tags
            and not IF & {i.text for i in self.items}
            and (item.text in ("nên", "cho nên", "khiến") or self.is_of_things(at))
        ):
            # "hôm qua tiêm nên hâm hấp": what was the reason is over, what it led to is not
            self.is_unreal = False
        if item.text != "thì":
            self.negation, self.is_consumed, self.done, self.forced = "", False, "", ""
            of_child = any(i.tag == "child" for i in self.items[at + 1 : at + 2])
            # "cả nhà thức trắng vì nó sốt"
            self.scope.is_other = self.scope.is_other and item.text in _BECAUSE and not of_child
        elif self.is_consumed:
            self.negation = ""

    def is_of_things(self, at: int) -> bool:
        """Whether it is an injection or another day that the reason is told of: "nghỉ ngày mai do tiêu chảy"."""
        unreal = [i.text for i in self.items[:at] if i.tag == "unreal"]
        return bool(unreal) and THINGS.issuperset(unreal)

    def on_degree(self, at: int, item: Item) -> None:
        if item.text.endswith(" nỗi") and [i.tag for i in self.items[at + 1 : at + 2]] == ["sign"]:
            # "chưa tới nỗi khó thở"
            self.on_not(at, item)
            return
        if item.text == "như" and self.mine and self.items[at + 1 : at + 2] and self.items[at + 1].typed in _AS_FIRE:
            self.mine[-1].status = HAS if self.mine[-1].code == "fever" else self.mine[-1].status
        if self.negation == "no" and not self.is_consumed and self.mine:
            self.negation = ""
            return
        if self.negation in ("no", CARRIED) and self.is_consumed:
            for entry in self.mine[-1:]:
                if entry.status == HASNT:
                    entry.status = MAYBE
        elif self.told.well[-1:] == ["fine"] and at and self.items[at - 1].tag == "fine":
            self.told.well[-1] = "maybe"
        self.is_firm = True

    def on_little(self, at: int, item: Item) -> None:
        if self.negation and self.is_consumed:
            self.on_degree(at, item)
        elif not self.mine and not self.rest(at, "sign", "well", "fine", "unwell") and "word" not in self.tags:
            self.told.bare.append("maybe")

    def on_wrong(self, at: int, item: Item) -> None:
        for entry in self.told.entries:
            entry.status = DROPPED
