"""Digests, workbooks and charts."""
