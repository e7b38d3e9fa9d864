"""Looking a questionnaire's workbook through before it is read: every mistake in one run, each with its place.

May import the forms room alone.
"""

from bot.forms.checks.looking import look_through

__all__ = ["look_through"]
