"""What puts in doubt what is told: hedges, what nobody knows, conditions, questions."""

from bot.understanding.accounting import is_everyday
from bot.understanding.causes import GUESSED_CAUSES, INJECTIONS, THINGS
from bot.understanding.faring import Faring
from bot.understanding.items import Item
from bot.understanding.told import DROPPED, HAS, HASNT, MAYBE

_SINCE_WHEN = {"khi nào", "bao giờ", "lúc nào", "hôm nào", "bữa nào", "ngày nào", "đời nào"}
_BECAUSE = {"vì", "do", "tại", "bởi", "tại vì", "chắc do", "chắc tại"}
_TAKEN = {"xong", "vô", "vào", "rồi"}
_ALWAYS = {"hễ", "mỗi khi", "mỗi lần", "cứ mỗi lần", "hễ mà"}
_SLIGHTLY = {"hơi", "hơi hơi", "cũng hơi", "có hơi", "hơi bị"}
_WHY = {"sao", "sao mà", "sao lại"}
_ON_AND_ON = {"hoài", "miết", "mãi", "suốt"}
_LONG_AGO = ("trước", "ngoái", "hôm bữa", "trước đây", "trước đó", "tháng rồi", "tuần rồi", " nọ", " nhỏ", " bé")
_A_TIME = ("hồi ", "đợt ", "dịp ", "năm ")
_UNTIL_NOW = {"tới giờ", "đến giờ", "tới nay", "đến nay", "tới chừ", "đến chừ"}


class Doubting(Faring):
    """What puts in doubt what is told: hedges, what nobody knows, conditions, questions."""

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

    def on_tailmaybe(self, at: int, item: Item) -> None:
        if self.mine and any(i.text in _BECAUSE for i in self.items[:at]) and self.items[0].text not in _BECAUSE:
            # "mắt đỏ lên vì xem tivi nhiều chăng": why it is so is guessed
            return
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
        if item.text in ("sao mà", "làm sao mà") and (
            (following is not None and following.tag == "have") or self.asks_why(at)
        ):
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
        why = next((n for n, i in enumerate(self.items[: at + 1]) if i.text in _WHY), at)
        after = self.items[why + 1 :]
        goes_on = any(i.text in ("cứ", "hay", "lại", "mà cứ") or i.text.split()[-1] in _ON_AND_ON for i in after)
        return self.items[why].text in _WHY and goes_on and any(i.tag == "sign" for i in after)

    def is_stressed(self, at: int) -> bool:
        """Whether it was told as a fact before the question: "sốt cao quá, làm sao giờ"."""
        return any(i.tag in ("degree", "heavy", "number") or i.text in ("quá", "rồi", "lắm") for i in self.items[:at])
