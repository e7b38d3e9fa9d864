"""Buttons of earlier builds and words typed late: what a term offered is pressed and typed again.

`term` is a commune that lives through some days and keeps everything offered and typed; `recorded/` holds what earlier
builds offered. How a recording is added is said in recorded/README.md.
"""
