"""What begins a case's life, for all files of lives."""

from tests.escalating.lives import begins, begins_anywhere

__all__ = ["begins", "begins_anywhere"]
