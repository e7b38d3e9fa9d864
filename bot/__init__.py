"""Khai Báo: the conversation, its rules and its wires. `storage` keeps what it learns."""
