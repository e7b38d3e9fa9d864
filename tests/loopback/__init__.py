"""The messengers' stand-ins refuse, record and deliver as the real ones do, seen through their real clients."""
