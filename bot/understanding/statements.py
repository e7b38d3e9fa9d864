"""What a sentence says about signs, being well and going to school: clause by clause, negations in their scope."""

from collections.abc import Sequence

from bot.understanding.forms import reshaped
from bot.understanding.items import Item
from bot.understanding.telling import Telling
from bot.understanding.told import CARRIED, DROPPED, HAS, HASNT, Scope, Told

_DENYING = {"not", "nobare", "have", "nothing", "thereis", "wrong"}


def tell(items: Sequence[Item]) -> Told:
    """Read a whole text."""
    told = Told()
    clauses = _clauses(reshaped(items))
    scope = Scope()
    for number, (mark, clause) in enumerate(clauses):
        _Clause(told, clause, number, mark, scope).read()
    told.clauses = len(clauses)
    told.is_question = told.is_question or any(mark == "?" for mark, _ in clauses)
    return told


def _clauses(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Cut at punctuation and "nhưng"; each clause with the mark before it, a "?" with what it ends."""
    clauses: list[tuple[str, list[Item]]] = [("", [])]
    for at, item in enumerate(items):
        if item.tag == "separator":
            if item.text == "?" and clauses[-1][1]:
                clauses[-1] = ("?", clauses[-1][1])
            if item.text == "?" and not clauses[-1][1] and len(clauses) == 1:
                clauses[-1] = ("?", [])
                continue
            if clauses[-1][1]:
                clauses.append((item.text if item.text != "?" else ".", []))
        elif item.text == "chứ" and at + 1 < len(items) and items[at + 1].tag in ("child", "not", "thereis"):
            clauses += [("but", [])] if clauses[-1][1] else []
        elif item.tag == "but":
            if item.text.startswith("còn "):
                item = Item("child", frozenset({"child"}), item.text)
            if clauses[-1][1]:
                clauses.append(("but", []))
            else:
                clauses[-1] = ("but", [])
            clauses[-1][1].extend([item] if item.tag == "child" else [])
        else:
            clauses[-1][1].append(item)
    return [(mark, clause) for mark, clause in clauses if clause or mark == "?"]


_TALKING = {"nói", "bảo", "kể", "trả lời", "khai", "nghe", "biết", "gửi", "cho", "xin", "báo", "kêu"}


class _Clause(Telling):
    """The walk through one clause."""

    def read(self) -> None:
        """Walk, then what only the whole clause can say."""
        if "past" in self.tags and "since" not in self.tags:
            self.scope.is_past, self.scope.is_now = True, False
        for at, item in enumerate(self.items):
            self.step(at, item)
        self.scope.was_negated = self.negation in ("no", CARRIED) and self.is_consumed and bool(self.mine)
        self.tail()
        self.bare()

    def step(self, at: int, item: Item) -> None:
        """One phrase."""
        tag = item.tag
        told = self.told
        if tag == "word":
            told.unknown += 1
            self.unknown_word(at)
            return
        told.known += 1
        handler = getattr(self, f"on_{tag}", None)
        if handler is not None:
            handler(at, item)
        elif tag == "ack":
            told.is_acknowledged = True
        elif tag == "talk":
            told.is_talk = True
        elif tag == "cool":
            told.bare.append("maybe")
        elif tag == "stay" and item.text.endswith(("viện", "cấp cứu")) and not self.scope.is_other:
            told.well.append("hospital")
        elif tag in ("go", "stay", "stays", "goes") and not self.is_consumed:
            self.negation = ""

    def tail(self) -> None:
        """A "không" or "chưa" that ends the clause asks, or denies what stands before it."""
        significant = [i for i in self.items if i.tag not in ("soft", "ack", "talk", "adult", "nothing")]
        if significant and significant[-1].tag == "not" and {"well", "daily"} & self.tags and self.was_had:
            self.told.is_question = True
            self.told.well.clear()
            return
        if self.mark == "?" and "child" not in self.tags:
            for entry in self.mine:
                entry.status = DROPPED
        if not significant or significant[-1].tag != "not" or not (self.mine or self.told.entries):
            return
        if self.mine:
            if self.is_after_then:
                for entry in self.mine[-1:]:
                    entry.status = HASNT
            else:
                self.told.is_question = True
                for entry in self.mine:
                    entry.status = DROPPED
        elif "now" in self.tags:
            for entry in self.told.entries:
                entry.status = HASNT if entry.status == HAS else entry.status

    def bare(self) -> None:
        """An answer without an object."""
        told = self.told
        content = [
            i.tag
            for i in self.items
            if i.tag not in ("soft", "ack", "talk", "adult", "child", "now", "other", "say") and i.text != "thì"
        ]
        if self.mark == "?" or "ask" in self.tags or self.denies_talking():
            return
        if "child" in self.tags and any(item.text.startswith("không phải") for item in self.items):
            return
        if self.is_hedged and content and set(content) <= {"maybe", "not", "have", "ok", "done"}:
            told.bare.append("maybe")
            return
        if "past" in content and "now" in self.tags:
            content = [tag for tag in content if tag != "past"]
        if content[:1] == ["right"] and set(content[1:]) == {"not"}:
            told.bare.append("no")
        elif content and set(content) <= {"have", "really", "right"} and {"have", "really"} & set(content):
            told.bare.append("yes")
        elif content in (["have", "not"], ["have", "or", "have", "not"]):
            told.is_question = True
        elif {"not", "nobare"} & set(content) and set(content) <= _DENYING:
            told.bare.append("maybe" if content.count("not") > 1 and not self._repeats() else "no")
        elif content == ["thereis"]:
            told.bare.append("no")
        elif content and set(content) <= {"right"}:
            told.bare.append("right")
        elif content and set(content) <= {"wrong"}:
            told.bare.append("wrong")

    def denies_talking(self) -> bool:
        """ "Con không nói" answers nothing."""
        last = max((at for at, i in enumerate(self.items) if i.tag == "not"), default=len(self.items))
        return any(i.text in _TALKING for i in self.items[last + 1 :])

    def _repeats(self) -> bool:
        return len({i.text for i in self.items if i.tag == "not"}) == 1
