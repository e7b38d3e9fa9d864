"""Joining: codes, slips, birthdays, binding; imports turn, messages, dialogue, storage, and the cells of imports.

Its `rules` import only the standard library.
"""
