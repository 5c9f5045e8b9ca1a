"""Stories, notices and deeds → the short form in which lists and the first page show them."""

from __future__ import annotations

from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import Figures, News
from civsite.model.kinds.notice import Notice
from civsite.render.site import dates
from civsite.render.site.addresses import tag_path
from civsite.render.site.bodies import plain_text
from civsite.render.site.people import ShownDeed, shown_deeds
from civsite.render.site.view import Values, View, plain

_SUMMARY_LENGTH = 90


def story_card(view: View, story: News) -> Values:
    """What lists show of a story. Made once: several show it."""
    if story.id not in view.cards:
        view.cards[story.id] = _story_card(view, story)
    return view.cards[story.id]


def _story_card(view: View, story: News) -> Values:
    first = story.photos[0] if story.photos else None
    return {
        "title": view.said(story, "title"),
        "url": view.item_url(story),
        "date": view.day(story.date),
        "place": view.said(story, "place"),
        "summary": summary_of(view, story),
        "picture": view.picture(first.file, "", first.focus) if first else None,
    }


def summary_of(view: View, story: News) -> Values | None:
    """The summary that is written, or else how the text begins. Made once."""
    if story.id not in view.summaries:
        translated = view.translated(story)
        own = story.summary or _beginning(story.body)
        other = own if translated is story else translated.summary or _beginning(translated.body)
        view.summaries[story.id] = view.compared(own, other)
    return view.summaries[story.id]


def notice_card(view: View, notice: Notice) -> Values:
    day = notice.date or notice.from_
    return {
        "title": view.said(notice, "title"),
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
    """The deeds of a roll, for all who show some of them."""
    if honours.id not in view.deeds:
        view.deeds[honours.id] = _deed_cards(view, honours)
    return view.deeds[honours.id]


def _deed_cards(view: View, honours: Honours) -> list[Values]:
    translated = view.translated(honours)
    other = translated if translated is not honours else None
    return [_deed_card(view, honours, shown) for shown in shown_deeds(honours, other)]


def _deed_card(view: View, honours: Honours, shown: ShownDeed) -> Values:
    original = honours.deeds[shown.number]
    deed = shown.deed
    name = None
    if shown.name is not None:
        name = view.compared(original.name, shown.name)
    return {
        "name": name or plain(view.word("anonymous")),
        "seal": shown.surname or view.word("anonymous_seal"),
        "category": original.honour,
        "honour": _usual(view, "honour", original.honour, deed.honour),
        "deed": view.compared(original.deed, deed.deed),
        "level": _usual(view, "at", original.level, deed.level),
        "date": view.day(original.date) if original.date else None,
        "picture": view.picture(shown.photo, shown.name or "", original.focus),
        "anchor": f"d{shown.number + 1}",
        "page": view.item_url(honours),
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


def tag_names(view: View, story: News) -> tuple[str, ...]:
    """What its topics are called in the view's language, or else in its own."""
    translated = view.translated(story).tags
    return translated if len(translated) == len(story.tags) else story.tags


def tag_links(view: View, story: News) -> list[Values]:
    return [
        {"title": view.compared(tag, name), "url": view.url(tag_path(tag))}
        for tag, name in zip(story.tags, tag_names(view, story), strict=True)
    ]


def _beginning(body: str) -> str:
    """The first paragraph, cut to the length of a summary."""
    paragraphs = (part.strip() for part in body[: _SUMMARY_LENGTH * 12].split("\n\n"))
    text = next((plain_text(part) for part in paragraphs if part[:1] not in "#!|>`<-*"), "")
    return text if len(text) <= _SUMMARY_LENGTH else text[:_SUMMARY_LENGTH].rstrip("，、；：") + "…"
