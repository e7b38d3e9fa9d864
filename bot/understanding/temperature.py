"""Temperatures as they are typed and spoken: "37,5", "375", "38 độ rưỡi", "ba mươi tám độ hai"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.degrees import Found, temperatures
from bot.understanding.dialect import standard
from bot.understanding.folding import MOST, clean
from bot.understanding.lines import Line, line_of, pattern
from bot.understanding.other_numbers import without_other_numbers
from bot.understanding.unmeasured import says_unmeasured
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood, Unsure

LOWEST, HIGHEST, UNUSUAL = Decimal("34"), Decimal("42.9"), Decimal("41")
"""°C that are taken for a temperature at all; above the last it is asked whether it is right."""

NOT_MEASURED = "not measured"
"""What is understood where nobody has measured."""

Read = Understood[Decimal] | Understood[str] | Unsure[Decimal] | NotUnderstood

_FAHRENHEIT = pattern(r"\d ?(?:°|độ|do)? ?f(?![^\W_])|(?<!\w)fahrenheit(?!\w)")
_DEGREES_F = re.compile(r"(?:9\d|10\d)(?:[.,]\d)?")
_IN_TENTHS = re.compile(r"(độ|\bdo) (?:và |với |va )?(\w+) (?:phần|phan)\b(?: (?:mười|trăm|muoi)\b)?")
""" "38 độ và 5 phần"."""
_HALF_OR_NO_MORE = re.compile(r"(?<![\d.,])(3[4-9]|40)r(?!\w)")
""" "38r": "38 rưỡi" as well as "38 rồi"."""
_CORRECTED = pattern(
    r"(?<!\w)(?:(?:à|ủa|ơ|í|ý|úi|ấy|ah|a)[ ,.]{1,3}(?:em |con |mẹ )?(?:nhầm|lộn|không(?! sao)|ko|sai|quên)|sửa lại"
    r"|đính chính|đúng ra"
    r"|đúng là|nói lại|nhắn lại|gõ lại|(?:nhầm|lộn)(?: (?:rồi|ạ|cô|tí|chút|xíu))*(?= ?[,.:!;]))(?!\w)"
)
_WHICH = pattern(r"(?<!\w)(?:đứa|bé|con|cháu|thằng) (?:nào|nhỏ|em|út|thứ)(?!\w)")
_COOL = pattern(
    r"(?<!\w)(?:không|ko|k|kg|hết|chưa|hok|hong|hông|hổng|khg|kh|chẳng|đâu có|chx|nỏ)(?: (?:còn|bị|có|thấy"
    r"|hề))* (?:sốt|nóng)(?!\w)"
    r"|(?<!\w)(?:hạ|hết|cắt) sốt(?!\w)|(?<!\w)mát (?:rồi|người|rượi)"
)
_HOT = pattern(
    r"(?<!\w)(?:sốt(?! (?:đất|giá|ruột))|nóng(?! (?:ruột|tính|lòng))|hâm hấp|ấm ấm|hơi ấm|âm ấm|đo rồi|đo xong"
    r"|nhiệt kế|máy đo"
    r"|bao nhiêu độ|mấy độ|nhiệt độ)(?!\w)"
)
_OTHER_NUMBER = pattern(r"(?<![\w/.,:-])(\d{1,4}(?:[.,]\d{1,2})?) ?(độ|do|°|c(?![^\W_]))?(?![\w/:])")
_AROUND_IT = pattern(r"[^\w.,]|(?<!\w)(?:con|bé|đo|cháu|em|ạ|a|dạ|sốt|cô|là|được)(?!\w)")


def read_temperature(text: str) -> Read:
    """Degrees Celsius that were surely meant, else what has to be asked."""
    if len(text) > MOST:
        return NOT_UNDERSTOOD
    line = line_of(_HALF_OR_NO_MORE.sub(r"\1 mấy", _IN_TENTHS.sub(r"\1 \2", standard(clean(text)))))
    everyones = temperatures(line)
    found = [one for one in everyones if not one.is_others]
    unmeasured = says_unmeasured(line.text)
    if "f" in line.text and _FAHRENHEIT.search(line.text):
        return _from_fahrenheit(line.text)
    if not found:
        return Understood(NOT_MEASURED) if unmeasured else _without_number(line)
    read = settled(found, line)
    is_open = unmeasured or (len(found) < len(everyones) and _WHICH.search(line.text))
    return Unsure((read.value,)) if is_open and isinstance(read, Understood) else read


def settled(found: Sequence[Found], line: Line) -> Understood[Decimal] | Unsure[Decimal] | NotUnderstood:
    """The one temperature of this child now among those found; else those that may be it."""
    found = corrected(found, line)
    values = {one.celsius for one in found}
    if len(values) > 1:
        now = {one.celsius for one in found if one.is_now}
        is_told = found[-1].is_now or all(one.is_now or one.is_past for one in found)
        if len(now) != 1 or any(one.is_around for one in found) or not is_told:
            return Unsure(tuple(sorted(values)))
        values = now
    (value,) = values
    only = [one for one in found if one.celsius == value]
    if any(one.is_around for one in only) or all(one.is_past for one in only):
        return Unsure((value,))
    if not LOWEST <= value <= HIGHEST or value > UNUSUAL:
        return Unsure((value,))
    if not any(one.is_sure for one in only):
        return NOT_UNDERSTOOD
    return Understood(value)


def _from_fahrenheit(text: str) -> Unsure[Decimal]:
    """The same in °C, which is asked about: nobody here has a thermometer in °F but by mistake."""
    number = _DEGREES_F.search(text)
    celsius = ((Decimal(number[0].replace(",", ".")) - 32) * 5 / 9).quantize(Decimal("0.1")) if number else None
    return Unsure((celsius,)) if celsius is not None and LOWEST <= celsius <= HIGHEST else Unsure()


def corrected(found: Sequence[Found], line: Line) -> Sequence[Found]:
    """Those after "à nhầm", where there are some before it and after it."""
    corrected = [match.end() for match in _CORRECTED.finditer(line.text)]
    return [one for one in found if one.at >= corrected[-1]] or found if corrected else found


def _without_number(line: Line) -> Read:
    text = without_other_numbers(line.text)
    other = _OTHER_NUMBER.search(text)
    if other and (other[2] or _AROUND_IT.sub("", text) == other[1]):
        return Unsure()
    if _COOL.search(text):
        return NOT_UNDERSTOOD
    return Unsure() if _HOT.search(text) else NOT_UNDERSTOOD


_AND_MORE = re.compile(
    r"^(?!.*\b(?:qua|kia|hồi|hoi|tối|đêm|đợt|lúc)\b)"
    r".*(?<![\d.,])(?:3[89]|4[01]) ?(?:độ |do )?(?:mấy|may|hơn|hon|lẻ|le|mí)\b(?!.*\d)"
)
""" "38 mấy": so much at least."""


def is_at_least_a_fever(cleaned: str) -> bool:
    """Whether a temperature of now is only about so much, but 38 at the least."""
    return _AND_MORE.search(cleaned) is not None
