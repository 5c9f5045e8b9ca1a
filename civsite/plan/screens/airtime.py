"""An item and a screen enter; when the item plays there, how often and how long leave.

What the screen's `programme` says of an item by its id wins over what it says of its campaign,
and that over its kind. Windows of entries that are equally near add up.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from civsite.model.item import Item
from civsite.model.screen import Screen, Showing
from civsite.model.shows import shown_by
from civsite.model.windows import Windows, both, either, windows_of


@dataclass(frozen=True, slots=True)
class Airtime:
    """`from_` and `until` are inclusive, None without end; `windows` None: at any hour.

    While an item with `takeover` is valid the screen shows nothing else, outside its hours too.
    """

    from_: datetime.date | None
    until: datetime.date | None
    windows: Windows | None
    weight: int
    dwell_ms: int
    takeover: bool = False


def airtime_of(item: Item, screen: Screen) -> Airtime:
    """When and how `item` plays on `screen`."""
    nearest = list(_nearest_first(item, screen.programme))
    return Airtime(
        from_=item.begins,
        until=item.until,
        windows=None
        if item.is_emergency
        else both(windows_of(item.days, item.hours), _windows(nearest)),
        weight=next((each.weight for near in nearest for each in near if each.weight), item.weight),
        dwell_ms=1000
        * next((each.dwell for near in nearest for each in near if each.dwell), screen.dwell),
        takeover=item.is_emergency,
    )


def _nearest_first(item: Item, programme: Sequence[Showing]) -> Iterator[list[Showing]]:
    """The entries about the item: by its id, by its campaign, by its kind."""
    for name in (item.id, *reversed(list(shown_by(item)))):
        if about := [each for each in programme if each.is_about({name})]:
            yield about


def _windows(nearest: Sequence[Sequence[Showing]]) -> Windows | None:
    """The windows of the nearest entries that have any."""
    for entries in nearest:
        given = [each.windows for each in entries if each.windows is not None]
        if given:
            return either(given)
    return None
