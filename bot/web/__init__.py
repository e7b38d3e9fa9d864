"""Webhooks, health and metrics over aiohttp."""
