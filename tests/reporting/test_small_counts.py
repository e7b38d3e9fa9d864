"""What is hidden stays hidden: nobody reckons a count under five from what stands beside it."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from bot.reports.small_counts import SMALL, Cell, count_cell, debt_cell, told_parts, total_cell


def possible(parts: list[Cell], total: Cell) -> list[set[int]]:
    """Which values each part can have, by everything the table says: all combinations, one after the other."""
    ranges = [range(cell.low, cell.high + 1) for cell in parts]
    worlds = [world for world in itertools.product(*ranges) if total.low <= sum(world) <= total.high]
    return [{world[number] for world in worlds} for number in range(len(parts))]


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_a_hidden_part_may_still_be_each_of_one_to_four(counts: list[int]) -> None:
    parts = [count_cell(count) for count in counts]
    total = total_cell(sum(counts), parts)
    assert total.low <= sum(counts) <= total.high
    for count, cell, values in zip(counts, parts, possible(parts, total), strict=True):
        assert count in values
        assert values == ({1, 2, 3, 4} if 0 < count < SMALL else {count}), (counts, parts, total)
        assert cell.is_exact is not (0 < count < SMALL)


@given(st.lists(st.tuples(st.integers(0, 16), st.integers(0, 16)), min_size=1, max_size=4))
def test_neither_who_owes_nor_who_declared_is_reckoned_from_the_other(schools: list[tuple[int, int]]) -> None:
    owed = [max(pair) for pair in schools]
    owing = [min(pair) for pair in schools]
    parts = [debt_cell(count, whole) for count, whole in zip(owing, owed, strict=True)]
    total = total_cell(sum(owing), parts, sum(owed))
    assert not total.is_exact or not 0 < total.low < SMALL or sum(owed) < SMALL or all(c.is_exact for c in parts)
    for count, whole, cell, values in zip(owing, owed, parts, possible(parts, total), strict=True):
        assert count in values
        assert values == set(range(cell.low, cell.high + 1)), (schools, parts, total)
        is_small = 0 < count < SMALL or 0 < whole - count < SMALL
        if is_small:
            # what the rest says of it says no more
            assert len(values) >= min(4, whole + 1)
            assert len(set(range(cell.rest_of(whole).low, cell.rest_of(whole).high + 1))) == len(values)


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=3), min_size=1, max_size=3))
def test_totals_of_totals_tell_no_more_either(communes: list[list[int]]) -> None:
    leaves = [[count_cell(count) for count in schools] for schools in communes]
    wholes = [total_cell(sum(schools), cells) for schools, cells in zip(communes, leaves, strict=True)]
    province = total_cell(sum(map(sum, communes)), wholes)
    flat = [cell for cells in leaves for cell in cells]
    ranges = [range(cell.low, cell.high + 1) for cell in flat]
    seen: list[set[int]] = [set() for _ in flat]
    for world in itertools.product(*ranges):
        left = iter(world)
        sums = [sum(next(left) for _ in cells) for cells in leaves]
        fits = all(whole.low <= one <= whole.high for one, whole in zip(sums, wholes, strict=True))
        if fits and province.low <= sum(world) <= province.high:
            for values, value in zip(seen, world, strict=True):
                values.add(value)
    assert seen == [set(range(cell.low, cell.high + 1)) for cell in flat], (communes, wholes, province)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_reasons_add_up_to_what_is_owed_and_none_of_them_is_small(first: int, second: int, rest: int) -> None:
    whole = first + second + rest
    told = told_parts(Cell(whole, whole), {"a": first, "b": second, "rest": rest}, "rest")
    assert not told or sum(told.values()) == whole
    assert all(count >= SMALL for count in told.values())
    assert all(told[name] == count for name, count in (("a", first), ("b", second)) if name in told)


def test_beside_a_range_no_reason_is_told() -> None:
    assert told_parts(Cell(31, 34), {"a": 20, "rest": 13}, "rest") == {}


def test_how_cells_read() -> None:
    assert Cell(38, 38).words() == "38"
    assert count_cell(3).words() == "<5"
    assert debt_cell(3, 40).rest_of(40).words() == "36–39"
    assert debt_cell(1, 7) == Cell(0, 7)
    assert debt_cell(0, 40) == Cell(0, 0)
    assert debt_cell(40, 40) == Cell(40, 40)
