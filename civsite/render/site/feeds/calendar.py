"""The events → `calendar.ics`, with UIDs that stay and the community's own time zone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo

from civsite.model.news import Event, News
from civsite.render.site.addresses import in_language
from civsite.render.site.feeds.feed import host_of
from civsite.render.site.feeds.site_file import Piece, SiteFile, in_pieces
from civsite.render.site.pages.cards import summary_of
from civsite.render.site.view import View

if TYPE_CHECKING:
    import icalendar

_END = b"END:VCALENDAR\r\n"
_USUAL_LENGTH = datetime.timedelta(hours=1)


def event_calendar(view: View) -> SiteFile:
    """All events of the news, in the view's language."""
    path = in_language("calendar.ics", view.language, view.main_language)
    with_event = [(story, story.event) for story in view.stories if story.event is not None]
    with_event.sort(key=lambda pair: (pair[1].start, pair[0].id))
    pieces = [Piece(f"head {bool(with_event)}", partial(_head, view, bool(with_event)))]
    for year, group in groupby(with_event, key=lambda pair: pair[1].start.year):
        events = list(group)
        traces = view.traces.of_all(story for story, _ in events)
        pieces.append(Piece(f"{year} {traces}", partial(_entries, view, events)))
    return in_pieces(path, pieces, _joined, ("content/news",))


def _joined(pieces: Sequence[bytes]) -> bytes:
    return b"".join(pieces) + _END


def _head(view: View, with_zone: bool) -> bytes:
    # It takes longer to load than a site of which nothing changed may take.
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//civsite//events//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", view.details.name)
    calendar.add("x-wr-timezone", view.community.details.timezone)
    if with_zone:
        calendar.add_component(icalendar.Timezone.from_tzid(view.community.details.timezone))
    written: bytes = calendar.to_ical()
    return written.removesuffix(_END)


def _entries(view: View, events: Sequence[tuple[News, Event]]) -> bytes:
    zone = ZoneInfo(view.community.details.timezone)
    return b"".join([_entry(view, story, event, zone).to_ical() for story, event in events])


def _entry(view: View, story: News, event: Event, zone: ZoneInfo) -> icalendar.Event:
    import icalendar

    entry = icalendar.Event()
    said = view.said(story, "title") or {"text": story.title}
    entry.add("uid", f"{story.id}@{host_of(view)}")
    entry.add("summary", said["text"])
    # The day of the story stands for the moment of writing: a clock would change every build.
    entry.add("dtstamp", datetime.datetime.combine(story.date, datetime.time(), datetime.UTC))
    entry.add("dtstart", event.start.replace(tzinfo=zone))
    entry.add("dtend", (event.end or event.start + _USUAL_LENGTH).replace(tzinfo=zone))
    summary = summary_of(view, story)
    if summary:
        entry.add("description", summary["text"])
    place = event.place or story.place
    if place:
        entry.add("location", place)
    if view.base:
        entry.add("url", view.base + quote(view.item_url(story)))
    return entry
