"""What a sentence says about signs, being well and going to school: clause by clause, negations in their scope."""

from collections.abc import Callable, Sequence

from bot.understanding.clauses import DENIED_AT_LAST, SELF, clauses_of, closed
from bot.understanding.folding import words_of
from bot.understanding.forms import reshaped
from bot.understanding.items import Item, any_begins
from bot.understanding.leaving import Leaving
from bot.understanding.told import CARRIED, DROPPED, HAS, HASNT, MAYBE, Entry, Scope, Told
from bot.understanding.undoing import comes_and_goes, is_in_case, undone

_DENYING = {"not", "nobare", "have", "nothing", "thereis", "wrong"}
_AROUND = {"soft", "ack", "talk", "adult", "nothing"}
"""Kinds of phrases behind which a last "không" is still the last."""
_BESIDE_AN_ANSWER = {"soft", "ack", "talk", "adult", "child", "now", "other", "say"}
_MAY_ANSWER = _DENYING | {"right", "really", "or", "only", "maybe", "ok", "done", "past"}
"""With a phrase of any other kind a clause is no answer without an object."""
_MAY_BE_BARE = _MAY_ANSWER | _BESIDE_AN_ANSWER | {"then"}


def tell(items: Sequence[Item]) -> Told:
    """Read a whole text."""
    told = Told()
    clauses = clauses_of(closed(reshaped(items)))
    told.lists_denials = len(clauses) > 1 and sum([_ends_in_no(mark, clause) for mark, clause in clauses]) > 1
    scope, asks_else = Scope(), False
    for number, (mark, clause) in enumerate(clauses):
        asked = told.is_question
        walk = _Clause(told, clause, number, mark, scope)
        walk.read()
        told.is_question = told.is_question or mark == "?"
        if told.is_question and not asked and walk.asks_of_else():
            # what else is asked for does not put in question what is told
            told.is_question, asks_else = False, True
    told.is_question = told.is_question or (asks_else and not (told.entries or told.well or told.bare))
    return told


def _ends_in_no(mark: str, clause: Sequence[Item]) -> bool:
    """Whether a clause is a sign and a "không"."""
    said = ""
    for item in clause if mark != "?" else ():
        if item.tag in _AROUND or item.text == "cũng":
            continue
        if not (item.tag == "sign" and not said) and not (said == "sign" and item.text in ("không", "chưa")):
            return False
        said = item.tag
    return said == "not"


_IN_CASE = {"thì", "sẽ"}
_STILL = {"chỉ còn", "vẫn còn", "còn mỗi", "vẫn"}
_ALL_THAT_IS_LEFT = {"chỉ còn", "còn mỗi", "chỉ còn mỗi", "mỗi"}
_ASKING = {"hỏi", "cho hỏi", "xin hỏi"}
_OVER_BY = {"là hết", "là khỏi"}
_OF_SIGNS = words_of("sign well fine unwell cool body medicine")
_OF_HEALTH = words_of(
    "sign well fine unwell cool body not have really done easing nothing go stay medicine thereis doctor unknown irony "
    "refuse right wrong"
)
"""Kinds of phrases of which a clause that asks may put in question what was told."""
_OF_MORE_THAN_SCHOOL = _OF_HEALTH - {"go", "stay", "not"}


_TOGETHER = words_of("sign and or have list separator degree little child now then daily word fine well body")
_BECAUSE = {"vì", "tại", "bởi vì", "tại vì", "do", "là vì"}
_THOUGHT_OF = ("nghĩ tới", "nghĩ đến", "nhắc tới", "nhắc đến", "cứ nghĩ")
_TALKING = {"nói", "bảo", "kể", "trả lời", "khai", "nghe", "biết", "gửi", "cho", "xin", "báo", "kêu"}


class _Clause(Leaving):
    """The walk through one clause."""

    def read(self) -> None:
        """Walk, then what only the whole clause can say."""
        if "past" in self.tags and "since" not in self.tags and not self.is_of_the_cause():
            self.scope.is_past, self.scope.is_now = True, False
        if "past" not in self.tags and not self.texts.isdisjoint(_STILL):
            # "nay ok hơn hôm qua, chỉ còn húng hắng": what is left is of now
            self.scope.is_past, self.scope.is_now = False, True
        self.is_unreal = not _IN_CASE.isdisjoint(self.texts) and is_in_case(self.items)
        may_be_over = not self.texts.isdisjoint(_OVER_BY)
        for at, item in enumerate(self.items):
            if may_be_over and item.text in _OVER_BY and self.was_all_earlier():
                self.ends_all()
            if (handler := _HANDLERS.get(item.tag)) is not None:
                handler(self, at, item)
        if not self.texts.isdisjoint(_ALL_THAT_IS_LEFT) and any(e.status == HAS for e in self.mine):
            self.leaves_no_more()
        for entry in self.mine if self.mine and any_begins(self.texts, _THOUGHT_OF) else ():
            # "nghĩ tới kiểm tra là muốn ói"
            entry.status = DROPPED if entry.code in ("vomiting", "other", "fever") else entry.status
        self.scope.was_negated = self.negation in ("no", CARRIED) and self.is_consumed and bool(self.mine)
        # of what follows most clauses have not even the kind of phrase that each looks for first
        if "not" in self.tags or self.mark == "?":
            self.tail()
        if self.mine:
            self.leaves_the_last()
            self.leaves_the_counted()
        bare = len(self.told.bare)
        if self.told.head is None or _MAY_BE_BARE.issuperset(self.tags):
            self.bare()
        if self.mine or self.mark == "but" or len(self.told.bare) > bare:
            self.undo(bare)
        if self.mark == "but" and self.negation in ("no", "double") and not self.is_consumed and self.number:
            self.told.is_open = True
        if "body" in self.tags or "word" in self.tags:
            self.told.is_partial = self.told.is_partial or self.leaves_a_part() or self.tells_of_something()

    def undo(self, bare: int) -> None:
        """An end that is waited for and a denial by asking back take nothing away."""
        if self.mark == "but" and not self.mine and ("yes" in self.told.bare[bare:] or "nghi" in self.texts):
            # "con bảo không ho nhưng mẹ thấy có", "… mà em nghi lắm"
            for entry in self.told.entries:
                entry.status = MAYBE if entry.status == HASNT else entry.status
        denied = [e for e in self.mine if e.status == HASNT]
        if not denied and not {"done", "no"} & set(self.told.bare[bare:]):
            return
        status = undone(self.items)
        if not status:
            return
        for entry in denied:
            entry.status = status
        self.told.bare[bare:] = ["maybe" if one in ("done", "no") else one for one in self.told.bare[bare:]]

    def asks_of_else(self) -> bool:
        """Whether a clause that asks is not of health, or only of coming to school."""
        if not self.tags & _OF_HEALTH:
            return True
        asks_to_come = self.tags & {"go", "stay"} and "ask" in self.tags and not self.tags & _OF_MORE_THAN_SCHOOL
        return bool(asks_to_come) or (not self.tags & _OF_SIGNS and not self.texts.isdisjoint(_ASKING))

    def is_of_the_cause(self) -> bool:
        """Whether what was is only why: "mệt tại hôm qua học khuya"."""
        past = next(at for at, i in enumerate(self.items) if i.tag == "past")
        because = next((at for at, i in enumerate(self.items[:past]) if i.text in _BECAUSE), past)
        return any(i.tag == "sign" for i in self.items[:because]) and because < past

    def was_all_earlier(self) -> bool:
        """ "Tuần trước sốt, uống thuốc 2 bữa là khỏi"; "thoa kem là hết" is what always helps."""
        entries = self.told.entries
        return bool(entries) and all(e.is_past or e.is_earlier for e in entries)

    def ends_all(self) -> None:
        """What was told of a time gone by is over."""
        self.told.bare.append("done")
        for entry in self.told.entries:
            if entry.is_earlier or entry.status in (HAS, MAYBE):
                entry.status, entry.is_past, entry.is_eased = HASNT, False, False

    def tail(self) -> None:
        """A "không" or "chưa" that ends the clause asks, or denies what stands before it."""
        significant = [i for i in self.items if i.tag not in _AROUND] if "not" in self.tags else []
        if significant and comes_and_goes(self.items):
            return
        ends_in_not = bool(significant) and significant[-1].tag == "not"
        if ends_in_not and {"well", "daily"} & self.tags and self.was_had:
            self.told.is_question = True
            if "well" in self.tags or self.texts.isdisjoint(_ASKING):
                self.told.well.clear()
            return
        if self.mark == "?" and "child" not in self.tags:
            for entry in self.mine:
                entry.status = DROPPED
        if not ends_in_not or not (self.mine or self.told.entries):
            return
        if self.mine:
            if (significant[-1].text in DENIED_AT_LAST or self.lists_denials()) and not self.asks_teacher(significant):
                self.deny_at_last()
            elif "unknown" in self.tags and self.items[0].tag in ("unknown", "soft", "child", "ack", "adult"):
                # "chưa rõ có sốt không": whether it is so is open
                for entry in self.mine:
                    entry.status = entry.status if entry.status == DROPPED else MAYBE
            elif self.is_after_then:
                is_of_being_well = significant[-1].text == "chưa" and self.told.well
                for entry in self.mine[-1:]:
                    # "tất cả đều ổn, riêng họng thì chưa"
                    entry.status = MAYBE if is_of_being_well else HASNT
            else:
                self.told.is_question = True
                for entry in self.mine:
                    entry.status, entry.is_asked = DROPPED, True
        elif "now" in self.tags and {i.tag for i in significant} <= {"now", "not", "child", "then"}:
            # "giờ không"; in "giờ em có phải chạy không" it asks
            for entry in self.told.entries:
                entry.status = HASNT if entry.status == HAS else entry.status

    def leaves_no_more(self) -> None:
        """ "Hôm qua sốt ho, nay chỉ còn ho": what was there then, and is not named as left, is over."""
        left = {e.code for e in self.mine}
        for entry in self.told.entries:
            if entry.clause < self.number and entry.is_past and entry.status == HAS and entry.code not in left:
                entry.status = HASNT

    def lists_denials(self) -> bool:
        """ "Nôn không, sốt không", "hết ho, sốt cũng không": a "không" behind a sign denies where others are denied."""
        if self.mark == "?" or self.is_after_then or self.was_had or self.tags & {"done", "easing", "well", "ask"}:
            return False
        last = max(at for at, item in enumerate(self.items) if item.tag == "not")
        is_also = bool(last) and self.items[last - 1].text in ("cũng", "đều", "vẫn")
        if is_also or "or" in self.tags:
            return is_also
        return self.told.lists_denials or any(e.status == HASNT and e.clause < self.number for e in self.told.entries)

    def asks_teacher(self, items: list[Item]) -> bool:
        """Whether "co ho khong co" without marks asks "có ho không cô"."""
        last = items[-1].typed
        begun = {"have", "done", "nothing", "easing"} & {i.tag for i in items[:-1]}
        return last.isascii() and last.endswith(" co") and bool(begun)

    def deny_at_last(self) -> None:
        """ "Ho với sốt không có"; "ho, test covid không có" denies the last alone, "chứ không phải không có" none."""
        run: set[str] = set()
        last = max(at for at, item in enumerate(self.items) if item.tag == "not")
        for item in reversed(self.items[:last]):
            if item.tag == "unreal" and item.text.startswith("chứ"):
                return
            if item.tag not in _TOGETHER and item.text not in ("cũng", "đều", "vẫn"):
                break
            run |= {code.rstrip("?") for code in item.codes}
        for entry in self.mine:
            entry.status = HASNT if entry.status == HAS and entry.code in run else entry.status

    def bare(self) -> None:
        """An answer without an object."""
        told = self.told
        before = len(told.bare)
        content = [i.tag for i in self.items if i.tag not in _BESIDE_AN_ANSWER and i.text != "thì"]
        if content and _MAY_ANSWER.issuperset(content) and (not self.scope.is_other or "child" in self.tags):
            self.bare_of(content)
        if told.head is None and content:
            told.head = told.bare[before] if len(told.bare) > before else ""

    def bare_of(self, content: list[str]) -> None:
        """The same, of what is neither address nor politeness."""
        told = self.told
        if self.mark == "?" or "ask" in self.tags or self.denies_talking():
            return
        kinds = set(content)
        if "other" in self.tags and kinds == {"have"}:
            # "bạn cùng bàn của cháu bị"
            return
        if "child" in self.tags and any_begins(self.texts, "không phải"):
            return
        if self.is_hedged and kinds <= {"maybe", "not", "have", "ok", "done"}:
            told.bare.append("maybe")
            return
        if "past" in content and "now" in self.tags:
            content, kinds = [tag for tag in content if tag != "past"], kinds - {"past"}
        if content[:1] == ["right"] and set(content[1:]) == {"not"}:
            told.bare.append("no")
        elif kinds <= {"have", "really", "right"} and kinds & {"have", "really"}:
            told.bare.append("yes")
        elif content == ["have", "not"] and not self.texts.isdisjoint(("đều", "cũng")):
            told.bare.append("no")
        elif content in (["have", "not"], ["have", "or", "have", "not"]):
            told.is_question = True
        elif content == ["not"] and self.scope.is_listing:
            told.well.append("fine")
        elif content[-1:] == ["not"] and kinds <= {"not", "have", "only"} and (codes := self.codes_of_others()):
            # "anh nó sốt chứ nó thì không"
            told.entries += [Entry(code, HASNT, self.number) for code in codes if code != "other"]
            told.well += ["fine"] if codes == ["other"] else []
        elif kinds & {"not", "nobare"} and kinds <= _DENYING:
            told.bare.append("maybe" if content.count("not") > 1 and not self._repeats() else "no")
        elif content == ["thereis"]:
            told.bare.append("no")
        elif kinds == {"right"}:
            told.bare.append("right")
        elif kinds == {"wrong"}:
            told.bare.append("wrong")

    def codes_of_others(self) -> list[str]:
        """What ails others alone, where this clause turns to the child or to the one who speaks."""
        turns = "child" in self.tags or not self.texts.isdisjoint(SELF)
        if not turns or any(not e.is_others for e in self.told.entries):
            return []
        return list(dict.fromkeys(e.code for e in self.told.entries if not e.is_disease))

    def denies_talking(self) -> bool:
        """ "Con không nói" answers nothing."""
        if "not" not in self.tags:
            return False
        last = max(at for at, i in enumerate(self.items) if i.tag == "not")
        return any(i.text in _TALKING for i in self.items[last + 1 :])

    def _repeats(self) -> bool:
        return len({i.text for i in self.items if i.tag == "not"}) == 1


_HANDLERS: dict[str, Callable[[_Clause, int, Item], None]] = {
    name.removeprefix("on_"): getattr(_Clause, name) for name in dir(_Clause) if name.startswith("on_")
}
"""By its kind what a phrase does."""
