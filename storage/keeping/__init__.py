"""Looking after what is kept: key rotation, retention, back-up and restore."""
