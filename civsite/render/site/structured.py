"""What a page tells → schema.org values for programs that read it: organisation, article, event."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.model.kinds.news import Event, News
from civsite.render.site.pages.cards import event_place, summary_of
from civsite.render.site.reached import telephones_of
from civsite.render.site.view import Values, View
from civsite.text.links import ascii_mail

_CONTEXT = "https://schema.org"


def organisation_data(view: View) -> Values:
    """The community itself, for its first page."""
    details = view.details
    dialled = telephones_of(view)
    said = {
        "address": details.address,
        "telephone": dialled[0] if len(dialled) == 1 else dialled or details.phone,
        "email": details.mail and ascii_mail(details.mail),
    }
    return {"@context": _CONTEXT, **_organisation(view), **_without_none(said)}


def story_data(view: View, story: News) -> Values:
    """The article, and the event that it announces or tells of."""
    events = [_event(view, story, story.event)] if story.event else []
    return {"@context": _CONTEXT, "@graph": [_article(view, story), *events]}


def events_data(view: View, entries: Sequence[tuple[News, Event]]) -> Values | None:
    events = [_event(view, story, event) for story, event in entries]
    return {"@context": _CONTEXT, "@graph": events} if events else None


def _article(view: View, story: News) -> Values:
    title, organisation = view.title_of(story), _organisation(view)
    return {
        "@type": "NewsArticle",
        "headline": title["text"],
        "inLanguage": title["lang"] or view.html_language,
        "datePublished": view.moment(story.date),
        "author": organisation,
        "publisher": organisation,
        **_common(view, story),
    }


def _event(view: View, story: News, event: Event) -> Values:
    place = event_place(view, story)
    name = place["text"] if place else view.details.name
    end = {"endDate": event.end.replace(tzinfo=view.zone).isoformat()} if event.end else {}
    return {
        "@type": "Event",
        "name": view.title_of(story)["text"],
        "startDate": event.start.replace(tzinfo=view.zone).isoformat(),
        **end,
        "eventStatus": f"{_CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{_CONTEXT}/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": name, "address": view.details.address or name},
        "organizer": _organisation(view),
        **_common(view, story),
    }


def _common(view: View, story: News) -> Values:
    summary, card = summary_of(view, story), view.card_of(story)
    return _without_none(
        {
            "description": summary and summary["text"],
            "url": view.full_url(story) if view.base else None,
            "image": [view.base + card["url"]] if card else None,
        }
    )


def _organisation(view: View) -> Values:
    name = view.details.name
    return _without_none({"@type": "Organization", "name": name, "url": view.base})


def _without_none(values: Values) -> Values:
    return {key: value for key, value in values.items() if value}
