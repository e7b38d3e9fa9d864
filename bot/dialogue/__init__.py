"""Asking and understanding: actions, places, names, typed answers. Imports storage's values, messages and i18n."""
