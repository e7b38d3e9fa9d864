"""A questionnaire as pages: all its questions and paths to read, and one to fill in that stores nothing.

Imports forms, i18n and (in `serving`) aiohttp; no storage.
"""
