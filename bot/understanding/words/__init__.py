"""The words of talk about health, North, Centre and South: what each says; imports only its own files."""

from bot.understanding.words.agreeing import AGREEING
from bot.understanding.words.bodies import BODIES, DISEASES, PARTS
from bot.understanding.words.coming import COMING
from bot.understanding.words.daily import DAILY
from bot.understanding.words.denying import DENYING
from bot.understanding.words.doubting import DOUBTING
from bot.understanding.words.fevers import FEVERS
from bot.understanding.words.going import GOING
from bot.understanding.words.health import HEALTH
from bot.understanding.words.normal import NORMAL
from bot.understanding.words.people import PEOPLE
from bot.understanding.words.spelling import ALIASES, TOKENS

__all__ = ["ALIASES", "ALSO", "DISEASES", "NORMAL", "PARTS", "SIGNS", "TOKENS", "WORDS"]

WORDS = DENYING | DOUBTING | PEOPLE | GOING | {"go": f"{GOING['go']}, {COMING}"} | DAILY | HEALTH | AGREEING
"""Tag -> phrases. Where a phrase stands under two tags, `lexicon.RANK` says which one counts."""

SIGNS = FEVERS | BODIES
"""Code -> phrases; a "?" after a code: it may be that, and has to be measured or asked."""

ALSO = {
    "nổi gì": ("rash", "blisters"),
    "sốt xuất huyết": ("fever",),
    "sốt phát ban": ("fever", "rash"),
    "sốt co giật": ("fever", "convulsion"),
    "cảm sốt": ("other", "fever"),
    "sốt li bì": ("fever", "lethargic"),
    "đau bụng đi ngoài": ("other", "diarrhoea"),
    "nôn ra máu": ("vomiting", "bleeding"),
    "ói ra máu": ("vomiting", "bleeding"),
    "đi ngoài ra máu": ("diarrhoea", "bleeding"),
    "đi cầu ra máu": ("diarrhoea", "bleeding"),
    "ho ra máu": ("cough", "bleeding"),
    "ho cảm": ("cough", "other"),
    "tức ngực khó thở": ("breathless", "other"),
    "ngủ li bì gọi không dậy": ("lethargic",),
}
"""Phrases that say several things at once."""
