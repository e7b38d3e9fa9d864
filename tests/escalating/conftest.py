"""What begins a case's life, for all files of lives, and a town that the command reads."""

from tests.escalating.desk import desk
from tests.escalating.lives import begins, begins_anywhere

__all__ = ["begins", "begins_anywhere", "desk"]
