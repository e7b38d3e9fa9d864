"""Clusters: cases of one syndrome that lie close together; rules as data, weighed over stored declarations."""
