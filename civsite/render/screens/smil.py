"""A playlist with its files enters; SMIL 3.0 leaves, for signage players that read it.

Each stretch of days is a `par` between two wall-clock moments, or a `seq` that repeats if it plays at
all hours. Hours are a `seq` within it whose begin and end come again every day, days of the week a `par`
around that, whose come again every week. W3C's grammar has no word for «again»; `R/…/P1D` is
A-SMIL's, which Garlic, IAdea and signageOS read. It is written only where there are hours or days.

Moments are without an offset, by the player's clock: Garlic takes one with an offset for midnight.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from civsite.model.windows import EVERY_DAY, MINUTES_A_DAY, Windows, clock, is_open
from civsite.render.screens.timetable import (
    Entry,
    playing_on,
    round_of,
    stretches_of,
    windows_from,
    windows_of_day,
)

# Of a day: its start and end in minutes, and which entries may play.
Slice = tuple[int, int, tuple[bool, ...]]


def smil_of(listing: Mapping[str, Any]) -> str:
    """`listing` is the playlist as `playlist.json` has it; the SMIL document as text."""
    width, height = listing["size"]
    body = "\n".join(line for days in stretches_of(listing) for line in _stretch(listing, *days))
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


def _stretch(
    listing: Mapping[str, Any], first: datetime.date, after: datetime.date | None
) -> Iterator[str]:
    """What plays from `first` until before `after`; None: for good."""
    entries = playing_on(listing["slides"], first, hours=True)
    begin = None if first.isoformat() == listing["made"] else f"{first}T00:00:00"
    timing = _timing(begin, f"{after}T00:00:00" if after else None)
    hours = [windows_of_day(each, first) for each in entries]
    on = windows_from(listing["windows"])
    if any(each["takeover"] for each in entries) or {on, *hours} == {None}:
        yield from _sequence(entries or [listing["calm"]], timing, " " * 6)
        return
    days_of: dict[Slice, list[int]] = {}
    for day in EVERY_DAY.numbers:
        for piece in _slices(day, on, hours):
            days_of.setdefault(piece, []).append(day)
    if days_of:
        yield f'      <par dur="indefinite"{timing}>'
        for (start, end, valid), days in sorted(days_of.items()):
            allowed = [entry for entry, may in zip(entries, valid, strict=True) if may]
            shown = round_of(allowed) or [listing["calm"]]
            yield from _slot(start, end, tuple(days), shown)
        yield "      </par>"


def _slices(day: int, on: Windows | None, hours: Sequence[Windows | None]) -> Iterator[Slice]:
    """The parts of a day in which the screen is on."""
    given = [window for each in (on, *hours) for window in each or ()]
    edges = sorted({0, MINUTES_A_DAY, *(p for each in given for p in (each.start, each.end))})

    def playing(piece: tuple[int, int]) -> tuple[bool, ...] | None:
        if not is_open(on, day, piece[0]):
            return None
        return tuple(is_open(each, day, piece[0]) for each in hours)

    for valid, pieces in groupby(pairwise(edges), playing):
        if valid is not None:
            alike = list(pieces)
            yield alike[0][0], alike[-1][1], valid


def _slot(start: int, end: int, days: tuple[int, ...], entries: Sequence[Entry]) -> Iterator[str]:
    """A sequence for all days, or one within each row of days of the week of `days`."""
    timing = ""
    if (start, end) != (0, MINUTES_A_DAY):
        timing = _timing(*(_again(each, "", "P1D") for each in (start, end)))
    if days == EVERY_DAY.numbers:
        yield from _sequence(entries, timing, " " * 8)
        return
    for row in _rows(days):
        of_days = _timing(*(_again(0, f"+w{day}", "P1W") for day in row))
        yield f'        <par dur="indefinite"{of_days}>'
        yield from _sequence(entries, timing, " " * 10)
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
    # What comes again begins in the past; which Saturday it was matters to none.
    return f"R/2000-01-01{weekday}T{clock(minute % MINUTES_A_DAY)}:00/{period}"


def _sequence(entries: Sequence[Entry], timing: str, indent: str) -> Iterator[str]:
    yield f'{indent}<seq repeatCount="indefinite"{timing}>'
    for each in entries:
        source, seconds = quoteattr(quote(each["file"])), f"{each['dwell_ms'] / 1000:g}s"
        yield f'{indent}  <img src={source} region="screen" dur="{seconds}"/>'
    yield f"{indent}</seq>"


def _timing(begin: str | None, end: str | None) -> str:
    moments = {"begin": begin, "end": end}
    return "".join(f' {key}="wallclock({moment})"' for key, moment in moments.items() if moment)
