"""What can be asked of clusters: opening one, from its alert, from /ca or from a case."""

from dataclasses import dataclass

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class OpenCluster(Action, code="cg1"):
    """Show what is behind an alert about a cluster, in that message."""

    cluster: int


@dataclass(frozen=True, slots=True)
class ShowCluster(Action, code="ch1"):
    """Show a cluster from a list, as a message of its own that follows it."""

    cluster: int
