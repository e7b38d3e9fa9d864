"""Health, metrics and the two listeners over aiohttp; channels add their own paths. Imports config, clock, storage."""
