"""Exercises of the alerting chain, and a messenger that says ok and delivers nothing."""
