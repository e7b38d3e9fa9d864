"""Rounds: the school calendar, opening and closing, who owes, reminding; imports storage, turn, messages and clock."""
