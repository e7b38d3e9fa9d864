"""Choosing from what is offered: by number, by words, by "cả hai", "cái đầu"."""

import re
from collections.abc import Sequence

from bot.understanding.folding import MOST, clean, fold, is_near, plain, words_of
from bot.understanding.meant import by_going, by_signs
from bot.understanding.nearing import SHORT, vocabulary_of
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_NUMBER_WORDS = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}
_POLITE = words_of(
    "a ah da vang uh u thua co thay em con chi anh toi minh me bo ba chon lay cau so muc y dap an "
    "cai thu o phuong la chac "
    "ad cho nhe nha nhen xin oi di thoi nua do roi ok nghen luon day ban lua bam nhan dong gia dinh "
    "tra loi bi be chau nay "
    "ay ha nghe lam nhieu it nhe lan hihi ok "
    "hom nguoi the gi nho voi va cung thi vay lai giup e noi ngoai luon kia r"
)
"""Folded words that only make it polite, where no label has them."""

_PLACES = (
    (re.compile(r"(?:dau|dau tien|thu nhat|nhat|tren cung)"), 1),
    (re.compile(r"(?:cuoi|cuoi cung|chot|sau cung|duoi cung)"), -1),
)
_FIRST_ONES = re.compile(r"(hai|2|ba|3) (?:cai |muc |y |cau |dong )?dau(?: tien)?")
_LAST_ONES = re.compile(r"(hai|2|ba|3) (?:cai |muc |y |cau |dong )?cuoi(?: cung)?")
_ALL = re.compile(
    r"(?:tat ca|het|toan bo|tat|all|tat ca luon|chon het|du ca|moi thu|moi muc|het luon|tat tan tat"
    r"|deu co|co het|co ca|dong y het"
    r"|dong y tat ca|ca may cai|bi het|(?:ca|du) (?P<n>hai|ba|bon|nam|[2-5])(?: cai| muc| thu| y)?|ca)"
)
_DENIED = re.compile(r"\b(?:khong|ko|k|kg|hong|hok|chua|chang|tru|khg|kh|khoi|hem)\b")
_SPLIT = re.compile(r"[,;\n+&/]|\b(?:và|va|với|voi|vs|cùng|cung)\b")
_HOUR = re.compile(r"\b(\d{1,2}) ?(?:h|g) ?(\d{1,2})?\b")
_HALVES = re.compile(r"\bsang\b.*\bchieu\b|\bchieu\b.*\bsang\b")
_ILL = re.compile(
    r"\b(?:om|sot|ho|met|benh|non|oi|bi om|bi sot|dau|khong khoe|ko khoe|k khoe|khong duoc khoe|hong khoe)\b"
)


def read_choice(text: str, options: Sequence[Named], *, many: bool) -> Read:
    """The keys that were surely meant; Unsure with those that fit where only one may be chosen."""
    if len(text) > MOST or not options or not text.strip():
        return NOT_UNDERSTOOD
    typed = " ".join(_HOUR.sub(lambda m: f"{m[1]} giờ {m[2] or ''}", clean(text)).split())
    if "?" in typed and len(fold(typed).split()) > 1:
        return NOT_UNDERSTOOD
    if not many and _HALVES.search(fold(typed)):
        return Unsure(tuple(o.key for o in options))
    choosing = _Choosing(options, many)
    found = choosing.read(typed)
    if many and not re.fullmatch(r"[\d\W]*", typed):
        told = by_signs(text, options)
        more = isinstance(told, Understood) and isinstance(found, Understood) and set(told.value) > set(found.value)
        if told is not None and (more or not isinstance(found, Understood) or _DENIED.search(plain(typed))):
            return told
    if not many and found == NOT_UNDERSTOOD:
        return by_going(text, options)
    return found


class _Choosing:
    """One list of labels and how many of them may be taken."""

    def __init__(self, options: Sequence[Named], many: bool) -> None:
        self.options, self.many = options, many
        self.folds = [fold(o.label) for o in options]
        self.denies = [bool(_DENIED.search(fold(re.sub(r"\(.*?\)", "", o.label)))) for o in options]
        self.vocabulary = vocabulary_of(tuple(o.label for o in options))
        self.polite = _POLITE - set(self.vocabulary.by_fold)
        self.deny = any(_DENIED.search(each) for each in self.folds)

    def read(self, typed: str) -> Read:
        same = [o for o in self.options if " ".join(clean(o.label).split()) == typed]
        if len(same) == 1:
            return Understood((same[0].key,))
        numbered = self.by_number(typed)
        if numbered is not None:
            return numbered
        whole = self.everything(typed)
        if whole is not None:
            return whole
        other = SHORT.get(typed)
        if other and typed in self.vocabulary and any(w in self.vocabulary for w in other.split()):
            return Unsure(tuple(o.key for o in self.options if fold(o.label) in (fold(typed), fold(other))))
        if self.many and re.fullmatch(r"(?:toi |em |minh |da |vang )*(?:co )?dong y(?: a| nhe| co)*", fold(typed)):
            return Unsure(tuple(o.key for o in self.options))
        if "hoc" in self.vocabulary:
            typed = re.sub(r"\bđi ho[kc]\b|\bdi ho[kc]\b", "đi học", typed)
        if not self.many and re.search(r"\b(?:hay|hoac)\b.*\b(?:khong|ko|k|chang|hong) (?:nho|ro|biet)\b", fold(typed)):
            return Unsure(tuple(o.key for o in self.options))
        near = self.vocabulary.towards(typed)
        return self.by_words(self.as_ill(near))

    def chosen(self, keys: Sequence[str]) -> Read:
        keys = tuple(dict.fromkeys(keys))
        if not keys:
            return NOT_UNDERSTOOD
        return Understood(tuple(keys)) if self.many or len(keys) == 1 else Unsure(tuple(keys))

    def by_number(self, typed: str) -> Read | None:
        """Positions, where the text is nothing else."""
        bare = " ".join(re.sub(r"[^\w\s]", " ", plain(typed)).split())
        polite = _POLITE - {"thu"} if "thu" in self.vocabulary else _POLITE
        words = [w for w in bare.split() if w not in polite]
        text = " ".join(words)
        if re.fullmatch(r"(?:cai |y |muc )?(?:o )?giua", text) and len(self.options) == 3:
            return self.chosen([self.options[1].key])
        either = re.fullmatch(r"(\d) (?:hoac|hay) (\d)", text)
        if either:
            return Unsure(
                tuple(self.options[int(n) - 1].key for n in either.groups() if 1 <= int(n) <= len(self.options))
            )
        last = _LAST_ONES.fullmatch(text) or _LAST_ONES.fullmatch(bare)
        if last and self.many:
            count = _NUMBER_WORDS.get(last[1]) or int(last[1])
            return self.chosen([o.key for o in self.options[-count:]])
        first = _FIRST_ONES.fullmatch(text) or _FIRST_ONES.fullmatch(bare)
        if first and self.many:
            count = _NUMBER_WORDS.get(first[1]) or int(first[1])
            return self.chosen([o.key for o in self.options[:count]])
        for place, at in _PLACES:
            if place.fullmatch(text) or (place.fullmatch(" ".join(bare.split()[-2:])) and len(words) <= 2 and words):
                return self.chosen([self.options[at - 1 if at > 0 else at].key])
        numbers = self.numbers(words)
        if not numbers or (any(w in self.vocabulary for w in words) and not all(w.isdecimal() for w in words)):
            return None
        most = len(self.options)
        if any(not 1 <= n <= most for n in numbers):
            rest = [self.options[n - 1].key for n in numbers if 1 <= n <= most]
            return Unsure(tuple(rest)) if rest else NOT_UNDERSTOOD
        return self.chosen([self.options[n - 1].key for n in numbers])

    def numbers(self, words: Sequence[str]) -> list[int]:
        most, found = len(self.options), []
        for word in words:
            if word.isdecimal() and len(word) <= 3:
                run_together = self.many and most < 10 and len(set(word)) == len(word) > 1
                if int(word) > most and run_together and all(0 < int(c) <= most for c in word):
                    found += [int(c) for c in word]
                else:
                    found.append(int(word))
            elif word in _NUMBER_WORDS:
                found.append(_NUMBER_WORDS[word])
            else:
                return []
        return found

    def everything(self, typed: str) -> Read | None:
        bare = " ".join(w for w in fold(typed).split() if w not in _POLITE or w in ("ba", "thu", "cai", "muc", "y"))
        match = (
            _ALL.fullmatch(bare) or _ALL.fullmatch(fold(typed)) or _ALL.fullmatch(re.sub(r"^dong y ", "", fold(typed)))
        )
        if not match or len(self.options) < 2 or any(each.startswith(bare) for each in self.folds):
            return None
        count = match["n"]
        if count and (_NUMBER_WORDS.get(count) or int(count)) != len(self.options):
            return Unsure(tuple(o.key for o in self.options))
        return self.chosen([o.key for o in self.options])

    def as_ill(self, near: str) -> str:
        """ "Ngân sốt" where a label says "Ngân chưa khỏe"."""
        folded = fold(near)
        if not any("chua khoe" in each for each in self.folds) or "chua khoe" in folded:
            return near
        illness = _ILL.search(folded)
        if illness is None or any(illness[0] in f" {each} " for each in self.folds):
            return near
        return re.sub(_ILL, "chưa khỏe", folded, count=1)

    def by_words(self, near: str) -> Read:
        parts = [part.strip() for part in _SPLIT.split(near) if fold(part)]
        if self.many and len(parts) > 1:
            return self.of_parts(parts, near)
        found = self.matching(near)
        if len(found) == 1:
            return self.chosen([found[0].key])
        mentioned = self.mentioned(near)
        if mentioned:
            return mentioned
        if len(found) > 1:
            return Unsure(tuple(o.key for o in found))
        said = [part for part in parts if not _DENIED.search(fold(part))]
        if len(said) == 1 < len(parts) and len(self.matching(said[0])) == 1:
            return self.chosen([self.matching(said[0])[0].key])
        if len(parts) > 1 and not self.many and not _DENIED.search(fold(near)):
            head = self.matching(parts[0])
            if len(head) == 1 and not any(m is not head[0] for part in parts[1:] for m in self.matching(part)):
                return self.chosen([head[0].key])
        return NOT_UNDERSTOOD

    def of_parts(self, parts: Sequence[str], near: str) -> Read:
        keys: list[str] = []
        for part in parts:
            if not set(fold(part).split()) - self.polite:
                continue
            found = self.matching(part)
            if _DENIED.search(fold(part)) and not any(_DENIED.search(fold(o.label)) for o in found):
                continue
            if len(found) != 1:
                several = self.mentioned(part)
                if isinstance(several, Understood):
                    keys += several.value
                    continue
                return several or (Unsure(tuple(o.key for o in found)) if found else NOT_UNDERSTOOD)
            keys.append(found[0].key)
        return self.chosen(keys)

    def matching(self, part: str) -> list[Named]:
        """The options that a few words mean: the same words, else those that hold all of them, else one slip off."""
        folded = " ".join(fold(part).split())
        words = [w for w in folded.split() if w not in self.polite]
        if not words:
            return []
        trimmed = " ".join(words)
        for wanted in (folded, trimmed):
            found = [o for o, each in zip(self.options, self.folds, strict=True) if each == wanted]
            if found:
                return _by_marks(part, found)
        return _by_marks(part, self.holding(words) or self.slipped(words))

    def holding(self, words: Sequence[str]) -> list[Named]:
        denied = bool(_DENIED.search(" ".join(words)))
        found = []
        for option, each, denies in zip(self.options, self.folds, self.denies, strict=True):
            label = each.split()
            if all(w in label for w in words) and denied == denies:
                found.append(option)
        if len(found) == 1 and len(words) == 1:
            label = fold(found[0].label).split()
            if (
                label[0] != words[0]
                and len(label) > 2
                and len(words[0]) < 5
                and words[0].upper() not in found[0].label.split()
            ):
                return []
        if len(found) > 1:
            content = [
                o for o in found if len([w for w in fold(o.label).split() if w not in self.polite]) == len(words)
            ]
            return content if len(content) == 1 else found
        return found

    def slipped(self, words: Sequence[str]) -> list[Named]:
        typed = "".join(words)
        labels = ["".join(w for w in each.split() if w not in _POLITE) for each in self.folds]
        return [
            option
            for option, label, each in zip(self.options, labels, self.folds, strict=True)
            if len(typed) > 4 and (is_near(typed, label) or is_near(typed, each.replace(" ", "")))
        ]

    def mentioned(self, near: str) -> Read | None:
        """Labels that stand whole in a longer text; short ones only where nothing else is said."""
        folded = f" {fold(near)} "
        found = [(o, each) for o, each in zip(self.options, self.folds, strict=True) if each and f" {each} " in folded]
        found = [(o, e) for o, e in found if not any(e != f and f" {e} " in f" {f} " for _, f in found)]
        found = [(o, e) for o, e in found if o in _by_marks(near, [o for o, f in found if f == e])]
        if not found or (_DENIED.search(folded) and not any(_DENIED.search(each) for _, each in found)):
            return None
        rest = folded
        for _, each in sorted(found, key=lambda one: -len(one[1])):
            rest = rest.replace(f" {each} ", "  ")
        others = [w for w in rest.split() if w not in self.polite]
        if self.many and others and len(others) < len(folded.split()):
            more = self.matching(" ".join(others))
            if len(more) == 1:
                return self.chosen([*(o.key for o, _ in found), more[0].key])
        if others and (any(len(each) < 4 for _, each in found) or len(others) > 3):
            return None
        return self.chosen([o.key for o, _ in found])


def _by_marks(part: str, found: list[Named]) -> list[Named]:
    """Where marks were typed they decide between labels that are the same without."""
    if part.isascii() or not found:
        return found
    typed = re.findall(r"\w+", part)
    kept = []
    for option in found:
        label = re.findall(r"\w+", clean(option.label))
        marked = [w for w in typed if not w.isascii() and fold(w) in {fold(x) for x in label}]
        if all(w in label for w in marked):
            kept.append(option)
    return kept if len(found) > 1 or not kept else found
