"""How far a case has climbed, as the plain JSON that its row keeps. Values only."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.cases.values import Case, Post, Severity, Told


def climb_json(case: Case) -> dict[str, Any]:
    """Write what `next_step` must find again: where the ladder started, its last step, who was told."""
    spared = {"spared": sorted(case.spared)} if case.spared else {}
    return {
        **spared,
        "from": case.ladder_from.isoformat() if case.ladder_from else None,
        "step": case.step,
        "stepped_at": case.stepped_at.isoformat() if case.stepped_at else None,
        "shipped": case.shipped,
        "mornings": case.mornings,
        "reminded_at": case.reminded_at.isoformat() if case.reminded_at else None,
        "told": [[told.person, told.post.value, told.severity.value, told.step] for told in case.told],
    }


def with_climb(case: Case, kept: Mapping[str, Any]) -> Case:
    """Put back what `climb_json` wrote; an empty mapping is a case that has not climbed."""
    return replace(
        case,
        ladder_from=datetime.fromisoformat(kept["from"]) if kept.get("from") else None,
        spared=frozenset(kept.get("spared", ())),
        step=int(kept.get("step", 0)),
        shipped=str(kept.get("shipped", "")),
        mornings=int(kept.get("mornings", 0)),
        reminded_at=datetime.fromisoformat(kept["reminded_at"]) if kept.get("reminded_at") else None,
        stepped_at=datetime.fromisoformat(kept["stepped_at"]) if kept.get("stepped_at") else None,
        told=tuple(
            Told(person, Post(post), Severity(severity), step) for person, post, severity, step in kept.get("told", ())
        ),
    )
