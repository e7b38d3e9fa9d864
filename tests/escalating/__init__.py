"""From flag to outcome: who hears, who takes, who never hears."""
