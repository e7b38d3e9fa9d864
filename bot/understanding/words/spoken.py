"""What is said in passing, as it is spoken: whole turns of speech, by code and by tag."""


def _each(heads: str, tails: str) -> str:
    """Every head with every tail."""
    return ", ".join(f"{head} {tail}" for head in heads.split(", ") for tail in tails.split(", "))


_UP = "dậy, ngồi dậy, gượng dậy, lết, đứng, đứng dậy, ngồi, bò dậy, nhấc người, nhúc nhích"
_SWALLOWED = "nuốt nước miếng, nuốt nước bọt, nuốt cơm, nuốt cháo, nuốt gì, nuốt cái gì, nuốt miếng nước, nuốt vô"
_HURTS = (
    "muốn xỉu, muốn xỉu luôn, muốn khóc, muốn chết, muốn chết luôn, đau điếng, nhăn mặt, cũng nhăn mặt, cũng nhăn, "
    "thấy nhăn, là nhăn, là khóc, cũng khóc"
)
_FULL = "đầy mụn nước, đầy mụn, đầy nốt, đầy vết loét, toàn mụn nước, nổi mụn nước, toàn nốt, nổi đầy nốt"

SPOKEN_SIGNS = {
    "sore_throat": _each(_SWALLOWED, _HURTS),
    "mouth_sores": _each("miệng, trong miệng, cái miệng, mồm, trong mồm, lưỡi", _FULL),
    "breathless": _each("ngực, lồng ngực, cái ngực, bụng ngực", "co rút, co rút vô, rút vô, co kéo, thụt vô, lõm vô"),
    "other": (
        "nhễu nước miếng, nhiễu nước miếng, nước miếng nhễu, nhễu nước dãi, nhễu nhão, nhiễu nhão, nước miếng ướt áo, "
        "nước dãi ướt áo, chảy nước miếng ướt áo, nước miếng chảy ướt áo, nước miếng chảy ròng ròng"
    ),
}
"""Code -> phrases."""

SPOKEN = {
    "daily": (
        "thuộc lòng, câu này, câu hỏi, câu hỏi này, "
        "om sòm, um sùm, ỏm tỏi, inh ỏi, rùm beng, um trời, lăng xăng, chạy lăng xăng, ngủ quên, tại ngủ quên, do ngủ "
        "quên, vì ngủ quên, ngủ dậy muộn, do ngủ dậy muộn, tại ngủ dậy muộn, ngủ dậy trễ, tại dậy trễ, do dậy muộn"
    ),
    "soft": "con à, cháu à, cô à con",
    "done": "hết trơn hết trọi, hết trơn trọi, hết ráo trọi, hết ráo trơn, hết sạch sành sanh, hết sạch trơn, hết bay",
    "unwell": _each(_UP, "không nổi, không nổi luôn, chẳng nổi, hết nổi, hết nổi luôn, không được luôn"),
    "agree": (
        _each(
            "chích, tiêm, uống, cho, gửi, đo, khám, ký, nhận, lưu, tham gia, đăng ký, làm", "chứ, chứ sao, luôn, liền"
        )
    ),
}
"""Tag -> phrases."""
