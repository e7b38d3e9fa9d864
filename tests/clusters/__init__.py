"""Several like cases: who hears of them, what counts, what is stored and recomputed."""
