"""Logging: structlog over the standard library, without names, phones, answers or tokens."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
PHONE = re.compile(r"(?<![\w.-])(?:\+?84|0)\d{8,9}(?!\d)")
LINK = re.compile(r"(?<=/export/)[\w-]+")
"""The token of a link to a workbook, wherever its address stands."""
QUIET = ("httpx", "httpcore", "aiohttp.access", "telegram", "aiogram", "apscheduler", "alembic")


def scrub(text: str) -> str:
    """Take tokens and phone numbers out of a text."""
    return PHONE.sub("[phone]", TOKEN.sub("[token]", LINK.sub("[token]", text)))


def _scrub_event(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = scrub(value)
    return event


def set_up_logs(style: str, level: int = logging.INFO) -> None:
    """Write to stderr: `console` for people, `json` for machines. Other libraries' loggers speak from WARNING on."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _scrub_event,
    ]
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
