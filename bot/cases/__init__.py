"""Cases: flags, the ladder from flag to outcome, clusters; imports storage, turn, messages, clock."""
