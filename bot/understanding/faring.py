"""What a clause says of being well or unwell, without naming a sign."""

from bot.understanding.accounting import is_small
from bot.understanding.causes import DENIED_BY, ELSE, VISITS
from bot.understanding.items import Item
from bot.understanding.negating import Negating
from bot.understanding.told import HAS, HASNT, MAYBE
from bot.understanding.undoing import is_wished

_ILL = {"bệnh", "ốm"}


class Faring(Negating):
    """Being well, in a part of it or altogether."""

    def on_fine(self, at: int, item: Item) -> None:
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is not None and after.tag == "word" and not is_small(after.typed):
            return
        if (
            self.rest(at, "sign")
            and item.text.endswith(("biểu hiện gì", "dấu hiệu gì", "triệu chứng gì"))
            and not self.rest(at, "only")
        ):
            self.negation, self.is_consumed = "no", False
            self.scope.is_listing = True
        if (self.scope.is_other and at and self.items[0].tag == "other") or self.is_of_the_doctor(at):
            # "mẹ thì không sao"
            return
        is_rest = item.text.startswith(ELSE)
        self.told.well.append("maybe" if self.is_hedged else "rest" if is_rest else "fine")
        self.told.denies_illness = self.told.denies_illness or (
            not self.is_hedged
            and (after is None or after.tag != "unreal")
            and (not _ILL.isdisjoint(item.text.split()) or (is_rest and item.text.endswith("sao")))
        )
        self.scope.was_negated = True

    def on_well(self, at: int, item: Item) -> None:
        if self.scope.is_other:
            return
        if item.text == "bình thường" and any(i.typed == "hay" for i in self.items[at + 1 : at + 5]):
            # "bình thường thì nó cũng hay sổ mũi": what is usual
            return
        if any(i.text.startswith("chúc") for i in self.items[:at]) or self.is_of_the_doctor(at):
            return
        if self.mine and self.mine[-1].said in ("đi ngoài", "đi ỉa") and "bình thường" in item.text:
            # "đi ngoài một lần bình thường"
            self.mine[-1].status = HASNT
            return
        if item.text in DENIED_BY and not (self.negation in ("no", "double") and not self.is_consumed):
            self.told.well.append("part")
            self.told.parts |= DENIED_BY[item.text]
            for entry in self.told.entries:
                # "đi ngoài rồi nha cô, phân bình thường": only where to
                is_visit = entry.said in VISITS and entry.code in DENIED_BY[item.text]
                entry.status = HASNT if is_visit and entry.status == HAS else entry.status
            self.note_when(at)
            return
        if self.negation in ("no", "double") and not self.is_consumed:
            self.on_unwell(at, item)
        elif self.is_hedged or self.is_unreal or is_wished(self.items, at):
            self.told.well.append("maybe")
        else:
            self.told.well.append("well")
            self.told.is_well_now = self.told.is_well_now or self.scope.is_now
            self.note_when(at)

    def is_of_the_doctor(self, at: int) -> bool:
        """ "Sốt nhẹ, bác sĩ nói bình thường": of what it comes from, not that nothing ails."""
        before = [i.tag for i in self.items[:at]]
        is_told = any(e.status in (HAS, MAYBE) for e in self.told.entries)
        return is_told and "doctor" in before and "say" in before

    def note_when(self, at: int) -> None:
        """ "Hôm qua mệt, nay khỏe", "khỏe rồi, hôm qua mệt", "hôm qua mệt nhưng khỏe rồi": that it is so now."""
        after = self.items[at + 1].text if at + 1 < len(self.items) else ""
        is_now = self.scope.is_now or not self.scope.is_past
        if is_now or after.startswith("rồi") or self.items[at].text.endswith("rồi"):
            self.told.is_well_since = True

    def on_unwell(self, at: int, item: Item) -> None:
        if self.scope.is_other:
            return
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is not None and after.text in ("gì đâu", "gì đâu mà") and "not" not in self.tags:
            # "bất thường gì đâu": denied by asking back, as what follows it says
            return
        self.negation = ""
        is_open = (self.is_hedged and not self.is_slight) or self.is_unreal
        self.told.well.append("maybe" if is_open else "unwell")

    def on_talk(self, at: int, item: Item) -> None:
        self.told.is_talk = True
        if item.text.startswith("chúc"):
            self.is_unreal = True

    def on_ok(self, at: int, item: Item) -> None:
        if "now" in self.tags and not self.mine and not self.negation and not self.scope.is_other:
            self.told.well.append("well")
        self.told.bare.append("ok")

    def on_cool(self, at: int, item: Item) -> None:
        self.told.bare.append("cool")
        is_plain = not (self.negation or self.is_hedged or self.tags & {"body"})
        self.told.parts |= {"fever"} if is_plain else set()
        is_hot = any(code.startswith("fever") for i in self.items[:at] for code in i.codes)
        # "tối nóng sáng mát"
        comes_and_goes = is_hot and not any(i.tag == "now" and i.text != "sáng" for i in self.items[:at])
        if is_plain and not (self.scope.is_other or self.scope.is_past or comes_and_goes):
            self.cools_down()

    def cools_down(self) -> None:
        """ "Hôm qua sốt, giờ mát rồi": the fever is over."""
        for entry in self.told.entries:
            if entry.code == "fever" and (entry.is_earlier or (entry.is_past and entry.status in (HAS, MAYBE))):
                entry.status, entry.is_past, entry.is_eased = HASNT, False, False
