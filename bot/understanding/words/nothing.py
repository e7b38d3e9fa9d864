"""That there is nothing: every denial with every word for what one might find."""

_NOT = ("không", "chưa", "chẳng", "chả", "hổng", "hông", "đâu")
_FOUND = (
    *(
        "",
        "có",
        "kèm",
        "kèm theo",
        "có kèm",
        "thấy",
        "bị",
        "phát hiện",
        "phát hiện thấy",
        "phát hiện ra",
        "nhận thấy",
        "có thấy",
        "ghi nhận",
        "gặp",
    ),
    *(
        "mắc",
        "còn",
        "còn thấy",
        "còn có",
        "xuất hiện",
        "thấy con có",
        "thấy bé có",
        "thấy cháu có",
        "hề có",
        "hề bị",
        "hề thấy",
    ),
)
_WHAT = (
    "",
    "biểu hiện",
    "triệu chứng",
    "dấu hiệu",
    "vấn đề",
    "bệnh",
    "hiện tượng",
    "chuyện",
    "bệnh tật",
    "ốm đau",
    "đau ốm",
)
_SUCH = (
    *("gì", "gì cả", "gì hết", "gì đâu", "gì sất", "gì luôn", "gì đặc biệt", "gì bất thường", "gì lạ", "gì khác lạ"),
    *("gì khác thường", "gì đáng lo", "gì đáng ngại", "gì bất ổn", "gì hết trơn", "gì ráo", "gì khác"),
    *("gì là bất thường", "gì bất thường cả", "gì bất thường hết", "gì phải lo", "gì đáng nói"),
    *(
        "nào",
        "nào khác",
        "nào cả",
        "nào hết",
        "nào bất thường",
        "nào đáng lo",
        "nào đáng ngại",
        "nào khác thường",
        "bất thường",
    ),
    *("khác thường", "lạ", "khác lạ", "bất thường gì", "bất thường nào", "lạ gì", "bất ổn", "đáng lo", "đáng ngại"),
)

_NOBODY = ("không ai", "chưa ai", "không đứa nào", "chưa đứa nào", "cả nhà không ai", "không có ai", "chưa có ai")
_ILL = (
    "bị",
    "bị bệnh",
    "bị ốm",
    "đau ốm",
    "ốm đau",
    "bệnh",
    "ốm",
    "làm sao",
    "bệnh tật",
    "có triệu chứng",
    "có biểu hiện",
)


def nothing() -> str:
    """The phrases, comma between them."""
    phrases = [
        " ".join(word for word in (no, found, what, such) if word)
        for no in _NOT
        for found in _FOUND
        for what in _WHAT
        for such in _SUCH
        if _is_one(no, found, what, such)
    ]
    nobody = [f"{who} {ill} {such}" for who in _NOBODY for ill in _ILL for such in _SUCH[:7]]
    return ", ".join([*phrases, *nobody])


def _is_one(no: str, found: str, what: str, such: str) -> bool:
    """Whether people say it so: "không lạ" and "đâu gì" they do not."""
    if found.startswith("còn"):
        return no != "đâu" and bool(what) and what not in ("chuyện", "vấn đề")
    if no == "đâu":
        return found in ("có", "thấy", "bị")
    if not what:
        return bool(found) and (such.startswith("gì") or such.startswith(("bất", "khác", "lạ")))
    return bool(found) or what not in ("chuyện",)
