"""Screens: all of them; each with its hours, what it accepts, and its picture."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.item import Kind
from civsite.model.screen import Screen
from civsite.render.site.addresses import screen_path
from civsite.render.site.inputs import SLIDE_PX
from civsite.render.site.pages.cards import asset_picture, link_by_id
from civsite.render.site.pages.page import SitePage
from civsite.render.site.view import Values, View, plain


def pages(view: View) -> Iterator[SitePage]:
    screens = list(view.community.screens.values())
    cards = [_screen_card(view, screen) for screen in screens]
    yield view.overview("screens", {"screens": cards}, (card["name"] for card in cards))
    for screen in screens:
        yield _screen_page(view, screen)


def _screen_card(view: View, screen: Screen) -> Values:
    name = view.named(screen)
    return {
        "name": name,
        "url": view.url(screen_path(screen.id)),
        "place": view.said(screen, "place"),
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


def _screen_page(view: View, screen: Screen) -> SitePage:
    kinds = [kind for kind in Kind if screen.accepts_kind(kind)]
    sides = (screen.size.width, screen.size.height)
    scale = min(1.0, SLIDE_PX / max(sides))
    width, height = (max(1, round(side * scale)) for side in sides)
    card, plays = _screen_card(view, screen), [view.word(f"kind_{kind.value}") for kind in kinds]
    place = card["place"]["text"] if card["place"] else None
    return view.page(
        screen_path(screen.id),
        card["name"],
        "screen.html",
        {
            **card,
            "report_about": screen.name,
            # What it plays today, each with the page that says more.
            "slides": [
                {
                    **link_by_id(view, shown.item),
                    "picture": shown.picture,
                    "part": f" {shown.part}/{shown.parts}" if shown.parts > 1 else "",
                }
                for shown in view.inputs.slides.get(screen.id, ())
            ],
            "slide": {"width": width, "height": height},
            "dwell_ms": screen.dwell * 1000,
            "plays": plays,
            "crumbs": [view.crumb("screens")],
        },
        view.listing((card["name"]["text"], place, card["hours"]), map(plain, plays)),
        made_from=(f"content/screens/{screen.id}.yml",),
        screen=screen.id,
    )
