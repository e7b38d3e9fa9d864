"""Signs without a code of their own, told apart by what they are of: a head that aches answers nothing of the belly."""

from collections.abc import Sequence

from bot.understanding.folding import words_of
from bot.understanding.items import Item
from bot.understanding.told import Told

ELSE = "else"
"""The code of a sign that nobody asked for, where one without a code was."""
_TOPICS = (
    words_of("bụng bao dạ quặn ruột"),
    words_of("đầu óc"),
    words_of("chóng choáng hoa quay xây"),
    words_of("mệt uể oải đừ đuối rã bải lả yếu nằm lì chơi"),
    words_of("ăn bú biếng chán kém uống"),
    words_of("miếng dãi nhễu nhiễu"),
    words_of("chân tay mỏi khớp cơ lưng người mình"),
    words_of("tai"),
    words_of("răng nướu lợi"),
    words_of("ngứa gãi"),
    words_of("ngủ"),
    words_of("ngực tim"),
)
_CODE = "other"


def topics_of(text: str) -> set[int]:
    """What a sign is of, by its words."""
    words = text.split()
    return {number for number, topic in enumerate(_TOPICS) if not topic.isdisjoint(words)}


def asked_topics(asked: Sequence[Item]) -> set[int]:
    """What the signs without a code are of that were asked for; none where one of them is of nothing known."""
    each = [topics_of(item.text) for item in asked if _CODE in item.codes]
    return set().union(*each) if all(each) else set()


def set_apart(told: Told, topics: set[int], *, is_one_of_several: bool) -> None:
    """Signs of something else than was asked for get another code; beside one with a code what is unknown does."""
    for entry in told.entries if topics else ():
        own = topics_of(entry.said)
        if entry.code == _CODE and own.isdisjoint(topics) and (own or is_one_of_several):
            entry.code = ELSE
