"""Finds the parts that rooms offer: handlers, queries, renderers, ticks. Used by the composition root and tests."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

import bot.cases
import bot.delivery
import bot.handlers
import bot.jobs
import bot.rounds
import storage.queries
from bot.delivery.values import Renderer, renderers_in
from bot.jobs.ticks import Tick, ticks_in
from bot.router import Router
from bot.turn import handlers_in
from storage.needs import Need, Query, queries_in


@dataclass(frozen=True)
class Parts:
    """Everything that answers, asks, renders or ticks."""

    router: Router
    queries: Mapping[type[Need], Query]
    renderers: Mapping[str, Renderer]
    ticks: Sequence[Tick]


def find_parts() -> Parts:
    """Import the rooms and collect what they mark. Raises TypeError when two parts claim the same."""
    rooms = [
        module for room in (bot.handlers, bot.rounds, bot.cases, bot.delivery, bot.jobs) for module in _modules_of(room)
    ]
    return Parts(
        router=Router.of(handlers_in(rooms)),
        queries=queries_in(_modules_of(storage.queries)),
        renderers=renderers_in(rooms),
        ticks=ticks_in([module for module in rooms if not module.__name__.startswith("bot.jobs.ticks")]),
    )


def _modules_of(package: ModuleType) -> list[ModuleType]:
    names = sorted(each.name for each in pkgutil.walk_packages(package.__path__, package.__name__ + "."))
    return [importlib.import_module(name) for name in names]
