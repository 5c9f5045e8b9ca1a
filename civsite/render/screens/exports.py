"""A listing and the digests of its slides enter; what other signage systems import leaves.

Anthias gets a list of assets and a program that brings them to a player, Concerto a feed to read.
Both hold a picture's hash in its address, so that a changed one is fetched again.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from civsite.model.windows import EVERY_DAY, MINUTES_A_DAY, Window, Windows, clock
from civsite.render.screens import anthias_upload
from civsite.render.screens.listing import as_json, names_of, with_digests
from civsite.render.screens.timetable import Entry, moments_of, windows_of

# What does not expire still needs a last day.
_YEARS_WITHOUT_END = 10
_ALWAYS: Windows = (Window(0, MINUTES_A_DAY, EVERY_DAY.numbers),)


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `anthias`, `upload`, and `concerto` if the screen has an address.

    `request`: `listing`, and `address` of its folder on the web or None. `files` holds by each
    slide's file name `{"sha256": …, "bytes": …}` as JSON.
    """
    listing, address = request["listing"], request["address"]
    digests = {name: json.loads(files[name]) for name in names_of(listing)}
    told = with_digests(listing, digests)
    outputs = {
        "anthias": as_json(anthias_assets(told, address)).encode(),
        "upload": Path(anthias_upload.__file__).read_bytes(),
    }
    if address is not None:
        outputs["concerto"] = as_json(list(_concerto_feed(told, address))).encode()
    return outputs


def anthias_assets(listing: Mapping[str, Any], address: str | None) -> list[dict[str, Any]]:
    """The assets of Anthias 2026.08 in the order of play, each as `POST /api/v2/assets` takes it.

    Every turn of the loop is an asset, so that weights hold; one that plays on several stretches of
    days or within several windows is as many. Times of day are by the clock of the device. The
    pictures lie at `address`, beside the list if that is None.
    """
    always = {"item": "calm", "part": 0, "from": None, "until": None, "takeover": False}
    calm = {**listing["calm"], **always, "windows": None}
    shown = listing["slides"] or [calm]
    assets = [asset for entry in shown for asset in _assets_of_turn(entry, listing, address or "")]
    turns: Counter[str] = Counter()
    for order, asset in enumerate(assets):
        turns[asset["name"]] += 1
        again = f" ({turns[asset['name']]})" if turns[asset["name"]] > 1 else ""
        asset |= {"name": asset["name"] + again, "play_order": order}
    return assets


def _assets_of_turn(
    entry: Entry, listing: Mapping[str, Any], address: str
) -> Iterator[dict[str, Any]]:
    windows = windows_of(entry, listing)
    # The screen in brackets, the slide, and a hash by which a changed picture is known.
    name = f"[{listing['screen']}] {_slide_name(entry)} {entry['sha256'][:8]}"
    for window in _ALWAYS if windows is None else windows:
        for begin, end in moments_of(entry, listing, None if windows is None else window):
            last = end or begin.replace(year=begin.year + _YEARS_WITHOUT_END, day=1)
            # Both ends or neither; an end at midnight is written as the beginning of the next day.
            start, stop = (
                f"{clock(minute % MINUTES_A_DAY)}:00" for minute in (window.start, window.end)
            )
            limited = (window.start, window.end) != (0, MINUTES_A_DAY)
            yield {
                "name": name,
                "uri": _url(entry, address),
                "mimetype": "image",
                "duration": entry["dwell_ms"] // 1000,
                "start_date": _utc(begin),
                "end_date": _utc(last),
                "is_enabled": True,
                "nocache": False,
                "skip_asset_check": True,
                "play_days": list(window.days),
                "play_time_from": start if limited else None,
                "play_time_to": stop if limited else None,
            }


def _utc(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _concerto_feed(listing: Mapping[str, Any], address: str) -> Iterator[dict[str, Any]]:
    """Each slide once; one that plays on several stretches of days once for each.

    The form is the published one of Concerto 3 (`docs/remote_feed_spec.yaml`, version 0.1.0).
    Concerto knows a picture by its name and deals pictures out by its own rules; it knows neither
    hours nor weights.
    """
    distinct = {entry["file"]: entry for entry in reversed(listing["slides"])}
    for entry in reversed(distinct.values()):
        for number, (begin, end) in enumerate(moments_of(entry, listing), 1):
            content = {
                "type": "Graphic",
                "name": _slide_name(entry) + (f" ({number})" if number > 1 else ""),
                "url": _url(entry, address),
                "duration": entry["dwell_ms"] // 1000,
                "start_time": begin.isoformat(),
            }
            yield content if end is None else {**content, "end_time": end.isoformat()}


def _slide_name(entry: Entry) -> str:
    return f"{entry['item']}-{entry['part']:02d}"


def _url(entry: Entry, address: str) -> str:
    return f"{address}{quote(entry['file'])}?{entry['sha256'][:12]}"
