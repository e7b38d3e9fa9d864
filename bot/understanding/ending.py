"""What is over or eases, and whether it is the sign that is."""

from bot.understanding.causes import OF_PART, THINGS
from bot.understanding.items import Item
from bot.understanding.told import CARRIED, DROPPED, HAS, HASNT, MAYBE, Entry
from bot.understanding.undoing import ends_an_other_verb, is_all_over, is_to_come, may_be_all
from bot.understanding.walking import Walk


class Ending(Walk):
    """What is over or eases, and whether it is the sign that is."""

    def on_done(self, at: int, item: Item) -> None:
        if item.text == "thôi rồi" and not any(e.is_past for e in self.told.entries):
            return
        if at and self.items[at - 1].text == "đang":
            # "đang đóng vảy" goes on
            self._finish(at, MAYBE)
            return
        if at and self.items[at - 1].typed == "do" and item.text == "hết":
            # "do het": "đỡ hết" or "đỏ hết"
            self._finish(at, MAYBE)
            return
        self.told.is_partial |= may_be_all(self.items, at)
        self._finish(at, HASNT)

    def on_easing(self, at: int, item: Item) -> None:
        self._finish(at, MAYBE)

    def _finish(self, at: int, status: str) -> None:
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following is not None and following.tag in ("medicine", "home"):
            return
        if status == HASNT and not (self.mine or self.rest(at, "sign")) and is_to_come(self.items, at):
            # "ho hoài mà hông chịu hết"
            self.told.bare.append("maybe")
            return
        if is_all_over(self.items, at, is_told=bool(self.mine)):
            return
        if self.negation and not self.is_consumed:
            self.negation = ""
            if self.rest(at, "sign"):
                self.forced = HAS
            elif not self.mine:
                self.told.bare.append("still")
            return
        if self.is_of_the_topic(at):
            self.told.is_partial = True
            return
        if not self.mine and (code := self.part_before(at)):
            entry = Entry(code, status, self.number, is_eased=status == MAYBE)
            entry.status, entry.is_others = (DROPPED, True) if self.scope.is_other else (status, False)
            self.mine.append(entry)
            self.told.entries.append(entry)
            return
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following is not None and following.tag in ("word", "number", "daily", "metaphor", "body"):
            return
        is_over_now = status == HASNT and ("now" in self.tags or self.items[at].text.endswith("rồi"))
        earlier = [e for e in self.mine if e.status in (HAS, MAYBE, CARRIED) or (e.is_earlier and is_over_now)]
        if earlier and not self.rest(at, "sign"):
            for entry in self.told.entries:
                if entry.clause < self.number and entry.code in {e.code for e in earlier}:
                    entry.status = DROPPED if entry.status == HAS else entry.status
            if all(e.is_earlier for e in earlier):
                self.told.bare.append("done")
            for entry in earlier:
                entry.status = status
                entry.is_past = False
                entry.is_eased = status == MAYBE
        elif self.rest(at, "sign"):
            self.done = status
            self.negation, self.is_consumed = "", False
        elif self.is_all_said(at):
            self.told.is_partial |= not self.told.is_only
        elif not ends_an_other_verb(self.items, at):
            self.told.bare.append("done" if status == HASNT else "easing")
            is_real = "unreal" not in self.tags or self.is_of_medicine(at)
            is_of_things = all(i.tag != "unreal" or i.text in THINGS for i in self.items)
            if "ask" not in self.tags and (is_real or is_of_things):
                for entry in self.told.entries:
                    # "tuần trước sốt, uống thuốc 2 hôm thì khỏi"; "sốt nhưng uống thuốc hạ rồi" is a fever
                    is_ended = entry.status == HAS and is_real
                    if (is_ended or (entry.is_earlier and status == HASNT)) and not self.mine:
                        entry.status = status
                        entry.is_eased = status == MAYBE

    def is_of_medicine(self, at: int) -> bool:
        """ "Uống thuốc lặn hết rồi", "bôi thuốc giờ hết": it was taken before, and what it was for is over."""
        is_taken = all(i.text.endswith("thuốc") for i in self.items if i.tag == "unreal")
        is_before = not any(i.tag == "unreal" for i in self.items[at:])
        is_so = "now" in self.tags or self.items[at].text.endswith("rồi") or self.rest_says(at, "rồi")
        return is_taken and is_before and is_so

    def rest_says(self, at: int, text: str) -> bool:
        """Whether these words follow at once."""
        return [i.text for i in self.items[at + 1 : at + 2]] == [text]

    def is_of_the_topic(self, at: int) -> bool:
        """ "Nổi ban ngứa, mắt thì hết rồi": what stands before a "thì" ends, and none of the signs before that."""
        before = [i for i in self.items[:at] if i.tag not in ("soft", "child", "have")]
        is_topic = len(before) > 1 and before[-1].text == "thì" and before[-2].tag in ("body", "word")
        return is_topic and bool(self.mine) and not self.rest(at, "sign")

    def is_all_said(self, at: int) -> bool:
        """ "Chỉ mệt, hết": that nothing more is told, and no end; without a "chỉ" nobody knows."""
        told_of = [e for e in self.told.entries if e.status == HAS]
        is_alone = all(i.tag in ("soft", "adult") and i.text not in ("rồi", "r", "luôn") for i in self.items[at + 1 :])
        return (
            self.items[at].typed == "hết"
            and not at
            and bool(told_of)
            and is_alone
            and not any(e.is_past for e in told_of)
        )

    def part_before(self, at: int) -> str:
        """The sign of the part of the body that is named before: "mũi thì hết chảy", "họng cũng đỡ"; else empty."""
        before = [i for i in self.items[:at] if i.tag not in ("soft", "child", "then", "now", "have")]
        return OF_PART.get(before[-1].text, "") if before and before[-1].tag == "body" and self.negation != "no" else ""
