"""Everybody who is not the child: every relation with everyone it may be a relation of."""

_KIN = (
    *("anh", "chị", "bố", "mẹ", "ba", "má", "ông", "bà", "chú", "bác", "dì", "cậu", "mợ", "thím", "dượng", "tía"),
    *("anh trai", "chị gái", "em gái", "em trai", "ông nội", "ông ngoại", "bà nội", "bà ngoại", "anh họ", "chị họ"),
    *(
        "em họ",
        "bạn",
        "bạn thân",
        "bạn cùng lớp",
        "bạn cùng bàn",
        "bạn học",
        "nhỏ em",
        "nhỏ bạn",
        "nhỏ chị",
        "thằng em",
    ),
    *("thằng anh", "thằng bạn", "đứa em", "đứa anh", "đứa chị", "đứa bạn", "con em", "con chị", "con bạn", "cô giáo"),
    *("hàng xóm", "cô chủ nhiệm", "thằng bạn thân", "nhỏ bạn thân", "con bạn thân"),
)
_OF = ("nó", "cháu", "bé", "của nó", "của con", "của cháu", "của bé", "của em", "nhà em", "nhà tôi", "của con tôi")
_OF_EM = (
    "bạn",
    "bạn thân",
    "bạn cùng lớp",
    "bạn cùng bàn",
    "bạn học",
    "mẹ",
    "bố",
    "anh trai",
    "chị gái",
    "em gái",
    "em trai",
)
_NEXT_DOOR = ("nhà bên", "nhà bên cạnh", "hàng xóm", "nhà hàng xóm", "kế bên", "bên cạnh", "cùng xóm", "trong xóm")
_CHILD = ("bé", "cháu", "con", "đứa", "mấy đứa", "thằng", "bạn", "em", "mấy bé")


def persons() -> str:
    """The phrases, comma between them."""
    found = [f"{kin} {of}" for kin in _KIN for of in _OF]
    found += [f"{kin} em" for kin in _OF_EM]
    found += [f"{kin} con" for kin in _OF_EM]
    found += [f"{child} {where}" for child in _CHILD for where in _NEXT_DOOR]
    return ", ".join(phrase for phrase in found if phrase not in _OWN)


_OWN = {"con em nhà em", "con chị nhà em", "con em nhà tôi", "bé bên cạnh", "con bên cạnh", "em bên cạnh"}
