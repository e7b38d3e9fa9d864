"""The legal 24 hours: the notice to the commune health station, its clock, and the record of who told it."""
