"""Stories → what a feed of them says, whatever its format."""

from __future__ import annotations

import datetime
import html
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from civsite.model.kinds.news import News
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.pages.cards import summary_of
from civsite.render.site.view import View
from civsite.render.site.words import HTML_LANGUAGES

# When a feed without stories was last changed.
_NEVER = datetime.date(2000, 1, 1)


class FeedEntry(NamedTuple):
    """A story. URLs are absolute if the community says its own; `picture` is a JPEG's."""

    identity: str
    url: str
    title: str
    language: str
    published: str
    summary: str
    html: str
    picture: str | None
    tags: tuple[str, ...]


class Feed(NamedTuple):
    """`folder` is where its files lie, relative to the site; `page` the URL of the page it follows."""

    identity: str
    title: str
    author: str
    language: str
    updated: str
    base: str
    folder: str
    page: str
    entries: tuple[FeedEntry, ...]

    def url_of(self, name: str) -> str:
        """Where the feed's file of that name lies."""
        return self.base + quote(self.folder + name)


def feed_of(
    view: View, subject: str, title: str, folder: str, page: str, entries: Sequence[FeedEntry]
) -> Feed:
    """`subject` tells the feeds of a language apart, for good: empty for all news, or a topic."""
    name = f"feed/{view.language}" + (f"/{subject}" if subject else "")
    latest = max((each.published for each in entries), default=moment(view, _NEVER))
    base = view.base
    return Feed(
        identity=identity(view, name),
        title=title,
        author=view.details.name,
        language=HTML_LANGUAGES[view.language],
        updated=latest,
        base=base,
        folder=folder,
        page=base + quote(page),
        entries=tuple(entries),
    )


def entry_of(view: View, story: News, bodies: BodyRenderer) -> FeedEntry:
    base = view.base
    said = view.said(story, "title") or {"text": story.title, "lang": None}
    summary = summary_of(view, story)
    pictures = [view.picture(photo.file, photo.caption or "") for photo in story.photos]
    shown = [picture for picture in pictures if picture is not None]
    body = view.body(story)
    content = "".join(_figure(picture, base) for picture in shown)
    return FeedEntry(
        identity=identity(view, f"news/{story.id}"),
        url=base + quote(view.item_url(story)),
        title=said["text"],
        language=said["lang"] or HTML_LANGUAGES[view.language],
        published=moment(view, story.date),
        summary=summary["text"] if summary else "",
        html=content + (bodies.html_of(body, base or "./") if body else ""),
        picture=base + shown[0]["jpeg"] if shown else None,
        tags=_tags(view, story),
    )


def identity(view: View, path: str) -> str:
    """A name that never changes, as RFC 4151 makes them."""
    return f"tag:{host_of(view)},2026:{quote(path)}"


def host_of(view: View) -> str:
    return urlsplit(view.base).hostname or "civsite.invalid"


def moment(view: View, day: datetime.date) -> str:
    """The first moment of a day in the community's time zone, as RFC 3339 writes it."""
    zone = ZoneInfo(view.community.details.timezone)
    return datetime.datetime.combine(day, datetime.time(), zone).isoformat()


def _tags(view: View, story: News) -> tuple[str, ...]:
    translated = view.translated(story).tags
    return tuple(translated if len(translated) == len(story.tags) else story.tags)


def _figure(picture: Mapping[str, Any], base: str) -> str:
    alt = html.escape(str(picture["alt"]))
    caption = f"<figcaption>{alt}</figcaption>" if alt else ""
    return (
        f'<figure><img src="{base}{picture["jpeg"]}" alt="{alt}" '
        f'width="{picture["width"]}" height="{picture["height"]}">{caption}</figure>'
    )
