"""A school sends pictures as evidence."""
