"""Being at school, coming or being brought there: every verb with every place."""


def _places() -> str:
    """Being at school, coming or being brought there: every verb with every place."""
    at = ("lớp", "trường", "trong lớp", "trong trường", "sân trường", "cổng trường", "cổng")
    to = (
        "cửa lớp",
        "tới cửa lớp",
        "đến cửa lớp",
        "tận lớp",
        "tận cửa lớp",
        "tới nơi",
        "đến nơi",
        "lớp",
        "trường",
        "cổng trường",
        "cổng",
        "tới lớp",
        "tới trường",
        "tới cổng",
        "đến lớp",
        "đến trường",
    )
    being = (
        "ở",
        "đang ở",
        "vẫn ở",
        "ngồi ở",
        "đang ngồi",
        "ngồi",
        "ngồi học ở",
        "đứng ở",
        "đang đứng ở",
        "trực",
        "đang trực",
    )
    coming = ("tới", "đến", "vào", "vô", "lên", "ra", "về")
    when = ("", "đã ", "đang ", "mới ", "vừa ", "sắp ", "vẫn ", "sẽ ", "cũng ", "có ")
    bringing = ("chở", "đưa", "dẫn", "dắt", "chở con", "đưa con", "đưa bé", "chở bé", "đưa cháu", "chở cháu", "dẫn con")
    phrases = [f"{verb} {place}" for verb in being for place in at if (verb, place) != ("ở", "lớp")]
    phrases += [
        f"{w}{verb} {place}"
        for w in when
        for verb in coming[:-1]
        for place in ("lớp", "trường", "cổng trường", "cửa lớp", "sân trường")
    ]
    on_the_way = ("vô", "qua", "tới", "lên")
    phrases += [f"{verb}{one} {way}" for verb in ("đưa", "đèo") for one in ("", " con", " bé") for way in on_the_way]
    phrases += [f"chở {way}" for way in on_the_way]
    phrases += [f"{verb} {place}" for verb in bringing for place in (*to, "đi học", "ra xe", "đi")]
    phrases += [
        f"{w}trên {way}"
        for w in ("", "đang ", "đang ở ")
        for way in ("xe đưa đón", "xe buýt", "xe trường", "xe", "đường")
        if (w, way) != ("", "xe")
    ]
    phrases += [
        "đi dạy",
        "vẫn đi dạy",
        "lên lớp dạy",
        "vẫn dạy",
        "đi làm bình thường",
        "có tiết",
        "cũng đi học",
        "cũng đi",
    ]
    phrases += [
        f"{let} {who}{going}"
        for let in ("cho", "để", "vẫn cho", "cứ cho", "thôi cho", "nên cho", "mới cho", "định cho", "tính cho")
        for who in ("", "con ", "bé ", "cháu ", "em ", "nó ", "cu ", "con bé ", "thằng bé ", "cháu nó ", "thằng nhỏ ")
        for going in (
            "đi học",
            "vô học",
            "vào học",
            "tới lớp",
            "đến lớp",
            "vào lớp",
            "vô lớp",
            "tới trường",
            "đến trường",
        )
    ]
    return ", ".join(phrases)


COMING = _places()


def _kept() -> str:
    """Being kept at home: whoever is kept, and what for."""
    who = ("", "con ", "bé ", "cháu ", "em ", "nó ", "cháu nó ", "con bé ", "thằng bé ")
    keeping = ("cho", "để", "giữ", "xin cho", "xin phép cho", "đành cho", "nên cho", "phải cho", "thôi cho")
    home = ("ở nhà", "nghỉ ở nhà", "nghỉ tại nhà", "nằm nhà", "ở nhà nghỉ", "nghỉ học", "nghỉ")
    why = (
        "",
        " theo dõi",
        " theo dõi thêm",
        " cho khỏe",
        " nghỉ ngơi",
        " nằm nghỉ",
        " dưỡng bệnh",
        " với bà",
        " với ông",
    )
    whose = [f"{keep} {one}{place}{reason}" for keep in keeping for one in who for place in home for reason in why]
    return ", ".join([*whose, *(f"{place}{reason}" for place in home for reason in why if reason)])


KEPT = _kept()
