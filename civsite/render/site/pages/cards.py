"""What pages show of other things: stories, notices, deeds in short; pictures and links of items."""

from __future__ import annotations

from civsite.model.item import Item
from civsite.model.kinds.honours import Deed, Honours
from civsite.model.kinds.news import Figures, News
from civsite.model.kinds.notice import Notice
from civsite.render.site import dates
from civsite.render.site.addresses import slot_path, tag_path
from civsite.render.site.inputs import LARGE_PX, SMALL_PX, TINY_PX, form_path
from civsite.render.site.view import Values, View, paired, plain
from civsite.text.clusters import beginning
from civsite.text.markdown import first_paragraph
from civsite.text.names import seal_of
from civsite.text.plain import plain_text

_SUMMARY_LENGTH = 90


def story_card(view: View, story: News) -> Values:
    """What lists show of a story. Made once: several show it."""
    if story.id not in view.cards:
        first = story.leading_photo
        view.cards[story.id] = {
            "title": view.title_of(story),
            "url": view.item_url(story),
            "date": view.day(story.date),
            "place": view.said(story, "place"),
            "summary": summary_of(view, story),
            "picture": view.picture(first.file, "", first.focus) if first else None,
        }
    return view.cards[story.id]


def summary_of(view: View, story: News) -> Values | None:
    """The summary that is written, or else how the text begins. Made once."""
    if story.id not in view.summaries:
        translated = view.translated(story)
        own = story.summary or _beginning(story.body)
        other = own if translated is story else translated.summary or _beginning(translated.body)
        view.summaries[story.id] = view.compared(own, other)
    return view.summaries[story.id]


def beginning_of(view: View, item: Item) -> Values | None:
    """How the text of an item begins; None if it has none."""
    own, told = item.markdown, view.translated(item).markdown
    return view.compared(_beginning(own), _beginning(own if told is own else told))


def event_place(view: View, story: News) -> Values | None:
    """Where the event of a story is: where the event says, or else the story."""
    event, told = story.event, view.translated(story)
    own = (event.place if event else None) or story.place
    return view.compared(own, (told.event.place if told.event else None) or told.place)


def notice_card(view: View, notice: Notice) -> Values:
    day = notice.date or notice.from_
    return {
        "title": view.title_of(notice),
        "url": view.item_url(notice),
        "level": notice.level.value,
        "level_word": view.word(f"level_{notice.level.value}"),
        "what": view.said(notice, "what"),
        "when": view.said(notice, "when"),
        "where": view.said(notice, "where"),
        "date": view.day(day) if day else None,
        "valid": dates.written_span(notice.from_, notice.until, view.language),
    }


def deed_cards(view: View, honours: Honours) -> list[Values]:
    """The deeds of a roll that may be shown, for all who show some of them.

    Consent is read from the original alone, words from the translation. A deed whose person neither
    agreed nor asked to stay unnamed is left out altogether.
    """
    if honours.id not in view.deeds:
        deeds = paired(honours.deeds, view.translated(honours).deeds)
        view.deeds[honours.id] = [
            _deed_card(view, deed, told) | {"anchor": f"d{number}", "page": view.item_url(honours)}
            for number, (deed, told) in enumerate(deeds, 1)
            if deed.may_be_shown
        ]
    return view.deeds[honours.id]


def _deed_card(view: View, deed: Deed, told: Deed) -> Values:
    """Nobody without consent is named or pictured."""
    name = told.name if deed.may_be_named else None
    return {
        "name": (name and view.compared(deed.name, name)) or plain(view.word("anonymous")),
        "seal": seal_of(name) if name else view.word("anonymous_seal"),
        "category": deed.honour,
        "honour": _usual(view, "honour", deed.honour, told.honour),
        "deed": view.compared(deed.deed, told.deed),
        "level": _usual(view, "at", deed.level, told.level),
        "date": view.day(deed.date) if deed.date else None,
        "picture": view.picture(deed.shown_photo, name or "", deed.focus),
    }


def _usual(view: View, kind: str, original: str | None, translated: str | None) -> Values | None:
    """A category or a level: in our own words where no translation names it and it is a usual one."""
    known = view.words.get(f"{kind}_{original}")
    if known is not None and translated == original and not view.is_main:
        return plain(known)
    return view.compared(original, translated)


def figure_cards(view: View, figures: Figures | None) -> list[Values]:
    """The numbers that are said, as number and unit."""
    said = figures.model_dump(exclude_none=True) if figures else {}
    return [
        {"number": f"{number:,}", "unit": view.word(f"figure_{key}")}
        for key, number in said.items()
        if number
    ]


def tag_links(view: View, story: News) -> list[Values]:
    return [
        {"title": view.compared(tag, name), "url": view.url(tag_path(tag))}
        for tag, name in paired(story.tags, view.translated(story).tags)
    ]


def places_of(view: View, item: Item) -> list[Values]:
    """The boards and slots that carry `item`, each with a link to the slot's page."""
    return [
        {
            "board": view.named(view.community.boards[placement.board]),
            "slot": placement.slot,
            "url": view.url(slot_path(placement.board, placement.slot)),
        }
        for placement in view.inputs.edition.placements
        if placement.item == item.id and placement.board in view.community.boards
    ]


def panel_picture(view: View, board: str, slot: str) -> Values | None:
    """The proof of what hangs in a slot: URL, size in px, and the print file beside it."""
    path = f"panels/{board}/{slot}.png"
    picture = asset_picture(view, path)
    return picture and {**picture, "tiny": form_path(path, TINY_PX)}


def asset_picture(view: View, path: str) -> Values | None:
    """A picture that another stage made for the site, small and large, with its size in px."""
    size_px = view.inputs.pictures.get(path)
    if size_px is None:
        return None
    pdf = f"{path.removesuffix('.png')}.pdf"
    return {
        "small": form_path(path, SMALL_PX),
        "large": form_path(path, LARGE_PX),
        "width": size_px[0],
        "height": size_px[1],
        "pdf": pdf if pdf in view.inputs.assets else None,
    }


def link_by_id(view: View, item_id: str) -> Values:
    """A link to an item that was shown, or its id alone where it has no page any more."""
    item = view.items.get(item_id)
    if item is None:
        return {"title": plain(item_id), "url": None, "kind": ""}
    return view.link(item)


def _beginning(body: str) -> str:
    """The first paragraph, cut to the length of a summary."""
    text = plain_text(first_paragraph(body))
    return (
        text
        if len(text) <= _SUMMARY_LENGTH
        else beginning(text, _SUMMARY_LENGTH).rstrip("，、；：") + "…"
    )
