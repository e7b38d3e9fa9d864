"""What goes up above the schools."""
