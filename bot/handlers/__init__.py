"""One file per thing people ask for. Imports turn, messages, dialogue, forms, rounds, cases, storage; no messenger."""
