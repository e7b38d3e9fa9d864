"""Hearing, on PostgreSQL, that another process put something into the outbox."""

import logging
import threading
from collections.abc import Callable

import psycopg
from sqlalchemy.engine import make_url

from storage.queries.outbox import CHANNEL

log = logging.getLogger(__name__)


class Listener:
    """A thread that LISTENs and calls; it comes back by itself when the connection is lost."""

    def __init__(self, url: str, heard: Callable[[], None]) -> None:
        """`heard` is called on the listening thread."""
        self._address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._heard = heard
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no more; the thread ends within a second."""
        self._stopped.set()

    def _listen(self) -> None:
        while not self._stopped.is_set():
            try:
                with psycopg.connect(self._address, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._heard()
                    while not self._stopped.is_set():
                        for _ in connection.notifies(timeout=1.0, stop_after=1):
                            self._heard()
            except psycopg.OperationalError:
                # the poll every second does the work meanwhile
                log.warning("the database does not answer the listener; it is asked again")
                self._stopped.wait(2.0)
