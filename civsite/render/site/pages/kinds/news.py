"""News: the latest, each story, and the archive by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice, repeat

from civsite.canonical import canonical_json
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.news import News
from civsite.render.site import dates
from civsite.render.site.description import own_words
from civsite.render.site.pages.cards import (
    event_place,
    figure_cards,
    story_card,
    summary_of,
    tag_links,
)
from civsite.render.site.pages.kinds.kind import Entry, PageKind, Section, entry
from civsite.render.site.pages.page import PageValues, SitePage
from civsite.render.site.pages.paging import Part, paged
from civsite.render.site.structured import story_data
from civsite.render.site.view import Values, View
from civsite.text.markdown import parse
from civsite.text.plain import plain_text

_LATEST = 12
_PER_PAGE = 30
Month = tuple[int, int]


def pages(view: View) -> Iterator[SitePage]:
    months = by_month(view)
    yield _overview(view, months)
    crumbs = [view.crumb("news")]
    # Each between the one after it and the one before it.
    in_turn = zip((None, *view.stories), view.stories, (*view.stories[1:], None), strict=False)
    for month, stories in months.items():
        title = dates.written_month(*month, view.language)
        yield from list_pages(view, _month_path(month), title, "news", stories, crumbs)
        for newer, story, older in islice(in_turn, len(stories)):
            yield _story_page(view, story, newer, older)


def by_month(view: View) -> dict[Month, list[News]]:
    """All stories, newest first."""
    months: dict[Month, list[News]] = defaultdict(list)
    for story in view.stories:
        months[story.date.year, story.date.month].append(story)
    return months


def _overview(view: View, months: dict[Month, list[News]]) -> SitePage:
    years: dict[int, list[Values]] = defaultdict(list)
    for month, stories in months.items():
        title, count = dates.month_alone(month[1], view.language), len(stories)
        url = view.url(_month_path(month))
        years[month[0]].append({"title": title, "url": url, "count": view.word("stories", n=count)})
    quarters = [
        {"title": dates.written_quarter(each.quarter, view.language), "url": view.item_url(each)}
        for each in sorted(view.items_of(Digest), key=lambda each: each.quarter, reverse=True)
    ]
    return view.overview(
        "news",
        {
            "stories": [story_card(view, story) for story in view.stories[:_LATEST]],
            "years": [{"year": year, "months": listed} for year, listed in years.items()],
            "quarters": quarters,
        },
        (view.title_of(story) for story in view.stories),
        changed=view.stories[0].date if view.stories else None,
    )


def list_pages(
    view: View,
    path: str,
    title: str | Values,
    word: str,
    stories: Sequence[News],
    crumbs: list[Values],
    feeds: str | None = None,
) -> Iterator[SitePage]:
    """A list of stories, newest first, over as many pages as it needs. `word` says what list it is.

    `feeds` is the folder of the list's own feeds, where it has some.
    """
    common = {"crumbs": crumbs, "count": view.word("stories", n=len(stories)), "feeds": feeds}
    parts = paged(view, path, stories, _PER_PAGE)
    about = canonical_json([title, common, parts[0].urls])
    for part in parts:
        yield view.page_later(
            part.path,
            "list.html",
            f"{about} {view.versions.of_all(part.entries)}",
            partial(_part_values, view, title, word, part, common),
            made_from=("content/news",),
            changed=part.entries[0].date if part.entries else None,
        )


def _part_values(
    view: View, title: str | Values, word: str, part: Part[News], common: Values
) -> PageValues:
    name = title["text"] if isinstance(title, dict) else title
    context = {**common, "numbered": part.links()}
    return list_values(view, title, (name, view.word(word)), part.entries, context)


def list_values(
    view: View,
    title: str | Values,
    about: Sequence[str],
    stories: Sequence[News],
    context: Values,
) -> PageValues:
    """What a page with a list of stories is filled with; `about` says what list it is."""
    cards = [story_card(view, story) for story in stories]
    described = view.listing(about, (card["title"] for card in cards))
    return view.values(title, {"stories": cards, **context}, described)


def _story_page(view: View, story: News, newer: News | None, older: News | None) -> SitePage:
    own = f"{view.versions[story.id]}\0{view.body_version(story)}"
    return view.page_later(
        view.path_of(story),
        "story.html",
        f"{own}\0{view.link_version(newer)}\0{view.link_version(older)}",
        partial(_story_values, view, story, newer, older),
        made_from=view.sources_of(story),
        changed=story.date,
        item=story.id,
    )


def _story_values(view: View, story: News, newer: News | None, older: News | None) -> PageValues:
    summary = summary_of(view, story)
    return view.values(
        view.title_of(story),
        {
            "card": view.card_of(story),
            "data": story_data(view, story),
            "date": view.day(story.date),
            "place": view.said(story, "place"),
            "lead": view.said(story, "summary"),
            "body": view.body(story),
            "photos": _photos(view, story),
            "figures": figure_cards(view, story.figures),
            "event": _event(view, story),
            "tags": tag_links(view, story),
            "newer": view.link(newer) if newer else None,
            "older": view.link(older) if older else None,
            "crumbs": [
                view.crumb("news"),
                {
                    "title": dates.written_month(story.date.year, story.date.month, view.language),
                    "url": view.url(_month_path((story.date.year, story.date.month))),
                },
            ],
        },
        own_words(summary, view.main_language),
    )


def _photos(view: View, story: News) -> list[Values]:
    shown = []
    captions = chain((photo.caption for photo in view.translated(story).photos), repeat(None))
    for photo, caption in zip(story.photos, captions, strict=False):
        said = view.compared(photo.caption, caption)
        picture = view.picture(photo.file, said["text"] if said else "", photo.focus, large=True)
        if picture is not None:
            shown.append({**picture, "caption": said})
    return shown


def _event(view: View, story: News) -> Values | None:
    if story.event is None:
        return None
    return {
        "day": view.day(story.event.start.date()),
        "clock": dates.written_clock(story.event.start, story.event.end, view.language),
        "place": event_place(view, story),
    }


def _month_path(month: Month) -> str:
    return f"news/archive/{month[0]:04d}-{month[1]:02d}.md"


def _entries(view: View, story: News) -> Iterator[Entry]:
    told = view.translated(story)
    captions = (photo.caption for photo in told.photos)
    texts = (told.place, told.summary, plain_text(parse(told.body)), *captions)
    yield entry(view, story, texts, view.day(story.date)["text"])


KIND = PageKind(News, pages, _entries, section=Section(2, "news"))
