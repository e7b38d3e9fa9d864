"""The subjects of the `khaibao` command. Each opens the installation, does one thing, and says in one line what failed."""
