"""Measures the program beside a peer in the same run and prints ratios: `python -m bench`, `make bench`.

Server on one core, load and the messenger's stand-in on the other; loopback only; bounded in count and time.
"""
