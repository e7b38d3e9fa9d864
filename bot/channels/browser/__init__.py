"""The demo: chat windows in a page. Imports messages, i18n, delivery's values, the loop and queries of storage."""
