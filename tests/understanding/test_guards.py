"""What is left out by hand is left out rightly: where a guard says that a rule has nothing to do, it does nothing."""

import json
import random
from pathlib import Path

import pytest

from bot.understanding import (
    begun,
    besides,
    danger,
    degrees,
    dialect,
    folding,
    forms,
    lexicon,
    lines,
    passes,
    readings,
    settling,
    telling,
)
from bot.understanding.folding import clean, fold, plain
from bot.understanding.items import Item
from bot.understanding.lexicon import items_of
from bot.understanding.of_parts import of_parts

CORPUS = Path(__file__).parent / "corpus"
EVERY, MIXED, CUT = 7, 2500, 1500
"""Every so many lines of the corpus; texts of words, and of phrases, that are put together from everywhere."""
_TURNS = (
    "co nhe, oi, lan roi, nghi, chi sot, xiu, ban, mat do, no fever, chua do, tai co, ma con sot, sốt đất, "
    "đau đầu với, mấy nốt, đau cái đầu, nhức hai con mắt, mắt không đỏ, ai mà chả ho, "
    "rức cái trốc, ba tám, ba mươi bảy, hăm hai, "
    "khônggg, chua nhat, hqua, mùng 3, em là mẹ, em bị ho con, mình nổi mẩn, khonh, kohng, khoong, sao mà sốt được, "
    "ban bủng gì, vắng 3 bạn, tuần rồi, đi cầu 6 lần, ho và mũi, chuc ngu ngon, chúc cô vui, tiêm mũi 2, hai mũi rồi, "
    "tiêm hai mũi rồi, ho với mũi, sốt + mũi, hai hôm trước, 7 giờ kém 15, sổ mũi xanh lè, khác thường nhất là, "
    "dau lam, con chi ho, so mui rong rong"
)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    lines = [
        json.loads(line)["in"]["text"]
        for file in sorted(CORPUS.rglob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]
    chance = random.Random(7)
    words = [word for line in lines[::3] for word in line.split()] + 60 * _TURNS.replace(",", "").split()
    turns = _TURNS.split(", ")
    mixed = [" ".join(chance.choices(words, k=chance.randint(1, 8))) for _ in range(MIXED)]
    mixed += [" ".join([*chance.choices(words, k=2), chance.choice(turns), chance.choice(words)]) for _ in range(CUT)]
    return [*turns, *lines[::EVERY], *mixed]


@pytest.fixture(scope="module")
def phrases(texts: list[str]) -> list[list[Item]]:
    return [list(items_of(text, frozenset())) for text in texts]


def test_a_phrase_that_needs_no_look_is_what_it_is(phrases: list[list[Item]]) -> None:
    for items in phrases:
        for at, item in enumerate(items):
            may_be = item.typed in settling._SO_TYPED or item.text in settling._SO_READ
            if not (may_be or item.typed.endswith(settling._NHE)):
                assert settling._settled_at(items, at) == item, (item, [one.typed for one in items])
            if not (item.text in besides._SEVERAL or item.typed in besides._SEVERAL):
                assert besides._beside(items, at) == item, (item, [one.typed for one in items])


def test_what_the_guards_of_neighbours_leave_out_changes_nothing(phrases: list[list[Item]]) -> None:
    for items in phrases:
        if not any(map(besides.may_figure, items)):
            assert besides._counted(besides.reddens(besides.echoed(besides._how_could(items)))) == items
        if not any(map(besides.denies_echo, items)):
            assert not any(besides.is_echo(items, at) for at in range(len(items)))
        for at in range(len(items)):
            if items[at].text not in forms._SPEAKERS and items[at].text not in forms._ASKS_OR_COLONS:
                assert forms._answer_at(items, at) is None


def test_neighbours_are_looked_at_wherever_that_changes_something(texts: list[str]) -> None:
    for text in texts:
        raw, found = lexicon._shared(lexicon._tokens(dialect.standard(clean(text))))
        whole = items = settling.settled(raw)
        whole = besides._only_after_no(whole) if whole and whole[0].typed == "khong chi" else whole
        whole = besides._counted(besides.reddens(besides.echoed(besides._how_could(whole))))
        looked = [besides._beside(whole, at) for at in range(len(whole)) if not besides.is_echo(whole, at)]
        assert besides.besides(items) == looked, text
        assert passes.passed(raw, found) == settling.rhetorical(of_parts(looked)), text


def test_a_danger_that_is_said_has_a_word_with_which_it_begins(texts: list[str]) -> None:
    for text in [*texts, "bị chó dại cắn", "ngã đập đầu, nôn", "hóc xương", "ho ra máu"]:
        words = danger.words_said(text)
        said, begun_ = " ".join(map(fold, words)), set().union(*map(danger._begun_by, clean(text).split()))
        for one in (danger._LASTING, danger._DANGER):
            assert one in begun_ or not danger.is_said(one, said, words), text
        found = [match.span() for match in danger._LASTING.finditer(said.split(" "), said)]
        assert found == [match.span() for match in danger._LASTING.pattern.finditer(said)], text


def test_words_are_cut_between_two_spaces_as_in_the_whole_text(texts: list[str]) -> None:
    for text in map(clean, [*texts, "sốt  38.5\n, 3 hôm", " 2t3 "]):
        assert lines._tokens(text) == list(lines._tokens_between.__wrapped__(text)), text


def test_a_text_stays_as_it_is_typed_where_none_of_the_words_of_a_region_stands(texts: list[str]) -> None:
    for text in map(clean, texts):
        words = dialect._WORD.findall(text)
        if text.isascii() and dialect.is_english(set(words)):
            assert dialect.in_vietnamese(text) == dialect.standard(text), text
            continue
        whole = text if dialect._ASKED_AT_LAST.search(text) else dialect._AFTERTHOUGHT.sub("", text)
        whole = dialect._EVERYBODY.sub(r"\1 cũng", dialect.alarmed(whole))
        whole = dialect._MATCH.sub(dialect._standard, whole)
        whole = dialect._COUNTED.sub(r"\1 \2", whole)
        assert dialect._PART_FIRST.sub(r"\1\3\4 \5 \2", whole) == dialect.standard(text), (text, words)


def test_numbers_times_and_repeated_letters_are_found_as_without_a_guard(texts: list[str]) -> None:
    for text in texts:
        cleaned, bare = clean(text), plain(clean(text))
        assert degrees.holds_number(cleaned) == (degrees._NUMBER.search(cleaned) is not None), text
        assert begun.names_a_time(bare) == (begun._NAMES_A_TIME.search(bare) is not None), text
        assert folding._unrepeated(text) == folding._REPEATED.sub(r"\1", text)


def test_words_of_one_slip_are_those_that_looking_through_all_finds() -> None:
    chance = random.Random(8)
    letters = "abcdeghiklmnopqrstuvxyôưđ"
    for word in chance.sample(sorted(readings._BY_FOLD), 300):
        at = chance.randrange(len(word))
        slips = (word[:at] + word[at + 1 :], word[:at] + chance.choice(letters) + word[at:], word[:at] + word[at + 1 :])
        for typed in (*slips, word[:at] + word[at : at + 2][::-1] + word[at + 2 :]):
            bare = plain(typed)
            near = [
                fold
                for length in range(max(3, len(bare) - 1), len(bare) + 2)
                for fold in readings._BY_FOLD
                if bare and len(fold) == length and fold[0] == bare[0] and folding.is_near(bare, fold)
            ]
            if bare and typed.isascii():
                assert list(readings._near(typed)) == [one for fold in near for one in readings._BY_FOLD[fold]], typed


def test_a_word_may_be_a_denial_with_a_slip() -> None:
    assert telling._is_near_a_denial("khônh") and telling._is_near_a_denial("kong")
    assert not telling._is_near_a_denial("kho") and not telling._is_near_a_denial("sot")
