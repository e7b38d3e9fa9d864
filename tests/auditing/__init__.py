"""The second pair of eyes: what it finds, tells and heals, and what it leaves alone."""
