"""The words of talk about health, North, Centre and South: what each says; imports only its own files."""

from bot.understanding.words.agreeing import AGREEING
from bot.understanding.words.bodies import BODIES, DISEASES, PARTS
from bot.understanding.words.broader import BROADER, BROADER_SIGNS
from bot.understanding.words.coming import COMING, KEPT
from bot.understanding.words.conversing import CONVERSING, CONVERSING_SIGNS, conversing
from bot.understanding.words.daily import DAILY
from bot.understanding.words.denying import DENYING
from bot.understanding.words.doubting import DOUBTING
from bot.understanding.words.fevers import FEVERS
from bot.understanding.words.figures import figures
from bot.understanding.words.formed import formed
from bot.understanding.words.further import FURTHER
from bot.understanding.words.going import GOING
from bot.understanding.words.health import HEALTH
from bot.understanding.words.normal import NORMAL
from bot.understanding.words.nothing import nothing
from bot.understanding.words.people import PEOPLE
from bot.understanding.words.persons import persons
from bot.understanding.words.spelling import ALIASES, TOKENS
from bot.understanding.words.spoken import SPOKEN, SPOKEN_SIGNS
from bot.understanding.words.wider import WIDER, WIDER_OTHER

__all__ = ["ALIASES", "ALSO", "DISEASES", "NORMAL", "PARTS", "SIGNS", "TOKENS", "WORDS"]

_BUILT = {"go": COMING, "stay": KEPT, "fine": nothing(), "metaphor": figures(), "other": persons()}
_LISTED = DENYING | DOUBTING | PEOPLE | GOING | DAILY | HEALTH | AGREEING
WORDS = {
    tag: ", ".join(
        part for part in (text, *(more.get(tag) for more in (FURTHER, BROADER, CONVERSING, SPOKEN, _BUILT))) if part
    )
    for tag, text in _LISTED.items()
}
"""Tag -> phrases. Where a phrase stands under two tags, `lexicon.RANK` says which one counts."""


def _signs() -> dict[str, str]:
    """What is listed word by word goes before what is built."""
    signs = {code: text.split(", ") for code, text in (FEVERS | BODIES).items()}
    known = {phrase for phrases in signs.values() for phrase in phrases}
    listed = [(code, phrase) for code, text in WIDER.items() for phrase in text.split(", ")]
    listed += [("other", phrase) for text in WIDER_OTHER.values() for phrase in text.split(", ")]
    listed += [
        (code, phrase)
        for more in (BROADER_SIGNS, CONVERSING_SIGNS, SPOKEN_SIGNS)
        for code, text in more.items()
        for phrase in text.split(", ")
    ]
    for code, phrase in (*listed, *formed(), *conversing()):
        if phrase not in known:
            known.add(phrase)
            signs.setdefault(code, []).append(phrase)
    return {code: ", ".join(phrases) for code, phrases in signs.items()}


SIGNS = _signs()
"""Code -> phrases; a "?" after a code: it may be that, and has to be measured or asked."""

ALSO = {
    "nổi gì": ("rash", "blisters"),
    "sốt xuất huyết": ("fever",),
    "sốt phát ban": ("fever", "rash"),
    "sốt co giật": ("fever", "convulsion"),
    "cảm sốt": ("other", "fever"),
    "sốt li bì": ("fever", "lethargic"),
    "đau bụng đi ngoài": ("other", "diarrhoea"),
    "nôn trôn tháo": ("vomiting", "diarrhoea"),
    "miệng nôn trôn tháo": ("vomiting", "diarrhoea"),
    "nôn ra máu": ("vomiting", "bleeding"),
    "ói ra máu": ("vomiting", "bleeding"),
    "đi ngoài ra máu": ("diarrhoea", "bleeding"),
    "đi cầu ra máu": ("diarrhoea", "bleeding"),
    "ho ra máu": ("cough", "bleeding"),
    "ho ra tí máu": ("cough", "bleeding"),
    "ho ra ít máu": ("cough", "bleeding"),
    "ho ra chút máu": ("cough", "bleeding"),
    "ho ra một ít máu": ("cough", "bleeding"),
    "ho có máu": ("cough", "bleeding"),
    **dict.fromkeys(
        ("ho ra đờm có tia máu", "ho đờm có máu", "ho ra đàm có máu", "ho ra đờm lẫn máu", "ho ra tia máu"),
        ("cough", "bleeding"),
    ),
    "ho lẫn máu": ("cough", "bleeding"),
    "ho ra đờm có máu": ("cough", "bleeding"),
    "ho cảm": ("cough", "other"),
    **dict.fromkeys(("cảm sổ mũi", "cảm chảy mũi", "cảm nghẹt mũi"), ("runny_nose",)),
    "cảm ho": ("cough",),
    "cảm ho sổ mũi": ("cough", "runny_nose"),
    **dict.fromkeys(
        ("ho tới ói", "ho đến ói", "ho ói", "ho nôn", "ho tới nôn", "ho đến nôn", "ho ọc", "ho đến nỗi nôn"),
        ("cough", "vomiting"),
    ),
    **dict.fromkeys(("ho đến nỗi ói", "ho là ói", "ho là nôn", "ho sặc ói"), ("cough", "vomiting")),
    "sốt cao co giật": ("fever", "convulsion"),
    "tiêu chảy mất nước": ("diarrhoea", "other"),
    "co giật do sốt": ("convulsion", "fever"),
    "hắt xì sổ mũi": ("runny_nose",),
    "ho hắt hơi": ("cough", "runny_nose"),
    "tức ngực khó thở": ("breathless", "other"),
    "ngủ li bì gọi không dậy": ("lethargic",),
}
"""Phrases that say several things at once."""
