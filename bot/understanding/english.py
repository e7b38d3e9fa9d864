"""What parents who write English say of a child, in words that the lists know: signs, denials, days, being well."""

import re

from bot.understanding.folding import words_of

_SURE = words_of(
    "fever feverish cough coughing coughs breathe breathing breath seizure seizures convulsion"
    " convulsions unconscious fainted faint throat runny nose stuffy rash rashes vomiting vomited vomits"
    " diarrhea diarrhoea headache stomachache blister blisters yesterday healthy daughter child lips eyes"
    " threw throwing choking wake feels sick tired she since fine"
)
"""Words of no other language that is typed here: one of them, and the text is read as English."""
_CHILD = (
    r"(?:my |our )?(?:son|daughter|child|kid|boy|girl|baby)"
    r"(?: \w+(?= (?:has|is|can|cannot|had|does|threw|will|won|fainted)\b))?|he|she|it"
)
_SAID: tuple[tuple[str, str], ...] = (
    (
        r"(?:can ?not|can(?: ?' ?)?t|unable to|not able to|could(?: not|n't)|struggling to) (?:breathe?|breath)",
        "không thở được",
    ),
    (
        r"(?:is|are)?(?: not|n't) breathing|stopped breathing|(?:is )?choking|gasping for (?:air|breath)",
        "không thở được",
    ),
    (r"(?:has |having )?(?:difficulty|trouble|problems?|hard time)(?: in| with)? (?:breathing|to breathe)", "khó thở"),
    (
        r"breathing (?:problems?|difficult(?:y|ies)|hard|fast|badly)|(?:short|shortness) of breath|out of breath",
        "khó thở",
    ),
    (r"hard to breathe", "khó thở"),
    (
        r"(?:lips?|face)(?: is| are)?(?: turning| turned| going| look)? blue|(?:turning|turned) blue|blue lips",
        "môi tím tái",
    ),
    (r"(?:having |has |had )?(?:an? |the )?(?:seizures?|convulsions?|fits)", "co giật"),
    (
        r"(?:will not|won ?' ?t|does not|doesn't|can ?not|can't|not) wake(?: up)?|unresponsive|not responding",
        "gọi không dậy",
    ),
    (r"(?:is |was |fell )?unconscious|(?:has |just )?(?:fainted|passed out|collapsed)|lost consciousness", "bất tỉnh"),
    (r"(?:very |so )?(?:drowsy|lethargic)", "li bì"),
    (r"nose ?bleeds?|bleeding nose|nose is bleeding", "chảy máu cam"),
    (r"threw up|throwing up|throws up|vomit(?:ed|ing|s)?|puk(?:ed|ing)", "nôn"),
    (r"(?:a )?sore throat|throat (?:hurts|is sore|pain)", "đau họng"),
    (r"(?:a )?(?:runny|stuffy|blocked|running) nose", "sổ mũi"),
    (r"(?:pink|red|sore) eyes?|eyes? (?:is|are) (?:red|pink)|conjunctivitis", "đỏ mắt"),
    (r"mouth (?:sores?|ulcers?)|(?:sores?|ulcers?) in (?:the|his|her) mouth", "loét miệng"),
    (r"blisters?", "mụn nước"),
    (r"(?:a |some )?(?:skin )?rash(?:es)?|red spots|hives", "phát ban"),
    (r"cough(?:s|ing|ed)?", "ho"),
    (r"diarrh(?:o?ea)|loose stools?", "tiêu chảy"),
    (r"(?:a |high )*(?:fever|feverish)|high temperature", "sốt"),
    (r"(?:a )?headache|head hurts", "đau đầu"),
    (r"(?:a )?stomach ?ache|(?:stomach|tummy|belly)(?: ?ache| hurts| pain)", "đau bụng"),
    (r"(?:feels? |feeling |is )?(?:sick|unwell|ill|tired)", "mệt"),
    (
        r"(?:is |are |feels? |feeling )?(?:all |totally |perfectly |very )?"
        r"(?:fine|healthy|well|okay|ok|good)(?: now| today)?",
        "khỏe",
    ),
    (r"no longer(?: has| have)?|not any ?more|stopped", "hết"),
    (
        r"(?:does not|doesn ?' ?t|do not|don't|did not|didn't) (?:have|has)(?: an?| any)?"
        r"|(?:has|have|with|having) no|without|no|not",
        "không",
    ),
    (r"(?:is|has|are) (?:gone|over)", "hết rồi"),
    (r"(?:is |getting |feels? |feeling )*better", "đỡ rồi"),
    (r"since yesterday", "từ hôm qua"),
    (r"since last night", "từ đêm qua"),
    (r"since this morning", "từ sáng nay"),
    (r"yesterday", "hôm qua"),
    (r"last night", "đêm qua"),
    (r"this morning", "sáng nay"),
    (r"today", "hôm nay"),
    (r"(?:for )?(\d+) days? ago", r"\1 ngày trước"),
    (r"for (\d+) days", r"\1 ngày nay"),
    (r"degrees?(?: celsius| c)?", "độ"),
    (r"and|with|also", "và"),
    (r"but", "nhưng"),
    (r"since", "từ"),
    (r"maybe|probably|might have|i think|a little|a bit|slightly|slight", "hơi"),
    (_CHILD, "con"),
    (r"has|have|having|had|is having|is|are|was|a|an|the|of|his|her|got|been|started|in|at", ""),
)
_EACH = [(re.compile(rf"(?<!\w)(?:{english})(?!\w)"), vietnamese) for english, vietnamese in _SAID]
_SPACES = re.compile(r" {2,}")


def is_english(words: "frozenset[str] | set[str]") -> bool:
    """Whether a text of these words is read as English: two of them are sure, or one that stands with small ones."""
    sure = len(_SURE & words)
    return sure > 1 or (sure == 1 and not _SMALL.isdisjoint(words)) or (sure == 1 and len(words) < _FEW)


SURE = frozenset(_SURE)
_SMALL = {
    "has",
    "have",
    "is",
    "can",
    "cannot",
    "having",
    "had",
    "the",
    "my",
    "not",
    "will",
    "won",
    "does",
    "doesn",
    "no",
    "she",
    "he",
    "of",
}
_FEW = 4


def in_vietnamese(cleaned: str) -> str:
    """The text with what it says of signs, of days and of a child in Vietnamese; names and numbers as they stand."""
    for english, vietnamese in _EACH:
        cleaned = english.sub(vietnamese, cleaned)
    return _SPACES.sub(" ", cleaned).strip()
