"""The events → `calendar.ics`, with UIDs that stay and the community's own time zone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from urllib.parse import quote

from civsite.model.kinds.news import Event, News
from civsite.render.site.addresses import in_language
from civsite.render.site.feeds.content_lines import content_line, text_line, time_line
from civsite.render.site.feeds.feed import host_of
from civsite.render.site.feeds.site_file import Piece, SiteFile, in_pieces
from civsite.render.site.pages.cards import summary_of
from civsite.render.site.view import View

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
    return b"".join([_entry(view, story, event) for story, event in events])


def _entry(view: View, story: News, event: Event) -> bytes:
    zone = view.community.details.timezone
    said = view.said(story, "title") or {"text": story.title}
    lines = [
        b"BEGIN:VEVENT\r\n",
        text_line("SUMMARY", said["text"]),
        time_line("DTSTART", event.start, zone),
        time_line("DTEND", event.end or event.start + _USUAL_LENGTH, zone),
        # The day of the story stands for the moment of writing: a clock would change every build.
        content_line("DTSTAMP", f"{story.date:%Y%m%d}T000000Z"),
        text_line("UID", f"{story.id}@{host_of(view)}"),
    ]
    summary = summary_of(view, story)
    if summary:
        lines.append(text_line("DESCRIPTION", summary["text"]))
    place = event.place or story.place
    if place:
        lines.append(text_line("LOCATION", place))
    if view.base:
        lines.append(content_line("URL", view.base + quote(view.item_url(story))))
    return b"".join([*lines, b"END:VEVENT\r\n"])
