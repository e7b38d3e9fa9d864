"""The second pair of eyes: what must have been told by now, recomputed from rows, and healing what is not."""
