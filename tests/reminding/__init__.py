"""Monday and Friday: what opens, who is reminded, when, and how often."""
