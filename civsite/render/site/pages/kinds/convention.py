"""Conventions: all of them; each with articles that can be linked, and its history."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.kinds.convention import Convention
from civsite.render.site.addresses import item_path
from civsite.render.site.pages.kinds.kind import Entry, PageKind, Section, entry
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import Values, View

_OVERVIEW = "conventions/index.md"


def pages(view: View) -> Iterator[SitePage]:
    conventions = list(view.items_of(Convention))
    yield view.page(
        _OVERVIEW,
        view.word("conventions"),
        "conventions.html",
        {
            "conventions": [
                {
                    **view.link(each),
                    "count": view.word("articles", n=len(each.articles)),
                    "adopted": _adopted(view, each),
                    "summary": view.said(each, "summary"),
                }
                for each in conventions
            ]
        },
        made_from=("content/conventions",),
    )
    for convention in conventions:
        yield _convention_page(view, convention)


def _convention_page(view: View, convention: Convention) -> SitePage:
    changes = [convention.adopted, *(each.date for each in convention.history)]
    return view.page(
        item_path(convention),
        view.said(convention, "title") or convention.title,
        "convention.html",
        {
            "card": view.card_of(convention),
            "preamble": view.said(convention, "preamble"),
            "articles": _articles(view, convention),
            "adopted": _adopted(view, convention),
            "adopted_by": view.said(convention, "adopted_by"),
            "history": _history(view, convention),
            "crumbs": [{"title": view.word("conventions"), "url": view.url(_OVERVIEW)}],
        },
        made_from=view.sources([convention]),
        description=view.translated(convention).summary or "",
        item=convention.id,
        changed=max(filter(None, changes), default=None),
    )


def _adopted(view: View, convention: Convention) -> str | None:
    if convention.adopted is None:
        return None
    return view.word("adopted", date=view.day(convention.adopted)["text"])


def _articles(view: View, convention: Convention) -> list[Values]:
    other = view.translated(convention).articles
    texts = other if len(other) == len(convention.articles) else convention.articles
    return [
        {"number": number, "text": view.compared(original, text), "anchor": f"a{number}"}
        for number, (original, text) in enumerate(
            zip(convention.articles, texts, strict=True), start=1
        )
    ]


def _history(view: View, convention: Convention) -> list[Values]:
    other = view.translated(convention).history
    texts = other if len(other) == len(convention.history) else convention.history
    return [
        {"date": view.day(original.date), "note": view.compared(original.note, text.note)}
        for original, text in zip(convention.history, texts, strict=True)
    ]


def _entries(view: View, convention: Convention) -> Iterator[Entry]:
    told = view.translated(convention)
    yield entry(view, convention, (told.summary, told.preamble, *told.articles))


KIND = PageKind(Convention, pages, _entries, section=Section(5, "conventions"))
