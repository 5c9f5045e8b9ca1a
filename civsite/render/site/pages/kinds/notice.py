"""Notices: those in force, those to come, those past; and each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from civsite.model.kinds.notice import Notice
from civsite.render.site import dates
from civsite.render.site.pages.cards import beginning_of, notice_card
from civsite.render.site.pages.kinds.kind import Entry, PageKind, Section, entry
from civsite.render.site.pages.page import SitePage
from civsite.render.site.reached import linked
from civsite.render.site.view import Values, View
from civsite.text.markdown import parse
from civsite.text.plain import plain_text


def pages(view: View) -> Iterator[SitePage]:
    current = view.current_notices()
    soon = [each for each in view.notices if each.from_ is not None and each.from_ > view.today]
    past = [each for each in view.notices if each not in current and each not in soon]
    past.sort(key=lambda each: (each.until or view.today, each.id), reverse=True)
    groups = {"current": current, "soon": soon, "past": past}
    cards = {key: [notice_card(view, each) for each in group] for key, group in groups.items()}
    titles = (card["title"] for group in cards.values() for card in group)
    yield view.overview("notices", cards, titles)
    for notice in view.notices:
        yield _notice_page(view, notice)


def _notice_page(view: View, notice: Notice) -> SitePage:
    said = {field: view.said(notice, field) for field in ("what", "when", "where", "who")}
    return view.item_page(
        notice,
        "notice.html",
        {
            "level": notice.level.value,
            "level_word": view.word(f"level_{notice.level.value}"),
            "rows": [
                {"label": view.word(key), "text": linked(view, text)}
                for key, text in said.items()
                if text
            ],
            "contact": linked(view, view.said(notice, "contact"), is_contact=True),
            "valid": dates.written_span(notice.from_, notice.until, view.language),
            "date": view.day(notice.date) if notice.date else None,
            "is_past": notice.until is not None and notice.until < view.today,
            "body": view.body(notice),
        },
        _in_short(view, notice, said),
        changed=notice.date or notice.from_,
    )


def _in_short(view: View, notice: Notice, said: Mapping[str, Values | None]) -> Values | None:
    """What, when and where in one line; else its summary, or how its text begins."""
    told = [text for key, text in said.items() if text and key != "who"]
    if told:
        return {"text": " · ".join(text["text"] for text in told), "lang": told[0]["lang"]}
    return view.said(notice, "summary") or beginning_of(view, notice)


def _entries(view: View, notice: Notice) -> Iterator[Entry]:
    told = view.translated(notice)
    texts = (told.summary, told.what, told.when, told.where, told.who, plain_text(parse(told.body)))
    yield entry(view, notice, texts)


KIND = PageKind(Notice, pages, _entries, section=Section(1, "notices", always=True), is_deep=True)
