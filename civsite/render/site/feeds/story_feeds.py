"""The newest stories, of all and of each topic → Atom and JSON feeds, in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from civsite.model.kinds.news import News
from civsite.render.site.addresses import in_language, tag_path
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.feeds.atom import NAME as ATOM
from civsite.render.site.feeds.atom import as_atom
from civsite.render.site.feeds.feed import Feed, FeedEntry, entry_of, feed_of
from civsite.render.site.feeds.json_feed import NAME as JSON
from civsite.render.site.feeds.json_feed import as_json_feed
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.view import View

_ENTRIES = 30
_ENTRIES_OF_A_TOPIC = 10


def story_feeds(view: View, bodies: BodyRenderer) -> Iterator[SiteFile]:
    """`feed.xml` and `feed.json` of the view's language, and those beside each topic's page."""
    made: dict[str, FeedEntry] = {}

    def feed(subject: str, title: str, folder: str, page: str, stories: list[News]) -> Feed:
        for story in stories:
            if story.id not in made:
                made[story.id] = entry_of(view, story, bodies)
        entries = [made[story.id] for story in stories]
        return feed_of(view, subject, title, folder, page, entries)

    newest = list(view.stories[:_ENTRIES])
    folder = in_language("", view.language, view.main_language)
    name = view.details.name
    home = view.url("index.md")
    yield from _files(view, folder, newest, partial(feed, "", name, folder, home, newest))
    for tag, all_of_it in view.stories_by_topic.items():
        stories = all_of_it[:_ENTRIES_OF_A_TOPIC]
        page = view.url(tag_path(tag))
        make = partial(feed, tag, f"{tag} · {name}", page, page, stories)
        yield from _files(view, page, stories, make)


def _files(
    view: View, folder: str, stories: list[News], feed: Callable[[], Feed]
) -> Iterator[SiteFile]:
    versions = view.versions.of_all(stories) + "".join(map(view.body_version, stories))
    made_from = ("content/news",)
    yield SiteFile(folder + ATOM, lambda: as_atom(feed()), made_from, versions)
    yield SiteFile(folder + JSON, lambda: as_json_feed(feed()), made_from, versions)
