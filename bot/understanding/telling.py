"""Signs, being well, hedges and questions in a clause."""

from dataclasses import replace
from functools import lru_cache

from bot.understanding.accounting import is_everyday
from bot.understanding.causes import (
    CAUSES,
    GENERAL,
    GUESSED_CAUSES,
    INJECTIONS,
    NAMED_DISEASES,
    THINGS,
    VAGUE,
)
from bot.understanding.faring import Faring
from bot.understanding.folding import is_near, plain
from bot.understanding.items import Item
from bot.understanding.told import CARRIED, DROPPED, HAS, HASNT, MAYBE, Entry

_DENIALS = ("khong",)
_ROUND = {"nhiều", "nhieu", "rộ", "lan", "bùng", "dịch", "lây", "hoành", "mùa", "vào"}
_SINCE_WHEN = {"khi nào", "bao giờ", "lúc nào", "hôm nào", "bữa nào", "ngày nào", "đời nào"}
_TAKEN = {"xong", "vô", "vào", "rồi"}
_LIKE = {"như", "giống", "giống như", "y như", "y hệt", "tựa"}
_CURING = {"trị", "chữa", "đặc trị", "điều trị", "chữa trị", "trị dứt", "giảm", "ngừa"}
_ALWAYS = {"hễ", "mỗi khi", "mỗi lần", "cứ mỗi lần", "hễ mà"}
_PHLEGM = ("đờm", "đàm")
_SLIGHTLY = {"hơi", "hơi hơi", "cũng hơi", "có hơi", "hơi bị"}
_LONG_AGO = ("trước", "ngoái", "hôm bữa", "trước đây", "trước đó", "tháng rồi", "tuần rồi", " nọ", " nhỏ", " bé")
_HURTS = {"đau", "rát", "đau rát", "nhói"}
_A_TIME = ("hồi ", "đợt ", "dịp ", "năm ")
_UNTIL_NOW = {"tới giờ", "đến giờ", "tới nay", "đến nay", "tới chừ", "đến chừ"}
_HOW_MUCH = {"lắm", "quá", "dữ", "mấy", "ghê", "nhiều", "cao", "nhẹ", "suốt", "nặng", "đùng"}


@lru_cache(maxsize=16384)
def _is_near_a_denial(typed: str) -> bool:
    """Whether a word that nobody knows may be a denial with a slip."""
    return len(typed) > 3 and any(is_near(plain(typed), one) for one in _DENIALS)


class Telling(Faring):
    """What is told of signs and of being well, and how surely."""

    def unknown_word(self, at: int) -> None:
        if self.negation and self.is_consumed:
            before = self.items[at - 1] if at else None
            if before is not None and before.tag == "sign" and self.mine and self.mine[-1].status == HASNT:
                self.mine[-1].status = MAYBE
        if self.told.entries and not self.mine and self.scope.is_now and any(e.is_past for e in self.told.entries):
            self.told.is_changed = True
        if _is_near_a_denial(self.items[at].typed):
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

    def on_maybe(self, at: int, item: Item) -> None:
        if self.rest(at, "sign", "well", "fine", "not", "unwell", "done"):
            self.is_slight = item.text in _SLIGHTLY and (self.is_slight or not self.is_hedged)
            self.is_hedged = True
        elif (
            self.shades(at)
            or (item.text in _SLIGHTLY and at + 1 < len(self.items) and is_everyday(self.items[at + 1].typed))
            or (self.mine and item.text in GUESSED_CAUSES)
        ):
            return
        elif self.mine:
            if item.text.startswith("chắc") and self.rest(at, "word", "daily", "go", "home", "cool", "other"):
                # "nổi mề đay chắc ăn tôm": why it is so is guessed
                return
            for entry in self.mine[-1:]:
                entry.status = MAYBE
        else:
            self.told.bare.append("maybe")

    def shades(self, at: int) -> bool:
        """Whether a "hơi" is of what follows: "trật tay nên hơi sưng" doubts no hand."""
        after = self.items[at + 1].tag if at + 1 < len(self.items) else ""
        return self.items[at].text in _SLIGHTLY and (
            after in ("daily", "body") or (bool(self.mine) and after == "word")
        )

    def on_and(self, at: int, item: Item) -> None:
        """ "Hơi mệt và đau họng": what is slight is the one alone."""
        if self.is_slight and self.mine and item.text not in ("cùng", "kèm", "kèm theo", "lẫn"):
            self.is_hedged = self.is_slight = False

    def on_tailmaybe(self, at: int, item: Item) -> None:
        for entry in self.mine:
            entry.status = entry.status if entry.status == DROPPED else MAYBE
        if not self.mine:
            self.told.bare.append("maybe")

    def on_unknown(self, at: int, item: Item) -> None:
        self.told.is_unsure = True
        doubted = {code.rstrip("?") for one in self.items[at + 1 :] for code in one.codes} - {"other"}
        for entry in self.told.entries if not self.mine else ():
            # "giật giật tay chân, mà không biết có phải co giật không"
            entry.status = MAYBE if entry.status == HAS and entry.code in doubted else entry.status
        self.told.is_pending = self.told.is_pending or item.text.startswith(("để ", "đợi ", "chờ "))
        if not self.mine or self.rest(at, "sign"):
            self.is_hedged = self.is_hedged or self.rest(at, "sign")
        else:
            for entry in self.mine:
                entry.status = entry.status if entry.status == DROPPED else MAYBE

    def on_depends(self, at: int, item: Item) -> None:
        """ "Ban thì để bà đeo kính xem đã"."""
        if item.text in ("xem đã", "đọc đã") and self.mine:
            self.on_unknown(at, item)

    def on_unreal(self, at: int, item: Item) -> None:
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if item.text in ("sao mà", "làm sao mà") and following is not None and following.tag == "have":
            # "sao mà cứ ho hoài": it is asked why, not whether
            return
        if at and self.items[at - 1].text == "từ" and item.text.endswith(("trước", "rồi")):
            # "từ tuần trước tới giờ": since when
            return
        if item.text in _ALWAYS and (self.mine or any(i.text == "là" for i in self.items[at + 1 :])):
            # "hễ uống sữa là ọc ra": it happens
            return
        if item.text in INJECTIONS and any(i.text in ("từ", "lúc", "sau", "sau khi", "hôm") for i in self.items[:at]):
            # "từ lúc tiêm con sốt": since when, no condition
            return
        if item.text in INJECTIONS and following is not None and following.tag == "past" and self.rest(at, "sign"):
            # "tiêm phòng hôm qua hơi sốt": what was done, and what there is
            return
        if item.text == "lây" and self.items[0].tag != "other" and any(i.text == "bị" for i in self.items[:at]):
            # "bị bạn Tâm lây cúm": it has happened
            return
        if item.text in ("lo", "lo là") and not self.rest(at, "sign", "unwell", "done"):
            return
        if item.text in ("lo", "sợ") and following is not None and following.text in ("quá", "lắm", "ghê"):
            # "sợ quá cô ơi con co giật": it is so
            return
        if item.text == "chứ không phải" and self.rest(at, "sign"):
            # "rôm sảy thôi chứ không phải ban"
            self.on_not(at, item)
            return
        if item.text in ("giả vờ", "giả bộ") or (item.text == "để khỏi" and following and following.tag == "agree"):
            for entry in self.mine:
                entry.status = DROPPED
        self.is_unreal = True
        if item.text == "uống thuốc" and following is not None and following.typed in _TAKEN and self.rest(at, "sign"):
            # "uống thuốc xong ói ra hết": it was taken, and what came of it is told
            self.is_unreal = False
            return
        if item.text in THINGS:
            return
        if not item.text.endswith(
            (*_LONG_AGO, "hồi tháng", "hồi tết", "hồi hè", "đợt hè", "đợt tết", "dịp hè", "dịp tết", "đầu năm")
        ):
            self.told.is_unreal = True
        elif not any(i.text in _UNTIL_NOW for i in self.items[at + 1 :]):
            self.is_earlier = True
            for entry in self.mine if item.text.startswith(_A_TIME) or item.text.endswith(_LONG_AGO[-2:]) else ():
                # "ốm hồi tết"
                entry.status, entry.is_earlier = DROPPED, True

    def on_irony(self, at: int, item: Item) -> None:
        for entry in self.mine:
            if entry.status == HASNT:
                entry.status = MAYBE
        if not self.mine:
            self.told.is_question = True

    def on_ask(self, at: int, item: Item) -> None:
        if (
            "unknown" in self.tags
            and item.text in _SINCE_WHEN
            and self.items[at - 1].text in ("từ", "bắt đầu", "bị từ")
        ):
            # "không để ý từ khi nào": since when nobody knows, not whether
            return
        if self.asks_why(at):
            # "mà sao lưng cứ lốm đốm đỏ": it is asked why, not whether
            return
        self.told.is_question = True
        for entry in self.mine:
            if entry.status == HASNT:
                entry.status = MAYBE
            elif item.text.endswith(("làm sao", "xử lý sao", "thế nào", "có cần", "có nên")) and self.is_stressed(at):
                continue
            elif "child" not in self.tags or item.text in ("hay không", "có không", "à", "hả", "hử"):
                entry.status = DROPPED
        if self.rest(at, "sign"):
            self.is_unreal = True
        if self.told.head != "no":
            self.told.bare = [b for b in self.told.bare if b != "no"]

    def asks_why(self, at: int) -> bool:
        """Whether it is asked why it goes on so, not whether: "sao lưng cứ lốm đốm đỏ vậy cô nhỉ"."""
        whys = [n for n, i in enumerate(self.items[: at + 1]) if i.text == "sao"]
        return (
            bool(whys)
            and any(i.text in ("cứ", "hay", "lại", "mà cứ") for i in self.items[whys[0] + 1 :])
            and any(i.tag == "sign" for i in self.items[whys[0] + 1 :])
        )

    def is_stressed(self, at: int) -> bool:
        """Whether it was told as a fact before the question: "sốt cao quá, làm sao giờ"."""
        return any(i.tag in ("degree", "heavy", "number") or i.text in ("quá", "rồi", "lắm") for i in self.items[:at])

    def on_sign(self, at: int, item: Item, said: str = "") -> None:
        status = said or self._status(at)
        if at and self.items[at - 1].text in _LIKE and status == HAS and item.text not in CAUSES:
            # "trông như sốt", "nổi bóng nước như bỏng"
            codes = {code.rstrip("?") for code in item.codes}
            status = DROPPED if self.mine or any(e.code in codes for e in self.told.entries) else MAYBE
        cures = at and (self.items[at - 1].text in _CURING or self.items[at - 1].typed == "ca")
        if cures or (item.text in NAMED_DISEASES and self.goes_round(at)):
            # "thuốc trị ho", "khu em có ca sốt xuất huyết", "bệnh sởi đang nhiều"
            status = DROPPED
        if status == HASNT and item.text in GENERAL and not self.scope.is_other:
            self.told.well.append("fine")
            after = self.items[at + 1].tag if at + 1 < len(self.items) else ""
            self.told.denies_illness = self.told.denies_illness or after not in ("word", "unreal")
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
        hurts_to_swallow = item.text in _HURTS and any(i.typed in ("nuốt", "nuot") for i in self.items[:at])
        for code in ("sore_throat",) if hurts_to_swallow else item.codes:
            entry = Entry(code.rstrip("?"), status, self.number, self.scope.is_past, self.scope.is_now)
            if status == HASNT and len(item.codes) > 1 and " ra " in item.text:
                entry.status = MAYBE
            entry.is_sense = code.endswith("?") and not (item.text == "nóng" and self.is_of_the_body(at))
            entry.said = item.text
            entry.is_earlier = self.is_earlier and status == DROPPED
            entry.is_disease = item.text in NAMED_DISEASES
            entry.is_cause = item.text in CAUSES
            entry.is_general, entry.is_vague = item.text in GENERAL, item.text in VAGUE
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
