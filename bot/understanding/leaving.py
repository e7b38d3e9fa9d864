"""What a clause leaves open: a part of the body, something nobody knows, the last of two signs."""

from bot.understanding.items import any_begins
from bot.understanding.phrases import NOTHING
from bot.understanding.telling import Telling
from bot.understanding.told import HAS, HASNT, MAYBE

_SAY_HOW = {"sign", "well", "fine", "unwell", "cool", "done", "easing", "medicine", "metaphor", "doctor", "ask"}
_LOOKING = ("xem ", "coi ", "soi ", "sờ ", "rờ ", "kiểm tra ", "ngó ", "nhìn ", "rửa ", "đo ", "cặp ", "kẹp ", "thấy ")
_LOOKED = ("xem kỹ", "coi kỹ", "soi kỹ", "nhìn kỹ", "ngó kỹ", "kiểm tra kỹ", "kiểm tra rồi", "đã kiểm tra", "đã xem")

_INJECTED = ("đi tiêm", "đi chích", "tiêm", "chích")
_SO_OFTEN = {"lần", "lan", "bận", "ban", "cữ", "cu", "trận", "tran", "lượt", "luot"}
_ON_AND_ON = {"suốt", "liên", "vài", "từng", "mãi", "hoài"}
_NOT_THERE = {"chưa", "không", "chưa có", "không có", "chưa bị", "không bị", "lên", "thấy", "chưa thấy", "không thấy"}
_MORE = {"nhiều lần", "nhiều hơn", "nặng hơn", "liên tục", "suốt", "dữ hơn", "tăng lên"}


class Leaving(Telling):
    """What only the whole clause can say of what it does not tell."""

    def leaves_the_last(self) -> None:
        """ "Con không sốt ho thôi": of two signs without a mark between them the last is what alone there is."""
        if "thôi" not in self.texts or len(self.mine) < 2:
            return
        spoken = [i for i in self.items if i.tag not in ("soft", "adult", "child")]
        is_only = len(spoken) > 3 and spoken[-1].text == "thôi" and [i.tag for i in spoken[-3:-1]] == ["sign", "sign"]
        if is_only and self.mine[-1].status == self.mine[-2].status == HASNT:
            self.mine[-1].status = HAS

    def leaves_the_counted(self) -> None:
        """ "Không nôn tiêu chảy 3 lần", "hết sốt ho nhiều hơn": of two signs the one that is counted is there."""
        if not self.mine or not {"not", "nobare", "done"} & self.tags:
            return
        for at, item in enumerate(self.items):
            if item.tag != "sign" or not at or (self.items[at - 1].tag != "sign" and len(item.codes) < 2):
                continue
            status = self.counted(at)
            codes = {code.rstrip("?") for code in item.codes[-1:]}
            for entry in self.mine if status else ():
                if entry.status in (HASNT, MAYBE) and entry.code in codes:
                    entry.status = status

    def counted(self, at: int) -> str:
        """What being counted or weighed says of the sign here: HAS, MAYBE if it may be, empty if it is not."""
        says, (how, of) = self.items[at].text, [*self.items[at + 1 : at + 3], NOTHING, NOTHING][:2]
        is_more = (how.text == "nhiều" or says.endswith("nhiều")) and {how.text, of.text} & {"hơn", "lần"}
        if is_more or how.text in _MORE or not _ON_AND_ON.isdisjoint(says.split()):
            return HAS
        if how.tag == "number" and of.typed in _SO_OFTEN:
            return HAS
        return MAYBE if how.tag == "since" and "done" not in self.tags else ""

    def leaves_a_part(self) -> bool:
        """Whether a part of the body is named and nothing known is said of it."""
        if "body" not in self.tags or self.mark == "?" or "°" in self.texts or any_begins(self.texts, _INJECTED):
            return False
        if (
            self.told.entries
            and self.tags <= {"body", "soft", "and", "have", "only", "now"}
            and "ở" in self.texts
            and "only" in self.tags
        ):
            # "nổi hột ở chân, hồi sáng chỉ có ở miệng"
            return False
        if (
            self.told.entries
            and self.tags <= {"body", "then", "not", "have", "soft"}
            and self.items[0].tag == "body"
            and self.items[-1].text in _NOT_THERE
        ):
            # "đau mắt đỏ mắt phải, mắt trái thì chưa"
            return False
        if self.mark == "," and self.told.entries and self.tags <= {"body", "soft", "and", "have"}:
            # "nốt đỏ ở tay, chân", "nốt phỏng ở tay, miệng cũng có": where else it is
            return "have" in self.tags and "cũng" not in " ".join(self.texts)
        signs = [at for at, item in enumerate(self.items) if item.tag == "sign"]
        if "done" in self.tags and not signs:
            # "nốt trên người đã đóng vảy hết"
            return False
        if not signs and any_begins(self.texts, _LOOKED):
            return False
        if any(
            i.tag == "body" and at and self.items[at - 1].tag == "word" and not any(s < at for s in signs)
            for at, i in enumerate(self.items)
        ):
            # "xỏ mũi": a word that nobody knows says something of it
            return True
        if self.tags & _SAY_HOW:
            return False
        return not any(f"{item.text} ".startswith(_LOOKING) for item in self.items)

    def tells_of_something(self) -> bool:
        """ "Sót thì có": there is something that nobody knows."""
        if not {"word", "have"} <= self.tags:
            return False
        threes = zip(self.items, self.items[1:], self.items[2:], strict=False)
        return any(a.tag == "word" and b.text == "thì" and c.tag == "have" for a, b, c in threes)
