"""What a page tells → schema.org values for programs that read it: organisation, article, event."""

from __future__ import annotations

import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from civsite.model.kinds.news import Event, News
from civsite.render.site.pages.cards import summary_of
from civsite.render.site.view import Values, View
from civsite.render.site.words import HTML_LANGUAGES

_CONTEXT = "https://schema.org"


def organisation_data(view: View) -> Values:
    """The community itself, for its first page."""
    details = view.details
    said = {"address": details.address, "telephone": details.phone, "email": details.mail}
    return {"@context": _CONTEXT, **_organisation(view), **_without_none(said)}


def story_data(view: View, story: News) -> Values:
    """The article, and the event that it announces or tells of."""
    parts = [_article(view, story)]
    if story.event is not None:
        parts.append(_event(view, story, story.event))
    return {"@context": _CONTEXT, "@graph": parts}


def events_data(view: View, stories: list[tuple[News, Event]]) -> Values | None:
    events = [_event(view, story, event) for story, event in stories]
    return {"@context": _CONTEXT, "@graph": events} if events else None


def _article(view: View, story: News) -> Values:
    said = view.said(story, "title") or {"text": story.title, "lang": None}
    organisation = _organisation(view)
    return {
        "@type": "NewsArticle",
        "headline": said["text"],
        "inLanguage": said["lang"] or HTML_LANGUAGES[view.language],
        "datePublished": _moment(view, datetime.datetime.combine(story.date, datetime.time())),
        "author": organisation,
        "publisher": organisation,
        **_common(view, story),
    }


def _event(view: View, story: News, event: Event) -> Values:
    said = view.said(story, "title") or {"text": story.title}
    place = view.translated(story).event or event
    name = place.place or view.translated(story).place or view.details.name
    end = {"endDate": _moment(view, event.end)} if event.end else {}
    return {
        "@type": "Event",
        "name": said["text"],
        "startDate": _moment(view, event.start),
        **end,
        "eventStatus": f"{_CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{_CONTEXT}/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": name, "address": view.details.address or name},
        "organizer": _organisation(view),
        **_common(view, story),
    }


def _common(view: View, story: News) -> Values:
    summary = summary_of(view, story)
    card = view.card_of(story)
    url = view.base + quote(view.item_url(story)) if view.base else None
    image = [view.base + card["url"]] if card else None
    values = {"description": summary and summary["text"], "url": url, "image": image}
    return _without_none(values)


def _organisation(view: View) -> Values:
    url = {"url": view.base} if view.base else {}
    return {"@type": "Organization", "name": view.details.name, **url}


def _moment(view: View, moment: datetime.datetime) -> str:
    zone = ZoneInfo(view.community.details.timezone)
    return moment.replace(tzinfo=zone).isoformat()


def _without_none(values: Values) -> Values:
    return {key: value for key, value in values.items() if value}
