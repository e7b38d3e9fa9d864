"""A whole province on one Monday, counted twice."""
