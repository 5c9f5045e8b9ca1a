"""An interpreter of SMIL's begin and end that is not ours: a document and a moment enter, pictures leave."""

from __future__ import annotations

import datetime
import re
from typing import Any
from urllib.parse import unquote

SMIL = "{http://www.w3.org/ns/SMIL}"


def playing_at(root: Any, now: datetime.datetime) -> list[str]:
    """The pictures that a player shows by turns at a moment of its own clock."""
    active = [
        each
        for each in root.iter(f"{SMIL}seq")
        if all(_is_active(node, now) for node in (each, *each.iterancestors(f"{SMIL}par")))
    ]
    assert len(active) <= 1, now
    return [unquote(image.get("src")) for each in active for image in each]


def _is_active(node: Any, now: datetime.datetime) -> bool:
    begin, end = _latest(node.get("begin"), now), _latest(node.get("end"), now)
    if node.get("begin") and begin is None:
        return False
    return end is None or (begin is not None and begin > end)


def _latest(value: str | None, now: datetime.datetime) -> datetime.datetime | None:
    """When the wall clock last showed the value."""
    if value is None:
        return None
    found = re.fullmatch(
        r"wallclock\((R/)?(\d+-\d+-\d+)(?:\+w(\d))?T([\d:]+)(?:/P1([DW]))?\)", value
    )
    assert found is not None, value
    repeats, day, weekday, clock, period = found.groups()
    moment = datetime.datetime.fromisoformat(f"{day}T{clock}")
    if not repeats:
        return moment if moment <= now else None
    while weekday and moment.isoweekday() != int(weekday):
        moment += datetime.timedelta(days=1)
    step = datetime.timedelta(days=7 if period == "W" else 1)
    return moment + (now - moment) // step * step
