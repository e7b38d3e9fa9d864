"""A town that the command reads."""

from tests.escalating.desk import desk

__all__ = ["desk"]
