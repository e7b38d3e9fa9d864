"""From the outbox to the channels: claiming by priority and budget, rendering from current rows, ticking off.

Imports storage, messages, i18n, dialogue and the rules of rounds and cases; knows no messenger but through `Carrier`.
"""
