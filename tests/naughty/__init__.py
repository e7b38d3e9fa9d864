"""Every string a tester could type: said everywhere, kept as stated in bot/as_typed.py, exported and read back."""
