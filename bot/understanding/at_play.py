"""What running, cheering and dreaming bring with them, and who is lively and so not tired."""

from collections.abc import Sequence

from bot.understanding.items import Item

_WORN = {"mệt", "mệt mỏi", "uể oải", "đừ", "đừ người", "mệt lả", "đuối", "mỏi mệt"}


def tired(asked: Sequence[Item]) -> set[str]:
    """ "Con có mệt, lừ đừ không?": who is lively is not tired either."""
    others = [i for i in asked if i.tag == "sign" and "other" in i.codes]
    is_lethargy = any("lethargic" in i.codes for i in asked)
    return {"other"} if is_lethargy and others and all(i.text in _WORN for i in others) else set()


_AT_PLAY = {"chạy", "nhảy", "leo", "đá bóng", "chạy nhảy", "đá banh", "cười", "hát", "hò hét", "thể dục", "chơi", "đùa"}
_AT_PLAY |= {"mơ", "ngủ mơ", "cầu thang", "hét", "hò", "cổ vũ", "la hét", "nô", "nô đùa", "tập", "đạp xe", "la", "hú"}
_OF_PLAY = {"breathless", "cough", "convulsion", "startle", "lethargic"}


def is_of_play(items: Sequence[Item], codes: set[str]) -> bool:
    """ "Thở phì phò do vừa chạy", "giật ngón tay vì ngủ mơ": as anybody does who runs, cheers or dreams."""
    texts = {i.text for i in items} | {i.typed for i in items}
    leads = {"do", "vì", "tại", "vừa", "mới", "chỉ", "thôi", "tại vì"} & texts
    return bool(codes & _OF_PLAY) and bool(leads) and bool(_AT_PLAY & texts)
