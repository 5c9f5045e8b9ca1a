"""The events → `calendar.ics`, with UIDs that stay and the community's own time zone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo

from civsite.model.kinds.news import Event, News
from civsite.render.site.addresses import in_language
from civsite.render.site.feeds.feed import host_of
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.pages.cards import summary_of
from civsite.render.site.view import View

if TYPE_CHECKING:
    import icalendar

_USUAL_LENGTH = datetime.timedelta(hours=1)


def event_calendar(view: View) -> SiteFile:
    """All events of the news, in the view's language."""
    path = in_language("calendar.ics", view.language, view.main_language)
    events = [(story, story.event) for story in view.stories if story.event is not None]
    events.sort(key=lambda pair: (pair[1].start, pair[0].id))
    versions = view.versions.of_all(story for story, _ in events)
    return SiteFile(path, partial(_written, view, events), ("content/news",), versions)


def _written(view: View, events: Sequence[tuple[News, Event]]) -> bytes:
    # It takes longer to load than a site of which nothing changed may take.
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//civsite//events//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", view.details.name)
    calendar.add("x-wr-timezone", view.community.details.timezone)
    if events:
        calendar.add_component(icalendar.Timezone.from_tzid(view.community.details.timezone))
    for story, event in events:
        calendar.add_component(_entry(view, story, event))
    written: bytes = calendar.to_ical()
    return written


def _entry(view: View, story: News, event: Event) -> icalendar.Event:
    import icalendar

    zone = ZoneInfo(view.community.details.timezone)
    said = view.said(story, "title") or {"text": story.title}
    end = event.end or event.start + _USUAL_LENGTH
    entry = icalendar.Event()
    entry.add("summary", said["text"])
    entry.add("dtstart", event.start.replace(tzinfo=zone))
    entry.add("dtend", end.replace(tzinfo=zone))
    # The day of the story stands for the moment of writing: a clock would change every build.
    written = datetime.datetime.combine(story.date, datetime.time(), datetime.UTC)
    entry.add("dtstamp", written)
    entry.add("uid", f"{story.id}@{host_of(view)}")
    summary = summary_of(view, story)
    if summary:
        entry.add("description", summary["text"])
    place = event.place or story.place
    if place:
        entry.add("location", place)
    if view.base:
        entry.add("url", view.base + quote(view.item_url(story)))
    return entry
