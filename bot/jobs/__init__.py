"""The clock's work: ticks over rows that are due, when they run, and walking a moved clock through them."""
