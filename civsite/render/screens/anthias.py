"""A listing with digests enters; the assets of Anthias leave, each as its REST API v2 takes it.

Fields and formats are those of Anthias 2026.08 (`POST /api/v2/assets`). Every turn of the loop is an
asset, in order, so that weights hold; one that plays on several stretches of days or within several
windows is as many assets. Times of day are by the clock of the device.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from civsite.model.windows import MINUTES_A_DAY, Window, Windows, clock
from civsite.render.screens.validity import Entry, Range, ranges_of, windows_of

# What does not expire still needs a last day.
_YEARS_WITHOUT_END = 10
_ALWAYS: Windows = (Window(0, MINUTES_A_DAY, (1, 2, 3, 4, 5, 6, 7)),)


def assets_of(listing: Mapping[str, Any], address: str | None) -> list[dict[str, Any]]:
    """The assets in the order of play; pictures at `address`, beside the list if that is None."""
    shown = listing["slides"] or [_calm(listing)]
    assets = [asset for entry in shown for asset in _assets_of_turn(entry, listing, address)]
    turns: Counter[str] = Counter()
    for order, asset in enumerate(assets):
        turns[asset["name"]] += 1
        again = f" ({turns[asset['name']]})" if turns[asset["name"]] > 1 else ""
        asset |= {"name": asset["name"] + again, "play_order": order}
    return assets


def _calm(listing: Mapping[str, Any]) -> Entry:
    always = {"item": "calm", "part": 0, "from": None, "until": None, "takeover": False}
    return {**listing["calm"], **always, "windows": None}


def _assets_of_turn(
    entry: Entry, listing: Mapping[str, Any], address: str | None
) -> Iterator[dict[str, Any]]:
    zone = ZoneInfo(listing["timezone"])
    windows = windows_of(entry, listing)
    for days in ranges_of(entry, listing):
        for window in _ALWAYS if windows is None else windows:
            yield {
                "name": _name(entry, listing),
                "uri": f"{address or ''}{quote(entry['file'])}?{entry['sha256'][:12]}",
                "mimetype": "image",
                "duration": entry["dwell_ms"] // 1000,
                "start_date": _utc(days.midnight(zone)),
                "end_date": _utc(_end(days, zone)),
                "is_enabled": True,
                "nocache": False,
                "skip_asset_check": True,
                **_hours(window),
            }


def _name(entry: Entry, listing: Mapping[str, Any]) -> str:
    """The screen in brackets, the slide, and a hash by which a changed picture is known."""
    return f"[{listing['screen']}] {entry['item']}-{entry['part']:02d} {entry['sha256'][:8]}"


def _end(days: Range, zone: ZoneInfo) -> datetime.datetime:
    begin = days.midnight(zone)
    return days.end(zone) or begin.replace(year=begin.year + _YEARS_WITHOUT_END, day=1)


def _utc(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _hours(window: Window) -> dict[str, Any]:
    """Both ends or neither; an end at midnight is written as the beginning of the next day."""
    clocks: list[str | None] = [None, None]
    if (window.start, window.end) != (0, MINUTES_A_DAY):
        clocks = [f"{clock(minute % MINUTES_A_DAY)}:00" for minute in (window.start, window.end)]
    return {
        "play_days": list(window.days),
        "play_time_from": clocks[0],
        "play_time_to": clocks[1],
    }
