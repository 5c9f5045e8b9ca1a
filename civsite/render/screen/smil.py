"""A playlist with its files enters; SMIL 3.0 leaves, for signage players that read it.

Days are cut where a slide begins or expires. Each stretch is a `seq` that repeats between two
wall-clock moments, so that a player without scripts shows what is valid. Daily hours are left to
the player's own timer, since SMIL has no words for them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

Entry = Mapping[str, Any]


def smil_of(listing: Mapping[str, Any]) -> str:
    """`listing` is the playlist as `playlist.json` has it; the SMIL document as text."""
    width, height = listing["size"]
    stretches = list(_stretches(listing))
    body = "\n".join(_sequence(listing, *stretch) for stretch in stretches)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0" baseProfile="Language">
  <head>
    <meta name="title" content={quoteattr(f"{listing['community']} {listing['name']}")}/>
    <layout>
      <root-layout width="{width}" height="{height}" backgroundColor="black"/>
      <region xml:id="screen" left="0" top="0" width="{width}" height="{height}" fit="fill"/>
    </layout>
  </head>
  <body>
    <par>
{body}
    </par>
  </body>
</smil>
"""


def _stretches(
    listing: Mapping[str, Any],
) -> Iterator[tuple[datetime.date | None, datetime.date | None, Sequence[Entry]]]:
    """First day (None: from now on), day after the last (None: for good), and what plays."""
    slides: list[Entry] = listing["slides"]
    one_day = datetime.timedelta(days=1)
    made = datetime.date.fromisoformat(listing["made"])
    starts = {datetime.date.fromisoformat(each["from"]) for each in slides if each["from"]}
    ends = {
        datetime.date.fromisoformat(each["until"]) + one_day for each in slides if each["until"]
    }
    days = [None, *sorted(day for day in starts | ends if day > made), None]
    for first, after in pairwise(days):
        yield first, after, playing_on(slides, first or made) or [listing["calm"]]


def playing_on(slides: Sequence[Entry], day: datetime.date) -> list[Entry]:
    """The entries that play on a day; those that take over, where there are any."""
    iso = day.isoformat()
    valid = [
        each for each in slides if (each["from"] or iso) <= iso and iso <= (each["until"] or iso)
    ]
    return [each for each in valid if each["takeover"]] or valid


def _sequence(
    listing: Mapping[str, Any],
    first: datetime.date | None,
    after: datetime.date | None,
    entries: Sequence[Entry],
) -> str:
    zone = ZoneInfo(listing["timezone"])
    begin = f' begin="{_wallclock(first, zone)}"' if first else ""
    end = f' end="{_wallclock(after, zone)}"' if after else ""
    images = "\n".join(
        f'        <img src={quoteattr(quote(each["file"]))} region="screen" '
        f'dur="{each.get("dwell_ms", 60_000) / 1000:g}s"/>'
        for each in entries
    )
    return f'      <seq repeatCount="indefinite"{begin}{end}>\n{images}\n      </seq>'


def _wallclock(day: datetime.date, zone: ZoneInfo) -> str:
    midnight = datetime.datetime.combine(day, datetime.time(), zone)
    return escape(f"wallclock({midnight.isoformat()})")
