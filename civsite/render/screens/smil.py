"""A playlist with its files enters; SMIL 3.0 leaves, for signage players that read it.

Each stretch of days is a `par` between two wall-clock moments, or a `seq` that repeats if it plays at
all hours. Hours are a `seq` within it whose begin and end come again every day, days of the week a `par`
around that, whose come again every week. W3C's grammar has no word for «again»; `R/…/P1D` is
A-SMIL's, which Garlic, IAdea and signageOS read. It is written only where there are hours or days.

Moments are without an offset, by the player's clock: Garlic takes one with an offset for midnight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from civsite.model.windows import MINUTES_A_DAY, clock
from civsite.render.screens.timetable import Entry, TimetableSlot, TimetableStretch, timetable

_EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
# What comes again begins in the past; which Saturday it was matters to none.
_LONG_AGO = "2000-01-01"
_CALM_MS = 60_000


def smil_of(listing: Mapping[str, Any]) -> str:
    """`listing` is the playlist as `playlist.json` has it; the SMIL document as text."""
    width, height = listing["size"]
    body = "\n".join(line for stretch in timetable(listing) for line in _stretch(stretch))
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


def _stretch(stretch: TimetableStretch) -> Iterator[str]:
    begin = f"wallclock({stretch.first}T00:00:00)" if stretch.first else None
    end = f"wallclock({stretch.after}T00:00:00)" if stretch.after else None
    if [slot.window for slot in stretch.slots] == [None]:
        yield from _sequence(stretch.slots[0].entries, begin, end, " " * 6)
    elif stretch.slots:
        yield f'      <par dur="indefinite"{_timing(begin, end)}>'
        for slot in stretch.slots:
            yield from _slot(slot)
        yield "      </par>"


def _slot(slot: TimetableSlot) -> Iterator[str]:
    """A sequence for all days, or one within each row of days of the week that the window names."""
    window = slot.window
    assert window is not None
    begin = end = None
    if (window.start, window.end) != (0, MINUTES_A_DAY):
        begin, end = _again(window.start, "", "P1D"), _again(window.end, "", "P1D")
    if window.days == _EVERY_DAY:
        yield from _sequence(slot.entries, begin, end, " " * 8)
        return
    for first, after in _rows(window.days):
        opens, closes = _again(0, f"+w{first}", "P1W"), _again(0, f"+w{after}", "P1W")
        yield f'        <par dur="indefinite"{_timing(opens, closes)}>'
        yield from _sequence(slot.entries, begin, end, " " * 10)
        yield "        </par>"


def _rows(days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first of days in a row, and the day after the last; a row may run over the weekend."""
    for day in days:
        if (day - 2) % 7 + 1 not in days:
            after = day
            while after in days:
                after = after % 7 + 1
            yield day, after


def _again(minute: int, weekday: str, period: str) -> str:
    return f"wallclock(R/{_LONG_AGO}{weekday}T{clock(minute % MINUTES_A_DAY)}:00/{period})"


def _sequence(
    entries: Sequence[Entry], begin: str | None, end: str | None, indent: str
) -> Iterator[str]:
    yield f'{indent}<seq repeatCount="indefinite"{_timing(begin, end)}>'
    for each in entries:
        seconds = f"{each.get('dwell_ms', _CALM_MS) / 1000:g}s"
        yield f'{indent}  <img src={quoteattr(quote(each["file"]))} region="screen" dur="{seconds}"/>'
    yield f"{indent}</seq>"


def _timing(begin: str | None, end: str | None) -> str:
    return (f' begin="{begin}"' if begin else "") + (f' end="{end}"' if end else "")
