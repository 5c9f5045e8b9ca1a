"""Posters: the gallery by campaign, and each with its words and where it hangs."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.kinds.poster import CORE_VALUES_ENGLISH, Campaign, Poster
from civsite.render.sheets import PAPERS
from civsite.render.site.pages.cards import asset_picture, places_of
from civsite.render.site.pages.kinds.kind import Entry, PageKind, Section, entry
from civsite.render.site.pages.page import SitePage
from civsite.render.site.reached import linked
from civsite.render.site.view import Values, View, paired, plain


def pages(view: View) -> Iterator[SitePage]:
    posters = list(view.items_of(Poster))
    groups: list[Values] = [
        {
            "title": view.word(f"campaign_{campaign.value}"),
            "anchor": campaign.value,
            "posters": [
                poster_card(view, poster) for poster in posters if poster.campaign is campaign
            ],
        }
        for campaign in Campaign
    ]
    shown = [group for group in groups if group["posters"]]
    titles = (card["title"] for group in shown for card in group["posters"])
    yield view.overview("posters", {"groups": shown}, titles)
    for poster in posters:
        yield _poster_page(view, poster)


def poster_card(view: View, poster: Poster) -> Values:
    """A poster small: its sheet, its artwork, or else its own words."""
    return {
        "title": view.title_of(poster),
        "url": view.item_url(poster),
        "campaign": view.word(f"campaign_{poster.campaign.value}"),
        "picture": view.picture(poster.artwork, poster.title),
        "panel": asset_picture(view, f"posters/{poster.id}.png"),
        "words": [
            {"text": word, "english": CORE_VALUES_ENGLISH.get(word, "")} for word in poster.words
        ],
        "slogan": view.said(poster, "slogan"),
    }


def _poster_page(view: View, poster: Poster) -> SitePage:
    translated, made = view.translated(poster), view.inputs.assets
    sheets = {paper: f"posters/{poster.id}-{paper}.pdf" for paper in PAPERS}
    said = {field: view.said(poster, field) for field in ("summary", "slogan", "text")}
    words = plain(" ".join(poster.words)) if poster.words and view.is_main else None
    return view.item_page(
        poster,
        "poster.html",
        {
            **poster_card(view, poster),
            "summary": linked(view, said["summary"]),
            "meanings": _meanings(view, poster, translated),
            "text": linked(view, said["text"]),
            "steps": [
                linked(
                    view, view.compared(poster.steps[i] if i < len(poster.steps) else None, step)
                )
                for i, step in enumerate(translated.steps)
            ],
            "provenance": view.said(poster, "provenance"),
            "places": places_of(view, poster),
            # The files for anyone's printer, those that were made.
            "sheets": [
                {"paper": paper, "url": path} for paper, path in sheets.items() if path in made
            ],
            "crumbs": [view.crumb("posters")],
        },
        next(filter(None, (*said.values(), words)), None),
    )


def _meanings(view: View, poster: Poster, translated: Poster) -> list[Values]:
    """Each word with its plain meaning."""
    if not poster.meanings or len(poster.meanings) != len(poster.words):
        return []
    meanings = paired(poster.meanings, translated.meanings)
    return [
        {"word": word, "meaning": view.compared(*texts)}
        for word, texts in zip(poster.words, meanings, strict=True)
    ]


def _entries(view: View, poster: Poster) -> Iterator[Entry]:
    told = view.translated(poster)
    texts = (told.summary, *told.words, told.slogan, told.text, *told.steps, *told.meanings)
    yield entry(view, poster, texts)


KIND = PageKind(Poster, pages, _entries, section=Section(6, "posters"), is_deep=True)
