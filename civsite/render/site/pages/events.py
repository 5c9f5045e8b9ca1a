"""Events: the page of what comes and what was, and `calendar.ics` for calendars.

There UIDs stay for good, and clocks are in the community's own time zone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from civsite.model.kinds.news import Event, News
from civsite.render.site import dates
from civsite.render.site.pages.cards import event_place, summary_of
from civsite.render.site.pages.page import SiteFile, SitePage
from civsite.render.site.structured import events_data
from civsite.render.site.view import Values, View

if TYPE_CHECKING:
    import icalendar

CALENDAR = "calendar.ics"
_PAST = 24
_USUAL_LENGTH = datetime.timedelta(hours=1)


def pages(view: View) -> Iterator[SitePage]:
    coming = coming_events(view)
    past = [entry for entry in view.events if not _is_coming(view, entry[1])]
    title = view.word("events")
    cards = {
        "coming": [event_card(view, *entry) for entry in coming],
        "past": [event_card(view, *entry) for entry in reversed(past[-_PAST:])],
    }
    titles = (card["title"] for group in cards.values() for card in group)
    yield view.page(
        "events.md",
        title,
        "events.html",
        {"data": events_data(view, coming), **cards},
        view.listing((title, view.details.name), titles),
        made_from=("content/news",),
    )


def coming_events(view: View) -> list[tuple[News, Event]]:
    """Today's events and later ones, the nearest first."""
    return [entry for entry in view.events if _is_coming(view, entry[1])]


def _is_coming(view: View, event: Event) -> bool:
    return (event.end or event.start).date() >= view.today


def event_card(view: View, story: News, event: Event) -> Values:
    return {
        **view.link(story),
        "day": view.day(event.start.date()),
        "clock": dates.written_clock(event.start, event.end, view.language),
        "place": event_place(view, story),
    }


def calendar(view: View) -> SiteFile:
    """All events of the news, in the view's language."""
    versions = view.versions.of_all(story for story, _ in view.events)
    make = partial(_calendar, view)
    return SiteFile(view.in_folder(CALENDAR), make, ("content/news",), versions)


def _calendar(view: View) -> bytes:
    # It takes longer to load than a site of which nothing changed may take.
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", "-//civsite//events//")
    made.add("version", "2.0")
    made.add("x-wr-calname", view.details.name)
    made.add("x-wr-timezone", view.community.details.timezone)
    if view.events:
        made.add_component(icalendar.Timezone.from_tzid(view.community.details.timezone))
    for story, event in view.events:
        made.add_component(_entry(view, story, event))
    written: bytes = made.to_ical()
    return written


def _entry(view: View, story: News, event: Event) -> icalendar.Event:
    import icalendar

    end = event.end or event.start + _USUAL_LENGTH
    entry = icalendar.Event()
    entry.add("summary", view.title_of(story)["text"])
    entry.add("dtstart", event.start.replace(tzinfo=view.zone))
    entry.add("dtend", end.replace(tzinfo=view.zone))
    # The day of the story stands for the moment of writing: a clock would change every build.
    entry.add("dtstamp", datetime.datetime.combine(story.date, datetime.time(), datetime.UTC))
    entry.add("uid", f"{story.id}@{view.host}")
    summary = summary_of(view, story)
    if summary:
        entry.add("description", summary["text"])
    place = event_place(view, story)
    if place:
        entry.add("location", place["text"])
    if view.base:
        entry.add("url", view.full_url(story))
    return entry
