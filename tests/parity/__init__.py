"""Whether a messenger loses nothing: what a transcript leaves in the tables, and what it told everybody, on each."""
