"""Drills: exercises on the real ladder, planned by the calendar, with figures for the principal."""
