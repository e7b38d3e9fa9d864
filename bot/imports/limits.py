"""How much a file may hold: many times what the largest roster needs, little for a machine."""

MEGABYTE = 1_000_000

MOST_BYTES = 20 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_PARTS = 5_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_MERGES = 50_000
MOST_FINDINGS = 20_000
LONGEST_TEXT = 500
LONGEST_NAME = 200
"""Of a unit or a class, and of whoever decided something: what the tables take."""
LONGEST_CODE = 64

PARSER_MEMORY = 768 << 20
PARSER_SECONDS = 120
