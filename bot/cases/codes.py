"""The two digits by which a case is called where nothing can be tapped: "Nhận ca 37"."""

FIRST, MANY = 10, 90


def code_of(case_id: int) -> int:
    """Two digits from 10 to 99; cases that are open together differ in them as long as there are no ninety."""
    return FIRST + case_id % MANY
