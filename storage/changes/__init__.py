"""What a turn wants stored: plain values noted while deciding, written in groups when the batch is stored.

Each change yields operations; operations of one statement are executed together, statements by rank, so that what
others refer to is there first. Rows made in one turn refer to each other by uid.
"""

from storage.changes.base import Change, Operation, Statement, store

__all__ = ["Change", "Operation", "Statement", "store"]
