"""A listing with digests enters; a Concerto remote feed leaves: its pictures with their dates.

The form is the published one of Concerto 3 (`docs/remote_feed_spec.yaml`, version 0.1.0). Concerto
knows a picture by its name, and fetches it again only when its address changes, so the address
holds the picture's hash. It deals pictures out by its own rules and knows neither hours nor weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from civsite.render.screens.validity import Entry, ranges_of


def feed_of(listing: Mapping[str, Any], address: str) -> list[dict[str, Any]]:
    """Each slide once; one that plays on several stretches of days once for each."""
    distinct = {entry["file"]: entry for entry in reversed(listing["slides"])}
    return [
        content
        for entry in reversed(distinct.values())
        for content in _contents(entry, listing, address)
    ]


def _contents(entry: Entry, listing: Mapping[str, Any], address: str) -> Iterator[dict[str, Any]]:
    zone = ZoneInfo(listing["timezone"])
    for number, days in enumerate(ranges_of(entry, listing), 1):
        again = f" ({number})" if number > 1 else ""
        content = {
            "type": "Graphic",
            "name": f"{entry['item']}-{entry['part']:02d}{again}",
            "url": f"{address}{quote(entry['file'])}?{entry['sha256'][:12]}",
            "duration": entry["dwell_ms"] // 1000,
            "start_time": days.midnight(zone).isoformat(),
        }
        end = days.end(zone)
        yield content if end is None else {**content, "end_time": end.isoformat()}
