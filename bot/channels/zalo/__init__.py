"""Zalo: the Bot Platform's HTTP, heard and spoken over aiohttp. Imports messages, i18n, delivery."""
