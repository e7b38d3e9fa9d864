"""Signs, being well, hedges and questions in a clause."""

from dataclasses import replace
from functools import lru_cache

from bot.understanding.causes import (
    CAUSES,
    GENERAL,
    NAMED_DISEASES,
    VAGUE,
)
from bot.understanding.doubting import Doubting
from bot.understanding.folding import is_near, plain
from bot.understanding.items import Item
from bot.understanding.told import CARRIED, DROPPED, HAS, HASNT, MAYBE, Entry

_TURNING = {"thì", "là", "xong", "bắt đầu"}
_BREAKING_OUT = ("nổi ", "phát ", "mọc ", "lên ban")
_DENIALS = ("khong",)
_ROUND = {"nhiều", "nhieu", "rộ", "lan", "bùng", "dịch", "lây", "hoành", "mùa", "vào"}
_LIKE = {"như", "giống", "giống như", "y như", "y hệt", "tựa"}
_CURING = {"trị", "chữa", "đặc trị", "điều trị", "chữa trị", "trị dứt", "giảm", "ngừa"}
_PHLEGM = ("đờm", "đàm")
_HURTS = {"đau", "rát", "đau rát", "nhói"}
_HOW_MUCH = {"lắm", "quá", "dữ", "mấy", "ghê", "nhiều", "cao", "nhẹ", "suốt", "nặng", "đùng"}


@lru_cache(maxsize=16384)
def _is_near_a_denial(typed: str) -> bool:
    """Whether a word that nobody knows may be a denial with a slip."""
    return len(typed) > 3 and any(is_near(plain(typed), one) for one in _DENIALS)


class Telling(Doubting):
    """What is told of signs and of being well, and how surely."""

    def on_word(self, at: int, item: Item) -> None:
        self.told.unknown += 1
        if self.negation and self.is_consumed:
            before = self.items[at - 1] if at else None
            if before is not None and before.tag == "sign" and self.mine and self.mine[-1].status == HASNT:
                self.mine[-1].status = MAYBE
        if self.told.entries and not self.mine and self.scope.is_now and any(e.is_past for e in self.told.entries):
            self.told.is_changed = True
        if _is_near_a_denial(item.typed):
            # "khônh nôn": it may be a denial
            self.is_hedged = True
        # what an unknown word does to a negation before it nobody knows
        unsure = "double" if self.negation and not self.is_consumed else ""
        self.negation, self.done, self.forced = unsure, "", ""
        self.is_consumed = False

    def on_daily(self, at: int, item: Item) -> None:
        if self.negation and not self.is_consumed:
            self.negation = ""

    def on_medicine(self, at: int, item: Item) -> None:
        before = self.items[at - 1].text if at else ""
        if (
            item.text == "hạ sốt"
            and not before.endswith(("thuốc", "uống", "viên", "gói", "siro"))
            and (self.negation or any(i.text.startswith("rồi") for i in self.items[at + 1 :]))
            and not any(i.text.startswith(("uống", "cho", "thuốc", "dán")) for i in self.items[:at])
            and not self.is_unreal
        ):
            self.on_sign(at, replace(item, codes=("fever",)), HAS if self.negation and not self.is_consumed else HASNT)
        else:
            is_told = any(e.code == "fever" and e.status in (HAS, MAYBE) for e in self.told.entries)
            is_told = is_told or (before == "có" and not any(i.text.startswith(("uống", "cho")) for i in self.items))
            self.on_sign(at, replace(item, codes=("fever",)), DROPPED if self.is_unreal or is_told else MAYBE)

    def on_and(self, at: int, item: Item) -> None:
        """ "Hơi mệt và đau họng": what is slight is the one alone."""
        if self.is_slight and self.mine and item.text not in ("cùng", "kèm", "kèm theo", "lẫn"):
            self.is_hedged = self.is_slight = False

    def on_sign(self, at: int, item: Item, said: str = "") -> None:
        self.done = "" if self.done and self.mine and self.turns_to(at) else self.done
        status = said or self._status(at)
        if at and self.items[at - 1].text in _LIKE and status == HAS and item.text not in CAUSES:
            # "trông như sốt", "nổi bóng nước như bỏng"
            codes = {code.rstrip("?") for code in item.codes}
            status = DROPPED if self.mine or any(e.code in codes for e in self.told.entries) else MAYBE
        cures = at and (self.items[at - 1].text in _CURING or self.items[at - 1].typed == "ca")
        if cures or (item.text in NAMED_DISEASES and self.goes_round(at)):
            # "thuốc trị ho", "khu em có ca sốt xuất huyết", "bệnh sởi đang nhiều"
            status = DROPPED
        hurts_to_swallow = item.text in _HURTS and any(i.typed in ("nuốt", "nuot") for i in self.items[:at])
        if status == HASNT and item.text in GENERAL and not (self.scope.is_other or hurts_to_swallow):
            self.told.well.append("fine")
            after = self.items[at + 1].tag if at + 1 < len(self.items) else ""
            self.told.denies_illness = self.told.denies_illness or (
                # "nổi hạch, không đau": what is there does not hurt
                after not in ("word", "unreal") and (item.text != "đau" or not self.told.entries)
            )
            self.is_consumed = bool(self.negation)
            return
        if status == HASNT and item.text.endswith(_PHLEGM) and not item.text.startswith("ho "):
            # "ho khan, không có đờm": the cough is not denied
            status = DROPPED
        if status == HASNT and self.done:
            # "mắt đỏ do bụi, rửa rồi hết đỏ": what ends it comes last
            for entry in self.told.entries:
                if entry.status == HAS and entry.clause < self.number and entry.code in item.codes:
                    entry.status = DROPPED
        if (
            status == HAS
            and "doctor" in self.tags
            and "say" in self.tags
            and any(e.status == HASNT and e.code in item.codes for e in self.told.entries)
        ):
            # "hạ sốt rồi, phát ban, bác sĩ nói sốt phát ban": a name, and no fever of now
            item = replace(
                item,
                codes=tuple(
                    c for c in item.codes if not any(e.status == HASNT and e.code == c for e in self.told.entries)
                ),
            )
        for code in ("sore_throat",) if hurts_to_swallow else item.codes:
            entry = Entry(code.rstrip("?"), status, self.number, self.scope.is_past, self.scope.is_now)
            if status == HASNT and len(item.codes) > 1 and " ra " in item.text:
                entry.status = MAYBE
            entry.is_sense = code.endswith("?") and not (item.text == "nóng" and self.is_of_the_body(at))
            entry.said = item.text
            entry.is_earlier = self.is_earlier and status == DROPPED
            entry.is_disease = item.text in NAMED_DISEASES
            entry.is_cause = item.text in CAUSES
            entry.is_general, entry.is_vague = item.text in GENERAL and not hurts_to_swallow, item.text in VAGUE
            entry.is_slight = status == MAYBE and self.is_slight
            entry.is_cause = entry.is_cause or self.is_guess_at_cause(entry.code, status)
            entry.is_eased = bool(self.done) and self.done == status == MAYBE and not self.is_hedged
            if entry.is_sense and any(e.code == entry.code and e.status == HAS for e in self.told.entries):
                continue
            if entry.is_sense and status == HAS:
                entry.status, entry.is_slight = MAYBE, True
            if self.scope.is_other:
                entry.status, entry.is_others = DROPPED, True
            before = self.items[at - 1].text if at else ""
            if (
                status == HASNT
                and entry.is_past
                and "past" in self.tags
                and not self.done
                and not before.startswith("không phải")
                and not any(i.text.startswith("nữa") for i in self.items[at + 1 : at + 3])
                and "since" not in self.tags
                and "now" not in self.tags
            ):
                entry.status = MAYBE
                entry.is_denied = True
            self.mine.append(entry)
            self.told.entries.append(entry)
        self.is_consumed = bool(self.negation)
        self.forced = ""

    def turns_to(self, at: int) -> bool:
        """ "Hết sốt thì nổi ban", "hết sốt nổi ban luôn": what is over stands before, and this began then."""
        last = max((n for n in range(at) if self.items[n].tag == "sign"), default=at)
        between = {i.text for i in self.items[last + 1 : at]}
        return last < at and (not _TURNING.isdisjoint(between) or self.items[at].text.startswith(_BREAKING_OUT))

    def goes_round(self, at: int) -> bool:
        """Whether it is told of a disease that many have it, and of no child."""
        after = [i.typed for i in self.items[at + 1 : at + 3]]
        return "child" not in self.tags and after[:1] in (["đang"], ["dang"]) and not _ROUND.isdisjoint(after[1:])

    def is_guess_at_cause(self, code: str, status: str) -> bool:
        """ "Chảy máu chân răng, chắc sâu răng": what begins with a guess says why."""
        if code != "other" or status != MAYBE:
            return False
        first = next((i.text for i in self.items if i.tag not in ("soft", "ack")), "")
        is_before = any(e.status == HAS and e.code != "other" and e.clause < self.number for e in self.told.entries)
        return first.startswith("chắc") and is_before

    def is_of_the_body(self, at: int) -> bool:
        """Whether somebody is hot, not the day: "bé nóng từ sáng"."""
        return bool(self.tags & {"child", "since", "number"}) or bool(self.told.entries) or self.rest(at, "sign")

    def is_whole(self, at: int) -> bool:
        """Whether a sign after a comma stands by itself: "không sốt, ho nhiều"."""
        if self.scope.is_listing:
            return False
        after = [i.tag for i in self.items[at + 1 : at + 2]] + [i.text for i in self.items[at + 1 : at + 3]]
        item = self.items[at]
        if after[:1] == ["and"] and not {"nothing", "or"} & self.tags:
            # "không sốt, ho với rát họng"
            return True
        is_told = item.text.startswith("ho ") or "other" in item.codes
        return (len(item.text.split()) > 1 and is_told) or bool(
            {"degree", "heavy", "little", "thôi", "nhẹ"} & set(after)
        )

    def _status(self, at: int) -> str:
        if self.is_unreal:
            return DROPPED
        if self.forced:
            return self.forced
        if self.negation == "double":
            return MAYBE
        if self.negation == "no":
            return MAYBE if self.is_hedged or _HOW_MUCH & set(self.items[at].text.split()) else HASNT
        if self.negation == CARRIED and not self.is_firm:
            if not self.is_whole(at):
                return CARRIED
            if self.items[at + 1 : at + 2] and self.items[at + 1].tag == "and":
                self.negation, self.is_consumed = "", False
            return HAS
        if self.done and not self.items[at].text.endswith(" lại"):
            return MAYBE if self.is_hedged else self.done
        return MAYBE if self.is_hedged else HAS
