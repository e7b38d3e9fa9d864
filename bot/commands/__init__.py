"""The subjects of the `khaibao` command: each opens the installation, does one thing, fails in one clear line."""
