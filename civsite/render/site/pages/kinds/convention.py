"""Conventions: all of them; each with articles that can be linked, and its history."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.kinds.convention import Convention
from civsite.render.site.pages.kinds.kind import Entry, PageKind, Section, entry
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import View, paired


def pages(view: View) -> Iterator[SitePage]:
    conventions = list(view.items_of(Convention))
    links = [
        {
            **view.link(each),
            "count": view.word("articles", n=len(each.articles)),
            "adopted": _adopted(view, each),
            "summary": view.said(each, "summary"),
        }
        for each in conventions
    ]
    titles = (link["title"] for link in links)
    yield view.overview("conventions", {"conventions": links}, titles)
    for convention in conventions:
        yield _convention_page(view, convention)


def _convention_page(view: View, convention: Convention) -> SitePage:
    changes = [convention.adopted, *(each.date for each in convention.history)]
    told = view.translated(convention)
    articles = [view.compared(*texts) for texts in paired(convention.articles, told.articles)]
    summary, preamble = view.said(convention, "summary"), view.said(convention, "preamble")
    return view.item_page(
        convention,
        "convention.html",
        {
            "preamble": preamble,
            "articles": [
                {"number": number, "text": text, "anchor": f"a{number}"}
                for number, text in enumerate(articles, 1)
            ],
            "adopted": _adopted(view, convention),
            "adopted_by": view.said(convention, "adopted_by"),
            "history": [
                {"date": view.day(change.date), "note": view.compared(change.note, text.note)}
                for change, text in paired(convention.history, told.history)
            ],
            "crumbs": [view.crumb("conventions")],
        },
        summary or preamble or next(iter(articles), None),
        changed=max(filter(None, changes), default=None),
    )


def _adopted(view: View, convention: Convention) -> str | None:
    day = convention.adopted
    return view.word("adopted", date=view.day(day)["text"]) if day else None


def _entries(view: View, convention: Convention) -> Iterator[Entry]:
    told = view.translated(convention)
    yield entry(view, convention, (told.summary, told.preamble, *told.articles))


KIND = PageKind(Convention, pages, _entries, section=Section(5, "conventions"))
