"""Events: what comes and what was, by day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from civsite.model.kinds.news import Event, News
from civsite.render.site import dates
from civsite.render.site.pages.page import SitePage
from civsite.render.site.structured import events_data
from civsite.render.site.view import Values, View

_PAST = 24


def pages(view: View) -> Iterator[SitePage]:
    entries = _entries(view)
    past = [entry for entry in entries if _last_day(entry[1]) < view.today]
    coming = [entry for entry in entries if _last_day(entry[1]) >= view.today]
    yield view.page(
        "events.md",
        view.word("events"),
        "events.html",
        {
            "data": events_data(view, coming),
            "coming": [_event_card(view, *entry) for entry in coming],
            "past": [_event_card(view, *entry) for entry in reversed(past[-_PAST:])],
        },
        made_from=("content/news",),
    )


def coming_events(view: View) -> list[Values]:
    """Today's events and later ones, the nearest first."""
    coming = [entry for entry in _entries(view) if _last_day(entry[1]) >= view.today]
    return [_event_card(view, *entry) for entry in coming]


def _entries(view: View) -> list[tuple[News, Event]]:
    events = [(story, story.event) for story in view.stories if story.event is not None]
    return sorted(events, key=lambda entry: (entry[1].start, entry[0].id))


def _last_day(event: Event) -> datetime.date:
    return (event.end or event.start).date()


def _event_card(view: View, story: News, event: Event) -> Values:
    place = event.place or story.place
    translated = view.translated(story)
    other = (translated.event.place if translated.event else None) or translated.place
    return {
        **view.link(story),
        "day": view.day(event.start.date()),
        "clock": dates.written_clock(event.start, event.end, view.language),
        "place": view.compared(place, other),
    }
