"""Renders alerts of cases from current rows."""

from collections.abc import Sequence
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.needs import Reading


@renders("alert")
def alert(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    return [Rendered(Reply("x")) for _ in waiting]


@renders("ambers")
def ambers(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    return [Rendered(Reply("x")) for _ in waiting]


@renders("operator")
def operator(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    return [Rendered(Reply("x")) for _ in waiting]
