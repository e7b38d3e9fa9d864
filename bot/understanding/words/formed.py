"""Phrases that are built of a verb and a part or a thing, as people build them: "nổi nốt đỏ", "nhức vai", "chán ăn"."""

from collections.abc import Iterator

_ACHING = (
    "đau, nhức, sưng, ngứa, mỏi, tê, buốt, rát, trầy, xước, trầy xước, gãy, bong gân, trật, trẹo, sái, viêm, "
    "bỏng, phỏng"
)
_LIMBS = (
    "tay, chân, lưng, ngực, vai, gáy, đầu, tai, má, môi, gối, đầu gối, mắt cá, cổ chân, cổ tay, bắp chân, "
    "bắp tay, đùi, mông, sườn, khớp, cơ, xương, ngón tay, ngón chân, gót, gót chân, bàn chân, bàn tay, "
    "khuỷu tay, cùi chỏ, háng, nách, hàm, răng, cằm, trán, đít, rốn, lợi, nướu, nửa đầu, bả vai, xương sườn, "
    "mạn sườn, cột sống, bụng"
)
_RISING = "nổi, mọc, phát, lên, bị nổi, xuất hiện, có, đầy, toàn, nhiều, nổi đầy, nổi toàn, nổi nhiều, mọc đầy"
_SPOTS = (
    "mẩn, mẩn đỏ, mẩn ngứa, ban, ban đỏ, nốt đỏ, nốt hồng, nốt ngứa, nốt ban, nốt mẩn, nốt li ti, nốt đỏ li ti, "
    "nốt sần, hột đỏ, hột ngứa, hột li ti, hạt đỏ, hạt li ti, đốm đỏ, đốm hồng, mụn đỏ, mụn ngứa, mụn li ti, "
    "mụn nhỏ li ti, mề đay, mày đay, sẩn, sẩn đỏ, sẩn ngứa, sần, sần đỏ, sần ngứa, dát đỏ, mảng đỏ, vết đỏ, "
    "vệt đỏ, vết mẩn, sảy, sẩy, rôm, rôm sảy, tịt, tịt ngứa, mụt đỏ, mụt ngứa, nốt đo đỏ, chấm hồng, "
    "nốt lấm tấm, lấm tấm đỏ, hồng ban"
)
_WET = (
    "mụn nước, bóng nước, bọng nước, phỏng nước, bỏng nước, nốt phỏng, nốt nước, nốt phồng, hạt nước, hột nước, "
    "mụt nước, mụn rộp, ghẻ nước, nốt mọng nước, mụn bọng nước, mụn mọng nước, nốt phỏng nước, nốt bọng nước, "
    "nốt rộp"
)
_EATING = "ăn, ăn uống, bú, uống sữa, ăn cơm, ăn cháo, uống nước"
_REFUSING = (
    "biếng, lười, bỏ, chán, không chịu, không thèm, không muốn, chẳng chịu, chả chịu, chẳng buồn, không thiết, kém"
)
_FAILING = (
    "không {} được, không {} nổi, {} không được, {} không nổi, {} không vô, {} không vào, chưa {} được, chẳng {} được"
)
_UNABLE = "ăn, ăn uống, ngủ, nói, đứng, đứng dậy, ngồi, ngồi dậy, đi lại, đi đứng, cử động, nhấc tay, co duỗi, tiểu, tè"
_PLACED = (
    "khắp người, đầy người, toàn thân, cả người, khắp mình, đầy mình, khắp mặt, đầy mặt, khắp lưng, ở tay, "
    "ở chân, ở lưng, ở bụng, ở mặt, ở cổ, sau tai, quanh miệng"
)


_BURNING = "người, trán, đầu, mình, da, mặt, tay chân, cả người"
_AS = "lửa, lửa đốt, than, hòn than, lò, lò than, hơ, nung, rang, bếp"


def formed() -> Iterator[tuple[str, str]]:
    """Each phrase with its code."""
    for verb in _ACHING.split(", "):
        yield from (("other", f"{verb} {part}") for part in _LIMBS.split(", "))
    for part in _BURNING.split(", "):
        yield from (("fever", f"{part} nóng như {what}") for what in _AS.split(", "))
    for verb in _RISING.split(", "):
        yield from (("rash", f"{verb} {spot}") for spot in _SPOTS.split(", "))
        yield from (("blisters", f"{verb} {spot}") for spot in _WET.split(", "))
    yield from (("rash", spot) for spot in _SPOTS.split(", ") if " " in spot)
    yield from (("blisters", spot) for spot in _WET.split(", "))
    for verb in _REFUSING.split(", "):
        yield from (("other", f"{verb} {meal}") for meal in _EATING.split(", "))
        yield from (("other", f"{verb} {what}") for what in ("ăn gì", "ăn uống gì", "uống gì", "ăn gì hết", "ăn gì cả"))
    for form in _FAILING.split(", "):
        yield from (("other", form.format(verb)) for verb in _UNABLE.split(", "))
    for verb in ("đỏ", "nổi đỏ", "ngứa", "nổi ngứa", "mẩn", "nổi ban", "nổi mẩn", "phát ban"):
        yield from (("rash", f"{verb} {place}") for place in _PLACED.split(", "))
