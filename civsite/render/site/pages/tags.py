"""Topics: all of them, and the stories of each."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.render.site.addresses import tag_path
from civsite.render.site.pages.kinds.news import list_pages
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import Values, View, paired, plain


def pages(view: View) -> Iterator[SitePage]:
    stories, titles = view.stories_by_topic, _titles(view)
    most_first = sorted(stories, key=lambda tag: (-len(stories[tag]), tag))
    links: list[Values] = [
        {"title": titles[tag], "url": view.url(tag_path(tag)), "count": len(stories[tag])}
        for tag in most_first
    ]
    names = (link["title"] for link in links)
    yield view.overview("tags", {"tags": links}, names, made_from=("content/news",))
    crumbs = [view.crumb("tags")]
    for tag in most_first:
        feeds = view.url(tag_path(tag))
        yield from list_pages(view, tag_path(tag), titles[tag], "tag", stories[tag], crumbs, feeds)


def _titles(view: View) -> dict[str, Values]:
    """A topic is called what a translation calls it anywhere."""
    if view.is_main:
        return {tag: plain(tag) for tag in view.stories_by_topic}
    titles: dict[str, Values] = {}
    for story in view.stories:
        for tag, name in paired(story.tags, view.translated(story).tags):
            if tag not in titles or titles[tag]["lang"]:
                titles[tag] = view.compared(tag, name) or plain(tag)
    return titles
