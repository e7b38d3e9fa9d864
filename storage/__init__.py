"""Everything that is kept: the only room with SQL. It imports nothing of `bot`."""
