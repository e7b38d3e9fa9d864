"""What is read: one module per subject, statements built once at import. Returns `storage.values` and the like."""
