"""Screens: all of them; each with its hours, what it accepts, and its picture."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.item import Kind
from civsite.model.screen import Screen
from civsite.render.site.addresses import screen_path
from civsite.render.site.pages.page import SitePage
from civsite.render.site.pages.places import asset_picture
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
        "hours": str(screen.hours).replace("-", "–") if screen.hours else view.word("all_day"),
        "width": screen.size.width,
        "height": screen.size.height,
        "type_size": round(min(screen.size.width / 7, screen.size.height / 2), 1),
        "picture": asset_picture(view, f"screens/{screen.id}.png"),
        "alt": view.word("preview", name=name["text"]),
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
            "plays": [view.word(f"kind_{kind.value}") for kind in kinds],
            "crumbs": [{"title": view.word("screens"), "url": view.url(_OVERVIEW)}],
        },
        made_from=(f"content/screens/{screen.id}.yml",),
        screen=screen.id,
    )
