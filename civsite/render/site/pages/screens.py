"""Screens: all of them; each with its hours, what it accepts, and its picture."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.item import Kind
from civsite.model.screen import Screen
from civsite.render.site.addresses import screen_path
from civsite.render.site.inputs import SLIDE_PX
from civsite.render.site.pages.cards import asset_picture, link_by_id
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import Values, View

_OVERVIEW = "screens/index.md"


def pages(view: View) -> Iterator[SitePage]:
    screens = list(view.community.screens.values())
    yield view.page(
        _OVERVIEW,
        view.word("screens"),
        "screens.html",
        {"screens": [_screen_card(view, screen) for screen in screens]},
        made_from=("content/screens",),
    )
    for screen in screens:
        yield _screen_page(view, screen)


def _screen_card(view: View, screen: Screen) -> Values:
    translated = view.translated_record(screen)
    name = view.named(screen)
    return {
        "name": name,
        "url": view.url(screen_path(screen.id)),
        "place": view.compared(screen.place, translated.place),
        "kind": view.word(f"screen_{screen.kind.value}"),
        "hours": _times(view, screen),
        "width": screen.size.width,
        "height": screen.size.height,
        "type_size": round(min(screen.size.width / 7, screen.size.height / 2), 1),
        "picture": asset_picture(view, f"screens/{screen.id}.png"),
        "alt": view.word("preview", name=name["text"]),
    }


def _times(view: View, screen: Screen) -> str:
    """When it is on."""
    if screen.days is None and screen.hours is None:
        return view.word("all_day")
    times = screen.times
    if view.language == "en":
        return times.en
    return times.zh.replace("周", "週") if view.language == "zh-Hant" else times.zh


def _slides(view: View, screen: Screen) -> list[Values]:
    """What it plays today, each with the page that says more."""
    slides = []
    for shown in view.inputs.slides.get(screen.id, ()):
        link = link_by_id(view, shown.item)
        part = f" {shown.part}/{shown.parts}" if shown.parts > 1 else ""
        slides.append({**link, "picture": shown.picture, "part": part})
    return slides


def _slide_size(screen: Screen) -> Values:
    """Its proportions as a picture of it has them, px."""
    longer = max(screen.size.width, screen.size.height)
    scale = min(1.0, SLIDE_PX / longer)
    return {
        "width": max(1, round(screen.size.width * scale)),
        "height": max(1, round(screen.size.height * scale)),
    }


def _screen_page(view: View, screen: Screen) -> SitePage:
    kinds = [kind for kind in Kind if screen.accepts_kind(kind)]
    return view.page(
        screen_path(screen.id),
        view.named(screen),
        "screen.html",
        {
            **_screen_card(view, screen),
            "report_about": screen.name,
            "slides": _slides(view, screen),
            "slide": _slide_size(screen),
            "dwell_ms": screen.dwell * 1000,
            "plays": [view.word(f"kind_{kind.value}") for kind in kinds],
            "crumbs": [{"title": view.word("screens"), "url": view.url(_OVERVIEW)}],
        },
        made_from=(f"content/screens/{screen.id}.yml",),
        screen=screen.id,
    )
